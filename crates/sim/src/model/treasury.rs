//! The treasury and the sharing out of fees, from docs/reference/treasury.md.

use super::{council::epoch_at, execute::Now, state::Model};
use tally_types::{Amount, AssetId, Move, Place, Refusal, state::PotEntry, treasury::Treasury, wire::Empty};

impl Model {
    /// The number of the epoch at a time.
    pub fn epoch(&self, time_ms: u64) -> u64 {
        epoch_at(&self.parameters, time_ms)
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
            } else if !self.has_room_in_treasury(asset) {
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
    fn has_room_in_treasury(&self, asset: AssetId) -> bool {
        let holds = |asset| self.treasury.entries.iter().any(|entry| entry.asset == asset);
        let others = self.treasury.entries.iter().filter(|entry| entry.asset != AssetId::COIN).count();
        holds(asset) || others < 63
    }

    pub fn in_treasury(&self, asset: AssetId) -> u128 {
        self.treasury.entries.iter().find(|entry| entry.asset == asset).map_or(0, |entry| entry.amount.0)
    }

    pub fn to_treasury(&mut self, asset: AssetId, amount: u128) {
        if amount > 0 {
            self.set_treasury(asset, self.in_treasury(asset) + amount);
        }
    }

    pub fn from_treasury(&mut self, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        let left = self.in_treasury(asset).checked_sub(amount).ok_or(Refusal::InsufficientFunds)?;
        self.set_treasury(asset, left);
        Ok(())
    }

    fn set_treasury(&mut self, asset: AssetId, amount: u128) {
        let mut entries = self.treasury.entries.to_vec();
        entries.retain(|entry| entry.asset != asset);
        if amount > 0 {
            entries.push(PotEntry { asset, amount: Amount(amount) });
        }
        entries.sort_by_key(|entry| entry.asset);
        let entries = tally_types::wire::List::new(entries).expect("there is room");
        self.treasury = Treasury { entries, ..self.treasury.clone() };
    }
}
