//! Packets: money in shares for whoever comes first, each account once. Red packets.
//!
//! Invariants: the shares of a packet add up to its total, and each is at least one base unit; what lies in it leaves
//! as shares, or as the rest to its creator after the expiry; an account claims once.

use crate::{
    Address, Amount, AssetId, Hash, Refusal, StateKey,
    signature::Ed25519Signature,
    state::{PACKET, PACKET_CLAIM, PACKET_DRAW, PACKET_PAGE},
    transfer::Memo,
    wire::{Empty, List},
};

/// Most shares of a packet.
pub const MAX_SHARES: usize = 1000;
/// Shares that lie together in one record once they are drawn.
pub const SHARES_PER_PAGE: usize = 125;
/// Most such records of one packet.
pub const MAX_PAGES: usize = MAX_SHARES / SHARES_PER_PAGE;
/// Shares that are drawn for one unit of work.
pub const DRAWS_PER_WORK: u32 = 16;
/// Longest time a packet may be claimed: 30 days.
pub const MAX_PACKET_MS: u64 = 30 * 24 * 60 * 60 * 1000;

wire_id! {
    /// A packet's number, given in order of creation.
    pub struct PacketId(u64);
}

wire_enum! {
    /// How a packet's total is split.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Split {
        /// Evenly; what does not divide goes to the first shares, one unit each.
        0 = Equal(Empty),
        /// By chance, each ordered split as likely as any other.
        1 = Random(Empty),
    }
}

impl Split {
    pub const EQUAL: Self = Self::Equal(Empty);
    pub const RANDOM: Self = Self::Random(Empty);
}

wire_struct! {
    /// Sets units aside in shares. The receipt says the id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CreatePacket {
        pub asset: AssetId,
        pub total: Amount,
        /// How many shares there are.
        pub count: u16,
        pub split: Split,
        /// An Ed25519 key carried in a link: only claims it has signed are good. Without one, anyone may claim.
        pub claim_key: Option<[u8; 32]>,
        /// Block time in Unix milliseconds until which (inclusive) shares may be claimed.
        pub expires_ms: u64,
        pub memo: Memo,
    }
}

wire_struct! {
    /// Takes a share for the actor.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct ClaimPacket {
        pub packet: PacketId,
        /// The claim key's signature of [`claim_message`], for a packet that has one. It is verified with the
        /// transaction's other signatures (see [`crate::Transaction::claims`]).
        pub proof: Option<Ed25519Signature>,
    }
}

wire_struct! {
    /// A packet whose rest goes back to its creator. Anyone may, after the expiry.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PacketOnly {
        pub packet: PacketId,
    }
}

impl CreatePacket {
    pub fn check(&self) -> Result<(), Refusal> {
        if self.total.is_zero() {
            return Err(Refusal::AmountZero);
        }
        self.memo.check()?;
        if !(1..=MAX_SHARES).contains(&usize::from(self.count)) {
            return Err(Refusal::PacketCountInvalid);
        }
        if self.total < Amount(u128::from(self.count)) {
            return Err(Refusal::SharesBelowUnit);
        }
        Ok(())
    }

    /// One, and for a random split the drawing of its shares, which happens unasked in the next block.
    pub fn work(&self) -> u32 {
        match self.split {
            Split::Equal(_) => 1,
            Split::Random(_) => 1 + u32::from(self.count).div_ceil(DRAWS_PER_WORK),
        }
    }
}

/// What a claim key signs, in the same way as an account's Ed25519 key signs a transaction's id: that `claimer`, and
/// nobody who sees the claim under way, may claim the packet, on this network alone.
pub fn claim_message(genesis: &Hash, packet: PacketId, claimer: &Address) -> Hash {
    Hash::of("tally/packet-claim", &[&genesis.0, &packet.0.to_be_bytes(), &claimer.0])
}

