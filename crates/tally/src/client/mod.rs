//! What a node is asked, and what its answers are read as.
//!
//! Unknown fields are skipped, so that a newer node can be talked to; known ones are typed, so that a wrong answer stops
//! here and not where money is counted.

mod account;
mod activity;
mod api;
mod asset;
mod http;
mod loan;
mod network;
mod oracle;
mod reserve;
mod text;
mod transaction;
mod transfer;

pub use account::AccountInfo;
#[cfg(test)]
pub use account::{ScopedKeyInfo, SecurityInfo};
pub use activity::{ActivityLine, Direction, MemoInfo};
pub use api::{Client, Page, parameter};
pub use asset::AssetInfo;
pub use http::NetworkError;
pub use loan::{LoanInfo, LoanRole, LoanStage, LoanUnit};
pub use network::{BlockInfo, NetworkInfo, StatusInfo};
pub use oracle::{FeedInfo, PriceInfo, ReportLine};
pub use reserve::{
    AttestationLine, BasketInfo, ComponentInfo, RedemptionInfo, ReservesInfo, StablecoinInfo, Stage,
};
pub use transaction::{BalanceChange, Fate, Simulated};
