// Home: what there is, what waits, what happened last.

import { useMemo, useState } from "react";
import { post } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useHoldings, type Holding } from "~/core/holdings";
import { useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { CURRENCY_DECIMALS, TIMELESS, useCurrency, useRates, worthOf } from "~/core/prices";
import { useAccount } from "~/core/vault/session";
import type { ActivityLine } from "~/core/api/schema";
import { ActivityRow, lineKey } from "~/features/activity/ActivityRow";
import { DealsOnHome } from "~/features/deal/OnHome";
import { LoansOnHome } from "~/features/loan/OnHome";
import { HeldForYou } from "~/features/pay/HeldForYou";
import { Ago } from "~/ui/Ago";
import { AssetIcon } from "~/ui/AssetIcon";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Columns, Notice, Row, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { LongRows } from "~/ui/LongRows";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { Empty, ErrorState, SkeletonLines, useErrorText } from "~/ui/States";
import { toast } from "~/ui/Toast";
import { BackupNotice } from "./BackupNotice";
import { Chart } from "./Chart";
import { history } from "./history";
import { Total } from "./Total";
import css from "./Home.module.css";

const RECENT = 8;

function HoldingRow({ holding, lines }: { holding: Holding; lines: readonly ActivityLine[] }) {
  const t = useText();
  const { asset, balance, units } = holding;
  const currency = useCurrency();
  const rate = useRates()(asset, currency);
  const worth = rate && { units: worthOf(units, rate), at_ms: rate.at_ms };
  const points = useMemo(() => history(units, asset.id, lines, (lines[0]?.time_ms ?? 0) + 1), [units, asset.id, lines]);
  return (
    <ListRow
      to={`/asset/${asset.id}`}
      start={<AssetIcon asset={asset} />}
      title={<><Said>{asset.name}</Said> {balance.frozen && <Badge tone="bad">{t.asset.frozen}</Badge>}</>}
      note={`${asset.code}${asset.id ? ` · #${asset.id}` : ""}`}
      end={<><Chart points={points} className={css.spark} /> <Money units={units} asset={asset} bare /></>}
      endNote={worth && units > 0n && <><Money units={worth.units} asset={{ code: currency, decimals: CURRENCY_DECIMALS }} />{worth.at_ms !== TIMELESS && <> · <Ago ms={worth.at_ms} /></>}</>}
    />
  );
}

function Faucet({ address }: { address: string }) {
  const t = useText().home;
  const say = useErrorText();
  const [busy, setBusy] = useState(false);
  const ask = () => {
    setBusy(true);
    post(paths.faucet, { address }).then(() => toast(t.faucetOn), (error: unknown) => toast(say(error), "warn")).finally(() => setBusy(false));
  };
  return (
    <Notice>
      <Stack>
        <span>{t.faucetNote}</span>
        <Row><Button small kind="primary" busy={busy} onClick={ask}>{t.faucet}</Button></Row>
      </Stack>
    </Notice>
  );
}

export default function Home() {
  const t = useText();
  const network = useNetwork();
  const account = useAccount();
  const address = account?.address ?? "";
  const holdings = useHoldings(address);
  const recent = useList(paths.activity(address), lineKey);
  const coin = holdings.all.find(({ asset }) => asset.id === 0);
  if (holdings.error && !holdings.account) return <ErrorState error={holdings.error} again={holdings.again} />;
  return (
    <Stack>
      <h1 className="visually-hidden">{t.home.title}</h1>
      <BackupNotice address={address} />
      <Columns>
        <Stack>
          <Total holdings={holdings.shown} lines={recent.items} complete={!recent.loading && !recent.more} />
          <div className={css.acts}>
            <LinkButton to="/pay" icon="send" kind="primary">{t.app.nav.pay}</LinkButton>
            <LinkButton to="/receive" icon="receive">{t.app.nav.receive}</LinkButton>
            <LinkButton to="/convert" icon="swap">{t.exchange.convert.title}</LinkButton>
            <LinkButton to="/packets/new" icon="packet">{t.home.packet}</LinkButton>
          </div>
          {network.faucet && coin && holdings.account && coin.units === 0n && <Faucet address={address} />}
          <HeldForYou address={address} />
          <DealsOnHome address={address} />
          <LoansOnHome address={address} />
          <Card flush title={t.home.recent} actions={recent.items.length > RECENT && <LinkButton small kind="quiet" to="/activity">{t.app.all}</LinkButton>}>
            {recent.loading ? <SkeletonLines /> : recent.error ? <ErrorState error={recent.error} again={recent.again} /> : recent.items.length === 0 ? <Empty title={t.home.quiet}>{t.home.quietNote}</Empty> : recent.items.slice(0, RECENT).map((line) => <ActivityRow key={lineKey(line)} line={line} assets={recent.assets} />)}
          </Card>
        </Stack>
        <Card flush title={t.home.assets} actions={<LinkButton small kind="quiet" icon="plus" to="/assets/add">{t.home.addAsset}</LinkButton>}>
          {holdings.loading ? <SkeletonLines count={3} /> : <LongRows items={holdings.shown} row={(holding) => <HoldingRow key={holding.asset.id} holding={holding} lines={recent.items} />} />}
          {holdings.shelf.length > 0 && <ListRow to="/assets" title={t.home.shelf(holdings.shelf.length)} />}
        </Card>
      </Columns>
    </Stack>
  );
}