wire_struct! {
    /// A packet's record, deleted when its last share is claimed or its rest is taken back.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Packet {
        pub creator: Address,
        pub asset: AssetId,
        pub total: Amount,
        /// What lies in it.
        pub left: Amount,
        pub count: u16,
        /// How many shares have been claimed: less than `count`.
        pub claimed: u16,
        pub split: Split,
        pub claim_key: Option<[u8; 32]>,
        pub expires_ms: u64,
        /// The block it was made in.
        pub height: u64,
        /// Shares left in each [`PacketPage`] once they are drawn; none of an equal split.
        pub pages: List<u8, 0, MAX_PAGES>,
    }
}

impl Packet {
    /// How many shares are left.
    pub fn shares_left(&self) -> u16 {
        self.count.saturating_sub(self.claimed)
    }

    /// The share of an equal split that the claim after `claimed` others gets: `total ÷ count` rounded down, and one unit
    /// more for the first `total mod count`, which favours whoever comes first.
    pub fn equal_share(&self, claimed: u16) -> Amount {
        let (count, claimed) = (u128::from(self.count), u128::from(claimed));
        Amount(self.total.0 / count + u128::from(claimed < self.total.0 % count))
    }
}

wire_struct! {
    /// Drawn shares nobody has claimed yet, in the order of the split. Deleted with the last of them.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PacketPage {
        pub shares: List<Amount, 1, SHARES_PER_PAGE>,
    }
}

wire_struct! {
    /// That an account has claimed a share of a packet, and which. Kept for ever, as the receipt of the claim.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PacketClaim {
        /// How many had claimed before.
        pub share: u16,
        pub amount: Amount,
    }
}

wire_struct! {
    /// The packets made in the last block, when a random split is among them: the next block draws their shares and
    /// deletes this.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PacketDraw {
        pub first: PacketId,
        /// The first id that is not among them.
        pub end: PacketId,
    }
}

impl StateKey {
    /// A [`Packet`].
    pub fn packet(packet: PacketId) -> Self {
        Self::build(PACKET, &[&packet.0.to_be_bytes()])
    }

    /// A [`PacketClaim`].
    pub fn packet_claim(packet: PacketId, claimer: &Address) -> Self {
        Self::build(PACKET_CLAIM, &[&packet.0.to_be_bytes(), &claimer.0])
    }

    /// A [`PacketPage`].
    pub fn packet_page(packet: PacketId, page: u8) -> Self {
        Self::build(PACKET_PAGE, &[&packet.0.to_be_bytes(), &[page]])
    }

    /// The [`PacketDraw`].
    pub fn packet_draw() -> Self {
        Self::build(PACKET_DRAW, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn create(total: u128, count: u16, split: Split, memo: Memo) -> CreatePacket {
        let total = Amount(total);
        CreatePacket { asset: AssetId::COIN, total, count, split, claim_key: None, expires_ms: 0, memo }
    }

    #[test]
    fn a_packet_is_refused_for_the_first_rule_in_order() {
        let hidden = || Memo::Open(Text::new("a\u{202e}b").unwrap());
        let check = |total, count, memo| create(total, count, Split::RANDOM, memo).check();
        assert_eq!(check(0, 0, hidden()), Err(Refusal::AmountZero));
        assert_eq!(check(1, 0, hidden()), Err(Refusal::TextNotPlain));
        assert_eq!(check(1, 0, Memo::NONE), Err(Refusal::PacketCountInvalid));
        assert_eq!(check(1, 1001, Memo::NONE), Err(Refusal::PacketCountInvalid));
        assert_eq!(check(999, 1000, Memo::NONE), Err(Refusal::SharesBelowUnit));
        assert_eq!(check(1000, 1000, Memo::NONE), Ok(()));
    }

    #[test]
    fn the_drawing_of_shares_is_counted_when_the_packet_is_made() {
        let work = |count, split| create(1000, count, split, Memo::NONE).work();
        assert_eq!((work(1000, Split::EQUAL), work(1, Split::EQUAL)), (1, 1));
        assert_eq!((work(1, Split::RANDOM), work(16, Split::RANDOM), work(17, Split::RANDOM)), (2, 2, 3));
        assert_eq!(work(1000, Split::RANDOM), 64);
    }
}
