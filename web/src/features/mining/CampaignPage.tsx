// One campaign, of mining or of referral: its terms, what is in it, what it paid.

import type { ReactNode } from "react";
import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { useQuery } from "~/core/api/query";
import type { AssetBrief, Campaign } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useLink } from "~/core/stream/state";
import { useAccount } from "~/core/vault/session";
import { provesRecord } from "~/core/wallet/record";
import { useEpochs } from "~/features/council/parameters";
import { useRate } from "~/features/earn/numbers";
import { useLive } from "~/features/explore/live";
import { ProofCard } from "~/features/explore/ProofCard";
import { FundCampaign } from "~/features/referral/FundCampaign";
import { isMining, isReferral, type MiningCampaign } from "~/features/referral/kind";
import { campaignPaths } from "~/features/referral/paths";
import { AddressChip } from "~/ui/AddressChip";
import { Ago } from "~/ui/Ago";
import { Button, LinkButton } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Page, Row, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Attest } from "./Attest";
import { miningPaths } from "./paths";

type Lines = [string, ReactNode][];

function useTerms(campaign: Campaign, asset: AssetBrief | undefined): Lines {
  const t = useText();
  const format = useFormat();
  const rate = useRate();
  const epochs = useEpochs();
  const { coin } = useNetwork();
  if (isReferral(campaign)) {
    return [
      [t.referral.share, rate(campaign.share_bps)],
      [t.referral.perEpoch, <Money key="e" units={campaign.cap_per_epoch} asset={coin} open />],
      [t.referral.perInvitee, <Money key="i" units={campaign.cap_per_invitee} asset={coin} open />],
      [t.referral.until, <Ago key="u" ms={campaign.ends_ms} />],
    ];
  }
  if (!isMining(campaign)) return [];
  const { weights, caps, first_epoch, last_epoch } = campaign;
  const coins = (units: string) => `${format.short(units, coin.decimals)} ${coin.code}`;
  return [
    [t.mining.least, <Money key="l" units={campaign.emission} asset={asset} open />],
    [t.mining.weights, `${t.mining.kinds.transact} ${rate(weights.transact_bps)} · ${t.mining.kinds.like} ${rate(weights.like_bps)} · ${t.mining.kinds.read} ${rate(weights.read_bps)}`],
    [t.mining.caps, `${t.mining.kinds.transact} ${coins(caps.transact)} · ${t.mining.kinds.like} ${coins(caps.like)} · ${t.mining.kinds.read} ${t.mining.capRead(format.count(BigInt(caps.read)))}`],
    [t.mining.returns, rate(campaign.return_bps)],
    [t.mining.app, <AddressChip key="a" address={campaign.app} />],
    ...(first_epoch != null && last_epoch != null ? [[t.mining.runs, t.mining.runsFrom(format.count(first_epoch), format.count(last_epoch))] as [string, ReactNode]] : []),
    ...(first_epoch != null && last_epoch != null && epochs ? ([[t.mining.starts, <Ago key="s" ms={epochs.start(first_epoch)} />], [t.mining.ends, <Ago key="e" ms={epochs.start(last_epoch + 1)} />]] as Lines) : []),
    ...(campaign.from_network && campaign.from_network !== "0" ? [[t.mining.fromNetwork, <Money key="n" units={campaign.from_network} asset={asset} open />] as [string, ReactNode]] : []),
  ];
}

function Join({ campaign, address }: { campaign: MiningCampaign; address: string }) {
  const t = useText().mining;
  const part = useQuery(miningPaths.part(address)).data;
  if (!part || (campaign.stage !== "running" && campaign.stage !== "to_come")) return null;
  if (part.campaign === campaign.id) return <Notice tone="good">{t.joined} <LinkButton small to="/earn/mining">{t.title}</LinkButton></Notice>;
  return (
    <Card>
      <Stack>
        {part.campaign != null && <Notice tone="warn">{t.joinSwitch(part.campaign)}</Notice>}
        <Button kind="primary" wide onClick={() => propose({ title: t.join, verb: t.joinVerb(campaign.id), wanted: [{ kind: "join_mining", campaign: campaign.id }] })}>{t.join}</Button>
      </Stack>
    </Card>
  );
}

