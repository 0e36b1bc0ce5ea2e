// A campaign in a list.

import type { AssetBrief, Campaign } from "~/core/api/schema";
import { useText } from "~/core/i18n";
import { useRate } from "~/features/earn/numbers";
import { AddressChip } from "~/ui/AddressChip";
import { Badge } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Money } from "~/ui/Money";
import { isReferral } from "./kind";

export function CampaignRow({ campaign, asset }: { campaign: Campaign; asset: AssetBrief | undefined }) {
  const t = useText();
  const rate = useRate();
  const running = campaign.stage === "running";
  return (
    <ListRow
      to={`/campaign/${campaign.id}`}
      start={<Mark icon={isReferral(campaign) ? "people" : "issue"} way={running ? "in" : undefined} />}
      title={<>#{campaign.id} <Badge tone={running ? "good" : "plain"}>{t.referral.stages[campaign.stage]}</Badge></>}
      note={isReferral(campaign) ? `${t.referral.share} ${rate(campaign.share_bps)}` : <AddressChip address={campaign.opener} plain />}
      end={<Money units={isReferral(campaign) ? (campaign.budget ?? "0") : campaign.emission} asset={asset} short open />}
      endNote={isReferral(campaign) ? t.referral.budget : t.mining.anEpoch}
    />
  );
}
