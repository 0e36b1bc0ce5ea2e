//! Accounts: who acts for them, who recovers them, their names and what they receive.
//!
//! Invariant: whatever these operations do, the account keeps an authority that can act.

pub(crate) mod claim_name;
pub(crate) mod finish_recovery;
pub(crate) mod grant_key;
pub(crate) mod open_shared;
pub(crate) mod reach;
pub(crate) mod revoke_key;
pub(crate) mod set_guardians;
pub(crate) mod set_inbox;
pub(crate) mod set_keys;
pub(crate) mod start_recovery;
pub(crate) mod veto_recovery;
