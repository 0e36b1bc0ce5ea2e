// What this account lent, what it owes, and what waits for somebody's answer.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { Loan } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { LinkButton } from "~/ui/Button";
import { Card, Page, Row } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Button } from "~/ui/Button";
import { LoanRow, lenderOf } from "./LoanRow";

const KEY = (loan: Loan) => String(loan.id);

export default function Loans() {
  const t = useText();
  const me = useAccount()?.address ?? "";
  const mine = useList(paths.loansOf(me), KEY);
  const asked = useList(paths.loansOf(me, { role: "asked" }), KEY);
  const given = useList(paths.loansOf(me, { role: "assignee" }), KEY);
  const make = <LinkButton to="/loans/new" kind="primary" icon="plus">{t.loan.make}</LinkButton>;
  const assets = [...mine.assets.values(), ...asked.assets.values(), ...given.assets.values()];
  const answer = [...new Map([...asked.items, ...given.items.filter((loan) => loan.note?.assignee === me)].map((loan) => [loan.id, loan])).values()];
  const waits = new Set(answer.map((loan) => loan.id));
  const rest = mine.items.filter((loan) => !waits.has(loan.id));
  const open = rest.filter((loan) => loan.stage === "active" || loan.stage === "defaulted");
  const groups: [string, Loan[]][] = [
    [t.loan.asked, answer],
    [t.loan.waiting, rest.filter((loan) => loan.stage === "offered")],
    [t.loan.owe, open.filter((loan) => loan.agreement.borrower === me)],
    [t.loan.lent, open.filter((loan) => lenderOf(loan) === me)],
    [t.loan.guarantee, open.filter((loan) => loan.agreement.borrower !== me && lenderOf(loan) !== me)],
    [t.loan.closed, rest.filter((loan) => ["repaid", "forgiven", "ended"].includes(loan.stage))],
  ];
  return (
    <Page title={t.loan.title} actions={mine.items.length > 0 && make}>
      {mine.loading ? <SkeletonLines /> : mine.error ? <ErrorState error={mine.error} again={mine.again} /> : mine.items.length + answer.length === 0 ? (
        <Card><Empty title={t.loan.nothing} action={make}>{t.loan.nothingNote}</Empty></Card>
      ) : (
        groups.map(([title, loans]) => loans.length > 0 && <Card key={title} flush title={title}>{loans.map((loan) => <LoanRow key={loan.id} loan={loan} assets={assets} me={me} />)}</Card>)
      )}
      <Row>
        {mine.more && <Button onClick={mine.loadMore}>{t.app.more}</Button>}
        <LinkButton kind="quiet" icon="shield" to={`/credit/${me}`}>{t.loan.credit}</LinkButton>
        <LinkButton kind="quiet" icon="check" to="/loans/verify">{t.loan.check}</LinkButton>
      </Row>
    </Page>
  );
}
