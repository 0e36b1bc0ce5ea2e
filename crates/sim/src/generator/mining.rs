//! Campaigns that share something out among those who transact, like and read.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount,
    mining::{
        AttestReading, ClaimMining, LikePost, MAX_POINTS, MiningCampaign, OpenMining, Points, Reader, Weights,
    },
    news::PostId,
    referral::{CampaignId, CampaignOnly},
    stake::CandidateId,
    wire::List,
};

impl Generator {
    pub(super) fn mining_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let few = view.model.mining_campaigns.len() < 2;
        match self.chance.below(100) {
            0..40 if few => (None, Action::OpenMining(self.open_mining(view, &actor))),
            0..4 => (None, Action::OpenMining(self.open_mining(view, &actor))),
            4..20 => {
                let (campaign, _) = self.mining_campaign(view);
                (None, Action::JoinMining(CampaignOnly { campaign }))
            }
            20..40 => self.like_post(view, actor),
            40..58 => self.attest_reading(view),
            58..92 => self.claim_mining(view),
            _ => {
                let (campaign, _) = self.mining_campaign(view);
                (None, Action::CloseMining(CampaignOnly { campaign }))
            }
        }
    }

    fn open_mining(&mut self, view: &View<'_>, actor: &Address) -> OpenMining {
        let asset = self.reward_asset(view, actor);
        let there = view.model.amount(actor, asset);
        let split = self.chance.one_of([(5_000, 3_000, 2_000), (10_000, 0, 0), (0, 9_999, 1), (1, 2, 3)]);
        let (transact_bps, like_bps, read_bps) = split;
        let cap = |this: &mut Self| this.chance.one_of([0, 15, 400, 100_000, MAX_POINTS]);
        let mut caps = Points { transact: cap(self), like: cap(self), read: cap(self) };
        if self.chance.percent(2) {
            caps.read = MAX_POINTS + 1;
        }
        OpenMining {
            asset,
            emission: if self.chance.percent(60) { Amount(101) } else { self.amount(there / 64) },
            epochs: self.chance.one_of([1, 2, 3, 10, 10, 0, 3_661]),
            weights: Weights { transact_bps, like_bps, read_bps },
            caps,
            return_bps: self.chance.one_of([1, 1_000, 2_000, 2_000, 2_000, 2_001]),
            app: if self.chance.percent(60) { *actor } else { self.account(view) },
        }
    }

    fn mining_campaign(&mut self, view: &View<'_>) -> (CampaignId, Option<MiningCampaign>) {
        let open: Vec<_> =
            view.model.mining_campaigns.iter().map(|(id, it)| (*id, Some(it.clone()))).collect();
        let open = self.chance.pick(&open).filter(|_| self.chance.percent(95));
        open.unwrap_or_else(|| (CampaignId(self.chance.below(view.model.next.campaign + 2)), None))
    }

    /// Those who take part in a campaign, and in which.
    fn miners(view: &View<'_>) -> Vec<(Address, CampaignId)> {
        let part = |(address, account): (&Address, &std::sync::Arc<crate::model::Account>)| {
            Some((*address, account.earning.as_ref()?.mining.as_ref()?.campaign))
        };
        view.model.accounts.iter().filter_map(part).collect()
    }

    fn like_post(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        let miner = self.chance.pick(&Self::miners(view)).filter(|_| self.chance.percent(93));
        let (account, campaign) = miner.unwrap_or_else(|| (actor, self.mining_campaign(view).0));
        let own: Vec<CandidateId> =
            view.model.bonds.keys().filter(|(staker, _)| *staker == account).map(|(_, id)| *id).collect();
        let any = CandidateId(self.chance.below(view.model.next.candidate + 1));
        let candidate = self.chance.pick(&own).filter(|_| self.chance.percent(85)).unwrap_or(any);
        let post = PostId(self.chance.below(view.model.next.post + 1));
        (Some(account), Action::LikePost(LikePost { campaign, post, candidate }))
    }

    fn attest_reading(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let (campaign, record) = self.mining_campaign(view);
        let miners = Self::miners(view);
        let own: Vec<Address> = miners.iter().filter(|it| it.1 == campaign).map(|it| it.0).collect();
        let mut accounts = self.chance.some_of(&own, 60);
        if accounts.is_empty() || self.chance.percent(5) {
            accounts.push(self.account(view));
        }
        accounts.sort_unstable();
        accounts.dedup();
        if self.chance.percent(3) {
            accounts.push(accounts[0]);
        }
        let reader = |account| {
            let points =
                if self.chance.percent(2) { 0 } else { self.chance.one_of([1, 7, 60, 1_000, u64::MAX]) };
            Reader { account, points }
        };
        let readers = List::new(accounts.into_iter().map(reader).collect()).expect("few");
        let app = record.map(|record| record.app).filter(|_| self.chance.percent(95));
        (app, Action::AttestReading(AttestReading { campaign, readers }))
    }

    /// Mostly an epoch that the account has done something in and that is over.
    fn claim_mining(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let now = view.time_ms / view.model.parameters.epoch_ms;
        let mut done: Vec<(Address, CampaignId, u64)> = Vec::new();
        for (account, campaign) in Self::miners(view) {
            done.extend(view.model.epochs_of(&account).iter().map(|entry| (account, campaign, entry.epoch)));
        }
        let over: Vec<_> = done.iter().filter(|entry| entry.2 < now).copied().collect();
        let from = if self.chance.percent(85) { &over } else { &done };
        let picked = self.chance.pick(from).filter(|_| self.chance.percent(93));
        let (account, campaign, epoch) = picked.unwrap_or_else(|| {
            let (campaign, _) = self.mining_campaign(view);
            (self.actor(), campaign, now.saturating_sub(self.chance.below(10)))
        });
        (Some(account), Action::ClaimMining(ClaimMining { campaign, epoch }))
    }
}
