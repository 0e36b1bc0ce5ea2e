//! Credit records.

use super::{
    super::{Scene, asset::AssetBrief},
    Unit,
};
use serde::Serialize;
use tally_types::{Address, AssetId, loan};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How much was lent or borrowed of a unit, in all.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CreditVolume))]
pub struct Volume {
    pub unit: Unit,
    /// Base units.
    pub amount: String,
}

/// One side of a credit record.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CreditSide))]
pub struct Side {
    /// Notes made, and for a lender those taken over.
    pub notes: u64,
    /// Notes repaid without an instalment missed.
    pub on_time: u64,
    /// Notes repaid of which an instalment was missed.
    pub late: u64,
    /// Notes marked as in default, whatever became of them.
    pub defaulted: u64,
    /// Notes whose last part was forgiven.
    pub forgiven: u64,
    /// Notes passed on to another lender.
    pub passed_on: u64,
    /// By unit, in the order of first use; up to 8 units.
    pub volumes: Vec<Volume>,
}

/// An account's credit record: what became of its notes.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CreditRecord))]
pub struct Credit {
    pub account: String,
    pub borrower: Side,
    pub lender: Side,
    pub assets: Vec<AssetBrief>,
}

impl Side {
    fn new(side: &loan::Side) -> Self {
        let volume = |it: &loan::Volume| Volume { unit: Unit::new(&it.unit), amount: it.amount.to_string() };
        Self {
            notes: side.notes,
            on_time: side.on_time,
            late: side.late,
            defaulted: side.defaulted,
            forgiven: side.forgiven,
            passed_on: side.passed_on,
            volumes: side.volumes.iter().map(volume).collect(),
        }
    }
}

impl Credit {
    pub fn new(scene: &Scene<'_>, account: &Address, credit: &loan::Credit, assets: Vec<AssetBrief>) -> Self {
        let (borrower, lender) = (Side::new(&credit.borrower), Side::new(&credit.lender));
        Self { account: scene.address(account), borrower, lender, assets }
    }

    /// The assets that a record speaks of.
    pub fn assets(credit: &loan::Credit) -> impl Iterator<Item = AssetId> {
        let volumes = credit.borrower.volumes.iter().chain(credit.lender.volumes.iter());
        volumes.filter_map(|volume| match volume.unit {
            loan::Unit::Asset(asset) => Some(asset),
            loan::Unit::Recorded(_) => None,
        })
    }
}
