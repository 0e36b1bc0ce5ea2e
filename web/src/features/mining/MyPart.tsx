// What this account did in its campaign, epoch by epoch, and claiming it.

import { propose } from "~/app/act/propose";
import { useNow } from "~/core/clock";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, EpochPart, MiningAnswer } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useEpochs } from "~/features/council/parameters";
import { DAY_MS } from "~/features/earn/numbers";
import { isMining } from "~/features/referral/kind";
import { campaignPaths } from "~/features/referral/paths";
import { Button } from "~/ui/Button";
import { Badge, Card, Row, Stack } from "~/ui/Card";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Explained } from "./Explained";
import { miningPaths } from "./paths";

type EpochProps = { part: EpochPart; campaign: number; asset: AssetBrief | undefined; returnBps: number | undefined };

function Epoch({ part, campaign, asset, returnBps }: EpochProps) {
  const t = useText().mining;
  const format = useFormat();
  const now = useNow();
  const epochs = useEpochs();
  const payout = BigInt(part.explanation?.payout ?? "0");
  const said = asset ? `${format.amount(payout, asset.decimals)} ${asset.code}` : "…";
  const claim = () => propose({ title: t.claim, verb: t.claimVerb(said), wanted: [{ kind: "claim_mining", campaign, epoch: part.epoch }] });
  // An epoch is a day where nothing else was decided.
  const day = !epochs || epochs.length_ms >= DAY_MS;
  const title = part.stage === "gathering" ? (day ? t.today : t.present) : epochs ? t.since(format.time(epochs.start(part.epoch))) : t.epoch(format.count(part.epoch));
  const when = epochs && (part.stage === "gathering" ? t.endsIn(format.ago(epochs.start(part.epoch + 1), now)) : part.stage === "claimable" ? t.claimUntil(format.time(epochs.start(part.claim_until_epoch + 1))) : null);
  return (
    <Card title={<>{title} <Badge tone={part.stage === "claimable" ? "good" : "plain"}>{t.stages[part.stage]}</Badge></>} actions={part.stage === "claimable" && payout > 0n && <Button small kind="primary" onClick={claim}>{t.claim}</Button>}>
      <Stack>
        <Row spread>
          <span>{part.stage === "gathering" ? t.would : t.pays}{when && <> · {when}</>}</span>
          <strong><Money units={payout} asset={asset} way={payout > 0n ? "in" : undefined} /></strong>
        </Row>
        {part.explanation && <Explained explanation={part.explanation} asset={asset} returnBps={returnBps} />}
      </Stack>
    </Card>
  );
}

/** All epochs over in one transaction. */
function claimAll(data: MiningAnswer, due: EpochPart[], title: string, verb: string): void {
  propose({ title, verb, wanted: due.map(({ epoch }) => ({ kind: "claim_mining" as const, campaign: data.campaign ?? 0, epoch })) });
}

export function MyPart({ address }: { address: string }) {
  const t = useText().mining;
  const format = useFormat();
  const { data, error, again } = useQuery(miningPaths.part(address));
  const campaign = useQuery(data?.campaign == null ? null : campaignPaths.campaign(data.campaign)).data?.campaign;
  if (error) return <Card><ErrorState error={error} again={again} /></Card>;
  if (!data) return <Card flush><SkeletonLines count={2} /></Card>;
  const { campaign: id } = data;
  if (id == null) return <Card><Empty title={t.notJoined}>{t.notJoinedNote}</Empty></Card>;
  const asset = data.assets.find((one) => one.id === data.asset);
  const due = data.epochs.filter((one) => one.stage === "claimable" && BigInt(one.explanation?.payout ?? "0") > 0n);
  const sum = due.reduce((all, one) => all + BigInt(one.explanation?.payout ?? "0"), 0n);
  const said = asset ? `${format.amount(sum, asset.decimals)} ${asset.code}` : "…";
  const newest = [...data.epochs].reverse();
  return (
    <>
      <Row spread>
        <h2>{t.mine(id)}</h2>
        {due.length > 1 && <Button small kind="primary" onClick={() => claimAll(data, due, t.claim, t.claimVerb(said))}>{t.claimVerb(said)}</Button>}
      </Row>
      {newest.length === 0 ? <Card><Empty title={t.nothingYet}>{t.nothingYetNote}</Empty></Card> : newest.map((part) => (
        <Epoch key={part.epoch} part={part} campaign={id} asset={asset} returnBps={campaign && isMining(campaign) ? campaign.return_bps : undefined} />
      ))}
    </>
  );
}
