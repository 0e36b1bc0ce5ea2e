//! Assets: making and destroying units, and the powers that bind their holders.

pub(crate) mod allow;
pub(crate) mod burn;
pub(crate) mod claw_back;
pub(crate) mod create;
pub(crate) mod edit;
pub(crate) mod freeze;
pub(crate) mod mint;
pub(crate) mod pause;
pub(crate) mod reach;
pub(crate) mod renounce_power;
pub(crate) mod rules;
