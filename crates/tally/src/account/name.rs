//! `tally account name`.

use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, account::ClaimName};

/// Arguments of `account name`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The name: 3 to 30 of a–z, 0–9 and _, with or without the @
    pub name: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let name = parse::handle(&arguments.name)?;
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ClaimName(ClaimName { name })]))
}
