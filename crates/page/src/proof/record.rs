//! A proven record in the API's shape, with a `type`.
//!
//! A key that is proven is one that the ledger built, so its first byte says what the record is and the rest which one.
//! What the API shows only together with other records is shown by itself ([`alone`]), and how the ledger arranges its
//! own (order books, drawing of shares) as bytes.

mod alone;

use serde::Serialize;
use serde_json::{Value, json};
use tally_json::{
    Money, Scene,
    account::{self, Balance, Security},
    asset::Asset,
    campaign::{Campaign, CampaignRecord, Moment},
    council::{Appointment, Parameters, Proposal},
    deal::Deal,
    exchange::{book::Market, order::Order},
    loan::{Credit, Loan},
    mandate::Mandate,
    news::{Posted, Publisher},
    oracle::Feed,
    packet::Packet,
    savings::SavingsPool,
    stake::Candidate,
    transfer::Held,
};
use tally_types::{
    self as ledger, Address, AssetId, StateKey,
    codec::{Copying, DecodeExt, Read},
    council::ProposalId,
    deal::DealId,
    exchange::{MarketId, OrderId},
    hash::hex,
    loan::LoanId,
    mandate::MandateId,
    news::PostId,
    oracle::FeedId,
    packet::PacketId,
    referral::CampaignId,
    savings::PoolId,
    stake::CandidateId,
    state,
    transfer::HeldId,
};

/// The record under `key` after the block of `time_ms`.
pub fn shown(scene: &Scene<'_>, time_ms: u64, key: &StateKey, record: &[u8]) -> Value {
    let place = Place { scene, time_ms, key, record };
    let found = place.of_account().or_else(|| place.of_number()).or_else(|| place.of_network());
    let found = found.or_else(|| place.alone());
    found.unwrap_or_else(|| json!({ "type": "other", "bytes": hex(record) }))
}

struct Place<'a> {
    scene: &'a Scene<'a>,
    time_ms: u64,
    key: &'a StateKey,
    record: &'a [u8],
}

impl Place<'_> {
    fn read<T: Read<Cfg = ()>>(&self) -> Option<T> {
        T::decode(Copying(self.record)).ok()
    }

    fn address(&self) -> Option<Address> {
        self.address_at(1)
    }

    fn number(&self) -> Option<u64> {
        self.number_at(1)
    }

    fn address_at(&self, place: usize) -> Option<Address> {
        Some(Address(self.key.0.get(place..place + 20)?.try_into().ok()?))
    }

    fn number_at(&self, place: usize) -> Option<u64> {
        Some(u64::from_be_bytes(self.key.0.get(place..place + 8)?.try_into().ok()?))
    }

    /// Records that are found by an account.
    fn of_account(&self) -> Option<Value> {
        let (scene, address) = (self.scene, self.address()?);
        match self.key.0[0] {
            state::ACCOUNT => {
                let record = self.read()?;
                tagged("account", account::Account::new(scene, &address, Some(&record), None))
            }
            state::BALANCE => {
                let balance = tagged("balance", Balance::from(&self.read::<ledger::account::Balance>()?))?;
                with(balance, "account", json!(scene.address(&address)))
            }
            state::SECURITY => {
                let security = tagged("security", Security::new(scene, &self.read()?))?;
                with(security, "account", json!(scene.address(&address)))
            }
            state::CREDIT => tagged("credit", Credit::new(scene, &address, &self.read()?, Vec::new())),
            state::PUBLISHER => tagged("publisher", Publisher::new(scene, &address, &self.read()?)),
            _ => None,
        }
    }

    /// Records that are found by a number.
    fn of_number(&self) -> Option<Value> {
        let (scene, id) = (self.scene, self.number()?);
        match self.key.0[0] {
            state::ASSET => tagged("asset", Asset::new(scene, AssetId(id), &self.read()?, None)),
            state::HELD => tagged("held", Held::new(scene, HeldId(id), &self.read()?)),
            state::PACKET => tagged("packet", Packet::new(scene, PacketId(id), &self.read()?)),
            state::MANDATE => {
                tagged("mandate", Mandate::new(scene, MandateId(id), &self.read()?, self.time_ms))
            }
            state::DEAL => tagged("deal", Deal::new(scene, DealId(id), &self.read()?)),
            state::LOAN => tagged("loan", Loan::of_note(scene, LoanId(id), &self.read()?, self.time_ms)),
            state::LOAN_OFFER => tagged("loan", Loan::of_offer(scene, LoanId(id), &self.read()?)),
            state::MARKET => tagged("market", Market::new(scene, MarketId(id), &self.read()?, None)),
            state::ORDER => tagged("order", Order::new(scene, OrderId(id), &self.read()?)),
            state::CANDIDATE => tagged("candidate", Candidate::new(scene, CandidateId(id), &self.read()?)),
            state::SAVINGS_POOL => tagged("pool", SavingsPool::new(scene, PoolId(id), &self.read()?)),
            state::REFERRAL_CAMPAIGN => self.campaign(id, CampaignRecord::Referral(self.read()?)),
            state::MINING_CAMPAIGN => self.campaign(id, CampaignRecord::Mining(self.read()?)),
            state::POST => tagged("post", Posted::new(scene, PostId(id), &self.read()?)),
            state::FEED => tagged("feed", Feed::new(scene, FeedId(id), &self.read()?, self.time_ms)),
            state::PROPOSAL => tagged("proposal", Proposal::new(scene, ProposalId(id), &self.read()?)),
            _ => None,
        }
    }

    /// Records of which the network has one each, or one for a name.
    fn of_network(&self) -> Option<Value> {
        match self.key.0[0] {
            state::NAME => {
                let record: state::NameRecord = self.read()?;
                let address = self.scene.address(&record.owner);
                tagged("name", account::NamedAccount { name: record.name.to_string(), address })
            }
            state::PARAMETERS => {
                let parameters = Parameters::new(&self.read()?);
                Some(json!({ "type": "parameters", "parameters": parameters }))
            }
            state::APPOINTMENT => tagged("appointment", Appointment::new(self.scene, &self.read()?)),
            state::TREASURY => {
                let treasury: ledger::treasury::Treasury = self.read()?;
                let holdings = treasury.entries.iter().map(|entry| Money::new(entry.asset, entry.amount));
                Some(json!({
                    "type": "treasury", "epoch": treasury.epoch, "holdings": holdings.collect::<Vec<_>>(),
                    "mining_budget": treasury.mining_budget.to_string(),
                }))
            }
            _ => None,
        }
    }

    /// A campaign without its stage, which follows from a parameter besides.
    fn campaign(&self, id: u64, record: CampaignRecord) -> Option<Value> {
        let now = Moment { time_ms: self.time_ms, epoch: 0 };
        let mut campaign = tagged("campaign", Campaign::new(self.scene, CampaignId(id), &record, now))?;
        campaign.as_object_mut()?.remove("stage");
        Some(campaign)
    }
}

fn tagged(kind: &str, shape: impl Serialize) -> Option<Value> {
    with(serde_json::to_value(shape).ok()?, "type", json!(kind))
}

fn with(mut value: Value, name: &str, more: Value) -> Option<Value> {
    value.as_object_mut()?.insert(name.to_owned(), more);
    Some(value)
}

#[cfg(test)]
mod tests;
