// One stablecoin: what circulates, what backs it, who answers for it, and the ways to redeem it.

import { useParams, Link } from "wouter";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { Stablecoin } from "~/core/api/schema";
import { useHoldings } from "~/core/holdings";
import { useFormat, useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Chart } from "~/features/home/Chart";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { Badge, Card, Columns, Facts, Page, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Backing, CoverBadge } from "./Backing";
import { attestedOverTime } from "./backing";
import { CustodianDesk, DealerDesk } from "./Desks";
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
          title={<AddressChip address={account} plain />}
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
        <ListRow key={dealer.account} to={`/account/${dealer.account}`} start={<Face address={dealer.account} size={32} />} title={<AddressChip address={dealer.account} plain />} note={t.dealerNote(format.short(dealer.mint_limit, coin.decimals), format.short(dealer.redeem_limit, coin.decimals), span(dealer.window_ms))} />
      ))}
    </Card>
  );
}

function Statements({ coin }: { coin: Stablecoin }) {
  const t = useText().reserve;
  const format = useFormat();
  const list = useList(paths.attestations(coin.id), (line) => line.transaction + line.custodian);
  const points = attestedOverTime(list.items, coin.backing.time_ms);
  return (
    <>
      {points.length > 1 && (
        <Card title={t.overTime}>
          <Stack>
            <Chart points={points} className={css.chart} area />
            <p className={css.small}>{t.overTimeNote(format.count(list.items.length))} <Money units={coin.backing.circulating} asset={coin} open /></p>
          </Stack>
        </Card>
      )}
      <Card flush title={t.attestations}>
        {list.loading ? <SkeletonLines count={2} /> : !list.items.length ? <Empty title={t.noAttestations} /> : list.items.map((line) => (
          <ListRow key={line.transaction + line.custodian} to={`/transaction/${line.transaction}`} start={<Face address={line.custodian} size={32} />} title={<AddressChip address={line.custodian} plain />} note={<code title={line.document}>{line.document.slice(0, 12)}…</code>} end={<Money units={line.amount} asset={coin} open />} endNote={<Ago ms={line.as_of_ms} />} />
        ))}
      </Card>
    </>
  );
}

export default function CoinPage() {
  const { reserve: t, asset: a } = useText();
  const span = useSpanText();
  const id = Number(useParams<{ id: string }>().id);
  const me = useAccount()?.address ?? null;
  const { all } = useHoldings(me);
  const { data: coin, error, again } = useQuery(paths.stablecoin(id));
  if (error) return <Page title={t.coin}><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!coin) return <Page title={t.coin}><SkeletonLines /></Page>;
  const units = all.find((one) => one.asset.id === id)?.units ?? 0n;
  const dealer = coin.dealers.find((one) => one.account === me);
  const custodian = coin.custodians.find((one) => one.account === me);
  const title = <Row><AssetIcon asset={coin} /> <span><Said>{coin.name}</Said> <Badge>{coin.code} #{id}</Badge> <CoverBadge coin={coin} /></span></Row>;
  return (
    <Page title={title} sub={t.peg(coin.peg)}>
      <Columns>
        <Stack>
          <Card title={t.backing}><Backing coin={coin} /></Card>
          <ReservesProof coin={coin} />
          <Custodians coin={coin} />
          <Statements coin={coin} />
        </Stack>
        <Stack>
          {me && units > 0n && <Card title={t.have}><h2><Money units={units} asset={coin} /></h2></Card>}
          {dealer && <DealerDesk coin={coin} dealer={dealer} />}
          {custodian && <CustodianDesk coin={coin} custodian={custodian} />}
          {me && units > 0n && <Redeem coin={coin} units={units} />}
          <Dealers coin={coin} />
          <Card>
            <Facts items={[
              [t.pegFact, coin.peg],
              [t.maxAge, span(coin.max_age_ms)],
              [t.redemptionTime, span(coin.redemption_ms)],
              [t.governor, <AddressChip key="governor" address={coin.governor} />],
              [a.number, <Link key="asset" href={`/asset/${id}`}>{coin.code} #{id}</Link>],
            ]} />
            <p className={css.small}>{t.governorNote}</p>
          </Card>
        </Stack>
      </Columns>
    </Page>
  );
}
