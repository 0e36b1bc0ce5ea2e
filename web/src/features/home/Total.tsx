// What there is, in the unit of choice, and how it came to be.

import { useMemo } from "react";
import type { ActivityLine, AssetBrief } from "~/core/api/schema";
import type { Holding } from "~/core/holdings";
import { useNow } from "~/core/clock";
import { useFormat, useText } from "~/core/i18n";
import { CURRENCIES, CURRENCY_DECIMALS, isCurrency, TIMELESS, useRates, worthOf } from "~/core/prices";
import { setSettings, useSettings } from "~/core/settings";
import { VerifiedChip } from "~/app/Shell";
import { useFeedsLive } from "~/features/oracle/live";
import { Ago } from "~/ui/Ago";
import { IconButton } from "~/ui/Button";
import { Money } from "~/ui/Money";
import { Skeleton } from "~/ui/States";
import { Chart } from "./Chart";
import { changeSince, history, type Point } from "./history";
import { summed, worthOfAll } from "./worth";
import css from "./Home.module.css";

const DAY_MS = 86_400_000;

type Props = { holdings: Holding[]; lines: readonly ActivityLine[]; complete: boolean };

type Shown = {
  unit: Pick<AssetBrief, "code" | "decimals">;
  units: bigint;
  points: Point[];
  /** The oldest price that it rests on; an asset counted in itself needs none. */
  priced_ms: number | null;
  uncounted: number;
};

/** The total in the reader's unit, and the units that there are to choose from. */
function useTotal({ holdings, lines }: Props, minute: number): { shown: Shown | null; choices: string[] } {
  const { unit } = useSettings();
  const rates = useRates();
  return useMemo(() => {
    const now_ms = Math.max(minute, lines[0]?.time_ms ?? 0) + 1;
    const worths = new Map(CURRENCIES.map((currency) => [currency, worthOfAll(holdings, rates, currency)]));
    const choices = [...CURRENCIES.filter((currency) => worths.get(currency)), ...holdings.map((one) => String(one.asset.id))];
    const worth = isCurrency(unit) ? worths.get(unit) : null;
    if (worth && isCurrency(unit)) {
      const each = worth.priced.map(({ holding, rate }) => history(holding.units, holding.asset.id, lines, now_ms).map((point) => ({ ...point, units: worthOf(point.units, rate) })));
      return { choices, shown: { unit: { code: unit, decimals: CURRENCY_DECIMALS }, units: worth.units, points: summed(each), priced_ms: worth.at_ms === TIMELESS ? null : worth.at_ms, uncounted: worth.unpriced } };
    }
    const held = holdings.find((one) => String(one.asset.id) === unit) ?? holdings[0];
    if (!held) return { choices, shown: null };
    const uncounted = holdings.filter((one) => one !== held && one.units > 0n).length;
    return { choices, shown: { unit: held.asset, units: held.units, points: history(held.units, held.asset.id, lines, now_ms), priced_ms: null, uncounted } };
  }, [holdings, lines, minute, rates, unit]);
}

export function Total(props: Props) {
  const t = useText();
  const format = useFormat();
  const { hidden, unit } = useSettings();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const { shown, choices } = useTotal(props, minute);
  useFeedsLive();
  const change = shown ? changeSince(shown.points, minute - DAY_MS, props.complete) : null;
  const next = () => setSettings({ unit: choices[(choices.indexOf(unit) + 1) % choices.length] ?? "0" });
  return (
    <section className={css.hero} aria-label={t.home.total}>
      <div className={css.label}>
        <span>{t.home.total}</span>
        <span className={css.tools}>
          <span className={css.narrow}><VerifiedChip /></span>
          <IconButton icon={hidden ? "eyeOff" : "eye"} label={hidden ? t.home.showAmounts : t.home.hideAmounts} aria-pressed={hidden} onClick={() => setSettings({ hidden: !hidden })} />
        </span>
      </div>
      {shown ? (
        <button type="button" className={css.total} onClick={next} title={t.home.totalIn(shown.unit.code)} data-testid="total">
          {hidden ? "••••" : format.amount(shown.units, shown.unit.decimals)}
          <span className={css.unit}>{shown.unit.code}</span>
        </button>
      ) : (
        <Skeleton width="60%" height="2.6rem" />
      )}
      <p className={css.under}>
        {shown && change !== null && change !== 0n && <><Money units={change < 0n ? -change : change} asset={shown.unit} way={change < 0n ? "out" : "in"} /> · {t.home.day}{(shown.priced_ms !== null || shown.uncounted > 0) && " · "}</>}
        {shown?.priced_ms != null ? (
          <>{t.oracle.byFeeds} <Ago ms={shown.priced_ms} />{shown.uncounted > 0 && ` · ${t.oracle.uncounted(shown.uncounted)}`}</>
        ) : shown && shown.uncounted > 0 && t.home.unpriced(shown.uncounted)}
      </p>
      {!hidden && shown && <Chart points={shown.points} className={css.chart} area />}
    </section>
  );
}
