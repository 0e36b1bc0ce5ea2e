// One deal: what was agreed, where it stands, and what comes next.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { Locked } from "~/app/Locked";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Deal } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useAccount, useSession } from "~/core/vault/session";
import { ProofCard } from "~/features/explore/ProofCard";
import { useLive } from "~/features/explore/live";
import { DAY_MS, showBps } from "~/features/loan/draft";
import { Welcome } from "~/features/start/Welcome";
import { AddressChip, CopyButton } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Badge, Card, Facts, Notice, Page, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Said } from "~/ui/Said";
import { ShareLink } from "~/ui/ShareLink";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { Acts } from "./Acts";
import { StageBadge } from "./DealRow";
import { Timeline } from "./Timeline";
import css from "./Deal.module.css";

function Waits({ deal }: { deal: Deal }) {
  const t = useText().deal;
  if (deal.stage === "ended") return null;
  const silent = deal.shipped && deal.arbiter ? deal.arbiter.if_silent : "buyer";
  const what = deal.stage === "disputed" ? t.deadlines.disputed(t.sides[silent].toLowerCase()) : t.deadlines[deal.stage];
  return (
    <Notice icon="clock">
      {deal.deadline_ms != null && <><strong>{t.deadline} <Ago ms={deal.deadline_ms} /></strong> · </>}
      {what}
    </Notice>
  );
}

function Agreed({ deal }: { deal: Deal }) {
  const t = useText().deal;
  const format = useFormat();
  const days = (ms: number) => t.days(format.count(ms / DAY_MS));
  const ready = (agreed: boolean) => deal.stage === "offered" && agreed && <Badge tone="good" icon="check">{t.agreed}</Badge>;
  const items: [string, ReactNode][] = [
    [t.buyer, <AddressChip key="buyer" address={deal.buyer} />],
    [t.seller, <span key="seller"><AddressChip address={deal.seller} /> {ready(deal.seller_agreed)}</span>],
  ];
  if (deal.arbiter) {
    items.push([t.arbiter, <span key="arbiter"><AddressChip address={deal.arbiter.account} /> {ready(deal.arbiter_agreed)}</span>]);
    items.push([t.agreedFee, t.feeOf(showBps(deal.arbiter.fee_bps))], [t.ruleWithin, days(deal.arbiter.rule_within_ms)]);
  }
  items.push([t.acceptBy, format.time(deal.accept_by_ms)], [t.shipWithin, days(deal.ship_within_ms)], [t.confirmWithin, days(deal.confirm_within_ms)]);
  if (deal.terms) items.push([t.hash, <span key="terms"><code>{deal.terms}</code> <CopyButton text={deal.terms} /></span>]);
  return <Facts items={items} />;
}

function PaidOut({ deal, asset }: { deal: Deal; asset: AssetBrief | undefined }) {
  const t = useText().deal;
  if (!deal.ended) return null;
  const parts = [[t.buyer, deal.ended.to_buyer], [t.seller, deal.ended.to_seller], [t.arbiter, deal.ended.to_arbiter]] as const;
  return <Facts items={parts.filter(([, units]) => units !== "0").map(([who, units]) => [who, <Money key={who} units={units} asset={asset} open />])} />;
}

export default function DealPage() {
  const t = useText();
  const id = Number(useParams<{ id: string }>().id);
  const session = useSession();
  const me = useAccount()?.address;
  const { data, error, again } = useQuery(paths.deal(id));
  useLive(`/v1/deals/${id}`);
  const title = t.deal.one(id);
  if (error) return <Page title={title} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={title} narrow><SkeletonLines /></Page>;
  const { deal } = data;
  const asset = data.assets.find((one) => one.id === deal.asset);
  return (
    <Page title={<Said>{deal.description}</Said>} sub={title} narrow>
      <Card>
        <Stack>
          <div>
            <p>{t.deal.price}</p>
            <p className={css.sum}><Money units={deal.amount} asset={asset} open /></p>
          </div>
          <div><StageBadge deal={deal} /></div>
          {deal.ended ? <><p>{t.deal.ends[deal.ended.how]}</p><PaidOut deal={deal} asset={asset} /></> : <Waits deal={deal} />}
          {!deal.arbiter && !deal.ended && me === deal.buyer && <Notice tone="warn">{t.deal.noArbiter}</Notice>}
        </Stack>
      </Card>
      {!deal.ended && session.phase === "none" && <Welcome />}
      {!deal.ended && session.phase === "locked" && <Locked />}
      {me && asset && <Acts deal={deal} asset={asset} me={me} />}
      <Card title={t.deal.timeline}><Timeline deal={deal} asset={asset} /></Card>
      {deal.stage === "offered" && me === deal.buyer && <ShareLink title={t.deal.link} note={t.deal.linkNote} shared={t.deal.shared} path={`/deal/${id}`} />}
      <Card title={t.deal.terms}><Agreed deal={deal} /></Card>
      <ProofCard key={id} path={paths.dealProof(id)} name={`deal-${id}.tally`} expect={(line) => line.kind === "record" && line.record.type === "deal" && line.record.id === id} />
    </Page>
  );
}
