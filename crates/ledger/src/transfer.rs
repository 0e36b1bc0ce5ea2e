//! Transfers: sends to one or to many, and sends held until the receiver accepts.

pub(crate) mod accept_held;
pub(crate) mod hold;
mod payment;
pub(crate) mod reach;
pub(crate) mod return_held;
pub(crate) mod send;
pub(crate) mod send_many;
