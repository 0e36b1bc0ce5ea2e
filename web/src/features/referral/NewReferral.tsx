// Opening a campaign of referral.

import { useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { DAY_MS, readRate } from "~/features/earn/numbers";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";

const MOST_SHARE_BPS = 2_500;

export default function NewReferral() {
  const t = useText();
  const format = useFormat();
  const network = useNetwork();
  const { coin } = network;
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const account = useAccount();
  const { shown } = useHoldings(account?.address);
  // Rewards are paid in what the network itself takes for fees.
  const listed = shown.filter(({ asset }) => asset.id === 0 || network.fees.rates.some((rate) => rate.asset === asset.id));
  const [asset, setAsset] = useState(0);
  const [budget, setBudget] = useState("");
  const [share, setShare] = useState("20");
  const [epoch, setEpoch] = useState("10");
  const [each, setEach] = useState("5");
  const [days, setDays] = useState("90");
  const holding = listed.find((one) => one.asset.id === asset) ?? listed[0];
  const max = holding && spendable(network, "open_referral", asset, holding.units);
  const state = useAmount(budget, holding?.asset, max);
  const perEpoch = useAmount(epoch, coin);
  const perInvitee = useAmount(each, coin);
  const bps = readRate(share, MOST_SHARE_BPS);
  const open = /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 365 ? Number(days) : null;
  const ready = holding && state.units !== null && perEpoch.units !== null && perInvitee.units !== null && bps && open;
  const submit = () => {
    if (!ready) return;
    // A little less than the most, for the block's clock may be ahead of ours.
    const ends_ms = time_ms + open * DAY_MS - 60_000;
    propose({
      title: t.referral.open,
      verb: t.referral.openVerb(`${format.amount(state.units ?? 0n, holding.asset.decimals)} ${holding.asset.code}`),
      wanted: [{ kind: "open_referral", asset: holding.asset.id, budget: String(state.units), share_bps: bps, cap_per_epoch: String(perEpoch.units), cap_per_invitee: String(perInvitee.units), ends_ms }],
      onFinal: () => go("/earn/referral"),
    });
  };
  return (
    <Page title={t.referral.open} sub={t.referral.openNote} narrow>
      <Card>
        <Stack>
          <AssetSelect holdings={listed} value={holding?.asset.id ?? 0} onChange={setAsset} />
          <p>{t.referral.coinWarn}</p>
          <AmountField label={t.referral.budgetIn} value={budget} onChange={setBudget} asset={holding?.asset} state={state} have={holding?.units} max={max} />
          <Field label={t.referral.share} inputMode="decimal" value={share} error={bps ? null : t.referral.shareWrong} onChange={(event) => setShare(event.target.value)} />
          <AmountField label={t.referral.perEpoch} value={epoch} onChange={setEpoch} asset={coin} state={perEpoch} />
          <AmountField label={t.referral.perInvitee} value={each} onChange={setEach} asset={coin} state={perInvitee} />
          <Field label={t.referral.days} inputMode="numeric" value={days} error={open ? null : t.referral.daysWrong} onChange={(event) => setDays(event.target.value)} />
          <Button kind="primary" wide disabled={!ready} onClick={submit}>{t.pay.review}</Button>
        </Stack>
      </Card>
    </Page>
  );
}
