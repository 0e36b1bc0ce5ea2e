// Opening a campaign of mining.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { readRate } from "~/features/earn/numbers";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { useRecipient } from "~/features/pay/recipient";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";

const MOST_RETURN_BPS = 2_000;
const MOST_EPOCHS = 3_660;

export default function NewMining() {
  const t = useText();
  const format = useFormat();
  const network = useNetwork();
  const { coin } = network;
  const [, go] = useLocation();
  const account = useAccount();
  const { shown } = useHoldings(account?.address);
  const listed = shown.filter(({ asset }) => asset.id === 0 || network.fees.rates.some((rate) => rate.asset === asset.id));
  const [asset, setAsset] = useState(0);
  const [emission, setEmission] = useState("");
  const [count, setCount] = useState("30");
  const [weights, setWeights] = useState({ transact: "50", like: "30", read: "20" });
  const [capPay, setCapPay] = useState("50");
  const [capLike, setCapLike] = useState("5000");
  const [capRead, setCapRead] = useState("100");
  const [returns, setReturns] = useState("20");
  const [app, setApp] = useState("");
  const reading = useRecipient(app);
  const holding = listed.find((one) => one.asset.id === asset) ?? listed[0];
  const epochs = /^\d{1,4}$/.test(count) && Number(count) >= 1 && Number(count) <= MOST_EPOCHS ? Number(count) : null;
  const max = holding && spendable(network, "open_mining", asset, holding.units) / BigInt(epochs ?? 1);
  const state = useAmount(emission, holding?.asset, max);
  const paying = useAmount(capPay, coin);
  const liking = useAmount(capLike, coin);
  const parts = [weights.transact, weights.like, weights.read].map((text) => readRate(text, 10_000));
  const whole = parts.every((part) => part !== null) && parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) === 10_000;
  const bps = readRate(returns, MOST_RETURN_BPS);
  const read = /^\d{1,18}$/.test(capRead);
  const attester = app.trim() ? reading.recipient?.address : account?.address;
  const ready = holding && state.units !== null && epochs && whole && paying.units !== null && liking.units !== null && read && bps && attester;
  const submit = () => {
    if (!ready || state.units === null || !attester) return;
    const [transact_bps = 0, like_bps = 0, read_bps = 0] = parts.map((part) => part ?? 0);
    propose({
      title: t.mining.open,
      verb: t.mining.openVerb(`${format.amount(state.units * BigInt(epochs), holding.asset.decimals)} ${holding.asset.code}`),
      wanted: [{ kind: "open_mining", asset: holding.asset.id, emission: String(state.units), epochs, weights: { transact_bps, like_bps, read_bps }, caps: { transact: String(paying.units), like: String(liking.units), read: capRead }, return_bps: bps, app: attester }],
      onFinal: () => go("/earn/mining"),
    });
  };
  const { kinds } = t.mining;
  return (
    <Page title={t.mining.open} sub={t.mining.openNote} narrow>
      <Card>
        <Stack>
          <AssetSelect holdings={listed} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <AmountField label={t.mining.least} value={emission} onChange={setEmission} asset={holding?.asset} state={state} have={holding?.units} max={max} />
          <Field label={t.mining.epochs} inputMode="numeric" value={count} error={epochs ? null : t.mining.epochsWrong} onChange={(event) => setCount(event.target.value)} />
          {(["transact", "like", "read"] as const).map((kind, place) => (
            <Field key={kind} label={t.mining.weight(kinds[kind])} inputMode="decimal" value={weights[kind]} error={place === 2 && !whole ? t.mining.weightsWrong : null} onChange={(event) => setWeights({ ...weights, [kind]: event.target.value })} />
          ))}
          <AmountField label={t.mining.cap(kinds.transact)} value={capPay} onChange={setCapPay} asset={coin} state={paying} />
          <AmountField label={t.mining.cap(kinds.like)} value={capLike} onChange={setCapLike} asset={coin} state={liking} />
          <Field label={t.mining.cap(kinds.read)} inputMode="numeric" value={capRead} error={read ? null : t.mining.capWrong} onChange={(event) => setCapRead(event.target.value)} />
          <Field label={t.mining.returns} inputMode="decimal" value={returns} error={bps ? null : t.mining.returnWrong} onChange={(event) => setReturns(event.target.value)} />
          <Field label={t.app.noted(t.mining.app, t.app.optional)} hint={t.mining.appHint} value={app} error={reading.error} onChange={(event) => setApp(event.target.value)} />
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
