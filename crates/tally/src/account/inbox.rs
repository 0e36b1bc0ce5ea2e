//! `tally account inbox`: what the account takes, and assets taken off the shelf.

use crate::{
    context::Context, failure::Failure, parse::InputError, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{Action, account::SetInbox, wire::List};

/// Arguments of `account inbox`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Refuse assets that the account has not accepted [default: as before]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub refuse_unknown: Option<bool>,
    /// Refuse payments without a memo [default: as before]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    pub require_memo: Option<bool>,
    /// Accept an asset: its code, its number, or both (USDX#12)
    #[arg(long, value_name = "ASSET")]
    pub accept: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        // The operation sets both, so what is not named is read first.
        let before = session.account(&actor)?.inbox;
        let accept = arguments.accept.iter().map(|text| Ok(session.asset(text, actor)?.id));
        let accept = accept.collect::<Result<Vec<_>, Failure>>()?;
        let count = accept.len();
        let inbox = SetInbox {
            refuse_unknown: arguments.refuse_unknown.unwrap_or(before.refuse_unknown),
            require_memo: arguments.require_memo.unwrap_or(before.require_memo),
            accept: List::new(accept).ok_or(InputError::AcceptCount { count })?,
        };
        Ok(vec![Action::SetInbox(inbox)])
    })
}
