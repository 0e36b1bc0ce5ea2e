// Reserve and circulation over time, in one picture: as long as the one line stays above the other, every unit was covered.

import { useMemo } from "react";
import type { Stablecoin } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import type { Point } from "~/features/home/history";
import { Ago } from "~/ui/Ago";
import { Card, Stack } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { attestedOverTime, circulatedOverTime } from "./history";
import { useDated } from "./useDated";
import css from "./Reserve.module.css";

const WIDTH = 600;
const HEIGHT = 160;

function useLines(coin: Stablecoin) {
  const { data, error, again } = useDated(coin);
  const lines = useMemo(() => {
    if (!data) return null;
    const now_ms = coin.backing.time_ms;
    return { attested: attestedOverTime(data, coin, now_ms), ...circulatedOverTime(data, BigInt(coin.backing.circulating), now_ms) };
  }, [data, coin]);
  return { lines, error, again };
}

function Picture({ attested, points, now_ms }: { attested: Point[]; points: Point[]; now_ms: number }) {
  const first = Math.min(attested[0]?.time_ms ?? now_ms, points[0]?.time_ms ?? now_ms);
  const span = Math.max(now_ms - first, 1);
  const most = [...attested, ...points].reduce((a, point) => (point.units > a ? point.units : a), 1n);
  const x = (ms: number) => (((ms - first) / span) * WIDTH).toFixed(1);
  // A share of the height in thousandths is finer than any screen shows.
  const y = (units: bigint) => (HEIGHT - 2 - Number((units * BigInt(HEIGHT - 8) * 10n) / most) / 10).toFixed(1);
  const line = (all: Point[]) => all.map((point, place) => `${place ? "L" : "M"}${x(point.time_ms)} ${y(point.units)}`).join("");
  const area = (all: Point[]) => all.length > 0 && `${line(all)}L${WIDTH} ${HEIGHT}L${x(all[0]?.time_ms ?? first)} ${HEIGHT}Z`;
  return (
    <svg className={css.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden focusable="false">
      <path d={area(attested) || ""} className={css.reserveArea} />
      <path d={area(points) || ""} className={css.issuedArea} />
      <path d={line(attested)} className={css.reserveLine} />
      <path d={line(points)} className={css.issuedLine} />
    </svg>
  );
}

export function OverTime({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const format = useFormat();
  const { lines, error, again } = useLines(coin);
  const now_ms = coin.backing.time_ms;
  const short = (units: bigint | string) => `${format.short(units, coin.decimals)} ${coin.code}`;
  const began = lines && Math.min(lines.attested[0]?.time_ms ?? now_ms, lines.points[0]?.time_ms ?? now_ms);
  const most = lines ? [...lines.attested, ...lines.points].reduce((a, point) => (point.units > a ? point.units : a), 0n) : 0n;
  const undated = lines && lines.undated !== 0n ? (lines.undated < 0n ? -lines.undated : lines.undated) : null;
  return (
    <Card title={t.overTime}>
      {error ? <ErrorState error={error} again={again} /> : !lines || began === null ? <SkeletonLines count={2} /> : began >= now_ms ? <Empty title={t.noAttestations} /> : (
        <Stack>
          <figure className={css.figure} aria-label={t.overTimeText(short(coin.backing.attested), short(coin.backing.circulating))}>
            <div className={css.scale}><span className="num">{short(most)}</span><span className={css.legend}><span data-line="reserve">{t.attested}</span><span data-line="issued">{t.circulating}</span></span></div>
            <Picture attested={lines.attested} points={lines.points} now_ms={now_ms} />
            <figcaption className={css.scale}><span>{format.time(began)}</span><span><Ago ms={now_ms} /></span></figcaption>
          </figure>
          {undated !== null && <p className={css.small}>{t.undated(short(undated))}</p>}
        </Stack>
      )}
    </Card>
  );
}
