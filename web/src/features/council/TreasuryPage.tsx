// What belongs to the network, and how the fees of this epoch will be shared out.

import type { ReactNode } from "react";
import { useNow } from "~/core/clock";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { proves } from "~/core/wallet/record";
import { Figures } from "~/features/earn/Figures";
import { useRate } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AssetIcon } from "~/ui/AssetIcon";
import { Card, Facts, Page } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { CouncilTabs } from "./CouncilTabs";
import { useEpochs } from "./parameters";
import { councilPaths } from "./paths";

export default function TreasuryPage() {
  const t = useText().council;
  const format = useFormat();
  const rate = useRate();
  const now = useNow();
  const { coin } = useNetwork();
  const epochs = useEpochs();
  const { data, error, again } = useQuery(councilPaths.treasury);
  useLive("/v1/treasury");
  const page = (inside: ReactNode) => <Page title={t.title} sub={t.sub}><CouncilTabs />{inside}</Page>;
  if (error) return page(<Card><ErrorState error={error} again={again} /></Card>);
  if (!data) return page(<SkeletonLines />);
  const pot = BigInt(data.fee_pot.find((one) => one.asset === 0)?.amount ?? "0");
  const part = (bps: number) => (pot * BigInt(bps)) / 10_000n;
  const [stakers, mining] = [part(data.stakers_bps), part(data.mining_bps)];
  const rest = 10_000 - data.stakers_bps - data.mining_bps;
  const row = (units: bigint, bps: number) => <><Money units={units} asset={coin} open /> · {rate(bps)}</>;
  return page(
    <>
      <Figures
        items={[
          [t.pot, <Money key="p" units={pot} asset={coin} short open />, epochs && t.potNote(format.ago(epochs.next_ms, now))],
          [t.miningBudget, <Money key="m" units={data.mining_budget} asset={coin} short open />],
          [t.stakeRewards, <Money key="s" units={data.stake_rewards} asset={coin} short open />],
        ]}
      />
      <Card flush title={t.holdings}>
        {data.holdings.length === 0 ? <Empty title={t.nothingHeld} /> : data.holdings.map((one) => {
          const asset = data.assets.find((known) => known.id === one.asset);
          return <ListRow key={one.asset} to={`/asset/${one.asset}`} start={asset && <AssetIcon asset={asset} />} title={asset?.code} note={asset && <Said>{asset.name}</Said>} end={<Money units={one.amount} asset={asset} open />} />;
        })}
      </Card>
      <Card title={t.pot}>
        <Facts items={[[t.stakersGet, row(stakers, data.stakers_bps)], [t.miningGets, row(mining, data.mining_bps)], [t.treasuryGets, row(pot - stakers - mining, rest)]]} />
      </Card>
      <ProofCard path={councilPaths.treasuryProof} name="treasury.tally" expect={(line) => proves(line, "treasury")} />
    </>,
  );
}
