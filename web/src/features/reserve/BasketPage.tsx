// A basket: what its units are made of, composing and decomposing them, and what is announced.

import { useState } from "react";
import { Link, useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Basket } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { CURRENCIES, CURRENCY_DECIMALS, TIMELESS, useRates, worthOf } from "~/core/prices";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { ProofCard } from "~/features/explore/ProofCard";
import { useFeedsLive } from "~/features/oracle/live";
import { Ago } from "~/ui/Ago";
import { AmountField, useAmount } from "~/ui/AmountField";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { Choice } from "~/ui/Tabs";
import { Composition } from "./Composition";
import { useReserveLive } from "./live";
import { Party } from "./Party";
import { costOf, mostComposed, payoutOf } from "./parts";
import { useSpanText } from "./span";
import css from "./Reserve.module.css";

type Known = { basket: Basket; assets: ReadonlyMap<number, AssetBrief> };

function Compose({ basket, assets, me }: Known & { me: string }) {
  const { app, reserve: { basket: t } } = useText();
  const format = useFormat();
  const { all } = useHoldings(me);
  const [way, setWay] = useState<"compose" | "decompose">("compose");
  const [amount, setAmount] = useState("");
  const has = (id: number) => all.find((one) => one.asset.id === id)?.units ?? 0n;
  const max = way === "compose" ? mostComposed(basket, has) : has(basket.id);
  const state = useAmount(amount, basket);
  const shares = state.units === null ? [] : way === "compose" ? costOf(basket, state.units) : payoutOf(basket, state.units);
  const short = way === "compose" ? shares.find((share) => share.units > has(share.coin))?.coin : state.units !== null && state.units > has(basket.id) ? basket.id : undefined;
  const said = `${format.amount(state.units ?? 0n, basket.decimals)} ${basket.code}`;
  const submit = () =>
    propose({
      title: t[way],
      verb: way === "compose" ? t.composeVerb(said) : t.decomposeVerb(said),
      wanted: [{ kind: way === "compose" ? "compose_basket" : "decompose_basket", basket: basket.id, amount: String(state.units) }],
      onFinal: () => setAmount(""),
    });
  return (
    <Card>
      <Stack>
        <Choice label={t.one} value={way} onChange={setWay} options={[["compose", t.compose], ["decompose", t.decompose]]} />
        <p>{way === "compose" ? t.composeNote : t.decomposeNote}</p>
        <AmountField value={amount} onChange={setAmount} asset={basket} state={state} max={max > 0n ? max : undefined} />
        {shares.length > 0 && <Facts items={shares.map((share) => [`${way === "compose" ? t.costs : t.yields}${app.colon}${assets.get(share.coin)?.code ?? share.coin}`, <Money key={share.coin} units={share.units} asset={assets.get(share.coin)} open />])} />}
        {short !== undefined && <Notice tone="warn">{t.shortOf(assets.get(short)?.code ?? basket.code)}</Notice>}
        <Button kind="primary" wide disabled={state.units === null || short !== undefined} onClick={submit}>{t[way]}</Button>
      </Stack>
    </Card>
  );
}

function Worth({ basket }: { basket: Basket }) {
  const format = useFormat();
  const { byFeeds } = useText().oracle;
  const rates = useRates();
  const found = CURRENCIES.flatMap((currency) => {
    const rate = rates(basket, currency);
    return rate ? [{ at_ms: rate.at_ms, text: `${format.amount(worthOf(10n ** BigInt(basket.decimals), rate), CURRENCY_DECIMALS)} ${currency}` }] : [];
  });
  useFeedsLive();
  const oldest_ms = Math.min(...found.map((one) => one.at_ms));
  if (!found.length) return <span>—</span>;
  return <><span className="num">{found.map((one) => one.text).join(" · ")}</span>{oldest_ms !== TIMELESS && <><br /><small className={css.small}>{byFeeds} <Ago ms={oldest_ms} /></small></>}</>;
}

export default function BasketPage() {
  const t = useText();
  const b = t.reserve.basket;
  const format = useFormat();
  const span = useSpanText();
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address ?? null;
  const { data, error, again } = useQuery(paths.basket(id));
  useReserveLive();
  if (error) return <Page title={b.one}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={b.one}><SkeletonLines /></Page>;
  const { basket } = data;
  const assets = new Map(data.assets.map((asset) => [asset.id, asset]));
  const title = <Row><AssetIcon asset={basket} /> <span><Said>{basket.name}</Said> <Badge>{basket.code} #{id}</Badge></span></Row>;
  return (
    <Page title={title} sub={t.reserve.basketsNote}>
      <Columns>
        <Stack>
          <Card flush title={b.parts}>
            {basket.parts.map((part) => {
              const asset = assets.get(part.coin);
              return <ListRow key={part.coin} to={`/stablecoin/${part.coin}`} start={asset && <AssetIcon asset={asset} />} title={asset ? <Said>{asset.name}</Said> : `#${part.coin}`} note={b.part(`${format.amount(part.nominal, asset?.decimals ?? 0)} ${asset?.code ?? ""}`)} end={<Money units={part.held} asset={asset} open />} endNote={b.holds} />;
            })}
          </Card>
          <Card>
            <Facts items={[
              [t.reserve.circulating, <Money key="circulating" units={basket.circulating} asset={basket} open />],
              [b.worth, <Worth key="worth" basket={basket} />],
              [t.reserve.governor, <Party key="governor" address={basket.governor} />],
              [b.notice, span(basket.notice_ms)],
              [t.asset.number, <Link key="asset" href={`/asset/${id}`}>{basket.code} #{id}</Link>],
            ]} />
            <p>{b.governorNote}</p>
          </Card>
        </Stack>
        <Stack>
          {me && <Compose basket={basket} assets={assets} me={me} />}
          <Composition basket={basket} assets={assets} me={me} />
          <ProofCard key={id} path={paths.basketProof(id)} name={`basket-${id}.tally`} expect={(line) => provesRecord(line, "basket", id)} />
        </Stack>
      </Columns>
    </Page>
  );
}
