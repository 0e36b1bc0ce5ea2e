//! All that can happen to money, on one page.

use crate::{account, asset, deal, news, stop::Halt, transfer, turn::Turn};
use tally_types::Action;

/// Executes one operation of the turn's actor. What it did before it was refused or stopped is for the caller to take
/// back.
pub(crate) fn execute(turn: &mut Turn, action: &Action) -> Result<(), Halt> {
    match action {
        Action::SetKeys(operation) => account::set_keys::apply(turn, operation),
        Action::OpenShared(operation) => account::open_shared::apply(turn, operation),
        Action::GrantKey(operation) => account::grant_key::apply(turn, operation),
        Action::RevokeKey(operation) => account::revoke_key::apply(turn, operation),
        Action::SetGuardians(operation) => account::set_guardians::apply(turn, operation),
        Action::StartRecovery(operation) => account::start_recovery::apply(turn, operation),
        Action::VetoRecovery(_) => account::veto_recovery::apply(turn),
        Action::FinishRecovery(operation) => account::finish_recovery::apply(turn, operation),
        Action::ClaimName(operation) => account::claim_name::apply(turn, operation),
        Action::SetInbox(operation) => account::set_inbox::apply(turn, operation),
        Action::CreateAsset(operation) => asset::create::apply(turn, operation),
        Action::Mint(operation) => asset::mint::apply(turn, operation),
        Action::Burn(operation) => asset::burn::apply(turn, operation),
        Action::Freeze(operation) => asset::freeze::apply(turn, operation, true),
        Action::Unfreeze(operation) => asset::freeze::apply(turn, operation, false),
        Action::Allow(operation) => asset::allow::apply(turn, operation, true),
        Action::Disallow(operation) => asset::allow::apply(turn, operation, false),
        Action::ClawBack(operation) => asset::claw_back::apply(turn, operation),
        Action::Pause(operation) => asset::pause::apply(turn, operation, true),
        Action::Resume(operation) => asset::pause::apply(turn, operation, false),
        Action::EditAsset(operation) => asset::edit::apply(turn, operation),
        Action::RenouncePower(operation) => asset::renounce_power::apply(turn, operation),
        Action::Send(operation) => transfer::send::apply(turn, operation),
        Action::SendMany(operation) => transfer::send_many::apply(turn, operation),
        Action::Hold(operation) => transfer::hold::apply(turn, operation),
        Action::AcceptHeld(operation) => transfer::accept_held::apply(turn, operation),
        Action::ReturnHeld(operation) => transfer::return_held::apply(turn, operation),
        Action::OpenDeal(operation) => deal::open::apply(turn, operation),
        Action::AcceptDeal(operation) => deal::accept::apply(turn, operation),
        Action::ShipDeal(operation) => deal::ship::apply(turn, operation),
        Action::ConfirmDeal(operation) => deal::confirm::apply(turn, operation),
        Action::RefundDeal(operation) => deal::refund::apply(turn, operation),
        Action::SettleDeal(operation) => deal::settle::apply(turn, operation),
        Action::DisputeDeal(operation) => deal::dispute::apply(turn, operation),
        Action::RuleDeal(operation) => deal::rule::apply(turn, operation),
        Action::CancelDeal(operation) => deal::cancel::apply(turn, operation),
        Action::RegisterPublisher(operation) => news::register::apply(turn, operation),
        Action::Post(operation) => news::post::apply(turn, operation),
        Action::WithdrawPost(operation) => news::withdraw::apply(turn, operation),
        Action::Tip(operation) => news::tip::apply(turn, operation),
    }
}
