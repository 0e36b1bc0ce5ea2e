// Somebody followed a referral link: naming who brought them, once and for ever.

import { useParams } from "wouter";
import { propose } from "~/app/act/propose";
import { paths } from "~/core/api/paths";
import { useQuery } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useLabels } from "~/core/labels";
import { useAccount, useSession } from "~/core/vault/session";
import { useRecipient } from "~/features/pay/recipient";
import { Welcome } from "~/features/start/Welcome";
import { Locked } from "~/app/Locked";
import { Face, FullAddress } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Notice, Page, Stack } from "~/ui/Card";
import { Said, seen } from "~/ui/Said";
import { ErrorState, SkeletonLines } from "~/ui/States";
import { campaignPaths } from "./paths";

export default function Invited() {
  const t = useText().referral;
  const label = useLabels();
  const session = useSession();
  const account = useAccount();
  const { campaign, referrer } = useParams<{ campaign: string; referrer: string }>();
  const id = Number(campaign);
  // Read like any recipient: a mistyped address is told at once.
  const reading = useRecipient(decodeURIComponent(referrer ?? ""));
  const address = reading.recipient?.address ?? null;
  const who = useQuery(address ? paths.account(address) : null).data;
  const mine = useQuery(account ? campaignPaths.referral(account.address) : null).data;
  const { data, error, again } = useQuery(campaignPaths.campaign(id));
  const wrong = reading.error ? new Error(reading.error) : error;
  if (wrong) return <Page title={t.invite} narrow><Card><ErrorState error={wrong} again={again} /></Card></Page>;
  if (!address || !data) return <Page title={t.invite} narrow><SkeletonLines /></Page>;
  const name = seen(who?.name ?? label(address).text);
  const running = data.campaign.stage === "running";
  const own = account?.address === address;
  const bound = mine?.brought_by;
  const bind = () => propose({ title: t.bind, verb: t.bindVerb(name), wanted: [{ kind: "bind_referrer", campaign: id, referrer: address }] });
  return (
    <Page title={t.invite} narrow>
      <Card>
        <Stack>
          <Face address={address} size={56} />
          <h2><Said>{t.inviteBy(name)}</Said></h2>
          <FullAddress address={address} />
          <p>{t.inviteNote}</p>
          {!running && <Notice tone="warn">{t.noCampaign}</Notice>}
          {own && <Notice>{t.own}</Notice>}
          {bound && <Notice>{t.already}</Notice>}
          {account && running && !own && !bound && <Button kind="primary" wide onClick={bind}>{t.bindVerb(name)}</Button>}
          {account && running && !own && !bound && <p>{t.notNew}</p>}
        </Stack>
      </Card>
      {session.phase === "none" && <><Notice>{t.newcomer}</Notice><Welcome /></>}
      {session.phase === "locked" && <Locked />}
    </Page>
  );
}
