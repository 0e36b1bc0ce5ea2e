// An offer that waits: who may answer it, and how.

import { propose } from "~/app/act/propose";
import type { AssetBrief, Loan, LoanOffer } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Card, Facts, Notice, Row, Stack } from "~/ui/Card";
import { ShareLink } from "~/ui/ShareLink";
import { useSaid } from "./unit";

type Props = { loan: Loan; offer: LoanOffer; unit: AssetBrief | undefined; me: string | undefined };

export function Offer({ loan, offer, unit, me }: Props) {
  const t = useText().loan;
  const said = useSaid();
  const { time_ms } = useLink();
  const { lender, borrower, guarantor, terms } = loan.agreement;
  const over = time_ms > offer.deadline_ms;
  const party = me === lender || me === borrower;
  const other = party && me !== offer.by;
  const waits = !!guarantor && !offer.guaranteed;
  const end = (title: string, verb: string) => propose({ title, verb, wanted: [{ kind: "withdraw_offer", loan: loan.id }] });
  return (
    <>
      <Card>
        <Stack>
          <Facts items={[[t.offeredBy, <AddressChip key="by" address={offer.by} />], [t.until, <Ago key="until" ms={offer.deadline_ms} />]]} />
          {over && <Notice tone="warn">{t.offerOver}</Notice>}
          {!over && guarantor && <Notice tone={waits ? "plain" : "good"}>{waits ? t.guarantorWaits : t.guarantorAgreed}</Notice>}
          <Row>
            {!over && me === guarantor && waits && <Button kind="primary" onClick={() => propose({ title: t.guaranteeAct, verb: t.guaranteeVerb, wanted: [{ kind: "accept_loan", loan: loan.id }] })}>{t.guaranteeAct}</Button>}
            {!over && other && <Button kind="primary" disabled={waits} onClick={() => propose({ title: t.accept, verb: t.acceptVerb(said(terms.principal, unit)), wanted: [{ kind: "accept_loan", loan: loan.id }] })}>{t.accept}</Button>}
            {!over && other && <Button onClick={() => end(t.decline, t.declineVerb)}>{t.decline}</Button>}
            {!over && me === offer.by && <Button onClick={() => end(t.withdraw, t.withdrawVerb)}>{t.withdraw}</Button>}
            {over && me && <Button onClick={() => end(t.withdraw, t.endVerb)}>{t.endVerb}</Button>}
          </Row>
        </Stack>
      </Card>
      {!over && me === offer.by && <ShareLink title={t.link} note={t.linkNote} shared={t.shared} path={`/loan/${loan.id}`} />}
    </>
  );
}
