// Reserve and circulation over time, in one picture: as long as the one line stays above the other, every unit was covered.

import { useState } from "react";
import type { Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { Ago } from "~/ui/Ago";
import { Card, Stack } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { attestedSince, changes, circulatingSince } from "./history";
import { PastPicture } from "./PastPicture";
import { PastTable } from "./PastTable";
import { useSpanText } from "./span";
import { usePast, type Past } from "./usePast";
import css from "./Reserve.module.css";

const DAY_MS = 86_400_000;
const PERIODS = { day: DAY_MS, month: 30 * DAY_MS, all: Infinity };
type Period = keyof typeof PERIODS;

/** How old the oldest statement is that counts, in words. */
function Age({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const span = useSpanText();
  const { as_of_ms, time_ms } = coin.backing;
  if (as_of_ms == null) return <p className={css.small}>{t.noAttestation}</p>;
  return <p className={css.small}>{t.ageNow(span(time_ms - as_of_ms), span(coin.max_age_ms))}</p>;
}

function Figure({ coin, past, begin_ms }: { coin: Stablecoin; past: Past; begin_ms: number }) {
  const t = useText().reserve;
  const format = useFormat();
  const points = past.points.items;
  const now_ms = Math.max(coin.backing.time_ms, points[0]?.time_ms ?? 0);
  const oldest_ms = points.at(-1)?.time_ms ?? now_ms;
  const first_ms = Math.max(begin_ms, oldest_ms);
  const lines = { attested: attestedSince(first_ms, points), circulating: circulatingSince(first_ms, points) };
  const most = [...lines.attested, ...lines.circulating].reduce((a, { units }) => (units > a ? units : a), 0n);
  const short = (units: bigint | string) => `${format.short(units, coin.decimals)} ${coin.code}`;
  const stated = points.flatMap((point) => (point.kind === "attest" && point.time_ms >= first_ms ? [{ time_ms: point.time_ms, units: BigInt(point.attested) }] : []));
  return (
    <>
      <figure className={css.figure} aria-label={t.overTimeText(short(points[0]?.attested ?? "0"), short(points[0]?.circulating ?? "0"))}>
        <div className={css.scale}>
          <span className="num">{short(most)}</span>
          <span className={css.legend}><span data-line="reserve">{t.attested}</span><span data-line="issued">{t.circulating}</span></span>
        </div>
        <PastPicture {...lines} stated={stated} most={most} first_ms={first_ms} now_ms={now_ms} />
        <figcaption className={css.scale}><span>{format.time(first_ms)}</span><span><Ago ms={now_ms} /></span></figcaption>
      </figure>
      <Age coin={coin} />
      {past.points.more && oldest_ms > begin_ms && <p className={css.small}>{t.notDrawn}</p>}
      <PastTable coin={coin} changes={changes(points, past.statements.items).filter((change) => change.time_ms >= first_ms)} />
    </>
  );
}

export function OverTime({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const span = useSpanText();
  const [period, setPeriod] = useState<Period>("month");
  const begin_ms = Math.max(coin.backing.time_ms - PERIODS[period], 0);
  const past = usePast(coin.id, begin_ms);
  const { error, loading, items, again } = past.points;
  return (
    <Card title={t.overTime}>
      {error ? <ErrorState error={error} again={again} /> : loading ? <SkeletonLines count={2} /> : !items.length ? <Empty title={t.noAttestations} /> : (
        <Stack>
          <Choice label={t.period} value={period} onChange={setPeriod} options={[["day", span(PERIODS.day)], ["month", span(PERIODS.month)], ["all", t.wholePast]]} />
          <Figure coin={coin} past={past} begin_ms={begin_ms} />
        </Stack>
      )}
    </Card>
  );
}
