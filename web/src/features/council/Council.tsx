// Members, what they propose, and what was decided of offices and software.

import type { ReactNode } from "react";
import { useList, useQuery } from "~/core/api/query";
import type { Council as Seats, Proposal } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { useAccount } from "~/core/vault/session";
import { proves } from "~/core/wallet/record";
import { Figures } from "~/features/earn/Figures";
import { useSpan } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { LinkButton } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Page, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { CouncilTabs } from "./CouncilTabs";
import { councilPaths } from "./paths";
import { Stage } from "./Stage";

function Row({ proposal }: { proposal: Proposal }) {
  const t = useText().council;
  const { stage } = proposal;
  const when = stage.kind === "voting" ? proposal.voting_until_ms : stage.kind === "passed" ? stage.from_ms : stage.time_ms;
  return (
    <ListRow
      to={`/proposal/${proposal.id}`}
      start={<Mark icon="council" way={stage.kind === "passed" || stage.kind === "enacted" ? "in" : undefined} />}
      title={<Said>{proposal.title}</Said>}
      note={<>{t.measures[proposal.measure.kind]} · <Ago ms={when} /></>}
      end={<Stage proposal={proposal} />}
      endNote={t.votesShort(proposal.yes, proposal.no)}
    />
  );
}

function Members({ council, me }: { council: Seats; me: string | undefined }) {
  const t = useText().council;
  return (
    <Card flush title={t.members}>
      {council.seats.map((seat) => (
        <ListRow key={seat.member} to={`/account/${seat.account}`} start={<Face address={seat.account} />} title={<><AddressChip address={seat.account} plain /> {seat.account === me && <Badge tone="good">{t.yourSeat}</Badge>}</>} note={<code>{shortened(seat.member)}</code>} endNote={t.seatOf} />
      ))}
    </Card>
  );
}

function Decided({ council }: { council: Seats }) {
  const t = useText().council;
  const format = useFormat();
  const appointments = useList(councilPaths.appointments, (one) => one.role);
  return (
    <Card title={t.appointments}>
      <Stack>
        {appointments.items.length === 0 && !appointments.loading && <p>{t.noAppointments}</p>}
        <Facts
          items={[
            ...appointments.items.map((one) => [one.role, <AddressChip key={one.role} address={one.holder} />] as [string, ReactNode]),
            [t.software, council.version ? t.versionFrom(council.version.version, format.count(council.version.from_height)) : t.noVersion],
          ]}
        />
      </Stack>
    </Card>
  );
}

export default function Council() {
  const t = useText();
  const span = useSpan();
  const me = useAccount()?.address;
  const { data, error, again } = useQuery(councilPaths.council);
  const proposals = useList(councilPaths.proposals(), (one) => String(one.id));
  useLive("/v1/council");
  const seated = data?.seats.some((seat) => seat.account === me);
  return (
    <Page title={t.council.title} sub={t.council.sub} actions={seated && <LinkButton kind="primary" icon="plus" to="/council/propose">{t.council.propose}</LinkButton>}>
      <CouncilTabs />
      {error && <Card><ErrorState error={error} again={again} /></Card>}
      {data && (
        <Figures
          items={[
            [t.council.quorum, String(data.quorum), t.council.ofSeats(data.seats.length)],
            [t.council.voting, span(data.voting_ms)],
            [t.council.delay, span(data.delay_ms)],
            [t.council.window, span(data.window_ms)],
          ]}
        />
      )}
      <Columns>
        <Card flush title={t.council.proposals}>
          {proposals.loading ? <SkeletonLines /> : proposals.error ? <ErrorState error={proposals.error} again={proposals.again} /> : proposals.items.length === 0 ? <Empty title={t.council.noProposals}>{t.council.noProposalsNote}</Empty> : proposals.items.map((one) => <Row key={one.id} proposal={one} />)}
          {proposals.more && <ListRow title={t.app.more} onClick={proposals.loadMore} />}
        </Card>
        {data ? <Stack><Members council={data} me={me} /><Decided council={data} /><ProofCard title={t.council.seatsProof} path={councilPaths.councilProof} name="council.tally" expect={(line) => proves(line, "council")} /></Stack> : <SkeletonLines />}
      </Columns>
    </Page>
  );
}
