// One market: its price, its chart, its book, what trades, and the reader's own orders.

import { useMemo, useState, type ReactNode } from "react";
import { Link, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, IconButton } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { useWide } from "~/ui/wide";
import { Book } from "./Book";
import { toggleFavourite, useFavourites } from "./favourites";
import { useMarketsLive } from "./live";
import { Fills, OpenOrders } from "./MyOrders";
import { OrderForm, type Given } from "./OrderForm";
import { pairOf, type Pair } from "./price";
import { Prices } from "./Prices";
import { Change, usePairName, usePriceText } from "./rising";
import { Trades } from "./Trades";
import css from "./Exchange.module.css";

function Figures({ pair }: { pair: Pair }) {
  const t = useText().exchange;
  const format = useFormat();
  const price = usePriceText(pair);
  const ticker = pair.market.ticker;
  const figure = (name: string, value: ReactNode, big?: boolean) => <div className={big ? css.big : undefined} key={name}><dt>{name}</dt><dd>{value}</dd></div>;
  return (
    <Card>
      <dl className={css.figures}>
        {figure(t.last, ticker?.last == null ? t.noPrice : `${price(ticker.last)} ${pair.quote.code}`, true)}
        {figure(t.change, <Change pair={pair} />)}
        {figure(t.high, ticker?.high == null ? "—" : price(ticker.high))}
        {figure(t.low, ticker?.low == null ? "—" : price(ticker.low))}
        {figure(t.volume, ticker?.base_volume ? `${format.short(ticker.base_volume, pair.base.decimals)} ${pair.base.code}` : "—")}
        {ticker?.last != null && figure(t.asOf, <Ago ms={pair.market.traded_ms} />)}
      </dl>
    </Card>
  );
}

function Terms({ pair }: { pair: Pair }) {
  const t = useText().exchange;
  const name = usePairName();
  const { market, base, quote } = pair;
  const waiting = BigInt(market.for_opener) + BigInt(market.for_pot);
  return (
    <Card>
      <Stack>
        <Facts items={[
          [t.lotFact, <Money key="lot" units={market.lot} asset={base} open />],
          [t.tickFact, <Money key="tick" units={market.tick} asset={quote} open />],
          [t.opener, <AddressChip key="opener" address={market.opener} />],
          [t.waiting, <Money key="waiting" units={waiting} asset={quote} open />],
        ]} />
        {waiting > 0n && <Row><Button small onClick={() => propose({ title: t.collect, verb: t.collectVerb(name(pair)), wanted: [{ kind: "collect_fees", market: market.id }] })}>{t.collect}</Button></Row>}
      </Stack>
    </Card>
  );
}

export default function MarketPage() {
  const t = useText().exchange;
  const id = Number(useParams<{ id: string }>().id);
  const account = useAccount();
  const name = usePairName();
  const kept = useFavourites().includes(id);
  const wide = useWide();
  const { data, error, again } = useQuery(paths.market(id));
  const { data: depth, error: depthError } = useQuery(paths.depth(id));
  const [given, setGiven] = useState<Given | null>(null);
  useMarketsLive([id]);
  const assets = useMemo(() => new Map((data?.assets ?? []).map((asset) => [asset.id, asset])), [data]);
  const markets = useMemo(() => new Map(data ? [[data.market.id, data.market]] : []), [data]);
  const pair = data ? pairOf(data.market, assets) : null;
  if (error) return <Page title={t.title}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!pair) return <Page title={t.title}><SkeletonLines /></Page>;
  const mine = account && <OpenOrders me={account.address} markets={markets} assets={assets} only={id} />;
  const title = <Row><AssetIcon asset={pair.base} /> <span>{name(pair)} <Badge>#{id}</Badge></span></Row>;
  const sub = <><Link href={`/asset/${pair.base.id}`}>{pair.base.code} #{pair.base.id}</Link> · <Link href={`/asset/${pair.quote.id}`}>{pair.quote.code} #{pair.quote.id}</Link></>;
  return (
    <Page title={title} sub={sub} actions={<IconButton icon="star" className={css.star} label={kept ? t.unfavourite : t.favourite} aria-pressed={kept} onClick={() => toggleFavourite(id)} />}>
      {pair.market.replaced && <Notice tone="warn">{t.replaced}</Notice>}
      <Figures pair={pair} />
      <div className={css.trade}>
        <div className={css.side}>
          <Prices pair={pair} depth={depth} />
          {wide && mine}
        </div>
        <div className={css.side}>
          <Book pair={pair} depth={depth} error={depthError} onPrice={(ticks, side) => setGiven((now) => ({ ticks, side, times: (now?.times ?? 0) + 1 }))} />
          {account ? <OrderForm pair={pair} me={account.address} given={given} /> : <Notice>{t.order.read}</Notice>}
          {!wide && mine}
        </div>
      </div>
      <Columns>
        <Stack>
          {account && <Fills me={account.address} markets={markets} assets={assets} only={id} />}
          <Trades pair={pair} />
        </Stack>
        <Stack>
          <Terms pair={pair} />
          <ProofCard path={paths.marketProof(id)} name={`market-${id}.tally`} expect={(line) => provesRecord(line, "market", id)} />
        </Stack>
      </Columns>
    </Page>
  );
}
