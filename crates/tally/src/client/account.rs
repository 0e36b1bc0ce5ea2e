//! What the ledger has of an account, as a node tells it.

use tally_types::{
    Address, Amount, AssetId, Authority, Handle, PublicKey,
    account::NonceWindow,
};

/// An account; one that has nothing and has done nothing is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountInfo {
    pub nonces: NonceWindow,
    pub balances: Vec<BalanceInfo>,
    /// `None`: the one key whose address this is.
    pub authority: Option<Authority>,
    /// Keys that may do some things.
    pub scoped: Vec<PublicKey>,
    pub guardians: Vec<Address>,
    pub guardian_threshold: u8,
    pub recovery_ready_ms: Option<u64>,
    pub refuse_unknown: bool,
    pub require_memo: bool,
    pub name: Option<Handle>,
}

/// What an account has of one asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BalanceInfo {
    pub asset: AssetId,
    pub code: String,
    pub amount: Amount,
    pub frozen: bool,
    pub allowed: bool,
    pub accepted: bool,
}

impl AccountInfo {
    /// How much of an asset the account has.
    pub fn balance(&self, asset: AssetId) -> Amount {
        self.balances.iter().find(|balance| balance.asset == asset).map_or(Amount::ZERO, |balance| balance.amount)
    }
}
