// One candidate: who it is, what this account has with it, and what can be done.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useList, useQuery } from "~/core/api/query";
import type { Bond, Candidate } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { proves } from "~/core/wallet/record";
import { useRate } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { BondForm } from "./BondForm";
import { OwnerDesk } from "./OwnerDesk";
import { stakePaths } from "./paths";

function Mine({ candidate, bond, address }: { candidate: Candidate; bond: Bond | undefined; address: string }) {
  const { stake: t, app } = useText();
  const format = useFormat();
  const { coin } = useNetwork();
  const claimed = useList(stakePaths.rewards(address), (one) => one.transaction + one.candidate).items.filter((one) => one.candidate === candidate.id);
  const owner = candidate.owner === address;
  const due = BigInt(bond?.rewards ?? "0") + (owner ? BigInt(candidate.commission) : 0n);
  if (!bond && due === 0n) return null;
  const sum = claimed.reduce((all, one) => all + BigInt(one.amount), 0n);
  const claim = () => propose({ title: t.claim, verb: t.claimVerb(`${format.amount(due, coin.decimals)} ${coin.code}`), wanted: [{ kind: "claim_rewards", candidate: candidate.id }] });
  return (
    <Card title={t.mine} actions={due > 0n && <Button small kind="primary" onClick={claim}>{t.claim}</Button>}>
      <Stack>
        <Facts
          items={[
            [t.yours, <Money key="y" units={bond?.amount ?? "0"} asset={coin} />],
            [t.earned, <Money key="e" units={bond?.rewards ?? "0"} asset={coin} />],
            ...(owner ? [[t.commissionDue, <Money key="c" units={candidate.commission} asset={coin} />] as [string, ReactNode]] : []),
            [t.claimed, <Money key="s" units={sum} asset={coin} />],
          ]}
        />
        {bond?.lien && <Notice tone="warn"><strong>{t.lien}</strong> {t.lienNote(bond.lien.from, format.time(bond.lien.ready_ms))} {bond.lien.lost !== "0" && <>{t.lost}{app.colon}<Money units={bond.lien.lost} asset={coin} /></>}</Notice>}
      </Stack>
    </Card>
  );
}

function Leaving({ bond }: { bond: Bond }) {
  const t = useText().stake;
  const { coin } = useNetwork();
  if (bond.unbondings.length === 0) return null;
  const ready = bond.unbondings.some((one) => one.ready);
  const finish = () => propose({ title: t.finish, verb: t.finishVerb, wanted: [{ kind: "finish_unbonding", candidate: bond.candidate }] });
  return (
    <Card flush title={t.leaving} actions={ready && <Button small kind="primary" onClick={finish}>{t.finish}</Button>}>
      {bond.unbondings.map((one) => (
        <ListRow key={one.ready_ms} start={<Mark icon="clock" way={one.ready ? "in" : undefined} />} title={<Money units={one.amount} asset={coin} />} end={one.ready ? <Badge tone="good">{t.free}</Badge> : <Ago ms={one.ready_ms} />} endNote={one.ready ? undefined : t.freeAt} />
      ))}
    </Card>
  );
}

export default function CandidatePage() {
  const t = useText().stake;
  const rate = useRate();
  const network = useNetwork();
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const { data: candidate, error, again } = useQuery(stakePaths.candidate(id));
  const bonds = useList(account ? stakePaths.bonds(account.address) : null, (bond) => String(bond.candidate));
  useLive(`/v1/candidates/${id}`);
  if (error) return <Page title={t.one(`#${id}`)} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!candidate) return <Page title={t.one(`#${id}`)} narrow><SkeletonLines /></Page>;
  const bond = bonds.items.find((one) => one.candidate === id);
  const member = network.members.includes(candidate.validator);
  return (
    <Page title={<Said>{candidate.name}</Said>} sub={t.one(`#${id}`)} narrow>
      {candidate.retired && <Notice tone="warn">{t.retiredNote}</Notice>}
      <Card>
        <Facts
          items={[
            [t.bonded, <Money key="b" units={candidate.bonded} asset={network.coin} open />],
            [t.commission, rate(candidate.commission_bps)],
            [t.owner, <AddressChip key="o" address={candidate.owner} />],
            [t.validator, <span key="v"><code>{candidate.validator}</code> <Badge tone={member ? "good" : "warn"}>{member ? t.isMember : t.notMember}</Badge><br /><small>{t.claimNote}</small></span>],
          ]}
        />
      </Card>
      {account && <Mine candidate={candidate} bond={bond} address={account.address} />}
      {bond && <Leaving bond={bond} />}
      {account && <BondForm address={account.address} candidate={candidate} bond={bond} />}
      {account?.address === candidate.owner && !candidate.retired && <OwnerDesk candidate={candidate} />}
      <ProofCard key={id} path={stakePaths.candidateProof(id)} name={`candidate-${id}.tally`} expect={(line) => proves(line, "candidate", { id })} />
      {account && bond && <ProofCard key={`${account.address} ${id}`} title={t.bondProof} path={stakePaths.bondProof(account.address, id)} name={`bond-${id}.tally`} expect={(line) => proves(line, "bond", { account: account.address, candidate: id })} />}
      <Row><Notice><strong>{t.penalty}</strong> {t.penaltyNote}</Notice></Row>
    </Page>
  );
}
