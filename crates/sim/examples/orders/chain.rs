//! One transaction after another, each in a block of its own, and what it costs.

use super::Book;
use std::time::{Duration, Instant};
use tally_ledger::{BlockInfo, Overlay, Stop, apply, begin};
use tally_sim::generator::sign;
use tally_types::{Action, Amount, AssetId, Body, Operation, Transaction, Witness, fee::Fee, wire::List};

/// What operations of one kind cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    pub operations: u64,
    pub records: u64,
    pub time: Duration,
}

impl Cost {
    pub fn plus(self, other: Self) -> Self {
        Self {
            operations: self.operations + other.operations,
            records: self.records + other.records,
            time: self.time + other.time,
        }
    }
}

impl Book {
    /// One transaction.
    pub fn run(&mut self, person: usize, actions: Vec<Action>) -> Cost {
        let operations = actions.len() as u64;
        let transaction = self.transaction(person, actions);
        let id = transaction.body.id(&self.block.genesis);
        let (mut overlay, mut records) = (Overlay::new(), 0);
        let start = Instant::now();
        self.until_loaded(&mut overlay, &mut records, |overlay, block| begin(overlay, block).map(|_| ()));
        let receipt = self.until_loaded(&mut overlay, &mut records, |overlay, block| {
            apply(overlay, block, id, &transaction)
        });
        let changes = overlay.changes();
        let time = start.elapsed();
        assert!(receipt.is_applied(), "{:?}", receipt.outcome);
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        Cost { operations, records, time }
    }

    fn until_loaded<T>(
        &self,
        overlay: &mut Overlay,
        records: &mut u64,
        attempt: impl Fn(&mut Overlay, &BlockInfo) -> Result<T, Stop>,
    ) -> T {
        loop {
            match attempt(overlay, &self.block) {
                Ok(done) => return done,
                Err(Stop::Refused(refusal)) => panic!("{refusal}"),
                Err(Stop::Missing(keys)) => {
                    *records += keys.len() as u64;
                    for key in keys {
                        let record = self.state.get(&key).map(AsRef::as_ref);
                        overlay.load(key, record).expect("the ledger wrote it");
                    }
                }
            }
        }
    }

    fn transaction(&mut self, person: usize, actions: Vec<Action>) -> Transaction {
        let key = self.people[person];
        let (payer, nonce) = (key.address(), self.nonces[person]);
        self.nonces[person] += 1;
        let operations = actions.into_iter().map(|action| Operation { actor: payer, action }).collect();
        let body = Body {
            chain_id: self.block.chain_id,
            payer,
            nonce,
            valid_until_ms: self.block.time_ms,
            fee_limit: Fee { asset: AssetId::COIN, amount: Amount::MAX },
            operations: List::new(operations).expect("64 at most"),
        };
        let signatures = List::new(vec![sign(key)]).expect("one");
        let witnesses = List::new(vec![Witness { account: payer, signatures }]).expect("one");
        Transaction { body, witnesses }
    }
}
