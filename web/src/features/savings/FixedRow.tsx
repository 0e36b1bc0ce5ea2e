// A fixed deposit, and taking it out: with its interest when it has matured, without before.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { AssetBrief, FixedDeposit } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { proves } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Facts, Notice, Stack } from "~/ui/Card";
import { Dialog } from "~/ui/Dialog";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { savingsPaths } from "./paths";

type Props = { deposit: FixedDeposit; asset: AssetBrief | undefined; name?: string | undefined };

export function FixedRow({ deposit, asset, name }: Props) {
  const t = useText();
  const format = useFormat();
  const { time_ms } = useLink();
  const [open, setOpen] = useState(false);
  const said = (units: bigint) => (asset ? `${format.amount(units, asset.decimals)} ${asset.code}` : "…");
  const out = deposit.state === "withdrawn" || deposit.state === "forfeited";
  const matured = time_ms >= deposit.matures_ms;
  const state = !out && matured ? "matured" : deposit.state;
  const amount = BigInt(deposit.amount);
  const take = () => {
    setOpen(false);
    propose({
      title: matured ? t.savings.takeFixed : t.savings.takeEarly,
      verb: matured ? t.savings.takeFixedVerb(said(amount + BigInt(deposit.interest))) : t.savings.takeEarlyVerb(said(amount)),
      wanted: [{ kind: "withdraw_fixed", deposit: deposit.id, forfeit: !matured }],
    });
  };
  return (
    <>
      <ListRow
        onClick={() => setOpen(true)}
        start={<Mark icon="clock" way={matured && !out ? "in" : undefined} />}
        title={<><Said>{name ?? t.savings.one(deposit.pool)}</Said> {state !== "running" && <Badge tone={state === "matured" ? "good" : "plain"}>{t.savings.states[state]}</Badge>}</>}
        note={<>{t.savings.matures} <Ago ms={deposit.matures_ms} /></>}
        end={<Money units={deposit.amount} asset={asset} />}
        endNote={<Money units={deposit.interest} asset={asset} way="in" />}
      />
      {open && (
        <Dialog title={t.savings.fixed} onClose={() => setOpen(false)} foot={!out && <Button kind={matured ? "primary" : "secondary"} wide onClick={take}>{matured ? t.savings.takeFixed : t.savings.takeEarly}</Button>}>
          <Stack>
            <Facts
              items={[
                [t.app.amounts.label, <Money key="a" units={deposit.amount} asset={asset} />],
                [t.savings.interest, <Money key="i" units={deposit.interest} asset={asset} />],
                [t.savings.matures, format.exactTime(deposit.matures_ms)],
              ]}
            />
            {!out && <ProofCard path={savingsPaths.depositProof(deposit.id)} name={`deposit-${deposit.id}.tally`} expect={(line) => proves(line, "fixed_deposit", { id: deposit.id, owner: deposit.owner })} />}
            {!out && !matured && <Notice tone="warn">{t.savings.takeEarlyNote(said(BigInt(deposit.interest)))}</Notice>}
          </Stack>
        </Dialog>
      )}
    </>
  );
}
