//! `tally wallet export`: an account's secret, for a person to keep or another wallet to take.

use super::WalletError;
use crate::{context::Context, failure::Failure, files, random, report::Report};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::path::PathBuf;
use tally_wallet::{
    KeyKind, keystore,
    vault::{Account, Origin},
};
use zeroize::Zeroizing;

/// Arguments of `wallet export`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The account
    pub name: String,
    /// What to write out
    #[arg(long = "as", value_enum, value_name = "WHAT")]
    pub form: Form,
    /// Write it to this file, which only you can read, instead of the standard output
    #[arg(long, short, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// What is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// The recovery phrase, in clear text
    Phrase,
    /// The private key in hexadecimal, in clear text
    Key,
    /// A keystore file (Web3 Secret Storage v3) under a pass phrase of its own; secp256k1 only
    Keystore,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (store, say) = (context.store()?, context.say);
    if arguments.form != Form::Keystore {
        context.terminal.confirm(&say.export_question(&arguments.name))?;
    }
    if let Some(path) = arguments.out.as_ref().filter(|path| path.exists()) {
        return Err(Failure::FileExists { path: path.clone() });
    }
    let unlocked = store.unlock(&context.terminal, &say.ask_passphrase())?;
    let account = unlocked.vault.find(&arguments.name);
    let missing = || tally_wallet::vault::VaultError::NoSuchAccount { name: arguments.name.clone() };
    let secret = secret(context, account.ok_or_else(missing)?, arguments.form)?;
    match &arguments.out {
        Some(path) => {
            files::write_private(path, secret.as_bytes())?;
            Ok(Report::new(say.exported(path.display()), json!({ "file": path })))
        }
        None => Ok(Report::new(secret.as_str(), json!({ "secret": secret.as_str() }))),
    }
}

fn secret(context: &Context, account: &Account, form: Form) -> Result<Zeroizing<String>, Failure> {
    let name = account.name().to_owned();
    match (form, account.origin()) {
        (_, Origin::Watch(_)) => Err(WalletError::WatchOnly { name }.into()),
        (Form::Phrase, Origin::Phrase { phrase, .. }) => Ok(phrase.to_text()),
        (Form::Phrase, Origin::Key(_)) => Err(WalletError::NoPhrase { name }.into()),
        (Form::Key | Form::Keystore, _) => {
            let key = account.key()?.ok_or(WalletError::WatchOnly { name: name.clone() })?;
            if form == Form::Key {
                return Ok(key.to_hex());
            }
            if key.kind() != KeyKind::Secp256k1 {
                return Err(WalletError::KeystoreKind { name }.into());
            }
            let passphrase = context.terminal.new_passphrase(&context.say.ask_keystore_passphrase())?;
            Ok(Zeroizing::new(keystore::export(&key, &passphrase, &random::bytes())?))
        }
    }
}
