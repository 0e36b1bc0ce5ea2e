//! Accounts: their operations, and what the ledger keeps of them.
//!
//! Invariant: an account always has an authority that can act: the key its address follows from, or a stored one that
//! passed [`Authority::check`].

use crate::{
    Address, Amount, AssetId, Authority, Handle, PublicKey, Refusal,
    boxed::Boxed,
    earning::Earning,
    wire::{Empty, List},
};

/// Most scoped keys an account may grant.
pub const MAX_SCOPED_KEYS: usize = 8;
/// Most assets a scoped key has a limit for.
pub const MAX_KEY_LIMITS: usize = 8;
/// Most guardians an account may name.
pub const MAX_GUARDIANS: usize = 16;
/// Shortest delay before a recovery takes effect: one hour, so that the owner can veto it.
pub const MIN_RECOVERY_DELAY_MS: u64 = 60 * 60 * 1000;
/// Longest such delay: a year.
pub const MAX_RECOVERY_DELAY_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// Shortest period of a spending limit: one minute.
pub const MIN_LIMIT_PERIOD_MS: u64 = 60 * 1000;
/// Balances kept in the account's own record; further ones lie under keys of their own.
pub const INLINE_BALANCES: usize = 8;
/// Most assets accepted in one `SetInbox`.
pub const MAX_ACCEPTED: usize = 16;
/// Width of the nonce window: transactions of one payer that may be in flight at once.
pub const NONCE_WINDOW: u64 = 64;

wire_struct! {
    /// Replaces the account's authority.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetKeys {
        pub authority: Authority,
    }
}

wire_struct! {
    /// Opens a shared account, whose address follows from the actor, the transaction's nonce and the operation's index.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenShared {
        pub authority: Authority,
    }
}

wire_struct! {
    /// What a scoped key may move of one asset.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct KeyLimit {
        pub asset: AssetId,
        /// Most base units within one period.
        pub amount: Amount,
        pub period_ms: u64,
    }
}

wire_struct! {
    /// Lets a further key act for the account, within limits. Assets without a limit cannot leave by this key.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct GrantKey {
        pub key: PublicKey,
        /// Tags of the operations that the key may sign (see [`crate::Action`]), strictly ascending.
        pub operations: List<u8, 1, 64>,
        /// Strictly ascending by asset.
        pub limits: List<KeyLimit, 0, MAX_KEY_LIMITS>,
        /// Block time in Unix milliseconds from which the key is void.
        pub expires_ms: u64,
    }
}

wire_struct! {
    /// Withdraws a scoped key.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct RevokeKey {
        pub key: PublicKey,
    }
}

wire_struct! {
    /// Names the guardians, how many of them can start a recovery, and how long the owner has to veto it. No guardians
    /// and threshold 0 removes them.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetGuardians {
        /// Strictly ascending.
        pub guardians: List<Address, 0, MAX_GUARDIANS>,
        pub threshold: u8,
        pub delay_ms: u64,
    }
}

wire_struct! {
    /// A guardian asks for `account` to be given `authority`. A further guardian approves by asking for the same.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StartRecovery {
        pub account: Address,
        pub authority: Authority,
    }
}

wire_struct! {
    /// Puts an approved recovery into effect once its delay has passed. Anyone may.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FinishRecovery {
        pub account: Address,
    }
}

wire_struct! {
    /// Claims a name for the account, which has none yet.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ClaimName {
        pub name: Handle,
    }
}

wire_struct! {
    /// Sets what the account receives, and takes assets off the shelf.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct SetInbox {
        /// Refuse assets that the account has not accepted.
        pub refuse_unknown: bool,
        /// Refuse sends without a memo.
        pub require_memo: bool,
        /// Assets accepted from now on.
        pub accept: List<AssetId, 0, MAX_ACCEPTED>,
    }
}

/// The owner stops a recovery.
pub type VetoRecovery = Empty;

impl GrantKey {
    pub fn check(&self) -> Result<(), Refusal> {
        let ascending = self.operations.windows(2).all(|pair| pair[0] < pair[1])
            && self.limits.windows(2).all(|pair| pair[0].asset < pair[1].asset);
        let known =
            self.operations.iter().all(|tag| crate::Action::VARIANTS.iter().any(|(known, _)| known == tag));
        // A scoped key that could change keys would be no scoped key.
        let scoped = self.operations.iter().all(|tag| !crate::operation::CONTROLS_ACCOUNT.contains(tag));
        let periods = self.limits.iter().all(|limit| limit.period_ms >= MIN_LIMIT_PERIOD_MS);
        if ascending && known && scoped && periods { Ok(()) } else { Err(Refusal::ScopeInvalid) }
    }
}

impl SetGuardians {
    pub fn check(&self, actor: &Address) -> Result<(), Refusal> {
        let ascending = self.guardians.windows(2).all(|pair| pair[0] < pair[1]);
        let none = self.guardians.is_empty() && self.threshold == 0;
        let some = (1..=self.guardians.len()).contains(&usize::from(self.threshold))
            && (MIN_RECOVERY_DELAY_MS..=MAX_RECOVERY_DELAY_MS).contains(&self.delay_ms);
        if ascending && (none || some) && !self.guardians.contains(actor) {
            Ok(())
        } else {
            Err(Refusal::GuardiansInvalid)
        }
    }
}

