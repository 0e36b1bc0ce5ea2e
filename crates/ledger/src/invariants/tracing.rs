//! Every change of what is where follows from the receipts and the block's opening, and per asset the changes add up to
//! what was minted and burned.
//!
//! Two sets of books are kept, one from the records and one from what moved, and compared line by line.

use super::{
    Broken, asset,
    kind::{Kind, Pair},
    net::Net,
};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use tally_types::{Amount, AssetId, Move, Place, Receipt, asset::Asset, codec::Encode as _, wire::Empty};

/// What came minus what went at one place, as the records and as the moves tell it.
#[derive(Clone, Copy, Default)]
struct Line {
    records: Net,
    moves: Net,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Supply {
    minted: Net,
    burned: Net,
}

/// Who tells.
#[derive(Clone, Copy)]
enum Source {
    Records,
    Moves,
}

#[derive(Default)]
pub(super) struct Books {
    lines: HashMap<(Place, AssetId), Line, RandomState>,
    /// By what moved; taken out as the assets' records agree.
    supplies: HashMap<AssetId, Supply, RandomState>,
}

impl Books {
    /// The books by what moved when the block was opened and by its receipts.
    pub(super) fn of_moves(opening: &[Move], receipts: &[Receipt]) -> Result<Self, Broken> {
        let mut books = Self::default();
        // A payment's payer and receiver.
        books.lines.reserve(2 * receipts.len());
        for step in opening {
            for place in [step.from, step.to] {
                if let Place::Account(account) = place {
                    return Err(Broken::Unsigned(account));
                }
            }
            books.step(step)?;
        }
        for receipt in receipts {
            let fee = receipt.fee;
            books.went(Source::Moves, Place::Account(receipt.payer), fee.asset, fee.amount)?;
            books.came(Source::Moves, Place::FeePot(Empty), fee.asset, fee.amount)?;
            receipt.moves.iter().try_for_each(|step| books.step(step))?;
        }
        Ok(books)
    }

    fn step(&mut self, step: &Move) -> Result<(), Broken> {
        self.went(Source::Moves, step.from, step.asset, step.amount)?;
        self.came(Source::Moves, step.to, step.asset, step.amount)?;
        self.supply(step.asset, step.amount, step.from, step.to)
    }

    /// Enters what a record said and says lies where.
    pub(super) fn record<T: Kind>(&mut self, id: &T::Id, pair: &Pair<T>) -> Result<(), Broken> {
        for (place, asset, amount) in pair.after.iter().flat_map(|record| record.holdings(id)) {
            self.came(Source::Records, place, asset, amount)?;
        }
        for (place, asset, amount) in pair.before.iter().flat_map(|record| record.holdings(id)) {
            self.went(Source::Records, place, asset, amount)?;
        }
        Ok(())
    }

    pub(super) fn asset(&mut self, id: AssetId, pair: &Pair<Asset>) -> Result<(), Broken> {
        let nowhere = Place::Supply(Empty);
        let mut supply = Supply::default();
        if let Some(after) = &pair.after {
            self.went(Source::Records, nowhere, id, asset::circulating(id, after)?)?;
            supply = supply.more(after).ok_or(Broken::Overflow(id))?;
        }
        if let Some(before) = &pair.before {
            self.came(Source::Records, nowhere, id, asset::circulating(id, before)?)?;
            supply = supply.less(before).ok_or(Broken::Overflow(id))?;
        }
        let told = self.supplies.remove(&id).unwrap_or_default();
        if told == supply { Ok(()) } else { Err(Broken::SupplyUntraced(id)) }
    }

    /// Compares the two sets of books.
    pub(super) fn check(&self) -> Result<(), Broken> {
        let mut sums: HashMap<AssetId, Net, RandomState> = HashMap::default();
        for ((_, asset), line) in &self.lines {
            let sum = sums.entry(*asset).or_default();
            *sum = sum.add(line.records).ok_or(Broken::Overflow(*asset))?;
        }
        // The least asset is named, so that every node names the same one.
        if let Some(asset) = sums.iter().filter(|(_, sum)| !sum.is_zero()).map(|(asset, _)| *asset).min() {
            return Err(Broken::ConservationOfChange(asset));
        }
        let differs = |line: &Line| line.records != line.moves;
        let untraced =
            self.lines.iter().filter(|(_, line)| differs(line)).map(|(&(place, asset), _)| (asset, place));
        if let Some((asset, place)) = untraced.min_by_key(|(asset, place)| (*asset, place.encode())) {
            return Err(Broken::Untraced { place, asset });
        }
        match self
            .supplies
            .iter()
            .filter(|(_, told)| **told != Supply::default())
            .map(|(asset, _)| *asset)
            .min()
        {
            Some(asset) => Err(Broken::SupplyUntraced(asset)),
            None => Ok(()),
        }
    }

    fn came(&mut self, source: Source, place: Place, asset: AssetId, amount: Amount) -> Result<(), Broken> {
        self.write(source, place, asset, |net| net.came(amount))
    }

    fn went(&mut self, source: Source, place: Place, asset: AssetId, amount: Amount) -> Result<(), Broken> {
        self.write(source, place, asset, |net| net.went(amount))
    }

    fn write(
        &mut self,
        source: Source,
        place: Place,
        asset: AssetId,
        step: impl FnOnce(Net) -> Option<Net>,
    ) -> Result<(), Broken> {
        let line = self.lines.entry((place, asset)).or_default();
        let net = match source {
            Source::Records => &mut line.records,
            Source::Moves => &mut line.moves,
        };
        *net = step(*net).ok_or(Broken::Overflow(asset))?;
        Ok(())
    }

    fn supply(&mut self, asset: AssetId, amount: Amount, from: Place, to: Place) -> Result<(), Broken> {
        let nowhere = Place::Supply(Empty);
        if from != nowhere && to != nowhere {
            return Ok(());
        }
        let supply = self.supplies.entry(asset).or_default();
        let net = if from == nowhere { &mut supply.minted } else { &mut supply.burned };
        *net = net.came(amount).ok_or(Broken::Overflow(asset))?;
        Ok(())
    }
}

impl Supply {
    fn more(self, asset: &Asset) -> Option<Self> {
        Some(Self { minted: self.minted.came(asset.minted)?, burned: self.burned.came(asset.burned)? })
    }

    fn less(self, asset: &Asset) -> Option<Self> {
        Some(Self { minted: self.minted.went(asset.minted)?, burned: self.burned.went(asset.burned)? })
    }
}
