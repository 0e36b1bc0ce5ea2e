//! `tally referral claim`: for the invitees that are named, or for all with something due.

use crate::{
    context::Context, failure::Failure, parse::InputError, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action, Address,
    referral::{CampaignId, ClaimReferral, MAX_INVITEES},
    wire::List,
};

/// Arguments of `referral claim`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    /// Whom you brought [default: all with something due, 64 at most]
    #[arg(value_name = "ACCOUNT")]
    pub invitees: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let campaign = CampaignId(arguments.campaign);
        let mut invitees = match arguments.invitees.is_empty() {
            true => due(session, campaign, &actor)?,
            false => {
                let one = |text: &String| session.payee(text);
                arguments.invitees.iter().map(one).collect::<Result<Vec<_>, _>>()?
            }
        };
        invitees.sort_unstable();
        let count = invitees.len();
        let invitees = List::new(invitees).ok_or(InputError::InviteeCount { count })?;
        Ok(vec![Action::ClaimReferral(ClaimReferral { campaign, invitees })])
    })
}

/// Those whom `referrer` brought in the campaign and for whom something is due, as far as one claim takes them.
fn due(session: &Session, campaign: CampaignId, referrer: &Address) -> Result<Vec<Address>, Failure> {
    let all = session.client.invitees(referrer)?;
    let due = all.into_iter().filter(|it| it.campaign == campaign.0 && !it.due.is_zero());
    Ok(due.map(|it| it.invitee).take(MAX_INVITEES).collect())
}
