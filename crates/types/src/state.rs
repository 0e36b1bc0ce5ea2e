//! The ledger's state as keys and records.
//!
//! A key is 32 bytes: one tag byte, then what identifies the record, then zeros. Keys are injective: two different
//! records never share one.

use crate::{Address, Amount, AssetId, Handle, Hash, fee::FeeSchedule, transfer::HeldId, wire::List};
use bytes::BufMut;
use commonware_codec::{Buf, Error, FixedSize, Read, Write};

/// A state key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateKey(pub [u8; 32]);

/// Most bytes of a state record.
pub const MAX_RECORD_BYTES: usize = 16 * 1024;
/// Most assets in which fees lie uncollected.
pub const MAX_POT_ENTRIES: usize = 64;

// What every noun needs has a letter. The others have ranges from 0x80 on, so that they grow side by side: packet 0x80,
// mandate 0x88, deal 0x90, loan 0x98, exchange 0xa0, stake 0xb0, savings 0xc0, referral 0xc8, mining 0xd0, news 0xd8,
// oracle 0xe0, reserve 0xe8, council 0xf0.

/// The first byte of a key says what its record is: an [`crate::account::Account`].
pub const ACCOUNT: u8 = b'A';
/// A [`crate::account::Balance`].
pub const BALANCE: u8 = b'B';
/// A [`crate::account::Security`].
pub const SECURITY: u8 = b'K';
/// A [`NameRecord`].
pub const NAME: u8 = b'N';
/// An [`crate::asset::Asset`].
pub const ASSET: u8 = b'S';
/// A [`crate::transfer::Held`].
pub const HELD: u8 = b'H';
/// The [`Global`] record.
pub const GLOBAL: u8 = b'G';
/// The [`crate::treasury::Treasury`].
pub const TREASURY: u8 = b'T';
/// The [`crate::Parameters`].
pub const PARAMETERS: u8 = b'P';
/// A [`crate::packet::Packet`].
pub const PACKET: u8 = 0x80;
/// A [`crate::packet::PacketClaim`].
pub const PACKET_CLAIM: u8 = 0x81;
/// A [`crate::packet::PacketPage`].
pub const PACKET_PAGE: u8 = 0x82;
/// The [`crate::packet::PacketDraw`].
pub const PACKET_DRAW: u8 = 0x83;
/// A [`crate::mandate::Mandate`].
pub const MANDATE: u8 = 0x88;
/// A [`crate::deal::Deal`].
pub const DEAL: u8 = 0x90;
/// A [`crate::loan::Note`].
pub const LOAN: u8 = 0x98;
/// A [`crate::loan::Credit`].
pub const CREDIT: u8 = 0x99;
/// A [`crate::loan::Offer`].
pub const LOAN_OFFER: u8 = 0x9a;
/// A [`crate::exchange::Market`].
pub const MARKET: u8 = 0xa0;
/// A [`crate::exchange::Pair`].
pub const PAIR: u8 = 0xa1;
/// An [`crate::exchange::Order`].
pub const ORDER: u8 = 0xa2;
/// A [`crate::exchange::Level`].
pub const LEVEL: u8 = 0xa3;
/// A [`crate::exchange::Node`].
pub const NODE: u8 = 0xa4;
/// An account's [`crate::exchange::OpenOrders`] in a market.
pub const OPEN_ORDERS: u8 = 0xa5;
/// A [`crate::stake::StakeBook`].
pub const STAKE_BOOK: u8 = 0xb0;
/// A [`crate::stake::Candidate`].
pub const CANDIDATE: u8 = 0xb1;
/// A [`crate::stake::Bond`].
pub const BOND: u8 = 0xb2;
/// A [`crate::stake::Leaving`].
pub const LEAVING: u8 = 0xb3;
/// A [`crate::savings::SavingsPool`].
pub const SAVINGS_POOL: u8 = 0xc0;
/// A [`crate::savings::FlexibleDeposit`].
pub const FLEXIBLE_DEPOSIT: u8 = 0xc1;
/// A [`crate::savings::FixedDeposit`].
pub const FIXED_DEPOSIT: u8 = 0xc2;
/// A [`crate::referral::ReferralCampaign`].
pub const REFERRAL_CAMPAIGN: u8 = 0xc8;
/// A [`crate::referral::Referral`].
pub const REFERRAL: u8 = 0xc9;
/// A [`crate::referral::Referrer`].
pub const REFERRER: u8 = 0xca;
/// A [`crate::mining::MiningCampaign`].
pub const MINING_CAMPAIGN: u8 = 0xd0;
/// A [`crate::mining::Like`].
pub const LIKE: u8 = 0xd1;
/// A [`crate::news::Publisher`].
pub const PUBLISHER: u8 = 0xd8;
/// A [`crate::news::Posted`].
pub const POST: u8 = 0xd9;
/// A [`crate::oracle::Feed`].
pub const FEED: u8 = 0xe0;
/// A [`crate::reserve::Stablecoin`].
pub const STABLECOIN: u8 = 0xe8;
/// A [`crate::reserve::Redemption`].
pub const REDEMPTION: u8 = 0xe9;
/// A [`crate::reserve::Basket`].
pub const BASKET: u8 = 0xea;
/// The [`crate::council::Council`].
pub const COUNCIL: u8 = 0xf0;
/// A [`crate::council::Proposal`].
pub const PROPOSAL: u8 = 0xf1;
/// A [`crate::council::Appointment`].
pub const APPOINTMENT: u8 = 0xf2;
/// The [`crate::council::SoftwareVersion`].
pub const VERSION: u8 = 0xf3;

