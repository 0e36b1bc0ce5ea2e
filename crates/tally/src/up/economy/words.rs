//! How the scenes write codes, names, memos and amounts.

use tally_types::{Amount, text::Text, transfer::Memo, wire::List};

/// Base units of a whole unit of the demo's assets: they have two decimals.
pub const CENTS: u128 = 100;
/// Decimal places of the demo's assets.
pub const DECIMALS: u8 = 2;

/// Whole units of an asset with two decimals.
pub fn whole(units: u128) -> Amount {
    Amount(units * CENTS)
}

pub fn text<const MIN: usize, const MAX: usize>(text: &str) -> Text<MIN, MAX> {
    Text::new(text).expect("the demo's texts are within their bounds")
}

pub fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> List<T, MIN, MAX> {
    List::new(items).expect("the demo's lists are within their bounds")
}

pub fn memo(words: &str) -> Memo {
    Memo::Open(text(words))
}
