//! `tally asset show`: what one needs to know before taking an asset.

use crate::{
    client::AssetInfo, context::Context, failure::Failure, i18n::Language, report::Report, session::Session,
    table,
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::{Address, asset::Power};

/// Arguments of `asset show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset: its code, its number, or both (USDX#12)
    pub asset: String,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let asset = session.asset(&arguments.asset, holder)?;
    Ok(Report::new(table::pairs(&rows(&session, &asset)), json(&session, &asset)))
}

fn rows(session: &Session, asset: &AssetInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let mut rows = vec![
        (say.row_code(), asset.title()),
        (say.row_name(), asset.name.clone()),
        (say.row_issuer(), session.show(&asset.issuer)),
        (say.row_decimals(), asset.decimals.to_string()),
        (say.row_supply(), asset.plain(asset.supply)),
    ];
    if let Some(cap) = asset.cap {
        rows.push((say.row_cap(), asset.plain(cap)));
    }
    if let Some(holders) = asset.holders {
        rows.push((say.row_holders(), holders.to_string()));
    }
    if let Some(icon) = asset.icon {
        rows.push((say.row_icon(), icon.to_hex()));
    }
    if asset.paused {
        rows.push((say.title_note(), say.note_paused()));
    }
    for (power, holder) in &asset.powers {
        rows.push((say.row_power(say.power(*power)), session.show(holder)));
    }
    if asset.powers.is_empty() {
        rows.push((say.title_powers(), say.no_powers()));
    }
    rows
}

/// An asset for programs.
pub fn json(session: &Session, asset: &AssetInfo) -> Value {
    let text = |address: Address| address.to_text(&session.network.prefix);
    let power = |(power, holder): &(Power, Address)| (Language::English.power(*power), json!(text(*holder)));
    let powers: serde_json::Map<_, _> = asset.powers.iter().map(power).collect();
    json!({
        "id": asset.id.0, "code": asset.code, "name": asset.name, "decimals": asset.decimals,
        "issuer": text(asset.issuer), "icon": asset.icon.map(|icon| icon.to_hex()),
        "cap": asset.cap.map(|cap| cap.to_string()), "supply": asset.supply.to_string(), "paused": asset.paused, "holders": asset.holders, "powers": powers,
    })
}

/// The powers over an asset in one line, as the label that is shown before anybody takes it.
pub fn power_label(say: Language, asset: &AssetInfo) -> String {
    let names: Vec<_> = asset.powers.iter().map(|(power, _)| say.power(*power)).collect();
    if names.is_empty() { "—".to_owned() } else { names.join(", ") }
}
