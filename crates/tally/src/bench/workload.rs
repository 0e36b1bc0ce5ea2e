//! Payments signed beforehand, so that a measurement pays for no signing.
//!
//! Payers take turns, so that each has few nonces in flight; receivers are drawn from all accounts.

use super::{
    chance::{Chance, Draw},
    parallel,
    population::{CHAIN_ID, Population},
};
use crate::clock;
use std::ops::Range;
use tally_types::{
    Action, Amount, AssetId, Body, Hash, Operation, Transaction, Witness,
    bytes::Bytes,
    codec::Encode as _,
    fee::Fee,
    transfer::{Memo, Send},
    wire::List,
};

/// How long a payment is valid after it was signed: longer than any run.
const VALIDITY_MS: u64 = 12 * 60 * 60 * 1000;
/// The most a payer gives for a payment.
const FEE_LIMIT: Fee = Fee { asset: AssetId::COIN, amount: Amount(100) };

/// A signed payment.
#[derive(Clone, Debug)]
pub struct Payment {
    pub id: Hash,
    pub bytes: Bytes,
}

/// Makes payments on one network, each payer's nonces in order.
pub struct Signer<'a> {
    population: &'a Population,
    genesis: Hash,
    chance: Chance,
    payers: Range<u64>,
    turn: u64,
}

impl<'a> Signer<'a> {
    /// A signer for some of the payers: those of different signers must not overlap.
    pub fn new(population: &'a Population, genesis: Hash, payers: Range<u64>) -> Self {
        Self { population, genesis, chance: Chance::new(payers.start), payers, turn: 0 }
    }

    /// The next `count` payments.
    pub fn sign(&mut self, count: usize, draw: &Draw) -> Vec<Payment> {
        let payers = self.payers.end - self.payers.start;
        let valid_until_ms = clock::now_ms() + VALIDITY_MS;
        let drawn: Vec<(u64, u64, u64)> = (0..count)
            .map(|_| {
                let (payer, nonce) = (self.payers.start + self.turn % payers, self.turn / payers);
                self.turn += 1;
                let receiver = draw.draw(&mut self.chance);
                let receiver =
                    if receiver == payer { (receiver + 1) % self.population.accounts } else { receiver };
                (payer, nonce, receiver)
            })
            .collect();
        parallel::make(count, |index| {
            let (payer, nonce, receiver) = drawn[index];
            self.payment(payer, nonce, receiver, valid_until_ms)
        })
    }

    fn payment(&self, payer: u64, nonce: u64, receiver: u64, valid_until_ms: u64) -> Payment {
        let key = &self.population.keys[payer as usize];
        let actor = self.population.address(payer);
        let send = Send {
            to: self.population.address(receiver),
            asset: AssetId::COIN,
            amount: Amount(1),
            memo: Memo::NONE,
        };
        let operations = one(Operation { actor, action: Action::Send(send) });
        let body = Body {
            chain_id: CHAIN_ID,
            payer: actor,
            nonce,
            valid_until_ms,
            fee_limit: FEE_LIMIT,
            operations,
        };
        let id = body.id(&self.genesis);
        let witnesses = one(Witness { account: actor, signatures: one(key.sign(&id)) });
        Payment { id, bytes: Transaction { body, witnesses }.encode() }
    }
}

fn one<T, const MAX: usize>(item: T) -> List<T, 1, MAX> {
    List::new(vec![item]).expect("one is within the bounds")
}
