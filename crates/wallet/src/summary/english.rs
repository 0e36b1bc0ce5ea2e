//! The sentences in English.

use super::{
    Labels,
    Tongue::English,
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
    let account = |address: &Address| labels.account(address, English);
    let amount = |asset, units| labels.amount(asset, units, English);
    let asset = |id| labels.asset(id, English);
    match action {
        Action::SetKeys(it) => format!(
            "Give the account to {}; its present keys no longer sign",
            authority(&it.authority, English)
        ),
        Action::OpenShared(it) => format!("Open a shared account for {}", authority(&it.authority, English)),
        Action::GrantKey(it) => grant_key(it, labels),
        Action::RevokeKey(it) => format!("Withdraw the scoped key {}", key(&it.key)),
        Action::SetGuardians(it) => set_guardians(it, labels),
        Action::StartRecovery(it) => {
            format!(
                "Ask, as a guardian, that {} be given to {}",
                account(&it.account),
                authority(&it.authority, English)
            )
        }
        Action::VetoRecovery(_) => "Stop the recovery of this account".to_owned(),
        Action::FinishRecovery(it) => format!("Finish the recovery of {}", account(&it.account)),
        Action::ClaimName(it) => format!("Claim the name {}", it.name),
        Action::SetInbox(it) => set_inbox(it, labels),
        Action::CreateAsset(it) => create_asset(it, labels),
        Action::Mint(it) => format!("Mint {} for {}", amount(it.asset, it.amount), account(&it.to)),
        Action::Burn(it) => format!("Destroy {}", amount(it.asset, it.amount)),
        Action::Freeze(it) => format!("Freeze {} of {}", asset(it.asset), account(&it.account)),
        Action::Unfreeze(it) => format!("Unfreeze {} of {}", asset(it.asset), account(&it.account)),
        Action::Allow(it) => format!("Allow {} to hold {}", account(&it.account), asset(it.asset)),
        Action::Disallow(it) => {
            format!("No longer allow {} to hold {}", account(&it.account), asset(it.asset))
        }
        Action::ClawBack(it) => {
            format!(
                "Take {} from {} and give it to {}",
                amount(it.asset, it.amount),
                account(&it.from),
                account(&it.to)
            )
        }
        Action::Pause(it) => format!("Pause every movement of {}", asset(it.asset)),
        Action::Resume(it) => format!("Let {} move again", asset(it.asset)),
        Action::EditAsset(it) => {
            let icon = if it.icon.is_some() { "a new icon" } else { "no icon" };
            format!("Rename {} to \"{}\", with {icon}", asset(it.asset), it.name)
        }
        Action::RenouncePower(it) => {
            format!("Give up, for ever, the power over {} to {}", asset(it.asset), power(it.power, English))
        }
        Action::Send(it) => {
            format!("Send {} to {}{}", amount(it.asset, it.amount), account(&it.to), memo(&it.memo, English))
        }
        Action::SendMany(it) => {
            let share = |share: &tally_types::transfer::Share| {
                format!("{} to {}", amount(it.asset, share.amount), account(&share.to))
            };
            let shares: Vec<String> = it.shares.iter().map(share).collect();
            format!("Send {}{}", shares.join(", "), memo(&it.memo, English))
        }
        Action::Hold(it) => format!(
            "Set aside {} for {} to accept until {}{}",
            amount(it.asset, it.amount),
            account(&it.to),
            moment(it.deadline_ms),
            memo(&it.memo, English)
        ),
        Action::AcceptHeld(it) => format!("Accept the held send no. {}", it.held),
        Action::ReturnHeld(it) => format!("Return the held send no. {}", it.held),
        Action::CreatePacket(it) => packet::create(it, labels, English),
        Action::ClaimPacket(it) => packet::claim(it, English),
        Action::ReclaimPacket(it) => packet::reclaim(it, English),
        Action::GrantMandate(it) => mandate::grant(it, labels, English),
        Action::PullMandate(it) => mandate::pull(it, English),
        Action::RevokeMandate(it) => mandate::revoke(it, English),
        Action::OfferLoan(it) => loan::offer(it, labels, English),
        Action::AcceptLoan(it) => loan::accept(it, labels, English),
        Action::WithdrawOffer(it) => loan::withdraw(it, English),
        Action::SignLoan(it) => loan::sign(it, labels, English),
        Action::Repay(it) => loan::repay(it, labels, English),
        Action::RecordRepayment(it) => loan::record(it, labels, English),
        Action::ConfirmRepayment(it) => loan::confirm(it, English),
        Action::Forgive(it) => loan::forgive(it, labels, English),
        Action::AssignLoan(it) => loan::assign(it, labels, English),
        Action::AddCollateral(it) => loan::add_collateral(it, labels, English),
        Action::ClaimCollateral(it) => loan::claim(it, English),
        Action::MarkDefault(it) => loan::mark_default(it, English),
        Action::PayAsGuarantor(it) => loan::guarantee(it, labels, English),
        Action::DisputeLoan(it) => loan::dispute(it, English),
        Action::WitnessLoan(it) => loan::witness(it, English),
        Action::ReleaseCollateral(it) => loan::release(it, English),
        Action::OpenFeed(it) => oracle::open_feed(it, labels, English),
        Action::EditFeed(it) => oracle::edit_feed(it, labels, English),
        Action::Report(it) => oracle::report(it, English),
        Action::OpenStablecoin(it) => reserve::open_stablecoin(it, labels, English),
        Action::EditStablecoin(it) => reserve::edit_stablecoin(it, labels, English),
        Action::Attest(it) => reserve::attest(it, labels, English),
        Action::MintToDealer(it) => reserve::mint(it, labels, English),
        Action::RequestRedemption(it) => reserve::request(it, labels, English),
        Action::TakeRedemption(it) => reserve::take(it, English),
        Action::SettleRedemption(it) => reserve::settle(it, English),
        Action::CancelRedemption(it) => reserve::cancel(it, English),
        Action::OpenBasket(it) => basket::open(it, labels, English),
        Action::ComposeBasket(it) => basket::compose(it, labels, English),
        Action::DecomposeBasket(it) => basket::decompose(it, labels, English),
        Action::VoteComposition(it) => basket::vote(it, labels, English),
        Action::AdoptComposition(it) => basket::adopt(it, labels, English),
        Action::BecomeCandidate(it) => stake::become_candidate(it, English),
        Action::Bond(it) => stake::bond(it, labels, English),
        Action::Unbond(it) => stake::unbond(it, labels, English),
        Action::FinishUnbonding(it) => stake::finish_unbonding(it, English),
        Action::MoveStake(it) => stake::move_stake(it, labels, English),
        Action::ClaimRewards(it) => stake::claim_rewards(it, English),
        Action::SetCommission(it) => stake::set_commission(it, English),
        Action::RetireCandidate(it) => stake::retire_candidate(it, English),
        Action::CarryPenalty(it) => stake::carry_penalty(it, labels, English),
        Action::OpenPool(it) => savings::open_pool(it, labels, English),
        Action::FundPool(it) => savings::fund_pool(it, labels, English),
        Action::DepositFlexible(it) => savings::deposit_flexible(it, labels, English),
        Action::WithdrawFlexible(it) => savings::withdraw_flexible(it, labels, English),
        Action::DepositFixed(it) => savings::deposit_fixed(it, labels, English),
        Action::WithdrawFixed(it) => savings::withdraw_fixed(it, English),
        Action::ClosePool(it) => savings::close_pool(it, English),
        Action::ReclaimBudget(it) => savings::reclaim_budget(it, English),
        Action::SetSeat(it) => council::set_seat(it, labels, English),
        Action::Propose(it) => council::propose(it, labels, English),
        Action::Vote(it) => council::vote(it, English),
        Action::WithdrawProposal(it) => council::withdraw(it, English),
        Action::Enact(it) => council::enact(it, English),
        Action::CloseProposal(it) => council::close(it, English),
        Action::OpenMarket(it) => exchange::open_market(it, labels, English),
        Action::PlaceOrder(it) => exchange::place_order(it, labels, English),
        Action::CancelOrder(it) => format!("Cancel the order no. {}", it.order),
        Action::CancelAll(it) => exchange::cancel_all(it, English),
        Action::Convert(it) => exchange::convert(it, labels, English),
        Action::CollectFees(it) => format!("Pay out the fees collected in market {}", it.market),
        Action::OpenReferral(it) => referral::open_referral(it, labels, English),
        Action::FundCampaign(it) => referral::fund_campaign(it, labels, English),
        Action::BindReferrer(it) => referral::bind_referrer(it, labels, English),
        Action::ClaimReferral(it) => referral::claim_referral(it, labels, English),
        Action::CloseReferral(it) => referral::close_referral(it, English),
        Action::OpenMining(it) => mining::open_mining(it, labels, English),
        Action::JoinMining(it) => mining::join_mining(it, English),
        Action::LikePost(it) => mining::like_post(it, English),
        Action::AttestReading(it) => mining::attest_reading(it, labels, English),
        Action::ClaimMining(it) => mining::claim_mining(it, English),
        Action::CloseMining(it) => mining::close_mining(it, English),
        Action::OpenDeal(it) => deal::open(it, labels, English),
        Action::AcceptDeal(it) => format!("Accept deal no. {}, as it was offered", it.deal),
        Action::ShipDeal(it) => deal::ship(it, English),
        Action::ConfirmDeal(it) => {
            format!("Confirm deal no. {}: all of its price goes to the seller", it.deal)
        }
        Action::RefundDeal(it) => format!("Refund deal no. {}: all of its price goes to the buyer", it.deal),
        Action::SettleDeal(it) => {
            format!("Settle deal no. {} in favour of the side that its passed deadline decides for", it.deal)
        }
        Action::DisputeDeal(it) => deal::dispute(it, English),
        Action::RuleDeal(it) => deal::rule(it, English),
        Action::CancelDeal(it) => deal::cancel(it, English),
        Action::RegisterPublisher(it) => news::register(it, English),
        Action::Post(it) => news::post(it, English),
        Action::WithdrawPost(it) => {
            format!("Withdraw post no. {}: it stays readable, marked as withdrawn", it.post)
        }
        Action::Tip(it) => news::tip(it, labels, English),
    }
}

