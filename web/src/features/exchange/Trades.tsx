// What traded in a market, newest first.

import { Link } from "wouter";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { unitsOf, type Pair } from "./price";
import { usePriceText, Way } from "./rising";
import css from "./Exchange.module.css";

export function Trades({ pair }: { pair: Pair }) {
  const t = useText();
  const format = useFormat();
  const price = usePriceText(pair);
  const list = useList(paths.trades(pair.market.id), (trade) => `${trade.transaction}-${trade.index}-${trade.maker_order}-${trade.price}-${trade.lots}`);
  return (
    <Card flush title={t.exchange.trades}>
      {list.error ? <ErrorState error={list.error} again={list.again} /> : list.loading ? <SkeletonLines /> : !list.items.length ? <Empty title={t.exchange.noTrades} /> : (
        <div className={css.scroll} tabIndex={0} role="region" aria-label={t.exchange.trades}>
          <table className={css.table}>
            <thead><tr><th scope="col">{t.exchange.price}</th><th scope="col">{t.exchange.amount}</th><th scope="col">{t.exchange.side}</th><th scope="col">{t.exchange.time}</th></tr></thead>
            <tbody>
              {list.items.map((trade) => (
                <tr key={`${trade.transaction}-${trade.index}-${trade.maker_order}-${trade.price}-${trade.lots}`}>
                  <td><Way up={trade.side === "buy"}>{price(trade.price)}</Way></td>
                  <td>{format.amount(unitsOf(pair.market, trade.lots), pair.base.decimals)}</td>
                  <td>{t.exchange.sides[trade.side]}</td>
                  <td><Link href={`/transaction/${trade.transaction}`} title={format.exactTime(trade.time_ms)}>{format.time(trade.time_ms)}</Link></td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.more && <Button kind="quiet" wide onClick={list.loadMore}>{t.app.more}</Button>}
        </div>
      )}
    </Card>
  );
}
