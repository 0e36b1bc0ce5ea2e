// What there is, in the unit of choice, and how it came to be.

import { useMemo } from "react";
import type { ActivityLine } from "~/core/api/schema";
import type { Holding } from "~/core/holdings";
import { useNow } from "~/core/clock";
import { useFormat, useText } from "~/core/i18n";
import { setSettings, useSettings } from "~/core/settings";
import { VerifiedChip } from "~/app/Shell";
import { IconButton } from "~/ui/Button";
import { Money } from "~/ui/Money";
import { Skeleton } from "~/ui/States";
import { Chart } from "./Chart";
import { changeSince, history } from "./history";
import css from "./Home.module.css";

const DAY_MS = 86_400_000;

type Props = { holdings: Holding[]; lines: readonly ActivityLine[]; complete: boolean };

export function Total({ holdings, lines, complete }: Props) {
  const t = useText().home;
  const format = useFormat();
  const { hidden, unit } = useSettings();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const held = holdings.find((one) => String(one.asset.id) === unit) ?? holdings[0];
  const points = useMemo(() => (held ? history(held.units, held.asset.id, lines, Math.max(minute, lines[0]?.time_ms ?? 0) + 1) : []), [held, lines, minute]);
  const change = changeSince(points, minute - DAY_MS, complete);
  const others = holdings.filter((one) => one !== held && one.units > 0n).length;
  const next = () => {
    const place = held ? holdings.indexOf(held) : 0;
    setSettings({ unit: String(holdings[(place + 1) % holdings.length]?.asset.id ?? 0) });
  };
  return (
    <section className={css.hero} aria-label={t.total}>
      <div className={css.label}>
        <span>{t.total}</span>
        <span className={css.tools}>
          <span className={css.narrow}><VerifiedChip /></span>
          <IconButton icon={hidden ? "eyeOff" : "eye"} label={hidden ? t.showAmounts : t.hideAmounts} aria-pressed={hidden} onClick={() => setSettings({ hidden: !hidden })} />
        </span>
      </div>
      {held ? (
        <button type="button" className={css.total} onClick={next} title={t.totalIn(held.asset.code)} data-testid="total">
          {hidden ? "••••" : format.amount(held.units, held.asset.decimals)}
          <span className={css.unit}>{held.asset.code}</span>
        </button>
      ) : (
        <Skeleton width="60%" height="2.6rem" />
      )}
      <p className={css.under}>
        {held && change !== null && change !== 0n && (
          <>
            <Money units={change < 0n ? -change : change} asset={held.asset} way={change < 0n ? "out" : "in"} /> · {t.day}
            {others > 0 && " · "}
          </>
        )}
        {others > 0 && t.unpriced(others)}
      </p>
      {!hidden && <Chart points={points} className={css.chart} area />}
    </section>
  );
}
