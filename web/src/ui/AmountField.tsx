// An amount of an asset: takes what people type and paste, says what is wrong, and knows what there is.

import { useMemo } from "react";
import type { AssetBrief } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { plainAmount, readAmount } from "~/core/money/amount";
import { Button } from "./Button";
import { Field } from "./Field";
import css from "./Field.module.css";

export type AmountState = { units: bigint | null; error: string | null };

/** What the text means, and what is wrong with it. `most`: what there is to spend. */
export function useAmount(text: string, asset: AssetBrief | undefined, most?: bigint): AmountState {
  const t = useText().app.amounts;
  return useMemo(() => {
    if (!asset) return { units: null, error: null };
    const read = readAmount(text, asset.decimals);
    if (!read.ok) {
      if (read.problem === "empty") return { units: null, error: null };
      return { units: null, error: read.problem === "too_many_places" ? t.places(asset.decimals) : t.problems[read.problem] };
    }
    if (read.units === 0n) return { units: null, error: t.problems.zero };
    if (most !== undefined && read.units > most) return { units: null, error: t.problems.too_much };
    return { units: read.units, error: null };
  }, [text, asset, most, t]);
}

type Props = {
  label?: string;
  value: string;
  onChange: (text: string) => void;
  asset: AssetBrief | undefined;
  state: AmountState;
  /** What there is. */
  have?: bigint | undefined;
  /** What can be spent of it, the fee left aside. */
  max?: bigint | undefined;
  autoFocus?: boolean;
  hint?: string;
};

export function AmountField({ label, value, onChange, asset, state, have, max, autoFocus, hint }: Props) {
  const t = useText();
  const format = useFormat();
  const available = asset && have !== undefined ? t.app.amounts.available(`${format.amount(have, asset.decimals)} ${asset.code}`) : undefined;
  // "1.2万" and "1,234.5" are shown back as the plain number that they mean.
  const meant = asset && value.trim() && state.units !== null ? `${format.amount(state.units, asset.decimals)} ${asset.code}`.trim() : null;
  return (
    <Field
      label={label ?? t.app.amounts.label}
      className={css.amount}
      inputMode="decimal"
      placeholder="0"
      value={value}
      autoFocus={autoFocus}
      error={state.error}
      hint={meant ?? hint ?? " "}
      aside={available}
      onChange={(event) => onChange(event.target.value)}
      end={
        <>
          {max !== undefined && asset && (
            <Button small kind="quiet" onClick={() => onChange(plainAmount(max, asset.decimals))}>
              {t.app.amounts.max}
            </Button>
          )}
          <strong>{asset?.code}</strong>
        </>
      }
    />
  );
}
