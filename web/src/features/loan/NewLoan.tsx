// Writing a note, step by step: who, how much, how it is repaid; then both sign it together, or one offers it.

import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import { propose } from "~/app/act/propose";
import type { LoanAgreement } from "~/core/api/schema";
import { spendable } from "~/core/fees";
import { useHoldings } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { usePaid, useRecipient, useStanding } from "~/features/pay/recipient";
import { useAmount } from "~/ui/AmountField";
import { Button } from "~/ui/Button";
import { Card, Page, Row, Stack } from "~/ui/Card";
import { seen } from "~/ui/Said";
import { useErrorText } from "~/ui/States";
import { toast } from "~/ui/Toast";
import { agreementOf, DAY_MS, draftUnit, dueOf, dueWrong, graceOf, newDraft, readBps, repaymentOf, tooManyWitnesses, whole, type LoanDraft } from "./draft";
import { schedule } from "./schedule";
import { StepRepayment } from "./StepRepayment";
import { StepSign } from "./StepSign";
import { StepWhat, type Figures } from "./StepWhat";
import { StepWho, type Party } from "./StepWho";
import { useSaid } from "./unit";
import css from "./Loan.module.css";

const LAST = 3;

function useParty(text: string, paid: string[]): Party {
  const reading = useRecipient(text);
  const standing = useStanding(reading.recipient?.address ?? null, paid);
  const [sureOf, setSureOf] = useState<string | null>(null);
  const address = reading.recipient?.address ?? null;
  return { reading, standing, sure: sureOf !== null && sureOf === address, onSure: (sure) => setSureOf(sure ? address : null) };
}

const settled = ({ reading, standing, sure }: Party) => (reading.recipient && (!standing.lookalike || sure) ? reading.recipient.address : null);

export default function NewLoan() {
  const t = useText();
  const say = useErrorText();
  const said = useSaid();
  const label = useLabels();
  const network = useNetwork();
  const { time_ms } = useLink();
  const [, go] = useLocation();
  const account = useAccount();
  const me = account?.address ?? "";
  const { all, shown } = useHoldings(me);
  const [at, setAt] = useState(0);
  const [draft, setDraft] = useState<LoanDraft>(() => newDraft(Date.now()));
  const [written, setWritten] = useState<LoanAgreement | null>(null);
  const set = (change: Partial<LoanDraft>) => setDraft((now) => ({ ...now, ...change }));

  const paid = usePaid(me);
  const other = useParty(draft.other, paid);
  const guarantor = useParty(draft.withGuarantor ? draft.guarantor : "", paid);
  const holding = all.find((one) => one.asset.id === draft.asset) ?? all[0];
  const pledge = all.find((one) => one.asset.id === draft.pledge) ?? all[0];
  const unit = useMemo(() => draftUnit(draft, holding?.asset), [draft, holding?.asset]);
  // Both sign, and who writes the note pays the fee of both.
  const most = draft.what === "asset" && draft.role === "lender" && holding ? spendable(network, "sign_loan", draft.asset, spendable(network, "sign_loan", draft.asset, holding.units)) : undefined;
  const figures: Figures = { unit, principal: useAmount(draft.amount, unit, most), pledged: pledge?.asset, collateral: useAmount(draft.pledgeAmount, pledge?.asset), worth: useAmount(draft.worth, unit) };
  const principal = figures.principal.units;
  const rate_bps = readBps(draft.rate);
  const repayment = repaymentOf(draft);
  const dated = !dueWrong(draft, time_ms);
  const preview = useMemo(() => {
    const plan = repaymentOf(draft);
    return principal && rate_bps !== null && plan && dated ? schedule({ principal, rate_bps, repayment: plan, first_due_ms: dueOf(draft), start_ms: time_ms }) : [];
    // A schedule that moves with every block would never stand still.
  }, [principal, rate_bps, draft, dated]);

  const them = settled(other);
  const standsIn = draft.withGuarantor ? settled(guarantor) : null;
  const same = !!them && (them === me || them === standsIn || standsIn === me);
  const offerDays = whole(draft.offerDays, 1, 365);
  const ready = [
    !!them && !same && (!draft.withGuarantor || !!standsIn) && !tooManyWitnesses(draft),
    principal !== null && (!draft.pledged || (figures.collateral.units !== null && (draft.valuation === "forfeit" || figures.worth.units !== null) && (draft.what === "cash" || draft.pledge !== draft.asset))),
    rate_bps !== null && readBps(draft.lateRate) !== null && !!repayment && graceOf(draft) !== null && dated,
    draft.how === "sign" || (offerDays !== null && time_ms + offerDays * DAY_MS < dueOf(draft)),
  ];

  const next = async () => {
    if (at < LAST - 1) return setAt(at + 1);
    if (!them || principal === null) return;
    const parties = { lender: draft.role === "lender" ? me : them, borrower: draft.role === "lender" ? them : me, guarantor: standsIn };
    try {
      setWritten(await agreementOf({ ...draft, asset: holding?.asset.id ?? 0, pledge: pledge?.asset.id ?? 0 }, parties, { principal, collateral: draft.pledged ? figures.collateral.units : null, worth: figures.worth.units }));
      setAt(LAST);
    } catch (reason) { toast(say(reason), "warn"); }
  };
  const submit = () => {
    if (!written || !them) return;
    const sum = said(written.terms.principal, unit);
    const who = seen(other.reading.recipient?.name ?? label(them).text);
    if (draft.how === "sign") {
      // Whoever stands last makes the note; the others' equal operations only sign.
      const actors = [me, them, ...(written.guarantor ? [written.guarantor] : [])];
      return propose({ title: t.loan.make, verb: t.loan.signVerb(sum), wanted: actors.map((actor) => ({ actor, action: { kind: "sign_loan", agreement: written } })) });
    }
    propose({
      title: t.loan.make,
      verb: draft.role === "lender" ? t.loan.offerVerb(sum, who) : t.loan.askVerb(sum, who),
      wanted: [{ kind: "offer_loan", agreement: written, deadline_ms: time_ms + (offerDays ?? 1) * DAY_MS }],
      onFinal: (done) => {
        const event = done.receipt.events.find((one) => one.kind === "loan_offered");
        go(event?.kind === "loan_offered" ? `/loan/${event.loan}` : "/loans");
      },
    });
  };
  return (
    <Page title={t.loan.make} narrow>
      <ol className={css.steps} aria-label={t.loan.step(at + 1, LAST + 1)}>
        {t.loan.steps.map((name, place) => <li key={name} data-at={place < at ? "done" : place === at ? "now" : "ahead"} aria-current={place === at ? "step" : undefined}>{name}</li>)}
      </ol>
      <Card>
        <Stack>
          {at === 0 && <StepWho draft={draft} set={set} other={other} guarantor={guarantor} paid={paid} same={same} />}
          {at === 1 && <StepWhat draft={draft} set={set} figures={figures} holdings={shown} most={most} />}
          {at === 2 && <StepRepayment draft={draft} set={set} now_ms={time_ms} unit={unit} preview={preview} />}
          {at === LAST && written && <StepSign draft={draft} set={set} agreement={written} assets={all.map((one) => one.asset)} unit={unit} preview={preview} offerWrong={!ready[LAST]} />}
          <Row spread>
            <Button disabled={at === 0} onClick={() => setAt(at - 1)}>{t.app.back}</Button>
            <Button kind="primary" disabled={!ready[at]} onClick={at === LAST ? submit : () => void next()}>{at === LAST ? t.pay.review : t.app.next}</Button>
          </Row>
        </Stack>
      </Card>
    </Page>
  );
}
