// The link by which somebody new names this account as the one who brought them.

import { useState } from "react";
import { copy } from "~/core/clipboard";
import type { List } from "~/core/api/query";
import type { Campaign } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useRate } from "~/features/earn/numbers";
import { CopyButton } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Card, Stack } from "~/ui/Card";
import { Field, SelectField } from "~/ui/Field";
import { Qr } from "~/ui/Qr";
import { Empty } from "~/ui/States";
import { toast } from "~/ui/Toast";
import { isReferral } from "./kind";

export function MyLink({ address, campaigns }: { address: string; campaigns: List<Campaign> }) {
  const t = useText();
  const format = useFormat();
  const rate = useRate();
  const { coin } = useNetwork();
  const running = campaigns.items.filter(isReferral).filter((one) => one.stage === "running");
  const [chosen, setChosen] = useState<number | null>(null);
  const campaign = running.find((one) => one.id === chosen) ?? running[0];
  if (campaigns.loading) return null;
  if (!campaign) return <Card title={t.referral.mine}><Empty title={t.referral.noCampaign}>{t.referral.noCampaignNote}</Empty></Card>;
  const link = `tally:refer/${campaign.id}/${address}`;
  const web = `${location.origin}/#${link}`;
  const share = async () => {
    if (navigator.share) return navigator.share({ title: t.referral.shared, url: web }).catch(() => {});
    await copy(web);
    toast(t.app.copied);
  };
  return (
    <Card title={t.referral.mine}>
      <Stack>
        {running.length > 1 && (
          <SelectField label={t.referral.campaign} value={campaign.id} onChange={(event) => setChosen(Number(event.target.value))}>
            {running.map((one) => {
              const asset = campaigns.assets.get(one.asset);
              return <option key={one.id} value={one.id}>{t.referral.option(one.id, rate(one.share_bps), asset ? `${format.short(one.budget ?? "0", asset.decimals)} ${asset.code}` : "…")}</option>;
            })}
          </SelectField>
        )}
        <Qr text={web} />
        <Field label={t.referral.link} readOnly value={web} end={<CopyButton text={web} />} onFocus={(event) => event.target.select()} />
        <p>{t.referral.linkNote(rate(campaign.share_bps), `${format.amount(campaign.cap_per_invitee, coin.decimals)} ${coin.code}`, format.time(campaign.ends_ms))}</p>
        <Button kind="primary" icon="share" wide onClick={() => void share()}>{t.app.share}</Button>
      </Stack>
    </Card>
  );
}
