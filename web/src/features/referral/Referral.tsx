// Referral: my link, who came, what it paid and why.

import { useList } from "~/core/api/query";
import { useText } from "~/core/i18n";
import { useAccount } from "~/core/vault/session";
import { EarnTabs } from "~/features/earn/EarnTabs";
import { useLive } from "~/features/explore/live";
import { LinkButton } from "~/ui/Button";
import { Card, Columns, Page, Stack } from "~/ui/Card";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { Came } from "./Came";
import { CampaignRow } from "./CampaignRow";
import { MyLink } from "./MyLink";
import { campaignPaths } from "./paths";

export default function Referral() {
  const t = useText().referral;
  const account = useAccount();
  const campaigns = useList(campaignPaths.campaigns("referral"), (one) => String(one.id));
  useLive("/v1/campaigns", ...(account ? [`/v1/accounts/${encodeURIComponent(account.address)}/invitees`] : []));
  const list = (
    <Card flush title={t.campaigns} actions={account && <LinkButton small kind="quiet" icon="plus" to="/campaigns/referral">{t.open}</LinkButton>}>
      {campaigns.loading ? <SkeletonLines count={2} /> : campaigns.error ? <ErrorState error={campaigns.error} again={campaigns.again} /> : campaigns.items.length === 0 ? <Empty title={t.noCampaign}>{t.noCampaignNote}</Empty> : campaigns.items.map((one) => <CampaignRow key={one.id} campaign={one} asset={campaigns.assets.get(one.asset)} />)}
    </Card>
  );
  return (
    <Page title={t.title} sub={t.sub}>
      <EarnTabs />
      {account ? (
        <Columns>
          <Stack>
            <Came address={account.address} campaigns={campaigns.items} />
            {list}
          </Stack>
          <MyLink address={account.address} campaigns={campaigns} />
        </Columns>
      ) : list}
    </Page>
  );
}