impl StateKey {
    /// The key of the record of this tag that `parts`, each of a fixed width, identify.
    pub(crate) fn build(tag: u8, parts: &[&[u8]]) -> Self {
        let mut key = [0; 32];
        key[0] = tag;
        let mut place = 1;
        for part in parts {
            key[place..place + part.len()].copy_from_slice(part);
            place += part.len();
        }
        Self(key)
    }

    /// An account's [`crate::account::Account`].
    pub fn account(address: &Address) -> Self {
        Self::build(ACCOUNT, &[&address.0])
    }

    /// A [`crate::account::Balance`] that did not fit into the account's record.
    pub fn balance(address: &Address, asset: AssetId) -> Self {
        Self::build(BALANCE, &[&address.0, &asset.0.to_be_bytes()])
    }

    /// An account's [`crate::account::Security`].
    pub fn security(address: &Address) -> Self {
        Self::build(SECURITY, &[&address.0])
    }

    /// The [`NameRecord`] under a handle's skeleton.
    pub fn name(handle: &Handle) -> Self {
        Self::build(NAME, &[handle.skeleton().as_bytes()])
    }

    /// An [`crate::asset::Asset`].
    pub fn asset(asset: AssetId) -> Self {
        Self::build(ASSET, &[&asset.0.to_be_bytes()])
    }

    /// A [`crate::transfer::Held`].
    pub fn held(held: HeldId) -> Self {
        Self::build(HELD, &[&held.0.to_be_bytes()])
    }

    /// The [`Global`] record.
    pub fn global() -> Self {
        Self::build(GLOBAL, &[])
    }

    /// The [`crate::Parameters`].
    pub fn parameters() -> Self {
        Self::build(PARAMETERS, &[])
    }
}

impl AsRef<[u8]> for StateKey {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Write for StateKey {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.write(buf);
    }
}

impl FixedSize for StateKey {
    const SIZE: usize = 32;
}

impl Read for StateKey {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        Ok(Self(<[u8; 32]>::read_cfg(buf, &())?))
    }
}

wire_struct! {
    /// Who owns a name, and how it is written.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct NameRecord {
        pub owner: Address,
        pub name: Handle,
    }
}

wire_struct! {
    /// What has been collected in one asset and not yet shared out.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct PotEntry {
        pub asset: AssetId,
        pub amount: Amount,
    }
}

macro_rules! counters {
    ($($name:ident)*) => {
        wire_struct! {
            /// The next id of each kind of thing. Ids are given out in order, and none twice.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
            pub struct Counters { $(pub $name: u64),* }
        }

        impl Counters {
            /// Whether none is less than in `before`.
            pub fn have_kept(&self, before: &Self) -> bool {
                [$((before.$name, self.$name)),*].iter().all(|(before, now)| before <= now)
            }
        }
    };
}

counters! {
    asset
    held
    packet
    mandate
    deal
    loan
    market
    order
    pool
    deposit
    campaign
    post
    feed
    stablecoin
    redemption
    proposal
    candidate
}

wire_struct! {
    /// What the whole ledger shares.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Global {
        pub counters: Counters,
        pub fees: FeeSchedule,
        /// Fees collected, strictly ascending by asset: the coin and at most every asset of the fee list.
        pub fee_pot: List<PotEntry, 0, MAX_POT_ENTRIES>,
        /// Hash of the genesis this state grew from.
        pub genesis: Hash,
    }
}
