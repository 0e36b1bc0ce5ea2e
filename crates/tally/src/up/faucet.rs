//! A faucet that pays from a funded key.
//!
//! One payment is made at a time, so that two never take the same nonce; an account is paid once in a while.

use crate::{clock, failure::Failure, node::config::ConfigError};
use std::{
    collections::{HashMap, VecDeque},
    fs,
    path::Path,
    sync::{Arc, OnceLock},
};
use tally_engine::{BoxFuture, Engine};
use tally_node::{
    admission::{Admission, Submission},
    api::{Faucet, FaucetRefusal},
    pool::PoolRefusal,
};
use tally_types::{
    Action, Address, Amount, AssetId, Genesis, Hash, Operation, Refusal, StateKey,
    account::{Account, NONCE_WINDOW},
    bytes::Bytes,
    codec::{Copying, DecodeExt as _, Encode as _},
    fee::FeeSchedule,
    transfer::{Memo, Send},
};
use tally_wallet::{
    KeyKind, SecretKey,
    build::{self, Intent},
};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

/// How long an account waits between two gifts.
const PAUSE_MS: u64 = 10_000;
/// Accounts whose last gift is remembered.
const MAX_REMEMBERED: usize = 65_536;
/// How long a gift may take to enter a block.
const VALID_FOR_MS: u64 = 60_000;

/// The way into the node.
struct Door {
    admission: Arc<Admission>,
    engine: Engine,
}

/// What one payment leaves for the next.
#[derive(Default)]
struct Gifts {
    next_nonce: u64,
    last_ms: HashMap<Address, u64>,
    order: VecDeque<Address>,
}

/// A faucet with a key of its own.
pub struct KeyFaucet {
    key: SecretKey,
    amount: Amount,
    fees: FeeSchedule,
    network: build::Network,
    door: OnceLock<Door>,
    gifts: Mutex<Gifts>,
}

impl KeyFaucet {
    /// Reads the key; `amount` is what each gift is, in base units of the coin.
    pub fn open(path: &Path, amount: Amount, genesis: &Genesis) -> Result<Self, Failure> {
        let text = Zeroizing::new(fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?);
        let bad = |_| Failure::Config(ConfigError::Keys { path: path.to_owned() });
        let key = SecretKey::from_hex(KeyKind::Ed25519, text.trim()).map_err(bad)?;
        let network = build::Network { chain_id: genesis.chain_id, genesis: genesis.hash() };
        let (door, gifts) = (OnceLock::new(), Mutex::default());
        Ok(Self { key, amount, fees: genesis.fees.clone(), network, door, gifts })
    }

    /// Connects the faucet with the node that serves it, which starts after the faucet is made.
    pub fn connect(&self, admission: Arc<Admission>, engine: Engine) {
        let _ = self.door.set(Door { admission, engine });
    }

    async fn pay(&self, to: Address) -> Result<Hash, FaucetRefusal> {
        let door = self.door.get().ok_or(FaucetRefusal::Busy)?;
        let now_ms = clock::now_ms();
        let mut gifts = self.gifts.lock().await;
        if gifts.last_ms.get(&to).is_some_and(|last_ms| now_ms.saturating_sub(*last_ms) < PAUSE_MS) {
            return Err(FaucetRefusal::TooSoon);
        }
        let nonce = self.nonce(&door.engine, gifts.next_nonce).await;
        let payment = self.payment(to, nonce, now_ms)?;
        let answers = door.admission.submit(vec![payment]).await;
        let id = match answers.into_iter().next() {
            Some(Submission::Accepted(id) | Submission::Pending(id) | Submission::Final(id, _)) => id,
            Some(Submission::Refused(Refusal::InsufficientFunds | Refusal::FeeUnpayable)) => {
                return Err(FaucetRefusal::Empty);
            }
            // The nonce of a gift that still waits, or never will be final: the next request takes another.
            Some(Submission::NoRoom(PoolRefusal::NonceWaits) | Submission::Refused(Refusal::NonceUsed)) => {
                gifts.next_nonce = nonce.saturating_add(1);
                return Err(FaucetRefusal::Busy);
            }
            Some(Submission::NoRoom(_)) | None => return Err(FaucetRefusal::Busy),
            Some(Submission::Refused(refusal)) => return Err(FaucetRefusal::Refused(refusal)),
        };
        gifts.next_nonce = nonce.saturating_add(1);
        gifts.remember(to, now_ms);
        Ok(id)
    }

    /// The nonce after the last gift's, within the window: when gifts were lost on the way, the lowest free one again.
    async fn nonce(&self, engine: &Engine, next: u64) -> u64 {
        let found = engine.get_many(vec![StateKey::account(&self.key.address())]).await;
        let record = found.and_then(|found| found.records.into_iter().next().flatten());
        let account =
            record.and_then(|bytes| Account::decode(Copying(bytes.as_ref())).ok()).unwrap_or_default();
        let window = account.nonces;
        let from =
            if next < window.base.saturating_add(NONCE_WINDOW) { next.max(window.base) } else { window.base };
        let last = window.base.saturating_add(NONCE_WINDOW);
        (from..last).find(|nonce| window.check(*nonce).is_ok()).unwrap_or(window.base)
    }

    fn payment(&self, to: Address, nonce: u64, now_ms: u64) -> Result<Bytes, FaucetRefusal> {
        let (actor, asset) = (self.key.address(), AssetId::COIN);
        let action = Action::Send(Send { to, asset, amount: self.amount, memo: Memo::NONE });
        let operations = vec![Operation { actor, action }];
        let fee_limit = self.fees.quote(&operations, asset).map_err(FaucetRefusal::Refused)?;
        let valid_until_ms = now_ms.saturating_add(VALID_FOR_MS);
        let intent = Intent { payer: actor, nonce, valid_until_ms, fee_limit, operations };
        match build::sign_alone(&self.network, intent, &self.key) {
            Ok(transaction) => Ok(transaction.encode()),
            Err(build::BuildError::Refused(refusal)) => Err(FaucetRefusal::Refused(refusal)),
            Err(error) => unreachable!("one account signs one operation: {error}"),
        }
    }
}

impl Faucet for KeyFaucet {
    fn drip(&self, to: Address) -> BoxFuture<'_, Result<Hash, FaucetRefusal>> {
        Box::pin(self.pay(to))
    }
}

impl Gifts {
    fn remember(&mut self, to: Address, now_ms: u64) {
        if self.last_ms.insert(to, now_ms).is_none() {
            self.order.push_back(to);
        }
        if self.order.len() > MAX_REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.last_ms.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gifts_are_remembered_up_to_a_limit() {
        let mut gifts = Gifts::default();
        for number in 0..=MAX_REMEMBERED as u32 {
            let mut bytes = [0; 20];
            bytes[..4].copy_from_slice(&number.to_be_bytes());
            gifts.remember(Address(bytes), 1);
        }
        assert_eq!((gifts.last_ms.len(), gifts.order.len()), (MAX_REMEMBERED, MAX_REMEMBERED));
        assert!(!gifts.last_ms.contains_key(&Address([0; 20])));
    }
}
