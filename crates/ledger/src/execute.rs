//! All that can happen to money, on one page.

use crate::{account, asset, savings, stake, stop::Halt, transfer, turn::Turn};
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
        Action::BecomeCandidate(operation) => stake::become_candidate::apply(turn, operation),
        Action::Bond(operation) => stake::bond::apply(turn, operation),
        Action::Unbond(operation) => stake::unbond::apply(turn, operation),
        Action::FinishUnbonding(operation) => stake::finish_unbonding::apply(turn, operation),
        Action::MoveStake(operation) => stake::move_stake::apply(turn, operation),
        Action::ClaimRewards(operation) => stake::claim_rewards::apply(turn, operation),
        Action::SetCommission(operation) => stake::set_commission::apply(turn, operation),
        Action::RetireCandidate(operation) => stake::retire::apply(turn, operation),
        Action::CarryPenalty(operation) => stake::carry_penalty::apply(turn, operation),
        Action::OpenPool(operation) => savings::open_pool::apply(turn, operation),
        Action::FundPool(operation) => savings::fund_pool::apply(turn, operation),
        Action::DepositFlexible(operation) => savings::deposit_flexible::apply(turn, operation),
        Action::WithdrawFlexible(operation) => savings::withdraw_flexible::apply(turn, operation),
        Action::DepositFixed(operation) => savings::deposit_fixed::apply(turn, operation),
        Action::WithdrawFixed(operation) => savings::withdraw_fixed::apply(turn, operation),
        Action::ClosePool(operation) => savings::close_pool::apply(turn, operation),
        Action::ReclaimBudget(operation) => savings::reclaim_budget::apply(turn, operation),
    }
}
