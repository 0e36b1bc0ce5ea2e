//! A block's change, taken apart by kind, and every truth about it.

use super::{
    Broken,
    council::{Changed, Decisions},
    kind::{self, Kind, Pair},
    nonces::Payers,
    reserve,
    tracing::Books,
};
use crate::Overlay;
use bytes::Bytes;
use tally_types::{
    Move, Parameters, Receipt, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    codec::DecodeExt,
    council::{Appointment, Council, Proposal, SoftwareVersion},
    deal::Deal,
    exchange::{Level, Market, Node, OpenOrders, Order, Pair as MarketOfPair},
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

/// Checks what a block changed: `before` reads the parent's state, `changes` is [`crate::Overlay::changes`], `opening`
/// is what [`crate::begin`] moved, and `receipts` are those of the block's transactions, in order.
pub fn check_change(
    before: &dyn Fn(&StateKey) -> Option<Bytes>,
    changes: &[(StateKey, Option<Bytes>)],
    opening: &[Move],
    receipts: &[Receipt],
) -> Result<(), Broken> {
    let mut check = Check::begin(opening, receipts)?;
    for (key, after) in changes {
        check.record(&Sides { key, before: before(key).as_deref(), after: after.as_deref() })?;
    }
    check.end()
}

/// The same for a block that was executed on `overlay`, which still has the parent's records.
pub fn check_block(
    overlay: &Overlay,
    changes: &[(StateKey, Option<Bytes>)],
    opening: &[Move],
    receipts: &[Receipt],
) -> Result<(), Broken> {
    let mut check = Check::begin(opening, receipts)?;
    for (key, after) in changes {
        check.record(&Sides { key, before: overlay.original(key), after: after.as_deref() })?;
    }
    check.end()
}

struct Check<'a> {
    books: Books,
    payers: Payers,
    receipts: &'a [Receipt],
    decisions: Decisions,
}

impl<'a> Check<'a> {
    fn begin(opening: &[Move], receipts: &'a [Receipt]) -> Result<Self, Broken> {
        let books = Books::of_moves(opening, receipts)?;
        let payers = Payers::of_receipts(receipts)?;
        Ok(Self { books, payers, receipts, decisions: Decisions::of_receipts(receipts) })
    }

    fn record(&mut self, sides: &Sides) -> Result<(), Broken> {
        check_record(sides, &mut self.books, &mut self.payers, &mut self.decisions)
    }

    fn end(self) -> Result<(), Broken> {
        self.payers.check_all_seen()?;
        reserve::check_receipts(self.receipts)?;
        self.decisions.check()?;
        self.books.check()
    }
}

struct Sides<'a> {
    key: &'a StateKey,
    before: Option<&'a [u8]>,
    after: Option<&'a [u8]>,
}

impl Sides<'_> {
    fn read<T: DecodeExt<()>>(&self) -> Result<Pair<T>, Broken> {
        let damaged = || Broken::Record(*self.key);
        let before = self.before.map(|bytes| kind::read(bytes).ok_or_else(damaged)).transpose()?;
        let after = self.after.map(|bytes| kind::read(bytes).ok_or_else(damaged)).transpose()?;
        Ok(Pair { before, after })
    }
}

