//! Addresses: read, shown, and compared with those one knows.

use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::{Scene, key::PublicKey};
use tally_types::Address;
use tally_wallet::lookalike::find_lookalike;

/// Most addresses that one is compared with.
const MAX_KNOWN: usize = 10_000;

/// An address in both ways of writing.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub address: String,
    pub hex: String,
}

impl Shown {
    pub fn new(scene: &Scene<'_>, address: &Address) -> Self {
        Self { address: scene.address(address), hex: address.to_string() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parse {
    text: String,
}

pub fn parse(session: &mut Session, input: Parse) -> Result<Shown, PageError> {
    let network = session.network()?;
    Ok(Shown::new(&network.scene(), &network.read_address(&input.text)?))
}

pub fn of_key(session: &mut Session, key: PublicKey) -> Result<Shown, PageError> {
    Ok(Shown::new(&session.network()?.scene(), &key.read()?.address()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lookalike {
    address: String,
    known: Vec<String>,
}

#[derive(Serialize)]
pub struct Alike {
    lookalike: Option<String>,
    /// How many of the 40 digits differ.
    distance: Option<usize>,
}

pub fn lookalike(session: &mut Session, input: Lookalike) -> Result<Alike, PageError> {
    let network = session.network()?;
    if input.known.len() > MAX_KNOWN {
        return Err(PageError::malformed("known"));
    }
    let address = network.read_address(&input.address)?;
    let known = input.known.iter().map(|text| network.read_address(text)).collect::<Result<Vec<_>, _>>()?;
    // An address that is known itself is not one to be taken for another.
    let found = find_lookalike(&address, &known, &network.prefix).filter(|_| !known.contains(&address));
    let differ = |other: &Address| {
        let (one, other) = (address.to_string(), other.to_string());
        one.chars().zip(other.chars()).filter(|(left, right)| left != right).count()
    };
    Ok(Alike { lookalike: found.map(|other| network.scene().address(other)), distance: found.map(differ) })
}
