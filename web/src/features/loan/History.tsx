// Everything that became of a note, in order. Nothing of it can be left out: the note's record holds the hash of it all.

import type { AssetBrief, Event, LoanAgreement, LoanEvent } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { shortened } from "~/core/money/format";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Badge } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { unitOf } from "./unit";

export type Told = { title: keyof ReturnType<typeof useText>["loan"]["events"]; by?: string; amount?: string; pledged?: boolean; words?: string; document?: string | null | undefined; closed?: boolean };

/** An event in the words of this page. */
export function tell(event: Event, agreement: LoanAgreement): Told | null {
  switch (event.kind) {
    case "loan_offered":
    case "loan_offer_ended":
      return { title: event.kind };
    case "loan_signed":
      return { title: event.kind, by: agreement.lender, amount: agreement.terms.principal };
    case "loan_accepted":
      return event.made ? { title: event.kind, by: event.by, amount: agreement.terms.principal } : { title: "guarantor_agreed", by: event.by };
    case "loan_repaid":
    case "loan_forgiven":
    case "guarantee_paid":
      return { title: event.kind, by: event.by, amount: event.counted.total, closed: event.closed };
    case "repayment_stated":
      return { title: event.kind, by: event.by, amount: event.amount };
    case "repayment_answered":
      return event.agreed ? { title: event.kind, by: event.by, amount: event.counted.total, closed: event.closed } : { title: "repayment_denied", by: event.by };
    case "loan_assigned":
      return event.done ? { title: event.kind, by: event.to } : { title: "loan_assign_offered", by: event.to };
    case "collateral_added":
      return { title: event.kind, by: agreement.borrower, amount: event.amount, pledged: true };
    case "collateral_released":
      return { title: event.kind, amount: event.amount, pledged: true };
    case "collateral_claimed":
      return { title: event.kind, amount: event.taken, pledged: true, closed: event.closed };
    case "loan_defaulted":
      return { title: event.kind, amount: event.owed.total };
    case "loan_disputed":
    case "loan_witnessed":
      return { title: event.kind, by: event.by, words: event.statement.text, document: event.statement.document };
    default:
      return null;
  }
}

export function HistoryRow({ entry, agreement, assets }: { entry: LoanEvent; agreement: LoanAgreement; assets: readonly AssetBrief[] }) {
  const t = useText().loan;
  const told = tell(entry.event, agreement);
  if (!told) return null;
  const pledged = assets.find((asset) => asset.id === agreement.terms.collateral?.asset);
  return (
    <ListRow
      to={`/transaction/${entry.transaction}`}
      start={told.by ? <Face address={told.by} size={32} /> : undefined}
      title={<>{t.events[told.title]} {told.closed && <Badge tone="good">{t.closes}</Badge>}</>}
      note={<>{told.by && <AddressChip address={told.by} plain />}{told.words && <> “<Said>{told.words}</Said>”</>}{told.document && <> <code title={told.document}>{shortened(told.document)}</code></>}</>}
      end={told.amount && <Money units={told.amount} asset={told.pledged ? pledged : unitOf(agreement.terms.unit, assets)} open />}
      endNote={<Ago ms={entry.time_ms} />}
    />
  );
}
