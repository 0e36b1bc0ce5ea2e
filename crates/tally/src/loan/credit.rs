//! `tally loan credit`: an account's credit record, proven, and as a file for whoever asks for it.

use super::{
    record,
    words::{self, Words},
};
use crate::{
    context::Context, failure::Failure, files, parse::show_ms, report::Report, session::Session, table,
};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;
use tally_types::{
    Address,
    loan::{Credit, Side, Unit},
};

/// Arguments of `loan credit`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
    /// Write the record with its proof to this file
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let account = session.actor(arguments.account.as_deref())?;
    let text = account.to_text(&session.network.prefix);
    let Some((credit, header, file)) = record::credit(&session, &account)? else {
        // That there is no record cannot be proven; it is what the node says.
        let json = json!({ "account": text, "proven": false, "credit": document(&Credit::default()) });
        return Ok(Report::new(say.no_credit(session.show(&account)), json));
    };
    let show = |address: &Address| session.show(address);
    let units = |unit: &Unit, amount| record::show_units(&session, unit, amount);
    let pledged = |asset, amount| session.show_amount(asset, amount);
    let mut rows = vec![
        (say.row_address(), session.show(&account)),
        (say.row_block(), header.height.to_string()),
        (say.row_time(), show_ms(header.time_ms)),
    ];
    let words = Words { show: &show, units: &units, pledged: &pledged };
    rows.extend(words::credit_rows(say, &credit, &words));
    let mut shown = table::pairs(&rows);
    if let Some(path) = &arguments.out {
        files::write(path, &file)?;
        shown.push_str(&format!("\n{}\n", say.proof_written(path.display(), session.key)));
    }
    let json = json!({
        "account": text, "proven": true, "height": header.height, "credit": document(&credit), "file": arguments.out,
    });
    Ok(Report::new(shown, json))
}

fn document(credit: &Credit) -> Value {
    let side = |side: &Side| {
        let volumes = side.volumes.iter().map(|volume| match &volume.unit {
            Unit::Asset(asset) => json!({ "asset": asset.0, "amount": volume.amount.to_string() }),
            Unit::Recorded(unit) => json!({
                "unit": unit.name.as_str(), "decimals": unit.decimals, "amount": volume.amount.to_string(),
            }),
        });
        json!({
            "notes": side.notes, "on_time": side.on_time, "late": side.late, "defaulted": side.defaulted,
            "forgiven": side.forgiven, "passed_on": side.passed_on, "volumes": volumes.collect::<Vec<_>>(),
        })
    };
    json!({ "borrower": side(&credit.borrower), "lender": side(&credit.lender) })
}
