//! `tally mandate revoke`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    mandate::{MandateId, MandateOnly},
};

/// Arguments of `mandate revoke`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The mandate's number
    pub mandate: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let mandate = MandateOnly { mandate: MandateId(arguments.mandate) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::RevokeMandate(mandate)]))
}
