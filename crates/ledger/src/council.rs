//! The council: its members propose measures, vote on them, and after a delay anyone puts into effect what passed.
//!
//! Invariant: parameters, fees, appointments and the software version change here and nowhere else.

pub(crate) mod close_proposal;
pub(crate) mod enact;
mod measure;
pub(crate) mod propose;
pub(crate) mod reach;
mod seat;
pub(crate) mod set_seat;
mod spending;
pub(crate) mod vote;
pub(crate) mod withdraw_proposal;
