//! A block's change, taken apart by kind, and every truth about it.

use super::{
    Broken, history, nonces, shape,
    state::{address_of, number_of, read},
    tracing::Books,
};
use bytes::Bytes;
use tally_types::{AssetId, Receipt, StateKey, codec::DecodeExt, state, transfer::HeldId};

/// A record before and after.
pub(super) struct Pair<T> {
    pub(super) before: Option<T>,
    pub(super) after: Option<T>,
}

/// Checks what a block changed: `before` reads the parent's state, `changes` is [`crate::Overlay::changes`], and
/// `receipts` are those of the block's transactions, in order.
pub fn check_change(
    before: &dyn Fn(&StateKey) -> Option<Bytes>,
    changes: &[(StateKey, Option<Bytes>)],
    receipts: &[Receipt],
) -> Result<(), Broken> {
    let mut books = Books::of_receipts(receipts)?;
    let mut payers = nonces::Payers::of_receipts(receipts)?;
    for (key, after) in changes {
        let sides = Sides { key, before: before(key), after: after.as_ref() };
        check_record(&sides, &mut books, &mut payers)?;
    }
    payers.check_all_seen()?;
    books.check()
}

struct Sides<'a> {
    key: &'a StateKey,
    before: Option<Bytes>,
    after: Option<&'a Bytes>,
}

impl Sides<'_> {
    fn read<T: DecodeExt<()>>(&self) -> Result<Pair<T>, Broken> {
        let damaged = || Broken::Record(*self.key);
        let before = self.before.as_ref().map(|bytes| read(bytes).ok_or_else(damaged)).transpose()?;
        let after = self.after.map(|bytes| read(bytes).ok_or_else(damaged)).transpose()?;
        Ok(Pair { before, after })
    }
}

fn check_record(sides: &Sides, books: &mut Books, payers: &mut nonces::Payers) -> Result<(), Broken> {
    let key = sides.key;
    match key.0[0] {
        state::ACCOUNT => {
            let (address, pair) = (address_of(key), sides.read()?);
            books.account(&address, &pair)?;
            payers.account(&address, &pair)?;
            history::account(&address, &pair)?;
            pair.after.as_ref().map_or(Ok(()), |account| shape::check_account(&address, account))
        }
        state::BALANCE => {
            let (address, pair) = (address_of(key), sides.read()?);
            let says_something = pair.after.as_ref().is_none_or(shape::says_something);
            books.balance(&address, &pair)?;
            says_something
                .then_some(())
                .ok_or_else(|| shape::broken(&address, "a spilled balance that says nothing"))
        }
        state::SECURITY => {
            let (address, pair) = (address_of(key), sides.read()?);
            pair.after.as_ref().map_or(Ok(()), |security| shape::check_security(&address, security))
        }
        state::NAME => history::name(key, &sides.read()?),
        state::ASSET => {
            let (id, pair) = (AssetId(number_of(key)), sides.read()?);
            history::asset(id, &pair)?;
            books.asset(id, &pair)
        }
        state::HELD => {
            let (id, pair) = (HeldId(number_of(key)), sides.read()?);
            history::held(id, &pair)?;
            books.held(id, &pair)
        }
        state::GLOBAL => {
            let pair = sides.read()?;
            history::global(&pair)?;
            books.pot(&pair)?;
            pair.after.as_ref().map_or(Err(Broken::NoGlobal), shape::check_global)
        }
        _ => Err(Broken::Record(*key)),
    }
}
