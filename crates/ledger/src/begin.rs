//! The opening of a block: what nouns settle before its transactions, because time has passed and nobody need ask.
//!
//! Invariants: it is bounded work, whatever the state holds; it moves units between places that belong to nobody, never
//! into or out of an account, so that every change of an account stands in a receipt.

use crate::{
    apply::BlockInfo,
    mining,
    overlay::Overlay,
    packet,
    stop::{Halt, Stop},
    treasury,
};
use tally_types::{Move, StateKey, epoch_of};

/// Settles one noun: the overlay, the block, the ledger's epoch the block is in, and where it says what moved (as of
/// operation 0). It refuses nothing; what cannot be settled is left for the next block.
type Settle = fn(&mut Overlay, &BlockInfo, u64, &mut Vec<Move>) -> Result<(), Halt>;

/// The nouns that settle, in this order.
const NOUNS: [Settle; 3] = [
    treasury::settle,        // The fee pot.
    mining::network::settle, // The mining budget.
    packet::draw::settle,
];

/// Opens a block, once, before its transactions; says what moved. On [`Stop::Missing`] the overlay is as it was.
pub fn begin(overlay: &mut Overlay, block: &BlockInfo) -> Result<Vec<Move>, Stop> {
    let start = overlay.savepoint();
    match settle(overlay, block) {
        Ok(moves) => {
            overlay.settle();
            Ok(moves)
        }
        Err(Halt::Missing(key)) => {
            overlay.roll_back(start);
            Err(Stop::Missing(ahead(overlay, key)))
        }
        Err(Halt::Refused(refusal)) => unreachable!("a block's opening refuses nothing: {refusal}"),
    }
}

/// Names every record the opening is known to need, so that few calls come back for more.
fn ahead(overlay: &Overlay, missing: StateKey) -> Vec<StateKey> {
    let mut keys = vec![
        StateKey::parameters(),
        StateKey::global(),
        StateKey::treasury(),
        StateKey::stake_book(),
        missing,
    ];
    packet::reach::opening(overlay, &mut keys);
    keys.retain(|key| !overlay.is_loaded(key));
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn settle(overlay: &mut Overlay, block: &BlockInfo) -> Result<Vec<Move>, Halt> {
    let epoch = epoch_of(block.time_ms, overlay.parameters()?);
    let mut moves = Vec::new();
    for noun in NOUNS {
        noun(overlay, block, epoch, &mut moves)?;
    }
    Ok(moves)
}
