//! Refusals: every rule a transaction can break, in one order of precedence.
//!
//! A transaction that breaks several rules is refused for the first of them in this list. The code is stable for ever
//! and stands in receipts, API errors and documents; the message says what to do.
//!
//! Each noun has its own range of codes, so that nouns grow side by side:
//!
//! | noun | by itself | in the state |
//! |---|---|---|
//! | account, asset, transfer | 120–129 | 300–329 |
//! | packet | 130–139 | 330–349 |
//! | mandate | 130–139 | 350–359 |
//! | deal | 140–149 | 360–389 |
//! | loan | 150–159 | 390–429 |
//! | exchange | 160–169 | 430–469 |
//! | stake | 170–179 | 470–489 |
//! | savings | 170–179 | 490–509 |
//! | referral | 180–184 | 510–519 |
//! | mining | 185–189 | 520–539 |
//! | news | 185–189 | 540–549 |
//! | oracle | 190–194 | 550–559 |
//! | reserve | 190–194 | 560–589 |
//! | council | 195–199 | 590–609 |

use bytes::BufMut;
use commonware_codec::{Buf, Error, FixedSize, Read, Write};
use std::fmt;

macro_rules! refusals {
    ($($(#[$meta:meta])* $code:literal $name:ident $english:literal $chinese:literal)*) => {
        /// A broken rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        pub enum Refusal { $($(#[$meta])* $name = $code),* }

        impl Refusal {
            /// All refusals in their order of precedence.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The refusal's name, such as `NonceUsed`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }

            /// What is wrong and what to do, in English.
            pub const fn message(self) -> &'static str {
                match self { $(Self::$name => $english),* }
            }

            /// The same in 简体中文.
            pub const fn message_zh(self) -> &'static str {
                match self { $(Self::$name => $chinese),* }
            }

            /// The refusal with this code.
            pub fn from_code(code: u16) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

refusals! {
    // 1xx: the bytes, and whether they are for this network. Decided without state.
    100 Malformed "the bytes are not a transaction; build it again with a current wallet" "字节不是有效的交易；请用当前版本的钱包重新生成"
    101 TooLarge "the transaction is larger than 32 KiB; split it into several" "交易超过 32 KiB；请拆分成多笔"
    102 WrongChain "the transaction is for another network; check the chain id" "交易属于另一个网络；请检查链编号"
    103 WitnessesUnsorted "signatures must be in ascending order, each account and key once; sort them" "签名必须按账户和密钥升序排列且不重复；请重新排序"
    104 WitnessUnneeded "a signature belongs to an account that neither acts nor pays; leave it out" "某个签名的账户既不操作也不付费；请去掉该签名"
    105 WitnessMissing "an account that acts or pays has not signed; collect its signature" "某个操作或付费的账户尚未签名；请补上它的签名"
    106 ValidityTooLong "valid-until is more than a day ahead; choose an earlier time" "有效期超过一天；请选择更早的时间"
    // 12x–19x: what an operation says of itself. Decided without state, so a wallet refuses before it signs.
    120 AmountZero "the amount is zero; enter more than zero" "金额为零；请输入大于零的金额"
    121 AmountTooLarge "the amounts add up to more than any ledger can hold; lower them" "金额总和超出账本上限；请降低金额"
    122 SelfSend "sender and receiver are the same account; choose another receiver" "付款方和收款方是同一账户；请选择其他收款方"
    123 ReceiverTwice "a receiver is listed twice; add its amounts together" "收款方重复出现；请合并金额"
    124 TextNotPlain "the text has hidden, control or direction-changing characters; type it again" "文字含有隐藏、控制或改变方向的字符；请重新输入"
    125 CodeInvalid "an asset's code is 1 to 12 of A–Z and 0–9; choose another" "资产代码须为 1 至 12 个大写字母或数字；请更换"
    126 DecimalsTooMany "an asset has at most 18 decimals; choose fewer" "资产最多 18 位小数；请减少位数"
    127 AuthorityUnusable "nobody could use these keys: sort them, weigh each at least 1, and let the threshold be within reach" "这组密钥无法使用：请排序、每个权重至少为 1，且阈值可达到"
    128 ScopeInvalid "the scoped key's operations or limits are not allowed; see account grant-key" "限权密钥的操作或限额不合规；请参阅 account grant-key"
    129 GuardiansInvalid "guardians must be sorted, not the account itself, with a reachable threshold and a delay of 1 hour to 1 year" "监护人须排序、不含账户本身、阈值可达到，且延迟为 1 小时至 1 年"
    140 ArbiterInvalid "the arbiter must be neither buyer nor seller and take at most 10 % of the price; choose another, or a lower fee" "仲裁人不能是买方或卖方，且费用最多为价款的 10%；请更换仲裁人或降低费用"
    141 DealTimesInvalid "shipping, confirming and ruling each take a minute to a year; choose other times" "发货、确认和裁决的时限各须在一分钟至一年之间；请更改时限"
    170 SameCandidate "the stake is with this candidate already; choose another" "质押已在该候选人处；请选择其他候选人"
    171 OfferInvalid "a pool offers a rate of at most 100 % and terms of a day to ten years, shortest first; mend the offer" "储蓄池的利率不得超过 100%，期限须为一天至十年并由短到长排列；请修改"
    180 ShareInvalid "a referrer's share is 1 to 2,500 basis points of the fees; choose another" "推荐人的份额须为手续费的 1 至 2,500 个基点；请更换"
    181 SelfReferral "an account cannot be its own referrer; name another account" "账户不能推荐自己；请填写其他账户"
    182 AccountsUnsorted "accounts must be in ascending order, each once; sort them" "账户须按升序排列且不重复；请重新排序"
    185 MiningTermsInvalid "the campaign's epochs, weights, caps or return are not allowed; see mining open" "活动的周期数、权重、上限或返还比例不合规；请参阅 mining open"
    187 LinkInvalid "the link must begin with https:// or http://, name a host and have no user name or odd characters; correct it" "链接须以 https:// 或 http:// 开头并含主机名，不得含用户名或特殊字符；请更正"
    188 LanguageInvalid "the language must be written like en, pt-BR or zh-Hans; correct it" "语言须写成 en、pt-BR 或 zh-Hans 的形式；请更正"
    189 TagsInvalid "tags must be sorted, each once, without spaces, # and capital letters; correct them" "标签须排序、不重复，且不含空格、# 和大写字母；请更正"
    // 2xx: whether the transaction may enter a block. A refused one costs nothing.
    200 SignatureInvalid "a signature does not match; sign again with the account's key" "签名不匹配；请用账户的密钥重新签名"
    201 Expired "the transaction's time has passed; build and sign it again" "交易已过期；请重新生成并签名"
    202 NonceUsed "this nonce was used before; build the transaction again" "该序号已被使用；请重新生成交易"
    203 NonceBeyondWindow "this nonce is 64 or more ahead; wait for earlier transactions" "该序号超前 64 个以上；请等待先前的交易完成"
    204 NotAuthorized "the signatures do not carry the account's authority; sign with its keys" "签名不足以代表该账户；请用它的密钥签名"
    205 KeyExpired "the scoped key has expired; sign with another key" "限权密钥已过期；请用其他密钥签名"
    206 KeyOutOfScope "the scoped key may not sign this operation; sign with another key" "限权密钥不可签署此操作；请用其他密钥签名"
    207 FeeAssetNotListed "fees cannot be paid in this asset; choose one from the fee list" "不能用此资产支付手续费；请从手续费清单中选择"
    208 FeeAboveLimit "the fee is above the limit you set; raise the limit" "手续费超过您设定的上限；请提高上限"
    209 FeeUnpayable "the payer cannot pay the fee; add funds or choose a sponsor" "付费账户余额不足以支付手续费；请充值或选择代付方"
    // 3xx–6xx: why an operation did not apply. The transaction is in its block, and cost its fee and nonce.
    300 UnknownAsset "there is no such asset; check its id" "没有此资产；请检查编号"
    301 UnknownHeld "there is no such held send; it was accepted or returned, or never was" "没有此待收款；它已被接受、退回或从未存在"
    302 PowerMissing "the actor does not hold this power over the asset" "操作账户没有该资产的此项权限"
    303 AssetPaused "the asset is paused; wait until its issuer resumes it" "资产已暂停；请等待发行方恢复"
    304 AccountFrozen "the account is frozen for this asset; ask its issuer" "该账户的此资产已被冻结；请联系发行方"
    305 NotAllowed "the account is not on the asset's allow-list; ask its issuer" "该账户不在资产的许可名单上；请联系发行方"
    306 InboxRefusesAsset "the receiver takes only assets it has accepted; ask it to accept this one" "收款方只收取已接受的资产；请对方先接受此资产"
    307 MemoRequired "the receiver requires a memo; add one" "收款方要求附言；请填写"
    308 InsufficientFunds "the account does not hold that much; lower the amount or add funds" "余额不足；请降低金额或充值"
    309 KeyLimitExceeded "the scoped key's spending limit is reached; wait for the next period or sign with another key" "限权密钥已达支出上限；请等待下一周期或用其他密钥签名"
    310 OverCap "the supply would pass its cap; mint less" "供应量将超过上限；请减少铸造量"
    311 SupplyOverflow "the supply would pass what any ledger can hold; mint less" "供应量将超出账本上限；请减少铸造量"
    312 BalanceOverflow "the receiver would hold more than any ledger can; send less" "收款方余额将超出账本上限；请减少金额"
    313 AlreadySo "it is so already; nothing to change" "已是该状态；无需更改"
    314 KeyAlreadyGranted "the key is granted already; revoke it first" "该密钥已授权；请先撤销"
    315 TooManyKeys "the account has 8 scoped keys, the most there may be; revoke one first" "账户已有 8 个限权密钥（上限）；请先撤销一个"
    316 UnknownKey "the account has no such scoped key" "账户没有此限权密钥"
    317 NotGuardian "the actor is not a guardian of this account" "操作账户不是该账户的监护人"
    318 RecoveryConflict "another recovery is under way; approve the same keys, or wait for a veto" "另一个恢复正在进行；请批准相同的密钥，或等待否决"
    319 AlreadyApproved "this guardian has approved already" "该监护人已批准"
    320 NoRecovery "no recovery is under way" "没有正在进行的恢复"
    321 RecoveryNotReady "the recovery's delay has not passed, or guardians are missing; wait" "恢复的延迟期未到或监护人批准不足；请等待"
    322 NameTaken "this name, or one that looks like it, is taken; choose another" "此名称或外观相似的名称已被占用；请更换"
    323 AlreadyNamed "the account has a name already" "账户已有名称"
    324 DeadlinePast "the deadline is past; it can only be returned" "截止时间已过；只能退回"
    325 DeadlineInvalid "the deadline must be ahead, by at most a year" "截止时间须在未来一年之内"
    326 NotReceiver "only the receiver may do this now" "目前只有收款方可以执行此操作"
    327 TooManyBalances "the account holds as many assets as an account can" "账户持有的资产种类已达上限"
    328 ExpiryPast "the key's expiry is past; choose a later time" "密钥的失效时间已过；请选择更晚的时间"
    360 UnknownDeal "there is no such deal; check its id" "没有此交易；请检查编号"
    361 NotDealParty "this step of the deal is not the actor's to take; ask the one whose it is" "交易的这一步不由操作账户执行；请联系相应的一方"
    362 DealStageWrong "the deal is not at the stage for this; look at its record" "交易目前的阶段不允许此操作；请查看其记录"
    363 DealStepLate "the deadline of this step is past; settle the deal instead" "这一步的截止时间已过；请改为结算交易"
    364 DealNotDue "no deadline has decided the deal yet; wait until it is past" "尚无截止时间决定此交易；请等待其到期"
    365 NoArbiter "the deal has no arbiter; wait for its deadline, or agree to cancel it" "此交易没有仲裁人；请等待截止时间，或协商取消"
    366 SplitTooLarge "there is not that much in the deal; give the seller less" "交易中没有这么多款项；请减少给卖方的金额"
    470 UnknownCandidate "there is no such candidate; check its id" "没有此候选人；请检查编号"
    471 NotCandidateOwner "only the candidate's owner may do this" "只有该候选人的所有者可以执行此操作"
    472 CandidateRetired "the candidate has retired; choose another" "该候选人已退出；请选择其他候选人"
    473 CommissionTooHigh "the commission is above the highest allowed; lower it" "佣金超过允许的上限；请降低"
    474 CommissionRaised "a commission may rise once an epoch, by a little; raise it less, or wait for the next epoch" "佣金每个周期只能小幅上调一次；请减小幅度或等待下一周期"
    475 BondInsufficient "the bond with this candidate is smaller than that; lower the amount" "在该候选人处的质押不足；请降低金额"
    476 BondTooSmall "a bond of less than the minimum would be left; bond more, or unbond all" "剩余质押将低于最低额；请增加质押或全部解除"
    477 MovedRecently "stake moved into this bond and still answers for its first candidate; wait until unbonding would be over" "该质押含有近期转入的部分，仍须为原候选人负责；请等待解除质押期结束"
    478 TooManyUnbondings "8 unbondings of this bond are not finished, the most there may be; finish some first" "该质押已有 8 笔未完成的解除（上限）；请先完成一些"
    479 NothingDue "nothing is due here now; wait" "目前没有应付的款项；请等待"
    490 UnknownPool "there is no such savings pool; check its id" "没有此储蓄池；请检查编号"
    491 UnknownDeposit "there is no such deposit; it was taken out, or never was" "没有此存款；它已被取出或从未存在"
    492 NotDepositor "only the depositor may do this" "只有存款人可以执行此操作"
    493 NotOperator "only the pool's operator may do this" "只有储蓄池的运营者可以执行此操作"
    494 PoolClosed "the pool is closed; choose another" "储蓄池已关闭；请选择其他储蓄池"
    495 NotOffered "the pool does not offer this; see its rate and terms" "储蓄池不提供此项；请查看其利率和期限"
    496 DepositTooSmall "the deposit would earn nothing; deposit more" "存款不会产生任何收益；请增加金额"
    497 BudgetTooSmall "the pool's budget does not cover the whole interest; deposit less, or wait until it is funded" "储蓄池的预算不足以支付全部利息；请减少存款或等待注资"
    498 DepositInsufficient "the deposit is smaller than that; lower the amount" "存款不足；请降低金额"
    499 NotMatured "the term is not over; wait, or agree to lose the interest" "存期未满；请等待，或同意放弃利息"
    500 NoticeRunning "the budget may be taken 30 days after the pool was closed; close it, or wait" "储蓄池关闭 30 天后方可取回预算；请先关闭或等待"
    510 UnknownCampaign "there is no such campaign; it was closed, or never was" "没有此活动；它已结束或从未存在"
    511 CampaignRunning "the campaign still pays; wait until it is over" "活动仍在支付；请等待其结束"
    512 RewardNotListed "rewards are paid in the coin or in an asset of the fee list; choose one of these" "奖励只能用本币或手续费清单中的资产支付；请从中选择"
    513 AlreadyBound "the account has a referrer already, for ever" "该账户已有推荐人，且不可更改"
    514 AccountNotNew "the account has paid for more than 16 transactions; only new accounts are bound to a referrer" "该账户付费的交易已超过 16 笔；只有新账户可以绑定推荐人"
    515 HasInvited "the account has brought others and can no longer be bound to a referrer" "该账户已推荐他人，不能再绑定推荐人"
    516 NotInvitee "an account listed was not brought by the actor in this campaign; leave it out" "列出的某个账户并非由操作账户在此活动中推荐；请去掉它"
    517 NoReward "there is no reward to pay; ask for the explanation of the points, caps and bounds" "目前没有应得的奖励；请查看积分、上限与限额的说明"
    520 CampaignNotRunning "the campaign has not begun, or its last epoch is over" "活动尚未开始，或最后一个周期已结束"
    521 NotJoined "an account does not take part in this campaign; let it join first" "某个账户未参加此活动；请先加入"
    522 AlreadyLiked "the account likes this post already" "该账户已点赞此文章"
    523 NotAttester "only the campaign's app attests reading" "只有活动指定的应用可以证明阅读"
    524 EpochNotOver "the epoch is not over; claim it afterwards" "该周期尚未结束；请稍后领取"
    525 EpochLapsed "the epoch was over more than 7 epochs ago and can no longer be claimed" "该周期结束已超过 7 个周期，不能再领取"
    540 UnknownPost "there is no such post; check its id" "没有此文章；请检查编号"
    541 UnknownPublisher "the account is not a publisher; register it first" "该账户不是发布者；请先注册"
    542 NotPublisher "only the post's publisher may do this" "只有该文章的发布者可以执行此操作"
    543 PostIsWithdrawn "the post was withdrawn; choose another" "该文章已被撤回；请选择其他文章"
    544 PostIsReplaced "the post has a later edition already; replace that one" "该文章已有更新的版本；请替换最新版本"
    545 OwnPost "a publisher cannot tip its own post; choose another" "发布者不能打赏自己的文章；请选择其他文章"
}

impl Refusal {
    /// The stable code.
    pub const fn code(self) -> u16 {
        self as u16
    }

    /// Whether the refusal is decided from the bytes alone, without state.
    pub const fn is_stateless(self) -> bool {
        self.code() < 200
    }

    /// Whether a transaction refused so is in a block, with its fee paid.
    pub const fn is_charged(self) -> bool {
        self.code() >= 300
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Refusal {}

impl Write for Refusal {
    fn write(&self, buf: &mut impl BufMut) {
        self.code().write(buf);
    }
}

impl FixedSize for Refusal {
    const SIZE: usize = 2;
}

impl Read for Refusal {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        let code = u16::read_cfg(buf, &())?;
        Self::from_code(code).ok_or(Error::Invalid("Refusal", "unknown code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_in_the_order_of_precedence() {
        assert!(Refusal::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
        assert!(Refusal::ALL.iter().all(|refusal| Refusal::from_code(refusal.code()) == Some(*refusal)));
    }
}
