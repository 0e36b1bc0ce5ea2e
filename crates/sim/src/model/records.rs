//! The model as the ledger would store it, to be compared byte by byte.

use super::state::{Account, Model};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, Parameters, StateKey,
    account::{self, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset,
    boxed::Boxed,
    bytes::Bytes,
    codec::{Copying, DecodeExt as _, Encode as _},
    council::{Appointment, Council, Proposal, ProposalId, SoftwareVersion},
    deal::Deal,
    exchange, loan,
    mandate::Mandate,
    mining::{Like, MiningCampaign},
    news::{Posted, Publisher},
    oracle,
    packet::{Packet, PacketClaim, PacketDraw, PacketPage},
    referral::{Referral, ReferralCampaign, Referrer},
    reserve,
    savings::{FixedDeposit, FlexibleDeposit, SavingsPool},
    stake::{Bond, Candidate, Leaving, StakeBook},
    state::{self, Global, LEVEL, MARKET, NODE, NameRecord, OPEN_ORDERS, ORDER, PAIR, PotEntry},
    transfer::Held,
    treasury::Treasury,
    wire::List,
};

impl Model {
    /// Every record, by its key.
    pub fn records(&self) -> BTreeMap<StateKey, Bytes> {
        let mut records = BTreeMap::new();
        for (address, account) in &self.accounts {
            account_records(address, account, &mut records);
        }
        for (id, asset) in &self.assets {
            records.insert(StateKey::asset(*id), asset.encode());
        }
        for (id, held) in &self.held {
            records.insert(StateKey::held(*id), held.encode());
        }
        self.packet_records(&mut records);
        for (id, mandate) in &self.mandates {
            records.insert(StateKey::mandate(*id), mandate.encode());
        }
        self.loan_records(&mut records);
        self.reserve_records(&mut records);
        self.exchange_records(&mut records);
        for (id, deal) in &self.deals {
            records.insert(StateKey::deal(*id), deal.encode());
        }
        for (account, publisher) in &self.publishers {
            records.insert(StateKey::publisher(account), publisher.encode());
        }
        for (id, posted) in &self.posts {
            records.insert(StateKey::post(*id), posted.encode());
        }
        for (owner, name) in self.names.values() {
            let record = NameRecord { owner: *owner, name: name.clone() };
            records.insert(StateKey::name(name), record.encode());
        }
        let pot =
            self.fee_pot.iter().map(|(asset, amount)| PotEntry { asset: *asset, amount: Amount(*amount) });
        let global = Global {
            counters: self.next,
            fees: self.fees.clone(),
            fee_pot: List::new(pot.collect()).expect("as many as the fee list has assets"),
            genesis: self.genesis,
        };
        records.insert(StateKey::global(), global.encode());
        records.insert(StateKey::parameters(), self.parameters.encode());
        records.insert(StateKey::treasury(), self.treasury.encode());
        self.stake_records(&mut records);
        self.savings_records(&mut records);
        self.council_records(&mut records);
        self.campaign_records(&mut records);
        records
    }

    fn campaign_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        for (id, campaign) in &self.referral_campaigns {
            records.insert(StateKey::referral_campaign(*id), campaign.encode());
        }
        for (account, referral) in &self.referrals {
            records.insert(StateKey::referral(account), referral.encode());
        }
        for ((campaign, account), referrer) in &self.referrers {
            records.insert(StateKey::referrer(*campaign, account), referrer.encode());
        }
        for (id, campaign) in &self.mining_campaigns {
            records.insert(StateKey::mining_campaign(*id), campaign.encode());
        }
        for ((post, account), like) in &self.likes {
            records.insert(StateKey::like(*post, account), like.encode());
        }
    }

    fn stake_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        records.extend(self.book.iter().map(|book| (StateKey::stake_book(), book.encode())));
        let candidates = self.candidates.iter();
        records.extend(candidates.map(|(id, candidate)| (StateKey::candidate(*id), candidate.encode())));
        let bonds = self.bonds.iter();
        records.extend(bonds.map(|((account, id), bond)| (StateKey::bond(account, *id), bond.encode())));
        let leaving = self.leaving.iter();
        records.extend(
            leaving.map(|((id, ready_ms), pools)| (StateKey::leaving(*id, *ready_ms), pools.encode())),
        );
    }

    fn savings_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        records.extend(self.pools.iter().map(|(id, pool)| (StateKey::savings_pool(*id), pool.encode())));
        for ((account, pool), deposit) in &self.flexible {
            records.insert(StateKey::flexible_deposit(account, *pool), deposit.encode());
        }
        records
            .extend(self.fixed.iter().map(|(id, deposit)| (StateKey::fixed_deposit(*id), deposit.encode())));
    }
}

