// One feed: its price, who reports it, and what was reported.

import { useState, type ReactNode } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { Feed } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { readAmount } from "~/core/money/amount";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { Chart } from "~/features/home/Chart";
import type { Point } from "~/features/home/history";
import { Party } from "~/features/reserve/Party";
import { useSpanText } from "~/features/reserve/span";
import { Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Notice, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { ListRow } from "~/ui/List";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { FeedStatus, FeedValue } from "./FeedValue";
import { useFeedsLive } from "./live";
import css from "./Oracle.module.css";

function Report({ feed }: { feed: Feed }) {
  const t = useText();
  const format = useFormat();
  const [text, setText] = useState("");
  const read = readAmount(text, feed.decimals);
  const units = read.ok && read.units > 0n ? read.units : null;
  const wrong = read.ok ? (read.units === 0n ? t.app.amounts.problems.zero : null) : read.problem === "empty" ? null : read.problem === "too_many_places" ? t.app.amounts.places(feed.decimals) : t.app.amounts.problems[read.problem];
  const submit = () =>
    propose({
      title: t.oracle.report,
      verb: t.oracle.reportVerb(`1 ${feed.base} = ${format.amount(units ?? 0n, feed.decimals)} ${feed.quote}`),
      // The block that takes it in must not be earlier than the observation: the last block's time is never ahead.
      wanted: [{ kind: "report", feed: feed.id, value: String(units), at_ms: feed.time_ms }],
      onFinal: () => setText(""),
    });
  return (
    <Card title={t.oracle.report}>
      <Stack>
        <Field label={t.oracle.reportPrice(feed.base, feed.quote)} inputMode="decimal" value={text} error={wrong} onChange={(event) => setText(event.target.value)} end={<strong>{feed.quote}</strong>} />
        <Button kind="primary" disabled={units === null} onClick={submit}>{t.oracle.report}</Button>
      </Stack>
    </Card>
  );
}

/** The price over time, with what the picture itself does not say: from when, between which prices. */
function Past({ points, feed }: { points: Point[]; feed: Feed }) {
  const t = useText().oracle;
  const format = useFormat();
  const [low, high] = points.reduce(([a, b], { units }) => [units < a ? units : a, units > b ? units : b], [points[0]?.units ?? 0n, 0n]);
  const said = (units: bigint) => format.price(units, feed.decimals);
  // A price stands until the next one.
  const standing = points.flatMap((point, place) => [{ time_ms: point.time_ms, units: points[place - 1]?.units ?? point.units }, point]);
  return (
    <figure className={css.figure} aria-label={t.chart}>
      <Chart points={standing} className={css.chart} area near />
      <figcaption className={css.scale}>
        <span>{format.time(points[0]?.time_ms ?? 0)}</span>
        <span className="num">{t.between(said(low), said(high))}</span>
        <span><Ago ms={points.at(-1)?.time_ms ?? 0} /></span>
      </figcaption>
    </figure>
  );
}

export default function FeedPage() {
  const { oracle: t, app: all } = useText();
  const format = useFormat();
  const span = useSpanText();
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address;
  const { data: feed, error, again } = useQuery(paths.feed(id));
  const history = useList(paths.feedHistory(id), (report) => report.transaction + report.reporter);
  useFeedsLive();
  if (error) return <Page title={t.title}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!feed) return <Page title={t.title}><SkeletonLines /></Page>;
  const points = history.items.flatMap((report) => (report.price ? [{ time_ms: report.time_ms, units: BigInt(report.price) }] : [])).reverse();
  const said = (value: string) => `${format.price(value, feed.decimals)} ${feed.quote}`;
  const facts: [string, ReactNode][] = [
    [t.quorum, t.ofReporters(feed.quorum, feed.reporters.length)],
    [t.heartbeat, span(feed.heartbeat_ms)],
    [t.deviation, `${feed.deviation_bps / 100}%`],
    [t.owner, feed.owner ? <Party key="owner" address={feed.owner} /> : t.ownerless],
  ];
  return (
    <Page title={<>{t.one(feed.base, feed.quote)} <Badge>#{id}</Badge></>} sub={t.note}>
      <Columns>
        <Stack>
          <Card>
            <Stack>
              <h2><FeedValue feed={feed} /> <FeedStatus feed={feed} /></h2>
              {feed.price.status === "in_force" ? <p>{t.asOf} <Ago ms={feed.price.at_ms} /></p> : (
                <Notice tone="warn">{t.statusNotes[feed.price.status]} {feed.price.status === "held" && t.waiting(said(feed.price.value))}</Notice>
              )}
              {points.length > 1 && <Past points={points} feed={feed} />}
              <Facts items={facts} />
            </Stack>
          </Card>
          {me && feed.reporters.some((one) => one.account === me) && <Report feed={feed} />}
          <Card flush title={t.reporters}>
            {feed.reporters.map((one) => (
              <ListRow key={one.account} to={`/account/${one.account}`} start={<Face address={one.account} size={32} />} title={<Party address={one.account} plain />} note={one.value ? <Badge tone={one.fresh ? "good" : "plain"}>{one.fresh ? t.fresh : t.old}</Badge> : t.silent} end={one.value && <span className="num">{said(one.value)}</span>} endNote={one.at_ms != null && <Ago ms={one.at_ms} />} />
            ))}
          </Card>
          <ProofCard key={id} path={paths.feedProof(id)} name={`feed-${id}.tally`} expect={(line) => provesRecord(line, "feed", id)} />
        </Stack>
        <Card flush title={t.history}>
          {history.error ? <ErrorState error={history.error} again={history.again} /> : history.loading ? <SkeletonLines /> : !history.items.length ? <Empty title={t.noHistory} /> : history.items.map((report) => (
            <ListRow key={report.transaction + report.reporter} to={`/transaction/${report.transaction}`} start={<Face address={report.reporter} size={32} />} title={<span className="num">{said(report.value)}</span>} note={<Party address={report.reporter} plain />} end={report.price ? <span className="num">{t.after(format.price(report.price, feed.decimals))}</span> : t.noPrice} endNote={<Ago ms={report.time_ms} />} />
          ))}
          {history.more && <Button kind="quiet" wide onClick={history.loadMore}>{all.more}</Button>}
        </Card>
      </Columns>
    </Page>
  );
}
