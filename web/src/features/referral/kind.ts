// A campaign is of referral or of mining; its terms follow from which.

import type { Campaign } from "~/core/api/schema";

export type ReferralCampaign = Extract<Campaign, { kind: "referral" }>;
export type MiningCampaign = Extract<Campaign, { kind: "mining" }>;

export const isReferral = (campaign: Campaign): campaign is ReferralCampaign => campaign.kind === "referral";
export const isMining = (campaign: Campaign): campaign is MiningCampaign => campaign.kind === "mining";
