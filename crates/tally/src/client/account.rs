//! What the ledger has of an account, as a node tells it.

use super::{network::operation_tag, text};
use serde::{Deserialize, Deserializer, de::Error as _};
use tally_types::{
    Address, Amount, AssetId, Authority, Handle, PublicKey, account::NonceWindow, hash::unhex,
    key::WeightedKey, wire::List,
};

/// An account; one that has nothing and has done nothing is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct AccountInfo {
    #[serde(deserialize_with = "read_nonces")]
    pub nonces: NonceWindow,
    pub balances: Vec<BalanceInfo>,
    /// Whether there are more balances than these.
    pub more_balances: bool,
    /// `None`: the one key whose address this is.
    #[serde(default, deserialize_with = "read_authority")]
    pub authority: Option<Authority>,
    #[serde(default)]
    pub security: SecurityInfo,
    pub inbox: InboxInfo,
    #[serde(default, deserialize_with = "text::read_option")]
    pub name: Option<Handle>,
}

/// What an account has of one asset.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BalanceInfo {
    #[serde(deserialize_with = "text::read_asset")]
    pub asset: AssetId,
    #[serde(deserialize_with = "text::read")]
    pub amount: Amount,
    pub frozen: bool,
    /// The account asked for the asset; unset: it lies on the shelf.
    pub accepted: bool,
}

/// What an account takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct InboxInfo {
    pub refuse_unknown: bool,
    pub require_memo: bool,
}

/// Scoped keys, guardians and recovery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct SecurityInfo {
    pub scoped_keys: Vec<ScopedKeyInfo>,
    pub guardians: Option<GuardiansInfo>,
    pub recovery: Option<RecoveryInfo>,
}

/// A key that acts within limits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ScopedKeyInfo {
    #[serde(deserialize_with = "read_key")]
    pub key: PublicKey,
    /// Kinds of operations it may sign.
    pub operations: Vec<String>,
    pub expires_ms: u64,
}

/// Who may recover an account.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GuardiansInfo {
    #[serde(deserialize_with = "text::read_list")]
    pub members: Vec<Address>,
    pub threshold: u8,
    pub delay_ms: u64,
}

/// A recovery under way.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RecoveryInfo {
    /// Block time from which it may be finished; `None` until enough guardians asked.
    #[serde(default)]
    pub ready_ms: Option<u64>,
}

impl AccountInfo {
    /// How much of an asset the account has.
    pub fn balance(&self, asset: AssetId) -> Amount {
        self.balances
            .iter()
            .find(|balance| balance.asset == asset)
            .map_or(Amount::ZERO, |balance| balance.amount)
    }

    /// The scoped keys that may sign all of `operations`, by their tags.
    pub fn scoped_for(&self, operations: &[u8]) -> Vec<PublicKey> {
        let may = |scoped: &&ScopedKeyInfo| {
            let tags: Vec<_> = scoped.operations.iter().filter_map(|kind| operation_tag(kind)).collect();
            operations.iter().all(|operation| tags.contains(operation))
        };
        self.security.scoped_keys.iter().filter(may).map(|scoped| scoped.key).collect()
    }
}

#[derive(Deserialize)]
struct Nonces {
    next: u64,
    used: Vec<u64>,
}

fn read_nonces<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NonceWindow, D::Error> {
    let Nonces { next, used } = Nonces::deserialize(deserializer)?;
    let mut window = NonceWindow { base: next, used: 0 };
    for nonce in used {
        window
            .spend(nonce)
            .map_err(|_| D::Error::custom(format!("nonce {nonce} is not in the window from {next}")))?;
    }
    Ok(window)
}

#[derive(Deserialize)]
struct Key {
    kind: String,
    key: String,
}

impl Key {
    fn read(&self) -> Option<PublicKey> {
        let bytes = unhex(&self.key)?;
        match self.kind.as_str() {
            "ed25519" => bytes.try_into().ok().map(PublicKey::Ed25519),
            "secp256k1" => bytes.try_into().ok().map(PublicKey::Secp256k1),
            "p256" => bytes.try_into().ok().map(PublicKey::P256),
            _ => None,
        }
    }
}

fn read_key<'de, D: Deserializer<'de>>(deserializer: D) -> Result<PublicKey, D::Error> {
    Key::deserialize(deserializer)?.read().ok_or_else(|| D::Error::custom("no public key"))
}

#[derive(Deserialize)]
struct Keys {
    threshold: u16,
    keys: Vec<Weighted>,
}

#[derive(Deserialize)]
struct Weighted {
    #[serde(deserialize_with = "read_key")]
    key: PublicKey,
    weight: u16,
}

fn read_authority<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Authority>, D::Error> {
    let Some(Keys { threshold, keys }) = Option::deserialize(deserializer)? else { return Ok(None) };
    let keys = keys.into_iter().map(|Weighted { key, weight }| WeightedKey { key, weight }).collect();
    let keys = List::new(keys).ok_or_else(|| D::Error::custom("an authority has 1 to 16 keys"))?;
    Ok(Some(Authority { threshold, keys }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_read() {
        let key = "01".repeat(32);
        let json = format!(
            r#"{{"address":"x","hex":"x","exists":true,"name":"@alice","nonces":{{"next":5,"used":[7]}},
            "balances":[{{"asset":0,"amount":"12","frozen":false,"allowed":false,"accepted":true}}],
            "more_balances":false,"inbox":{{"refuse_unknown":true,"require_memo":false}},"assets":[],
            "authority":{{"threshold":1,"keys":[{{"key":{{"kind":"ed25519","key":"{key}"}},"weight":1}}]}},
            "security":{{"scoped_keys":[{{"key":{{"kind":"ed25519","key":"{key}"}},"operations":["send","send_many"],
            "limits":[],"spent":[],"expires_ms":9}}]}}}}"#
        );
        let account: AccountInfo = serde_json::from_str(&json).unwrap();
        assert_eq!(account.nonces, NonceWindow { base: 5, used: 0b100 });
        assert_eq!(account.balance(AssetId::COIN), Amount(12));
        let own = PublicKey::Ed25519([1; 32]);
        assert_eq!(account.authority, Some(Authority::single(own)));
        assert_eq!(
            (account.scoped_for(&[0x30, 0x31]), account.scoped_for(&[0x30, 0x20])),
            (vec![own], vec![])
        );
        assert!(account.inbox.refuse_unknown && account.name.is_some());
    }

    #[test]
    fn an_account_that_was_never_used_is_read() {
        let json = r#"{"exists":false,"nonces":{"next":0,"used":[]},"balances":[],"more_balances":false,
            "inbox":{"refuse_unknown":false,"require_memo":false}}"#;
        assert_eq!(serde_json::from_str::<AccountInfo>(json).unwrap(), AccountInfo::default());
    }
}
