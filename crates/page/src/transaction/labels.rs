//! What the page knows of the things that a transaction names by number, from the answers it has.
//!
//! Every list takes the API's own shapes and passes over what is not needed. Where something is not in its list, the
//! sentence says the number and warns.

use crate::{error::PageError, session::Known};
use serde::Deserialize;
use std::collections::BTreeMap;
use tally_json::{loan, read_amount};
use tally_types::{
    Address, AssetId, Handle, asset::MAX_DECIMALS, exchange::MarketId, loan::Agreement, loan::LoanId,
    referral::CampaignId, savings::PoolId,
};
use tally_wallet::summary::{AssetLabel, Labels, MarketLabel};

#[derive(Deserialize)]
pub struct KnownAsset {
    id: u64,
    code: String,
    decimals: u8,
}

#[derive(Deserialize)]
pub struct KnownName {
    address: String,
    name: String,
}

/// A savings pool or a campaign: its sentences need its asset.
#[derive(Deserialize)]
pub struct KnownFund {
    id: u64,
    asset: u64,
}

#[derive(Deserialize)]
pub struct KnownMarket {
    id: u64,
    base: u64,
    quote: u64,
    tick: String,
    lot: String,
}

#[derive(Deserialize)]
pub struct KnownLoan {
    id: u64,
    agreement: loan::Agreement,
}

/// What the page gives.
#[derive(Default)]
pub struct Lists {
    pub assets: Vec<KnownAsset>,
    pub names: Vec<KnownName>,
    pub pools: Vec<KnownFund>,
    pub markets: Vec<KnownMarket>,
    pub campaigns: Vec<KnownFund>,
    pub loans: Vec<KnownLoan>,
}

/// The lists, read.
pub struct Book {
    assets: BTreeMap<AssetId, AssetLabel>,
    names: BTreeMap<Address, Handle>,
    pools: BTreeMap<PoolId, AssetId>,
    markets: BTreeMap<MarketId, MarketLabel>,
    campaigns: BTreeMap<CampaignId, AssetId>,
    loans: BTreeMap<LoanId, Agreement>,
}

impl Book {
    pub fn read(network: &Known, lists: Lists) -> Result<Self, PageError> {
        if lists.assets.iter().any(|asset| asset.decimals > MAX_DECIMALS) {
            return Err(PageError::malformed("assets"));
        }
        let asset = |it: KnownAsset| (AssetId(it.id), AssetLabel { code: it.code, decimals: it.decimals });
        let name = |it: &KnownName| {
            let name = Handle::parse(&it.name).ok_or_else(|| PageError::malformed("names"))?;
            Ok((network.read_address(&it.address)?, name))
        };
        let loan = |it: &KnownLoan| Ok((LoanId(it.id), it.agreement.read(&network.scene())?));
        Ok(Self {
            assets: lists.assets.into_iter().map(asset).collect(),
            names: lists.names.iter().map(name).collect::<Result<_, PageError>>()?,
            pools: lists.pools.iter().map(|it| (PoolId(it.id), AssetId(it.asset))).collect(),
            markets: lists.markets.iter().map(market).collect::<Result<_, _>>()?,
            campaigns: lists.campaigns.iter().map(|it| (CampaignId(it.id), AssetId(it.asset))).collect(),
            loans: lists.loans.iter().map(loan).collect::<Result<_, PageError>>()?,
        })
    }

    /// Calls `speak` with the labels that the wallet's sentences are made with.
    pub fn with<T>(&self, prefix: &str, speak: impl FnOnce(&Labels<'_>) -> T) -> T {
        speak(&Labels {
            prefix,
            asset: &|id| self.assets.get(&id).cloned(),
            name: &|address| self.names.get(address).cloned(),
            pool: &|id| self.pools.get(&id).copied(),
            market: &|id| self.markets.get(&id).copied(),
            campaign: &|id| self.campaigns.get(&id).copied(),
            loan: &|id| self.loans.get(&id).cloned(),
        })
    }
}

fn market(it: &KnownMarket) -> Result<(MarketId, MarketLabel), PageError> {
    let (base, quote) = (AssetId(it.base), AssetId(it.quote));
    let (tick, lot) = (read_amount(&it.tick)?, read_amount(&it.lot)?);
    Ok((MarketId(it.id), MarketLabel { base, quote, tick, lot }))
}
