//! What a receipt tells of a deal: whom it concerns, and what happened to it.

use super::{DealEnd, DealId};
use crate::{Address, Amount};

wire_struct! {
    /// A deal and those it concerns.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct DealParties {
        pub deal: DealId,
        pub buyer: Address,
        pub seller: Address,
        pub arbiter: Option<Address>,
    }
}

wire_struct! {
    /// A deal moved on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct DealStep {
        pub parties: DealParties,
        pub by: Address,
        /// Block time until which, inclusive, the next step may be taken; `None` while someone has yet to accept.
        pub until_ms: Option<u64>,
    }
}

wire_struct! {
    /// A deadline decided a deal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct DealDecided {
        pub parties: DealParties,
        pub how: DealEnd,
    }
}

wire_struct! {
    /// One side offered to end a deal.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct DealOffer {
        pub parties: DealParties,
        pub by: Address,
        pub to_seller: Amount,
        /// The other side had offered the same: the deal ended so.
        pub agreed: bool,
    }
}
