//! `tally account guardians`: who can recover the account, how many of them, and how long the owner can say no.

use crate::{
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{Action, account::SetGuardians, wire::List};

/// Arguments of `account guardians`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The guardians: addresses, @names, or your own accounts
    #[arg(required_unless_present = "none", value_name = "ACCOUNT")]
    pub guardians: Vec<String>,
    /// How many of them must ask [default: more than half]
    #[arg(long, value_name = "N")]
    pub threshold: Option<u8>,
    /// How long you can veto before a recovery takes effect
    #[arg(long, value_name = "SPAN", default_value = "2d")]
    pub delay: String,
    /// Name no guardians any more
    #[arg(long, conflicts_with = "guardians")]
    pub none: bool,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        if arguments.none {
            let none = SetGuardians { guardians: List::default(), threshold: 0, delay_ms: 0 };
            return Ok(vec![Action::SetGuardians(none)]);
        }
        let guardian = |text: &String| session.payee(text);
        let mut guardians = arguments.guardians.iter().map(guardian).collect::<Result<Vec<_>, _>>()?;
        guardians.sort_unstable();
        let count = guardians.len();
        let guardians = List::new(guardians).ok_or(InputError::GuardianCount { count })?;
        let threshold = arguments.threshold.unwrap_or((count / 2 + 1) as u8);
        let delay_ms = parse::duration_ms(&arguments.delay)?;
        Ok(vec![Action::SetGuardians(SetGuardians { guardians, threshold, delay_ms })])
    })
}
