//! The moments at which something begins or ends: a block just before, at, or just after one of them, and operations
//! that care.

use super::transaction::{Generator, View};
use crate::model::{Model, deadline_ms};
use tally_types::{
    Action, Address, Amount, AssetId, Operation, PublicKey,
    account::FinishRecovery,
    deal::DealId,
    transfer::{HeldId, HeldOnly, Memo, Send},
};

const HOUR_MS: u64 = 3_600_000;
const DAY_MS: u64 = 24 * HOUR_MS;

/// What begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The deadline of a held send.
    Held(HeldId),
    /// The deadline of a deal's stage.
    Deal(DealId),
    /// The expiry of a scoped key, or of its period for this asset.
    Key(Address, PublicKey, AssetId),
    /// The delay of a recovery.
    Recovery(Address),
    /// Unbonding, a fixed deposit's term, or a closed pool's notice.
    Due,
}

impl Generator {
    /// The next block's time: mostly a moment later, sometimes at the very edge of something.
    pub fn time_after(&mut self, model: &Model, time_ms: u64) -> u64 {
        self.edge = None;
        let pause_ms = match self.chance.below(100) {
            0..60 => 1 + self.chance.below(2_000),
            60..78 => 1_000 * (1 + self.chance.below(120)),
            78..97 => {
                let kind = self.chance.below(6);
                let mut edges = edges(model, kind);
                edges.retain(|(at_ms, _)| (time_ms + 2..time_ms + 3 * HOUR_MS).contains(at_ms));
                if let Some((at_ms, edge)) = self.chance.pick(&edges) {
                    self.edge = Some(edge);
                    return at_ms - 1 + self.chance.below(3);
                }
                1
            }
            97 => 60_000 * (1 + self.chance.below(120)),
            98 => {
                let to_come: Vec<u64> = due(model).into_iter().filter(|at_ms| *at_ms > time_ms + 1).collect();
                match self.chance.pick(&to_come) {
                    Some(at_ms) => at_ms - 1 + self.chance.below(3) - time_ms,
                    None => 60_000 * (1 + self.chance.below(120)),
                }
            }
            _ => DAY_MS * (1 + self.chance.below(40)),
        };
        time_ms + pause_ms
    }

    /// Now and then, if the block is at an edge, an operation that it decides about.
    pub(super) fn at_the_edge(&mut self, view: &View<'_>) -> Option<Operation> {
        let percent = if matches!(self.edge, Some(Edge::Recovery(_))) { 40 } else { 15 };
        let edge = self.edge.filter(|_| self.chance.percent(percent))?;
        Some(match edge {
            Edge::Held(id) => {
                let to = view.model.held.get(&id)?.to;
                let held = HeldOnly { held: id };
                if self.chance.percent(50) {
                    Operation { actor: to, action: Action::AcceptHeld(held) }
                } else {
                    Operation { actor: self.actor(), action: Action::ReturnHeld(held) }
                }
            }
            Edge::Deal(id) => {
                let (who, action) = self.deal_at_the_edge(view, id)?;
                Operation { actor: who.unwrap_or_else(|| self.actor()), action }
            }
            Edge::Key(actor, _, asset) => {
                let amount = Amount(1 + u128::from(self.chance.below(20)));
                let send = Send { to: self.account(view), asset, amount, memo: Memo::NONE };
                Operation { actor, action: Action::Send(send) }
            }
            Edge::Due => return None,
            Edge::Recovery(account) => {
                Operation { actor: self.actor(), action: Action::FinishRecovery(FinishRecovery { account }) }
            }
        })
    }

    /// After the end of a recovery, now and then: a payment by a scoped key that went with it.
    pub(super) fn after_recovery(&mut self, view: &View<'_>, last: Option<&Operation>) -> Option<Operation> {
        let Action::FinishRecovery(FinishRecovery { account }) = last?.action else { return None };
        let scoped = view.model.account(&account).scoped.clone();
        let limits: Vec<AssetId> =
            scoped.iter().flat_map(|scoped| scoped.grant.limits.iter()).map(|limit| limit.asset).collect();
        let asset = self.chance.pick(&limits).filter(|_| self.chance.percent(80))?;
        let send = Send { to: self.account(view), asset, amount: Amount(1), memo: Memo::NONE };
        Some(Operation { actor: account, action: Action::Send(send) })
    }
}

/// All edges of one kind, and when they are.
fn edges(model: &Model, kind: u64) -> Vec<(u64, Edge)> {
    let scoped = model
        .accounts
        .iter()
        .flat_map(|(address, account)| account.scoped.iter().map(move |scoped| (*address, scoped)));
    match kind {
        0 => model.held.iter().map(|(id, held)| (held.deadline_ms, Edge::Held(*id))).collect(),
        4 => {
            let deals = model.deals.iter();
            deals.filter_map(|(id, deal)| Some((deadline_ms(deal)?, Edge::Deal(*id)))).collect()
        }
        1 => {
            let ready = |(address, ready_ms): (&Address, u64)| (ready_ms, Edge::Recovery(*address));
            let recoveries = model.accounts.iter();
            recoveries
                .filter_map(|(address, account)| Some((address, account.recovery.as_ref()?.ready_ms?)))
                .map(ready)
                .collect()
        }
        2 => due(model).into_iter().map(|at_ms| (at_ms, Edge::Due)).collect(),
        3 => scoped
            .map(|(address, scoped)| {
                (scoped.grant.expires_ms, Edge::Key(address, scoped.grant.key, AssetId::COIN))
            })
            .collect(),
        _ => scoped
            .flat_map(|(address, scoped)| {
                scoped.grant.limits.iter().filter_map(move |limit| {
                    let (since_ms, _) = scoped.spent.get(&limit.asset)?;
                    let end_ms = since_ms.saturating_add(limit.period_ms);
                    Some((end_ms, Edge::Key(address, scoped.grant.key, limit.asset)))
                })
            })
            .collect(),
    }
}

/// When what unbonds is free, fixed deposits mature, notices of closed pools end, and referral campaigns do.
fn due(model: &Model) -> Vec<u64> {
    let leaving = model.leaving.keys().map(|(_, ready_ms)| *ready_ms);
    let maturing = model.fixed.values().map(|deposit| deposit.matures_ms);
    let closing = model.pools.values().filter_map(|pool| Some(pool.closed_ms? + 30 * DAY_MS));
    let ending = model.referral_campaigns.values().map(|campaign| campaign.ends_ms);
    leaving.chain(maturing).chain(closing).chain(ending).collect()
}
