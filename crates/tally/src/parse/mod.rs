//! What people type: amounts, assets, addresses, names and times, each read strictly or refused with a reason.

mod amount;
mod asset;
mod key;
mod payee;
mod time;

pub use amount::amount;
pub use asset::AssetText;
pub use key::{authority, public_key, show_key, weighted};
pub use payee::{Payee, handle, payee};
pub use time::{duration_ms, moment_ms, show_ms, show_span_ms};

use tally_types::{address::AddressError, amount::AmountError, asset::Power};

/// Why something typed cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// The amount's text is no amount of the asset.
    Amount {
        text: String,
        error: AmountError,
    },
    /// The amount has separators; `plain` is how to write it without, if that is certain.
    AmountSeparators {
        text: String,
        plain: Option<String>,
    },
    Address {
        text: String,
        error: AddressError,
    },
    /// Neither an address, nor an `@name`, nor a name of one of the wallet's own accounts.
    Payee {
        text: String,
    },
    Handle {
        text: String,
    },
    /// Neither a code, nor a number, nor both.
    AssetText {
        text: String,
    },
    /// Several assets have this code: say which.
    AssetAmbiguous {
        code: String,
        ids: Vec<u64>,
    },
    Duration {
        text: String,
    },
    Moment {
        text: String,
    },
    Key {
        text: String,
    },
    /// Not a weight from 1 to 65,535 after the `=`.
    Weight {
        text: String,
    },
    KeyCount {
        count: usize,
        most: usize,
    },
    GuardianCount {
        count: usize,
    },
    LimitCount {
        count: usize,
    },
    AcceptCount {
        count: usize,
    },
    /// Not `ASSET=AMOUNT/SPAN`.
    Limit {
        text: String,
    },
    OperationName {
        text: String,
    },
    PowerTwice {
        power: Power,
    },
    AssetCode {
        text: String,
    },
    AssetName {
        text: String,
    },
    Hash {
        text: String,
    },
    TransactionId {
        text: String,
    },
    NetworkKey {
        text: String,
    },
    MemoTooLong {
        bytes: usize,
        most: usize,
    },
    MemoNotPlain,
    /// Not a feed's value.
    Price {
        text: String,
    },
    /// Not 0.01 to 100 per cent.
    Deviation {
        text: String,
    },
    /// Not `ACCOUNT=LIMIT`.
    Custodian {
        text: String,
    },
    /// Not `ACCOUNT=MINT/REDEEM/SPAN`.
    Dealer {
        text: String,
    },
    /// Not `COIN=AMOUNT`.
    Component {
        text: String,
    },
    /// Not per cent with at most two decimals.
    PerCent {
        text: String,
    },
    /// Not a name of a unit off the ledger.
    UnitName {
        text: String,
    },
    /// More than the ledger takes of one kind.
    ListLength {
        count: usize,
        most: usize,
    },
}
