// What is owed and lent, on the home page: open notes and offers that wait for an answer, the soonest due first.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { Loan } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { LoanRow } from "./LoanRow";

const SHOWN = 4;
const KEY = (loan: Loan) => String(loan.id);
const when = (loan: Loan) => loan.note?.next_due_ms ?? loan.offer?.deadline_ms ?? 0;

export function LoansOnHome({ address }: { address: string }) {
  const t = useText();
  const active = useList(paths.loansOf(address, { stage: "active" }), KEY);
  const bad = useList(paths.loansOf(address, { stage: "defaulted" }), KEY);
  const asked = useList(paths.loansOf(address, { role: "asked" }), KEY);
  const all = [...asked.items, ...bad.items, ...active.items.toSorted((a, b) => when(a) - when(b))];
  const loans = [...new Map(all.map((loan) => [loan.id, loan])).values()];
  if (!loans.length) return null;
  const assets = [...active.assets.values(), ...bad.assets.values(), ...asked.assets.values()];
  return (
    <Card flush title={t.loan.home.title} actions={<LinkButton small kind="quiet" to="/loans">{t.app.all}</LinkButton>}>
      {loans.slice(0, SHOWN).map((loan) => <LoanRow key={loan.id} loan={loan} assets={assets} me={address} />)}
    </Card>
  );
}
