//! Where units are, as JSON.

use super::super::Scene;
use serde::Serialize;
use tally_types as ledger;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Where units are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// Nowhere: units come from here when minted and go here when burned.
    Supply {},
    Account {
        account: String,
    },
    /// Set aside by a held send.
    Held {
        held: u64,
    },
    /// The fees collected.
    FeePot {},
    /// In a packet, in shares not yet claimed.
    Packet {
        packet: u64,
    },
    /// The collateral of a loan, or of a borrower's offer.
    LoanCollateral {
        loan: u64,
    },
    /// The principal that a lender's offer has set aside.
    LoanOffer {
        loan: u64,
    },
    /// On the way back into a stablecoin's reserve.
    Redemption {
        redemption: u64,
    },
    /// What a basket holds of its components.
    Basket {
        basket: u64,
    },
    /// Bonded to a candidate.
    Bonded {
        candidate: u64,
    },
    /// On its way out of a candidate's bonds.
    Unbonding {
        candidate: u64,
    },
    /// The stakers' share of fees, until claimed.
    StakeRewards {},
    /// A savings pool's deposits and its budget of interest.
    Savings {
        pool: u64,
    },
    /// In the budget of a campaign of referral or mining, or set aside for its epochs.
    Campaign {
        campaign: u64,
    },
    Treasury {},
    /// The mining share of fees, until a campaign takes it.
    MiningBudget {},
    /// In a market: what orders set aside, and fees that wait.
    Market {
        market: u64,
    },
    /// The price of a deal, paid in.
    Deal {
        deal: u64,
    },
}

impl Place {
    pub fn new(scene: &Scene<'_>, place: &ledger::Place) -> Self {
        match place {
            ledger::Place::Supply(_) => Self::Supply {},
            ledger::Place::Account(address) => Self::Account { account: scene.address(address) },
            ledger::Place::Held(held) => Self::Held { held: held.0 },
            ledger::Place::FeePot(_) => Self::FeePot {},
            ledger::Place::Packet(packet) => Self::Packet { packet: packet.0 },
            ledger::Place::LoanCollateral(loan) => Self::LoanCollateral { loan: loan.0 },
            ledger::Place::LoanOffer(loan) => Self::LoanOffer { loan: loan.0 },
            ledger::Place::Redemption(redemption) => Self::Redemption { redemption: redemption.0 },
            ledger::Place::Basket(basket) => Self::Basket { basket: basket.0 },
            ledger::Place::Bonded(candidate) => Self::Bonded { candidate: candidate.0 },
            ledger::Place::Unbonding(candidate) => Self::Unbonding { candidate: candidate.0 },
            ledger::Place::StakeRewards(_) => Self::StakeRewards {},
            ledger::Place::Savings(pool) => Self::Savings { pool: pool.0 },
            ledger::Place::Campaign(campaign) => Self::Campaign { campaign: campaign.0 },
            ledger::Place::Treasury(_) => Self::Treasury {},
            ledger::Place::MiningBudget(_) => Self::MiningBudget {},
            ledger::Place::Market(market) => Self::Market { market: market.0 },
            ledger::Place::Deal(deal) => Self::Deal { deal: deal.0 },
        }
    }
}
