// Who lends to whom, who stands in, and who has seen it.

import { useText } from "~/core/i18n";
import type { Reading, Standing } from "~/features/pay/recipient";
import { RecipientField } from "~/features/pay/RecipientField";
import { Notice, Stack } from "~/ui/Card";
import { CheckField, TextField } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import { tooManyWitnesses, type LoanDraft } from "./draft";

export type Party = { reading: Reading; standing: Standing; sure: boolean; onSure: (sure: boolean) => void };
type Props = { draft: LoanDraft; set: (change: Partial<LoanDraft>) => void; other: Party; guarantor: Party; paid: string[]; same: boolean };

export function StepWho({ draft, set, other, guarantor, paid, same }: Props) {
  const t = useText();
  return (
    <Stack>
      <Choice label={t.loan.role} value={draft.role} onChange={(role) => set({ role })} options={[["lender", t.loan.roles.lender], ["borrower", t.loan.roles.borrower]]} />
      <RecipientField label={draft.role === "lender" ? t.loan.borrower : t.loan.lender} text={draft.other} onText={(text) => set({ other: text })} paid={paid} {...other} />
      <CheckField checked={draft.withGuarantor} onChange={(event) => set({ withGuarantor: event.target.checked })}>{t.loan.guarantorAdd}</CheckField>
      {draft.withGuarantor && (
        <>
          <RecipientField label={t.loan.guarantor} text={draft.guarantor} onText={(text) => set({ guarantor: text })} paid={paid} {...guarantor} />
          <Notice>{t.loan.guarantorNote}</Notice>
        </>
      )}
      {same && <Notice tone="warn">{t.loan.different}</Notice>}
      <TextField label={t.app.noted(t.loan.witnesses, t.app.optional)} hint={t.loan.witnessesHint} error={tooManyWitnesses(draft) ? t.loan.witnessesMany : null} value={draft.witnesses} onChange={(event) => set({ witnesses: event.target.value })} />
    </Stack>
  );
}
