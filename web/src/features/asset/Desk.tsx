// For those who hold powers over the asset, and for those who would destroy what they hold.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { Asset } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";

export function Desk({ asset, me, units }: { asset: Asset; me: string; units: bigint }) {
  const t = useText().asset;
  const format = useFormat();
  const [amount, setAmount] = useState("");
  const state = useAmount(amount, asset);
  const minter = asset.powers.mint === me;
  if (!minter || asset.id === 0) return null;
  const said = state.units === null ? "" : `${format.amount(state.units, asset.decimals)} ${asset.code}`;
  const act = (kind: "mint" | "burn") =>
    propose({
      title: kind === "mint" ? t.mint : t.burn,
      verb: kind === "mint" ? t.mintVerb(said) : t.burnVerb(said),
      wanted: [kind === "mint" ? { kind, asset: asset.id, to: me, amount: String(state.units) } : { kind, asset: asset.id, amount: String(state.units) }],
      onFinal: () => setAmount(""),
    });
  return (
    <Card title={t.desk}>
      <Stack>
        <AmountField value={amount} onChange={setAmount} asset={asset} state={state} have={units} />
        <Row>
          <Button disabled={state.units === null} onClick={() => act("mint")}>{t.mint}</Button>
          <Button disabled={state.units === null || state.units > units} onClick={() => act("burn")}>{t.burn}</Button>
        </Row>
      </Stack>
    </Card>
  );
}
