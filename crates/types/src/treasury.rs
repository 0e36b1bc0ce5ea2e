//! The treasury: what the network keeps of its fees, and the budget of mining.
//!
//! Invariant: of the coin in the fee pot, stakers, the mining budget and the treasury get all, to the last unit.

use crate::{
    Amount, AssetId, StateKey,
    mining::MAX_RETURN_BPS,
    parameters::WHOLE_BPS,
    referral::MAX_SHARE_BPS,
    state::{self, PotEntry},
    wire::List,
};

/// Greatest share of the fees that stakers get. Somebody may own all the stake, bring all accounts and be the only one
/// who mines: with the greatest share of a referrer and the greatest return of mining, a fee still costs its payer
/// something, whoever it is.
pub const MAX_STAKERS_BPS: u16 = 5_000;
/// Most assets in the treasury. One place is kept for the coin.
pub const MAX_TREASURY_ASSETS: usize = 64;

wire_struct! {
    /// How the coin in the fee pot is shared out, in hundredths of a percent; the treasury has the rest.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct FeeShares {
        pub stakers_bps: u16,
        pub mining_bps: u16,
    }
}

const _: () = assert!(MAX_STAKERS_BPS + MAX_SHARE_BPS + MAX_RETURN_BPS < WHOLE_BPS);

impl Default for FeeShares {
    fn default() -> Self {
        Self { stakers_bps: MAX_STAKERS_BPS, mining_bps: 2_000 }
    }
}

/// What stakers, the mining budget and the treasury get of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    pub stakers: Amount,
    pub mining: Amount,
    pub treasury: Amount,
}

impl FeeShares {
    pub fn is_sound(&self) -> bool {
        let sum = u32::from(self.stakers_bps) + u32::from(self.mining_bps);
        self.stakers_bps <= MAX_STAKERS_BPS && sum <= u32::from(WHOLE_BPS)
    }

    /// Splits `coin`: the stakers' and the mining share rounded down, for the treasury.
    ///
    /// # Panics
    ///
    /// If the shares are not sound.
    pub fn split(&self, coin: Amount) -> Split {
        let share = |bps: u16| {
            coin.mul_div_floor(u128::from(bps), u128::from(WHOLE_BPS)).expect("a share is no more than all")
        };
        let (stakers, mining) = (share(self.stakers_bps), share(self.mining_bps));
        let rest = coin.checked_sub(stakers).and_then(|rest| rest.checked_sub(mining));
        Split { stakers, mining, treasury: rest.expect("sound shares are together no more than all") }
    }
}

wire_struct! {
    /// What belongs to the network, from its genesis on.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Treasury {
        /// The ledger's epoch in which the fee pot was last shared out, or that of the genesis.
        pub epoch: u64,
        /// Coin for mining campaigns.
        pub mining_budget: Amount,
        /// Strictly ascending by asset, none of them zero.
        pub entries: List<PotEntry, 0, MAX_TREASURY_ASSETS>,
    }
}

impl Treasury {
    /// A treasury that holds nothing yet.
    pub fn new(epoch: u64) -> Self {
        Self { epoch, mining_budget: Amount::ZERO, entries: List::default() }
    }

    /// What the treasury holds of the asset.
    pub fn held(&self, asset: AssetId) -> Amount {
        self.place(asset).map_or(Amount::ZERO, |place| self.entries[place].amount)
    }

    /// Whether units of the asset can come. The coin always can.
    pub fn has_room(&self, asset: AssetId) -> bool {
        let others = self.entries.iter().filter(|entry| entry.asset != AssetId::COIN).count();
        asset == AssetId::COIN || self.place(asset).is_ok() || others + 1 < MAX_TREASURY_ASSETS
    }

    /// Makes the treasury hold `amount` of the asset.
    ///
    /// # Panics
    ///
    /// If there is no room.
    pub fn set(&mut self, asset: AssetId, amount: Amount) {
        match self.place(asset) {
            Ok(place) if amount.is_zero() => drop(self.entries.remove(place)),
            Ok(place) => self.entries.as_mut_slice()[place].amount = amount,
            Err(_) if amount.is_zero() => {}
            Err(place) => {
                self.entries.insert(place, PotEntry { asset, amount }).expect("the caller saw room");
            }
        }
    }

    fn place(&self, asset: AssetId) -> Result<usize, usize> {
        self.entries.binary_search_by_key(&asset, |entry| entry.asset)
    }
}

impl StateKey {
    /// The [`Treasury`].
    pub fn treasury() -> Self {
        Self::build(state::TREASURY, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_leaves_every_rounding_to_the_treasury() {
        let split = FeeShares { stakers_bps: 5_000, mining_bps: 2_000 }.split(Amount(1_009));
        assert_eq!(split, Split { stakers: Amount(504), mining: Amount(201), treasury: Amount(304) });
        let all = FeeShares { stakers_bps: 5_000, mining_bps: 5_000 }.split(Amount::MAX);
        let sum = all.stakers.checked_add(all.mining).and_then(|sum| sum.checked_add(all.treasury));
        assert_eq!((sum, all.treasury), (Some(Amount::MAX), Amount(1)));
    }

    #[test]
    fn a_place_is_kept_for_the_coin() {
        let mut treasury = Treasury::new(0);
        (1..64).for_each(|asset| treasury.set(AssetId(asset), Amount(1)));
        assert!(!treasury.has_room(AssetId(64)) && treasury.has_room(AssetId(63)));
        assert!(treasury.has_room(AssetId::COIN));
        treasury.set(AssetId::COIN, Amount(1));
        assert_eq!((treasury.entries.len(), treasury.entries[0].asset), (64, AssetId::COIN));
        treasury.set(AssetId(5), Amount::ZERO);
        assert!(treasury.has_room(AssetId(64)));
    }
}
