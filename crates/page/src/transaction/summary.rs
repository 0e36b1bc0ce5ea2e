//! What a transaction will do, in sentences, in both languages.

use super::{
    labels::{Book, KnownAsset, KnownFund, KnownLoan, KnownMarket, KnownName, Lists},
    read_draft,
};
use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_types::Body;
use tally_wallet::summary::{Labels, Tongue, fee_sentence, sentences};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summarise {
    bytes: String,
    #[serde(default)]
    assets: Vec<KnownAsset>,
    #[serde(default)]
    names: Vec<KnownName>,
    #[serde(default)]
    pools: Vec<KnownFund>,
    #[serde(default)]
    markets: Vec<KnownMarket>,
    #[serde(default)]
    campaigns: Vec<KnownFund>,
    #[serde(default)]
    loans: Vec<KnownLoan>,
}

#[derive(Serialize)]
pub struct Summary {
    en: Said,
    zh: Said,
}

#[derive(Serialize)]
struct Said {
    sentences: Vec<String>,
    fee: String,
}

pub fn summary(session: &mut Session, input: Summarise) -> Result<Summary, PageError> {
    let network = session.network()?;
    let draft = read_draft(network, &input.bytes)?;
    let Summarise { assets, names, pools, markets, campaigns, loans, .. } = input;
    let book = Book::read(network, Lists { assets, names, pools, markets, campaigns, loans })?;
    Ok(book.with(&network.prefix, |labels| {
        let said = |tongue| say(draft.body(), labels, tongue);
        Summary { en: said(Tongue::English), zh: said(Tongue::Chinese) }
    }))
}

fn say(body: &Body, labels: &Labels<'_>, tongue: Tongue) -> Said {
    Said { sentences: sentences(body, labels, tongue), fee: fee_sentence(body, labels, tongue) }
}
