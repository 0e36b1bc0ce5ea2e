//! What of a new asset of the reserve, and of a stablecoin's terms, is typed.

use crate::{
    asset::{asset_name, code, icon},
    failure::Failure,
    parse::{self, InputError},
    session::Session,
};
use clap::Args;
use std::{fs, path::PathBuf};
use tally_types::{
    Address, Hash,
    reserve::{CustodianTerms, DealerTerms, Label, StablecoinTerms},
    wire::List,
};

/// How a new asset is shown.
#[derive(Debug, Args)]
pub struct LabelArguments {
    /// The asset's code: 1 to 12 of A–Z and 0–9
    pub code: String,
    /// What people call it [default: the code]
    #[arg(long)]
    pub name: Option<String>,
    /// Decimal places; they never change
    #[arg(long, value_name = "PLACES", default_value_t = 2)]
    pub decimals: u8,
    /// SHA-256 of the icon, in hexadecimal
    #[arg(long, value_name = "HASH")]
    pub icon: Option<String>,
}

impl LabelArguments {
    pub fn read(&self) -> Result<Label, InputError> {
        Ok(Label {
            code: code(&self.code)?,
            name: asset_name(self.name.as_ref().unwrap_or(&self.code))?,
            decimals: self.decimals,
            icon: self.icon.as_deref().map(icon).transpose()?,
        })
    }
}

/// Who governs, keeps and deals.
#[derive(Debug, Args)]
pub struct TermsArguments {
    /// Who may change these terms [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub governor: Option<String>,
    /// A custodian, and the most that counts of what it attests
    #[arg(long = "custodian", value_name = "ACCOUNT=LIMIT", required = true)]
    pub custodians: Vec<String>,
    /// A dealer, and the most that it mints and redeems within a span
    #[arg(long = "dealer", value_name = "ACCOUNT=MINT/REDEEM/SPAN", required = true)]
    pub dealers: Vec<String>,
}

impl TermsArguments {
    /// The terms, in amounts with `decimals` places.
    pub fn read(&self, session: &Session, actor: Address, decimals: u8) -> Result<StablecoinTerms, Failure> {
        let custodians = self.custodians.iter().map(|text| custodian(session, text, decimals));
        let mut custodians = custodians.collect::<Result<Vec<_>, _>>()?;
        custodians.sort_unstable_by_key(|custodian| custodian.account);
        let dealers = self.dealers.iter().map(|text| dealer(session, text, decimals));
        let mut dealers = dealers.collect::<Result<Vec<_>, _>>()?;
        dealers.sort_unstable_by_key(|dealer| dealer.account);
        let governor = self.governor.as_deref().map_or(Ok(actor), |text| session.payee(text))?;
        Ok(StablecoinTerms { governor, custodians: listed(custodians)?, dealers: listed(dealers)? })
    }
}

/// A list within the ledger's limits.
pub fn listed<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> Result<List<T, MIN, MAX>, InputError> {
    let count = items.len();
    List::new(items).ok_or(InputError::ListLength { count, most: MAX })
}

fn custodian(session: &Session, text: &str, decimals: u8) -> Result<CustodianTerms, Failure> {
    let wrong = || InputError::Custodian { text: text.to_owned() };
    let (account, limit) = text.split_once('=').ok_or_else(wrong)?;
    Ok(CustodianTerms { account: session.payee(account)?, limit: parse::amount(limit, decimals)? })
}

fn dealer(session: &Session, text: &str, decimals: u8) -> Result<DealerTerms, Failure> {
    let wrong = || InputError::Dealer { text: text.to_owned() };
    let (account, rest) = text.split_once('=').ok_or_else(wrong)?;
    let [mint, redeem, span] = rest.split('/').collect::<Vec<_>>()[..] else { return Err(wrong().into()) };
    // A limit of zero is one, where no other amount is.
    let amount = |text: &str| match text {
        "0" => Ok(tally_types::Amount::ZERO),
        text => parse::amount(text, decimals),
    };
    Ok(DealerTerms {
        account: session.payee(account)?,
        window_ms: parse::duration_ms(span)?,
        mint_limit: amount(mint)?,
        redeem_limit: amount(redeem)?,
    })
}

/// A document whose hash goes on the ledger.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Document {
    /// The document; only its SHA-256 goes on the ledger
    #[arg(long, value_name = "FILE")]
    pub document: Option<PathBuf>,
    /// The document's SHA-256, in hexadecimal
    #[arg(long, value_name = "HASH")]
    pub document_hash: Option<String>,
}

impl Document {
    pub fn hash(&self) -> Result<Hash, Failure> {
        match (&self.document, &self.document_hash) {
            (Some(path), _) => {
                let bytes = fs::read(path).map_err(|error| Failure::file(path, &error))?;
                Ok(Hash::sha256(&[&bytes]))
            }
            (None, text) => Ok(icon(text.as_deref().unwrap_or_default())?),
        }
    }
}
