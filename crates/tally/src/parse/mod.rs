//! What people type: amounts, assets, addresses, names and times, each read strictly or refused with a reason.

mod amount;
mod asset;
mod council;
mod key;
mod payee;
mod percent;
mod text;
mod time;

pub use amount::amount;
pub use asset::AssetText;
pub use council::CouncilInput;
pub use key::{authority, public_key, show_key, weighted};
pub use payee::{Payee, handle, payee};
pub use percent::{percent_bps, show_percent};
pub use text::{plain_or_dash, text};
pub use time::{duration_ms, moment_ms, show_ms, show_span_ms};

use crate::news::FeedError;
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
    /// Not a part of a hundred with two places at most.
    Percent {
        text: String,
    },
    /// Neither a referral link, nor a campaign's number with a referrer.
    ReferralLink {
        text: String,
    },
    /// The campaign is one of mining.
    NotReferral {
        campaign: u64,
    },
    /// Not `ACCOUNT=POINTS`.
    Reader {
        text: String,
    },
    ReaderCount {
        count: usize,
    },
    InviteeCount {
        count: usize,
    },
    /// Not three percentages that add up to the whole.
    Weights {
        text: String,
    },
    /// Not three amounts.
    Caps {
        text: String,
    },
    /// Not `SPAN=PERCENT`.
    Term {
        text: String,
    },
    TermCount {
        count: usize,
        most: usize,
    },
    Duration {
        text: String,
    },
    /// A span that no epoch may last.
    Epoch {
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
    /// Something about the council.
    Council(CouncilInput),
    /// Neither a number nor `BASE/QUOTE`.
    Market {
        text: String,
    },
    /// No whole number of steps.
    Step {
        text: String,
        step: String,
    },
    TextLength {
        bytes: usize,
        least: usize,
        most: usize,
    },
    TagCount {
        count: usize,
        most: usize,
    },
    /// A file that is no feed, or none that is safe to read.
    Feed(FeedError),
    /// A post's body that is too long, or not UTF-8.
    Body {
        most: usize,
    },
}
