//! `tally mandate pull`: by a subscription for oneself, by a standing order for its payee.

use crate::{
    client::MandateKindInfo,
    context::Context,
    failure::{ArgumentsError, Failure},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    mandate::{MandateId, PullMandate},
};

/// Arguments of `mandate pull`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The mandate's number
    pub mandate: u64,
    /// How much, in whole units; a standing order says it itself
    pub amount: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let mandate = super::find(session, arguments.mandate)?;
        let amount = match (&arguments.amount, mandate.kind) {
            (Some(text), _) => session.asset_by_id(mandate.asset)?.amount(text)?,
            (None, MandateKindInfo::StandingOrder) => mandate.amount,
            (None, MandateKindInfo::Subscription) => return Err(ArgumentsError::AmountNeeded.into()),
        };
        Ok(vec![Action::PullMandate(PullMandate { mandate: MandateId(mandate.id), amount })])
    })
}
