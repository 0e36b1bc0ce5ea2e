//! Runs transactions on an overlay, fetching the records they turn out to need.

use tally_engine::StateReader;
use tally_ledger::{BlockInfo, Overlay, Stop};
use tally_types::{Hash, Move, Receipt, Refusal, StateKey, Transaction};

/// Loads the records under `keys`.
///
/// # Panics
///
/// When a record does not decode: the state is damaged, and nothing may be built on it.
pub async fn load(overlay: &mut Overlay, keys: &[StateKey], state: &mut dyn StateReader) {
    let found = state.get_many(keys).await;
    overlay.reserve(keys.len());
    for (key, record) in keys.iter().zip(found) {
        overlay.load(*key, record.as_deref()).expect("the state's records decode");
    }
}

/// What the transactions surely touch, each record once.
pub fn footprint<'a>(transactions: impl Iterator<Item = &'a Transaction>) -> Vec<StateKey> {
    let mut keys = Vec::new();
    for transaction in transactions {
        tally_ledger::footprint(transaction, &mut keys);
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Loads, in one read, every record that the transactions surely touch.
pub async fn read_ahead<'a>(
    overlay: &mut Overlay,
    transactions: impl Iterator<Item = &'a Transaction>,
    state: &mut dyn StateReader,
) {
    let mut keys = footprint(transactions);
    keys.retain(|key| !overlay.is_loaded(key));
    load(overlay, &keys, state).await;
}

/// Opens a block, loading what that turns out to need; says what moved.
pub async fn begin(overlay: &mut Overlay, block: &BlockInfo, state: &mut dyn StateReader) -> Vec<Move> {
    loop {
        match tally_ledger::begin(overlay, block) {
            Ok(opening) => return opening,
            Err(Stop::Refused(refusal)) => unreachable!("a block's opening refuses nothing: {refusal}"),
            Err(Stop::Missing(keys)) => load(overlay, &keys, state).await,
        }
    }
}

/// Applies one transaction, loading what it turns out to need.
pub async fn apply(
    overlay: &mut Overlay,
    block: &BlockInfo,
    id: Hash,
    transaction: &Transaction,
    state: &mut dyn StateReader,
) -> Result<Receipt, Refusal> {
    loop {
        match tally_ledger::apply(overlay, block, id, transaction) {
            Ok(receipt) => return Ok(receipt),
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Missing(keys)) => load(overlay, &keys, state).await,
        }
    }
}
