//! How the economy goes on: every few seconds a day passes, with new rates, new quotes, and now and then a small trade, an
//! instalment, a like or a claim.
//!
//! Rules: what a day brings follows from the ledger's time alone, so that it goes on after a restart; at most
//! [`MOST_ACTS`] transactions a day; what the ledger would refuse is not submitted.

use super::{
    feeds, loans, markets,
    people::{Cast, Role},
    play::{Act, Made, transaction},
    rates::Rates,
    words::whole,
};
use crate::{client::Client, failure::Failure};
use std::time::Duration;
use tally_types::{
    Action, Genesis, Parameters, Transaction, epoch_of,
    exchange::Side,
    fee::FeeSchedule,
    mining::{AttestReading, ClaimMining, LikePost, Reader},
    wire::List,
};
use tally_wallet::build;

/// How long a day lasts here.
pub const DAY: Duration = Duration::from_secs(5);
const DAY_MS: u64 = DAY.as_millis() as u64;
/// Most transactions of a day.
pub const MOST_ACTS: usize = 8;
/// How long a transaction may take to enter a block.
const VALID_FOR_MS: u64 = 60_000;
/// Every so many days somebody trades, and somebody does something else.
const TRADE_EVERY: u64 = 2;
const OTHER_EVERY: u64 = 12;
/// Points of reading that the app attests at a time.
const READ: u64 = 10;

/// Life after the play.
pub struct Life<'a> {
    client: &'a Client,
    cast: &'a Cast,
    network: build::Network,
    fees: FeeSchedule,
    plans: Plans,
    /// The last day that has passed, counted from the genesis.
    passed: u64,
}

/// What is to happen on which day.
pub struct Plans {
    pub made: Made,
    rates: Rates,
    start_ms: u64,
    parameters: Parameters,
    /// Who reads, ascending by account.
    readers: Vec<Reader>,
}

impl<'a> Life<'a> {
    pub fn new(client: &'a Client, genesis: &Genesis, cast: &'a Cast, made: Made) -> Self {
        let network = build::Network { chain_id: genesis.chain_id, genesis: genesis.hash() };
        let plans = Plans::new(genesis, cast, made);
        Self { client, cast, network, fees: genesis.fees.clone(), plans, passed: 0 }
    }

    /// Does what the day of the ledger's time brings.
    pub fn pass_day(&mut self) -> Result<(), Failure> {
        let now_ms = self.client.status()?.time_ms;
        let day = self.plans.day(now_ms);
        if day <= self.passed {
            return Ok(());
        }
        self.passed = day;
        let mut transactions: Vec<Transaction> = Vec::new();
        for acts in self.plans.on(now_ms).into_iter().take(MOST_ACTS) {
            // The first of the ways that the ledger takes.
            for act in acts {
                let transaction = self.transaction(act, now_ms, &transactions)?;
                if self.client.simulate(&transaction.body)?.refusal.is_none() {
                    transactions.push(transaction);
                    break;
                }
            }
        }
        if !transactions.is_empty() {
            self.client.submit_all(&transactions)?;
        }
        Ok(())
    }

    /// An act's transaction under the lowest nonce that neither the ledger nor this day has used.
    fn transaction(&self, act: Act, now_ms: u64, others: &[Transaction]) -> Result<Transaction, Failure> {
        let payer = self.cast.address(act.payer());
        let window = self.client.account(&payer)?.nonces;
        let taken =
            |nonce: &u64| others.iter().any(|other| other.body.payer == payer && other.body.nonce == *nonce);
        let mut free = (window.next()..).filter(|nonce| window.check(*nonce).is_ok() && !taken(nonce));
        let nonce = free.next().unwrap_or(window.base);
        let valid_until_ms = now_ms.saturating_add(VALID_FOR_MS);
        transaction(self.cast, &self.network, &self.fees, (nonce, valid_until_ms), act)
    }
}

