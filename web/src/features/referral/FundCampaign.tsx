// Adding to a referral campaign's budget, which anyone may.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { AssetBrief } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";

export function FundCampaign({ campaign, asset, address }: { campaign: number; asset: AssetBrief; address: string }) {
  const t = useText().referral;
  const format = useFormat();
  const network = useNetwork();
  const { all } = useHoldings(address);
  const [amount, setAmount] = useState("");
  const have = all.find((one) => one.asset.id === asset.id)?.units ?? 0n;
  const max = spendable(network, "fund_campaign", asset.id, have);
  const state = useAmount(amount, asset, max);
  const fund = () => state.units !== null && propose({ title: t.fund, verb: t.fundVerb(`${format.amount(state.units, asset.decimals)} ${asset.code}`), wanted: [{ kind: "fund_campaign", campaign, amount: String(state.units) }], onFinal: () => setAmount("") });
  return (
    <Card title={t.fund}>
      <Stack>
        <AmountField value={amount} onChange={setAmount} asset={asset} state={state} have={have} max={max} />
        <Row><Button disabled={state.units === null} onClick={fund}>{t.fund}</Button></Row>
      </Stack>
    </Card>
  );
}
