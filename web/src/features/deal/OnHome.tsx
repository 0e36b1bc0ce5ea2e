// Deals that wait for this account, on its home page.

import { paths } from "~/core/api/paths";
import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DealRow } from "./DealRow";
import { roleOf, yours } from "./standing";

const SHOWN = 4;

export function DealsOnHome({ address }: { address: string }) {
  const t = useText();
  const { time_ms } = useLink();
  const { items, assets } = useList(paths.dealsOf(address, { stage: "open" }), (deal) => String(deal.id));
  if (!items.length) return null;
  const turn = (deal: (typeof items)[number]) => (yours(deal, roleOf(deal, address), time_ms) ? 0 : 1);
  return (
    <Card flush title={t.deal.title} actions={<LinkButton small kind="quiet" to="/deals">{t.app.all}</LinkButton>}>
      {items.toSorted((a, b) => turn(a) - turn(b)).slice(0, SHOWN).map((deal) => <DealRow key={deal.id} deal={deal} asset={assets.get(deal.asset)} me={address} />)}
    </Card>
  );
}
