//! Questions to the index, each answered a page at a time.
//!
//! Every list goes on from a key of its last item, never from a count, so a page costs the same however deep it lies.

mod account;
mod asset;
mod campaign;
mod chain;
mod circulation;
mod council;
mod deal;
mod exchange;
mod fills;
mod loan;
mod mandate;
mod news;
mod oracle;
mod packet;
mod reserve;
mod savings;
mod stake;

pub use account::{Activity, ActivityFilter, ActivityKey, ActivityPage, FoundMemo, HeldItem, Seen};
pub use asset::{AssetFilter, AssetItem, Holder, MAX_RANKED, Ranking, Rankings};
pub use campaign::{CampaignFilter, CampaignItem, InviteeItem, LikeItem, ListKey};
pub use chain::{BlockItem, TransactionItem};
pub use circulation::CirculationItem;
pub use council::{ProposalFilter, ProposalItem, ProposalTimes, RoleItem};
pub use deal::{DealFilter, DealRole, DealStages, DealStepItem};
pub use exchange::{OrderItem, Ticker, TradeItem};
pub use loan::{LoanEventItem, LoanItem, Part};
pub use mandate::{MandateItem, PullItem, Side};
pub use news::PostFilter;
pub use oracle::{EventKey, ReportItem};
pub use packet::{ClaimItem, PacketFilter, PacketItem};
pub use reserve::{AttestationItem, Redeeming, RedemptionItem};
pub use savings::FixedItem;
pub use stake::{RewardItem, RewardKey};
