//! What a transaction will do, in sentences, in both languages.

use super::read_draft;
use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_types::{Address, AssetId, Body, Handle, asset::MAX_DECIMALS};
use tally_wallet::summary::{AssetLabel, Labels, Tongue, fee_sentence, sentences};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summarise {
    bytes: String,
    #[serde(default)]
    assets: Vec<KnownAsset>,
    #[serde(default)]
    names: Vec<KnownName>,
}

/// An asset as answers carry it; further fields are passed over.
#[derive(Deserialize)]
struct KnownAsset {
    id: u64,
    code: String,
    decimals: u8,
}

#[derive(Deserialize)]
struct KnownName {
    address: String,
    name: String,
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
    let mut names: Vec<(Address, Handle)> = Vec::with_capacity(input.names.len());
    for known in &input.names {
        let name = Handle::parse(&known.name).ok_or_else(|| PageError::malformed("names"))?;
        names.push((network.read_address(&known.address)?, name));
    }
    if input.assets.iter().any(|asset| asset.decimals > MAX_DECIMALS) {
        return Err(PageError::malformed("assets"));
    }
    let asset = |id: AssetId| {
        let known = input.assets.iter().find(|asset| asset.id == id.0)?;
        Some(AssetLabel { code: known.code.clone(), decimals: known.decimals })
    };
    let name =
        |address: &Address| names.iter().find(|(known, _)| known == address).map(|(_, name)| name.clone());
    let labels = Labels { prefix: &network.prefix, asset: &asset, name: &name };
    let said = |tongue| say(draft.body(), &labels, tongue);
    Ok(Summary { en: said(Tongue::English), zh: said(Tongue::Chinese) })
}

fn say(body: &Body, labels: &Labels<'_>, tongue: Tongue) -> Said {
    Said { sentences: sentences(body, labels, tongue), fee: fee_sentence(body, labels, tongue) }
}
