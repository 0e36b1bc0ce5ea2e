//! What a run reached: each operation, each refusal, each event, and how often.
//!
//! A run that never met a refusal has not tested it; [`Coverage::unreached`] names those.

use crate::model::Model;
use std::{collections::BTreeMap, fmt};
use tally_types::{
    Action, Event, Outcome, Receipt, Refusal, Transaction,
    exchange::{DropReason, Dropped},
};

/// Refusals that no transaction through the ledger can meet, and why.
pub const UNREACHABLE: &[(Refusal, &str)] = &[
    (Refusal::SignatureInvalid, "signatures are verified before the ledger sees a transaction"),
    (Refusal::BalanceOverflow, "no balance can pass its asset's supply, which cannot overflow"),
];

/// Ways through the exchange that no operation, refusal or event names.
pub const CASES: &[&str] = &[
    "an order dropped: expired",
    "an order dropped: own",
    "an order dropped: barred",
    "an order parked",
    "a parked order cancelled",
    "64 orders met",
    "a conversion through 1 market",
    "a conversion through 2 markets",
    "a conversion through 3 markets",
    "a market replaced",
];

/// Counts of what happened.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub worlds: u64,
    pub blocks: u64,
    pub transactions: u64,
    pub in_blocks: u64,
    pub scoped: u64,
    /// Accounts, at the end of their world, with balances beyond the first eight; and such balances.
    pub spilled: (u64, u64),
    /// By tag: in how many transactions in blocks it stood, and how often it applied.
    pub operations: BTreeMap<u8, (u64, u64)>,
    pub refusals: BTreeMap<Refusal, u64>,
    pub events: BTreeMap<u8, u64>,
    /// Of [`CASES`].
    pub cases: BTreeMap<&'static str, u64>,
}

impl Coverage {
    /// A transaction that is in no block.
    pub fn turned_away(&mut self, refusal: Refusal) {
        self.transactions += 1;
        *self.refusals.entry(refusal).or_default() += 1;
    }

    /// A transaction that is in a block.
    pub fn charged(&mut self, transaction: &Transaction, receipt: &Receipt) {
        self.transactions += 1;
        self.in_blocks += 1;
        for operation in &transaction.body.operations {
            let counts = self.operations.entry(operation.action.tag()).or_default();
            counts.0 += 1;
            counts.1 += u64::from(receipt.is_applied());
        }
        if let Outcome::Refused(refused) = receipt.outcome {
            *self.refusals.entry(refused.refusal).or_default() += 1;
        }
        for event in &receipt.events {
            *self.events.entry(event.tag()).or_default() += 1;
            cases(event).into_iter().for_each(|case| *self.cases.entry(case).or_default() += 1);
        }
    }

