//! Fees: a fixed price for each kind of operation, payable in the coin or in a listed asset at its rate.

use crate::{Action, Amount, AssetId, Hash, Refusal, wire::List};
use commonware_codec::Encode as _;

/// Most assets besides the coin in which fees may be paid.
pub const MAX_FEE_ASSETS: usize = 16;

wire_struct! {
    /// What a transaction costs, or may cost at most.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Fee {
        pub asset: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// How much of a listed asset stands for an amount of the coin: `coin × numerator ÷ denominator`, rounded up.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FeeRate {
        pub asset: AssetId,
        pub numerator: u128,
        pub denominator: u128,
    }
}

wire_struct! {
    /// The price of one kind of operation.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Price {
        /// The operation's tag (see [`Action`]).
        pub operation: u8,
        /// Base units of the coin for each unit of the operation's work.
        pub amount: Amount,
    }
}

wire_struct! {
    /// All prices, set by the consortium.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FeeSchedule {
        /// The price of operations that have none of their own.
        pub base: Amount,
        /// Strictly ascending by operation.
        pub prices: List<Price, 0, 256>,
        /// Strictly ascending by asset, without the coin.
        pub rates: List<FeeRate, 0, MAX_FEE_ASSETS>,
    }
}

/// Units of an asset for units of the coin: `coin × numerator ÷ denominator`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub numerator: u128,
    pub denominator: u128,
}

impl Rate {
    /// The coin for itself.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// What stands for `coin`, rounded down; `None` past `u128::MAX`.
    pub fn of(self, coin: Amount) -> Option<Amount> {
        coin.mul_div_floor(self.numerator, self.denominator)
    }

    /// The least amount of the coin that `amount` stands for, rounded up; `None` past `u128::MAX`, or where nothing
    /// stands for the coin.
    pub fn worth(self, amount: Amount) -> Option<Amount> {
        amount.mul_div_ceil(self.denominator, self.numerator)
    }
}

impl FeeSchedule {
    /// Whether fees can be quoted by it: sorted, without zero denominators and without a rate for the coin.
    pub fn is_sound(&self) -> bool {
        let sorted = self.prices.windows(2).all(|pair| pair[0].operation < pair[1].operation)
            && self.rates.windows(2).all(|pair| pair[0].asset < pair[1].asset);
        sorted && self.rates.iter().all(|rate| rate.denominator > 0 && rate.asset != AssetId::COIN)
    }

    /// What a proposal of other fees names these by.
    pub fn hash(&self) -> Hash {
        Hash::of("tally/fees", &[&self.encode()])
    }

    /// The price of one unit of work of `action`, in the coin.
    pub fn price_of(&self, action: &Action) -> Amount {
        match self.prices.binary_search_by_key(&action.tag(), |price| price.operation) {
            Ok(index) => self.prices[index].amount,
            Err(_) => self.base,
        }
    }

    /// The rate of the coin or of a listed asset.
    pub fn rate_of(&self, asset: AssetId) -> Option<Rate> {
        if asset == AssetId::COIN {
            return Some(Rate::ONE);
        }
        let listed = self.rates.iter().find(|rate| rate.asset == asset)?;
        Some(Rate { numerator: listed.numerator, denominator: listed.denominator })
    }

    /// What `operations` cost in `asset`: the sum of their prices, converted once and rounded up, in the pool's favour.
    pub fn quote(&self, operations: &[crate::Operation], asset: AssetId) -> Result<Fee, Refusal> {
        let mut coin = Amount::ZERO;
        for operation in operations {
            let price = self.price_of(&operation.action).mul_div_ceil(u128::from(operation.work()), 1);
            coin = price.and_then(|price| coin.checked_add(price)).ok_or(Refusal::AmountTooLarge)?;
        }
        if asset == AssetId::COIN {
            return Ok(Fee { asset, amount: coin });
        }
        let rate = self.rates.iter().find(|rate| rate.asset == asset).ok_or(Refusal::FeeAssetNotListed)?;
        let amount = coin.mul_div_ceil(rate.numerator, rate.denominator).ok_or(Refusal::AmountTooLarge)?;
        Ok(Fee { asset, amount })
    }
}
