//! Every change of what is where follows from the receipts, and per asset the changes add up to what was minted and
//! burned.
//!
//! Two sets of books are kept, one from the records and one from the receipts, and compared line by line.

use super::{Broken, change::Pair, conservation, net::Net};
use foldhash::fast::RandomState;
use std::collections::HashMap;
use tally_types::{
    Address, Amount, AssetId, Place, Receipt,
    account::{Account, Balance},
    asset::Asset,
    state::Global,
    transfer::{Held, HeldId},
    wire::Empty,
};

/// What came minus what went at one place, as the records and as the receipts tell it.
#[derive(Clone, Copy, Default)]
struct Line {
    records: Net,
    receipts: Net,
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
    Receipts,
}

#[derive(Default)]
pub(super) struct Books {
    lines: HashMap<(Place, AssetId), Line, RandomState>,
    /// By the receipts; taken out as the assets' records agree.
    supplies: HashMap<AssetId, Supply, RandomState>,
}

impl Books {
    pub(super) fn of_receipts(receipts: &[Receipt]) -> Result<Self, Broken> {
        let mut books = Self::default();
        for receipt in receipts {
            let fee = receipt.fee;
            books.went(Source::Receipts, Place::Account(receipt.payer), fee.asset, fee.amount)?;
            books.came(Source::Receipts, Place::FeePot(Empty), fee.asset, fee.amount)?;
            for step in receipt.moves.iter() {
                books.went(Source::Receipts, step.from, step.asset, step.amount)?;
                books.came(Source::Receipts, step.to, step.asset, step.amount)?;
                books.supply(step.asset, step.amount, step.from, step.to)?;
            }
        }
        Ok(books)
    }

    pub(super) fn account(&mut self, address: &Address, pair: &Pair<Account>) -> Result<(), Broken> {
        let place = Place::Account(*address);
        for balance in pair.after.iter().flat_map(|account| account.balances.iter()) {
            self.came(Source::Records, place, balance.asset, balance.amount)?;
        }
        for balance in pair.before.iter().flat_map(|account| account.balances.iter()) {
            self.went(Source::Records, place, balance.asset, balance.amount)?;
        }
        Ok(())
    }

    pub(super) fn balance(&mut self, address: &Address, pair: &Pair<Balance>) -> Result<(), Broken> {
        let place = Place::Account(*address);
        if let Some(balance) = &pair.after {
            self.came(Source::Records, place, balance.asset, balance.amount)?;
        }
        if let Some(balance) = &pair.before {
            self.went(Source::Records, place, balance.asset, balance.amount)?;
        }
        Ok(())
    }

    pub(super) fn held(&mut self, id: HeldId, pair: &Pair<Held>) -> Result<(), Broken> {
        if let Some(held) = &pair.after {
            self.came(Source::Records, Place::Held(id), held.asset, held.amount)?;
        }
        if let Some(held) = &pair.before {
            self.went(Source::Records, Place::Held(id), held.asset, held.amount)?;
        }
        Ok(())
    }

    pub(super) fn pot(&mut self, pair: &Pair<Global>) -> Result<(), Broken> {
        for entry in pair.after.iter().flat_map(|global| global.fee_pot.iter()) {
            self.came(Source::Records, Place::FeePot(Empty), entry.asset, entry.amount)?;
        }
        for entry in pair.before.iter().flat_map(|global| global.fee_pot.iter()) {
            self.went(Source::Records, Place::FeePot(Empty), entry.asset, entry.amount)?;
        }
        Ok(())
    }

    pub(super) fn asset(&mut self, id: AssetId, pair: &Pair<Asset>) -> Result<(), Broken> {
        let nowhere = Place::Supply(Empty);
        let mut supply = Supply::default();
        if let Some(asset) = &pair.after {
            self.went(Source::Records, nowhere, id, conservation::check_supply(id, asset)?)?;
            supply = supply.more(asset).ok_or(Broken::Overflow(id))?;
        }
        if let Some(asset) = &pair.before {
            self.came(Source::Records, nowhere, id, conservation::check_supply(id, asset)?)?;
            supply = supply.less(asset).ok_or(Broken::Overflow(id))?;
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
        let differs = |line: &Line| line.records != line.receipts;
        let untraced =
            self.lines.iter().filter(|(_, line)| differs(line)).map(|(&(place, asset), _)| (asset, place));
        if let Some((asset, place)) = untraced.min_by_key(|(asset, place)| (*asset, order(place))) {
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
            Source::Receipts => &mut line.receipts,
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

fn order(place: &Place) -> (u8, Address, u64) {
    match place {
        Place::Account(address) => (place.tag(), *address, 0),
        Place::Held(held) => (place.tag(), Address([0; 20]), held.0),
        Place::Supply(_) | Place::FeePot(_) => (place.tag(), Address([0; 20]), 0),
    }
}
