// One proposal: what it would change, who voted how, and when it takes effect.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useQuery } from "~/core/api/query";
import type { ProposalAnswer } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { proves } from "~/core/wallet/record";
import { Meter } from "~/features/earn/Meter";
import { partBps } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Said } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { MeasureView } from "./Measure";
import { councilPaths } from "./paths";
import { Stage } from "./Stage";

function Timeline({ answer }: { answer: ProposalAnswer }) {
  const t = useText().council;
  const { proposal } = answer;
  const { stage } = proposal;
  const lines: [string, ReactNode][] = [
    ...(answer.proposed_ms != null ? [[t.proposed, <Ago key="p" ms={answer.proposed_ms} />] as [string, ReactNode]] : []),
    [t.votingUntil, <Ago key="v" ms={proposal.voting_until_ms} />],
  ];
  if (stage.kind === "passed") lines.push([t.effectFrom, <Ago key="f" ms={stage.from_ms} />], [t.effectUntil, <Ago key="u" ms={stage.until_ms} />]);
  else if (stage.kind !== "voting") lines.push([t.stages[stage.kind], <Ago key="e" ms={stage.time_ms} />]);
  return <Card title={t.timeline}><Facts items={lines} /></Card>;
}

function Ballots({ answer }: { answer: ProposalAnswer }) {
  const t = useText().council;
  const seats = useQuery(councilPaths.council).data?.seats ?? [];
  // Those who are seated now, and ballots of members who no longer are.
  const members = [...new Set([...seats.map((seat) => seat.member), ...answer.ballots.map((ballot) => ballot.member)])];
  return (
    <Card flush title={t.ballots}>
      {members.map((member) => {
        const seat = seats.find((one) => one.member === member);
        const ballot = answer.ballots.find((one) => one.member === member);
        return (
          <ListRow
            key={member}
            start={<Face address={seat?.account ?? member} />}
            title={seat ? <AddressChip address={seat.account} plain /> : <code>{shortened(member)}</code>}
            note={<code>{shortened(member)}</code>}
            end={ballot ? <Badge tone={ballot.yes ? "good" : "bad"} icon={ballot.yes ? "check" : "close"}>{ballot.yes ? t.yes : t.no}</Badge> : <Badge>{t.notVoted}</Badge>}
            endNote={ballot?.time_ms != null ? <Ago ms={ballot.time_ms} /> : undefined}
          />
        );
      })}
    </Card>
  );
}

function Acts({ answer, me }: { answer: ProposalAnswer; me: string }) {
  const t = useText().council;
  const { time_ms } = useLink();
  const seats = useQuery(councilPaths.council).data?.seats ?? [];
  const { proposal } = answer;
  const { id, stage } = proposal;
  const seat = seats.find((one) => one.account === me);
  const ballot = answer.ballots.find((one) => one.member === seat?.member);
  const open = stage.kind === "voting" && time_ms <= proposal.voting_until_ms;
  const due = stage.kind === "passed" && time_ms >= stage.from_ms && time_ms <= stage.until_ms && !answer.outdated;
  const stale = (stage.kind === "voting" && time_ms > proposal.voting_until_ms) || (stage.kind === "passed" && time_ms > stage.until_ms);
  const vote = (yes: boolean) => propose({ title: yes ? t.voteYes : t.voteNo, verb: yes ? t.voteYesVerb(id) : t.voteNoVerb(id), wanted: [{ kind: "vote", proposal: id, yes }] });
  if (!(open && seat) && !due && !stale) return null;
  return (
    <Card>
      <Stack>
        {open && seat && ballot && <Notice>{t.voted(ballot.yes)}</Notice>}
        {due && <p>{t.enactNote}</p>}
        <Row>
          {open && seat && ballot?.yes !== true && <Button kind="primary" icon="check" onClick={() => vote(true)}>{t.voteYes}</Button>}
          {open && seat && ballot?.yes !== false && <Button icon="close" onClick={() => vote(false)}>{t.voteNo}</Button>}
          {open && seat?.member === proposal.member && <Button kind="quiet" onClick={() => propose({ title: t.withdraw, verb: t.withdrawVerb(id), wanted: [{ kind: "withdraw_proposal", proposal: id }] })}>{t.withdraw}</Button>}
          {due && <Button kind="primary" onClick={() => propose({ title: t.enact, verb: t.enactVerb(id), wanted: [{ kind: "enact", proposal: id }] })}>{t.enact}</Button>}
          {stale && <Button onClick={() => propose({ title: t.close, verb: t.closeVerb(id), wanted: [{ kind: "close_proposal", proposal: id }] })}>{t.close}</Button>}
        </Row>
      </Stack>
    </Card>
  );
}

export default function ProposalPage() {
  const t = useText().council;
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address;
  const { data, error, again } = useQuery(councilPaths.proposal(id));
  const seats = useQuery(councilPaths.council).data?.seats;
  useLive(`/v1/council/proposals/${id}`);
  if (error) return <Page title={t.one(id)} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={t.one(id)} narrow><SkeletonLines /></Page>;
  const { proposal, quorum } = data;
  const by = seats?.find((seat) => seat.member === proposal.member);
  return (
    <Page title={<Said>{proposal.title}</Said>} sub={t.one(id)} actions={<Stage proposal={proposal} />} narrow>
      {data.outdated && (proposal.stage.kind === "voting" || proposal.stage.kind === "passed") && <Notice tone="warn">{t.outdated}</Notice>}
      <Card title={t.measures[proposal.measure.kind]}><MeasureView answer={data} /></Card>
      <Card>
        <Stack>
          <Meter bps={partBps(BigInt(proposal.yes), BigInt(quorum))} label={t.votes(proposal.yes, proposal.no, quorum)} />
          <Facts
            items={[
              [t.quorum, t.votes(proposal.yes, proposal.no, quorum)],
              [t.by, by ? <AddressChip key="b" address={by.account} /> : <code key="b">{proposal.member}</code>],
              ...(proposal.link ? [[t.reason, <Said key="l">{proposal.link}</Said>] as [string, ReactNode]] : []),
              ...(proposal.text ? [[t.hash, <code key="h">{proposal.text}</code>] as [string, ReactNode]] : []),
            ]}
          />
        </Stack>
      </Card>
      {me && <Acts answer={data} me={me} />}
      <Timeline answer={data} />
      <Ballots answer={data} />
      <ProofCard key={id} path={councilPaths.proposalProof(id)} name={`proposal-${id}.tally`} expect={(line) => proves(line, "proposal", { id })} />
    </Page>
  );
}
