//! `tally wallet default`, `rename`, `remove`, `passphrase`, `lock` and `forget-network`.

use super::pins::Pins;
use crate::{context::Context, failure::Failure, report::Report};
use clap::Args;
use serde_json::json;
use tally_wallet::vault::VaultError;

/// Arguments that are an account's name.
#[derive(Debug, Args)]
pub struct NameArguments {
    /// The account
    pub name: String,
}

/// Arguments of `wallet rename`.
#[derive(Debug, Args)]
pub struct RenameArguments {
    /// The account
    pub name: String,
    /// Its new name
    pub to: String,
}

pub fn choose(context: &Context, arguments: &NameArguments) -> Result<Report, Failure> {
    let mut store = context.store()?;
    if store.find(&arguments.name).is_none() {
        return Err(VaultError::NoSuchAccount { name: arguments.name.clone() }.into());
    }
    store.choose(&arguments.name)?;
    Ok(Report::new(context.say.default_chosen(&arguments.name), json!({ "default": arguments.name })))
}

pub fn rename(context: &Context, arguments: &RenameArguments) -> Result<Report, Failure> {
    let mut store = context.store()?;
    let was_default = store.default_entry().is_some_and(|entry| entry.name == arguments.name);
    let mut unlocked = store.unlock(&context.terminal, &context.say.ask_passphrase())?;
    unlocked.vault.rename(&arguments.name, &arguments.to)?;
    store.save(&unlocked)?;
    if was_default {
        store.choose(&arguments.to)?;
    }
    let json = json!({ "from": arguments.name, "to": arguments.to });
    Ok(Report::new(context.say.renamed(&arguments.name, &arguments.to), json))
}

pub fn remove(context: &Context, arguments: &NameArguments) -> Result<Report, Failure> {
    let (mut store, say) = (context.store()?, context.say);
    let entry = store.find(&arguments.name).cloned();
    let entry = entry.ok_or_else(|| VaultError::NoSuchAccount { name: arguments.name.clone() })?;
    context.terminal.confirm(&say.remove_question(&entry.name, context.show_address(&entry.address)))?;
    let mut unlocked = store.unlock(&context.terminal, &say.ask_passphrase())?;
    unlocked.vault.remove(&arguments.name)?;
    store.save(&unlocked)?;
    Ok(Report::new(say.removed(&arguments.name), json!({ "removed": arguments.name })))
}

pub fn passphrase(context: &Context) -> Result<Report, Failure> {
    let (mut store, say) = (context.store()?, context.say);
    let mut unlocked = store.unlock(&context.terminal, &say.ask_passphrase())?;
    unlocked.change_passphrase(context.terminal.new_passphrase(&say.ask_new_passphrase())?);
    store.save(&unlocked)?;
    Ok(Report::new(say.passphrase_changed(), json!({ "changed": true })))
}

/// Nothing outlives a command that could be locked: every command that needs the keys asks for the pass phrase.
pub fn lock(context: &Context) -> Report {
    Report::new(context.say.locked_always(), json!({ "locked": true }))
}

pub fn forget_network(context: &Context) -> Result<Report, Failure> {
    let (node, say) = (&context.node, context.say);
    let mut pins = Pins::read(&context.wallet)?;
    let Some(pin) = pins.get(node).cloned() else {
        return Ok(Report::new(say.nothing_pinned(node), json!({ "forgotten": null })));
    };
    context.terminal.confirm(&say.forget_question(node, &pin.public_key))?;
    pins.forget(node)?;
    Ok(Report::new(say.network_forgotten(node), json!({ "forgotten": pin.public_key })))
}