wire_struct! {
    /// The nonces used up: all below `base`, and `base + i` where bit `i` of `used` is set. Bit 0 is never set.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct NonceWindow {
        pub base: u64,
        pub used: u64,
    }
}

impl NonceWindow {
    /// Whether `nonce` may still be used now.
    pub fn check(&self, nonce: u64) -> Result<(), Refusal> {
        match nonce.checked_sub(self.base) {
            None => Err(Refusal::NonceUsed),
            Some(offset) if offset >= NONCE_WINDOW => Err(Refusal::NonceBeyondWindow),
            Some(offset) if self.used >> offset & 1 == 1 => Err(Refusal::NonceUsed),
            Some(_) => Ok(()),
        }
    }

    /// Uses `nonce` up and moves the base past everything used.
    pub fn spend(&mut self, nonce: u64) -> Result<(), Refusal> {
        self.check(nonce)?;
        self.used |= 1 << (nonce - self.base);
        let done = self.used.trailing_ones();
        self.base = self.base.checked_add(u64::from(done)).ok_or(Refusal::NonceBeyondWindow)?;
        self.used = self.used.checked_shr(done).unwrap_or(0);
        Ok(())
    }

    /// The lowest nonce that may still be used.
    pub fn next(&self) -> u64 {
        self.base
    }
}

wire_id! {
    /// What a balance's asset means to its holder, as bits.
    #[derive(Default)]
    pub struct BalanceFlags(u8);
}

impl BalanceFlags {
    /// The asset's freezer stopped this account from sending and trading it.
    pub const FROZEN: u8 = 1;
    /// The asset's allow-list names this account.
    pub const ALLOWED: u8 = 2;
    /// The account asked for the asset: it sent it before, holds a power over it or accepted it. Unset: on the shelf.
    pub const ACCEPTED: u8 = 4;

    pub fn has(self, bit: u8) -> bool {
        self.0 & bit == bit
    }

    #[must_use]
    pub fn with(self, bit: u8, set: bool) -> Self {
        Self(if set { self.0 | bit } else { self.0 & !bit })
    }
}

wire_struct! {
    /// What an account holds of one asset.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Balance {
        pub asset: AssetId,
        pub amount: Amount,
        pub flags: BalanceFlags,
    }
}

wire_struct! {
    /// An account's record. An account without one has nothing and has done nothing.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Account {
        pub nonces: NonceWindow,
        /// The first balances, in the order in which they came.
        pub balances: List<Balance, 0, INLINE_BALANCES>,
        /// How many further balances lie under their own keys.
        pub spilled: u32,
        /// `None`: the one key whose address this is.
        pub authority: Option<Authority>,
        /// Whether a [`Security`] record lies beside this one.
        pub secured: bool,
        pub refuse_unknown: bool,
        pub require_memo: bool,
        pub name: Option<Handle>,
        /// What is counted of an account that was bound to a referrer or joined a mining campaign.
        pub earning: Option<Boxed<Earning>>,
    }
}

wire_struct! {
    /// What a scoped key has moved of one asset.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Spent {
        /// Block time at which the current period began.
        pub since_ms: u64,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A scoped key with what it has moved in the current periods.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ScopedKey {
        pub grant: GrantKey,
        /// For each limit of the grant, in its order.
        pub spent: List<Spent, 0, MAX_KEY_LIMITS>,
    }
}

wire_struct! {
    /// Who may recover the account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Guardians {
        pub members: List<Address, 1, MAX_GUARDIANS>,
        pub threshold: u8,
        pub delay_ms: u64,
    }
}

wire_struct! {
    /// A recovery under way.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Recovery {
        pub authority: Authority,
        /// Guardians who asked for it, strictly ascending.
        pub approvals: List<Address, 1, MAX_GUARDIANS>,
        /// Block time from which it may be finished; `None` until enough guardians asked.
        pub ready_ms: Option<u64>,
    }
}

wire_struct! {
    /// The rarely used part of an account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Security {
        pub scoped: List<ScopedKey, 0, MAX_SCOPED_KEYS>,
        pub guardians: Option<Guardians>,
        pub recovery: Option<Recovery>,
    }
}

impl Security {
    /// Whether nothing is left to keep.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_window_moves_past_what_is_used() {
        let mut window = NonceWindow::default();
        for nonce in (1..64).rev() {
            window.spend(nonce).unwrap();
        }
        assert_eq!(window.base, 0);
        assert_eq!(window.check(64), Err(Refusal::NonceBeyondWindow));
        window.spend(0).unwrap();
        assert_eq!(window, NonceWindow { base: 64, used: 0 });
        assert_eq!(window.check(63), Err(Refusal::NonceUsed));
    }

    proptest! {
        #[test]
        fn a_nonce_is_used_at_most_once(nonces in prop::collection::vec(0u64..200, 0..400)) {
            let (mut window, mut used) = (NonceWindow::default(), BTreeSet::new());
            for nonce in nonces {
                match window.spend(nonce) {
                    Ok(()) => prop_assert!(used.insert(nonce)),
                    Err(Refusal::NonceUsed) => prop_assert!(used.contains(&nonce)),
                    Err(refusal) => {
                        prop_assert_eq!(refusal, Refusal::NonceBeyondWindow);
                        prop_assert!(!used.contains(&nonce));
                    }
                }
                prop_assert!((0..window.base).all(|low| used.contains(&low)));
                prop_assert!(window.used & 1 == 0);
            }
        }
    }
}
