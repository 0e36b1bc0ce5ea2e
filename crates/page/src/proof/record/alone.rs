//! Records that the API shows only together with others, each by itself: what it says, no sums that need more.
//!
//! Shares are of the pool that another record holds; what they are worth follows from both.

use super::{Place, tagged};
use serde_json::{Value, json};
use tally_json::{
    council::{Seat, SoftwareVersion},
    reserve::{Custodian, Dealer, NextComposition, Part},
    savings::FixedDepositState,
};
use tally_types::{
    council::{self, Council},
    mining::Like,
    packet::PacketClaim,
    pool::Pool,
    referral::{Referral, Referrer},
    reserve::{Basket, Redemption, Stablecoin},
    savings::{FixedDeposit, FlexibleDeposit},
    stake::{Bond, Leaving, StakeBook},
    state,
};

impl Place<'_> {
    pub(super) fn alone(&self) -> Option<Value> {
        match self.key.0[0] {
            state::STABLECOIN => self.stablecoin(),
            state::BASKET => self.basket(),
            state::REDEMPTION => self.redemption(),
            state::STAKE_BOOK => self.stake_book(),
            state::BOND => self.bond(),
            state::LEAVING => self.leaving(),
            state::FLEXIBLE_DEPOSIT => self.flexible_deposit(),
            state::FIXED_DEPOSIT => self.fixed_deposit(),
            state::COUNCIL => self.council(),
            state::VERSION => {
                tagged("version", SoftwareVersion::from(&self.read::<council::SoftwareVersion>()?))
            }
            state::REFERRAL => self.referral(),
            state::REFERRER => self.referrer(),
            state::LIKE => self.like(),
            state::PACKET_CLAIM => self.packet_claim(),
            _ => None,
        }
    }

    fn stablecoin(&self) -> Option<Value> {
        let coin: Stablecoin = self.read()?;
        Some(json!({
            "type": "stablecoin", "id": self.number()?, "peg": coin.peg.as_str(),
            "governor": self.scene.address(&coin.governor), "max_age_ms": coin.max_age_ms,
            "redemption_ms": coin.redemption_ms, "custodians": Custodian::all(self.scene, &coin, self.time_ms),
            "dealers": Dealer::all(self.scene, &coin),
        }))
    }

    fn basket(&self) -> Option<Value> {
        let basket: Basket = self.read()?;
        let parts: Vec<Part> = basket.parts.iter().map(Part::from).collect();
        let mut shown = json!({
            "type": "basket", "id": self.number()?, "governor": self.scene.address(&basket.governor),
            "notice_ms": basket.notice_ms, "parts": parts,
        });
        if let Some(next) = &basket.next {
            shown["next"] = json!(NextComposition::from(next));
        }
        Some(shown)
    }

    fn redemption(&self) -> Option<Value> {
        let it: Redemption = self.read()?;
        Some(json!({
            "type": "redemption", "id": self.number()?, "coin": it.coin.0, "from": self.scene.address(&it.from),
            "dealer": self.scene.address(&it.dealer), "amount": it.amount.to_string(),
            "deadline_ms": it.deadline_ms, "stage": if it.taken { "taken" } else { "requested" },
        }))
    }

    fn stake_book(&self) -> Option<Value> {
        let book: StakeBook = self.read()?;
        let (bonded, rewards) = (book.active.to_string(), book.rewards.to_string());
        Some(json!({ "type": "stake_book", "bonded": bonded, "stake_rewards": rewards }))
    }

    fn bond(&self) -> Option<Value> {
        let bond: Bond = self.read()?;
        let unbondings = bond.unbondings.iter();
        let unbondings =
            unbondings.map(|one| json!({ "ready_ms": one.ready_ms, "shares": one.shares.to_string() }));
        let mut shown = json!({
            "type": "bond", "account": self.scene.address(&self.address()?), "candidate": self.number_at(21)?,
            "shares": bond.shares.to_string(), "rewards": bond.owed.units.to_string(),
            "unbondings": unbondings.collect::<Vec<_>>(),
        });
        if let Some(lien) = &bond.lien {
            shown["lien"] = json!({
                "from": lien.from.0, "ready_ms": lien.ready_ms, "shares": lien.shares.to_string(),
                "amount": lien.amount.to_string(),
            });
        }
        Some(shown)
    }

    fn leaving(&self) -> Option<Value> {
        let leaving: Leaving = self.read()?;
        let pool =
            |pool: &Pool| json!({ "amount": pool.units.to_string(), "shares": pool.shares.to_string() });
        Some(json!({
            "type": "leaving", "candidate": self.number()?, "ready_ms": self.number_at(9)?,
            "unbonding": pool(&leaving.unbonding), "moved": pool(&leaving.moved),
        }))
    }

    fn flexible_deposit(&self) -> Option<Value> {
        let deposit: FlexibleDeposit = self.read()?;
        Some(json!({
            "type": "flexible_deposit", "account": self.scene.address(&self.address()?),
            "pool": self.number_at(21)?, "shares": deposit.shares.to_string(),
        }))
    }

    fn fixed_deposit(&self) -> Option<Value> {
        let deposit: FixedDeposit = self.read()?;
        Some(json!({
            "type": "fixed_deposit", "id": self.number()?, "pool": deposit.pool.0,
            "owner": self.scene.address(&deposit.owner), "amount": deposit.amount.to_string(),
            "interest": deposit.interest.to_string(), "matures_ms": deposit.matures_ms,
            "state": FixedDepositState::new(&deposit, None, self.time_ms),
        }))
    }

    fn council(&self) -> Option<Value> {
        let council: Council = self.read()?;
        let seats: Vec<Seat> = council.seats.iter().map(|seat| Seat::new(self.scene, seat)).collect();
        Some(json!({ "type": "council", "seats": seats, "quorum": council.quorum() }))
    }

    fn referral(&self) -> Option<Value> {
        let referral: Referral = self.read()?;
        let mut shown = json!({
            "type": "referral", "account": self.scene.address(&self.address()?), "invitees": referral.invitees,
        });
        if let Some(binding) = &referral.binding {
            shown["brought_by"] = json!({
                "campaign": binding.campaign.0, "referrer": self.scene.address(&binding.referrer),
                "paid": binding.paid.to_string(),
            });
        }
        Some(shown)
    }

    fn referrer(&self) -> Option<Value> {
        let Referrer { epoch, earned } = self.read()?;
        Some(json!({
            "type": "referrer", "campaign": self.number()?, "referrer": self.scene.address(&self.address_at(9)?),
            "epoch": epoch, "paid_in_epoch": earned.to_string(),
        }))
    }

    fn like(&self) -> Option<Value> {
        let like: Like = self.read()?;
        Some(json!({
            "type": "like", "post": self.number()?, "account": self.scene.address(&self.address_at(9)?),
            "campaign": like.campaign.0, "epoch": like.epoch, "points": like.points.to_string(),
        }))
    }

    fn packet_claim(&self) -> Option<Value> {
        let claim: PacketClaim = self.read()?;
        Some(json!({
            "type": "packet_claim", "packet": self.number()?,
            "claimer": self.scene.address(&self.address_at(9)?), "share": claim.share,
            "amount": claim.amount.to_string(),
        }))
    }
}
