//! Feeds, stablecoins, redemptions and baskets as the ledger would store them.

use super::{basket::Basket, oracle::Feed, reserve::Coin, state::Model};
use std::collections::BTreeMap;
use tally_types::{
    Address, Amount, StateKey, account::Spent, bytes::Bytes, codec::Encode as _, oracle, reserve, wire::List,
};

impl Model {
    pub(super) fn reserve_records(&self, records: &mut BTreeMap<StateKey, Bytes>) {
        for (id, it) in &self.feeds {
            records.insert(StateKey::feed(*id), feed(it).encode());
        }
        for (id, it) in &self.coins {
            records.insert(StateKey::stablecoin(*id), stablecoin(it).encode());
        }
        for (id, it) in &self.redemptions {
            records.insert(StateKey::redemption(*id), it.encode());
        }
        for (id, it) in &self.baskets {
            records.insert(StateKey::basket(*id), basket(it).encode());
        }
    }
}

fn feed(it: &Feed) -> oracle::Feed {
    let reporter =
        |account: &Address| oracle::Reporter { account: *account, newest: it.reports.get(account).copied() };
    oracle::Feed {
        owner: it.owner,
        base: it.base.clone(),
        quote: it.quote.clone(),
        decimals: it.decimals,
        quorum: it.terms.quorum,
        heartbeat_ms: it.terms.heartbeat_ms,
        deviation_bps: it.terms.deviation_bps,
        reporters: List::new(it.terms.reporters.iter().map(reporter).collect()).expect("as many as named"),
        settled: it.settled,
        jump: it.jump,
    }
}

fn stablecoin(it: &Coin) -> reserve::Stablecoin {
    let custodians = it.custodians.values().map(|keeper| reserve::Custodian {
        account: keeper.terms.account,
        limit: keeper.terms.limit,
        attestation: keeper.said.clone(),
        after_ms: keeper.after_ms,
    });
    let spent = |(since_ms, amount)| Spent { since_ms, amount: Amount(amount) };
    let dealers = it.dealers.values().map(|trader| reserve::Dealer {
        terms: trader.terms.clone(),
        minted: spent(trader.minted),
        redeemed: spent(trader.redeemed),
    });
    reserve::Stablecoin {
        governor: it.governor,
        peg: it.peg.clone(),
        max_age_ms: it.max_age_ms,
        redemption_ms: it.redemption_ms,
        custodians: List::new(custodians.collect()).expect("as many as named"),
        dealers: List::new(dealers.collect()).expect("as many as named"),
    }
}

fn basket(it: &Basket) -> reserve::Basket {
    let part = |(coin, (nominal, held)): (&_, &(u128, u128))| reserve::Part {
        coin: *coin,
        nominal: Amount(*nominal),
        held: Amount(*held),
    };
    reserve::Basket {
        governor: it.governor,
        notice_ms: it.notice_ms,
        parts: List::new(it.parts.iter().map(part).collect()).expect("8 at most"),
        next: it.next.clone(),
    }
}
