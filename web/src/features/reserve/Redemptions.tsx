// Redemptions that this account asked for, and those it sees to as a dealer.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { Button, LinkButton } from "~/ui/Button";
import { Card, Page } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { useReserveLive } from "./live";
import { RedemptionRow } from "./RedemptionRow";

export default function Redemptions() {
  const t = useText();
  const r = t.reserve.redemptions;
  const me = useAccount()?.address ?? "";
  const asked = useList(paths.redemptionsOf(me, "requester"), (one) => String(one.id));
  const seenTo = useList(paths.redemptionsOf(me, "dealer"), (one) => String(one.id));
  useReserveLive();
  return (
    <Page title={r.mine} actions={<LinkButton to="/stablecoins" icon="coins">{t.reserve.title}</LinkButton>}>
      {seenTo.items.length > 0 && (
        <Card flush title={r.waiting}>
          {seenTo.items.map((one) => <RedemptionRow key={one.id} redemption={one} asset={seenTo.assets.get(one.coin)} by="from" />)}
          {seenTo.more && <Button kind="quiet" wide onClick={seenTo.loadMore}>{t.app.more}</Button>}
        </Card>
      )}
      <Card flush title={r.mine}>
        {asked.loading ? <SkeletonLines /> : asked.error ? <ErrorState error={asked.error} again={asked.again} /> : !asked.items.length ? <Empty title={r.nothing}>{r.nothingNote}</Empty> : asked.items.map((one) => <RedemptionRow key={one.id} redemption={one} asset={asked.assets.get(one.coin)} by="dealer" />)}
        {asked.more && <Button kind="quiet" wide onClick={asked.loadMore}>{t.app.more}</Button>}
      </Card>
    </Page>
  );
}
