// What somebody may do with a deal now: the step that is theirs first, then the ways out.

import { useState, type ReactNode } from "react";
import { propose } from "~/app/act/propose";
import type { Action, AssetBrief, Deal, DealSide } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useLink } from "~/core/stream/state";
import { useSaid } from "~/features/loan/unit";
import { Button } from "~/ui/Button";
import { Card, Notice, Row, Stack } from "~/ui/Card";
import { ActDialog, type Asked } from "./ActDialog";
import { agreedOf, passed, roleOf } from "./standing";

type Props = { deal: Deal; asset: AssetBrief; me: string };

export function Acts({ deal, asset, me }: Props) {
  const t = useText().deal;
  const said = useSaid();
  const { time_ms } = useLink();
  const [asked, setAsked] = useState<Asked | null>(null);
  const role = roleOf(deal, me);
  if (deal.stage === "ended") return null;
  const late = passed(deal, time_ms);
  const price = said(deal.amount, asset);
  const main = (title: string, verb: string, action: Action) => <Button key={title} kind="primary" onClick={() => propose({ title, verb, wanted: [action] })}>{title}</Button>;
  const side = (title: string, verb: string, action: Action) => <Button key={title} onClick={() => propose({ title, verb, wanted: [action] })}>{title}</Button>;
  const form = (what: Asked, title: string, primary = false) => <Button key={what} kind={primary ? "primary" : "secondary"} onClick={() => setAsked(what)}>{title}</Button>;
  const moving = deal.stage !== "offered";
  const disputable = deal.arbiter && (deal.stage === "accepted" || deal.stage === "shipped") && !late && (role === "buyer" || role === "seller");
  const trading = role === "buyer" || role === "seller";
  const acts: ReactNode[] = [
    late && main(t.settle, t.settleVerb, { kind: "settle_deal", deal: deal.id }),
    !late && deal.stage === "offered" && role && !agreedOf(deal, role) && main(t.accept, role === "arbiter" ? t.acceptArbiterVerb : t.acceptVerb, { kind: "accept_deal", deal: deal.id }),
    !late && deal.stage === "accepted" && role === "seller" && form("ship", t.ship, true),
    moving && role === "buyer" && main(t.confirm, t.confirmVerb(price), { kind: "confirm_deal", deal: deal.id }),
    !late && deal.stage === "disputed" && role === "arbiter" && form("rule", t.rule, true),
    disputable && form("dispute", t.dispute),
    role === "seller" && side(t.refund, t.refundVerb(price), { kind: "refund_deal", deal: deal.id }),
    trading && form("cancel", t.cancel),
  ].filter(Boolean);
  const offers = ([["buyer", deal.buyer_offer], ["seller", deal.seller_offer]] as [DealSide, string | null | undefined][]).flatMap(([who, to_seller]) => (to_seller == null ? [] : [{ who, to_seller }]));
  if (!acts.length && !offers.length) return null;
  return (
    <Card>
      <Stack>
        {late && <Notice tone="warn">{t.passed}</Notice>}
        {offers.map(({ who, to_seller }) => (
          <Notice key={who}>
            <Stack>
              <span>{t.offers(t.sides[who], said(to_seller, asset), said(BigInt(deal.amount) - BigInt(to_seller), asset))}</span>
              {trading && role !== who && <Row>{side(t.agree, t.agreeVerb(said(to_seller, asset)), { kind: "cancel_deal", deal: deal.id, to_seller })}</Row>}
            </Stack>
          </Notice>
        ))}
        {moving && role === "buyer" && <p>{t.confirmNote}</p>}
        {acts.length > 0 && <Row>{acts}</Row>}
      </Stack>
      {asked && <ActDialog asked={asked} deal={deal} asset={asset} onClose={() => setAsked(null)} />}
    </Card>
  );
}
