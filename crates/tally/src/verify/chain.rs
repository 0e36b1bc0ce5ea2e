//! A whole chain, replayed from genesis.

use crate::{context::Context, failure::Failure, report::Report};
use std::path::Path;

pub fn run(_: &Context, _: &Path) -> Result<Report, Failure> {
    todo!()
}
