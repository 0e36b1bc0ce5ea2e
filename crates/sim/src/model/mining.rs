//! Mining, from docs/reference/mining.md: what those do who open, join, like, attest and claim.

use super::{execute::Turn, payout::payout, points::Points as Done, pool::worth};
use tally_types::{
    Amount, AssetId, Event, Place, Refusal,
    boxed::Boxed,
    mining::{AttestReading, ClaimMining, Like, LikePost, MiningCampaign, OpenMining, Participation},
    receipt::{CampaignMoved, MiningClaimed, PostLiked, ReadingAttested},
    referral::{CampaignId, CampaignOnly},
    wire::{Empty, List},
};

/// Epochs after an epoch's end in which it can be claimed.
const CLAIMABLE: u64 = 7;

impl Turn<'_> {
    fn epoch(&self) -> u64 {
        self.model.epoch(self.now.time_ms)
    }

    fn mining_campaign(&self, id: CampaignId) -> Result<MiningCampaign, Refusal> {
        self.model.mining_campaigns.get(&id).cloned().ok_or(Refusal::UnknownCampaign)
    }

    /// The campaign, in one of whose epochs this block is.
    fn running(&self, id: CampaignId) -> Result<MiningCampaign, Refusal> {
        let campaign = self.mining_campaign(id)?;
        let is_running = (campaign.first_epoch..=campaign.last_epoch).contains(&self.epoch());
        if is_running { Ok(campaign) } else { Err(Refusal::CampaignNotRunning) }
    }

    pub fn open_mining(&mut self, it: &OpenMining) -> Result<(), Refusal> {
        let budget = it.emission.0 * u128::from(it.epochs);
        self.pay_campaign(it.asset, budget)?;
        if self.model.fee_rate(it.asset).is_none() {
            return Err(Refusal::RewardNotListed);
        }
        let (campaign, epoch) = (self.take_campaign_id(), self.epoch());
        let record = MiningCampaign {
            opener: self.actor,
            asset: it.asset,
            emission: it.emission,
            weights: it.weights,
            caps: it.caps,
            return_bps: it.return_bps,
            app: it.app,
            first_epoch: epoch + 1,
            last_epoch: epoch + u64::from(it.epochs),
            budget: Amount(budget),
            from_network: Amount::ZERO,
            tallies: List::default(),
        };
        self.model.mining_campaigns.insert(campaign, record);
        self.moved(Place::Account(self.actor), Place::Campaign(campaign), it.asset, budget);
        self.events.push(Event::MiningOpened(CampaignMoved { campaign, account: self.actor }));
        Ok(())
    }

    pub fn join_mining(&mut self, it: &CampaignOnly) -> Result<(), Refusal> {
        if self.model.takes_part(&self.actor, it.campaign) {
            return Err(Refusal::AlreadySo);
        }
        let campaign = self.mining_campaign(it.campaign)?;
        if self.epoch() > campaign.last_epoch {
            return Err(Refusal::CampaignNotRunning);
        }
        let part = Participation { campaign: it.campaign, epochs: List::default() };
        self.model.account_mut(&self.actor).earning.get_or_insert_default().mining = Some(part);
        let joined = CampaignMoved { campaign: it.campaign, account: self.actor };
        self.events.push(Event::MiningJoined(joined));
        Ok(())
    }

    pub fn like_post(&mut self, it: &LikePost) -> Result<(), Refusal> {
        self.running(it.campaign)?;
        if !self.model.takes_part(&self.actor, it.campaign) {
            return Err(Refusal::NotJoined);
        }
        let (place, epoch) = ((it.post, self.actor), self.epoch());
        if self.model.likes.contains_key(&place) {
            return Err(Refusal::AlreadyLiked);
        }
        if !self.model.posts.contains_key(&it.post) {
            return Err(Refusal::UnknownPost);
        }
        let shares = self.model.bonds.get(&(self.actor, it.candidate)).map_or(0, |bond| bond.shares);
        let candidate = self.model.candidates.get(&it.candidate);
        let weight = candidate.map_or(0, |candidate| worth(&candidate.pool, shares));
        let points = self.model.add_points(&self.actor, it.campaign, epoch, Done::Like(weight));
        self.model.likes.insert(place, Like { campaign: it.campaign, epoch, points });
        let liked = PostLiked { campaign: it.campaign, post: it.post, account: self.actor, points };
        self.events.push(Event::PostLiked(liked));
        Ok(())
    }

    pub fn attest_reading(&mut self, it: &AttestReading) -> Result<(), Refusal> {
        let campaign = self.running(it.campaign)?;
        if it.readers.iter().any(|reader| !self.model.takes_part(&reader.account, it.campaign)) {
            return Err(Refusal::NotJoined);
        }
        if self.actor != campaign.app {
            return Err(Refusal::NotAttester);
        }
        let epoch = self.epoch();
        let mut points = 0;
        for reader in &it.readers {
            let read = Done::Read(reader.points.into());
            points += self.model.add_points(&reader.account, it.campaign, epoch, read);
        }
        self.events.push(Event::ReadingAttested(ReadingAttested { campaign: it.campaign, epoch, points }));
        Ok(())
    }

    pub fn claim_mining(&mut self, it: &ClaimMining) -> Result<(), Refusal> {
        let (actor, now) = (self.actor, self.epoch());
        let mut campaign = self.mining_campaign(it.campaign)?;
        if self.asset_mut(campaign.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(campaign.asset, &[actor])?;
        let rate = self.model.fee_rate(campaign.asset).ok_or(Refusal::RewardNotListed)?;
        if !self.model.takes_part(&actor, it.campaign) {
            return Err(Refusal::NotJoined);
        }
        if now <= it.epoch {
            return Err(Refusal::EpochNotOver);
        }
        if now - it.epoch > CLAIMABLE {
            return Err(Refusal::EpochLapsed);
        }
        let done = self.model.epochs_of(&actor).into_iter().find(|done| done.epoch == it.epoch);
        let place = campaign.tallies.iter().position(|tally| tally.epoch == it.epoch);
        let (Some(done), Some(place)) = (done, place) else { return Err(Refusal::NoReward) };
        let mut tallies = campaign.tallies.to_vec();
        let explanation = payout(&campaign, &tallies[place], &done, rate);
        let units = explanation.transact.paid.0 + explanation.like.paid.0 + explanation.read.paid.0;
        if units == 0 {
            return Err(Refusal::NoReward);
        }
        self.model.credit(&actor, campaign.asset, units, true)?;
        self.moved(Place::Campaign(it.campaign), Place::Account(actor), campaign.asset, units);
        tallies[place].left.0 -= units;
        campaign.tallies = List::new(tallies).expect("as many as before");
        self.model.mining_campaigns.insert(it.campaign, campaign);
        self.model.change_epochs(&actor, |epochs| epochs.retain(|done| done.epoch != it.epoch));
        let (campaign, epoch) = (it.campaign, it.epoch);
        let claimed = MiningClaimed { campaign, epoch, account: actor, explanation };
        self.events.push(Event::MiningClaimed(Boxed::new(claimed)));
        Ok(())
    }

    pub fn close_mining(&mut self, it: &CampaignOnly) -> Result<(), Refusal> {
        let campaign = self.mining_campaign(it.campaign)?;
        let (id, opener) = (it.campaign, campaign.opener);
        let set_aside: u128 = campaign.tallies.iter().map(|tally| tally.left.0).sum();
        let left = campaign.budget.0 + set_aside;
        let home = left.min(campaign.from_network.0);
        if left > home {
            self.model.credit(&opener, campaign.asset, left - home, false)?;
        }
        if self.epoch() <= campaign.last_epoch + CLAIMABLE {
            return Err(Refusal::CampaignRunning);
        }
        self.model.treasury.mining_budget.0 += home;
        if home > 0 {
            self.moved(Place::Campaign(id), Place::MiningBudget(Empty), AssetId::COIN, home);
        }
        if left > home {
            self.moved(Place::Campaign(id), Place::Account(opener), campaign.asset, left - home);
        }
        self.model.mining_campaigns.remove(&id);
        self.events.push(Event::MiningClosed(CampaignMoved { campaign: id, account: opener }));
        Ok(())
    }
}
