//! The sentences in 简体中文.

use super::{
    Labels,
    Tongue::Chinese,
    basket, council, deal, exchange,
    fragments::{authority, key, memo, moment, operations, power, span},
    loan, mandate, mining, news, oracle, packet, referral, reserve, savings, stake,
};
use tally_types::{
    Action, Address,
    account::{GrantKey, SetGuardians, SetInbox},
    asset::{CreateAsset, Power},
};

pub(super) fn sentence(action: &Action, labels: &Labels<'_>) -> String {
    let account = |address: &Address| labels.account(address, Chinese);
    let amount = |asset, units| labels.amount(asset, units, Chinese);
    let asset = |id| labels.asset(id, Chinese);
    match action {
        Action::SetKeys(it) => format!("将账户交给 {}；现有密钥不再有效", authority(&it.authority, Chinese)),
        Action::OpenShared(it) => format!("开立共享账户，由 {} 控制", authority(&it.authority, Chinese)),
        Action::GrantKey(it) => grant_key(it, labels),
        Action::RevokeKey(it) => format!("撤销限权密钥 {}", key(&it.key)),
        Action::SetGuardians(it) => set_guardians(it, labels),
        Action::StartRecovery(it) => {
            format!("以监护人身份请求将 {} 交给 {}", account(&it.account), authority(&it.authority, Chinese))
        }
        Action::VetoRecovery(_) => "否决此账户的恢复".to_owned(),
        Action::FinishRecovery(it) => format!("完成 {} 的恢复", account(&it.account)),
        Action::ClaimName(it) => format!("申领名称 {}", it.name),
        Action::SetInbox(it) => set_inbox(it, labels),
        Action::CreateAsset(it) => create_asset(it, labels),
        Action::Mint(it) => format!("铸造 {} 给 {}", amount(it.asset, it.amount), account(&it.to)),
        Action::Burn(it) => format!("销毁 {}", amount(it.asset, it.amount)),
        Action::Freeze(it) => format!("冻结 {} 的 {}", account(&it.account), asset(it.asset)),
        Action::Unfreeze(it) => format!("解冻 {} 的 {}", account(&it.account), asset(it.asset)),
        Action::Allow(it) => format!("许可 {} 持有 {}", account(&it.account), asset(it.asset)),
        Action::Disallow(it) => format!("不再许可 {} 持有 {}", account(&it.account), asset(it.asset)),
        Action::ClawBack(it) => {
            format!("从 {} 追回 {}，交给 {}", account(&it.from), amount(it.asset, it.amount), account(&it.to))
        }
        Action::Pause(it) => format!("暂停 {} 的一切流转", asset(it.asset)),
        Action::Resume(it) => format!("恢复 {} 的流转", asset(it.asset)),
        Action::EditAsset(it) => {
            let icon = if it.icon.is_some() { "使用新图标" } else { "不带图标" };
            format!("将 {} 更名为“{}”，{icon}", asset(it.asset), it.name)
        }
        Action::RenouncePower(it) => {
            format!("永久放弃对 {} 的{}权", asset(it.asset), power(it.power, Chinese))
        }
        Action::Send(it) => {
            format!("向 {} 支付 {}{}", account(&it.to), amount(it.asset, it.amount), memo(&it.memo, Chinese))
        }
        Action::SendMany(it) => {
            let share = |share: &tally_types::transfer::Share| {
                format!("向 {} 支付 {}", account(&share.to), amount(it.asset, share.amount))
            };
            let shares: Vec<String> = it.shares.iter().map(share).collect();
            format!("{}{}", shares.join("，"), memo(&it.memo, Chinese))
        }
        Action::Hold(it) => format!(
            "为 {} 预留 {}，须在 {} 前接受{}",
            account(&it.to),
            amount(it.asset, it.amount),
            moment(it.deadline_ms),
            memo(&it.memo, Chinese)
        ),
        Action::AcceptHeld(it) => format!("接受第 {} 号待收款", it.held),
        Action::ReturnHeld(it) => format!("退回第 {} 号待收款", it.held),
        Action::CreatePacket(it) => packet::create(it, labels, Chinese),
        Action::ClaimPacket(it) => packet::claim(it, Chinese),
        Action::ReclaimPacket(it) => packet::reclaim(it, Chinese),
        Action::GrantMandate(it) => mandate::grant(it, labels, Chinese),
        Action::PullMandate(it) => mandate::pull(it, Chinese),
        Action::RevokeMandate(it) => mandate::revoke(it, Chinese),
        Action::OfferLoan(it) => loan::offer(it, labels, Chinese),
        Action::AcceptLoan(it) => loan::accept(it, labels, Chinese),
        Action::WithdrawOffer(it) => loan::withdraw(it, Chinese),
        Action::SignLoan(it) => loan::sign(it, labels, Chinese),
        Action::Repay(it) => loan::repay(it, labels, Chinese),
        Action::RecordRepayment(it) => loan::record(it, labels, Chinese),
        Action::ConfirmRepayment(it) => loan::confirm(it, Chinese),
        Action::Forgive(it) => loan::forgive(it, labels, Chinese),
        Action::AssignLoan(it) => loan::assign(it, labels, Chinese),
        Action::AddCollateral(it) => loan::add_collateral(it, labels, Chinese),
        Action::ClaimCollateral(it) => loan::claim(it, Chinese),
        Action::MarkDefault(it) => loan::mark_default(it, Chinese),
        Action::PayAsGuarantor(it) => loan::guarantee(it, labels, Chinese),
        Action::DisputeLoan(it) => loan::dispute(it, Chinese),
        Action::WitnessLoan(it) => loan::witness(it, Chinese),
        Action::ReleaseCollateral(it) => loan::release(it, Chinese),
        Action::OpenFeed(it) => oracle::open_feed(it, labels, Chinese),
        Action::EditFeed(it) => oracle::edit_feed(it, labels, Chinese),
        Action::Report(it) => oracle::report(it, Chinese),
        Action::OpenStablecoin(it) => reserve::open_stablecoin(it, labels, Chinese),
        Action::EditStablecoin(it) => reserve::edit_stablecoin(it, labels, Chinese),
        Action::Attest(it) => reserve::attest(it, labels, Chinese),
        Action::MintToDealer(it) => reserve::mint(it, labels, Chinese),
        Action::RequestRedemption(it) => reserve::request(it, labels, Chinese),
        Action::TakeRedemption(it) => reserve::take(it, Chinese),
        Action::SettleRedemption(it) => reserve::settle(it, Chinese),
        Action::CancelRedemption(it) => reserve::cancel(it, Chinese),
        Action::OpenBasket(it) => basket::open(it, labels, Chinese),
        Action::ComposeBasket(it) => basket::compose(it, labels, Chinese),
        Action::DecomposeBasket(it) => basket::decompose(it, labels, Chinese),
        Action::VoteComposition(it) => basket::vote(it, labels, Chinese),
        Action::AdoptComposition(it) => basket::adopt(it, labels, Chinese),
        Action::BecomeCandidate(it) => stake::become_candidate(it, Chinese),
        Action::Bond(it) => stake::bond(it, labels, Chinese),
        Action::Unbond(it) => stake::unbond(it, labels, Chinese),
        Action::FinishUnbonding(it) => stake::finish_unbonding(it, Chinese),
        Action::MoveStake(it) => stake::move_stake(it, labels, Chinese),
        Action::ClaimRewards(it) => stake::claim_rewards(it, Chinese),
        Action::SetCommission(it) => stake::set_commission(it, Chinese),
        Action::RetireCandidate(it) => stake::retire_candidate(it, Chinese),
        Action::CarryPenalty(it) => stake::carry_penalty(it, labels, Chinese),
        Action::OpenPool(it) => savings::open_pool(it, labels, Chinese),
        Action::FundPool(it) => savings::fund_pool(it, labels, Chinese),
        Action::DepositFlexible(it) => savings::deposit_flexible(it, labels, Chinese),
        Action::WithdrawFlexible(it) => savings::withdraw_flexible(it, labels, Chinese),
        Action::DepositFixed(it) => savings::deposit_fixed(it, labels, Chinese),
        Action::WithdrawFixed(it) => savings::withdraw_fixed(it, Chinese),
        Action::ClosePool(it) => savings::close_pool(it, Chinese),
        Action::ReclaimBudget(it) => savings::reclaim_budget(it, Chinese),
        Action::SetSeat(it) => council::set_seat(it, labels, Chinese),
        Action::Propose(it) => council::propose(it, labels, Chinese),
        Action::Vote(it) => council::vote(it, Chinese),
        Action::WithdrawProposal(it) => council::withdraw(it, Chinese),
        Action::Enact(it) => council::enact(it, Chinese),
        Action::CloseProposal(it) => council::close(it, Chinese),
        Action::OpenMarket(it) => exchange::open_market(it, labels, Chinese),
        Action::PlaceOrder(it) => exchange::place_order(it, labels, Chinese),
        Action::CancelOrder(it) => format!("撤销第 {} 号挂单", it.order),
        Action::CancelAll(it) => exchange::cancel_all(it, Chinese),
        Action::Convert(it) => exchange::convert(it, labels, Chinese),
        Action::CollectFees(it) => format!("发放市场 {} 已收取的手续费", it.market),
        Action::OpenReferral(it) => referral::open_referral(it, labels, Chinese),
        Action::FundCampaign(it) => referral::fund_campaign(it, labels, Chinese),
        Action::BindReferrer(it) => referral::bind_referrer(it, labels, Chinese),
        Action::ClaimReferral(it) => referral::claim_referral(it, labels, Chinese),
        Action::CloseReferral(it) => referral::close_referral(it, Chinese),
        Action::OpenMining(it) => mining::open_mining(it, labels, Chinese),
        Action::JoinMining(it) => mining::join_mining(it, Chinese),
        Action::LikePost(it) => mining::like_post(it, Chinese),
        Action::AttestReading(it) => mining::attest_reading(it, labels, Chinese),
        Action::ClaimMining(it) => mining::claim_mining(it, Chinese),
        Action::CloseMining(it) => mining::close_mining(it, Chinese),
        Action::OpenDeal(it) => deal::open(it, labels, Chinese),
        Action::AcceptDeal(it) => format!("按所提条件接受第 {} 号担保交易", it.deal),
        Action::ShipDeal(it) => deal::ship(it, Chinese),
        Action::ConfirmDeal(it) => format!("确认第 {} 号担保交易：货款全部归卖方", it.deal),
        Action::RefundDeal(it) => format!("退还第 {} 号担保交易：货款全部归买方", it.deal),
        Action::SettleDeal(it) => format!("结清第 {} 号担保交易，货款归期限届满后应得的一方", it.deal),
        Action::DisputeDeal(it) => deal::dispute(it, Chinese),
        Action::RuleDeal(it) => deal::rule(it, Chinese),
        Action::CancelDeal(it) => deal::cancel(it, Chinese),
        Action::RegisterPublisher(it) => news::register(it, Chinese),
        Action::Post(it) => news::post(it, Chinese),
        Action::WithdrawPost(it) => format!("撤回第 {} 号文章：仍可阅读，但标明已撤回", it.post),
        Action::Tip(it) => news::tip(it, labels, Chinese),
    }
}