impl Model {
    fn council_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        let council = Council { seats: List::new(self.seats.clone()).expect("1 to 128") };
        records.insert(StateKey::council(), council.encode());
        for (id, proposal) in (0..).zip(&self.proposals) {
            records.insert(StateKey::proposal(ProposalId(id)), proposal.encode());
        }
        for (role, (holder, proposal)) in &self.appointments {
            let record = Appointment { role: role.clone(), holder: *holder, proposal: *proposal };
            records.insert(StateKey::appointment(role), record.encode());
        }
        if let Some(version) = &self.version {
            records.insert(StateKey::version(), version.encode());
        }
    }
}

fn account_records(address: &Address, account: &Account, records: &mut BTreeMap<StateKey, Bytes>) {
    let used = account.used.iter().fold(0u64, |bits, nonce| bits | 1 << (nonce - account.base));
    let record = account::Account {
        nonces: NonceWindow { base: account.base, used },
        balances: List::new(account.inline.clone()).expect("eight at most"),
        spilled: account.spilled.len() as u32,
        authority: account.authority.clone(),
        secured: account.is_secured(),
        refuse_unknown: account.refuse_unknown,
        require_memo: account.require_memo,
        name: account.name.clone(),
        earning: account.earning.clone().map(Boxed::new),
    };
    if record != account::Account::default() {
        records.insert(StateKey::account(address), record.encode());
    }
    for balance in account.spilled.values() {
        records.insert(StateKey::balance(address, balance.asset), balance.encode());
    }
    if account.is_secured() {
        records.insert(StateKey::security(address), security(account).encode());
    }
}

fn security(account: &Account) -> Security {
    let scoped = account.scoped.iter().map(|scoped| {
        let spent = scoped.grant.limits.iter().map(|limit| {
            let (since_ms, amount) = scoped.spent.get(&limit.asset).copied().unwrap_or_default();
            Spent { since_ms, amount: Amount(amount) }
        });
        ScopedKey {
            grant: scoped.grant.clone(),
            spent: List::new(spent.collect()).expect("one for each limit"),
        }
    });
    let recovery = account.recovery.as_ref().map(|recovery| Recovery {
        authority: recovery.authority.clone(),
        approvals: List::new(recovery.approvals.iter().copied().collect()).expect("guardians only"),
        ready_ms: recovery.ready_ms,
    });
    Security {
        scoped: List::new(scoped.collect()).expect("eight at most"),
        guardians: account.guardians.clone(),
        recovery,
    }
}

/// A record in words.
pub fn describe(key: &StateKey, record: Option<&Bytes>) -> String {
    let Some(bytes) = record else { return "absent".to_owned() };
    macro_rules! as_a {
        ($kind:ty) => {
            match <$kind>::decode(Copying(bytes.as_ref())) {
                Ok(record) => format!("{record:?}"),
                Err(error) => format!("{error}: {bytes:?}"),
            }
        };
    }
    match key.0[0] {
        b'A' => as_a!(account::Account),
        b'B' => as_a!(account::Balance),
        b'K' => as_a!(Security),
        b'S' => as_a!(asset::Asset),
        b'H' => as_a!(Held),
        b'N' => as_a!(NameRecord),
        b'P' => as_a!(Parameters),
        0x80 => as_a!(Packet),
        0x81 => as_a!(PacketClaim),
        0x82 => as_a!(PacketPage),
        0x83 => as_a!(PacketDraw),
        0x88 => as_a!(Mandate),
        0x98 => as_a!(loan::Note),
        0x99 => as_a!(loan::Credit),
        0x9a => as_a!(loan::Offer),
        0xe0 => as_a!(oracle::Feed),
        0xe8 => as_a!(reserve::Stablecoin),
        0xe9 => as_a!(reserve::Redemption),
        0xea => as_a!(reserve::Basket),
        state::DEAL => as_a!(Deal),
        state::PUBLISHER => as_a!(Publisher),
        state::POST => as_a!(Posted),
        state::TREASURY => as_a!(Treasury),
        state::STAKE_BOOK => as_a!(StakeBook),
        state::CANDIDATE => as_a!(Candidate),
        state::BOND => as_a!(Bond),
        state::LEAVING => as_a!(Leaving),
        state::SAVINGS_POOL => as_a!(SavingsPool),
        state::FLEXIBLE_DEPOSIT => as_a!(FlexibleDeposit),
        state::FIXED_DEPOSIT => as_a!(FixedDeposit),
        0xf0 => as_a!(Council),
        0xf1 => as_a!(Proposal),
        0xf2 => as_a!(Appointment),
        0xf3 => as_a!(SoftwareVersion),
        MARKET => as_a!(exchange::Market),
        PAIR => as_a!(exchange::Pair),
        ORDER => as_a!(exchange::Order),
        LEVEL => as_a!(exchange::Level),
        NODE => as_a!(exchange::Node),
        OPEN_ORDERS => as_a!(exchange::OpenOrders),
        state::REFERRAL_CAMPAIGN => as_a!(ReferralCampaign),
        state::REFERRAL => as_a!(Referral),
        state::REFERRER => as_a!(Referrer),
        state::MINING_CAMPAIGN => as_a!(MiningCampaign),
        state::LIKE => as_a!(Like),
        _ => as_a!(Global),
    }
}
