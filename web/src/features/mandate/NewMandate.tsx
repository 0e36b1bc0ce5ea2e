// Granting a permission.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { memoProblem } from "~/features/pay/memo";
import { usePaid, useRecipient, useStanding } from "~/features/pay/recipient";
import { RecipientField } from "~/features/pay/RecipientField";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { Choice } from "~/ui/Tabs";
import { PERIODS, type Period } from "./period";

export default function NewMandate() {
  const t = useText();
  const format = useFormat();
  const label = useLabels();
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const account = useAccount();
  const { all, shown } = useHoldings(account?.address);
  const [kind, setKind] = useState<"standing_order" | "subscription">("standing_order");
  const [to, setTo] = useState("");
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [period, setPeriod] = useState<Period>("month");
  const [times, setTimes] = useState("");
  const [memo, setMemo] = useState("");
  const [sure, setSure] = useState(false);
  const reading = useRecipient(to);
  const paid = usePaid(account?.address ?? "");
  const standing = useStanding(reading.recipient?.address ?? null, paid);
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const state = useAmount(amount, holding?.asset);
  const count = times.trim() === "" ? null : /^[1-9]\d{0,5}$/.test(times.trim()) ? Number(times) : undefined;
  const wrongMemo = memoProblem(memo, t.pay.memoLong);
  const self = reading.recipient?.address === account?.address;
  const ready = reading.recipient && !self && state.units !== null && count !== undefined && !wrongMemo && (!standing.lookalike || sure);

  const submit = () => {
    if (!ready || !holding || !reading.recipient || state.units === null) return;
    const payee = reading.recipient.address;
    const start_ms = time_ms;
    const end_ms = count ? start_ms + count * PERIODS[period] - 1 : null;
    const who = seen(reading.recipient.name ?? label(payee).text);
    propose({
      title: t.mandate.make,
      verb: t.mandate.verb(`${format.amount(state.units, holding.asset.decimals)} ${holding.asset.code}`, who),
      wanted: [{ kind: "grant_mandate", payee, asset, amount: String(state.units), period_ms: PERIODS[period], start_ms, mandate_kind: kind, ...(end_ms && { end_ms }), ...(memo && { memo: { text: memo } }) }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "mandate_granted");
        go(event?.kind === "mandate_granted" ? `/mandate/${event.mandate}` : "/mandates");
      },
    });
  };
  return (
    <Page title={t.mandate.make} narrow>
      <Card>
        <Stack>
          <Choice label={t.mandate.kind} value={kind} onChange={setKind} options={[["standing_order", t.mandate.kinds.standing_order], ["subscription", t.mandate.kinds.subscription]]} />
          <p>{t.mandate.kindNotes[kind]}</p>
          <RecipientField label={t.mandate.payee} text={to} onText={setTo} reading={reading} standing={standing} paid={paid} sure={sure} onSure={setSure} />
          {self && <Notice tone="warn">{t.pay.self}</Notice>}
          <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <AmountField label={t.mandate.amount} value={amount} onChange={setAmount} asset={holding?.asset} state={state} have={holding?.units} />
          <SelectField label={t.mandate.period} value={period} onChange={(event) => setPeriod(event.target.value as Period)}>
            {(Object.keys(PERIODS) as Period[]).map((one) => <option key={one} value={one}>{t.mandate.periods[one]}</option>)}
          </SelectField>
          <Field label={t.app.noted(t.mandate.end, t.app.optional)} inputMode="numeric" hint={t.mandate.endNote} value={times} error={count === undefined ? t.mandate.endWrong : null} onChange={(event) => setTimes(event.target.value)} />
          <Field label={t.app.noted(t.pay.memo, t.app.optional)} value={memo} error={wrongMemo} onChange={(event) => setMemo(event.target.value)} />
          <Notice>{t.mandate.reserves}</Notice>
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
