//! An account's credit record: what became of its notes, as their borrower and as their lender.
//!
//! Invariant: every note counts once among its borrower's and once among its lender's, and at its end once more for how
//! it ended.

use super::Unit;
use crate::{Amount, wire::List};

/// Most units of which a record keeps the volume.
pub const MAX_VOLUMES: usize = 8;

wire_struct! {
    /// How much was lent or borrowed of a unit, in all.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Volume {
        pub unit: Unit,
        /// The principal of all notes made; stays at 2^128 - 1 once there.
        pub amount: Amount,
    }
}

wire_struct! {
    /// One side of a credit record.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Side {
        /// Notes made, and for a lender those taken over.
        pub notes: u64,
        /// Notes repaid without an instalment missed.
        pub on_time: u64,
        /// Notes repaid of which an instalment was missed.
        pub late: u64,
        /// Notes marked as in default, whatever became of them.
        pub defaulted: u64,
        /// Notes whose last part was forgiven.
        pub forgiven: u64,
        /// Notes passed on to another lender.
        pub passed_on: u64,
        /// By unit, in the order of first use; further units are not kept.
        pub volumes: List<Volume, 0, MAX_VOLUMES>,
    }
}

wire_struct! {
    /// An account's credit record.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
    pub struct Credit {
        pub borrower: Side,
        pub lender: Side,
    }
}

impl Side {
    /// Counts a note that was made.
    pub fn made(&mut self, unit: &Unit, principal: Amount) {
        self.notes += 1;
        match self.volumes.as_mut_slice().iter_mut().find(|volume| volume.unit == *unit) {
            Some(volume) => volume.amount = volume.amount.checked_add(principal).unwrap_or(Amount::MAX),
            // A record that is full keeps the units it has.
            None => drop(self.volumes.push(Volume { unit: unit.clone(), amount: principal })),
        }
    }
}
