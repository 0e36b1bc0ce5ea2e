// What is staked, by this account and by all, and with whom.

import { propose } from "~/app/act/propose";
import { useList, useQuery } from "~/core/api/query";
import type { Candidate } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useNow } from "~/core/clock";
import { useAccount } from "~/core/vault/session";
import { useEpochs, useParameters } from "~/features/council/parameters";
import { councilPaths } from "~/features/council/paths";
import { EarnTabs } from "~/features/earn/EarnTabs";
import { Figures } from "~/features/earn/Figures";
import { partBps, useRate, useSpan } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Notice, Page } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said, seen } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { stakePaths } from "./paths";

function Head() {
  const t = useText().stake;
  const rate = useRate();
  const span = useSpan();
  const format = useFormat();
  const now = useNow();
  const { coin } = useNetwork();
  const parameters = useParameters();
  const epochs = useEpochs();
  const treasury = useQuery(councilPaths.treasury).data;
  const pot = treasury?.fee_pot.find((one) => one.asset === 0)?.amount ?? "0";
  const stakers = treasury ? (BigInt(pot) * BigInt(treasury.stakers_bps)) / 10_000n : 0n;
  return (
    <Figures
      items={[
        [t.bonded, treasury ? <Money key="b" units={treasury.bonded} asset={coin} short open /> : "…"],
        [t.share, treasury ? rate(treasury.stakers_bps) : "…"],
        [t.waiting, <Money key="w" units={stakers} asset={coin} short open />, epochs && t.waitingNote(format.ago(epochs.next_ms, now))],
        [t.unbonding, parameters && epochs ? span(Number(parameters["stake.unbonding_epochs"]) * epochs.length_ms) : "…", t.unbondingNote],
      ]}
    />
  );
}

function Mine({ address, names }: { address: string; names: Map<number, string> }) {
  const t = useText();
  const { coin } = useNetwork();
  const format = useFormat();
  const bonds = useList(stakePaths.bonds(address), (bond) => String(bond.candidate));
  if (bonds.loading) return <Card flush title={t.stake.mine}><SkeletonLines count={2} /></Card>;
  if (bonds.error) return <Card title={t.stake.mine}><ErrorState error={bonds.error} again={bonds.again} /></Card>;
  const due = bonds.items.filter((bond) => bond.rewards !== "0");
  const sum = due.reduce((all, bond) => all + BigInt(bond.rewards), 0n);
  const said = `${format.amount(sum, coin.decimals)} ${coin.code}`;
  const claim = () => propose({ title: t.stake.claim, verb: t.stake.claimVerb(said), wanted: due.map(({ candidate }) => ({ kind: "claim_rewards" as const, candidate })) });
  return (
    <Card flush title={t.stake.mine} actions={sum > 0n && <Button small kind="primary" onClick={claim}>{t.stake.claimVerb(said)}</Button>}>
      {bonds.items.length === 0 ? <Empty title={t.stake.noBonds}>{t.stake.noBondsNote}</Empty> : bonds.items.map((bond) => (
        <ListRow
          key={bond.candidate}
          to={`/candidate/${bond.candidate}`}
          start={<Mark icon="shield" way="in" />}
          title={<Said>{names.get(bond.candidate) ?? `#${bond.candidate}`}</Said>}
          note={bond.unbondings.length > 0 ? <>{t.stake.leaving}{t.app.colon}<Money units={bond.unbondings.reduce((all, one) => all + BigInt(one.amount), 0n)} asset={coin} /></> : bond.lien ? t.stake.lien : undefined}
          end={<Money units={bond.amount} asset={coin} />}
          endNote={bond.rewards !== "0" ? <Money units={bond.rewards} asset={coin} way="in" /> : undefined}
        />
      ))}
    </Card>
  );
}

function Row({ candidate, all }: { candidate: Candidate; all: bigint }) {
  const t = useText().stake;
  const rate = useRate();
  const { coin } = useNetwork();
  return (
    <ListRow
      to={`/candidate/${candidate.id}`}
      start={<Face address={candidate.owner} />}
      title={<><Said>{candidate.name}</Said> {candidate.retired && <Badge tone="warn">{t.retired}</Badge>}</>}
      note={t.keeps(rate(candidate.commission_bps))}
      end={<Money units={candidate.bonded} asset={coin} short open />}
      endNote={candidate.retired ? undefined : t.shareOfAll(rate(partBps(BigInt(candidate.bonded), all)))}
    />
  );
}

function Claimed({ address, names }: { address: string; names: Map<number, string> }) {
  const t = useText().stake;
  const { coin } = useNetwork();
  const claims = useList(stakePaths.rewards(address), (one) => one.transaction + one.candidate);
  if (claims.items.length === 0) return null;
  return (
    <Card flush title={t.rewards}>
      {claims.items.slice(0, 20).map((one) => (
        <ListRow key={one.transaction + one.candidate} to={`/transaction/${one.transaction}`} start={<Mark icon="receive" way="in" />} title={<Said>{names.get(one.candidate) ?? `#${one.candidate}`}</Said>} end={<Money units={one.amount} asset={coin} way="in" />} endNote={<Ago ms={one.time_ms} />} />
      ))}
    </Card>
  );
}

export default function Stake() {
  const t = useText();
  const account = useAccount();
  const candidates = useList(stakePaths.candidates, (one) => String(one.id));
  useLive("/v1/candidates", "/v1/treasury", ...(account ? ["bonds", "rewards"].map((what) => `/v1/accounts/${encodeURIComponent(account.address)}/${what}`) : []));
  const names = new Map(candidates.items.map((one) => [one.id, seen(one.name)]));
  const all = candidates.items.reduce((sum, one) => (one.retired ? sum : sum + BigInt(one.bonded)), 0n);
  const make = account && <LinkButton to="/candidates/new" small kind="quiet" icon="plus">{t.stake.become}</LinkButton>;
  return (
    <Page title={t.stake.title} sub={t.stake.sub}>
      <EarnTabs />
      <Head />
      {account && <Mine address={account.address} names={names} />}
      <Card flush title={t.stake.candidates} actions={make}>
        {candidates.loading ? <SkeletonLines /> : candidates.error ? <ErrorState error={candidates.error} again={candidates.again} /> : candidates.items.length === 0 ? (
          <Empty title={t.stake.noCandidates}>{t.stake.noCandidatesNote}</Empty>
        ) : (
          candidates.items.map((candidate) => <Row key={candidate.id} candidate={candidate} all={all} />)
        )}
        {candidates.more && <ListRow title={t.app.more} onClick={candidates.loadMore} />}
      </Card>
      {account && <Claimed address={account.address} names={names} />}
      <Notice><strong>{t.stake.penalty}</strong> {t.stake.penaltyNote}</Notice>
    </Page>
  );
}
