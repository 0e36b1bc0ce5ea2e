//! `tally mandate grant`: a subscription, or a standing order.

use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    mandate::{GrantMandate, MandateKind},
};

/// Arguments of `mandate grant`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How much in each period, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    /// Who may take it: an address, an @name, or one of your own accounts
    #[arg(long, value_name = "PAYEE", required_unless_present = "anyone")]
    pub to: Option<String>,
    /// Let anyone take it; the amount is for all of them together
    #[arg(long, conflicts_with_all = ["to", "standing"])]
    pub anyone: bool,
    /// The period: a span of a minute or more (30d)
    #[arg(long, value_name = "SPAN")]
    pub every: String,
    /// When the first period begins: a span from now (7d) or a date and time [default: now]
    #[arg(long, value_name = "TIME")]
    pub start: Option<String>,
    /// Until when it may be taken: a span from now (52w) or a date and time [default: until it is revoked]
    #[arg(long, value_name = "TIME")]
    pub until: Option<String>,
    /// A standing order: the whole amount once in each period, whoever sends it off
    #[arg(long)]
    pub standing: bool,
    /// A note for everyone to read
    #[arg(long, value_name = "TEXT")]
    pub memo: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let moment = |text: &String| parse::moment_ms(text, clock::now_ms());
        let mandate = GrantMandate {
            payee: arguments.to.as_deref().map(|payee| session.payee(payee)).transpose()?,
            asset: asset.id,
            amount: asset.amount(&arguments.amount)?,
            period_ms: parse::duration_ms(&arguments.every)?,
            // By the ledger's clock, so that what is granted now can be pulled now.
            start_ms: arguments.start.as_ref().map_or(Ok(session.network.time_ms), moment)?,
            end_ms: arguments.until.as_ref().map(moment).transpose()?,
            kind: if arguments.standing { MandateKind::STANDING_ORDER } else { MandateKind::SUBSCRIPTION },
            memo: session.open_memo(arguments.memo.as_deref())?,
        };
        Ok(vec![Action::GrantMandate(mandate)])
    })
}
