//! Accounts as JSON.

use super::{
    Money, Scene,
    asset::AssetBrief,
    key::{Authority, PublicKey},
    kind_name,
    operation::KeyLimit,
};
use serde::Serialize;
use tally_types::{
    Address, AssetId,
    account::{self, BalanceFlags},
};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What an account holds of one asset.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Balance {
    pub asset: u64,
    /// Base units.
    pub amount: String,
    /// The asset's freezer stopped the account from sending it.
    pub frozen: bool,
    /// The asset's allow-list names the account.
    pub allowed: bool,
    /// The account asked for the asset; unset: it lies on the shelf.
    pub accepted: bool,
}

impl From<&account::Balance> for Balance {
    fn from(balance: &account::Balance) -> Self {
        let has = |bit| balance.flags.has(bit);
        Self {
            asset: balance.asset.0,
            amount: balance.amount.to_string(),
            frozen: has(BalanceFlags::FROZEN),
            allowed: has(BalanceFlags::ALLOWED),
            accepted: has(BalanceFlags::ACCEPTED) || balance.asset == AssetId::COIN,
        }
    }
}

/// Which nonces may be used: `next` and the 63 after it, but for those in `used`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Nonces {
    /// The lowest nonce that may be used.
    pub next: u64,
    /// Later ones that are used already.
    pub used: Vec<u64>,
}

impl From<&account::NonceWindow> for Nonces {
    fn from(window: &account::NonceWindow) -> Self {
        let used = (0..account::NONCE_WINDOW).filter(|bit| window.used >> bit & 1 == 1);
        Self { next: window.next(), used: used.map(|bit| window.base.saturating_add(bit)).collect() }
    }
}

/// What the account takes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Inbox {
    /// It refuses assets that it has not accepted.
    pub refuse_unknown: bool,
    /// It refuses sends without a memo.
    pub require_memo: bool,
}

/// A key that acts within limits.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ScopedKey {
    pub key: PublicKey,
    /// Kinds of operations it may sign.
    pub operations: Vec<String>,
    pub limits: Vec<KeyLimit>,
    /// For each limit, in order: what was moved in the current period, which began at `since_ms`.
    pub spent: Vec<Spent>,
    /// Block time from which the key is void.
    pub expires_ms: u64,
}

/// What a scoped key has moved of one asset in the current period.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Spent {
    pub since_ms: u64,
    #[serde(flatten)]
    pub money: Money,
}

/// Who may recover the account.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Guardians {
    pub members: Vec<String>,
    pub threshold: u8,
    pub delay_ms: u64,
}

/// A recovery under way.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Recovery {
    pub authority: Authority,
    /// Guardians who asked for it.
    pub approvals: Vec<String>,
    /// Block time from which it may be finished; absent until enough guardians asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready_ms: Option<u64>,
}

/// Scoped keys, guardians and recovery.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Security {
    pub scoped_keys: Vec<ScopedKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guardians: Option<Guardians>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<Recovery>,
}

impl Security {
    pub fn new(scene: &Scene<'_>, security: &account::Security) -> Self {
        let addresses = |list: &[Address]| list.iter().map(|address| scene.address(address)).collect();
        Self {
            scoped_keys: security.scoped.iter().map(ScopedKey::from).collect(),
            guardians: security.guardians.as_ref().map(|guardians| Guardians {
                members: addresses(&guardians.members),
                threshold: guardians.threshold,
                delay_ms: guardians.delay_ms,
            }),
            recovery: security.recovery.as_ref().map(|recovery| Recovery {
                authority: (&recovery.authority).into(),
                approvals: addresses(&recovery.approvals),
                ready_ms: recovery.ready_ms,
            }),
        }
    }
}

impl From<&account::ScopedKey> for ScopedKey {
    fn from(scoped: &account::ScopedKey) -> Self {
        let grant = &scoped.grant;
        let spent = grant.limits.iter().zip(scoped.spent.iter());
        Self {
            key: (&grant.key).into(),
            operations: grant.operations.iter().map(|tag| kind_name(*tag)).collect(),
            limits: grant.limits.iter().map(KeyLimit::from).collect(),
            spent: spent
                .map(|(limit, spent)| Spent {
                    since_ms: spent.since_ms,
                    money: Money::new(limit.asset, spent.amount),
                })
                .collect(),
            expires_ms: grant.expires_ms,
        }
    }
}

/// An account, as of the last final block. One that has never been used has an address and nothing else.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Account {
    pub address: String,
    /// The same address as `0x` hexadecimal.
    pub hex: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(example = "@alice"))]
    pub name: Option<String>,
    /// Whether the ledger keeps a record of it.
    pub exists: bool,
    pub nonces: Nonces,
    /// Balances, the first ones first; more are under `/balances` when `more_balances` is set.
    pub balances: Vec<Balance>,
    pub more_balances: bool,
    /// Absent: the one key whose address this is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Authority>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub security: Option<Security>,
    pub inbox: Inbox,
    /// The first and the last block that touched it, by the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_height: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_height: Option<u64>,
    pub assets: Vec<AssetBrief>,
}

impl Account {
    /// The view of `record`, with what is not in it still to be added: further balances, and what the index knows.
    pub fn new(
        scene: &Scene<'_>,
        address: &Address,
        record: Option<&account::Account>,
        security: Option<&account::Security>,
    ) -> Self {
        let empty = account::Account::default();
        let exists = record.is_some();
        let record = record.unwrap_or(&empty);
        Self {
            address: scene.address(address),
            hex: address.to_string(),
            name: record.name.as_ref().map(ToString::to_string),
            exists,
            nonces: (&record.nonces).into(),
            balances: record.balances.iter().map(Balance::from).collect(),
            more_balances: false,
            authority: record.authority.as_ref().map(Authority::from),
            security: security.map(|security| Security::new(scene, security)),
            inbox: Inbox { refuse_unknown: record.refuse_unknown, require_memo: record.require_memo },
            first_height: None,
            last_height: None,
            assets: Vec::new(),
        }
    }
}

/// Who has a name.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct NamedAccount {
    pub name: String,
    pub address: String,
}
