//! `tally stake bonds`: what an account has bonded, what is on its way out, and what it may claim.

use crate::{
    client::BondInfo,
    context::Context,
    failure::Failure,
    i18n::Language,
    parse::show_ms,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::AssetId;

/// Arguments of `stake bonds`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, address) = (context.say, session.actor(arguments.account.as_deref())?);
    let page = session.client.bonds(&address, arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_candidate(), Align::Right),
        (say.title_bonded(), Align::Right),
        (say.title_rewards(), Align::Right),
        (say.title_note(), Align::Left),
    ]);
    for bond in &page.items {
        let coin = |amount| session.show_amount(AssetId::COIN, amount);
        table.row(vec![
            bond.candidate.to_string(),
            coin(bond.amount),
            coin(bond.rewards),
            notes(&session, say, bond).join(&say.comma()),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.nothing_bonded()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let items: Vec<_> = page.items.iter().map(document).collect();
    Ok(Report::new(text, json!({ "bonds": items, "next": page.next })))
}

/// What is on its way out, and for whom else the stake answers.
fn notes(session: &Session, say: Language, bond: &BondInfo) -> Vec<String> {
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    let lien = bond.lien.iter().flat_map(|lien| {
        let answers = say.note_lien(coin(lien.amount), lien.from, show_ms(lien.ready_ms));
        let lost = (!lien.lost.is_zero()).then(|| say.note_lost(coin(lien.lost)));
        [Some(answers), lost].into_iter().flatten()
    });
    let unbondings = bond.unbondings.iter().map(|unbonding| match unbonding.ready {
        true => say.note_free(coin(unbonding.amount)),
        false => say.note_unbonding(coin(unbonding.amount), show_ms(unbonding.ready_ms)),
    });
    lien.chain(unbondings).collect()
}

fn document(bond: &BondInfo) -> Value {
    let unbondings = bond.unbondings.iter().map(|unbonding| {
        json!({ "ready_ms": unbonding.ready_ms, "amount": unbonding.amount.to_string(), "ready": unbonding.ready })
    });
    let lien = bond.lien.as_ref().map(|lien| {
        json!({
            "from": lien.from, "ready_ms": lien.ready_ms, "amount": lien.amount.to_string(),
            "lost": lien.lost.to_string(),
        })
    });
    json!({
        "candidate": bond.candidate, "amount": bond.amount.to_string(), "rewards": bond.rewards.to_string(),
        "lien": lien, "unbondings": unbondings.collect::<Vec<_>>(),
    })
}
