//! An epoch pays at most what was set aside for it, its totals are at least what accounts hold of its points, and an
//! account's like of a post stands for ever.

use super::{
    Broken,
    kind::{Holding, Kind, Pair, address_at, number_of},
    state::State,
};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, Place, StateKey,
    mining::{Like, MAX_RETURN_BPS, MiningCampaign, Points, Tally, Weights},
    news::PostId,
    parameters::WHOLE_BPS,
    referral::CampaignId,
    state::Counters,
    wire::List,
};

impl Kind for MiningCampaign {
    type Id = CampaignId;

    fn id(key: &StateKey) -> CampaignId {
        CampaignId(number_of(key, 1))
    }

    fn key(&self, id: &CampaignId) -> Option<StateKey> {
        Some(StateKey::mining_campaign(*id))
    }

    fn holdings(&self, id: &CampaignId) -> impl Iterator<Item = Holding> {
        let place = Place::Campaign(*id);
        let budget = std::iter::once((place, self.asset, self.budget));
        budget.chain(self.tallies.iter().map(move |tally| (place, self.asset, tally.left)))
    }

    fn shape(&self, id: &CampaignId) -> Result<(), Broken> {
        let Weights { transact_bps, like_bps, read_bps } = self.weights;
        let sum = u32::from(transact_bps) + u32::from(like_bps) + u32::from(read_bps);
        let whole = sum == u32::from(WHOLE_BPS);
        if !whole || self.return_bps > MAX_RETURN_BPS || self.first_epoch > self.last_epoch {
            return Err(broken(*id, "its terms cannot be"));
        }
        if !self.tallies.windows(2).all(|pair| pair[0].epoch < pair[1].epoch) {
            return Err(broken(*id, "its epochs are not sorted"));
        }
        if self.tallies.iter().any(|tally| tally.left > tally.emission || !self.runs_in(tally.epoch)) {
            return Err(broken(*id, "an epoch holds more than was set aside, or is none of its own"));
        }
        Ok(())
    }

    fn history(id: &CampaignId, pair: &Pair<Self>) -> Result<(), Broken> {
        let (Some(before), Some(after)) = (&pair.before, &pair.after) else { return Ok(()) };
        let terms = |campaign: &Self| Self {
            budget: Amount::ZERO,
            from_network: Amount::ZERO,
            tallies: List::default(),
            ..campaign.clone()
        };
        if terms(before) != terms(after) {
            return Err(broken(*id, "its terms changed"));
        }
        let follows = |before: &Tally| after.tally(before.epoch).is_none_or(|after| goes_on(before, after));
        if before.tallies.iter().all(follows) { Ok(()) } else { Err(broken(*id, "an epoch went back")) }
    }
}

fn goes_on(before: &Tally, after: &Tally) -> bool {
    let (was, is) = (&before.totals, &after.totals);
    let grows = was.transact <= is.transact && was.like <= is.like && was.read <= is.read;
    before.emission == after.emission && after.left <= before.left && grows
}

impl Kind for Like {
    type Id = (PostId, Address);

    fn id(key: &StateKey) -> Self::Id {
        (PostId(number_of(key, 1)), address_at(key, 9))
    }

    fn key(&self, (post, account): &Self::Id) -> Option<StateKey> {
        Some(StateKey::like(*post, account))
    }

    fn history((post, account): &Self::Id, pair: &Pair<Self>) -> Result<(), Broken> {
        if pair.before.is_none() {
            return Ok(());
        }
        Err(Broken::Kind { key: StateKey::like(*post, account), what: "a like changed" })
    }
}

/// Campaigns and posts have ids given out; a campaign's totals cover what its accounts hold of them.
pub(super) fn check_state(state: &State, counters: &Counters) -> Result<(), Broken> {
    if let Some((id, _)) = state.mining_campaigns.last_key_value().filter(|(id, _)| id.0 >= counters.campaign)
    {
        return Err(broken(*id, "its id was not given out"));
    }
    if let Some(id) = state.mining_campaigns.keys().find(|id| state.referral_campaigns.contains_key(id)) {
        return Err(broken(*id, "its id was given out twice"));
    }
    if let Some(((post, account), _)) =
        state.likes.last_key_value().filter(|((post, _), _)| post.0 >= counters.post)
    {
        return Err(Broken::Kind { key: StateKey::like(*post, account), what: "there is no such post" });
    }
    check_totals(state)
}

fn check_totals(state: &State) -> Result<(), Broken> {
    let mut held: BTreeMap<(CampaignId, u64), Points> = BTreeMap::new();
    for account in state.accounts.values() {
        let Some(part) = account.earning.as_deref().and_then(|earning| earning.mining.as_ref()) else {
            continue;
        };
        let Some(campaign) = state.mining_campaigns.get(&part.campaign) else { continue };
        for done in part.epochs.iter() {
            let (points, sum) =
                (done.points(&campaign.caps), held.entry((part.campaign, done.epoch)).or_default());
            sum.transact += points.transact;
            sum.like += points.like;
            sum.read += points.read;
        }
    }
    for ((id, epoch), sum) in held {
        // Entries of epochs that have lapsed stay with an account until it is active again.
        let Some(tally) = state.mining_campaigns.get(&id).and_then(|campaign| campaign.tally(epoch)) else {
            continue;
        };
        let totals = &tally.totals;
        if sum.transact > totals.transact || sum.like > totals.like || sum.read > totals.read {
            return Err(broken(id, "accounts hold more points than were counted"));
        }
    }
    Ok(())
}

fn broken(id: CampaignId, what: &'static str) -> Broken {
    Broken::Kind { key: StateKey::mining_campaign(id), what }
}
