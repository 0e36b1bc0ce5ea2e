//! Sharing the fees out and what belongs to the network, from docs/reference/treasury.md.

use super::{council::epoch_at, execute::Now, state::Model};
use tally_types::{Amount, AssetId, Move, Place, Refusal, stake::CandidateId, wire::Empty};

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
