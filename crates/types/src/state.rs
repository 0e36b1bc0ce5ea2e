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

// Nouns to come have tags from 0x80 on, so that they grow side by side: packet 0x80, mandate 0x88, deal 0x90, loan 0x98,
// exchange 0xa0, stake 0xb0, savings 0xc0, referral 0xc8, mining 0xd0, news 0xd8, oracle 0xe0, reserve 0xe8, council 0xf0.

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
/// The [`crate::Parameters`].
pub const PARAMETERS: u8 = b'P';
/// A [`crate::loan::Note`].
pub const LOAN: u8 = 0x98;
/// A [`crate::loan::Credit`].
pub const CREDIT: u8 = 0x99;
/// A [`crate::loan::Offer`].
pub const LOAN_OFFER: u8 = 0x9a;
/// A [`crate::oracle::Feed`].
pub const FEED: u8 = 0xe0;
/// A [`crate::reserve::Stablecoin`].
pub const STABLECOIN: u8 = 0xe8;
/// A [`crate::reserve::Redemption`].
pub const REDEMPTION: u8 = 0xe9;
/// A [`crate::reserve::Basket`].
pub const BASKET: u8 = 0xea;

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
    bond
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
