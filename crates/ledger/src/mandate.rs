//! Mandates: what a payer lets others take, so much in each period.

pub(crate) mod grant;
pub(crate) mod pull;
pub(crate) mod reach;
pub(crate) mod revoke;
