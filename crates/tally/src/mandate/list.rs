//! `tally mandate list`: mandates by which an account pays or is paid.

use crate::{
    client::{MandateInfo, MandateKindInfo},
    context::Context,
    failure::Failure,
    i18n::Language,
    parse::show_span_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::Address;

/// Arguments of `mandate list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Only mandates that nobody has revoked
    #[arg(long)]
    pub open: bool,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let page = session.client.mandates_of(&address, arguments.open, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_kind(), Align::Left),
        (say.title_from(), Align::Left),
        (say.title_to(), Align::Left),
        (say.title_allowance(), Align::Right),
        (say.title_left_now(), Align::Right),
    ]);
    for mandate in &page.items {
        let show = |amount| session.show_amount(mandate.asset, amount);
        table.row(vec![
            mandate.id.to_string(),
            kind(say, mandate.kind),
            session.show(&mandate.payer),
            payee(&session, mandate),
            say.allowance_every(show(mandate.amount), show_span_ms(mandate.period_ms)),
            if mandate.revoked {
                say.mandate_revoked()
            } else {
                mandate.left.map_or_else(|| say.nothing_now(), show)
            },
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_mandates()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let mandates: Vec<_> = page.items.iter().map(|mandate| json(&session, mandate)).collect();
    Ok(Report::new(text, json!({ "mandates": mandates, "next": page.next })))
}

/// What kind of mandate it is, in words.
pub(super) fn kind(say: Language, kind: MandateKindInfo) -> String {
    match kind {
        MandateKindInfo::Subscription => say.kind_subscription(),
        MandateKindInfo::StandingOrder => say.kind_standing_order(),
    }
}

/// Who may be paid.
pub(super) fn payee(session: &Session, mandate: &MandateInfo) -> String {
    let anyone = || session.context.say.payee_anyone();
    mandate.payee.as_ref().map_or_else(anyone, |payee| session.show(payee))
}

/// A mandate for programs.
pub(super) fn json(session: &Session, mandate: &MandateInfo) -> Value {
    let text = |address: &Address| address.to_text(&session.network.prefix);
    let kind = match mandate.kind {
        MandateKindInfo::Subscription => "subscription",
        MandateKindInfo::StandingOrder => "standing_order",
    };
    json!({
        "mandate": mandate.id, "payer": text(&mandate.payer), "payee": mandate.payee.as_ref().map(text),
        "asset": mandate.asset.0, "amount": mandate.amount.to_string(), "period_ms": mandate.period_ms,
        "start_ms": mandate.start_ms, "end_ms": mandate.end_ms, "kind": kind,
        "left": mandate.left.map(|left| left.to_string()), "revoked": mandate.revoked,
    })
}
