//! The sentences of referral and mining.

use super::{BOB, CAROL, CHK, Case};
use tally_types::{
    Action, Amount,
    mining::{AttestReading, ClaimMining, LikePost, OpenMining, Points, Reader, Weights},
    news::PostId,
    referral::*,
    stake::CandidateId,
    wire::List,
};

const KNOWN: CampaignId = CampaignId(4);

pub(super) fn cases() -> Vec<Case> {
    let mut cases = referral();
    cases.extend(mining());
    cases
}

fn referral() -> Vec<Case> {
    let open = OpenReferral {
        asset: CHK,
        share_bps: 2_500,
        cap_per_epoch: Amount(1_000),
        cap_per_invitee: Amount(40),
        ends_ms: 0,
        budget: Amount(500),
    };
    vec![
        (
            Action::OpenReferral(open),
            "Open a referral campaign with 5 CHK: until 1970-01-01 00:00:00 UTC it pays referrers 25 % of the fees of whom they \
             bring, each at most 1000 base units of asset 0 (unknown to this wallet) an epoch, and 40 base units of asset 0 \
             (unknown to this wallet) for one invitee; what is left comes back",
            "以 5 CHK 发起推荐活动：1970-01-01 00:00:00 UTC 前，推荐人获得其邀请账户所付手续费的 25 %，\
             每人每周期最多 1000 个基本单位的资产 0（此钱包不认识该资产），每位受邀者最多 40 个基本单位的资产 0（此钱包不认识该资产）；余额退回",
        ),
        (
            Action::FundCampaign(FundCampaign { campaign: KNOWN, amount: Amount(1_250) }),
            "Give 12.5 CHK to referral campaign no. 4; what is left of it goes to its opener",
            "向第 4 号推荐活动注资 12.5 CHK；余额归活动发起人",
        ),
        (
            Action::FundCampaign(FundCampaign { campaign: CampaignId(5), amount: Amount(1_250) }),
            "Give 1250 base units of the campaign's asset (unknown to this wallet) to referral campaign no. 5; what is left of \
             it goes to its opener",
            "向第 5 号推荐活动注资 1250 个基本单位的活动资产（此钱包不认识该资产）；余额归活动发起人",
        ),
        (
            Action::BindReferrer(BindReferrer { campaign: KNOWN, referrer: BOB }),
            "Say, once and for ever, that @bob (<bob>) brought this account, in referral campaign no. 4; it costs nothing but \
             the fee",
            "声明此账户由 @bob（<bob>） 在第 4 号推荐活动中推荐，永久有效；除手续费外无其他费用",
        ),
        (
            Action::ClaimReferral(ClaimReferral {
                campaign: KNOWN,
                invitees: List::new(vec![BOB, CAROL]).unwrap(),
            }),
            "Claim from referral campaign no. 4 what the fees of these accounts have earned: @bob (<bob>), <carol>",
            "从第 4 号推荐活动领取以下账户的手续费带来的奖励：@bob（<bob>）、<carol>",
        ),
        (
            Action::CloseReferral(CampaignOnly { campaign: KNOWN }),
            "Close referral campaign no. 4; what is left goes to its opener",
            "关闭第 4 号推荐活动；余额归其发起人",
        ),
    ]
}

fn mining() -> Vec<Case> {
    let open = OpenMining {
        asset: CHK,
        emission: Amount(1_000),
        epochs: 30,
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: BOB,
    };
    let reader = |account, points| Reader { account, points };
    let readers = List::new(vec![reader(BOB, 60), reader(CAROL, 1)]).unwrap();
    vec![
        (
            Action::OpenMining(open),
            "Open a mining campaign with 300 CHK: for 30 epochs from the next one on it shares out at least 10 CHK an epoch, \
             50 % for transacting, 30 % for liking and 20 % for reading; at most 400 points of transacting, 5000 of liking and \
             60 of reading count for an account and epoch; transacting and liking return at most 20 % of the fees paid; \
             @bob (<bob>) attests reading; what is left comes back",
            "以 300 CHK 发起挖矿活动：自下一周期起共 30 个周期，每周期至少分配 10 CHK，其中交易 50 %、点赞 30 %、阅读 20 %；\
             每账户每周期最多计 400 点交易、5000 点点赞、60 点阅读；交易与点赞最多返还所付手续费的 20 %；\
             阅读由 @bob（<bob>） 证明；余额退回",
        ),
        (
            Action::JoinMining(CampaignOnly { campaign: KNOWN }),
            "Take part in mining campaign no. 4 from now on; what was not claimed of another campaign is lost",
            "自此参加第 4 号挖矿活动；其他活动中未领取的部分作废",
        ),
        (
            Action::LikePost(LikePost { campaign: KNOWN, post: PostId(9), candidate: CandidateId(2) }),
            "Like post no. 9, once and for ever, in mining campaign no. 4, with the weight of this account's stake with \
             candidate no. 2",
            "在第 4 号挖矿活动中为第 9 号文章点赞（永久，一次），权重为此账户质押于第 2 号候选人的数额",
        ),
        (
            Action::AttestReading(AttestReading { campaign: KNOWN, readers }),
            "Attest, as the app of mining campaign no. 4, what was read, in points: @bob (<bob>): 60, <carol>: 1",
            "以第 4 号挖矿活动的应用身份证明阅读：@bob（<bob>）：60 点、<carol>：1 点",
        ),
        (
            Action::ClaimMining(ClaimMining { campaign: KNOWN, epoch: 20_000 }),
            "Claim this account's part of epoch 20000 of mining campaign no. 4",
            "领取此账户在第 4 号挖矿活动第 20000 周期的份额",
        ),
        (
            Action::CloseMining(CampaignOnly { campaign: KNOWN }),
            "Close mining campaign no. 4; what came from the network goes back to it, the rest to the opener",
            "关闭第 4 号挖矿活动；来自网络的部分退回网络，其余归发起人",
        ),
    ]
}
