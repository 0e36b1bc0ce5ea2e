// What stands: parameters and fees; and which open proposals would change them.

import type { ReactNode } from "react";
import { Link } from "wouter";
import { useQuery } from "~/core/api/query";
import type { Pending } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { proves } from "~/core/wallet/record";
import css from "~/features/earn/Earn.module.css";
import { kindName } from "~/features/activity/ActivityRow";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { Card, Facts, Page, Stack } from "~/ui/Card";
import { Said } from "~/ui/Said";
import { Money } from "~/ui/Money";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { Changes } from "./Changes";
import { CouncilTabs } from "./CouncilTabs";
import { councilPaths } from "./paths";
import { Stage } from "./Stage";
import { useParameterName, useValue } from "./value";

function PendingChanges({ pending, fees }: { pending: Pending[]; fees: boolean }) {
  const t = useText().council;
  return (
    <Card title={t.perEpoch}>
      <Stack>
        {pending.length === 0 && <p>{t.noPending}</p>}
        {pending.map((one) => (
          <Stack key={one.proposal.id}>
            <p><Link href={`/proposal/${one.proposal.id}`}><Said>{one.proposal.title}</Said></Link> <Stage proposal={one.proposal} /></p>
            {one.outdated ? <p className={css.note}>{t.outdated}</p> : <Changes changes={one.changes} fees={fees} />}
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}

function Fees() {
  const t = useText();
  const format = useFormat();
  const { coin } = useNetwork();
  const { data, error, again } = useQuery(councilPaths.fees);
  if (error) return <Card title={t.council.fees}><ErrorState error={error} again={again} /></Card>;
  if (!data) return <SkeletonLines />;
  const { base, prices, rates } = data.fees;
  return (
    <>
      <Card title={t.council.fees}>
        <Stack>
          <p className={css.note}>{t.council.feesNote}</p>
          <Facts items={[...prices.map((one) => [kindName(t.kinds, one.kind), <Money key={one.kind} units={one.amount} asset={coin} open />] as [string, ReactNode]), [t.council.baseFee, <Money key="base" units={base} asset={coin} open />]]} />
          <h3>{t.council.rates}</h3>
          {rates.length === 0 ? <p>{t.council.noRates}</p> : <Facts items={rates.map((one) => [`#${one.asset}`, t.council.rate(format.count(BigInt(one.denominator)), format.count(BigInt(one.numerator)))])} />}
        </Stack>
      </Card>
      <PendingChanges pending={data.pending} fees />
    </>
  );
}

export default function ParametersPage() {
  const t = useText().council;
  const nameOf = useParameterName();
  const value = useValue();
  const { data, error, again } = useQuery(councilPaths.parameters);
  useLive("/v1/council");
  const parameters = Object.entries(data?.parameters ?? {});
  return (
    <Page title={t.title} sub={t.sub}>
      <CouncilTabs />
      {error ? <Card><ErrorState error={error} again={again} /></Card> : !data ? <SkeletonLines /> : (
        <>
          <PendingChanges pending={data.pending} fees={false} />
          <Card title={t.parameters}><Facts items={parameters.map(([name, text]) => [nameOf(name), value(name, text)])} /></Card>
          <ProofCard path={councilPaths.parametersProof} name="parameters.tally" expect={(line) => proves(line, "parameters")} />
        </>
      )}
      <Fees />
    </Page>
  );
}
