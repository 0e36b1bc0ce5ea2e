//! A block's change, taken apart by kind, and every truth about it.

use super::{
    Broken,
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
    loan::{Credit, Note, Offer},
    oracle::Feed,
    reserve::{Basket, Redemption, Stablecoin},
    state::{self, Global, NameRecord},
    transfer::Held,
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
}

impl<'a> Check<'a> {
    fn begin(opening: &[Move], receipts: &'a [Receipt]) -> Result<Self, Broken> {
        let books = Books::of_moves(opening, receipts)?;
        Ok(Self { books, payers: Payers::of_receipts(receipts)?, receipts })
    }

    fn record(&mut self, sides: &Sides) -> Result<(), Broken> {
        check_record(sides, &mut self.books, &mut self.payers)
    }

    fn end(self) -> Result<(), Broken> {
        self.payers.check_all_seen()?;
        reserve::check_receipts(self.receipts)?;
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

fn check_record(sides: &Sides, books: &mut Books, payers: &mut Payers) -> Result<(), Broken> {
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
        state::GLOBAL => check_kind::<Global>(sides, books).map(drop),
        state::PARAMETERS => check_kind::<Parameters>(sides, books).map(drop),
        state::LOAN => check_kind::<Note>(sides, books).map(drop),
        state::CREDIT => check_kind::<Credit>(sides, books).map(drop),
        state::LOAN_OFFER => check_kind::<Offer>(sides, books).map(drop),
        state::FEED => check_kind::<Feed>(sides, books).map(drop),
        state::STABLECOIN => check_kind::<Stablecoin>(sides, books).map(drop),
        state::REDEMPTION => check_kind::<Redemption>(sides, books).map(drop),
        state::BASKET => check_kind::<Basket>(sides, books).map(drop),
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
