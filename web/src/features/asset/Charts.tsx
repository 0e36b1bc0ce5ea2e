// An asset over time: what its holder had of it, and what it was traded for.

import { useMemo } from "react";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { Asset } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { lineKey } from "~/features/activity/ActivityRow";
import { pairOf, pricePlaces, scaledPrice, type Pair } from "~/features/exchange/price";
import { Change, usePairName, usePriceText } from "~/features/exchange/rising";
import { Chart } from "~/features/home/Chart";
import { history } from "~/features/home/history";
import { Ago } from "~/ui/Ago";
import { LinkButton } from "~/ui/Button";
import { Card, Row, Stack } from "~/ui/Card";
import css from "./Asset.module.css";

/** What of it there was, as far as the loaded lines reach back. The coin pays for every line, so all of them count for it. */
export function HeldChart({ units, asset, address }: { units: bigint; asset: number; address: string }) {
  const { items } = useList(paths.activity(address, asset === 0 ? {} : { asset }), lineKey);
  const points = useMemo(() => history(units, asset, items, (items[0]?.time_ms ?? 0) + 1), [units, asset, items]);
  return points.length > 1 ? <Chart points={points} className={css.chart} area /> : null;
}

function Traded({ pair }: { pair: Pair }) {
  const t = useText().exchange;
  const price = usePriceText(pair);
  const name = usePairName();
  const candles = useQuery(paths.candles(pair.market.id, "1h")).data?.items;
  const points = useMemo(() => {
    const places = pricePlaces(pair);
    return (candles ?? []).map((candle) => ({ time_ms: candle.start_ms, units: scaledPrice(pair, candle.close, places) })).sort((a, b) => a.time_ms - b.time_ms);
  }, [candles, pair]);
  const last = pair.market.ticker?.last;
  if (last == null) return null;
  return (
    <Card title={name(pair)} actions={<LinkButton small kind="quiet" to={`/market/${pair.market.id}`}>{t.title}</LinkButton>}>
      <Stack>
        <Row spread><strong className="num">{price(last)} {pair.quote.code}</strong> <span><Change pair={pair} /> · <Ago ms={pair.market.traded_ms} /></span></Row>
        {points.length > 1 && <Chart points={points} className={css.chart} area />}
      </Stack>
    </Card>
  );
}

/** The market in which it was last traded, if there is any. */
export function PriceCard({ asset }: { asset: Pick<Asset, "id"> }) {
  const markets = useQuery(paths.markets).data;
  const pair = useMemo(() => {
    const assets = new Map((markets?.assets ?? []).map((one) => [one.id, one]));
    const traded = (markets?.items ?? []).filter((market) => market.base === asset.id && !market.replaced && market.ticker?.last != null);
    const [latest] = traded.sort((a, b) => b.traded_ms - a.traded_ms);
    return latest ? pairOf(latest, assets) : null;
  }, [markets, asset.id]);
  return pair && <Traded pair={pair} />;
}
