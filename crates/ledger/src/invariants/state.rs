//! A whole state, taken apart by kind, and every truth about it.

use super::{
    Broken, account, asset,
    conservation::Sums,
    council, deal, exchange, global,
    kind::{self, Kind},
    loan, mandate, mining, news, oracle, packet, referral, reserve, savings, stake, transfer, treasury,
};
use std::collections::BTreeMap;
use tally_types::{
    Parameters, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    council::{Appointment, Council, Proposal, SoftwareVersion},
    deal::Deal,
    exchange::{Level, Market, Node, OpenOrders, Order, Pair},
    loan::{Credit, Note, Offer},
    mandate::Mandate,
    mining::{Like, MiningCampaign},
    news::{Posted, Publisher},
    oracle::Feed,
    packet::{Packet, PacketClaim, PacketDraw, PacketPage},
    referral::{Referral, ReferralCampaign, Referrer},
    reserve::{Basket, Redemption, Stablecoin},
    savings::{FixedDeposit, FlexibleDeposit, SavingsPool},
    stake::{Bond, Candidate, Leaving, StakeBook},
    state::{self, Global, NameRecord},
    transfer::Held,
    treasury::Treasury,
};

/// The records of one kind, by what they are about.
pub(super) type Records<T> = BTreeMap<<T as Kind>::Id, T>;

/// All records.
#[derive(Default)]
pub(super) struct State {
    pub(super) accounts: Records<Account>,
    pub(super) balances: Records<Balance>,
    pub(super) securities: Records<Security>,
    pub(super) names: Records<NameRecord>,
    pub(super) assets: Records<Asset>,
    pub(super) held: Records<Held>,
    pub(super) referral_campaigns: Records<ReferralCampaign>,
    pub(super) referrals: Records<Referral>,
    pub(super) referrers: Records<Referrer>,
    pub(super) mining_campaigns: Records<MiningCampaign>,
    pub(super) likes: Records<Like>,
    pub(super) global: Records<Global>,
    pub(super) parameters: Records<Parameters>,
    pub(super) packets: Records<Packet>,
    pub(super) packet_claims: Records<PacketClaim>,
    pub(super) packet_pages: Records<PacketPage>,
    pub(super) packet_draw: Records<PacketDraw>,
    pub(super) mandates: Records<Mandate>,
    pub(super) loans: Records<Note>,
    pub(super) credits: Records<Credit>,
    pub(super) loan_offers: Records<Offer>,
    pub(super) feeds: Records<Feed>,
    pub(super) stablecoins: Records<Stablecoin>,
    pub(super) redemptions: Records<Redemption>,
    pub(super) baskets: Records<Basket>,
    pub(super) deals: Records<Deal>,
    pub(super) publishers: Records<Publisher>,
    pub(super) posts: Records<Posted>,
    pub(super) treasury: Records<Treasury>,
    pub(super) stake_book: Records<StakeBook>,
    pub(super) candidates: Records<Candidate>,
    pub(super) bonds: Records<Bond>,
    pub(super) leaving: Records<Leaving>,
    pub(super) savings_pools: Records<SavingsPool>,
    pub(super) flexible_deposits: Records<FlexibleDeposit>,
    pub(super) fixed_deposits: Records<FixedDeposit>,
    pub(super) council: Records<Council>,
    pub(super) proposals: Records<Proposal>,
    pub(super) appointments: Records<Appointment>,
    pub(super) version: Records<SoftwareVersion>,
    pub(super) exchange: exchange::Books,
    sums: Sums,
}

/// Checks a whole state.
pub fn check_state<B: AsRef<[u8]>>(records: impl IntoIterator<Item = (StateKey, B)>) -> Result<(), Broken> {
    let mut state = State::default();
    for (key, record) in records {
        state.insert(&key, record.as_ref())?;
    }
    let counters = &state.global.get(&()).ok_or(Broken::NoGlobal)?.counters;
    state.parameters.get(&()).ok_or_else(global::no_parameters)?;
    state.sums.check(&state.assets)?;
    account::check_state(&state)?;
    asset::check_state(&state, counters)?;
    transfer::check_state(&state, counters)?;
    packet::check_state(&state, counters)?;
    mandate::check_state(&state, counters)?;
    loan::check_state(&state, counters)?;
    oracle::check_state(&state, counters)?;
    reserve::check_state(&state, counters)?;
    deal::check_state(&state, counters)?;
    news::check_state(&state, counters)?;
    treasury::check_state(&state)?;
    stake::check_state(&state, counters)?;
    savings::check_state(&state, counters)?;
    council::check_state(&state, counters)?;
    exchange::check_state(&state, counters)?;
    referral::check_state(&state, counters)?;
    mining::check_state(&state, counters)
}

