// The depth of a book: how much could be sold down to, or bought up to, each price.

import type { Depth, DepthLevel } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Empty } from "~/ui/States";
import { unitsOf, type Pair } from "./price";
import { usePriceText, useWayColours } from "./rising";
import css from "./Exchange.module.css";

type Step = { price: number; lots: bigint };

function sums(levels: readonly DepthLevel[]): Step[] {
  let lots = 0n;
  return levels.map((level) => ({ price: level.price, lots: (lots += BigInt(level.lots)) }));
}

export function DepthChart({ pair, depth }: { pair: Pair; depth: Depth | undefined }) {
  const t = useText().exchange;
  const format = useFormat();
  const price = usePriceText(pair);
  const colours = useWayColours();
  const bids = sums(depth?.bids ?? []);
  const asks = sums(depth?.asks ?? []);
  const all = [...bids, ...asks];
  if (!all.length) return <Empty title={t.noBook}>{t.noBookNote}</Empty>;
  const low = Math.min(...all.map((step) => step.price));
  const high = Math.max(...all.map((step) => step.price));
  const most = all.reduce((a, step) => (step.lots > a ? step.lots : a), 1n);
  const margin = Math.max((high - low) * 0.04, 1);
  const x = (at: number) => (((at - low + margin) / (high - low + 2 * margin)) * 600).toFixed(1);
  // A share of the height in thousandths is finer than any screen shows.
  const y = (lots: bigint) => (210 - Number((lots * 1900n) / most) / 10).toFixed(1);
  const area = (steps: Step[], end: string) => {
    const first = steps[0];
    if (!first) return "";
    const line = steps.map((step, place) => `${place ? `H${x(step.price)}` : `M${x(step.price)} 210`}V${y(step.lots)}`).join("");
    return `${line}H${end}V210Z`;
  };
  const said = (steps: Step[]) => `${format.short(unitsOf(pair.market, steps.at(-1)?.lots ?? 0n), pair.base.decimals)} ${pair.base.code}`;
  return (
    <figure style={{ margin: 0 }}>
      <svg className={css.depth} viewBox="0 0 600 220" preserveAspectRatio="none" role="img" aria-label={t.depthText(said(bids), said(asks))}>
        {[[bids, "0", colours.up] as const, [asks, "600", colours.down] as const].map(([steps, end, colour]) => (
          <path key={end} d={area(steps, end)} fill={colour} fillOpacity={0.16} stroke={colour} strokeWidth={2} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      <figcaption className={css.small} style={{ display: "flex", justifyContent: "space-between" }}>
        <span className="num">{price(low)}</span>
        <span>{t.depthText(said(bids), said(asks))}</span>
        <span className="num">{price(high)}</span>
      </figcaption>
    </figure>
  );
}
