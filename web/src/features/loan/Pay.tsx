// Paying a note: on the ledger, or by stating cash, which counts once both say so.

import { useState } from "react";
import { propose } from "~/app/act/propose";
import type { AssetBrief, Loan, LoanNote, PendingRepayment } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { plainAmount } from "~/core/money/amount";
import { AmountField, useAmount } from "~/ui/AmountField";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { useSaid } from "./unit";

type Props = { loan: Loan; note: LoanNote; unit: AssetBrief; have: bigint | undefined; side: "lender" | "borrower" | null };

/** Interest runs while one reads. The ledger takes no more than is owed, so asking for a little more settles all of it. */
export const andABit = (units: bigint) => units + units / 100n + 1n;

export function Pay({ loan, note, unit, have, side }: Props) {
  const t = useText().loan;
  const said = useSaid();
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const cash = "recorded" in loan.agreement.terms.unit;
  const state = useAmount(text, unit, cash ? undefined : have);
  const owed = BigInt(note.owed.total);
  const due = BigInt(note.due) + BigInt(note.owed.late);
  const fill = (units: bigint, whole: boolean) => { setText(plainAmount(units, unit.decimals)); setAll(whole); };
  const submit = () => {
    if (state.units === null) return;
    const what = said(state.units, unit);
    const units = String(all && !cash ? andABit(state.units) : state.units);
    const onFinal = () => { setText(""); setAll(false); };
    if (cash) return propose({ title: t.record, verb: side === "lender" ? t.receivedVerb(what) : t.paidVerb(what), wanted: [{ kind: "record_repayment", loan: loan.id, amount: units }], onFinal });
    propose({ title: t.payTitle, verb: t.payVerb(what), wanted: [{ kind: "repay", loan: loan.id, amount: units }], onFinal });
  };
  return (
    <Card title={cash ? (side === "lender" ? t.received : t.paidCash) : t.payTitle}>
      <Stack>
        <AmountField value={text} onChange={(value) => { setText(value); setAll(false); }} asset={unit} state={state} have={cash ? undefined : have} />
        <Row>
          {due > 0n && due < owed && <Button small onClick={() => fill(due, false)}>{`${t.payDue} · ${said(due, unit)}`}</Button>}
          <Button small onClick={() => fill(owed, true)}>{`${t.payAll} · ${said(owed, unit)}`}</Button>
        </Row>
        {cash && <p>{t.recordNote}</p>}
        <Button kind="primary" disabled={state.units === null} onClick={submit}>{cash ? t.record : t.pay}</Button>
      </Stack>
    </Card>
  );
}

/** Cash that one side has stated. */
export function Pending({ loan, note, unit, side }: Omit<Props, "have">) {
  const t = useText().loan;
  const said = useSaid();
  if (!note.pending.length) return null;
  const answer = (one: PendingRepayment, agree: boolean, title: string, verb: string) => propose({ title, verb, wanted: [{ kind: "confirm_repayment", loan: loan.id, statement: one.statement, agree }] });
  return (
    <Card flush title={t.pending}>
      {note.pending.map((one) => {
        const what = said(one.amount, unit);
        const own = side === (one.by_lender ? "lender" : "borrower");
        return (
          <ListRow
            key={one.statement}
            start={<Mark icon="clock" />}
            title={one.by_lender ? t.saysReceived(what) : t.saysPaid(what)}
            note={<Ago ms={one.stated_ms} />}
            end={side && (own ? <Button small onClick={() => answer(one, false, t.takeBack, t.takeBackVerb)}>{t.takeBack}</Button> : (
              <Row>
                <Button small kind="primary" onClick={() => answer(one, true, t.confirm, t.confirmVerb(what))}>{t.confirm}</Button>
                <Button small onClick={() => answer(one, false, t.deny, t.denyVerb)}>{t.deny}</Button>
              </Row>
            ))}
          />
        );
      })}
    </Card>
  );
}
