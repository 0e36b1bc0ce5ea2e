//! A transaction, from admission to receipt.
//!
//! Invariant: fee and nonce are spent together, once, whatever becomes of the operations; these apply all or not at
//! all; and a transaction that is stopped leaves no trace.

use crate::{
    admission::{self, Admitted},
    execute::execute,
    footprint::footprint_of,
    overlay::Overlay,
    reach::reach,
    stop::{Halt, Stop},
    turn::Turn,
};
use tally_types::{
    Body, Hash, Outcome, Receipt, StateKey, Transaction, merkle,
    receipt::Refused,
    wire::{Empty, List},
};

/// What a transaction learns of the block it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockInfo {
    pub chain_id: u64,
    /// The hash of the network's genesis.
    pub genesis: Hash,
    pub height: u64,
    /// Unix milliseconds.
    pub time_ms: u64,
    /// The network's randomness of the parent's view: nobody knew it before that view ended, so whoever decided
    /// something in an earlier block could not foresee it.
    pub seed: [u8; 48],
}

/// Applies a transaction whose signatures have been verified and whose id is `id`.
///
/// On [`Stop`] the overlay is as it was. A transaction whose operations are refused is applied: it has a receipt, and
/// has cost its fee and nonce.
pub fn apply(
    overlay: &mut Overlay,
    block: &BlockInfo,
    id: Hash,
    transaction: &Transaction,
) -> Result<Receipt, Stop> {
    let admitted = admission::check(overlay, block, transaction);
    run(overlay, block, id, &transaction.body, admitted)
}

/// Applies a body as if every account involved had signed it, for the sake of its receipt: what a wallet shows before
/// it signs.
pub fn simulate(overlay: &mut Overlay, block: &BlockInfo, id: Hash, body: &Body) -> Result<Receipt, Stop> {
    let admitted = admission::check_unsigned(overlay, block, body);
    run(overlay, block, id, body, admitted)
}

fn run(
    overlay: &mut Overlay,
    block: &BlockInfo,
    id: Hash,
    body: &Body,
    admitted: Result<Admitted, Halt>,
) -> Result<Receipt, Stop> {
    let start = overlay.savepoint();
    match admitted.and_then(|admitted| run_admitted(overlay, block, id, body, &admitted)) {
        Ok(receipt) => {
            overlay.settle();
            Ok(receipt)
        }
        Err(halt) => {
            overlay.roll_back(start);
            Err(stop(overlay, block, body, halt))
        }
    }
}

/// The root over a block's receipts.
pub fn receipts_root(receipts: &[Receipt]) -> Hash {
    let leaves: Vec<Hash> = receipts.iter().map(Receipt::leaf).collect();
    merkle::root(&leaves)
}

/// Names every record the transaction is known to need, so that few calls come back for more.
pub(crate) fn stop(overlay: &Overlay, block: &BlockInfo, body: &Body, halt: Halt) -> Stop {
    let missing = match halt {
        Halt::Refused(refusal) => return Stop::Refused(refusal),
        Halt::Missing(key) => key,
    };
    let mut keys: Vec<StateKey> = Vec::new();
    footprint_of(body, &mut keys);
    reach(overlay, block, body, &mut keys);
    keys.push(missing);
    keys.retain(|key| !overlay.is_loaded(key));
    keys.sort_unstable();
    keys.dedup();
    Stop::Missing(keys)
}

fn run_admitted(
    overlay: &mut Overlay,
    block: &BlockInfo,
    id: Hash,
    body: &Body,
    admitted: &Admitted,
) -> Result<Receipt, Halt> {
    admission::charge(overlay, block, body, admitted);
    let (outcome, moves, events) = run_operations(overlay, block, body, admitted)?;
    Ok(Receipt {
        transaction: id,
        payer: body.payer,
        fee: admitted.fee,
        outcome,
        moves: List::new(moves).expect("a transaction's work bounds its moves"),
        events: List::new(events).expect("every operation has at most one event"),
    })
}

type Done = (Outcome, Vec<tally_types::Move>, Vec<tally_types::Event>);

fn run_operations(
    overlay: &mut Overlay,
    block: &BlockInfo,
    body: &Body,
    admitted: &Admitted,
) -> Result<Done, Halt> {
    let charged = overlay.savepoint();
    let mut turn = Turn {
        overlay,
        block,
        body,
        nonce: body.nonce,
        index: 0,
        actor: body.payer,
        metered: &admitted.metered,
        moves: Vec::with_capacity(body.operations.len()),
        events: Vec::new(),
    };
    for (index, operation) in (0u8..).zip(body.operations.iter()) {
        (turn.index, turn.actor) = (index, operation.actor);
        match execute(&mut turn, &operation.action) {
            Ok(()) => {}
            Err(Halt::Refused(refusal)) => {
                turn.overlay.roll_back(charged);
                let refused = Refused { operation: index, refusal };
                return Ok((Outcome::Refused(refused), Vec::new(), Vec::new()));
            }
            Err(missing) => return Err(missing),
        }
    }
    Ok((Outcome::Applied(Empty), turn.moves, turn.events))
}
