//! Sending to one account.

use super::payment::{self, Terms};
use crate::{stop::Halt, turn::Turn};
use tally_types::transfer::Send;

pub(crate) fn apply(turn: &mut Turn, operation: &Send) -> Result<(), Halt> {
    let terms =
        Terms { asset: operation.asset, to: &operation.to, amount: operation.amount, memo: &operation.memo };
    let payment = payment::check(turn, &terms)?;
    payment::check_arrival(turn, &payment)?;
    payment::commit(turn, &terms, payment);
    Ok(())
}
