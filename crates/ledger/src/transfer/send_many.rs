//! Sending to many accounts: one payment after another, in the order of the list, all or none.

use super::payment::{self, Terms};
use crate::{stop::Halt, turn::Turn};
use tally_types::transfer::SendMany;

/// Each share is checked against what the earlier ones left; a refused one takes all back with the transaction.
pub(crate) fn apply(turn: &mut Turn, operation: &SendMany) -> Result<(), Halt> {
    for share in &operation.shares {
        let terms =
            Terms { asset: operation.asset, to: &share.to, amount: share.amount, memo: &operation.memo };
        let payment = payment::check(turn, &terms)?;
        payment::check_arrival(turn, &payment)?;
        payment::commit(turn, &terms, payment);
    }
    Ok(())
}
