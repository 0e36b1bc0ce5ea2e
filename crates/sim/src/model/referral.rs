//! Referral, from docs/reference/referral.md.

use super::{execute::Turn, state::Model};
use tally_types::{
    Address, Amount, AssetId, Event, Place, Refusal,
    earning::Earning,
    receipt::{CampaignMoved, ReferralPaid, ReferrerBound},
    referral::{
        BindReferrer, Binding, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral,
        ReferralCampaign, Referrer,
    },
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;
/// Most transactions that an account has paid for when it is bound.
const NEW: u64 = 16;

impl Model {
    /// Units of an asset for one of the coin, as numerator and denominator; `None` when fees are not taken in it.
    pub fn fee_rate(&self, asset: AssetId) -> Option<(u128, u128)> {
        if asset == AssetId::COIN {
            return Some((1, 1));
        }
        let listed = self.fees.rates.iter().find(|rate| rate.asset == asset)?;
        Some((listed.numerator, listed.denominator))
    }

    /// The share of fees that an invitee has earned its referrer in all.
    fn earned(campaign: &ReferralCampaign, fees: u128) -> u128 {
        let share = Amount(fees).mul_div_floor(campaign.share_bps.into(), 10_000).expect("at most all");
        share.0.min(campaign.cap_per_invitee.0)
    }

    /// What is due for an invitee that is bound so.
    fn due(&self, campaign: &ReferralCampaign, invitee: &Address, binding: &Binding) -> u128 {
        let fees = self.account(invitee).earning.as_ref().map_or(0, |earning| earning.fees.0);
        Self::earned(campaign, fees - binding.since.0) - binding.paid.0
    }
}

impl Turn<'_> {
    /// What the actor pays into a campaign: everything that is checked on its side, and the debit.
    pub fn pay_campaign(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_free(asset)?;
        self.check_listed(asset, &[self.actor])?;
        self.model.debit(&self.actor, asset, amount, true)?;
        self.meter(asset, amount)
    }

    pub fn take_campaign_id(&mut self) -> CampaignId {
        let id = CampaignId(self.model.next.campaign);
        self.model.next.campaign += 1;
        id
    }

    fn referral_campaign(&self, id: CampaignId) -> Result<ReferralCampaign, Refusal> {
        self.model.referral_campaigns.get(&id).cloned().ok_or(Refusal::UnknownCampaign)
    }

    pub fn open_referral(&mut self, it: &OpenReferral) -> Result<(), Refusal> {
        self.pay_campaign(it.asset, it.budget.0)?;
        let time_ms = self.now.time_ms;
        if it.ends_ms <= time_ms || it.ends_ms > time_ms + YEAR_MS {
            return Err(Refusal::DeadlineInvalid);
        }
        if self.model.fee_rate(it.asset).is_none() {
            return Err(Refusal::RewardNotListed);
        }
        let campaign = self.take_campaign_id();
        let record = ReferralCampaign {
            opener: self.actor,
            asset: it.asset,
            share_bps: it.share_bps,
            cap_per_epoch: it.cap_per_epoch,
            cap_per_invitee: it.cap_per_invitee,
            ends_ms: it.ends_ms,
            budget: it.budget,
        };
        self.model.referral_campaigns.insert(campaign, record);
        self.moved(Place::Account(self.actor), Place::Campaign(campaign), it.asset, it.budget.0);
        self.events.push(Event::ReferralOpened(CampaignMoved { campaign, account: self.actor }));
        Ok(())
    }

    pub fn fund_campaign(&mut self, it: &FundCampaign) -> Result<(), Refusal> {
        let mut campaign = self.referral_campaign(it.campaign)?;
        self.pay_campaign(campaign.asset, it.amount.0)?;
        if self.now.time_ms > campaign.ends_ms {
            return Err(Refusal::DeadlinePast);
        }
        campaign.budget.0 += it.amount.0;
        self.moved(Place::Account(self.actor), Place::Campaign(it.campaign), campaign.asset, it.amount.0);
        self.model.referral_campaigns.insert(it.campaign, campaign);
        let funded = CampaignMoved { campaign: it.campaign, account: self.actor };
        self.events.push(Event::CampaignFunded(funded));
        Ok(())
    }

    pub fn bind_referrer(&mut self, it: &BindReferrer) -> Result<(), Refusal> {
        let campaign = self.referral_campaign(it.campaign)?;
        if self.now.time_ms > campaign.ends_ms {
            return Err(Refusal::DeadlinePast);
        }
        let own = self.model.referrals.get(&self.actor).cloned().unwrap_or_default();
        if own.binding.is_some() {
            return Err(Refusal::AlreadyBound);
        }
        let account = self.model.account(&self.actor);
        if account.base + account.used.len() as u64 > NEW {
            return Err(Refusal::AccountNotNew);
        }
        if own.invitees > 0 {
            return Err(Refusal::HasInvited);
        }
        let earning = self.model.account_mut(&self.actor).earning.get_or_insert_with(Earning::default);
        let binding =
            Binding { campaign: it.campaign, referrer: it.referrer, since: earning.fees, paid: Amount::ZERO };
        self.model.referrals.entry(self.actor).or_default().binding = Some(binding);
        self.model.referrals.entry(it.referrer).or_default().invitees += 1;
        let (invitee, referrer) = (self.actor, it.referrer);
        self.events.push(Event::ReferrerBound(ReferrerBound { campaign: it.campaign, invitee, referrer }));
        Ok(())
    }

    pub fn claim_referral(&mut self, it: &ClaimReferral) -> Result<(), Refusal> {
        let (id, actor) = (it.campaign, self.actor);
        let mut campaign = self.referral_campaign(id)?;
        if self.asset_mut(campaign.asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_listed(campaign.asset, &[actor])?;
        if self.now.time_ms > campaign.ends_ms {
            return Err(Refusal::DeadlinePast);
        }
        let (numerator, denominator) = self.model.fee_rate(campaign.asset).ok_or(Refusal::RewardNotListed)?;
        let mut dues = Vec::new();
        for invitee in &it.invitees {
            let binding = self.model.referrals.get(invitee).and_then(|referral| referral.binding.clone());
            let binding = binding.filter(|binding| (binding.campaign, binding.referrer) == (id, actor));
            let binding = binding.ok_or(Refusal::NotInvitee)?;
            dues.push(self.model.due(&campaign, invitee, &binding));
        }
        let epoch = self.model.epoch(self.now.time_ms);
        let before = self.model.referrers.get(&(id, actor)).filter(|record| record.epoch == epoch);
        let before = before.map_or(0, |record| record.earned.0);
        let sum = dues.iter().fold(0u128, |sum, due| sum.saturating_add(*due));
        let value = sum.min(campaign.cap_per_epoch.0 - before);
        let units = Amount(value).mul_div_floor(numerator, denominator).map_or(u128::MAX, |units| units.0);
        let units = units.min(campaign.budget.0);
        if units == 0 {
            return Err(Refusal::NoReward);
        }
        let worth = Amount(units).mul_div_ceil(denominator, numerator).expect("no more than the value").0;
        self.model.credit(&actor, campaign.asset, units, true)?;
        self.moved(Place::Campaign(id), Place::Account(actor), campaign.asset, units);
        campaign.budget.0 -= units;
        let cap_left = Amount(campaign.cap_per_epoch.0 - before - worth);
        self.model.referral_campaigns.insert(id, campaign);
        let mut left = worth;
        for (invitee, due) in it.invitees.iter().zip(dues) {
            let booked = due.min(left);
            left -= booked;
            let referral = self.model.referrals.get_mut(invitee).expect("bound");
            referral.binding.as_mut().expect("bound").paid.0 += booked;
        }
        self.model.referrers.insert((id, actor), Referrer { epoch, earned: Amount(before + worth) });
        let paid = ReferralPaid { campaign: id, referrer: actor, earned: Amount(worth), cap_left };
        self.events.push(Event::ReferralPaid(paid));
        Ok(())
    }

    pub fn close_referral(&mut self, it: &CampaignOnly) -> Result<(), Refusal> {
        let campaign = self.referral_campaign(it.campaign)?;
        let (opener, left) = (campaign.opener, campaign.budget.0);
        if left > 0 {
            self.model.credit(&opener, campaign.asset, left, false)?;
        }
        if self.now.time_ms <= campaign.ends_ms {
            return Err(Refusal::CampaignRunning);
        }
        if left > 0 {
            self.moved(Place::Campaign(it.campaign), Place::Account(opener), campaign.asset, left);
        }
        self.model.referral_campaigns.remove(&it.campaign);
        self.events.push(Event::ReferralClosed(CampaignMoved { campaign: it.campaign, account: opener }));
        Ok(())
    }
}
