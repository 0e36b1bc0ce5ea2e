//! Questions to the index, each answered a page at a time.
//!
//! Every list goes on from a key of its last item, never from a count, so a page costs the same however deep it lies.

mod account;
mod asset;
mod chain;
mod loan;
mod oracle;
mod reserve;

pub use account::{Activity, ActivityFilter, ActivityKey, ActivityPage, FoundMemo, HeldItem, Seen};
pub use asset::{AssetFilter, AssetItem, Holder, MAX_RANKED, Ranking, Rankings};
pub use chain::{BlockItem, TransactionItem};
pub use loan::{LoanEventItem, LoanItem, Part};
pub use oracle::{EventKey, ReportItem};
pub use reserve::{AttestationItem, Redeeming, RedemptionItem};
