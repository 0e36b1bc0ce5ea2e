// All orders and trades of the account, in all markets.

import { useMemo } from "react";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { ErrorState } from "~/ui/States";
import { useMarketsLive } from "./live";
import { Fills, OpenOrders } from "./MyOrders";

export default function Orders() {
  const t = useText().exchange;
  const me = useAccount()?.address ?? "";
  const { data, error, again } = useQuery(paths.markets);
  const markets = useMemo(() => new Map((data?.items ?? []).map((market) => [market.id, market])), [data]);
  const assets = useMemo(() => new Map((data?.assets ?? []).map((asset) => [asset.id, asset])), [data]);
  useMarketsLive([...markets.keys()]);
  if (error) return <Page title={t.mine.title}><Card><ErrorState error={error} again={again} /></Card></Page>;
  return (
    <Page title={t.mine.title} actions={<LinkButton to="/markets" icon="market">{t.title}</LinkButton>}>
      <OpenOrders me={me} markets={markets} assets={assets} />
      <Fills me={me} markets={markets} assets={assets} />
    </Page>
  );
}
