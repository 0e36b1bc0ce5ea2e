//! Sentences about mining campaigns, in English and 中文.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::percent,
};
use tally_types::{
    mining::{AttestReading, ClaimMining, LikePost, OpenMining, Reader, Weights},
    referral::CampaignOnly,
};

pub(super) fn open_mining(it: &OpenMining, labels: &Labels<'_>, tongue: Tongue) -> String {
    let amount = |amount| labels.amount(it.asset, amount, tongue);
    let (emission, epochs, bound) = (amount(it.emission), it.epochs, percent(it.return_bps));
    // A budget past every amount is refused by the ledger; it is not rounded to one here.
    let budget = it.budget().map_or_else(|| format!("{emission} × {epochs}"), amount);
    let Weights { transact_bps, like_bps, read_bps } = it.weights;
    let (transact, like, read) = (percent(transact_bps), percent(like_bps), percent(read_bps));
    let caps = &it.caps;
    let app = labels.account(&it.app, tongue);
    match tongue {
        English => format!(
            "Open a mining campaign with {budget}: for {epochs} epochs from the next one on it shares out at least {emission} \
             an epoch, {transact} for transacting, {like} for liking and {read} for reading; at most {} points of transacting, \
             {} of liking and {} of reading count for an account and epoch; transacting and liking return at most {bound} of \
             the fees paid; {app} attests reading; what is left comes back",
            caps.transact, caps.like, caps.read
        ),
        Chinese => format!(
            "以 {budget} 发起挖矿活动：自下一周期起共 {epochs} 个周期，每周期至少分配 {emission}，其中交易 {transact}、点赞 {like}、阅读 {read}；\
             每账户每周期最多计 {} 点交易、{} 点点赞、{} 点阅读；交易与点赞最多返还所付手续费的 {bound}；阅读由 {app} 证明；余额退回",
            caps.transact, caps.like, caps.read
        ),
    }
}

pub(super) fn join_mining(it: &CampaignOnly, tongue: Tongue) -> String {
    let campaign = it.campaign;
    match tongue {
        English => format!(
            "Take part in mining campaign no. {campaign} from now on; what was not claimed of another campaign is lost"
        ),
        Chinese => format!("自此参加第 {campaign} 号挖矿活动；其他活动中未领取的部分作废"),
    }
}

pub(super) fn like_post(it: &LikePost, tongue: Tongue) -> String {
    let LikePost { campaign, post, candidate } = it;
    match tongue {
        English => format!(
            "Like post no. {post}, once and for ever, in mining campaign no. {campaign}, with the weight of this account's \
             stake with candidate no. {candidate}"
        ),
        Chinese => format!(
            "在第 {campaign} 号挖矿活动中为第 {post} 号文章点赞（永久，一次），权重为此账户质押于第 {candidate} 号候选人的数额"
        ),
    }
}

pub(super) fn attest_reading(it: &AttestReading, labels: &Labels<'_>, tongue: Tongue) -> String {
    let campaign = it.campaign;
    let one = |reader: &Reader| {
        let (account, points) = (labels.account(&reader.account, tongue), reader.points);
        match tongue {
            English => format!("{account}: {points}"),
            Chinese => format!("{account}：{points} 点"),
        }
    };
    let readers: Vec<String> = it.readers.iter().map(one).collect();
    match tongue {
        English => format!(
            "Attest, as the app of mining campaign no. {campaign}, what was read, in points: {}",
            readers.join(", ")
        ),
        Chinese => format!("以第 {campaign} 号挖矿活动的应用身份证明阅读：{}", readers.join("、")),
    }
}

pub(super) fn claim_mining(it: &ClaimMining, tongue: Tongue) -> String {
    let ClaimMining { campaign, epoch } = it;
    match tongue {
        English => format!("Claim this account's part of epoch {epoch} of mining campaign no. {campaign}"),
        Chinese => format!("领取此账户在第 {campaign} 号挖矿活动第 {epoch} 周期的份额"),
    }
}

pub(super) fn close_mining(it: &CampaignOnly, tongue: Tongue) -> String {
    let campaign = it.campaign;
    match tongue {
        English => format!(
            "Close mining campaign no. {campaign}; what came from the network goes back to it, the rest to the opener"
        ),
        Chinese => format!("关闭第 {campaign} 号挖矿活动；来自网络的部分退回网络，其余归发起人"),
    }
}
