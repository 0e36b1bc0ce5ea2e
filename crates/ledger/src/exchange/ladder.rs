//! Keeping the tree of prices: a price enters it with its first order and leaves it with its last.

use super::book::Book;
use crate::{overlay::Overlay, stop::Halt};
use tally_types::{
    StateKey,
    exchange::{LADDER_DEPTH, Node, Side},
};

/// Enters a price at which an order stands from now on.
pub(super) fn enter(overlay: &mut Overlay, book: &mut Book, side: Side, price: u32) -> Result<(), Halt> {
    let places = price.to_be_bytes();
    let mut is_known = false;
    for depth in (1..=LADDER_DEPTH).rev() {
        let slot = overlay.slot(&StateKey::node(book.id, side, depth, price))?;
        let bits = overlay.get::<Node>(slot).map(|node| node.bits);
        let node = Node { bits: bits.unwrap_or_default().with(places[depth], true) };
        overlay.put(slot, Some(node));
        is_known = bits.is_some();
        if is_known {
            break;
        }
    }
    let ladder = book.market.ladder_mut(side);
    if !is_known {
        ladder.root = ladder.root.with(places[0], true);
    }
    // The new price is better when an order of the other side would rather take it.
    if ladder.best.is_none_or(|best| side.opposite().takes(best, price)) {
        ladder.best = Some(price);
    }
    Ok(())
}

/// Takes out a price at which no order stands any more.
pub(super) fn leave(overlay: &mut Overlay, book: &mut Book, side: Side, price: u32) -> Result<(), Halt> {
    let places = price.to_be_bytes();
    let mut is_empty = true;
    for depth in (1..=LADDER_DEPTH).rev() {
        let slot = overlay.slot(&StateKey::node(book.id, side, depth, price))?;
        let bits = overlay.get::<Node>(slot).expect("a price of the ladder has its nodes").bits;
        let bits = bits.with(places[depth], false);
        is_empty = bits.is_empty();
        overlay.put(slot, (!is_empty).then_some(Node { bits }));
        if !is_empty {
            break;
        }
    }
    let ladder = book.market.ladder_mut(side);
    if is_empty {
        ladder.root = ladder.root.with(places[0], false);
    }
    if ladder.best == Some(price) {
        book.market.ladder_mut(side).best = best(overlay, book, side)?;
    }
    Ok(())
}

/// The best price by the tree.
fn best(overlay: &Overlay, book: &Book, side: Side) -> Result<Option<u32>, Halt> {
    let Some(first) = book.market.ladder(side).root.first(side) else { return Ok(None) };
    let mut places = [first, 0, 0, 0];
    for depth in 1..=LADDER_DEPTH {
        let key = StateKey::node(book.id, side, depth, u32::from_be_bytes(places));
        let node = overlay.get::<Node>(overlay.slot(&key)?);
        let place = node.and_then(|node| node.bits.first(side));
        places[depth] = place.expect("what the tree says begins a price goes on");
    }
    Ok(Some(u32::from_be_bytes(places)))
}