    /// A world at its end.
    pub fn look(&mut self, model: &Model) {
        for account in model.accounts.values().filter(|account| !account.spilled.is_empty()) {
            self.spilled.0 += 1;
            self.spilled.1 += account.spilled.len() as u64;
        }
        let replaced = model.markets.values().filter(|market| market.replaced).count() as u64;
        if replaced > 0 {
            *self.cases.entry("a market replaced").or_default() += replaced;
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.worlds += other.worlds;
        self.blocks += other.blocks;
        self.transactions += other.transactions;
        self.in_blocks += other.in_blocks;
        self.scoped += other.scoped;
        self.spilled.0 += other.spilled.0;
        self.spilled.1 += other.spilled.1;
        for (tag, (stood, applied)) in &other.operations {
            let counts = self.operations.entry(*tag).or_default();
            *counts = (counts.0 + stood, counts.1 + applied);
        }
        for (refusal, count) in &other.refusals {
            *self.refusals.entry(*refusal).or_default() += count;
        }
        for (tag, count) in &other.events {
            *self.events.entry(*tag).or_default() += count;
        }
        for (case, count) in &other.cases {
            *self.cases.entry(case).or_default() += count;
        }
    }

    /// What should have been reached and was not: operations that applied, refusals, events, cases.
    pub fn unreached(&self) -> Vec<&'static str> {
        let applied = |tag: &u8| self.operations.get(tag).is_some_and(|counts| counts.1 > 0);
        let reachable = |refusal: &Refusal| UNREACHABLE.iter().all(|(other, _)| other != refusal);
        let operations = Action::VARIANTS.iter().filter(|(tag, _)| !applied(tag)).map(|(_, name)| *name);
        let refusals = Refusal::ALL.iter().filter(|refusal| !self.refusals.contains_key(refusal));
        let events = Event::VARIANTS.iter().filter(|(tag, _)| !self.events.contains_key(tag));
        operations
            .chain(refusals.filter(|refusal| reachable(refusal)).map(|refusal| refusal.name()))
            .chain(events.map(|(_, name)| *name))
            .chain(CASES.iter().filter(|case| !self.cases.contains_key(*case)).copied())
            .collect()
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} transactions in {} worlds; {} in {} blocks; {} by scoped keys; {} balances spilled from {} accounts",
            self.transactions,
            self.worlds,
            self.in_blocks,
            self.blocks,
            self.scoped,
            self.spilled.1,
            self.spilled.0
        )?;
        writeln!(f, "\n{:<18} {:>10} {:>10}", "operation", "in blocks", "applied")?;
        for (tag, name) in Action::VARIANTS {
            let (stood, applied) = self.operations.get(tag).copied().unwrap_or_default();
            writeln!(f, "{name:<18} {stood:>10} {applied:>10}")?;
        }
        writeln!(f, "\n{:<24} {:>10}", "refusal", "met")?;
        for refusal in Refusal::ALL {
            let count = self.refusals.get(refusal).copied().unwrap_or_default();
            let why = UNREACHABLE.iter().find(|(other, _)| other == refusal).map_or("", |(_, why)| why);
            writeln!(f, "{} {:<20} {count:>10}  {why}", refusal.code(), refusal.name())?;
        }
        writeln!(f, "\n{:<18} {:>10}", "event", "seen")?;
        for (tag, name) in Event::VARIANTS {
            writeln!(f, "{name:<18} {:>10}", self.events.get(tag).copied().unwrap_or_default())?;
        }
        writeln!(f, "\n{:<34} {:>10}", "case", "seen")?;
        for case in CASES {
            writeln!(f, "{case:<34} {:>10}", self.cases.get(case).copied().unwrap_or_default())?;
        }
        Ok(())
    }
}

/// The cases that an event tells of.
fn cases(event: &Event) -> Vec<&'static str> {
    let of_dropped = |dropped: &[Dropped]| {
        let parked = dropped.iter().filter(|order| order.parked).map(|_| "an order parked");
        let reasons = dropped.iter().map(|order| match order.reason {
            DropReason::Expired => "an order dropped: expired",
            DropReason::Own => "an order dropped: own",
            DropReason::Barred => "an order dropped: barred",
        });
        parked.chain(reasons).collect::<Vec<_>>()
    };
    match event {
        Event::OrderPlaced(it) => {
            let mut cases = of_dropped(&it.dropped);
            if it.fills.len() + it.dropped.len() == 64 {
                cases.push("64 orders met");
            }
            cases
        }
        Event::OrderCancelled(it) if it.cancelled.parked => vec!["a parked order cancelled"],
        Event::Converted(it) => {
            let mut cases: Vec<_> = it.hops.iter().flat_map(|hop| of_dropped(&hop.dropped)).collect();
            if it.hops.iter().map(|hop| hop.fills.len() + hop.dropped.len()).sum::<usize>() == 64 {
                cases.push("64 orders met");
            }
            cases.push(match it.hops.len() {
                1 => "a conversion through 1 market",
                2 => "a conversion through 2 markets",
                _ => "a conversion through 3 markets",
            });
            cases
        }
        _ => Vec::new(),
    }
}
