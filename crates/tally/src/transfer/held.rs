//! `tally transfer hold`, `accept` and `return`: payments that wait for their receiver.

use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    transfer::{HeldId, HeldOnly, Hold},
};

/// Arguments of `transfer hold`.
#[derive(Debug, Args)]
pub struct HoldArguments {
    /// Whom to pay: an address, an @name, or one of your own accounts
    pub to: String,
    /// How much, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    /// Until when the receiver may accept: a span from now (7d) or a date and time
    #[arg(long, value_name = "TIME", default_value = "7d")]
    pub until: String,
    /// A note for everyone to read
    #[arg(long)]
    pub memo: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `transfer accept` and `transfer return`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The held payment's number
    pub held: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn hold(context: &Context, arguments: &HoldArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let hold = Hold {
            to: session.payee(&arguments.to)?,
            asset: asset.id,
            amount: asset.amount(&arguments.amount)?,
            memo: session.open_memo(arguments.memo.as_deref())?,
            deadline_ms: parse::moment_ms(&arguments.until, clock::now_ms())?,
        };
        Ok(vec![Action::Hold(hold)])
    })
}

pub fn accept(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let held = HeldOnly { held: HeldId(arguments.held) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::AcceptHeld(held)]))
}

pub fn give_back(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let held = HeldOnly { held: HeldId(arguments.held) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::ReturnHeld(held)]))
}
