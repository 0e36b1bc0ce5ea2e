// One stablecoin: what circulates, what backs it, who answers for it, and the ways to redeem it.

import { useParams, Link } from "wouter";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { Stablecoin } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button } from "~/ui/Button";
import { Badge, Card, Columns, Facts, Page, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Backing, CoverBadge } from "./Backing";
import { CustodianDesk, DealerDesk } from "./Desks";
import { useReserveLive } from "./live";
import { OverTime } from "./OverTime";
import { Party } from "./Party";
import { Redeem } from "./Redeem";
import { ReservesProof } from "./ReservesProof";
import { useSpanText } from "./span";
import css from "./Reserve.module.css";

function Custodians({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const format = useFormat();
  const said = (units: string) => `${format.amount(units, coin.decimals)} ${coin.code}`;
  return (
    <Card flush title={t.custodians}>
      {coin.custodians.map(({ account, attestation, limit }) => (
        <ListRow
          key={account}
          to={`/account/${account}`}
          start={<Face address={account} size={32} />}
          title={<Party address={account} plain />}
          note={t.custodianNote(said(limit))}
          end={attestation ? <Money units={attestation.counted} asset={coin} open /> : t.none}
          endNote={attestation && (attestation.counted === "0" && attestation.amount !== "0" ? t.expired : <Ago ms={attestation.as_of_ms} />)}
        />
      ))}
    </Card>
  );
}

function Dealers({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const format = useFormat();
  const span = useSpanText();
  return (
    <Card flush title={t.dealers}>
      {coin.dealers.map((dealer) => (
        <ListRow key={dealer.account} to={`/account/${dealer.account}`} start={<Face address={dealer.account} size={32} />} title={<Party address={dealer.account} plain />} note={t.dealerNote(format.short(dealer.mint_limit, coin.decimals), format.short(dealer.redeem_limit, coin.decimals), span(dealer.window_ms))} />
      ))}
    </Card>
  );
}

function Statements({ coin }: { coin: Stablecoin }) {
  const t = useText();
  const r = t.reserve;
  const list = useList(paths.attestations(coin.id), (line) => line.transaction + line.custodian);
  return (
    <Card flush title={r.attestations}>
      {list.error ? <ErrorState error={list.error} again={list.again} /> : list.loading ? <SkeletonLines count={2} /> : !list.items.length ? <Empty title={r.noAttestations} /> : list.items.map((line) => (
        <ListRow key={line.transaction + line.custodian} to={`/transaction/${line.transaction}`} start={<Face address={line.custodian} size={32} />} title={<Party address={line.custodian} plain />} note={<>{r.document} <code title={line.document}>{line.document.slice(0, 12)}…</code></>} end={<Money units={line.amount} asset={coin} open />} endNote={<Ago ms={line.as_of_ms} />} />
      ))}
      {list.more && <Button kind="quiet" wide onClick={list.loadMore}>{t.app.more}</Button>}
    </Card>
  );
}

function Terms({ coin }: { coin: Stablecoin }) {
  const { reserve: t, asset: a } = useText();
  const span = useSpanText();
  return (
    <Card>
      <Facts items={[
        [t.pegFact, coin.peg],
        [t.maxAge, span(coin.max_age_ms)],
        [t.redemptionTime, span(coin.redemption_ms)],
        [t.governor, <Party key="governor" address={coin.governor} />],
        [a.number, <Link key="asset" href={`/asset/${coin.id}`}>{coin.code} #{coin.id}</Link>],
      ]} />
      <p className={css.small}>{t.governorNote}</p>
    </Card>
  );
}

export default function CoinPage() {
  const t = useText().reserve;
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address ?? null;
  const { all } = useHoldings(me);
  const { data: coin, error, again } = useQuery(paths.stablecoin(id));
  useReserveLive();
  if (error) return <Page title={t.coin}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!coin) return <Page title={t.coin}><SkeletonLines /></Page>;
  const units = all.find((one) => one.asset.id === id)?.units ?? 0n;
  const dealer = coin.dealers.find((one) => one.account === me);
  const custodian = coin.custodians.find((one) => one.account === me);
  const title = <Row><AssetIcon asset={coin} /> <span><Said>{coin.name}</Said> <Badge>{coin.code} #{id}</Badge> <CoverBadge coin={coin} /></span></Row>;
  return (
    <Page title={title} sub={t.peg(coin.peg)}>
      {dealer && <DealerDesk coin={coin} dealer={dealer} />}
      {custodian && <CustodianDesk coin={coin} custodian={custodian} />}
      <Columns>
        <Stack>
          <Card title={t.backing}><Backing coin={coin} /></Card>
          <OverTime coin={coin} />
        </Stack>
        <Stack>
          {me && units > 0n ? <Redeem coin={coin} units={units} /> : <Terms coin={coin} />}
          <ReservesProof coin={coin} />
        </Stack>
      </Columns>
      <Columns>
        <Stack>
          <Custodians coin={coin} />
          <Statements coin={coin} />
        </Stack>
        <Stack>
          <Dealers coin={coin} />
          {me && units > 0n && <Terms coin={coin} />}
        </Stack>
      </Columns>
    </Page>
  );
}
