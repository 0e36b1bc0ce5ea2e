// Asking a dealer to pay units out.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { Memo, Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { wallet } from "~/core/wallet/client";
import { memoProblem, useMemoKey } from "~/features/pay/memo";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Notice, Stack } from "~/ui/Card";
import { CheckField, Field, SelectField } from "~/ui/Field";
import { seen } from "~/ui/Said";
import { PartyOption } from "./Party";

export function Redeem({ coin, units }: { coin: Stablecoin; units: bigint }) {
  const t = useText();
  const r = t.reserve.redeem;
  const format = useFormat();
  const label = useLabels();
  const [, go] = useLocation();
  const [amount, setAmount] = useState("");
  const [dealerText, setDealer] = useState("");
  const [payTo, setPayTo] = useState("");
  const [sealed, setSealed] = useState(true);
  const state = useAmount(amount, coin, units);
  const dealer = coin.dealers.find((one) => one.account === dealerText)?.account ?? coin.dealers[0]?.account ?? "";
  const record = useQuery(dealer ? paths.account(dealer) : null).data;
  const key = useMemoKey(record, sealed && !!payTo);
  const wrong = memoProblem(payTo, t.pay.memoLong);
  const waiting = sealed && payTo && !key.key;
  const who = seen(record?.name ?? label(dealer).text);
  const submit = () =>
    propose({
      title: r.title,
      verb: r.verb(`${format.amount(state.units ?? 0n, coin.decimals)} ${coin.code}`, who),
      wanted: async () => {
        const memo: Memo | null = !payTo ? null : sealed && key.key ? { sealed: (await wallet("memo.seal", { text: payTo, receiver: key.key })).sealed } : { text: payTo };
        return [{ kind: "request_redemption", coin: coin.id, amount: String(state.units), dealer, ...(memo && { pay_to: memo }) }];
      },
      onFinal: (done) => {
        setAmount("");
        setPayTo("");
        const event = done.receipt.events.find((one) => one.kind === "redemption_requested");
        if (event?.kind === "redemption_requested") go(`/redemption/${event.redemption}`);
      },
    });
  return (
    <Card title={r.title}>
      <Stack>
        <p>{r.note}</p>
        <AmountField value={amount} onChange={setAmount} asset={coin} state={state} have={units} max={units} />
        <SelectField label={r.dealer} value={dealer} onChange={(event) => setDealer(event.target.value)}>
          {coin.dealers.map(({ account }) => <PartyOption key={account} address={account} />)}
        </SelectField>
        <Field label={t.app.noted(r.payTo, t.app.optional)} hint={r.payToHint} value={payTo} error={wrong} onChange={(event) => setPayTo(event.target.value)} />
        {payTo && <CheckField checked={sealed} onChange={(event) => setSealed(event.target.checked)}>{r.sealed}</CheckField>}
        {waiting && key.missing && <Notice tone="warn">{t.pay.sealNo}</Notice>}
        <Button kind="primary" wide disabled={state.units === null || !dealer || !!wrong || !!waiting} onClick={submit}>{r.title}</Button>
      </Stack>
    </Card>
  );
}
