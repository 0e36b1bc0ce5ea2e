//! What a node is asked, and what its answers are read as.
//!
//! Unknown fields are skipped, so that a newer node can be talked to; known ones are typed, so that a wrong answer stops
//! here and not where money is counted.

mod account;
mod activity;
mod api;
mod asset;
mod campaign;
mod deal;
mod http;
mod network;
mod news;
mod savings;
mod stake;
mod text;
mod transaction;
mod transfer;

pub use account::AccountInfo;
#[cfg(test)]
pub use account::{ScopedKeyInfo, SecurityInfo};
pub use activity::{ActivityLine, Direction, MemoInfo};
pub use api::{Client, Page};
pub use asset::AssetInfo;
pub use campaign::{
    CampaignInfo, CampaignStage, CampaignTerms, EpochInfo, EpochStage, ExplanationInfo, MiningTerms,
    NoRewardInfo, PartInfo, ReferralTerms,
};
pub use deal::{DealInfo, EndInfo, SideInfo, StageInfo};
pub use http::{NetworkError, fetch};
pub use network::{BlockInfo, NetworkInfo, StatusInfo};
pub use news::PostInfo;
pub use savings::{FixedInfo, FixedState, FlexibleInfo, PoolInfo};
pub use stake::{BondInfo, CandidateInfo, MoneyInfo};
pub use transaction::{BalanceChange, Fate, Simulated};
