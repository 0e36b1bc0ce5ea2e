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
    130 PacketCountInvalid "a packet has 1 to 1,000 shares; choose a number within" "红包份数须为 1 至 1,000；请更改份数"
    131 SharesBelowUnit "each share needs at least one base unit; raise the total or make fewer shares" "每份至少须有一个最小单位；请提高总额或减少份数"
    132 PeriodTooShort "a period lasts at least a minute; choose a longer one" "周期至少为一分钟；请选择更长的周期"
    133 EndBeforeStart "the mandate would end before it starts; choose a later end" "授权的结束时间早于开始时间；请选择更晚的结束时间"
    134 PayeeMissing "a standing order pays a named payee; name one" "定期支付须指定收款方；请指定"
    140 ArbiterInvalid "the arbiter must be neither buyer nor seller and take at most 10 % of the price; choose another, or a lower fee" "仲裁人不能是买方或卖方，且费用最多为货款的 10%；请更换仲裁人或降低费用"
    141 DealTimesInvalid "shipping, confirming and ruling each take a minute to a year; choose other times" "发货、确认和裁决的时限各须在一分钟至一年之间；请更改时限"
    150 PartiesInvalid "lender, borrower, guarantor and witnesses are all different, witnesses sorted, and whoever acts is a party" "出借人、借款人、担保人和见证人须各不相同，见证人须排序，且操作者须为当事人"
    151 TermsInvalid "the terms pass a limit: principal, rates, 1 to 360 instalments, their period, or a grace longer than it" "条款超出限度：本金、利率、1 至 360 期、每期时长，或宽限期长于每期时长"
    152 CollateralInvalid "collateral is another asset than the one lent, with a haircut below 100 %" "抵押品须与所借资产不同，且折扣低于 100%"
    160 SameAsset "a market trades two different assets; choose another quote asset" "市场须交易两种不同的资产；请更换计价资产"
    161 PriceZero "the price is zero ticks; enter at least one" "价格为零；请至少输入一个价格步长"
    162 MostInvalid "one operation meets or cancels at most 64 orders; choose 1 to 64 (a new order may say 0)" "一次操作最多涉及 64 个订单；请选择 1 至 64（新订单可为 0）"
    170 SameCandidate "the stake is with this candidate already; choose another" "质押已在该候选人处；请选择其他候选人"
    171 OfferInvalid "a pool offers a rate of at most 100 % and terms of a day to ten years, shortest first; mend the offer" "储蓄池的利率不得超过 100%，期限须为一天至十年并由短到长排列；请修改"
    180 ShareInvalid "a referrer's share is 1 to 2,500 basis points of the fees; choose another" "推荐人的份额须为手续费的 1 至 2,500 个基点；请更换"
    181 SelfReferral "an account cannot be its own referrer; name another account" "账户不能推荐自己；请填写其他账户"
    182 AccountsUnsorted "accounts must be in ascending order, each once; sort them" "账户须按升序排列且不重复；请重新排序"
    185 MiningTermsInvalid "the campaign's epochs, weights, caps or return are not allowed; see mining open" "活动的周期数、权重、上限或返还比例不合规；请参阅 mining open"
    187 LinkInvalid "the link must begin with https:// or http://, name a host and have no user name or odd characters; correct it" "链接须以 https:// 或 http:// 开头并含主机名，不得含用户名或特殊字符；请更正"
    188 LanguageInvalid "the language must be written like en, pt-BR or zh-Hans; correct it" "语言须写成 en、pt-BR 或 zh-Hans 的形式；请更正"
    189 TagsInvalid "tags must be sorted, each once, without spaces, # and capital letters; correct them" "标签须排序、不重复，且不含空格、# 和大写字母；请更正"
    190 FeedInvalid "a feed names sorted reporters, a quorum they can reach, a heartbeat of 1 second to 30 days and a limit of 0.01 % to 100 %" "喂价须列出已排序的报价者、可达到的最少报价数、1 秒至 30 天的有效期和 0.01% 至 100% 的变动上限"
    191 StablecoinInvalid "custodians and dealers must be sorted; windows last 1 minute to 31 days, attestations 1 minute to 92 days, redemptions 1 minute to 30 days" "托管方和交易商须排序；窗口为 1 分钟至 31 天，储备证明有效期为 1 分钟至 92 天，赎回期为 1 分钟至 30 天"
    192 BasketInvalid "a basket's components must be sorted, each coin once, and its notice 1 day to 1 year" "货币篮子的组成须排序且每种币只列一次，公告期为 1 天至 1 年"
    195 ParametersInvalid "a parameter is out of its bounds; see the parameters in the reference" "某个参数超出范围；请参阅参考文档中的参数表"
    196 FeesInvalid "prices and rates must be sorted, each once, without zero denominators and without a rate for the coin" "价格和费率须排序且不重复、分母不为零，且不含本币的费率"
    197 PenaltyInvalid "a penalty takes 1 to 10,000 hundredths of a percent" "罚没比例须为万分之 1 至 10,000"
    // 2xx: whether the transaction may enter a block. A refused one costs nothing.
    200 SignatureInvalid "a signature does not match; sign again with the account's key" "签名不匹配；请用账户的密钥重新签名"
    201 Expired "the transaction's time has passed; build and sign it again" "交易已过期；请重新生成并签名"
    202 NonceUsed "this nonce was used before; build the transaction again" "该序号已被使用；请重新生成交易"
    203 NonceBeyondWindow "this nonce is 64 or more ahead; wait for earlier transactions" "该序号超前 64 个以上；请等待先前的交易完成"
    204 NotAuthorized "the signatures do not carry the account's authority; sign with its keys" "签名不足以代表该账户；请用它的密钥签名"
    205 KeyExpired "the scoped key has expired; sign with another key" "限权密钥已过期；请用其他密钥签名"
    206 KeyOutOfScope "the scoped key may not sign this operation; sign with another key" "限权密钥不可签署此操作；请用其他密钥签名"
    207 FeeAssetNotListed "fees cannot be paid in this asset; choose one from the fee list" "不能用此资产支付手续费；请从手续费清单中选择"
    208 FeeAboveLimit "the fee is above the limit you set; raise the limit" "手续费超过你设定的上限；请提高上限"
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
    330 UnknownPacket "there is no such packet; all its shares are claimed, its rest was taken back, or it never was" "没有此红包；它已被领完、余额已退回或从未存在"
    331 PacketNotReady "the packet was made in this very block; claim it in the next one" "红包刚在本区块创建；请在下一区块领取"
    332 PacketExpiryInvalid "a packet's expiry must be ahead, by at most 30 days" "红包的失效时间须在未来三十天之内"
    333 ShareClaimed "this account has claimed its share; an account claims once" "该账户已领取过此红包；每个账户只能领取一次"
    334 PacketNotExpired "the rest can be taken back only after the packet's expiry; wait" "红包失效后方可退回余额；请等待"
    335 ClaimKeyWrong "the claim does not carry the packet's claim key; open the packet by its link" "领取未带有红包的领取密钥；请通过红包链接领取"
    350 UnknownMandate "there is no such mandate; it was revoked or never was" "没有此授权；它已被撤销或从未存在"
    351 MandateOver "the mandate's end is past; a new one is needed" "授权已到期；需要新的授权"
    352 MandateNotStarted "the mandate has not started; wait until its start" "授权尚未开始；请等待开始时间"
    353 NotMandateParty "only the mandate's payer or payee may revoke it" "只有授权的付款方或收款方可以撤销"
    354 AllowanceExceeded "the mandate allows less in this period; pull what is left, or wait for the next period" "超出本周期的授权余额；请减少金额或等待下一周期"
    355 StandingOrderExact "a standing order pays exactly its amount; pull that amount" "定期支付须按固定金额；请按该金额执行"
    360 UnknownDeal "there is no such deal; check its id" "没有此担保交易；请检查编号"
    361 NotDealParty "this step of the deal is not the actor's to take; ask the one whose it is" "担保交易的这一步不由操作账户执行；请联系相应的一方"
    362 DealStageWrong "the deal is not at the stage for this; look at its record" "担保交易目前的阶段不允许此操作；请查看其记录"
    363 DealStepLate "the deadline of this step is past; settle the deal instead" "这一步的截止时间已过；请改为结清担保交易"
    364 DealNotDue "no deadline has decided the deal yet; wait until it is past" "尚无截止时间决定此担保交易；请等待其到期"
    365 NoArbiter "the deal has no arbiter; wait for its deadline, or agree to cancel it" "此担保交易没有仲裁人；请等待截止时间，或协商取消"
    366 SplitTooLarge "there is not that much in the deal; give the seller less" "担保交易中没有这么多货款；请减少给卖方的金额"
    390 UnknownLoan "there is no such loan; check its number" "没有此借款；请检查编号"
    391 UnknownOffer "there is no such offer; it was accepted or withdrawn, or never was" "没有此借款要约；它已被接受、撤回或从未存在"
    392 NotParty "the actor has no part in this loan that allows it" "操作账户在此借款中的身份不允许此操作"
    393 NotLender "only the note's lender may do this" "只有借据的出借人可以执行此操作"
    394 NotBorrower "only the note's borrower may do this" "只有借据的借款人可以执行此操作"
    395 NotGuarantor "only the note's guarantor may do this" "只有借据的担保人可以执行此操作"
    396 NotWitness "only a witness named in the agreement may do this" "只有协议中列明的见证人可以执行此操作"
    397 PartyMissing "lender, borrower and guarantor must all sign equal terms in this transaction; collect their operations" "出借人、借款人和担保人须在同一交易中签署相同条款；请补齐他们的操作"
    398 GuarantorMissing "the guarantor has not agreed yet; let it accept the offer first" "担保人尚未同意；请先由担保人接受要约"
    399 DueDateInvalid "the first due date must be ahead, and past the offer's deadline, and the last within 40 years" "首个到期日须在将来且晚于要约截止时间，末个到期日须在 40 年之内"
    400 PayerIsLender "the lender does not repay its own note; forgive it instead" "出借人不能偿还自己的借据；请改用免除"
    401 LoanClosed "the note has ended; nothing is owed on it" "借据已了结；没有欠款"
    402 LoanOpen "the note has not ended; its collateral stays until it has" "借据尚未了结；抵押品须保留至了结"
    403 UnitMismatch "ledger assets are repaid by Repay, recorded claims by RecordRepayment and its confirmation" "账本资产用 Repay 偿还；记录的债权用 RecordRepayment 并经对方确认偿还"
    404 UnknownStatement "no such stated repayment waits for an answer" "没有等待答复的此项还款陈述"
    405 OwnStatement "only the other party can agree to a stated repayment; ask it" "还款陈述只能由对方同意；请联系对方"
    406 TooManyStatements "four stated repayments of this party wait for an answer; wait, or take one back" "该方已有四项还款陈述等待答复；请等待或撤回一项"
    407 NotOverdue "no instalment is past its grace; wait" "没有超过宽限期的分期；请等待"
    408 NotInDefault "the note is not marked as in default; its lender must do that first" "借据尚未标记为违约；须先由出借人标记"
    409 NoCollateral "there is no collateral for this note" "此借据没有抵押品"
    410 GuaranteeShort "a guarantor pays all that is owed at once; raise the amount" "担保人须一次付清全部欠款；请提高金额"
    411 AssigneeIsBorrower "a note cannot be given to its own borrower; forgive it instead" "借据不能转让给其借款人；请改用免除"
    412 TooManyDisputes "this side has stated 8 disputes, the most there may be" "该方已提出 8 项异议（上限）"
    430 UnknownMarket "there is no such market, or another has taken its pair; check its id" "没有此市场，或该交易对已由另一市场取代；请检查编号"
    431 MarketExists "the pair has a market in use; trade there" "该交易对已有在用的市场；请在其中交易"
    432 UnknownOrder "there is no such open order; it was filled, cancelled or dropped, or never was" "没有此挂单；它已成交、撤销、移除或从未存在"
    433 NotOrderOwner "only its owner may cancel this order now" "目前只有订单的所有者可以撤销它"
    434 PathBroken "the markets do not lead from one asset to the next without coming back; choose another path" "这些市场无法依次衔接或重复经过同一资产；请更换路径"
    435 WouldTrade "a post-only order would trade at once; choose a price farther from the market" "只挂单订单会立即成交；请选择离市价更远的价格"
    436 NotFilled "not all of a fill-or-kill order can trade now; lower it or choose another kind" "全部成交或取消的订单目前无法全部成交；请减少数量或更换类型"
    437 BelowLeast "the conversion would give less than the least you set; lower it or try later" "兑换所得低于你设定的下限；请降低下限或稍后再试"
    438 TooManyOrders "the account has 256 orders in this market, the most there may be; cancel one first" "账户在此市场已有 256 个订单（上限）；请先撤销一个"
    439 NothingToCollect "no fee of this market can be paid out now" "此市场目前没有可支付的手续费"
    440 OrderTooLarge "the order's value is more than any ledger can hold; lower its price or its lots" "订单价值超出账本上限；请降低价格或数量"
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
    493 NotOperator "only the pool's operator may do this" "只有储蓄池的运营方可以执行此操作"
    494 PoolClosed "the pool is closed; choose another" "储蓄池已关闭；请选择其他储蓄池"
    495 NotOffered "the pool does not offer this; see its rate and terms" "储蓄池不提供此项；请查看其利率和期限"
    496 DepositTooSmall "the deposit would earn nothing; deposit more" "存款不会产生任何收益；请增加金额"
    497 BudgetTooSmall "the pool's budget does not cover the whole interest; deposit less, or wait until it is funded" "储蓄池的付息资金不足以支付全部利息；请减少存款或等待注资"
    498 DepositInsufficient "the deposit is smaller than that; lower the amount" "存款不足；请降低金额"
    499 NotMatured "the term is not over; wait, or agree to lose the interest" "存期未满；请等待，或同意放弃利息"
    500 NoticeRunning "the budget may be taken 30 days after the pool was closed; close it, or wait" "储蓄池关闭 30 天后方可取回付息资金；请先关闭或等待"
    510 UnknownCampaign "there is no such campaign; it was closed, or never was" "没有此活动；它已关闭或从未存在"
    511 CampaignRunning "the campaign still pays; wait until it is over" "活动仍在支付；请等待其结束"
    512 RewardNotListed "rewards are paid in the coin or in an asset of the fee list; choose one of these" "奖励只能用本币或手续费清单中的资产支付；请从中选择"
    513 AlreadyBound "the account has a referrer already, for ever" "该账户已有推荐人，且不可更改"
    514 AccountNotNew "the account has paid for more than 16 transactions; only new accounts are bound to a referrer" "该账户付费的交易已超过 16 笔；只有新账户可以绑定推荐人"
    515 HasInvited "the account has brought others and can no longer be bound to a referrer" "该账户已推荐他人，不能再绑定推荐人"
    516 NotInvitee "an account listed was not brought by the actor in this campaign; leave it out" "列出的某个账户并非由操作账户在此活动中推荐；请去掉它"
    517 NoReward "there is no reward to pay; ask for the explanation of the points, caps and bounds" "目前没有应得的奖励；请查看点数、上限与限额的说明"
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
    550 UnknownFeed "there is no such feed; check its id" "没有此喂价；请检查编号"
    551 NotReporter "the actor is not a reporter of this feed; ask its owner" "操作账户不是该喂价的报价者；请联系其所有者"
    552 ReportTimeInvalid "a report's time is after the reporter's last one, not ahead of the block, and within the heartbeat" "报价时间须晚于该报价者的上一次报价、不超前于区块时间，且在有效期内"
    553 NotFeedOwner "only the feed's owner may change it, and this feed may have none" "只有喂价的所有者可以更改；该喂价可能已没有所有者"
    554 PriceStale "too few reports of this feed are fresh, so there is no price; wait for its reporters" "该喂价的有效报价不足，暂无价格；请等待报价者更新"
    555 PriceHeld "the feed's price has jumped past its limit and waits for later reports to confirm it" "该喂价的价格变动超过上限，须等待后续报价确认"
    560 UnknownStablecoin "there is no such stablecoin; check its id" "没有此稳定币；请检查编号"
    561 UnknownRedemption "there is no such redemption; it was settled or cancelled, or never was" "没有此赎回；它已兑付、取消，或从未存在"
    562 UnknownBasket "there is no such basket; check its id" "没有此货币篮子；请检查编号"
    563 NotGovernor "only the governor may do this" "只有治理者可以执行此操作"
    564 NotCustodian "only a custodian of this stablecoin may do this" "只有该稳定币的托管方可以执行此操作"
    565 NotDealer "this account is not a dealer of the stablecoin, or not the one of this redemption; choose one of its dealers" "该账户不是此稳定币的交易商，或不是此赎回的交易商；请选择其交易商"
    566 AttestationTimeInvalid "the as-of time must be after the custodian's last attestation and payment, not ahead of the block, and within the greatest age" "储备证明的时点须晚于该托管方上一次储备证明和付款、不超前于区块时间，且未超过有效期"
    567 WindowExceeded "the dealer's window is used up; lower the amount or wait for the next window" "交易商的窗口额度已用完；请降低金额或等待下一窗口"
    568 NotCovered "fresh attestations do not cover that much; mint less or wait for the custodians" "有效的储备证明不足；请减少铸造量或等待托管方更新"
    569 RedemptionIsTaken "the dealer has taken this redemption; wait until it is paid or its deadline is past" "交易商已承接此赎回；请等待付款或截止时间过去"
    570 RedemptionNotTaken "the dealer has not taken this redemption yet; it must take it first" "交易商尚未承接此赎回；请先由其承接"
    571 NotRequester "only the requester or the dealer may cancel before the deadline" "截止时间前只有申请人或交易商可以取消"
    572 CompositionNotReady "no new composition is announced, or its notice is not over; wait" "没有已公告的新组成，或公告期未满；请等待"
    590 UnknownProposal "there is no such proposal; check its number" "没有此提案；请检查编号"
    591 NotSeat "only a seat of the council may do this; act with the seat's account" "只有理事会席位可以执行此操作；请使用席位账户"
    592 NotProposer "only the seat that made the proposal may withdraw it" "只有提出该提案的席位可以撤回它"
    593 SeatTaken "the account has a seat of the council already; choose another" "该账户已有理事会席位；请选择其他账户"
    594 TooManyProposals "the seat has 4 open proposals or made 16 in this epoch; wait until one ends or the epoch does" "该席位已有 4 个未结提案，或本周期已提出 16 个；请等待其中之一结束或周期结束"
    595 VotingOver "voting on the proposal is over" "该提案的表决已结束"
    596 NotPassed "the proposal has not passed, or is enacted already" "该提案未获通过，或已经生效"
    597 DelayRunning "the proposal's delay has not passed; enact it later" "该提案的等待期未到；请稍后再执行"
    598 ProposalLapsed "the proposal was not enacted in time; propose it again" "该提案未在期限内执行；请重新提出"
    599 Outdated "what this would replace has changed; propose it again, written against what stands now" "要替换的内容已有变化；请依据现状重新提出"
    600 MembersFixed "the change of members is decided and recorded, but this version of the network cannot carry it out yet" "成员变更已决定并记录在案，但当前版本的网络尚不能执行"
    601 UnknownMember "there is no such member of the council; check its key" "理事会没有此成员；请检查其密钥"
    602 CouncilSize "a council has 1 to 128 members; this would leave too few or too many" "理事会须有 1 至 128 名成员；此变更将使人数过少或过多"
    603 HeightReached "the height is reached already; choose a later one" "该区块高度已到；请选择更高的高度"
    604 ProposalRunning "the proposal can still be voted on or enacted; wait until its time is over" "该提案仍可表决或执行；请等待其期限结束"
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
