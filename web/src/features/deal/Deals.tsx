// Deals of this account: as buyer, as seller, and as who decides.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Page, Row } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { DealRow } from "./DealRow";
import { roleOf } from "./standing";

export default function Deals() {
  const t = useText();
  const me = useAccount()?.address ?? "";
  const list = useList(paths.dealsOf(me), (deal) => String(deal.id));
  const make = <LinkButton to="/deals/new" kind="primary" icon="plus">{t.deal.make}</LinkButton>;
  const open = list.items.filter((deal) => deal.stage !== "ended");
  const groups = [
    [t.deal.buying, open.filter((deal) => roleOf(deal, me) === "buyer")],
    [t.deal.selling, open.filter((deal) => roleOf(deal, me) === "seller")],
    [t.deal.judging, open.filter((deal) => roleOf(deal, me) === "arbiter")],
    [t.deal.over, list.items.filter((deal) => deal.stage === "ended")],
  ] as const;
  return (
    <Page title={t.deal.title} actions={list.items.length > 0 && make}>
      {list.loading ? <SkeletonLines /> : list.error ? <ErrorState error={list.error} again={list.again} /> : list.items.length === 0 ? (
        <Card><Empty title={t.deal.nothing} action={make}>{t.deal.nothingNote}</Empty></Card>
      ) : (
        groups.map(([title, deals]) => deals.length > 0 && <Card key={title} flush title={title}>{deals.map((deal) => <DealRow key={deal.id} deal={deal} asset={list.assets.get(deal.asset)} me={me} />)}</Card>)
      )}
      {list.more && <Row><Button onClick={list.loadMore}>{t.app.more}</Button></Row>}
    </Page>
  );
}
