// How much is lent of what, and what the borrower sets aside for it.

import type { AssetBrief } from "~/core/api/schema";
import type { Holding } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { AssetSelect } from "~/features/pay/AssetSelect";
import { AmountField, type AmountState } from "~/ui/AmountField";
import { Stack } from "~/ui/Card";
import { CheckField, Field } from "~/ui/Field";
import { Choice } from "~/ui/Tabs";
import { unitWrong, whole, type LoanDraft } from "./draft";
import css from "./Loan.module.css";

export type Figures = { unit: AssetBrief | undefined; principal: AmountState; pledged: AssetBrief | undefined; collateral: AmountState; worth: AmountState };
type Props = { draft: LoanDraft; set: (change: Partial<LoanDraft>) => void; figures: Figures; holdings: Holding[]; most: bigint | undefined };

export function StepWhat({ draft, set, figures, holdings, most }: Props) {
  const t = useText().loan;
  const { unit, principal, pledged, collateral, worth } = figures;
  const kinds = ["forfeit", "agreed"] as const;
  return (
    <Stack>
      <Choice label={t.what} value={draft.what} onChange={(what) => set({ what })} options={[["asset", t.whats.asset], ["cash", t.whats.cash]]} />
      <p>{t.whatNotes[draft.what]}</p>
      {draft.what === "asset" ? (
        <AssetSelect holdings={holdings} value={draft.asset} onChange={(asset) => set({ asset })} />
      ) : (
        <div className={css.pair}>
          <Field label={t.unit} hint={t.unitHint} error={unitWrong(draft) ? t.unitWrong : null} value={draft.unit} onChange={(event) => set({ unit: event.target.value })} />
          <Field label={t.decimals} inputMode="numeric" error={whole(draft.decimals, 0, 18) === null ? "0–18" : null} value={draft.decimals} onChange={(event) => set({ decimals: event.target.value })} />
        </div>
      )}
      <AmountField label={t.principal} value={draft.amount} onChange={(amount) => set({ amount })} asset={unit} state={principal} have={most} max={most} />
      <CheckField checked={draft.pledged} onChange={(event) => set({ pledged: event.target.checked })}>{t.pledge}</CheckField>
      {draft.pledged && (
        <>
          <AssetSelect label={t.collateral} holdings={holdings} value={draft.pledge} onChange={(pledge) => set({ pledge })} />
          <AmountField label={t.collateral} value={draft.pledgeAmount} onChange={(pledgeAmount) => set({ pledgeAmount })} asset={pledged} state={collateral} />
          <Choice label={t.counts} value={draft.valuation} onChange={(valuation) => set({ valuation })} options={kinds.map((kind) => [kind, t.valuations[kind]] as const)} />
          <p>{t.valuationNotes[draft.valuation]}</p>
          {draft.valuation === "agreed" && <AmountField label={t.worth} value={draft.worth} onChange={(text) => set({ worth: text })} asset={unit} state={worth} />}
        </>
      )}
    </Stack>
  );
}
