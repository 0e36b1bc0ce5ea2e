// The chart's card: candles of a chosen span, or the depth of the book.

import { lazy, Suspense, useState } from "react";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { Depth } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Card, Stack } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { DepthChart } from "./DepthChart";
import type { Pair } from "./price";
import css from "./Exchange.module.css";

const CandleChart = lazy(() => import("./CandleChart"));

const INTERVALS = ["1m", "5m", "15m", "1h", "4h", "1d"] as const;
type Interval = (typeof INTERVALS)[number];
const USUAL: Interval = "15m";
const NEAR: Interval = "1m";
const FEW = 12;

export function Prices({ pair, depth }: { pair: Pair; depth: Depth | undefined }) {
  const t = useText().exchange;
  const format = useFormat();
  const [view, setView] = useState<"candles" | "depth">("candles");
  const [chosen, setChosen] = useState<Interval | null>(null);
  const usual = useQuery(paths.candles(pair.market.id, USUAL));
  // A young market is looked at from near.
  const interval = chosen ?? (usual.data && usual.data.items.length < FEW ? NEAR : USUAL);
  const { data, error, again } = useQuery(paths.candles(pair.market.id, interval));
  const candles = data?.items ?? [];
  const first = candles.at(-1);
  const last = candles[0];
  return (
    <Card>
      <Stack>
        <Choice label={t.chart} value={view} onChange={setView} options={[["candles", t.charts.candles], ["depth", t.charts.depth]]} />
        {view === "depth" ? <DepthChart pair={pair} depth={depth} /> : (
          <>
            <Choice label={t.interval} value={interval} onChange={setChosen} options={INTERVALS.map((one) => [one, t.intervals[one]] as const)} />
            {error ? <ErrorState error={error} again={again} /> : !data ? <SkeletonLines /> : !first || !last ? <Empty title={t.noCandles} /> : (
              <Suspense fallback={<div className={css.chart} />}>
                <CandleChart pair={pair} candles={candles} interval={interval} />
                <p className={css.small}><span>{t.chartNote(format.time(first.start_ms), format.time(last.start_ms), format.count(candles.length))}</span> · {t.drawnWith}</p>
              </Suspense>
            )}
          </>
        )}
      </Stack>
    </Card>
  );
}
