// Making a packet. Its key follows from the account and the nonce, so that a lost link can be made again.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { openNow, useAccount } from "~/core/vault/session";
import { wallet } from "~/core/wallet/client";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { memoProblem } from "~/features/pay/memo";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import { rememberSalt } from "./salts";

const DAY_MS = 86_400_000;

function whole(text: string, most: number): number | null {
  const number = Number(text);
  return /^\d+$/.test(text) && number >= 1 && number <= most ? number : null;
}

export default function NewPacket() {
  const t = useText();
  const format = useFormat();
  const network = useNetwork();
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const account = useAccount();
  const { all, shown } = useHoldings(account?.address);
  const [asset, setAsset] = useState(0);
  const [amount, setAmount] = useState("");
  const [count, setCount] = useState("5");
  const [split, setSplit] = useState<"random" | "equal">("random");
  const [days, setDays] = useState("1");
  const [greeting, setGreeting] = useState("");
  const holding = all.find((one) => one.asset.id === asset) ?? all[0];
  const max = holding && spendable(network, "create_packet", asset, holding.units);
  const state = useAmount(amount, holding?.asset, max);
  const shares = whole(count, 1_000);
  const open = whole(days, 30);
  const wrongMemo = memoProblem(greeting, t.pay.memoLong);
  const tooMany = shares && state.units !== null && state.units < BigInt(shares) ? t.packet.belowUnit : null;
  const ready = state.units !== null && shares && open && !tooMany && !wrongMemo;

  const submit = () => {
    if (!ready || !holding || state.units === null || !account) return;
    let salt = "";
    propose({
      title: t.packet.make,
      verb: t.packet.verb(shares, `${format.amount(state.units, holding.asset.decimals)} ${holding.asset.code}`),
      wanted: async (nonce) => {
        salt = String(nonce);
        const { claim_key } = await wallet("packet.key", { vault: openNow().vault, account: account.name, salt });
        // A little less than the most, for the block's clock may be ahead of ours.
        const expires_ms = time_ms + open * DAY_MS - 60_000;
        return [{ kind: "create_packet", asset, total: String(state.units), count: shares, split, claim_key, expires_ms, memo: { text: greeting || t.packet.greetingDefault } }];
      },
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "packet_created");
        if (event?.kind !== "packet_created") return;
        rememberSalt(event.packet, salt);
        go(`/packet/${event.packet}`);
      },
    });
  };
  return (
    <Page title={t.packet.make} narrow>
      <Card>
        <Stack>
          <AssetSelect holdings={shown} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <AmountField label={t.packet.total} value={amount} onChange={setAmount} asset={holding?.asset} state={state} have={holding?.units} max={max} />
          <Field label={t.packet.count} inputMode="numeric" value={count} error={shares ? tooMany : t.packet.countWrong} onChange={(event) => setCount(event.target.value)} />
          <Choice label={t.packet.split} value={split} onChange={setSplit} options={[["random", t.packet.splits.random], ["equal", t.packet.splits.equal]]} />
          <p>{t.packet.splitNotes[split]}</p>
          <Field label={t.packet.days} inputMode="numeric" value={days} error={open ? null : t.packet.daysWrong} onChange={(event) => setDays(event.target.value)} />
          <Field label={t.packet.greeting} placeholder={t.packet.greetingDefault} value={greeting} error={wrongMemo} onChange={(event) => setGreeting(event.target.value)} />
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
