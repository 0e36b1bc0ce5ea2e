//! Sentences about referral campaigns, in English and 中文.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::{moment, percent},
};
use tally_types::{
    Amount, AssetId,
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral},
};

impl Labels<'_> {
    /// Units of a campaign's asset, which the operation does not name.
    fn campaign_amount(&self, campaign: CampaignId, amount: Amount, tongue: Tongue) -> String {
        match ((self.campaign)(campaign), tongue) {
            (Some(asset), _) => self.amount(asset, amount, tongue),
            (None, English) => {
                format!("{amount} base units of the campaign's asset (unknown to this wallet)")
            }
            (None, Chinese) => format!("{amount} 个基本单位的活动资产（此钱包不认识该资产）"),
        }
    }
}

pub(super) fn open_referral(it: &OpenReferral, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (budget, share) = (labels.amount(it.asset, it.budget, tongue), percent(it.share_bps));
    let coin = |amount| labels.amount(AssetId::COIN, amount, tongue);
    let (epoch, invitee, end) = (coin(it.cap_per_epoch), coin(it.cap_per_invitee), moment(it.ends_ms));
    match tongue {
        English => format!(
            "Open a referral campaign with {budget}: until {end} it pays referrers {share} of the fees of whom they bring, \
             each at most {epoch} an epoch, and {invitee} for one invitee; what is left comes back"
        ),
        Chinese => format!(
            "以 {budget} 发起推荐活动：{end} 前，推荐人获得其邀请账户所付手续费的 {share}，每人每周期最多 {epoch}，每位受邀者最多 {invitee}；余额退回"
        ),
    }
}

pub(super) fn fund_campaign(it: &FundCampaign, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (amount, campaign) = (labels.campaign_amount(it.campaign, it.amount, tongue), it.campaign);
    match tongue {
        English => {
            format!(
                "Give {amount} to referral campaign no. {campaign}; what is left of it goes to its opener"
            )
        }
        Chinese => format!("向第 {campaign} 号推荐活动注资 {amount}；余额归活动发起人"),
    }
}

pub(super) fn bind_referrer(it: &BindReferrer, labels: &Labels<'_>, tongue: Tongue) -> String {
    let (referrer, campaign) = (labels.account(&it.referrer, tongue), it.campaign);
    match tongue {
        English => format!(
            "Say, once and for ever, that {referrer} brought this account, in referral campaign no. {campaign}; it costs \
             nothing but the fee"
        ),
        Chinese => {
            format!(
                "声明此账户由 {referrer} 在第 {campaign} 号推荐活动中推荐，永久有效；除手续费外无其他费用"
            )
        }
    }
}

pub(super) fn claim_referral(it: &ClaimReferral, labels: &Labels<'_>, tongue: Tongue) -> String {
    let campaign = it.campaign;
    let invitees: Vec<String> = it.invitees.iter().map(|invitee| labels.account(invitee, tongue)).collect();
    match tongue {
        English => format!(
            "Claim from referral campaign no. {campaign} what the fees of these accounts have earned: {}",
            invitees.join(", ")
        ),
        Chinese => {
            format!("从第 {campaign} 号推荐活动领取以下账户的手续费带来的奖励：{}", invitees.join("、"))
        }
    }
}

pub(super) fn close_referral(it: &CampaignOnly, tongue: Tongue) -> String {
    let campaign = it.campaign;
    match tongue {
        English => format!("Close referral campaign no. {campaign}; what is left goes to its opener"),
        Chinese => format!("关闭第 {campaign} 号推荐活动；余额归其发起人"),
    }
}
