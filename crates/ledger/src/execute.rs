//! All that can happen to money, on one page.

use crate::{account, asset, mining, referral, stop::Halt, transfer, turn::Turn};
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
        Action::OpenReferral(operation) => referral::open::apply(turn, operation),
        Action::FundCampaign(operation) => referral::fund::apply(turn, operation),
        Action::BindReferrer(operation) => referral::bind::apply(turn, operation),
        Action::ClaimReferral(operation) => referral::claim::apply(turn, operation),
        Action::CloseReferral(operation) => referral::close::apply(turn, operation),
        Action::OpenMining(operation) => mining::open::apply(turn, operation),
        Action::JoinMining(operation) => mining::join::apply(turn, operation),
        Action::LikePost(operation) => mining::like::apply(turn, operation),
        Action::AttestReading(operation) => mining::attest::apply(turn, operation),
        Action::ClaimMining(operation) => mining::claim::apply(turn, operation),
        Action::CloseMining(operation) => mining::close::apply(turn, operation),
    }
}
