// The whole note once more, and how it comes about.

import type { AssetBrief, LoanAgreement, LoanInstalment } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { Notice, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import type { LoanDraft } from "./draft";
import { ScheduleTable } from "./ScheduleTable";
import { Terms } from "./Terms";

type Props = { draft: LoanDraft; set: (change: Partial<LoanDraft>) => void; agreement: LoanAgreement; assets: AssetBrief[]; unit: AssetBrief | undefined; preview: LoanInstalment[]; offerWrong: boolean };

export function StepSign({ draft, set, agreement, assets, unit, preview, offerWrong }: Props) {
  const t = useText().loan;
  return (
    <Stack>
      <Terms agreement={agreement} assets={assets} parties />
      <ScheduleTable instalments={preview} unit={unit} />
      <Choice label={t.how} value={draft.how} onChange={(how) => set({ how })} options={[["sign", t.hows.sign], ["offer", t.hows.offer]]} />
      <Notice>{t.howNotes[draft.how]}</Notice>
      {draft.how === "offer" && <Field label={t.offerDays} inputMode="numeric" error={offerWrong ? t.offerDaysWrong : null} value={draft.offerDays} onChange={(event) => set({ offerDays: event.target.value })} />}
    </Stack>
  );
}
