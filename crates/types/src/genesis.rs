//! Genesis: everything a network agrees on before its first block. Its hash names the network.

use crate::{
    Address, Amount, Hash, Parameters, address,
    asset::{self, Code, MAX_DECIMALS, Name},
    fee::FeeSchedule,
    parameters::ParametersError,
    text::Text,
    wire::{ByteString, List},
};
use commonware_codec::Encode as _;

/// Most members of a network.
pub const MAX_MEMBERS: usize = 128;
/// Most accounts that hold coins at the start.
pub const MAX_ALLOCATIONS: usize = 100_000_000;

wire_struct! {
    /// Coins that exist from the start, and whose they are.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Allocation {
        pub account: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// The network's own coin.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Coin {
        pub code: Code,
        pub name: Name,
        pub decimals: u8,
        pub cap: Option<Amount>,
    }
}

wire_struct! {
    /// The agreement a network starts from.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Genesis {
        pub chain_id: u64,
        /// What people call the network.
        pub name: Name,
        /// What stands before its addresses, such as `tally`.
        pub prefix: Text<1, 16>,
        /// Unix milliseconds.
        pub time_ms: u64,
        pub coin: Coin,
        pub fees: FeeSchedule,
        pub parameters: Parameters,
        /// The members' Ed25519 keys, strictly ascending.
        pub members: List<[u8; 32], 1, MAX_MEMBERS>,
        /// The public polynomial of the members' BLS12-381 key shares; its constant term is the network's public key.
        pub sharing: ByteString<1, 65536>,
        /// Strictly ascending by account.
        pub allocations: List<Allocation, 0, MAX_ALLOCATIONS>,
    }
}

/// Why a genesis cannot start a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GenesisError {
    #[error("the address prefix must be 1 to 16 lower-case letters")]
    Prefix,
    #[error("the coin's code, name, decimals or cap is not valid")]
    Coin,
    #[error("members must be sorted and each named once")]
    Members,
    #[error("allocations must be sorted, each account once, and within the coin's cap")]
    Allocations,
    #[error("the fee schedule must be sorted, without zero denominators and without rates for the coin")]
    Fees,
    #[error(transparent)]
    Parameters(#[from] ParametersError),
}

impl Genesis {
    /// The hash that names the network.
    pub fn hash(&self) -> Hash {
        Hash::of("tally/genesis", &[&self.encode()])
    }

    /// All coins at the start; `None` past `u128::MAX`.
    pub fn supply(&self) -> Option<Amount> {
        self.allocations.iter().try_fold(Amount::ZERO, |sum, entry| sum.checked_add(entry.amount))
    }

    pub fn check(&self) -> Result<(), GenesisError> {
        if !address::is_valid_prefix(self.prefix.as_str()) {
            return Err(GenesisError::Prefix);
        }
        let coin = &self.coin;
        if !asset::is_code(coin.code.as_str())
            || !asset::is_name(coin.name.as_str())
            || coin.decimals > MAX_DECIMALS
        {
            return Err(GenesisError::Coin);
        }
        if !self.members.windows(2).all(|pair| pair[0] < pair[1]) {
            return Err(GenesisError::Members);
        }
        let sorted = self.allocations.windows(2).all(|pair| pair[0].account < pair[1].account);
        let within = self.supply().is_some_and(|supply| coin.cap.is_none_or(|cap| supply <= cap));
        if !sorted || !within {
            return Err(GenesisError::Allocations);
        }
        if !self.fees.is_sound() {
            return Err(GenesisError::Fees);
        }
        Ok(self.parameters.check()?)
    }
}
