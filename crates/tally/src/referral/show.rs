//! `tally referral show`: a campaign, or an account's place among those who bring and are brought.

use crate::{
    campaign,
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::{Address, AssetId, referral::CampaignId};

/// Arguments of `referral show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A campaign's number; or an account: one of your own, an @name or an address [default: the wallet's default account]
    #[arg(value_name = "CAMPAIGN|ACCOUNT")]
    pub what: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    match arguments.what.as_deref().map(str::parse) {
        Some(Ok(id)) => {
            let (found, json) = session.campaign_json(CampaignId(id))?;
            Ok(Report::new(table::pairs(&campaign::rows(&session, &found)), json))
        }
        _ => account(&session, &session.actor(arguments.what.as_deref())?),
    }
}

fn account(session: &Session, address: &Address) -> Result<Report, Failure> {
    let say = session.context.say;
    let (standing, mut json) = session.client.referral(address)?;
    let invitees = session.client.invitees_json(address)?;
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    let mut rows = Vec::new();
    match &standing.brought_by {
        Some(by) => rows.extend([
            (say.row_brought_by(), session.show(&by.referrer)),
            (say.row_campaign(), by.campaign.to_string()),
            (say.row_fees(), coin(by.fees)),
            (say.row_paid(), coin(by.paid)),
            (say.row_due(), coin(by.due)),
        ]),
        None => rows.push((say.row_brought_by(), say.not_invited())),
    }
    rows.push((say.row_invitees(), standing.invitees.to_string()));
    let mut table = Table::new([
        (say.title_invitee(), Align::Left),
        (say.title_campaign(), Align::Right),
        (say.title_fees(), Align::Right),
        (say.title_paid(), Align::Right),
        (say.title_due(), Align::Right),
    ]);
    for (it, _) in &invitees {
        let (account, campaign) = (session.show(&it.invitee), it.campaign.to_string());
        table.row(vec![account, campaign, coin(it.fees), coin(it.paid), coin(it.due)]);
    }
    let mut text = table::pairs(&rows);
    if !table.is_empty() {
        text.push_str(&format!("\n{}", table.render()));
    }
    json["invited"] = json!(invitees.into_iter().map(|(_, raw)| raw).collect::<Vec<_>>());
    Ok(Report::new(text, json))
}
