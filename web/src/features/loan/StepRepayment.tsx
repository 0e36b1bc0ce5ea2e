// Interest, instalments and due dates, with the schedule as it grows.

import type { AssetBrief, LoanInstalment } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { PERIODS, type Period } from "~/features/mandate/period";
import { Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import { dueWrong, graceOf, readBps, repaymentOf, type LoanDraft } from "./draft";
import { ScheduleTable } from "./ScheduleTable";
import css from "./Loan.module.css";

type Props = { draft: LoanDraft; set: (change: Partial<LoanDraft>) => void; now_ms: number; unit: AssetBrief | undefined; preview: LoanInstalment[] };

export function StepRepayment({ draft, set, now_ms, unit, preview }: Props) {
  const { loan: t, mandate } = useText();
  const kinds = ["bullet", "annuity", "equal_principal"] as const;
  const many = draft.repayment !== "bullet";
  return (
    <Stack>
      <Choice label={t.repayment} value={draft.repayment} onChange={(repayment) => set({ repayment })} options={kinds.map((kind) => [kind, t.repayments[kind]] as const)} />
      {many && (
        <div className={css.pair}>
          <Field label={t.count} inputMode="numeric" error={repaymentOf(draft) ? null : t.countWrong} value={draft.count} onChange={(event) => set({ count: event.target.value })} />
          <SelectField label={t.period} value={draft.period} onChange={(event) => set({ period: event.target.value as Period })}>
            {(Object.keys(PERIODS) as Period[]).map((one) => <option key={one} value={one}>{mandate.periods[one]}</option>)}
          </SelectField>
        </div>
      )}
      <Field label={many ? t.firstDue : t.onlyDue} type="datetime-local" error={dueWrong(draft, now_ms) ? t.dueWrong : null} value={draft.firstDue} onChange={(event) => set({ firstDue: event.target.value })} />
      <Field label={t.rate} inputMode="decimal" hint={t.rateHint} error={readBps(draft.rate) === null ? t.rateWrong : null} value={draft.rate} onChange={(event) => set({ rate: event.target.value })} />
      <div className={css.pair}>
        <Field label={t.lateRate} inputMode="decimal" hint={t.lateHint} error={readBps(draft.lateRate) === null ? t.rateWrong : null} value={draft.lateRate} onChange={(event) => set({ lateRate: event.target.value })} />
        <Field label={t.grace} inputMode="numeric" hint={t.graceHint} error={graceOf(draft) === null ? t.graceWrong : null} value={draft.grace} onChange={(event) => set({ grace: event.target.value })} />
      </div>
      {preview.length > 0 && <ScheduleTable instalments={preview} unit={unit} />}
    </Stack>
  );
}
