//! A transaction uses up one nonce of its payer, and a nonce used up stays so.

use super::{Broken, kind::Pair};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};
use tally_types::{
    Address, Hash, Receipt, Refusal,
    account::{Account, NonceWindow},
};

/// How many transactions each account paid for, taken out as its record agrees.
pub(super) struct Payers(HashMap<Address, u64, RandomState>);

impl Payers {
    pub(super) fn of_receipts(receipts: &[Receipt]) -> Result<Self, Broken> {
        let mut payers = HashMap::with_capacity_and_hasher(receipts.len(), RandomState::default());
        let mut seen: HashSet<Hash, RandomState> =
            HashSet::with_capacity_and_hasher(receipts.len(), RandomState::default());
        for receipt in receipts {
            if !seen.insert(receipt.transaction) {
                return Err(Broken::TransactionTwice(receipt.transaction));
            }
            *payers.entry(receipt.payer).or_default() += 1;
        }
        Ok(Self(payers))
    }

    pub(super) fn account(&mut self, address: &Address, pair: &Pair<Account>) -> Result<(), Broken> {
        let window =
            |account: &Option<Account>| account.as_ref().map(|account| account.nonces).unwrap_or_default();
        let (before, after) = (window(&pair.before), window(&pair.after));
        let paid = self.0.remove(address).unwrap_or_default();
        if used(&before).checked_add(paid) == Some(used(&after)) && keeps(&before, &after) {
            Ok(())
        } else {
            Err(Broken::Nonces(*address))
        }
    }

    /// Every payer's record has changed: its nonce at least.
    pub(super) fn check_all_seen(&self) -> Result<(), Broken> {
        match self.0.keys().min() {
            Some(payer) => Err(Broken::Nonces(*payer)),
            None => Ok(()),
        }
    }
}

/// How many nonces are used up.
fn used(window: &NonceWindow) -> u64 {
    window.base.saturating_add(u64::from(window.used.count_ones()))
}

fn keeps(before: &NonceWindow, after: &NonceWindow) -> bool {
    let spent =
        (0..64).filter(|bit| before.used >> bit & 1 == 1).filter_map(|bit| before.base.checked_add(bit));
    after.base >= before.base && spent.into_iter().all(|nonce| after.check(nonce) == Err(Refusal::NonceUsed))
}
