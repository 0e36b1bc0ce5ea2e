//! The reserve: stablecoins backed by what custodians attest, and baskets of them, as Libra planned.
//!
//! Invariants: at every mint a stablecoin's circulating units are at most what fresh attestations say is held; a
//! redemption burns what it pays; a basket holds at least the nominal amounts of every unit that circulates.

mod basket;
mod redemption;
mod stablecoin;

pub use basket::*;
pub use redemption::*;
pub use stablecoin::*;

use crate::{
    Hash, Refusal,
    asset::{Code, MAX_DECIMALS, Name, is_code, is_name},
};

wire_struct! {
    /// How an asset of the reserve is shown. It has no powers and no cap: only the reserve's rules make its units.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Label {
        pub code: Code,
        pub name: Name,
        pub decimals: u8,
        /// SHA-256 of the icon's bytes, which live off the ledger.
        pub icon: Option<Hash>,
    }
}

impl Label {
    fn check(&self) -> Result<(), Refusal> {
        if !is_name(self.name.as_str()) {
            return Err(Refusal::TextNotPlain);
        }
        if !is_code(self.code.as_str()) {
            return Err(Refusal::CodeInvalid);
        }
        if self.decimals > MAX_DECIMALS { Err(Refusal::DecimalsTooMany) } else { Ok(()) }
    }
}
