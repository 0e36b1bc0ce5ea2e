// The book: asks above, bids below, best in the middle. A price that is tapped goes into the order.

import type { CSSProperties } from "react";
import type { Depth, DepthLevel, Side } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { Ago } from "~/ui/Ago";
import { Card } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { unitsOf, type Pair } from "./price";
import { usePriceText, Way, useWayColours } from "./rising";
import css from "./Exchange.module.css";

const SHOWN = 12;

type Line = DepthLevel & { sum: bigint };

function lines(levels: readonly DepthLevel[]): Line[] {
  let sum = 0n;
  return levels.slice(0, SHOWN).map((level) => ({ ...level, sum: (sum += BigInt(level.lots)) }));
}

export function Book({ pair, depth, error, onPrice }: { pair: Pair; depth: Depth | undefined; error: Error | undefined; onPrice: (ticks: number, side: Side) => void }) {
  const t = useText().exchange;
  const format = useFormat();
  const price = usePriceText(pair);
  const colours = useWayColours();
  // Every change of a book is told by the stream, so it is as of the last block.
  const { time_ms } = useLink();
  const asks = lines(depth?.asks ?? []);
  const bids = lines(depth?.bids ?? []);
  const most = [asks.at(-1)?.sum ?? 0n, bids.at(-1)?.sum ?? 0n].reduce((a, b) => (a > b ? a : b), 1n);
  const amount = (lots: bigint | string) => format.short(unitsOf(pair.market, lots), pair.base.decimals);
  const row = (line: Line, side: Side) => {
    const bar = { "--part": `${(line.sum * 100n) / most}%`, "--bar": `color-mix(in srgb, ${side === "buy" ? colours.up : colours.down} 14%, transparent)` } as CSSProperties;
    return (
      <tr key={`${side}${line.price}`} className={css.level} style={bar}>
        <td><Way up={side === "buy"}><button type="button" className={css.price} onClick={() => onPrice(line.price, side)}>{price(line.price)}</button></Way></td>
        <td>{amount(line.lots)}</td>
        <td>{amount(line.sum)}</td>
      </tr>
    );
  };
  const ask = asks[0]?.price;
  const bid = bids[0]?.price;
  return (
    <Card flush title={t.book} actions={time_ms > 0 && <small className={css.small}><Ago ms={time_ms} /></small>}>
      {error ? <ErrorState error={error} /> : !depth ? <SkeletonLines /> : !asks.length && !bids.length ? <Empty title={t.noBook}>{t.noBookNote}</Empty> : (
        <table className={css.table}>
          <thead><tr><th scope="col">{t.price} ({pair.quote.code})</th><th scope="col">{t.amount} ({pair.base.code})</th><th scope="col">{t.sum}</th></tr></thead>
          <tbody>
            {asks.toReversed().map((line) => row(line, "sell"))}
            <tr className={css.middle}><td colSpan={3}>{t.spread} <span className="num">{ask !== undefined && bid !== undefined ? price(ask - bid) : "—"}</span></td></tr>
            {bids.map((line) => row(line, "buy"))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
