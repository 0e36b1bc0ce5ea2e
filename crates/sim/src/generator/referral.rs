//! Campaigns that pay referrers.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId,
    referral::{
        BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral, ReferralCampaign,
    },
    wire::List,
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;

impl Generator {
    pub(super) fn referral_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let few = view.model.referral_campaigns.len() < 3;
        match self.chance.below(100) {
            0..45 if few => (None, Action::OpenReferral(self.open_referral(view, &actor))),
            0..8 => (None, Action::OpenReferral(self.open_referral(view, &actor))),
            8..18 => {
                let (campaign, record) = self.referral_campaign(view);
                let asset = record.map_or(AssetId::COIN, |record| record.asset);
                let amount = self.amount(view.model.amount(&actor, asset) / 8);
                (None, Action::FundCampaign(FundCampaign { campaign, amount }))
            }
            18..50 => self.bind_referrer(view),
            50..88 => self.claim_referral(view),
            _ => {
                let (campaign, _) = self.referral_campaign(view);
                (None, Action::CloseReferral(CampaignOnly { campaign }))
            }
        }
    }

    fn open_referral(&mut self, view: &View<'_>, actor: &Address) -> OpenReferral {
        let asset = self.reward_asset(view, actor);
        let there = view.model.amount(actor, asset);
        let share_bps = self.chance.one_of([1, 1_250, 1_333, 2_500, 2_500, 0, 2_501]);
        let ends_ms = match self.chance.below(20) {
            0 => view.time_ms - self.chance.below(2),
            1 => view.time_ms + YEAR_MS + self.chance.below(2),
            2..9 => view.time_ms + 1 + self.chance.below(60_000),
            _ => view.time_ms + 1 + self.chance.below(YEAR_MS),
        };
        OpenReferral {
            asset,
            share_bps,
            cap_per_epoch: Amount(self.chance.one_of([1, 12, 60, 1_000, u128::MAX])),
            cap_per_invitee: Amount(self.chance.one_of([1, 7, 40, 5_000, u128::MAX])),
            ends_ms,
            budget: if self.chance.percent(50) { Amount(25) } else { self.amount(there / 8) },
        }
    }

    /// Mostly what fees are taken in; else what the actor has and fees are not taken in, if there is something.
    pub(super) fn reward_asset(&mut self, view: &View<'_>, actor: &Address) -> AssetId {
        match self.chance.below(100) {
            0..60 => AssetId::COIN,
            60..85 => AssetId(1 + self.chance.below(4)),
            _ => {
                let rates = &view.model.fees.rates;
                let has = |asset: &AssetId| view.model.amount(actor, *asset) > 0;
                let listed = |asset: &AssetId| rates.iter().any(|rate| rate.asset == *asset);
                let account = view.model.account(actor);
                let all = account.balances().map(|balance| balance.asset);
                let other: Vec<AssetId> =
                    all.filter(|it| *it != AssetId::COIN && has(it) && !listed(it)).collect();
                self.chance.pick(&other).unwrap_or_else(|| self.held_asset(view, actor))
            }
        }
    }

    fn referral_campaign(&mut self, view: &View<'_>) -> (CampaignId, Option<ReferralCampaign>) {
        let open: Vec<_> =
            view.model.referral_campaigns.iter().map(|(id, it)| (*id, Some(it.clone()))).collect();
        let open = self.chance.pick(&open).filter(|_| self.chance.percent(95));
        open.unwrap_or_else(|| (CampaignId(self.chance.below(view.model.next.campaign + 2)), None))
    }

    /// Mostly one that has paid for little and is bound to nobody; sometimes any.
    fn bind_referrer(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let (campaign, _) = self.referral_campaign(view);
        let is_new = |person: &&Address| {
            let account = view.model.account(person);
            let referral = view.model.referrals.get(*person);
            account.base < 14 && referral.is_none_or(|it| it.binding.is_none() && it.invitees == 0)
        };
        let new: Vec<Address> = self.people.iter().filter(is_new).copied().collect();
        let actor =
            self.chance.pick(&new).filter(|_| self.chance.percent(70)).unwrap_or_else(|| self.actor());
        let mut referrer = self.account(view);
        if referrer == actor && self.chance.percent(80) {
            referrer = self.actor();
        }
        (Some(actor), Action::BindReferrer(BindReferrer { campaign, referrer }))
    }

    fn claim_referral(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let bound: Vec<(Address, CampaignId, Address)> = view
            .model
            .referrals
            .iter()
            .filter_map(|(invitee, it)| Some((it.binding.as_ref()?, *invitee)))
            .map(|(binding, invitee)| (binding.referrer, binding.campaign, invitee))
            .collect();
        let Some((referrer, mut campaign, invitee)) = self.chance.pick(&bound) else {
            let (campaign, _) = self.referral_campaign(view);
            let invitees = List::new(vec![self.account(view)]).expect("one");
            return (None, Action::ClaimReferral(ClaimReferral { campaign, invitees }));
        };
        let others = bound.iter().filter(|it| (it.0, it.1) == (referrer, campaign)).map(|it| it.2);
        let mut invitees: Vec<Address> = others.filter(|_| self.chance.percent(80)).collect();
        invitees.push(invitee);
        if self.chance.percent(5) {
            invitees.push(self.account(view));
        }
        invitees.sort_unstable();
        invitees.dedup();
        match self.chance.below(40) {
            0 => invitees.reverse(),
            1 => invitees.push(invitee),
            2 => campaign = self.referral_campaign(view).0,
            _ => {}
        }
        let invitees = List::new(invitees).expect("few");
        (Some(referrer), Action::ClaimReferral(ClaimReferral { campaign, invitees }))
    }
}
