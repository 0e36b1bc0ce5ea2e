//! What is counted of accounts, from docs/reference/referral.md and mining.md: fees as they are charged, and points.

use super::{execute::Now, state::Model};
use tally_types::{
    Address, Amount, AssetId, Move, Place,
    mining::{EpochPoints, MiningCampaign, Tally},
    referral::CampaignId,
    wire::{Empty, List},
};

/// Epochs after an epoch's end in which it can be claimed.
const CLAIMABLE: u64 = 7;

/// Something that an account did.
#[derive(Clone, Copy, Debug)]
pub enum Points {
    Fee(u128),
    Like(u128),
    Read(u128),
}

/// Whether what was done in an epoch is worth nothing any more.
fn is_lapsed(epoch: u64, now: u64) -> bool {
    epoch > now || now - epoch > CLAIMABLE
}

impl Model {
    /// Whether the account's record names the campaign.
    pub fn takes_part(&self, account: &Address, campaign: CampaignId) -> bool {
        let account = self.account(account);
        let part = account.earning.as_ref().and_then(|earning| earning.mining.as_ref());
        part.is_some_and(|part| part.campaign == campaign)
    }

    /// What the account did in the campaign that it takes part in.
    pub fn epochs_of(&self, account: &Address) -> Vec<EpochPoints> {
        let account = self.account(account);
        let part = account.earning.as_ref().and_then(|earning| earning.mining.as_ref());
        part.map_or_else(Vec::new, |part| part.epochs.to_vec())
    }

    pub fn change_epochs(&mut self, account: &Address, change: impl FnOnce(&mut Vec<EpochPoints>)) {
        let mut epochs = self.epochs_of(account);
        change(&mut epochs);
        let earning = self.account_mut(account).earning.as_mut().expect("it takes part");
        earning.mining.as_mut().expect("it takes part").epochs = List::new(epochs).expect("8 at most");
    }

    /// Counts a fee that an account has paid.
    pub fn count_fee(&mut self, now: &Now, payer: &Address, asset: AssetId, amount: u128) {
        let epoch = self.epoch(now.time_ms);
        if asset != AssetId::COIN || self.account(payer).earning.is_none() {
            return;
        }
        let earning = self.account_mut(payer).earning.as_mut().expect("it counts");
        earning.fees = Amount(earning.fees.0.saturating_add(amount));
        let Some(id) = earning.mining.as_ref().map(|part| part.campaign) else { return };
        match self.mining_campaigns.get(&id) {
            None => self.account_mut(payer).earning.as_mut().expect("it counts").mining = None,
            Some(campaign) if (campaign.first_epoch..=campaign.last_epoch).contains(&epoch) => {
                self.add_points(payer, id, epoch, Points::Fee(amount));
            }
            Some(_) => {}
        }
    }

    /// Adds what one who takes part did in one of the campaign's epochs; gives the points that count.
    pub fn add_points(&mut self, account: &Address, id: CampaignId, epoch: u64, done: Points) -> u128 {
        let mut campaign = self.mining_campaigns[&id].clone();
        let mut tallies = open_epoch(&mut campaign, epoch);
        let mut epochs = self.epochs_of(account);
        if epochs.iter().all(|entry| entry.epoch != epoch) {
            epochs.retain(|entry| !is_lapsed(entry.epoch, epoch));
            epochs.push(EpochPoints { epoch, fees: Amount::ZERO, like: 0, read: 0 });
            epochs.sort_by_key(|entry| entry.epoch);
        }
        let entry = epochs.iter_mut().find(|entry| entry.epoch == epoch).expect("just made");
        let tally = tallies.iter_mut().find(|tally| tally.epoch == epoch).expect("just opened");
        let caps = &campaign.caps;
        let more = match done {
            Points::Fee(amount) => {
                let before = entry.fees.0.min(caps.transact);
                entry.fees = Amount(entry.fees.0.saturating_add(amount));
                let more = entry.fees.0.min(caps.transact) - before;
                tally.totals.transact += more;
                more
            }
            Points::Like(weight) => {
                let more = weight.min(caps.like - entry.like);
                entry.like += more;
                tally.totals.like += more;
                more
            }
            Points::Read(points) => {
                let more = points.min(caps.read - entry.read);
                entry.read += more;
                tally.totals.read += more;
                more
            }
        };
        campaign.tallies = List::new(tallies).expect("8 at most");
        self.mining_campaigns.insert(id, campaign);
        self.change_epochs(account, |kept| *kept = epochs);
        more
    }

    /// Gives the network's campaign the whole mining budget; says what moved.
    pub fn feed_campaign(&mut self, now: &Now) -> Vec<Move> {
        let (epoch, amount) = (self.epoch(now.time_ms), self.treasury.mining_budget);
        let Some(id) = self.parameters.mining.campaign.filter(|_| !amount.is_zero()) else {
            return Vec::new();
        };
        let campaign = self.mining_campaigns.get_mut(&id);
        let Some(campaign) =
            campaign.filter(|campaign| campaign.asset == AssetId::COIN && epoch <= campaign.last_epoch)
        else {
            return Vec::new();
        };
        campaign.budget.0 += amount.0;
        campaign.from_network.0 += amount.0;
        self.treasury.mining_budget = Amount::ZERO;
        let (from, to) = (Place::MiningBudget(Empty), Place::Campaign(id));
        vec![Move { operation: 0, from, to, asset: AssetId::COIN, amount }]
    }
}

/// The campaign's tallies with that of the epoch, which the epoch's first entry sets money aside for.
fn open_epoch(campaign: &mut MiningCampaign, epoch: u64) -> Vec<Tally> {
    let mut tallies = campaign.tallies.to_vec();
    if tallies.iter().any(|tally| tally.epoch == epoch) {
        return tallies;
    }
    let lapsed = tallies.iter().filter(|tally| is_lapsed(tally.epoch, epoch));
    campaign.budget.0 += lapsed.map(|tally| tally.left.0).sum::<u128>();
    tallies.retain(|tally| !is_lapsed(tally.epoch, epoch));
    let emission = Amount(campaign.budget.0 / u128::from(campaign.last_epoch - epoch + 1));
    campaign.budget.0 -= emission.0;
    tallies.push(Tally { epoch, emission, left: emission, totals: Default::default() });
    tallies.sort_by_key(|tally| tally.epoch);
    tallies
}
