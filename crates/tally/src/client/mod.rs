//! What a node is asked, and what its answers are read as.
//!
//! Unknown fields are skipped, so that a newer node can be talked to; known ones are typed, so that a wrong answer stops
//! here and not where money is counted.

mod account;
mod activity;
mod asset;
mod http;
mod network;
mod text;
mod transaction;

pub use account::{AccountInfo, BalanceInfo};
pub use activity::{ActivityLine, ActivityPage};
pub use asset::{AssetInfo, AssetPage};
pub use http::{Http, NetworkError, Problem};
pub use network::{NetworkInfo, StatusInfo};
pub use text::Text;
pub use transaction::{MoveInfo, PlaceInfo, ReceiptInfo, Submitted, TransactionInfo};

use std::time::Duration;
use tally_types::{Address, AssetId, Body, Handle, Hash, codec::Encode as _};

/// A node's API.
pub struct Client {
    http: Http,
}
