// Paying one person.

import { useEffect, useMemo, useState, type FormEvent } from "react";
import { useLocation, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import type { Action, Memo } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { FiatLine } from "~/features/oracle/FiatLine";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { LinkTabs } from "~/ui/Tabs";
import { AssetSelect } from "./AssetSelect";
import { givenPayment } from "./given";
import { memoProblem, useMemoKey } from "./memo";
import { usePaid, useRecipient, useStanding } from "./recipient";
import { RecipientField } from "./RecipientField";

const DAY_MS = 86_400_000;

export function PayTabs() {
  const t = useText().pay;
  return <LinkTabs label={t.title} options={[["/pay", t.tabs.one], ["/pay/many", t.tabs.many]]} />;
}

export default function Send() {
  const t = useText();
  const format = useFormat();
  const label = useLabels();
  const network = useNetwork();
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const { what } = useParams<{ what?: string }>();
  const account = useAccount();
  const { all, shown } = useHoldings(account?.address);
  const [to, setTo] = useState(() => givenPayment.get() ?? what ?? "");
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [memo, setMemo] = useState("");
  const [sealed, setSealed] = useState(false);
  const [held, setHeld] = useState(false);
  const [days, setDays] = useState("7");
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);

  const reading = useRecipient(to);
  const { recipient } = reading;
  const paid = usePaid(account?.address ?? "");
  const standing = useStanding(recipient?.address ?? null, paid);
  const key = useMemoKey(standing.account, sealed);
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const max = holding && spendable(network, held ? "hold" : "send", asset, holding.units);
  const state = useAmount(amount, holding?.asset, max);

  // A payment link brings more than the receiver.
  useEffect(() => {
    const link = recipient?.link;
    if (!link) return;
    if (link.asset !== undefined) setAsset(link.asset);
    if (link.amount !== undefined) setAmount(link.amount);
    if (link.memo !== undefined) setMemo(link.memo);
  }, [recipient]);
  useEffect(() => setSure(false), [recipient]);
  // A link that was followed fills the form once.
  useEffect(() => givenPayment.set(null), []);

  const wrongMemo = memoProblem(memo, t.pay.memoLong) ?? (standing.account?.inbox.require_memo && !memo && tried ? t.pay.memoNeeded : null);
  const self = recipient?.address === account?.address;
  const ready = recipient && !self && state.units !== null && !wrongMemo && (!standing.lookalike || sure) && !(sealed && memo && !key.key) && !(standing.account?.inbox.require_memo && !memo);
  const name = useMemo(() => seen(recipient ? (recipient.name ?? standing.account?.name ?? label(recipient.address).text) : ""), [recipient, standing.account, label]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready || !holding || state.units === null) return;
    const units = state.units.toString();
    const said = `${format.amount(units, holding.asset.decimals)} ${holding.asset.code}`;
    const { address } = recipient;
    propose({
      title: t.pay.act,
      verb: held ? t.pay.holdVerb(said, name) : t.pay.verb(said, name),
      wanted: async () => {
        const note: Memo | null = !memo ? null : sealed && key.key ? { sealed: (await wallet("memo.seal", { text: memo, receiver: key.key })).sealed } : { text: memo };
        const send = { to: address, asset, amount: units, ...(note && { memo: note }) };
        const action: Action = held ? { kind: "hold", ...send, deadline_ms: time_ms + Number(days) * DAY_MS } : { kind: "send", ...send };
        return [action];
      },
      onFinal: () => { setTo(""); setAmount(""); setMemo(""); setTried(false); if (what) go("/pay", { replace: true }); },
    });
  };
  return (
    <Page title={t.pay.title} narrow>
      <PayTabs />
      <Card>
        <form onSubmit={submit} noValidate>
          <Stack>
            <RecipientField text={to} onText={setTo} reading={reading} standing={standing} paid={paid} sure={sure} onSure={setSure} />
            {self && <Notice tone="warn">{t.pay.self}</Notice>}
            <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />
            <AmountField value={amount} onChange={setAmount} asset={holding?.asset} state={tried && !amount ? { units: null, error: t.app.amounts.problems.empty } : state} have={holding?.units} max={max} />
            <FiatLine asset={holding?.asset} units={state.units} onAmount={setAmount} />
            <Field label={t.app.noted(t.pay.memo, standing.account?.inbox.require_memo ? t.pay.memoNeeded : t.app.optional)} value={memo} error={wrongMemo} onChange={(event) => setMemo(event.target.value)} />
            {memo && <CheckField checked={sealed} onChange={(event) => setSealed(event.target.checked)}>{t.pay.seal}</CheckField>}
            {memo && sealed && key.missing && <Notice tone="warn">{t.pay.sealNo}</Notice>}
            <CheckField checked={held} onChange={(event) => setHeld(event.target.checked)}>{t.pay.hold}</CheckField>
            {held && <Field label={t.pay.holdDays} hint={t.pay.holdNote} type="number" min={1} max={365} value={days} onChange={(event) => setDays(event.target.value)} />}
            <Button kind="primary" wide type="submit" disabled={!ready}>{t.pay.review}</Button>
          </Stack>
        </form>
      </Card>
    </Page>
  );
}
