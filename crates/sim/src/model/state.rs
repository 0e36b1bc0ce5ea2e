//! What the model remembers, and where it starts.

use super::{
    basket::Basket,
    exchange::{Market, Open},
    loan::Note,
    oracle::Feed,
    packet::Pot,
    reserve::Coin,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tally_types::{
    Address, Amount, AssetId, Authority, Genesis, Handle, Hash, Parameters, PublicKey,
    account::{Balance, BalanceFlags, GrantKey, Guardians},
    asset::{Asset, Powers},
    council::{Proposal, ProposalId, Role, Seat, SoftwareVersion},
    deal::{Deal, DealId},
    earning::Earning,
    exchange::MarketId,
    fee::FeeSchedule,
    loan::{Credit, LoanId, Offer},
    mandate::{Mandate, MandateId},
    mining::{Like, MiningCampaign},
    news::{PostId, Posted, Publisher},
    oracle::FeedId,
    packet::{PacketClaim, PacketDraw, PacketId},
    referral::{CampaignId, Referral, ReferralCampaign, Referrer},
    reserve::{Redemption, RedemptionId},
    savings::{DepositId, FixedDeposit, FlexibleDeposit, PoolId, SavingsPool},
    stake::{Bond, Candidate, CandidateId, Leaving, StakeBook},
    state::Counters,
    transfer::{Held, HeldId},
    treasury::Treasury,
};

/// The whole ledger. Copies share the accounts and assets that they do not change.
#[derive(Clone, Debug)]
pub struct Model {
    pub accounts: BTreeMap<Address, Arc<Account>>,
    pub assets: BTreeMap<AssetId, Arc<Asset>>,
    pub held: BTreeMap<HeldId, Held>,
    pub packets: BTreeMap<PacketId, Arc<Pot>>,
    /// Who has claimed what from which packet, for ever.
    pub claims: BTreeMap<(PacketId, Address), PacketClaim>,
    /// The packets whose shares the next block draws.
    pub draw: Option<PacketDraw>,
    pub mandates: BTreeMap<MandateId, Mandate>,
    pub loan_offers: BTreeMap<LoanId, Offer>,
    pub notes: BTreeMap<LoanId, Note>,
    pub credits: BTreeMap<Address, Credit>,
    pub feeds: BTreeMap<FeedId, Feed>,
    pub coins: BTreeMap<AssetId, Coin>,
    pub redemptions: BTreeMap<RedemptionId, Redemption>,
    pub baskets: BTreeMap<AssetId, Basket>,
    pub markets: BTreeMap<MarketId, Market>,
    pub pairs: BTreeMap<(AssetId, AssetId), MarketId>,
    /// Open orders, ascending by id.
    pub orders: Vec<Open>,
    pub deals: BTreeMap<DealId, Arc<Deal>>,
    pub publishers: BTreeMap<Address, Arc<Publisher>>,
    pub posts: BTreeMap<PostId, Arc<Posted>>,
    /// Owner and spelling of each name, by its skeleton.
    pub names: BTreeMap<String, (Address, Handle)>,
    pub fee_pot: BTreeMap<AssetId, u128>,
    pub treasury: Treasury,
    pub book: Option<StakeBook>,
    pub candidates: BTreeMap<CandidateId, Candidate>,
    pub bonds: BTreeMap<(Address, CandidateId), Bond>,
    pub leaving: BTreeMap<(CandidateId, u64), Leaving>,
    pub pools: BTreeMap<PoolId, SavingsPool>,
    pub flexible: BTreeMap<(Address, PoolId), FlexibleDeposit>,
    pub fixed: BTreeMap<DepositId, FixedDeposit>,
    pub referral_campaigns: BTreeMap<CampaignId, ReferralCampaign>,
    /// Who was brought by whom, and how many each brought.
    pub referrals: BTreeMap<Address, Referral>,
    /// What a referrer was paid in the epoch of its last claim.
    pub referrers: BTreeMap<(CampaignId, Address), Referrer>,
    pub mining_campaigns: BTreeMap<CampaignId, MiningCampaign>,
    pub likes: BTreeMap<(PostId, Address), Like>,
    /// The next id of each kind of thing.
    pub next: Counters,
    pub fees: FeeSchedule,
    pub parameters: Parameters,
    pub genesis: Hash,
    pub chain_id: u64,
    /// The block that was last begun.
    pub height: u64,
    /// Ascending by member.
    pub seats: Vec<Seat>,
    /// By number.
    pub proposals: Vec<Proposal>,
    pub appointments: BTreeMap<Role, (Address, ProposalId)>,
    pub version: Option<SoftwareVersion>,
}

/// A scoped key and, for each asset it has a limit for, when the period began and what has left in it.
#[derive(Clone, Debug)]
pub struct Scoped {
    pub grant: GrantKey,
    pub spent: BTreeMap<AssetId, (u64, u128)>,
}

/// A recovery under way.
#[derive(Clone, Debug)]
pub struct Recovery {
    pub authority: Authority,
    pub approvals: BTreeSet<Address>,
    pub ready_ms: Option<u64>,
}

/// An account; one that equals the default is as good as none.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// All nonces below are used.
    pub base: u64,
    /// Used ones above.
    pub used: BTreeSet<u64>,
    pub inline: Vec<Balance>,
    pub spilled: BTreeMap<AssetId, Balance>,
    pub authority: Option<Authority>,
    pub scoped: Vec<Scoped>,
    pub guardians: Option<Guardians>,
    pub recovery: Option<Recovery>,
    pub refuse_unknown: bool,
    pub require_memo: bool,
    pub name: Option<Handle>,
    /// What is counted of it for its referrer and its mining campaign.
    pub earning: Option<Earning>,
}

