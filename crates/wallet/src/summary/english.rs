//! The sentences in English.

use super::{
    Labels,
    Tongue::English,
    basket,
    fragments::{authority, key, memo, moment, operations, power, span},
    loan, oracle, reserve,
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
