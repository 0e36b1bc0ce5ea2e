//! Lines of an account's activity.

use super::FromRow;
use crate::{
    api::json::{
        Money, Scene,
        activity::{ActivityLine, Way},
        kind_name,
        transfer::Memo,
    },
    index::{Direction, Line},
};
use tally_types::{AssetId, Hash, Refusal};

/// What a line does not say of its transaction.
pub struct Surroundings {
    pub transaction: Hash,
    pub time_ms: u64,
    /// When the line's account was the payer.
    pub fee: Option<Money>,
    /// The refusal's code, or 0.
    pub refusal: u16,
    pub memo: Option<Memo>,
}

impl From<Direction> for Way {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::In => Self::In,
            Direction::Out => Self::Out,
            Direction::None => Self::None,
        }
    }
}

impl From<Way> for Direction {
    fn from(way: Way) -> Self {
        match way {
            Way::In => Self::In,
            Way::Out => Self::Out,
            Way::None => Self::None,
        }
    }
}

impl FromRow<(&Line, Surroundings)> for ActivityLine {
    fn from_row(scene: &Scene<'_>, (line, around): (&Line, Surroundings)) -> Self {
        let position = line.place.position();
        let operation = line.number.operation();
        Self {
            transaction: around.transaction.to_hex(),
            height: position.height,
            index: position.index,
            operation: (operation != u8::MAX).then_some(operation),
            time_ms: around.time_ms,
            kind: kind_name(line.kind),
            direction: line.direction.into(),
            counterparty: line.other.map(|other| scene.address(&other)),
            asset: line.asset.map(|AssetId(asset)| asset),
            amount: line.amount.map(|amount| amount.to_string()),
            memo: around.memo,
            fee: around.fee,
            refusal: Refusal::from_code(around.refusal).map(|refusal| scene.refusal(refusal)),
        }
    }
}
