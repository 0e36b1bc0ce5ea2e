// One loan: an offer to answer, or a note with what is owed now, what falls due, and everything that became of it.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { AssetBrief, Loan, LoanNote } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useSession, useAccount } from "~/core/vault/session";
import { ProofCard } from "~/features/explore/ProofCard";
import { useLive } from "~/features/explore/live";
import { Welcome } from "~/features/start/Welcome";
import { Locked } from "~/app/Locked";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { LinkButton } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { HistoryRow } from "./History";
import { StageBadge, lenderOf } from "./LoanRow";
import { More } from "./More";
import { Offer } from "./Offer";
import { Pay, Pending } from "./Pay";
import { ScheduleTable } from "./ScheduleTable";
import { Terms } from "./Terms";
import { useSaid, useUnit } from "./unit";
import css from "./Loan.module.css";

export function Stub({ loan }: { loan: Loan }) {
  const t = useText().loan;
  return (
    <div className={css.stub}>
      <div><span>{t.lender}</span><AddressChip address={lenderOf(loan)} face /></div>
      <div><span>{t.borrower}</span><AddressChip address={loan.agreement.borrower} face /></div>
    </div>
  );
}

export function Standing({ loan, note, unit, assets }: { loan: Loan; note: LoanNote; unit: AssetBrief | undefined; assets: readonly AssetBrief[] }) {
  const t = useText().loan;
  const format = useFormat();
  const said = useSaid();
  const { owed, paid, forgiven } = note;
  const pledged = assets.find((asset) => asset.id === loan.agreement.terms.collateral?.asset);
  const items: [string, ReactNode][] = [];
  if (!note.closed_ms && note.due !== "0") items.push([t.due, <strong key="due"><Money units={note.due} asset={unit} open /></strong>]);
  if (note.next_due_ms != null && !note.closed_ms) items.push([t.instalment, <Ago key="next" ms={note.next_due_ms} />]);
  if (paid.total !== "0") items.push([t.paid, <Money key="paid" units={paid.total} asset={unit} open />]);
  if (forgiven.total !== "0") items.push([t.forgiven, <Money key="forgiven" units={forgiven.total} asset={unit} open />]);
  if (note.collateral !== "0") items.push([t.held, <Money key="held" units={note.collateral} asset={pledged} open />]);
  items.push([t.since, format.time(note.start_ms)]);
  const disputes = note.lender_disputes + note.borrower_disputes;
  return (
    <Stack>
      <div>
        <p>{t.owed}</p>
        <p className={css.sum}><Money units={owed.total} asset={unit} open /></p>
        {owed.total !== "0" && <p>{t.ofWhich(said(owed.principal, unit), said(owed.interest, unit))}{owed.late !== "0" && <> · {t.lateToo(said(owed.late, unit))}</>}</p>}
      </div>
      <Row>
        <StageBadge loan={loan} />
        {note.missed_instalments > 0 && <Badge tone="warn">{t.missed(note.missed_instalments)}</Badge>}
        {disputes > 0 && <Badge tone="warn">{t.disputes(disputes)}</Badge>}
      </Row>
      <Facts items={items} />
    </Stack>
  );
}

export default function LoanPage() {
  const t = useText();
  const id = Number(useParams<{ id: string }>().id);
  const session = useSession();
  const me = useAccount()?.address;
  const { data, error, again } = useQuery(paths.loan(id));
  const made = !!data && data.loan.stage !== "ended";
  const planned = useQuery(made ? paths.loanSchedule(id) : null).data;
  const history = useList(paths.loanHistory(id), (entry) => `${entry.transaction}-${entry.operation}`);
  const { all } = useHoldings(me);
  useLive(`/v1/loans/${id}`);
  const unit = useUnit(data?.loan.agreement.terms.unit, data?.assets ?? []);
  const title = t.loan.one(id);
  if (error) return <Page title={title} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { loan, assets } = data;
  const { note, offer } = loan;
  const open = loan.stage === "active" || loan.stage === "defaulted";
  const { terms, borrower } = loan.agreement;
  const side = me && note ? (me === note.lender ? "lender" : me === borrower ? "borrower" : null) : null;
  const cash = "recorded" in terms.unit;
  const have = all.find((one) => one.asset.id === unit?.id)?.units;
  const pays = open && note && unit && (cash ? side : side === "borrower" || me === note.guarantor);
  return (
    <Page title={title} narrow actions={note && <LinkButton small icon="shield" to={`/loan/${id}/certificate`}>{t.loan.certificate.open}</LinkButton>}>
      <Card>
        {note ? <Standing loan={loan} note={note} unit={unit} assets={assets} /> : <Stack><p className={css.sum}><Money units={terms.principal} asset={unit} open /></p><Row><StageBadge loan={loan} /></Row></Stack>}
        <Stub loan={loan} />
      </Card>
      {loan.stage === "offered" && session.phase === "none" && <Welcome />}
      {loan.stage === "offered" && session.phase === "locked" && <Locked />}
      {loan.stage === "offered" && offer && <Offer loan={loan} offer={offer} unit={unit} me={me} />}
      {loan.stage === "ended" && <Notice>{t.loan.offerGone}</Notice>}
      {note && unit && <Pending loan={loan} note={note} unit={unit} side={side} />}
      {pays && <Pay loan={loan} note={note} unit={unit} have={have} side={side} />}
      {note && unit && me && <More loan={loan} note={note} unit={unit} assets={assets} me={me} />}
      <Card title={t.loan.terms}><Terms agreement={loan.agreement} assets={assets} /></Card>
      {planned && <Card title={t.loan.schedule}><ScheduleTable instalments={planned.instalments} unit={unit} passed={note?.passed ?? 0} /></Card>}
      <Card flush title={t.loan.history}>
        {history.loading ? <SkeletonLines count={2} /> : history.items.map((entry) => <HistoryRow key={`${entry.transaction}-${entry.operation}`} entry={entry} agreement={loan.agreement} assets={[...assets, ...history.assets.values()]} />)}
      </Card>
      <Row>
        <LinkButton kind="quiet" to={`/credit/${borrower}`}>{`${t.loan.credit}${t.app.colon}${t.loan.borrower}`}</LinkButton>
        <LinkButton kind="quiet" to={`/credit/${lenderOf(loan)}`}>{`${t.loan.credit}${t.app.colon}${t.loan.lender}`}</LinkButton>
      </Row>
      {loan.stage !== "ended" && <ProofCard key={id} path={paths.loanProof(id)} name={`loan-${id}.tally`} expect={(line) => line.kind === "record" && "type" in line.record && line.record.type === "loan" && line.record.id === id} />}
    </Page>
  );
}
