//! An account's part in a campaign, and the campaign while it runs.

use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Address, Refusal, StateKey,
    earning::Earning,
    epoch_of,
    mining::{MiningCampaign, Participation},
    referral::CampaignId,
};

/// A campaign, its place, and the block's epoch.
pub(super) struct Running {
    pub(super) slot: Slot,
    pub(super) campaign: MiningCampaign,
    pub(super) epoch: u64,
}

/// The campaign, when points count now (510, 520).
pub(super) fn running(turn: &Turn, id: CampaignId) -> Result<Running, Halt> {
    let (slot, campaign) =
        turn.find::<MiningCampaign>(&StateKey::mining_campaign(id), Refusal::UnknownCampaign)?;
    let epoch = epoch_of(turn.block.time_ms, turn.overlay.parameters()?);
    if !campaign.runs_in(epoch) {
        return Err(Refusal::CampaignNotRunning.into());
    }
    Ok(Running { slot, campaign: campaign.clone(), epoch })
}

/// An account that takes part.
pub(super) struct Part {
    pub(super) account: Slot,
    pub(super) earning: Earning,
    pub(super) participation: Participation,
}

/// What the account has done in the campaign (521).
pub(super) fn find(turn: &Turn, address: &Address, id: CampaignId) -> Result<Part, Halt> {
    let account = turn.account(address)?;
    let earning = turn.overlay.account_at(account).earning.as_deref().ok_or(Refusal::NotJoined)?;
    let participation =
        earning.mining.as_ref().filter(|part| part.campaign == id).ok_or(Refusal::NotJoined)?;
    Ok(Part { account, participation: participation.clone(), earning: Earning { mining: None, ..*earning } })
}

impl Part {
    /// Writes it back to its account.
    pub(super) fn put(self, turn: &mut Turn) {
        let earning = Earning { mining: Some(self.participation), ..self.earning };
        turn.overlay.set_earning(self.account, earning);
    }
}