impl State {
    fn insert(&mut self, key: &StateKey, bytes: &[u8]) -> Result<(), Broken> {
        let sums = &mut self.sums;
        match key.0[0] {
            state::ACCOUNT => take(&mut self.accounts, sums, key, bytes),
            state::BALANCE => take(&mut self.balances, sums, key, bytes),
            state::SECURITY => take(&mut self.securities, sums, key, bytes),
            state::NAME => take(&mut self.names, sums, key, bytes),
            state::ASSET => take(&mut self.assets, sums, key, bytes),
            state::HELD => take(&mut self.held, sums, key, bytes),
            state::REFERRAL_CAMPAIGN => take(&mut self.referral_campaigns, sums, key, bytes),
            state::REFERRAL => take(&mut self.referrals, sums, key, bytes),
            state::REFERRER => take(&mut self.referrers, sums, key, bytes),
            state::MINING_CAMPAIGN => take(&mut self.mining_campaigns, sums, key, bytes),
            state::LIKE => take(&mut self.likes, sums, key, bytes),
            state::GLOBAL => take(&mut self.global, sums, key, bytes),
            state::PARAMETERS => take(&mut self.parameters, sums, key, bytes),
            state::PACKET => take(&mut self.packets, sums, key, bytes),
            state::PACKET_CLAIM => take(&mut self.packet_claims, sums, key, bytes),
            state::PACKET_PAGE => take(&mut self.packet_pages, sums, key, bytes),
            state::PACKET_DRAW => take(&mut self.packet_draw, sums, key, bytes),
            state::MANDATE => take(&mut self.mandates, sums, key, bytes),
            state::LOAN => take(&mut self.loans, sums, key, bytes),
            state::CREDIT => take(&mut self.credits, sums, key, bytes),
            state::LOAN_OFFER => take(&mut self.loan_offers, sums, key, bytes),
            state::FEED => take(&mut self.feeds, sums, key, bytes),
            state::STABLECOIN => take(&mut self.stablecoins, sums, key, bytes),
            state::REDEMPTION => take(&mut self.redemptions, sums, key, bytes),
            state::BASKET => take(&mut self.baskets, sums, key, bytes),
            state::DEAL => take(&mut self.deals, sums, key, bytes),
            state::PUBLISHER => take(&mut self.publishers, sums, key, bytes),
            state::POST => take(&mut self.posts, sums, key, bytes),
            state::TREASURY => take(&mut self.treasury, sums, key, bytes),
            state::STAKE_BOOK => take(&mut self.stake_book, sums, key, bytes),
            state::CANDIDATE => take(&mut self.candidates, sums, key, bytes),
            state::BOND => take(&mut self.bonds, sums, key, bytes),
            state::LEAVING => take(&mut self.leaving, sums, key, bytes),
            state::SAVINGS_POOL => take(&mut self.savings_pools, sums, key, bytes),
            state::FLEXIBLE_DEPOSIT => take(&mut self.flexible_deposits, sums, key, bytes),
            state::FIXED_DEPOSIT => take(&mut self.fixed_deposits, sums, key, bytes),
            state::COUNCIL => take(&mut self.council, sums, key, bytes),
            state::PROPOSAL => take(&mut self.proposals, sums, key, bytes),
            state::APPOINTMENT => take(&mut self.appointments, sums, key, bytes),
            state::VERSION => take(&mut self.version, sums, key, bytes),
            state::MARKET => take::<Market>(&mut self.exchange.markets, sums, key, bytes),
            state::PAIR => take::<Pair>(&mut self.exchange.pairs, sums, key, bytes),
            state::ORDER => take::<Order>(&mut self.exchange.orders, sums, key, bytes),
            state::LEVEL => take::<Level>(&mut self.exchange.levels, sums, key, bytes),
            state::NODE => take::<Node>(&mut self.exchange.nodes, sums, key, bytes),
            state::OPEN_ORDERS => take::<OpenOrders>(&mut self.exchange.open, sums, key, bytes),
            _ => Err(Broken::Record(*key)),
        }
    }
}

/// Takes a record in, what it holds with it.
fn take<T: Kind>(
    records: &mut Records<T>,
    sums: &mut Sums,
    key: &StateKey,
    bytes: &[u8],
) -> Result<(), Broken> {
    let record: T = kind::read(bytes).ok_or(Broken::Record(*key))?;
    let id = T::id(key);
    kind::check(key, &id, &record)?;
    sums.add(&id, &record)?;
    records.insert(id, record);
    Ok(())
}
