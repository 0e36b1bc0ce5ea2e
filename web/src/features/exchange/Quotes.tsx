// Quotes: every market with its price, the reader's favourites first at hand.

import { useMemo, useState } from "react";
import { Link } from "wouter";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { IconButton, LinkButton } from "~/ui/Button";
import { Card, Page, Stack } from "~/ui/Card";
import { Field } from "~/ui/Field";
import { seen, Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { toggleFavourite, useFavourites } from "./favourites";
import { useMarketsLive } from "./live";
import { pairOf, type Pair } from "./price";
import { Change, usePairName, usePriceText } from "./rising";
import css from "./Exchange.module.css";

function Quote({ pair, kept }: { pair: Pair; kept: boolean }) {
  const t = useText().exchange;
  const format = useFormat();
  const price = usePriceText(pair);
  const name = usePairName();
  const { market, base, quote } = pair;
  const ticker = market.ticker;
  return (
    <li className={css.quote}>
      <IconButton icon="star" className={css.star} label={`${kept ? t.unfavourite : t.favourite}: ${name(pair)}`} aria-pressed={kept} onClick={() => toggleFavourite(market.id)} />
      <Link href={`/market/${market.id}`} className={css.quoteLink}>
        <AssetIcon asset={base} size={34} />
        <span className={css.quoteName}>
          <strong>{name(pair)}</strong>
          <span className={css.dim}><Said>{base.name}</Said> · #{market.id}</span>
        </span>
        <span className={css.quoteVolume}>
          <span className={css.dim}>{t.volume}</span>
          <span className="num">{ticker?.quote_volume ? `${format.short(ticker.quote_volume, quote.decimals)} ${quote.code}` : "—"}</span>
        </span>
        <span className={css.quotePrice}>
          <strong className="num">{ticker?.last == null ? "—" : price(ticker.last)}</strong>
          <Change pair={pair} />
          {ticker?.last != null && <small className={css.small}><Ago ms={market.traded_ms} /></small>}
        </span>
      </Link>
    </li>
  );
}

function matches(pair: Pair, query: string): boolean {
  const words = [pair.base.code, pair.quote.code, `${pair.base.code}/${pair.quote.code}`, seen(pair.base.name), seen(pair.quote.name), `#${pair.market.id}`];
  return words.some((word) => word.toLowerCase().includes(query));
}

export default function Quotes() {
  const t = useText().exchange;
  const account = useAccount();
  const favourites = useFavourites();
  const { data, error, again } = useQuery(paths.markets);
  const [query, setQuery] = useState("");
  const [tab, setTab] = useState<"all" | "favourites">("all");
  const pairs = useMemo(() => {
    const assets = new Map((data?.assets ?? []).map((asset) => [asset.id, asset]));
    return (data?.items ?? []).flatMap((market) => (market.replaced ? [] : (pairOf(market, assets) ?? [])));
  }, [data]);
  useMarketsLive(pairs.map(({ market }) => market.id));
  const wanted = query.trim().toLowerCase().replace(/\s*\/\s*/, "/");
  const shown = pairs
    .filter((pair) => (tab === "all" || favourites.includes(pair.market.id)) && (!wanted || matches(pair, wanted)))
    .sort((a, b) => Number(favourites.includes(b.market.id)) - Number(favourites.includes(a.market.id)) || a.market.id - b.market.id);
  const open = account && <LinkButton to="/markets/open" icon="plus">{t.open.title}</LinkButton>;
  return (
    <Page title={t.title} actions={<>{account && <LinkButton to="/orders" icon="activity">{t.mine.title}</LinkButton>}{open}</>}>
      {error ? <Card><ErrorState error={error} again={again} /></Card> : !data ? <SkeletonLines /> : pairs.length === 0 ? (
        <Card><Empty title={t.nothing} action={open}>{t.nothingNote}</Empty></Card>
      ) : (
        <Stack>
          <div className={css.find}>
            <Field label={t.search} placeholder={t.searchHint} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
            <Choice label={t.title} value={tab} onChange={setTab} options={[["all", t.tabs.all], ["favourites", t.tabs.favourites]]} />
          </div>
          <Card flush>
            {shown.length ? <ul className={css.quotes}>{shown.map((pair) => <Quote key={pair.market.id} pair={pair} kept={favourites.includes(pair.market.id)} />)}</ul> : wanted ? <Empty title={t.noneFound} /> : <Empty title={t.noFavourites}>{t.noFavouritesNote}</Empty>}
          </Card>
        </Stack>
      )}
    </Page>
  );
}
