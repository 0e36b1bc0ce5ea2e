// The terms of a note: what both signed, as names and values.

import type { ReactNode } from "react";
import type { AssetBrief, LoanAgreement, LoanRepayment } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { usePeriodText } from "~/features/mandate/period";
import { AddressChip, FullAddress } from "~/ui/AddressChip";
import { Facts } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { DAY_MS, showBps } from "./draft";
import { unitOf } from "./unit";

export function usePlanText(): (repayment: LoanRepayment) => string {
  const t = useText().loan.plan;
  const period = usePeriodText();
  return (repayment) => (repayment.kind === "bullet" ? t.bullet : t[repayment.kind](repayment.count, period(repayment.period_ms)));
}

/** `full`: whole addresses, without the names that only this reader knows. */
type Props = { agreement: LoanAgreement; assets: readonly AssetBrief[]; parties?: boolean; full?: boolean };

export function Terms({ agreement, assets, parties, full }: Props) {
  const who = (address: string) => (full ? <div key={address}><FullAddress address={address} /></div> : <AddressChip key={address} address={address} />);
  const t = useText().loan;
  const format = useFormat();
  const plan = usePlanText();
  const { terms } = agreement;
  const unit = unitOf(terms.unit, assets);
  const { collateral } = terms;
  const pledged = assets.find((asset) => asset.id === collateral?.asset);
  const rates = [terms.rate_bps ? t.perYear(showBps(terms.rate_bps)) : t.noInterest, terms.late_rate_bps ? t.lateTerm(showBps(terms.late_rate_bps)) : null].filter(Boolean);
  const items: [string, ReactNode][] = [
    ...(parties ? ([[t.lender, who(agreement.lender)], [t.borrower, who(agreement.borrower)]] as [string, ReactNode][]) : []),
    [t.principal, <span key="principal"><Money units={terms.principal} asset={unit} open /> {"recorded" in terms.unit && <>({t.recorded})</>}</span>],
    [t.interest, rates.join(" · ")],
    [t.repayment, plan(terms.repayment)],
    [terms.repayment.kind === "bullet" ? t.onlyDue : t.firstDue, format.time(terms.first_due_ms)],
  ];
  if (terms.grace_ms) items.push([t.grace, t.graceTerm(format.count(terms.grace_ms / DAY_MS))]);
  if (collateral) {
    const { valuation } = collateral;
    items.push([t.collateral, <Money key="collateral" units={collateral.amount} asset={pledged} open />]);
    items.push([t.counts, valuation.kind === "agreed" ? <Money key="worth" units={valuation.value} asset={unit} open /> : t.valuations[valuation.kind]]);
  }
  if (agreement.guarantor) items.push([t.guarantor, who(agreement.guarantor)]);
  if (agreement.witnesses?.length) items.push([t.witnesses, <span key="witnesses">{agreement.witnesses.map(who)}</span>]);
  return <Facts items={items} />;
}
