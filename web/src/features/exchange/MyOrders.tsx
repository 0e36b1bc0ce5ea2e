// What an account has standing in the books, and what it traded.

import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import type { AccountFill, AssetBrief, Market, Order } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { pairOf, unitsOf, type Pair } from "./price";
import { usePairName, usePriceText, Way } from "./rising";
import css from "./Exchange.module.css";

type Of = { me: string; markets: ReadonlyMap<number, Market>; assets: ReadonlyMap<number, AssetBrief>; only?: number };

const MOST = 64;

function OrderRow({ order, pair }: { order: Order; pair: Pair }) {
  const t = useText().exchange;
  const format = useFormat();
  const price = usePriceText(pair);
  const name = usePairName();
  const { time_ms } = useLink();
  const { market, base, quote } = pair;
  const amount = `${format.amount(unitsOf(market, order.lots), base.decimals)} ${base.code}`;
  const said = `${t.sides[order.side]} ${amount} · ${price(order.price)} ${quote.code}`;
  const whole = BigInt(order.lots) + BigInt(order.filled);
  const part = whole > 0n ? `${(BigInt(order.filled) * 100n) / whole}%` : "0%";
  return (
    <div className={css.orderRow} role="listitem">
      <div>
        <strong><Way up={order.side === "buy"}>{t.sides[order.side]}</Way> {amount}</strong> {order.parked && <Badge tone="warn">{t.mine.parked}</Badge>}
        <div className={css.dim}>
          {name(pair)} · <span className="num">{price(order.price)} {quote.code}</span> · {t.mine.filled(part)}
          {order.until_ms != null && <> · {order.until_ms < time_ms ? t.mine.over : <>{t.mine.until} <Ago ms={order.until_ms} /></>}</>}
        </div>
        {order.parked && <div className={css.dim}>{t.mine.parkedNote}</div>}
      </div>
      <Button small onClick={() => propose({ title: t.mine.cancel, verb: t.mine.cancelVerb(said), wanted: [{ kind: "cancel_order", order: order.id }] })}>{t.mine.cancel}</Button>
    </div>
  );
}

export function OpenOrders({ me, markets, assets, only }: Of) {
  const t = useText();
  const name = usePairName();
  const list = useList(paths.ordersOf(me, only), (order) => String(order.id));
  const market = only === undefined ? undefined : markets.get(only);
  const pair = market && pairOf(market, assets);
  const all = pair && list.items.length > 1 && (
    <Button small kind="quiet" onClick={() => propose({ title: t.exchange.mine.cancelAll, verb: t.exchange.mine.cancelAllVerb(name(pair)), wanted: [{ kind: "cancel_all", market: pair.market.id, most: MOST }] })}>{t.exchange.mine.cancelAll}</Button>
  );
  return (
    <Card flush title={t.exchange.mine.open} actions={all}>
      {list.loading ? <SkeletonLines count={2} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : !list.items.length ? <Empty title={t.exchange.mine.none}>{t.exchange.mine.noneNote}</Empty> : (
        <div role="list">
          {list.items.map((order) => {
            const its = markets.get(order.market);
            const traded = its && pairOf(its, assets);
            return traded && <OrderRow key={order.id} order={order} pair={traded} />;
          })}
        </div>
      )}
      {list.more && <Button kind="quiet" wide onClick={list.loadMore}>{t.app.more}</Button>}
    </Card>
  );
}

function FillRow({ fill, pair }: { fill: AccountFill; pair: Pair }) {
  const t = useText().exchange;
  const price = usePriceText(pair);
  const name = usePairName();
  return (
    <ListRow
      to={`/transaction/${fill.transaction}`}
      title={<><Way up={fill.bought}>{fill.bought ? t.bought : t.sold}</Way> <Money units={unitsOf(pair.market, fill.lots)} asset={pair.base} /></>}
      note={<>{name(pair)} · {t.mine.roles[fill.role]}</>}
      end={<span className="num">{price(fill.price)} {pair.quote.code}</span>}
      endNote={<Ago ms={fill.time_ms} />}
    />
  );
}

export function Fills({ me, markets, assets, only }: Of) {
  const t = useText();
  const key = (fill: AccountFill) => `${fill.transaction}-${fill.maker_order}-${fill.index}-${fill.role}-${fill.price}`;
  const list = useList(paths.fillsOf(me), key);
  const shown = list.items.filter((fill) => only === undefined || fill.market === only);
  return (
    <Card flush title={t.exchange.mine.fills}>
      {list.loading ? <SkeletonLines count={2} /> : list.error ? <ErrorState error={list.error} again={list.again} /> : !shown.length ? <Empty title={t.exchange.mine.noFills} /> : shown.map((fill) => {
        const its = markets.get(fill.market);
        const pair = its && pairOf(its, assets);
        return pair && <FillRow key={key(fill)} fill={fill} pair={pair} />;
      })}
      {list.more && <Button kind="quiet" wide onClick={list.loadMore}>{t.app.more}</Button>}
    </Card>
  );
}
