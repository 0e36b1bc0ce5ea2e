//! The treasury and the sharing out of fees, from docs/reference/treasury.md.

use super::{council::{epoch_at}, execute::{Now}, state::{Model}};
use tally_types::{Amount, AssetId, Move, Place, Refusal, stake::{CandidateId}, state::{PotEntry}, treasury::{Treasury}, wire::{Empty}};

impl Model {
    /// The number of the epoch at a time.
    pub fn epoch(&self, time_ms: u64) -> u64 {
        time_ms / self.parameters.epoch_ms
    }

    /// Shares the fee pot out in an epoch's first block; says what moved.
    pub fn share_out(&mut self, now: &Now) -> Vec<Move> {
        let epoch = self.epoch(now.time_ms);
        if epoch == self.treasury.epoch {
            return Vec::new();
        }
        self.treasury.epoch = epoch;
        let mut moves = Vec::new();
        for (asset, amount) in self.fee_pot.clone() {
            let (mut stakers, mut mining, mut rest) = (0, 0, amount);
            if asset == AssetId::COIN {
                let share = |bps: u16| amount * u128::from(bps) / 10_000;
                mining = share(self.parameters.fee_shares.mining_bps);
                stakers = share(self.parameters.fee_shares.stakers_bps);
                if stakers > 0 && !self.receive_rewards(stakers) {
                    stakers = 0;
                }
                self.treasury.mining_budget.0 += mining;
                rest = amount - stakers - mining;
            } else if !self.has_room(asset) {
                continue;
            }
            self.fee_pot.remove(&asset);
            self.to_treasury(asset, rest);
            let places = [
                (Place::StakeRewards(Empty), stakers),
                (Place::MiningBudget(Empty), mining),
                (Place::Treasury(Empty), rest),
            ];
            for (to, amount) in places.into_iter().filter(|(_, amount)| *amount > 0) {
                let from = Place::FeePot(Empty);
                moves.push(Move { operation: 0, from, to, asset, amount: Amount(amount) });
            }
        }
        moves
    }

    /// Whether the treasury can take units of an asset: the last of 64 places is the coin's.
    fn has_room(&self, asset: AssetId) -> bool {
        let holds = |asset| self.treasury.entries.iter().any(|entry| entry.asset == asset);
        let others = self.treasury.entries.iter().filter(|entry| entry.asset != AssetId::COIN).count();
        holds(asset) || others < 63
    }

    pub fn to_treasury(&mut self, asset: AssetId, amount: u128) {
        if amount == 0 {
            return;
        }
        let mut entries = self.treasury.entries.to_vec();
        match entries.iter_mut().find(|entry| entry.asset == asset) {
            Some(entry) => entry.amount.0 += amount,
            None => entries.push(PotEntry { asset, amount: Amount(amount) }),
        }
        entries.sort_by_key(|entry| entry.asset);
        let entries = tally_types::wire::List::new(entries).expect("there is room");
        self.treasury = Treasury { entries, ..self.treasury.clone() };
    }
}
//! Sharing the fees out and what belongs to the network, from docs/reference/treasury.md.


/// Assets in the treasury besides the coin.
const MAX_OTHERS: usize = 63;

impl Model {
    /// Shares the fee pot out if the epoch is another than that of the last time.
    pub fn share_out(&mut self, now: &Now) -> Vec<Move> {
        let epoch = epoch_at(&self.parameters, now.time_ms);
        if epoch == self.shared_epoch {
            return Vec::new();
        }
        self.shared_epoch = epoch;
        let mut moves = Vec::new();
        let pot: Vec<(AssetId, u128)> =
            self.fee_pot.iter().map(|(asset, amount)| (*asset, *amount)).collect();
        for (asset, amount) in pot {
            let others = self.treasury.keys().filter(|held| **held != AssetId::COIN).count();
            if asset != AssetId::COIN && !self.treasury.contains_key(&asset) && others >= MAX_OTHERS {
                continue;
            }
            self.fee_pot.remove(&asset);
            let share = |bps: u16| match asset {
                AssetId::COIN => amount * u128::from(bps) / 10_000,
                _ => 0,
            };
            let mut stakers = share(self.parameters.fee_shares.stakers_bps);
            let mining = share(self.parameters.fee_shares.mining_bps);
            if !self.receive_rewards(stakers) {
                stakers = 0;
            }
            let treasury = amount - stakers - mining;
            self.mining_budget += mining;
            self.treasury_in(asset, treasury);
            for (to, amount) in [
                (Place::StakeRewards(Empty), stakers),
                (Place::MiningBudget(Empty), mining),
                (Place::Treasury(Empty), treasury),
            ] {
                if amount > 0 {
                    let from = Place::FeePot(Empty);
                    moves.push(Move { operation: 0, from, to, asset, amount: Amount(amount) });
                }
            }
        }
        moves
    }

    pub fn treasury_in(&mut self, asset: AssetId, amount: u128) {
        if amount > 0 {
            *self.treasury.entry(asset).or_default() += amount;
        }
    }

    pub fn treasury_out(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        let there = self.treasury.get(&asset).copied().unwrap_or_default();
        match there.checked_sub(amount).ok_or(Refusal::InsufficientFunds)? {
            0 => drop(self.treasury.remove(&asset)),
            left => drop(self.treasury.insert(asset, left)),
        }
        Ok(())
    }

    /// Whether stakers take these units; nobody is bonded here.
    fn receive_rewards(&mut self, _: u128) -> bool {
        false
    }

    pub fn has_candidate(&self, _: CandidateId) -> bool {
        false
    }

    /// What a penalty takes of what is bonded, and of what is unbonding.
    pub fn penalize(&mut self, _: CandidateId, _: u16, _: u64) -> Result<(u128, u128), Refusal> {
        Err(Refusal::UnknownCandidate)
    }
}
