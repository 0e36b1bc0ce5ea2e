//! `tally wallet import`: accounts that exist elsewhere.

use super::{KindName, entry_of};
use crate::{context::Context, failure::Failure, parse, report::Report};
use clap::Args;
use serde_json::json;
use std::{fs, path::PathBuf};
use tally_wallet::{
    KeyKind, Phrase, SecretKey,
    derive::KeyPath,
    keystore::{self, MAX_KEYSTORE_BYTES},
    vault::{Extra, Origin},
};

/// Arguments of `wallet import`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What you call the account
    pub name: String,
    #[command(flatten)]
    pub source: Source,
    /// The kind of its key
    #[arg(long, value_enum, default_value_t)]
    pub kind: KindName,
    /// Which key of the phrase, counted from 0
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "path")]
    pub index: u32,
    /// The path of the phrase's key, such as m/44'/60'/0'/0/0
    #[arg(long)]
    pub path: Option<String>,
    /// Ask for the phrase's extra pass phrase (BIP-39)
    #[arg(long)]
    pub extra: bool,
}

/// Where the account comes from.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Source {
    /// Ask for a recovery phrase (BIP-39, English or 简体中文)
    #[arg(long)]
    pub phrase: bool,
    /// Ask for a private key in hexadecimal
    #[arg(long)]
    pub key: bool,
    /// Read a keystore file (Web3 Secret Storage v3)
    #[arg(long, value_name = "FILE")]
    pub keystore: Option<PathBuf>,
    /// Watch an address without its key
    #[arg(long, value_name = "ADDRESS")]
    pub watch: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let say = context.say;
    let mut store = context.store()?;
    let mut unlocked =
        store.unlock_or_create(&context.terminal, &say.ask_passphrase(), &say.ask_new_passphrase())?;
    let origin = origin(context, arguments)?;
    let entry = entry_of(unlocked.vault.add(&arguments.name, origin)?)?;
    store.save(&unlocked)?;
    let address = context.show_address(&entry.address);
    let json = json!({
        "name": entry.name, "address": address, "public_key": entry.key.as_ref().map(parse::show_key),
        "watch_only": entry.key.is_none(),
    });
    Ok(Report::new(say.account_imported(&entry.name, &address), json))
}

fn origin(context: &Context, arguments: &Arguments) -> Result<Origin, Failure> {
    let (terminal, say) = (&context.terminal, context.say);
    let kind = KeyKind::from(arguments.kind);
    let source = &arguments.source;
    if let Some(path) = &source.keystore {
        let file = fs::File::open(path).map_err(|error| Failure::file(path, &error))?;
        let mut text = String::new();
        std::io::Read::read_to_string(
            &mut std::io::Read::take(file, MAX_KEYSTORE_BYTES as u64 + 1),
            &mut text,
        )
        .map_err(|error| Failure::file(path, &error))?;
        let key = keystore::import(&text, &terminal.passphrase(&say.ask_keystore_passphrase())?)?;
        return Ok(Origin::Key(key));
    }
    if let Some(address) = &source.watch {
        return Ok(Origin::Watch(context.parse_address(address)?));
    }
    if source.key {
        return Ok(Origin::Key(SecretKey::from_hex(kind, &terminal.secret(&say.ask_key())?)?));
    }
    let phrase = Phrase::parse(&terminal.secret(&say.ask_phrase())?)?;
    let extra = match arguments.extra {
        true => Extra::new(&terminal.secret(&say.ask_extra())?),
        false => Extra::default(),
    };
    let path = match &arguments.path {
        Some(path) => KeyPath::parse(path)?,
        None => kind.path(arguments.index),
    };
    Ok(Origin::Phrase { phrase, extra, kind, path })
}