function Tallies({ campaign, asset }: { campaign: MiningCampaign; asset: AssetBrief | undefined }) {
  const t = useText().mining;
  const format = useFormat();
  const epochs = useEpochs();
  return (
    <Card flush title={t.tallies}>
      {campaign.tallies.length === 0 ? <Empty title={t.noTallies} /> : [...campaign.tallies].reverse().map((one) => (
        <ListRow key={one.epoch} start={<Mark icon="clock" />} title={t.epoch(format.count(one.epoch))} note={epochs && t.since(format.time(epochs.start(one.epoch)))} end={<Money units={one.emission} asset={asset} open />} endNote={asset && t.tally(format.amount(one.left, asset.decimals))} />
      ))}
    </Card>
  );
}

/** Whether anybody may close it now. */
function useClosable(campaign: Campaign): boolean {
  const { time_ms } = useLink();
  const epochs = useEpochs();
  if (campaign.stage === "closed") return false;
  if (isReferral(campaign)) return time_ms > campaign.ends_ms;
  return campaign.stage === "ended" && !!epochs;
}

function CampaignView({ campaign, asset }: { campaign: Campaign; asset: AssetBrief | undefined }) {
  const t = useText();
  const account = useAccount();
  const terms = useTerms(campaign, asset);
  const closable = useClosable(campaign);
  const running = campaign.stage === "running";
  return (
    <Page title={t.mining.one(campaign.id)} sub={isReferral(campaign) ? t.referral.title : t.mining.title} actions={<Badge tone={running ? "good" : "plain"}>{t.referral.stages[campaign.stage]}</Badge>} narrow>
      <Card title={t.mining.terms}>
        <Facts
          items={[
            ...terms,
            [t.mining.opener, <AddressChip key="o" address={campaign.opener} />],
            ...(campaign.budget != null ? [[isReferral(campaign) ? t.referral.budget : t.mining.budget, <Money key="b" units={campaign.budget} asset={asset} open />] as [string, ReactNode]] : []),
            [t.mining.paidIn, <Money key="i" units={campaign.paid_in ?? "0"} asset={asset} open />],
            [t.mining.paidOut, <Money key="p" units={campaign.paid_out ?? "0"} asset={asset} open />],
          ]}
        />
      </Card>
      {isMining(campaign) && account && <Join campaign={campaign} address={account.address} />}
      {isMining(campaign) && campaign.stage !== "closed" && <Tallies campaign={campaign} asset={asset} />}
      {isMining(campaign) && running && account?.address === campaign.app && <Attest campaign={campaign.id} />}
      {isReferral(campaign) && running && account && asset && <FundCampaign campaign={campaign.id} asset={asset} address={account.address} />}
      {closable && account && <Row><Button onClick={() => propose({ title: t.mining.close, verb: t.mining.closeVerb, wanted: [{ kind: isReferral(campaign) ? "close_referral" : "close_mining", campaign: campaign.id }] })}>{t.mining.close}</Button></Row>}
      {campaign.stage !== "closed" && <ProofCard key={campaign.id} path={campaignPaths.campaignProof(campaign.id)} name={`campaign-${campaign.id}.tally`} expect={(line) => provesRecord(line, "campaign", campaign.id)} />}
    </Page>
  );
}

export default function CampaignPage() {
  const t = useText().mining;
  const id = Number(useParams<{ id: string }>().id);
  const { data, error, again } = useQuery(campaignPaths.campaign(id));
  useLive(`/v1/campaigns/${id}`);
  if (error) return <Page title={t.one(id)} narrow><Card><ErrorState error={error} again={again} /></Card></Page>;
  if (!data) return <Page title={t.one(id)} narrow><SkeletonLines /></Page>;
  return <CampaignView campaign={data.campaign} asset={data.assets.find((one) => one.id === data.campaign.asset)} />;
}
