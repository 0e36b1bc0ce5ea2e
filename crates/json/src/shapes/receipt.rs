//! Receipts as JSON.

mod event;
mod place;
mod show;

pub use event::Event;
pub use place::Place;

use super::{Money, RefusalDetails, Scene};
use serde::Serialize;
use tally_types::{self as ledger, AssetId, Outcome};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Units that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Move {
    /// The operation that moved them.
    pub operation: u8,
    pub from: Place,
    pub to: Place,
    pub asset: u64,
    /// Base units.
    pub amount: String,
}

/// Which operation broke which rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Refused {
    pub operation: u8,
    #[serde(flatten)]
    pub refusal: RefusalDetails,
}

/// What became of a transaction.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Receipt {
    /// The transaction's id.
    pub transaction: String,
    pub payer: String,
    /// What was really charged.
    pub fee: Money,
    /// Whether the operations applied, all of them.
    pub applied: bool,
    /// Why none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// What really moved; the fee is not among it.
    pub moves: Vec<Move>,
    pub events: Vec<Event>,
}

impl Move {
    fn new(scene: &Scene<'_>, entry: &ledger::Move) -> Self {
        Self {
            operation: entry.operation,
            from: Place::new(scene, &entry.from),
            to: Place::new(scene, &entry.to),
            asset: entry.asset.0,
            amount: entry.amount.to_string(),
        }
    }
}

impl Receipt {
    pub fn new(scene: &Scene<'_>, receipt: &ledger::Receipt) -> Self {
        Self {
            transaction: receipt.transaction.to_hex(),
            payer: scene.address(&receipt.payer),
            fee: (&receipt.fee).into(),
            applied: receipt.is_applied(),
            refused: match &receipt.outcome {
                Outcome::Applied(_) => None,
                Outcome::Refused(refused) => {
                    Some(Refused { operation: refused.operation, refusal: scene.refusal(refused.refusal) })
                }
            },
            moves: receipt.moves.iter().map(|entry| Move::new(scene, entry)).collect(),
            events: receipt.events.iter().map(|event| Event::new(scene, event)).collect(),
        }
    }
}

/// The assets that a receipt speaks of, each once.
pub fn assets_of(receipt: &ledger::Receipt) -> Vec<AssetId> {
    let moved = receipt.moves.iter().map(|entry| entry.asset);
    let created = receipt.events.iter().filter_map(|event| match event {
        ledger::Event::AssetCreated(asset) | ledger::Event::AssetEdited(asset) => Some(*asset),
        ledger::Event::FreezeChanged(change) | ledger::Event::AllowChanged(change) => Some(change.asset),
        ledger::Event::PauseSet(change) => Some(change.asset),
        ledger::Event::PowerRenounced(change) => Some(change.asset),
        ledger::Event::StablecoinOpened(asset) | ledger::Event::StablecoinEdited(asset) => Some(*asset),
        ledger::Event::ReserveAttested(said) => Some(said.coin),
        ledger::Event::RedemptionTaken(moved) => Some(moved.coin),
        ledger::Event::BasketOpened(asset) | ledger::Event::CompositionAdopted(asset) => Some(*asset),
        ledger::Event::CompositionVoted(notice) => Some(notice.basket),
        _ => None,
    });
    let traded = receipt.events.iter().flat_map(|event| match event {
        ledger::Event::MarketOpened(opened) => vec![opened.base, opened.quote],
        _ => Vec::new(),
    });
    let mut assets: Vec<_> = moved.chain(created).chain(traded).chain([receipt.fee.asset]).collect();
    assets.sort_unstable();
    assets.dedup();
    assets
}
