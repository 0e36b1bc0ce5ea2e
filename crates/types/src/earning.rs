//! What an account's fees earn: the counts that referral and mining pay by.
//!
//! Only an account that was bound to a referrer or joined a mining campaign has them, in its own record, so that a
//! payment touches no further record for a referral, and nothing at all where nobody counts.

use crate::{Amount, mining::Participation};

wire_struct! {
    /// What is counted of one account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Earning {
        /// Fees it has paid in the coin since the counting began; it stops at 2^128 - 1.
        pub fees: Amount,
        /// The mining campaign it takes part in.
        pub mining: Option<Participation>,
    }
}
