//! Stablecoins and redemptions.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount, AssetId, Hash,
    asset::{Code, Name},
    reserve::{
        Attest, CustodianTerms, DealerTerms, EditStablecoin, Label, MintToDealer, OpenStablecoin, Redemption,
        RedemptionId, RedemptionOnly, RequestRedemption, SettleRedemption, StablecoinTerms,
    },
    wire::List,
};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 24 * 60 * MINUTE_MS;

impl Generator {
    pub(super) fn reserve_action(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..4 => (None, Action::OpenStablecoin(self.open_stablecoin(view))),
            4..8 => {
                let coin = self.coin(view);
                let governor = view.model.coins.get(&coin).map(|coin| coin.governor);
                let terms = self.coin_terms(view);
                (governor, Action::EditStablecoin(EditStablecoin { coin, terms }))
            }
            8..22 => self.attest(view),
            22..38 => self.mint_to_dealer(view),
            38..52 => self.request_redemption(view),
            52..62 => {
                let (redemption, one) = self.redemption(view);
                let dealer = one.map(|one| one.dealer);
                (dealer, Action::TakeRedemption(RedemptionOnly { redemption }))
            }
            62..70 => self.settle_redemption(view),
            70..78 => {
                let (redemption, one) = self.redemption(view);
                let anyone = self.actor();
                let who = one.map(|one| self.chance.one_of([one.from, one.from, one.dealer, anyone]));
                (who, Action::CancelRedemption(RedemptionOnly { redemption }))
            }
            _ => self.basket_action(view),
        }
    }

    /// A stablecoin, mostly.
    pub(super) fn coin(&mut self, view: &View<'_>) -> AssetId {
        let ids: Vec<AssetId> = view.model.coins.keys().copied().collect();
        let found = self.chance.pick(&ids).filter(|_| self.chance.percent(96));
        found.unwrap_or_else(|| self.asset(view))
    }

    pub(super) fn label(&mut self) -> Label {
        let code = if self.chance.percent(96) { "TEUR" } else { "t-eur" };
        let name = if self.chance.percent(96) { "Tally Euro" } else { " x" };
        Label {
            code: Code::new(code).expect("short"),
            name: Name::new(name).expect("short"),
            decimals: match self.chance.below(20) {
                0 => 19,
                1 => 18,
                2..6 => 0,
                _ => 2,
            },
            icon: self.chance.percent(10).then_some(Hash([7; 32])),
        }
    }

    fn open_stablecoin(&mut self, view: &View<'_>) -> OpenStablecoin {
        let peg = if self.chance.percent(96) { "EUR" } else { "€" };
        OpenStablecoin {
            label: self.label(),
            peg: Code::new(peg).expect("short"),
            max_age_ms: match self.chance.below(20) {
                0 => MINUTE_MS - 1,
                1..5 => MINUTE_MS,
                5..10 => 60 * MINUTE_MS,
                _ => 92 * DAY_MS,
            },
            redemption_ms: match self.chance.below(20) {
                0 => 30 * DAY_MS + 1,
                1..6 => MINUTE_MS,
                _ => DAY_MS,
            },
            terms: self.coin_terms(view),
        }
    }

    /// Mostly rich limits, so that there is something to mint; now and then none, or all there could be.
    fn limit(&mut self) -> Amount {
        Amount(match self.chance.below(40) {
            0 => 0,
            1 => u128::MAX,
            2..10 => u128::from(1 + self.chance.below(500)),
            _ => u128::from(10_000 + self.chance.below(1_000_000)),
        })
    }

    fn some_people(&mut self, percent: u64) -> Vec<Address> {
        let mut people = self.people.clone();
        people.sort_unstable();
        let some = self.chance.some_of(&people, percent);
        if some.is_empty() { vec![people[0]] } else { some }
    }

    fn coin_terms(&mut self, view: &View<'_>) -> StablecoinTerms {
        let mut custodians: Vec<CustodianTerms> = Vec::new();
        for account in self.some_people(25) {
            custodians.push(CustodianTerms { account, limit: self.limit() });
        }
        let mut dealers: Vec<DealerTerms> = Vec::new();
        for account in self.some_people(40) {
            let window_ms = match self.chance.below(60) {
                0 => MINUTE_MS - 1,
                1..30 => MINUTE_MS,
                _ => 60 * MINUTE_MS,
            };
            let (mint_limit, redeem_limit) = (self.limit(), self.limit());
            dealers.push(DealerTerms { account, window_ms, mint_limit, redeem_limit });
        }
        if self.chance.percent(3) {
            dealers.push(dealers[0].clone());
        }
        StablecoinTerms {
            governor: if self.chance.percent(95) { self.actor() } else { self.account(view) },
            custodians: List::new(custodians).expect("few"),
            dealers: List::new(dealers).expect("few"),
        }
    }

    fn attest(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let id = self.coin(view);
        let coin = view.model.coins.get(&id);
        let custodians: Vec<Address> =
            coin.map(|coin| coin.custodians.keys().copied().collect()).unwrap_or_default();
        let max_age_ms = coin.map_or(MINUTE_MS, |coin| coin.max_age_ms);
        let as_of_ms = match self.chance.below(100) {
            0..80 => view.time_ms,
            80..90 => view.time_ms - self.chance.below(1_000),
            90..94 => view.time_ms - max_age_ms - self.chance.below(2),
            _ => view.time_ms + 1,
        };
        let amount = if self.chance.percent(85) {
            Amount(u128::from(self.chance.below(2_000_000)))
        } else {
            self.amount(1_000)
        };
        let attest = Attest { coin: id, amount, as_of_ms, document: Hash([6; 32]) };
        (self.chance.pick(&custodians), Action::Attest(attest))
    }

    fn mint_to_dealer(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let id = self.coin(view);
        let coin = view.model.coins.get(&id);
        let dealers: Vec<(Address, u128)> = coin
            .map(|coin| coin.dealers.iter().map(|(who, it)| (*who, it.terms.mint_limit.0)).collect())
            .unwrap_or_default();
        let (dealer, limit) =
            self.chance.pick(&dealers).map_or((None, 1_000), |(who, limit)| (Some(who), limit));
        let amount = self.amount(limit.min(500_000));
        (dealer, Action::MintToDealer(MintToDealer { coin: id, amount }))
    }

    fn request_redemption(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let coin = self.coin(view);
        let holders: Vec<Address> =
            view.model.accounts.keys().filter(|who| view.model.amount(who, coin) > 0).copied().collect();
        let holder = self.chance.pick(&holders);
        let dealers: Vec<Address> =
            view.model.coins.get(&coin).map(|it| it.dealers.keys().copied().collect()).unwrap_or_default();
        let anyone = self.account(view);
        let dealer = self.chance.pick(&dealers).filter(|_| self.chance.percent(90)).unwrap_or(anyone);
        let itself = holder.filter(|holder| dealers.contains(holder) && self.chance.percent(40));
        let there = holder.map_or(0, |holder| view.model.amount(&holder, coin));
        let (amount, pay_to) = (self.amount(there), self.memo());
        let dealer = itself.unwrap_or(dealer);
        (holder, Action::RequestRedemption(RequestRedemption { coin, amount, dealer, pay_to }))
    }

    fn settle_redemption(&mut self, view: &View<'_>) -> (Option<Address>, Action) {
        let (redemption, one) = self.redemption(view);
        let coin = one.and_then(|one| view.model.coins.get(&one.coin));
        let custodians: Vec<Address> =
            coin.map(|coin| coin.custodians.keys().copied().collect()).unwrap_or_default();
        let settle = SettleRedemption { redemption, document: Hash([5; 32]) };
        (self.chance.pick(&custodians), Action::SettleRedemption(settle))
    }

    /// A redemption that waits, mostly.
    fn redemption(&mut self, view: &View<'_>) -> (RedemptionId, Option<Redemption>) {
        let waiting: Vec<(RedemptionId, Option<Redemption>)> =
            view.model.redemptions.iter().map(|(id, one)| (*id, Some(one.clone()))).collect();
        let waiting = self.chance.pick(&waiting).filter(|_| self.chance.percent(95));
        waiting.unwrap_or_else(|| (RedemptionId(self.chance.below(view.model.next.redemption + 2)), None))
    }
}
