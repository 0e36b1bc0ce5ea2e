//! When what begins or ends does so, kind by kind.

use super::{edge::Edge, mandate::mandate_turns, packet::packet_expiries};
use crate::model::{Model, deadline_ms};
use tally_types::{
    AssetId,
    council::{Proposal, ProposalId, Stage},
};

const DAY_MS: u64 = 24 * 3_600_000;

/// All edges of one kind at a time, and when they are.
type Edges = fn(&Model, u64) -> Vec<(u64, Edge)>;

/// Every kind, each as likely as another.
pub(super) const EDGES: &[Edges] = &[
    held_deadlines,
    recoveries,
    |model, _| due(model).into_iter().map(|at_ms| (at_ms, Edge::Due)).collect(),
    key_expiries,
    key_periods,
    |model, _| packet_expiries(model),
    mandate_turns,
    deal_deadlines,
    order_expiries,
    market_expiries,
    proposals,
];

fn held_deadlines(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    model.held.iter().map(|(id, held)| (held.deadline_ms, Edge::Held(*id))).collect()
}

fn recoveries(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let pending = model.accounts.iter().filter_map(|(address, account)| {
        Some((account.recovery.as_ref()?.ready_ms?, Edge::Recovery(*address)))
    });
    pending.collect()
}

fn key_expiries(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let mut expiries = Vec::new();
    for (address, account) in &model.accounts {
        for scoped in &account.scoped {
            expiries.push((scoped.grant.expires_ms, Edge::Key(*address, scoped.grant.key, AssetId::COIN)));
        }
    }
    expiries
}

/// When the periods of limits end.
fn key_periods(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let mut periods = Vec::new();
    for (address, account) in &model.accounts {
        for scoped in &account.scoped {
            for limit in scoped.grant.limits.iter() {
                let Some((since_ms, _)) = scoped.spent.get(&limit.asset) else { continue };
                let end_ms = since_ms.saturating_add(limit.period_ms);
                periods.push((end_ms, Edge::Key(*address, scoped.grant.key, limit.asset)));
            }
        }
    }
    periods
}

fn deal_deadlines(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let deals = model.deals.iter();
    deals.filter_map(|(id, deal)| Some((deadline_ms(deal)?, Edge::Deal(*id)))).collect()
}

fn order_expiries(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let orders = model.orders.iter();
    orders.filter_map(|order| Some((order.until_ms?, Edge::Order(order.id)))).collect()
}

/// When markets without trades lose their pair.
fn market_expiries(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let markets = model.pairs.values();
    markets.map(|id| (model.markets[id].traded_ms + 30 * DAY_MS, Edge::Market(*id))).collect()
}

/// When what unbonds is free, fixed deposits mature, notices of closed pools end, and referral campaigns do.
pub(super) fn due(model: &Model) -> Vec<u64> {
    let leaving = model.leaving.keys().map(|(_, ready_ms)| *ready_ms);
    let maturing = model.fixed.values().map(|deposit| deposit.matures_ms);
    let closing = model.pools.values().filter_map(|pool| Some(pool.closed_ms? + 30 * DAY_MS));
    let ending = model.referral_campaigns.values().map(|campaign| campaign.ends_ms);
    leaving.chain(maturing).chain(closing).chain(ending).collect()
}

/// When open proposals come to be voted on, or enacted, no more; and when they may be enacted.
fn proposals(model: &Model, _: u64) -> Vec<(u64, Edge)> {
    let times = |(id, proposal): (u64, &Proposal)| {
        let edge = Edge::Council(ProposalId(id));
        match proposal.stage {
            Stage::Voting(_) => vec![(proposal.voting_until_ms, edge)],
            Stage::Passed(window) => {
                vec![(window.from_ms, edge), (window.from_ms, edge), (window.until_ms, edge)]
            }
            _ => vec![],
        }
    };
    (0..).zip(&model.proposals).flat_map(times).collect()
}