impl Model {
    pub fn new(genesis: &Genesis) -> Self {
        let minted = genesis.allocations.iter().map(|allocation| allocation.amount.0).sum();
        let coin = Asset {
            issuer: Address([0; 20]),
            code: genesis.coin.code.clone(),
            name: genesis.coin.name.clone(),
            decimals: genesis.coin.decimals,
            icon: None,
            cap: genesis.coin.cap,
            powers: Powers::default(),
            paused: false,
            minted: Amount(minted),
            burned: Amount::ZERO,
        };
        let mut model = Self {
            accounts: BTreeMap::new(),
            assets: BTreeMap::from([(AssetId::COIN, Arc::new(coin))]),
            held: BTreeMap::new(),
            packets: BTreeMap::new(),
            claims: BTreeMap::new(),
            draw: None,
            mandates: BTreeMap::new(),
            loan_offers: BTreeMap::new(),
            notes: BTreeMap::new(),
            credits: BTreeMap::new(),
            feeds: BTreeMap::new(),
            coins: BTreeMap::new(),
            redemptions: BTreeMap::new(),
            baskets: BTreeMap::new(),
            markets: BTreeMap::new(),
            pairs: BTreeMap::new(),
            orders: Vec::new(),
            deals: BTreeMap::new(),
            publishers: BTreeMap::new(),
            posts: BTreeMap::new(),
            names: BTreeMap::new(),
            fee_pot: BTreeMap::new(),
            treasury: Treasury::new(genesis.time_ms / genesis.parameters.epoch_ms),
            book: None,
            candidates: BTreeMap::new(),
            bonds: BTreeMap::new(),
            leaving: BTreeMap::new(),
            pools: BTreeMap::new(),
            flexible: BTreeMap::new(),
            fixed: BTreeMap::new(),
            referral_campaigns: BTreeMap::new(),
            referrals: BTreeMap::new(),
            referrers: BTreeMap::new(),
            mining_campaigns: BTreeMap::new(),
            likes: BTreeMap::new(),
            next: Counters { asset: 1, ..Counters::default() },
            fees: genesis.fees.clone(),
            parameters: genesis.parameters.clone(),
            genesis: genesis.hash(),
            chain_id: genesis.chain_id,
            height: 0,
            seats: genesis.members.iter().map(|member| seat(*member)).collect(),
            proposals: Vec::new(),
            appointments: BTreeMap::new(),
            version: None,
        };
        for allocation in genesis.allocations.iter().filter(|allocation| allocation.amount.0 > 0) {
            let balance =
                Balance { asset: AssetId::COIN, amount: allocation.amount, flags: BalanceFlags::default() };
            model.account_mut(&allocation.account).inline.push(balance);
        }
        model
    }

    /// The account's record, made when there is none.
    pub fn account_mut(&mut self, address: &Address) -> &mut Account {
        Arc::make_mut(self.accounts.entry(*address).or_default())
    }

    pub fn account(&self, address: &Address) -> Arc<Account> {
        self.accounts.get(address).cloned().unwrap_or_default()
    }

    /// The authority in force, given the keys that might be the address's own.
    pub fn authority(
        &self,
        address: &Address,
        candidates: impl Iterator<Item = PublicKey>,
    ) -> Option<Authority> {
        let stored = self.accounts.get(address).and_then(|account| account.authority.clone());
        stored.or_else(|| own_authority(address, candidates))
    }
}

/// A member's seat at genesis: the account is the one whose address follows from its key.
fn seat(member: [u8; 32]) -> Seat {
    let digest = Hash::sha256(&[&[1], &member]).0;
    let account = Address(digest[12..].try_into().expect("the last 20 bytes"));
    Seat { member, account, open: 0, epoch: 0, made: 0 }
}

/// The authority an address follows from, if one of `candidates` is its key.
pub fn own_authority(
    address: &Address,
    mut candidates: impl Iterator<Item = PublicKey>,
) -> Option<Authority> {
    candidates.find(|key| key.address() == *address).map(Authority::single)
}

impl Account {
    pub fn is_secured(&self) -> bool {
        !self.scoped.is_empty() || self.guardians.is_some() || self.recovery.is_some()
    }

    /// Whether `nonce` is used up.
    pub fn has_used(&self, nonce: u64) -> bool {
        nonce < self.base || self.used.contains(&nonce)
    }

    pub fn use_nonce(&mut self, nonce: u64) {
        self.used.insert(nonce);
        while self.used.remove(&self.base) {
            self.base += 1;
        }
    }
}