fn grant_key(it: &GrantKey, labels: &Labels<'_>) -> String {
    let limits: Vec<String> = it
        .limits
        .iter()
        .map(|limit| {
            let most = labels.amount(limit.asset, limit.amount, Chinese);
            format!("每 {} 最多 {most}", span(limit.period_ms, Chinese))
        })
        .collect();
    let limits = if limits.is_empty() { "不得转出任何资产".to_owned() } else { limits.join("，") };
    format!(
        "授权密钥 {} 在 {} 前为此账户签署 {}，{limits}",
        key(&it.key),
        moment(it.expires_ms),
        operations(&it.operations)
    )
}

fn set_guardians(it: &SetGuardians, labels: &Labels<'_>) -> String {
    if it.guardians.is_empty() {
        return "移除所有监护人".to_owned();
    }
    let guardians: Vec<String> =
        it.guardians.iter().map(|guardian| labels.account(guardian, Chinese)).collect();
    format!(
        "{} 位监护人中任意 {} 位可在提出请求 {} 后恢复此账户：{}",
        guardians.len(),
        it.threshold,
        span(it.delay_ms, Chinese),
        guardians.join("、")
    )
}

fn set_inbox(it: &SetInbox, labels: &Labels<'_>) -> String {
    let unknown = if it.refuse_unknown { "拒收未接受过的资产" } else { "接收任何资产" };
    let memo = if it.require_memo { "拒收没有附言的付款" } else { "不要求附言" };
    let accept: Vec<String> = it.accept.iter().map(|asset| labels.asset(*asset, Chinese)).collect();
    let accept = if accept.is_empty() { String::new() } else { format!("；接受 {}", accept.join("、")) };
    format!("今后{unknown}，{memo}{accept}")
}

fn create_asset(it: &CreateAsset, labels: &Labels<'_>) -> String {
    let units = |amount: tally_types::Amount| format!("{} {}", amount.format(it.decimals), it.code);
    let cap = it.cap.map_or_else(|| "不设上限".to_owned(), |cap| format!("上限 {}", units(cap)));
    let powers: Vec<String> = Power::ALL
        .into_iter()
        .filter_map(|which| Some((which, it.powers.holder(which)?)))
        .map(|(which, holder)| {
            format!("{} 持有{}权", labels.account(&holder, Chinese), power(which, Chinese))
        })
        .collect();
    let powers =
        if powers.is_empty() { "无人对其有任何权限".to_owned() } else { powers.join("，") };
    format!(
        "创建资产 {}（“{}”），{} 位小数，{cap}；发行方得 {}；{powers}",
        it.code,
        it.name,
        it.decimals,
        units(it.initial_supply)
    )
}
