// One loan in a list, as somebody sees it.

import type { AssetBrief, Loan, LoanStage } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { Badge, type Tone } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { unitOf } from "./unit";

const TONES: Record<LoanStage, Tone> = { offered: "warn", ended: "plain", active: "plain", defaulted: "bad", repaid: "good", forgiven: "plain" };

export function StageBadge({ loan }: { loan: Loan }) {
  const t = useText().loan;
  const late = loan.note && loan.stage === "active" && loan.note.missed !== "0";
  return late ? <Badge tone="bad">{t.overdue}</Badge> : <Badge tone={TONES[loan.stage]}>{t.stages[loan.stage]}</Badge>;
}

export const lenderOf = (loan: Loan) => loan.note?.lender ?? loan.agreement.lender;

export function LoanRow({ loan, assets, me }: { loan: Loan; assets: readonly AssetBrief[]; me: string }) {
  const t = useText().loan;
  const format = useFormat();
  const label = useLabels();
  const lender = lenderOf(loan);
  const { borrower, terms } = loan.agreement;
  const unit = unitOf(terms.unit, assets);
  const name = (address: string) => label(address).text;
  const who = me === lender ? name(borrower) : me === borrower ? name(lender) : `${name(lender)} → ${name(borrower)}`;
  const { note, offer } = loan;
  return (
    <ListRow
      to={`/loan/${loan.id}`}
      start={<Mark icon="loan" way={me === lender ? "in" : undefined} />}
      title={<Said>{who}</Said>}
      note={<>{(loan.stage !== "active" || note?.missed !== "0") && <StageBadge loan={loan} />} {note?.next_due_ms != null && loan.stage === "active" ? t.next(format.time(note.next_due_ms)) : offer && loan.stage === "offered" ? `${t.until} ${format.time(offer.deadline_ms)}` : t.one(loan.id)}</>}
      end={<Money units={note && !note.closed_ms ? note.owed.total : terms.principal} asset={unit} />}
      endNote={note && !note.closed_ms ? t.owed : t.principal}
    />
  );
}
