//! `tally wallet new`: a wallet, or a further account in it.

use super::{KindName, entry_of};
use crate::{context::Context, failure::Failure, parse, random, report::Report, table, terminal};
use clap::Args;
use serde_json::json;
use tally_wallet::{
    KeyKind, Phrase, SecretKey,
    mnemonic::Language as PhraseLanguage,
    vault::{Origin, Vault},
};
use zeroize::Zeroizing;

/// Columns that a word of a phrase takes; the longest of BIP-39 has eight letters.
const PHRASE_COLUMN: usize = 11;

/// Arguments of `wallet new`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// What you call the account [default: main, or account N]
    pub name: Option<String>,
    /// The kind of its key
    #[arg(long, value_enum, default_value_t)]
    pub kind: KindName,
    /// How many words a new recovery phrase has
    #[arg(long, value_parser = ["12", "15", "18", "21", "24"], default_value = "12")]
    pub words: String,
    /// The language of a new recovery phrase [default: the program's]
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub phrase_language: Option<crate::i18n::Language>,
    /// Make a recovery phrase for this account alone, rather than its next key from the wallet's phrase
    #[arg(long)]
    pub new_phrase: bool,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let say = context.say;
    let mut store = context.store()?;
    let mut unlocked =
        store.unlock_or_create(&context.terminal, &say.ask_passphrase(), &say.ask_new_passphrase())?;
    let name = arguments.name.clone().unwrap_or_else(|| free_name(&unlocked.vault));
    let kind = KeyKind::from(arguments.kind);
    let known = if arguments.new_phrase { None } else { first_phrase(&unlocked.vault) };
    let is_new = known.is_none();
    let origin = match known {
        Some(phrase) => next_key(&unlocked.vault, phrase, kind)?,
        None => Origin::phrase(new_phrase(context, arguments)?, kind, 0),
    };
    let phrase = match &origin {
        Origin::Phrase { phrase, .. } if is_new => Some(phrase.to_text()),
        _ => None,
    };
    let entry = entry_of(unlocked.vault.add(&name, origin)?)?;
    store.save(&unlocked)?;
    let address = context.show_address(&entry.address);
    let key = entry.key.as_ref().map(parse::show_key).unwrap_or_default();
    let mut text = say.account_made(&entry.name, &address);
    text.push('\n');
    if let Some(phrase) = phrase {
        text.push_str(&show_phrase(context, &phrase, &name));
    }
    let json = json!({
        "name": entry.name, "address": address, "public_key": key, "vault": store.path(), "new_phrase": is_new,
    });
    Ok(Report::new(text, json))
}

/// The phrase is shown to a person once; into a pipe or a file it goes only when it is exported.
fn show_phrase(context: &Context, phrase: &Zeroizing<String>, name: &str) -> String {
    let say = context.say;
    if context.json || !terminal::is_stdout_terminal() {
        return format!("{}\n", say.phrase_not_shown(name));
    }
    let words: Vec<_> = phrase.split(' ').enumerate().collect();
    let cell =
        |(index, word): &(usize, &str)| format!("{:>2} {word}{}", index + 1, table::pad(word, PHRASE_COLUMN));
    let row = |row: &[(usize, &str)]| row.iter().map(cell).collect::<String>();
    let rows: String = words.chunks(4).map(|words| format!("    {}\n", row(words).trim_end())).collect();
    format!("\n{}\n\n{rows}\n{}\n", say.phrase_shown(), say.phrase_warning())
}

fn new_phrase(context: &Context, arguments: &Arguments) -> Result<Phrase, Failure> {
    let words: usize = arguments.words.parse().expect("clap takes the five counts only");
    let language = match arguments.phrase_language.unwrap_or(context.say) {
        crate::i18n::Language::English => PhraseLanguage::English,
        crate::i18n::Language::Chinese => PhraseLanguage::Chinese,
    };
    // BIP-39: three words stand for four bytes of entropy and their part of the checksum.
    let entropy = Zeroizing::new(random::bytes::<32>());
    Ok(Phrase::from_entropy(language, &entropy[..words / 3 * 4])?)
}

fn first_phrase(vault: &Vault) -> Option<Phrase> {
    vault.accounts().iter().find_map(|account| match account.origin() {
        Origin::Phrase { phrase, extra, .. } if extra.as_str().is_empty() => Some(phrase.clone()),
        _ => None,
    })
}

/// The first key of `phrase` that the vault does not hold yet.
fn next_key(vault: &Vault, phrase: Phrase, kind: KeyKind) -> Result<Origin, Failure> {
    let mut index = 0;
    loop {
        let key = SecretKey::from_phrase(&phrase, "", kind, index)?;
        if vault.find_address(&key.address()).is_none() {
            return Ok(Origin::phrase(phrase, kind, index));
        }
        index += 1;
    }
}

fn free_name(vault: &Vault) -> String {
    let names = std::iter::once("main".to_owned()).chain((2..).map(|number| format!("account {number}")));
    names.into_iter().find(|name| vault.find(name).is_none()).expect("there are more names than accounts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_accounts_take_the_next_keys_of_one_phrase() {
        let phrase = Phrase::from_entropy(PhraseLanguage::English, &[7; 16]).unwrap();
        let mut vault = Vault::default();
        for index in 0..3 {
            let origin = next_key(&vault, phrase.clone(), KeyKind::Ed25519).unwrap();
            assert_eq!(origin, Origin::phrase(phrase.clone(), KeyKind::Ed25519, index));
            vault.add(&free_name(&vault), origin).unwrap();
        }
        let names: Vec<_> = vault.accounts().iter().map(tally_wallet::vault::Account::name).collect();
        assert_eq!(names, ["main", "account 2", "account 3"]);
        assert_eq!(first_phrase(&vault), Some(phrase));
    }
}
