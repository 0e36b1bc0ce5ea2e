// Campaigns of referral and of mining, which are numbered together, and who brought whom.

import type { Path } from "~/core/api/client";
import { withQuery, type Page } from "~/core/api/paths";
import type * as it from "~/core/api/schema";

const e = encodeURIComponent;

export const campaignPaths = {
  campaigns: (kind: "referral" | "mining"): Path<Page<it.Campaign>> => withQuery("/v1/campaigns", { kind }),
  campaign: (id: number): Path<it.CampaignAnswer> => `/v1/campaigns/${id}`,
  campaignProof: (id: number) => `/v1/campaigns/${id}/proof`,
  referrer: (id: number, account: string): Path<it.ReferrerAnswer> => `/v1/campaigns/${id}/referrers/${e(account)}`,
  referral: (account: string): Path<it.ReferralAnswer> => `/v1/accounts/${e(account)}/referral`,
  invitees: (account: string): Path<Page<it.Brought>> => `/v1/accounts/${e(account)}/invitees`,
};
