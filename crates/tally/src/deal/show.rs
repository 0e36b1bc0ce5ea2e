//! `tally deal show`: a deal and what was done with it.

use super::find;
use crate::{
    client::DealInfo,
    context::Context,
    failure::{Failure, Missing},
    parse::{plain_or_dash, show_ms},
    report::Report,
    session::Session,
    table::{self, Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `deal show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The deal's number
    pub deal: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let deal = find(&session, arguments.deal)?;
    let (steps, timeline) = session.client.deal_timeline(arguments.deal)?;
    let raw = session.client.deal_json(arguments.deal)?.ok_or(Missing::Deal(arguments.deal))?;
    let mut table = Table::new([
        (say.title_time(), Align::Left),
        (say.title_what(), Align::Left),
        (say.title_to_seller(), Align::Right),
        (say.title_by(), Align::Left),
        (say.title_transaction(), Align::Left),
    ]);
    for step in &steps {
        let part = step.to_seller.map(|amount| session.show_amount(deal.asset, amount));
        let what = step.kind.replace('_', " ");
        let by = session.show(&step.by);
        table.row(vec![show_ms(step.time_ms), what, part.unwrap_or_default(), by, step.transaction.to_hex()]);
    }
    let text = format!("{}\n{}", table::pairs(&rows(&session, &deal)), table.render());
    Ok(Report::new(text, json!({ "deal": raw["deal"], "timeline": timeline })))
}

/// Says on the side which deal a command is about, before anything is signed; a number alone tells nobody.
pub fn note(session: &Session, id: u64) -> Result<DealInfo, Failure> {
    let deal = find(session, id)?;
    session.context.terminal.note(&table::pairs(&rows(session, &deal)));
    Ok(deal)
}

fn rows(session: &Session, deal: &DealInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let amount = |amount| session.show_amount(deal.asset, amount);
    let mut rows = vec![
        (say.row_deal(), format!("{} “{}”", deal.id, plain_or_dash(&deal.description))),
        (say.row_deal_price(), amount(deal.amount)),
        (say.row_buyer(), session.show(&deal.buyer)),
        (say.row_seller(), session.show(&deal.seller)),
    ];
    if let Some(arbiter) = &deal.arbiter {
        rows.push((say.row_arbiter(), session.show(&arbiter.account)));
    }
    if let Some(fee) = deal.arbiter_fee {
        rows.push((say.row_arbiter_fee(), amount(fee)));
    }
    if let Some(terms) = deal.terms {
        rows.push((say.row_terms(), terms.to_hex()));
    }
    rows.push((say.row_stage(), say.deal_stage(deal.stage)));
    if let Some(deadline_ms) = deal.deadline_ms {
        rows.push((say.title_until(), show_ms(deadline_ms)));
    }
    if let Some(shipped) = &deal.shipped {
        rows.push((say.row_shipped(), noted(shipped.at_ms, &shipped.note)));
    }
    if let Some(disputed) = &deal.disputed {
        let by = disputed.by.map(|by| say.deal_side(by)).unwrap_or_default();
        rows.push((say.row_disputed(), format!("{by}, {}", noted(disputed.at_ms, &disputed.note))));
    }
    rows.extend(deal.buyer_offer.map(|offer| (say.row_buyer_offer(), amount(offer))));
    rows.extend(deal.seller_offer.map(|offer| (say.row_seller_offer(), amount(offer))));
    if let Some(ended) = &deal.ended {
        rows.push((say.row_ended(), format!("{}, {}", say.end(ended.how), noted(ended.at_ms, &ended.note))));
        let parts = [
            (say.row_buyer(), ended.to_buyer),
            (say.row_seller(), ended.to_seller),
            (say.row_arbiter(), ended.to_arbiter),
        ];
        let paid = parts.into_iter().filter(|(_, part)| !part.is_zero());
        rows.extend(paid.map(|(who, part)| (say.row_paid_to(who), amount(part))));
    }
    rows
}

fn noted(at_ms: u64, note: &str) -> String {
    match plain_or_dash(note) {
        note if note.is_empty() => show_ms(at_ms),
        note => format!("{} “{note}”", show_ms(at_ms)),
    }
}