fn grant_key(it: &GrantKey, labels: &Labels<'_>) -> String {
    let limits: Vec<String> = it
        .limits
        .iter()
        .map(|limit| {
            let most = labels.amount(limit.asset, limit.amount, English);
            format!("at most {most} every {}", span(limit.period_ms, English))
        })
        .collect();
    let limits = if limits.is_empty() { "moving no asset".to_owned() } else { limits.join(", ") };
    format!(
        "Let the key {} sign {} for this account until {}, {limits}",
        key(&it.key),
        operations(&it.operations),
        moment(it.expires_ms)
    )
}

fn set_guardians(it: &SetGuardians, labels: &Labels<'_>) -> String {
    if it.guardians.is_empty() {
        return "Remove all guardians".to_owned();
    }
    let guardians: Vec<String> =
        it.guardians.iter().map(|guardian| labels.account(guardian, English)).collect();
    format!(
        "Let any {} of {} guardians recover this account, {} after they ask: {}",
        it.threshold,
        guardians.len(),
        span(it.delay_ms, English),
        guardians.join(", ")
    )
}

fn set_inbox(it: &SetInbox, labels: &Labels<'_>) -> String {
    let unknown = if it.refuse_unknown { "refuse assets not accepted before" } else { "take any asset" };
    let memo = if it.require_memo { "refuse sends without a memo" } else { "need no memo" };
    let accept: Vec<String> = it.accept.iter().map(|asset| labels.asset(*asset, English)).collect();
    let accept = if accept.is_empty() { String::new() } else { format!("; accept {}", accept.join(", ")) };
    format!("From now on {unknown} and {memo}{accept}")
}

fn create_asset(it: &CreateAsset, labels: &Labels<'_>) -> String {
    let units = |amount: tally_types::Amount| format!("{} {}", amount.format(it.decimals), it.code);
    let cap =
        it.cap.map_or_else(|| "without a cap".to_owned(), |cap| format!("never more than {}", units(cap)));
    let powers: Vec<String> = Power::ALL
        .into_iter()
        .filter_map(|which| Some((which, it.powers.holder(which)?)))
        .map(|(which, holder)| format!("{} may {}", labels.account(&holder, English), power(which, English)))
        .collect();
    let powers = if powers.is_empty() { "nobody has power over it".to_owned() } else { powers.join(", ") };
    format!(
        "Create the asset {} (\"{}\") with {} decimals, {cap}; {} for the issuer; {powers}",
        it.code,
        it.name,
        it.decimals,
        units(it.initial_supply)
    )
}