impl Plans {
    pub fn new(genesis: &Genesis, cast: &Cast, made: Made) -> Self {
        let reader = |role| Reader { account: cast.address(role), points: READ };
        let mut readers: Vec<_> = [Role::Dora, Role::Wei].map(reader).into();
        readers.sort_unstable_by_key(|reader| reader.account);
        let (start_ms, parameters) = (genesis.time_ms, genesis.parameters.clone());
        Self { made, rates: Rates::real(), start_ms, parameters, readers }
    }

    /// The day at a time, counted from the genesis.
    fn day(&self, now_ms: u64) -> u64 {
        now_ms.saturating_sub(self.start_ms) / DAY_MS
    }

    /// The acts of the day; each in the ways in which it may be done, of which the first that the ledger takes counts.
    pub fn on(&self, now_ms: u64) -> Vec<Vec<Act>> {
        let past = self.day(now_ms);
        let day = feeds::LAST_DAY + 1 + past;
        let reports: Vec<_> =
            feeds::reports(&self.rates, (self.made.dollar_feed, self.made.yuan_feed), day, now_ms).collect();
        let mut acts: Vec<Vec<Act>> =
            [Role::Ada, Role::Lin].map(|role| vec![Act::by(role, reports.clone())]).into();
        let markets = [self.made.dollar_market, self.made.yuan_market, self.made.chakra_market];
        let makers = [Role::Nord, Role::Sud];
        // Both take their quotes back before either places new ones, so that nobody trades at yesterday's rates.
        for maker in makers {
            let ways = markets::take_back(markets).into_iter();
            acts.push(ways.map(|actions| Act::by(maker, actions)).collect());
        }
        let rate = self.rates.on(day);
        acts.extend(makers.map(|maker| vec![Act::by(maker, markets::place(maker, markets, rate))]));
        if past % TRADE_EVERY == 1 {
            acts.push(vec![self.trade(past / TRADE_EVERY)]);
        }
        match past % (2 * OTHER_EVERY) {
            0 => acts.push(vec![Act::by(Role::Dora, vec![loans::repay(self.made.living_loan, whole(1))])]),
            OTHER_EVERY => acts.extend(self.campaign(past / (2 * OTHER_EVERY), now_ms)),
            _ => {}
        }
        acts
    }

    /// Dora and wei take a lot to and fro.
    fn trade(&self, number: u64) -> Act {
        let (role, side) = match number % 4 {
            0 => (Role::Dora, Side::Buy),
            1 => (Role::Wei, Side::Sell),
            2 => (Role::Dora, Side::Sell),
            _ => (Role::Wei, Side::Buy),
        };
        let made = &self.made;
        let (market, lots) = match number / 4 % 3 {
            0 => (made.dollar_market, 1),
            1 => (made.yuan_market, 1),
            _ => (made.chakra_market, 5),
        };
        Act::by(role, vec![markets::take(market, side, lots)])
    }

    /// A like, what the app attests, or a claim for the epoch before. Before the campaign has begun, the ledger takes none.
    fn campaign(&self, number: u64, now_ms: u64) -> Vec<Vec<Act>> {
        let (made, campaign) = (&self.made, self.made.mining);
        let like = |role, post| {
            let like = LikePost { campaign, post, candidate: made.candidate };
            Act::by(role, vec![Action::LikePost(like)])
        };
        match number % 4 {
            0 | 1 => {
                let role = if number.is_multiple_of(2) { Role::Dora } else { Role::Wei };
                // The first post that it has not liked yet.
                vec![made.posts.iter().map(|post| like(role, *post)).collect()]
            }
            2 => {
                let readers = List::new(self.readers.clone()).expect("two");
                let attest = AttestReading { campaign, readers };
                vec![vec![Act::by(super::campaigns::APP, vec![Action::AttestReading(attest)])]]
            }
            _ => {
                let epoch = epoch_of(now_ms, &self.parameters).saturating_sub(1);
                let claim =
                    |role| vec![Act::by(role, vec![Action::ClaimMining(ClaimMining { campaign, epoch })])];
                [Role::Dora, Role::Wei].map(claim).into()
            }
        }
    }
}
