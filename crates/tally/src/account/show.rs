//! `tally account show`.

use crate::{
    client::AccountInfo,
    context::Context,
    failure::Failure,
    parse::{show_key, show_ms, show_span_ms},
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use serde_json::json;
use tally_types::{Address, Authority};

/// Arguments of `account show`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account: one of your own, an @name or an address [default: the wallet's default account]
    pub account: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let address = session.actor(arguments.account.as_deref())?;
    let account = session.account(&address)?;
    let keys: Vec<_> = account.authority.iter().flat_map(|authority| authority.keys.iter()).collect();
    let json = json!({
        "address": address.to_text(&session.network.prefix),
        "hex": address.to_string(),
        "name": account.name.as_ref().map(ToString::to_string),
        "next_nonce": account.nonces.next(),
        "threshold": account.authority.as_ref().map(|authority| authority.threshold),
        "keys": keys.iter().map(|entry| json!({ "key": show_key(&entry.key), "weight": entry.weight })).collect::<Vec<_>>(),
        "scoped": account.security.scoped_keys.iter().map(|scoped| show_key(&scoped.key)).collect::<Vec<_>>(),
        "guardians": account.security.guardians.as_ref().map(|guardians| json!({
            "members": guardians.members.iter().map(|member| member.to_text(&session.network.prefix)).collect::<Vec<_>>(),
            "threshold": guardians.threshold, "delay_ms": guardians.delay_ms,
        })),
        "recovery": account.security.recovery.as_ref().map(|recovery| json!({ "ready_ms": recovery.ready_ms })),
        "refuse_unknown": account.inbox.refuse_unknown,
        "require_memo": account.inbox.require_memo,
    });
    Ok(Report::new(table::pairs(&rows(&session, &address, &account)), json))
}

fn rows(session: &Session, address: &Address, account: &AccountInfo) -> Vec<(String, String)> {
    let say = session.context.say;
    let mut rows = vec![(say.row_address(), session.show(address)), (String::new(), address.to_string())];
    if let Some(name) = &account.name {
        rows.push((say.row_name(), name.to_string()));
    }
    match &account.authority {
        Some(authority) => rows.extend(authority_rows(session, authority)),
        None => rows.push((say.row_keys(), say.own_key())),
    }
    for scoped in &account.security.scoped_keys {
        let text =
            say.scoped_until(show_key(&scoped.key), scoped.operations.join(", "), show_ms(scoped.expires_ms));
        rows.push((say.row_scoped(), text));
    }
    if let Some(guardians) = &account.security.guardians {
        let delay = show_span_ms(guardians.delay_ms);
        rows.push((
            say.row_guardians(),
            say.guardians_of(guardians.threshold, guardians.members.len(), delay),
        ));
        rows.extend(guardians.members.iter().map(|member| (String::new(), session.show(member))));
    }
    if let Some(recovery) = &account.security.recovery {
        let text = recovery
            .ready_ms
            .map_or_else(|| say.recovery_waits(), |ready_ms| say.recovery_ready(show_ms(ready_ms)));
        rows.push((say.row_recovery(), text));
    }
    let mut inbox = Vec::new();
    if account.inbox.refuse_unknown {
        inbox.push(say.inbox_refuses_unknown());
    }
    if account.inbox.require_memo {
        inbox.push(say.inbox_requires_memo());
    }
    rows.push((say.row_inbox(), if inbox.is_empty() { say.inbox_open() } else { inbox.join(", ") }));
    rows.push((say.row_nonce(), account.nonces.next().to_string()));
    rows
}

fn authority_rows(session: &Session, authority: &Authority) -> Vec<(String, String)> {
    let say = session.context.say;
    let total: u32 = authority.keys.iter().map(|entry| u32::from(entry.weight)).sum();
    let mut rows = vec![(say.row_threshold(), say.threshold_of(authority.threshold, total))];
    for (index, entry) in authority.keys.iter().enumerate() {
        let title = if index == 0 { say.row_keys() } else { String::new() };
        rows.push((title, say.key_weight(show_key(&entry.key), entry.weight)));
    }
    rows
}
