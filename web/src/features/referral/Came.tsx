// Who came, what each of them has earned, and claiming it.

import { propose } from "~/app/act/propose";
import { get } from "~/core/api/client";
import { paths } from "~/core/api/paths";
import { useList, useQuery } from "~/core/api/query";
import type { Brought, Campaign } from "~/core/api/schema";
import { useFormat, useText } from "~/core/i18n";
import { useNetwork } from "~/core/network";
import { Figures } from "~/features/earn/Figures";
import { useRate } from "~/features/earn/numbers";
import { AddressChip, Face } from "~/ui/AddressChip";
import { Button } from "~/ui/Button";
import { Badge, Card, Facts, Notice, Stack } from "~/ui/Card";
import { ListRow } from "~/ui/List";
import { Money } from "~/ui/Money";
import { Empty, ErrorState, SkeletonLines } from "~/ui/States";
import { ascending, dueOf } from "./claim";
import { isReferral, type ReferralCampaign } from "./kind";
import { campaignPaths } from "./paths";

/** One campaign's part: its claim, and where the amount comes from. */
function Due({ campaign, address, brought }: { campaign: ReferralCampaign; address: string; brought: readonly Brought[] }) {
  const t = useText().referral;
  const format = useFormat();
  const rate = useRate();
  const { coin } = useNetwork();
  const standing = useQuery(campaignPaths.referrer(campaign.id, address)).data;
  const { invitees, due } = dueOf(brought, campaign.id);
  const asset = standing?.assets.find((one) => one.id === campaign.asset);
  const said = (units: bigint | string) => `${format.amount(units, coin.decimals)} ${coin.code}`;
  const cap = BigInt(standing?.cap_left ?? "0");
  const payable = due < cap ? due : cap;
  const claim = () =>
    propose({
      title: t.claim,
      verb: t.claimVerb(said(payable)),
      wanted: async () => {
        const accounts = await Promise.all(invitees.map((one) => get(paths.account(one.invitee))));
        return [{ kind: "claim_referral", campaign: campaign.id, invitees: ascending(accounts) }];
      },
    });
  const fees = brought.filter((one) => one.campaign === campaign.id).reduce((sum, one) => sum + BigInt(one.fees), 0n);
  return (
    <Card title={`${t.campaign} #${campaign.id}`} actions={payable > 0n && <Button small kind="primary" onClick={claim}>{t.claimVerb(said(payable))}</Button>}>
      <Stack>
        <Facts
          items={[
            [t.due, <Money key="d" units={due} asset={coin} />],
            [t.capLeft, standing ? <Money key="c" units={standing.cap_left} asset={coin} /> : "…"],
            [t.budget, standing ? <Money key="b" units={standing.budget} asset={asset} open /> : "…"],
            [t.why, t.whyRow(rate(campaign.share_bps), said(fees), said(campaign.cap_per_invitee))],
          ]}
        />
        <Notice>{t.whyNote} {campaign.asset !== 0 && t.rateNote}</Notice>
      </Stack>
    </Card>
  );
}

export function Came({ address, campaigns }: { address: string; campaigns: readonly Campaign[] }) {
  const t = useText();
  const { coin } = useNetwork();
  const brought = useList(campaignPaths.invitees(address), (one) => one.invitee);
  const mine = useQuery(campaignPaths.referral(address)).data;
  const paid = brought.items.reduce((sum, one) => sum + BigInt(one.paid), 0n);
  const due = brought.items.reduce((sum, one) => sum + BigInt(one.due), 0n);
  const concerned = campaigns.filter(isReferral).filter((one) => brought.items.some((item) => item.campaign === one.id && item.pays));
  return (
    <>
      <Figures
        items={[
          [t.referral.people, String(mine?.invitees ?? brought.items.length)],
          [t.referral.due, <Money key="d" units={due} asset={coin} />],
          [t.referral.paidSoFar, <Money key="p" units={paid} asset={coin} />],
        ]}
      />
      {concerned.map((campaign) => <Due key={campaign.id} campaign={campaign} address={address} brought={brought.items} />)}
      <Card flush title={t.referral.came}>
        {brought.loading ? <SkeletonLines count={2} /> : brought.error ? <ErrorState error={brought.error} again={brought.again} /> : brought.items.length === 0 ? <Empty title={t.referral.nobody}>{t.referral.nobodyNote}</Empty> : brought.items.map((one) => (
          <ListRow
            key={one.invitee}
            to={`/account/${one.invitee}`}
            start={<Face address={one.invitee} />}
            title={<><AddressChip address={one.invitee} plain /> {!one.pays && <Badge>{t.referral.over}</Badge>}</>}
            note={<><Money units={one.fees} asset={coin} /> {t.referral.paidFees}</>}
            end={<Money units={one.due} asset={coin} way={one.due === "0" ? undefined : "in"} />}
            endNote={<>{t.referral.paid} <Money units={one.paid} asset={coin} /></>}
          />
        ))}
        {brought.more && <ListRow title={t.app.more} onClick={brought.loadMore} />}
      </Card>
      {mine?.brought_by && (
        <Card title={t.referral.broughtBy}>
          <Stack>
            <AddressChip address={mine.brought_by.referrer} face />
            <p>{t.referral.broughtNote}</p>
          </Stack>
        </Card>
      )}
    </>
  );
}
