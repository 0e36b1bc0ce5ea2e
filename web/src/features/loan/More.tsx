// Everything else that somebody may do with a note: only what the ledger would take from this account.

import { useState, type ReactNode } from "react";
import { propose } from "~/app/act/propose";
import type { Action, AssetBrief, Loan, LoanNote } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { Button } from "~/ui/Button";
import { Card, Notice, Row, Stack } from "~/ui/Card";
import { seen } from "~/ui/Said";
import { ActDialog, type Asked } from "./ActDialogs";
import { andABit } from "./Pay";
import { useSaid } from "./unit";

type Props = { loan: Loan; note: LoanNote; unit: AssetBrief; assets: readonly AssetBrief[]; me: string };

export function More({ loan, note, unit, assets, me }: Props) {
  const t = useText().loan;
  const said = useSaid();
  const label = useLabels();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { borrower, witnesses = [], terms } = loan.agreement;
  const open = loan.stage === "active" || loan.stage === "defaulted";
  const lender = me === note.lender;
  const party = lender || me === borrower;
  const form = (what: Asked, text: string) => <Button key={what} onClick={() => setAsked(what)}>{text}</Button>;
  const act = (action: Action, title: string, verb: string, main = false) => <Button key={action.kind + verb} kind={main ? "primary" : "secondary"} onClick={() => propose({ title, verb, wanted: [action] })}>{title}</Button>;
  const acts: ReactNode[] = [
    open && note.assignee === me && act({ kind: "assign_loan", loan: loan.id, to: me }, t.take, t.takeVerb, true),
    loan.stage === "defaulted" && lender && note.collateral !== "0" && act({ kind: "claim_collateral", loan: loan.id }, t.claimCollateral, t.claimVerb, true),
    loan.stage === "active" && lender && note.missed !== "0" && act({ kind: "mark_default", loan: loan.id }, t.default, t.defaultVerb),
    loan.stage === "defaulted" && me === note.guarantor && "asset" in terms.unit && act({ kind: "pay_as_guarantor", loan: loan.id, amount: String(andABit(BigInt(note.owed.total))) }, t.standIn, t.standInVerb(said(note.owed.total, unit)), true),
    open && lender && form("forgive", t.forgive),
    open && lender && form("assign", t.assign),
    open && lender && note.assignee && act({ kind: "assign_loan", loan: loan.id, to: me }, t.unassign, t.unassignVerb),
    open && me === borrower && terms.collateral && form("collateral", t.addCollateral),
    !open && note.collateral !== "0" && act({ kind: "release_collateral", loan: loan.id }, t.release, t.releaseVerb),
    party && form("dispute", t.dispute),
    witnesses.includes(me) && !note.witnessed.includes(me) && form("witness", t.attest),
  ].filter(Boolean);
  if (!acts.length) return null;
  return (
    <Card title={t.more}>
      <Stack>
        {note.assignee && <Notice>{t.assigned(seen(label(note.assignee).text))}</Notice>}
        {loan.stage === "active" && lender && note.missed !== "0" && <Notice tone="warn">{t.defaultNote}</Notice>}
        <Row>{acts}</Row>
      </Stack>
      {asked && <ActDialog asked={asked} loan={loan} note={note} unit={unit} assets={assets} me={me} onClose={() => setAsked(null)} />}
    </Card>
  );
}