fn check_record(
    sides: &Sides,
    books: &mut Books,
    payers: &mut Payers,
    decisions: &mut Decisions,
) -> Result<(), Broken> {
    let key = sides.key;
    match key.0[0] {
        state::ACCOUNT => {
            let pair = check_kind::<Account>(sides, books)?;
            payers.account(&Account::id(key), &pair)
        }
        state::ASSET => {
            let pair = check_kind::<Asset>(sides, books)?;
            books.asset(Asset::id(key), &pair)
        }
        state::BALANCE => check_kind::<Balance>(sides, books).map(drop),
        state::SECURITY => check_kind::<Security>(sides, books).map(drop),
        state::NAME => check_kind::<NameRecord>(sides, books).map(drop),
        state::HELD => check_kind::<Held>(sides, books).map(drop),
        state::PACKET => check_kind::<Packet>(sides, books).map(drop),
        state::PACKET_CLAIM => check_kind::<PacketClaim>(sides, books).map(drop),
        state::PACKET_PAGE => check_kind::<PacketPage>(sides, books).map(drop),
        state::PACKET_DRAW => check_kind::<PacketDraw>(sides, books).map(drop),
        state::MANDATE => check_kind::<Mandate>(sides, books).map(drop),
        state::LOAN => check_kind::<Note>(sides, books).map(drop),
        state::CREDIT => check_kind::<Credit>(sides, books).map(drop),
        state::LOAN_OFFER => check_kind::<Offer>(sides, books).map(drop),
        state::FEED => check_kind::<Feed>(sides, books).map(drop),
        state::STABLECOIN => check_kind::<Stablecoin>(sides, books).map(drop),
        state::REDEMPTION => check_kind::<Redemption>(sides, books).map(drop),
        state::BASKET => check_kind::<Basket>(sides, books).map(drop),
        state::REFERRAL_CAMPAIGN => check_kind::<ReferralCampaign>(sides, books).map(drop),
        state::REFERRAL => check_kind::<Referral>(sides, books).map(drop),
        state::REFERRER => check_kind::<Referrer>(sides, books).map(drop),
        state::MINING_CAMPAIGN => check_kind::<MiningCampaign>(sides, books).map(drop),
        state::LIKE => check_kind::<Like>(sides, books).map(drop),
        state::DEAL => check_kind::<Deal>(sides, books).map(drop),
        state::PUBLISHER => check_kind::<Publisher>(sides, books).map(drop),
        state::POST => check_kind::<Posted>(sides, books).map(drop),
        state::TREASURY => check_kind::<Treasury>(sides, books).map(drop),
        state::STAKE_BOOK => check_kind::<StakeBook>(sides, books).map(drop),
        state::CANDIDATE => check_kind::<Candidate>(sides, books).map(drop),
        state::BOND => check_kind::<Bond>(sides, books).map(drop),
        state::LEAVING => check_kind::<Leaving>(sides, books).map(drop),
        state::SAVINGS_POOL => check_kind::<SavingsPool>(sides, books).map(drop),
        state::FLEXIBLE_DEPOSIT => check_kind::<FlexibleDeposit>(sides, books).map(drop),
        state::FIXED_DEPOSIT => check_kind::<FixedDeposit>(sides, books).map(drop),
        state::GLOBAL => {
            let pair = check_kind::<Global>(sides, books)?;
            decisions.changed(key, Changed::fees(&pair));
            Ok(())
        }
        state::PARAMETERS => {
            let pair = check_kind::<Parameters>(sides, books)?;
            decisions.changed(key, Changed::parameters(&pair));
            Ok(())
        }
        state::COUNCIL => check_kind::<Council>(sides, books).map(drop),
        state::PROPOSAL => {
            let pair = check_kind::<Proposal>(sides, books)?;
            decisions.proposal(Proposal::id(key), &pair)
        }
        state::APPOINTMENT => {
            let pair = check_kind::<Appointment>(sides, books)?;
            decisions.changed(key, Changed::appointment(&pair));
            Ok(())
        }
        state::VERSION => {
            let pair = check_kind::<SoftwareVersion>(sides, books)?;
            decisions.changed(key, Changed::version(&pair));
            Ok(())
        }
        state::MARKET => check_kind::<Market>(sides, books).map(drop),
        state::PAIR => check_kind::<MarketOfPair>(sides, books).map(drop),
        state::ORDER => check_kind::<Order>(sides, books).map(drop),
        state::LEVEL => check_kind::<Level>(sides, books).map(drop),
        state::NODE => check_kind::<Node>(sides, books).map(drop),
        state::OPEN_ORDERS => check_kind::<OpenOrders>(sides, books).map(drop),
        _ => Err(Broken::Record(*key)),
    }
}

/// What is asked of every kind.
fn check_kind<T: Kind>(sides: &Sides, books: &mut Books) -> Result<Pair<T>, Broken> {
    let (id, pair) = (T::id(sides.key), sides.read()?);
    if let Some(after) = &pair.after {
        kind::check(sides.key, &id, after)?;
    }
    T::history(&id, &pair)?;
    books.record(&id, &pair)?;
    Ok(pair)
}
