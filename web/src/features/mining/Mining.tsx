// Mining: what I did, what it comes to and why, and the campaigns there are.

import { useList } from "~/core/api/query";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { useAccount } from "~/core/vault/session";
import { EarnTabs } from "~/features/earn/EarnTabs";
import { useLive } from "~/features/explore/live";
import { CampaignRow } from "~/features/referral/CampaignRow";
import { campaignPaths } from "~/features/referral/paths";
import { stakePaths } from "~/features/stake/paths";
import { LinkButton } from "~/ui/Button";
import { Card, Columns, Page, Stack } from "~/ui/Card";
import { ListRow, Mark } from "~/ui/List";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { MyPart } from "./MyPart";
import css from "./Mining.module.css";

function HowTo({ address }: { address: string | undefined }) {
  const t = useText().mining;
  const format = useFormat();
  const { coin } = useNetwork();
  const bonds = useList(address ? stakePaths.bonds(address) : null, (bond) => String(bond.candidate)).items;
  const most = bonds.reduce((best, bond) => (BigInt(bond.amount) > best ? BigInt(bond.amount) : best), 0n);
  const like = most > 0n ? t.howLike(`${format.short(most, coin.decimals)} ${coin.code}`) : t.howLikeNone;
  return (
    <Card title={t.howTo}>
      <div className={css.how}>
        <div><Mark icon="send" /><p><strong>{t.kinds.transact}</strong> {t.howPay}</p></div>
        <div><Mark icon="check" /><p><strong>{t.kinds.like}</strong> {like}</p></div>
        <div><Mark icon="eye" /><p><strong>{t.kinds.read}</strong> {t.howRead}</p></div>
        <div className={css.links}><LinkButton small to="/news">{t.toNews}</LinkButton><LinkButton small to="/earn/stake">{t.toStake}</LinkButton></div>
      </div>
    </Card>
  );
}

export default function Mining() {
  const t = useText();
  const account = useAccount();
  const campaigns = useList(campaignPaths.campaigns("mining"), (one) => String(one.id));
  useLive("/v1/campaigns", ...(account ? [`/v1/accounts/${encodeURIComponent(account.address)}/mining`] : []));
  return (
    <Page title={t.mining.title} sub={t.mining.sub}>
      <EarnTabs />
      <Columns>
        <Stack>
          {account && <MyPart address={account.address} />}
          <Card flush title={t.mining.campaigns} actions={account && <LinkButton small kind="quiet" icon="plus" to="/campaigns/mining">{t.mining.open}</LinkButton>}>
            {campaigns.loading ? <SkeletonLines count={2} /> : campaigns.error ? <ErrorState error={campaigns.error} again={campaigns.again} /> : campaigns.items.length === 0 ? <Empty title={t.mining.noCampaigns}>{t.mining.noCampaignsNote}</Empty> : campaigns.items.map((one) => <CampaignRow key={one.id} campaign={one} asset={campaigns.assets.get(one.asset)} />)}
            {campaigns.more && <ListRow title={t.app.more} onClick={campaigns.loadMore} />}
          </Card>
        </Stack>
        <HowTo address={account?.address} />
      </Columns>
    </Page>
  );
}
