//! `tally wallet list`.

use crate::{
    context::Context,
    failure::Failure,
    parse,
    report::Report,
    table::{Align, Table},
};
use serde_json::json;

pub fn run(context: &Context) -> Result<Report, Failure> {
    let (store, say) = (context.store()?, context.say);
    let default = store.default_entry().map(|entry| entry.name.clone());
    let titles = [say.title_name(), say.title_address(), say.title_key()];
    let mut table = Table::new(titles.map(|title| (title, Align::Left)));
    let mut list = Vec::new();
    for entry in store.entries() {
        let is_default = default.as_ref() == Some(&entry.name);
        let address = context.show_address(&entry.address);
        let key = entry.key.as_ref().map(parse::show_key);
        let kind = key
            .as_ref()
            .map_or_else(|| say.watched(), |key| key.split(':').next().unwrap_or_default().to_owned());
        let mark = if is_default { " *" } else { "" };
        table.row(vec![format!("{}{mark}", entry.name), address.clone(), kind]);
        list.push(
            json!({ "name": entry.name, "address": address, "public_key": key, "default": is_default }),
        );
    }
    let text = match (table.is_empty(), store.exists()) {
        (true, false) => say.no_vault(store.path().display()),
        (true, true) => say.vault_empty(),
        (false, _) => format!("{}{}", table.render(), say.default_marked()),
    };
    Ok(Report::new(text, json!({ "vault": store.path(), "accounts": list })))
}
