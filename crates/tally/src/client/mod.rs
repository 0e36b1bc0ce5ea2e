//! What a node is asked, and what its answers are read as.
//!
//! Unknown fields are skipped, so that a newer node can be talked to; known ones are typed, so that a wrong answer stops
//! here and not where money is counted.

mod account;
mod activity;
mod api;
mod asset;
mod batch;
mod campaign;
mod council;
mod deal;
mod exchange;
mod http;
mod loan;
mod mandate;
mod network;
mod news;
mod oracle;
mod packet;
mod reserve;
mod savings;
mod stake;
mod text;
mod transaction;
mod transfer;

pub use account::AccountInfo;
#[cfg(test)]
pub use account::{ScopedKeyInfo, SecurityInfo};
pub use activity::{ActivityLine, Direction, MemoInfo};
pub use api::{Client, Page, parameter};
pub use asset::AssetInfo;
pub use campaign::{
    CampaignInfo, CampaignStage, CampaignTerms, EpochInfo, EpochStage, ExplanationInfo, MiningTerms,
    NoRewardInfo, PartInfo, ReferralTerms,
};
pub use council::{AppointmentInfo, ChangeInfo, CouncilInfo, PendingInfo};
pub use deal::{DealInfo, EndInfo, SideInfo, StageInfo};
pub use exchange::{LevelInfo, MarketInfo};
pub use http::{NetworkError, fetch};
pub use loan::{LoanInfo, LoanRole, LoanStage, LoanUnit};
pub use mandate::{MandateInfo, MandateKindInfo};
pub use network::{BlockInfo, NetworkInfo, StatusInfo, operation_tag};
pub use news::PostInfo;
pub use oracle::{FeedInfo, PriceInfo, ReportLine};
pub use packet::{PacketInfo, SplitInfo};
pub use reserve::{
    AttestationLine, BasketInfo, ComponentInfo, RedemptionInfo, ReservesInfo, StablecoinInfo, Stage,
};
pub use savings::{FixedInfo, FixedState, FlexibleInfo, PoolInfo};
pub use stake::{BondInfo, CandidateInfo, MoneyInfo};
pub use transaction::{BalanceChange, Fate, Simulated};
