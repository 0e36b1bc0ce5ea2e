//! A state record, decoded. What its key's tag says is what it is.
//!
//! Invariant: a record that says nothing (an account that is the default one, a security record without content) is
//! not stored.

use bytes::Bytes;
use tally_types::{
    Parameters, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    codec::{Copying, DecodeExt, Encode as _},
    council::{Appointment, Council, Proposal, SoftwareVersion},
    deal::Deal,
    exchange::{Level, Market, Node, OpenOrders, Order, Pair},
    loan::{Credit, Note, Offer},
    mandate::Mandate,
    mining::{Like, MiningCampaign},
    news::{Posted, Publisher},
    oracle::Feed,
    packet::{Packet, PacketClaim, PacketDraw, PacketPage},
    referral::{Referral, ReferralCampaign, Referrer},
    reserve::{Basket, Redemption, Stablecoin},
    savings::{FixedDeposit, FlexibleDeposit, SavingsPool},
    stake::{Bond, Candidate, Leaving, StakeBook},
    state::{self, Global, NameRecord},
    transfer::Held,
    treasury::Treasury,
};

/// A record of the state that cannot be one: the database under it is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the state record under key {} is damaged", tally_types::hash::hex(&key.0))]
pub struct Damaged {
    pub key: StateKey,
}

/// An ordinary record: it is there or not, and is read and written whole.
pub(crate) trait Stored: Sized {
    fn of(record: &Record) -> Option<&Self>;
    fn wrap(record: Option<Self>) -> Record;
}

/// Declares the ordinary records: `TAG Variant(Type)`, the tag being one of [`tally_types::state`].
macro_rules! records {
    ($($tag:ident $variant:ident($type:ty))*) => {
        #[derive(Clone, Debug)]
        pub(crate) enum Record {
            Account(Account),
            Balance(Option<Balance>),
            Security(Box<Security>),
            Global(Box<Global>),
            $($variant(Option<Box<$type>>)),*
        }

        impl Record {
            pub(super) fn decode(key: &StateKey, bytes: Option<&[u8]>) -> Result<Self, Damaged> {
                Ok(match key.0[0] {
                    state::ACCOUNT => Self::Account(read(key, bytes)?.unwrap_or_default()),
                    state::BALANCE => Self::Balance(read(key, bytes)?),
                    state::SECURITY => Self::Security(Box::new(read(key, bytes)?.unwrap_or_default())),
                    state::GLOBAL => {
                        Self::Global(read(key, bytes)?.map(Box::new).ok_or(Damaged { key: *key })?)
                    }
                    $(state::$tag => Self::$variant(read(key, bytes)?.map(Box::new)),)*
                    _ => return Err(Damaged { key: *key }),
                })
            }

            /// The bytes to store, or `None` when there is nothing to store.
            pub(super) fn encode(&self) -> Option<Bytes> {
                match self {
                    Self::Account(account) => (*account != Account::default()).then(|| account.encode()),
                    Self::Balance(balance) => balance.as_ref().map(|balance| balance.encode()),
                    Self::Security(security) => (!security.is_empty()).then(|| security.encode()),
                    Self::Global(global) => Some(global.encode()),
                    $(Self::$variant(record) => record.as_ref().map(|record| record.encode()),)*
                }
            }
        }

        $(impl Stored for $type {
            fn of(record: &Record) -> Option<&Self> {
                match record {
                    Record::$variant(record) => record.as_deref(),
                    _ => unreachable!("the key's tag is {}", stringify!($tag)),
                }
            }

            fn wrap(record: Option<Self>) -> Record {
                Record::$variant(record.map(Box::new))
            }
        })*
    };
}

records! {
    NAME Name(NameRecord)
    ASSET Asset(Asset)
    HELD Held(Held)
    REFERRAL_CAMPAIGN ReferralCampaign(ReferralCampaign)
    REFERRAL Referral(Referral)
    REFERRER Referrer(Referrer)
    MINING_CAMPAIGN MiningCampaign(MiningCampaign)
    LIKE Like(Like)
    PARAMETERS Parameters(Parameters)
    PACKET Packet(Packet)
    PACKET_CLAIM PacketClaim(PacketClaim)
    PACKET_PAGE PacketPage(PacketPage)
    PACKET_DRAW PacketDraw(PacketDraw)
    MANDATE Mandate(Mandate)
    LOAN Loan(Note)
    CREDIT Credit(Credit)
    LOAN_OFFER LoanOffer(Offer)
    FEED Feed(Feed)
    STABLECOIN Stablecoin(Stablecoin)
    REDEMPTION Redemption(Redemption)
    BASKET Basket(Basket)
    DEAL Deal(Deal)
    PUBLISHER Publisher(Publisher)
    POST Post(Posted)
    TREASURY Treasury(Treasury)
    STAKE_BOOK StakeBook(StakeBook)
    CANDIDATE Candidate(Candidate)
    BOND Bond(Bond)
    LEAVING Leaving(Leaving)
    SAVINGS_POOL SavingsPool(SavingsPool)
    FLEXIBLE_DEPOSIT FlexibleDeposit(FlexibleDeposit)
    FIXED_DEPOSIT FixedDeposit(FixedDeposit)
    COUNCIL Council(Council)
    PROPOSAL Proposal(Proposal)
    APPOINTMENT Appointment(Appointment)
    VERSION Version(SoftwareVersion)
    MARKET Market(Market)
    PAIR Pair(Pair)
    ORDER Order(Order)
    LEVEL Level(Level)
    NODE Node(Node)
    OPEN_ORDERS OpenOrders(OpenOrders)
}

impl Record {
    /// The record under a key that has none.
    pub(super) fn absent(key: &StateKey) -> Self {
        Self::decode(key, None)
            .expect("the ledger builds keys of known kinds and never a second global record")
    }
}

fn read<T: DecodeExt<()>>(key: &StateKey, bytes: Option<&[u8]>) -> Result<Option<T>, Damaged> {
    bytes.map(|bytes| T::decode(Copying(bytes))).transpose().map_err(|_| Damaged { key: *key })
}
