//! What is to be done, by numbered accounts, and the desk where it becomes transactions.

use crate::bench::{
    ledger::Line,
    parallel,
    population::{CHAIN_ID, Population},
    workload::Payment,
};
use std::collections::HashMap;
use tally_types::{
    Action, Address, Amount, AssetId, Body, Hash, KeySignature, Operation, PublicKey, Transaction, Witness,
    codec::Encode as _, fee::Fee, signature::Ed25519Signature, wire::List,
};

/// The most anyone gives for a transaction of 64 operations and all their work.
const FEE_LIMIT: Fee = Fee { asset: AssetId::COIN, amount: Amount(10_000) };

/// One transaction's payer, and who does what in it.
#[derive(Clone, Debug)]
pub struct Act {
    pub payer: u64,
    pub operations: Vec<(u64, Action)>,
}

impl Act {
    /// An account acts and pays.
    pub fn by(account: u64, action: Action) -> Self {
        Self { payer: account, operations: vec![(account, action)] }
    }

    /// An account pays for what another does; both sign.
    pub fn paid_by(payer: u64, actor: u64, action: Action) -> Self {
        Self { payer, operations: vec![(actor, action)] }
    }

    /// An account does several things in order.
    pub fn all_by(account: u64, actions: impl IntoIterator<Item = Action>) -> Self {
        Self { payer: account, operations: actions.into_iter().map(|action| (account, action)).collect() }
    }
}

/// Gives every payer its nonces in order.
#[derive(Clone)]
pub struct Desk<'a> {
    population: &'a Population,
    genesis: Hash,
    valid_until_ms: u64,
    nonces: HashMap<u64, u64>,
}

impl<'a> Desk<'a> {
    pub fn new(population: &'a Population, genesis: Hash, valid_until_ms: u64) -> Self {
        Self { population, genesis, valid_until_ms, nonces: HashMap::new() }
    }

    /// Signed transactions, for a network.
    pub fn sign(&mut self, acts: &[Act]) -> Vec<Payment> {
        let nonces = self.take_nonces(acts);
        parallel::make(acts.len(), |index| {
            let sign = |number: u64, id: &Hash| self.population.keys[number as usize].sign(id);
            let (id, transaction) = self.transaction(&acts[index], nonces[index], sign);
            Payment { id, bytes: transaction.encode() }
        })
    }

    /// Transactions with signatures of nothing, for the ledger alone, which takes them for verified.
    pub fn enter(&mut self, acts: &[Act]) -> Vec<Line> {
        let nonces = self.take_nonces(acts);
        parallel::make(acts.len(), |index| {
            let sign = |number: u64, _: &Hash| {
                let PublicKey::Ed25519(key) = self.population.keys[number as usize].public() else {
                    unreachable!("benchmark keys are Ed25519")
                };
                KeySignature::Ed25519(Ed25519Signature { key, signature: [0; 64] })
            };
            self.transaction(&acts[index], nonces[index], sign)
        })
    }

    fn take_nonces(&mut self, acts: &[Act]) -> Vec<u64> {
        let mut take = |act: &Act| {
            let next = self.nonces.entry(act.payer).or_default();
            *next += 1;
            *next - 1
        };
        acts.iter().map(&mut take).collect()
    }

    fn transaction(&self, act: &Act, nonce: u64, sign: impl Fn(u64, &Hash) -> KeySignature) -> Line {
        let address = |number: u64| self.population.address(number);
        let operation =
            |(actor, action): &(u64, Action)| Operation { actor: address(*actor), action: action.clone() };
        let body = Body {
            chain_id: CHAIN_ID,
            payer: address(act.payer),
            nonce,
            valid_until_ms: self.valid_until_ms,
            fee_limit: FEE_LIMIT,
            operations: list(act.operations.iter().map(operation).collect()),
        };
        let id = body.id(&self.genesis);
        let mut signers: Vec<(Address, u64)> = act
            .operations
            .iter()
            .map(|(actor, _)| *actor)
            .chain([act.payer])
            .map(|number| (address(number), number))
            .collect();
        signers.sort_unstable();
        signers.dedup();
        let witness = |(account, number): (Address, u64)| Witness {
            account,
            signatures: list(vec![sign(number, &id)]),
        };
        let witnesses = list(signers.into_iter().map(witness).collect());
        (id, Transaction { body, witnesses })
    }
}

/// A list whose length a benchmark knows to be within the bounds.
pub fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> List<T, MIN, MAX> {
    List::new(items).expect("the benchmark's lists are within the bounds")
}
