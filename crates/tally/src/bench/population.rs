//! The people of a benchmark: accounts that follow from a number, a few of which hold keys and pay.
//!
//! Everybody holds coins from genesis on. Payers come first in number; all others only receive.

use super::parallel;
use std::ops::Range;
use tally_engine::Dealt;
use tally_types::{
    Address, Amount, Genesis, Hash, Parameters,
    fee::FeeSchedule,
    genesis::{Allocation, Coin},
    text::Text,
    wire::{ByteString, List},
};
use tally_wallet::{KeyKind, SecretKey};

/// Accounts that pay. With 64 nonces each, far more than can be in flight.
const PAYERS: u64 = 20_000;
/// The last of them pay for what is timed, so that no other payment depends on their nonces.
const TIMED_PAYERS: u64 = 1_000;
/// What every account holds at the start.
const ENDOWMENT: Amount = Amount(1_000_000_000_000);
/// What a payment costs.
const FEE: Amount = Amount(10);
/// The chain id of a benchmark's network.
pub const CHAIN_ID: u64 = 7_101;

/// The accounts of a benchmark's ledger.
#[derive(Debug)]
pub struct Population {
    pub accounts: u64,
    /// Of the first accounts, in order.
    pub keys: Vec<SecretKey>,
    payers: Vec<Address>,
}

impl Population {
    pub fn new(accounts: u64) -> Self {
        let keys = parallel::make(PAYERS.min(accounts) as usize, |number| {
            let seed = Hash::of("tally/bench-key", &[&(number as u64).to_be_bytes()]).0;
            SecretKey::from_bytes(KeyKind::Ed25519, &seed).expect("any 32 bytes are an Ed25519 seed")
        });
        let payers = parallel::make(keys.len(), |index| keys[index].address());
        Self { accounts, keys, payers }
    }

    /// The address of account `number`.
    pub fn address(&self, number: u64) -> Address {
        let payer = self.payers.get(number as usize).copied();
        payer.unwrap_or_else(|| Address::last_20(&Hash::of("tally/bench-account", &[&number.to_be_bytes()])))
    }

    /// The payers of ordinary load.
    pub fn payers(&self) -> Range<u64> {
        0..self.keys.len() as u64 - self.timed_payers()
    }

    /// The payers of what is timed.
    pub fn timed(&self) -> Range<u64> {
        self.payers().end..self.keys.len() as u64
    }

    fn timed_payers(&self) -> u64 {
        TIMED_PAYERS.min(self.keys.len() as u64 / 10)
    }

    /// A genesis in which every account holds the same, for the members in `dealt`.
    pub fn genesis(&self, dealt: &Dealt, time_ms: u64) -> Genesis {
        let mut accounts = parallel::make(self.accounts as usize, |number| self.address(number as u64));
        accounts.sort_unstable();
        let allocations =
            accounts.into_iter().map(|account| Allocation { account, amount: ENDOWMENT }).collect();
        let coin = Coin { code: text("BENCH"), name: text("Bench coin"), decimals: 6, cap: None };
        Genesis {
            chain_id: CHAIN_ID,
            name: text("Benchmark"),
            prefix: text("bench"),
            time_ms,
            coin,
            fees: FeeSchedule { base: FEE, prices: List::default(), rates: List::default() },
            parameters: Parameters::default(),
            members: List::new(dealt.members.clone()).expect("a few members"),
            sharing: ByteString::new(dealt.sharing.clone()).expect("a few members' sharing"),
            allocations: List::new(allocations).expect("the option bounds the accounts"),
        }
    }
}

fn text<const MIN: usize, const MAX: usize>(text: &str) -> Text<MIN, MAX> {
    Text::new(text).expect("a short text")
}
