//! Deals: every refusal once, then who is paid.

#[path = "../world/mod.rs"]
mod world;

mod ends;
mod scene;
mod steps;
