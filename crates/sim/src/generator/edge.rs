//! The moments at which something begins or ends: a block just before, at, or just after one of them, and operations
//! that care.

use super::{
    edges::{EDGES, due},
    transaction::{Generator, View},
};
use crate::model::Model;
use tally_types::{
    Action, Address, Amount, AssetId, Operation, PublicKey,
    account::FinishRecovery,
    council::{ProposalId, ProposalOnly, Vote},
    deal::DealId,
    exchange::{MarketId, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder},
    mandate::MandateId,
    packet::PacketId,
    transfer::{HeldId, HeldOnly, Memo, Send},
    wire::Empty,
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
    /// The expiry of a packet.
    Packet(PacketId),
    /// The start, the end, or a period of a mandate.
    Mandate(MandateId),
    /// Unbonding, a fixed deposit's term, or a closed pool's notice.
    Due,
    /// The end of a proposal's voting, or an end of its window.
    Council(ProposalId),
    /// The last moment at which an order may trade.
    Order(OrderId),
    /// The last moment at which a market without trades keeps its pair.
    Market(MarketId),
}

impl Generator {
    /// The next block's time: mostly a moment later, sometimes at the very edge of something.
    pub fn time_after(&mut self, model: &Model, time_ms: u64) -> u64 {
        self.edge = None;
        let pause_ms = match self.chance.below(100) {
            0..60 => 1 + self.chance.below(2_000),
            60..78 => 1_000 * (1 + self.chance.below(120)),
            78..97 => {
                let far_ms = if self.chance.percent(4) { 31 * DAY_MS } else { 3 * HOUR_MS };
                let edges = self.chance.pick(EDGES).expect("several")(model, time_ms);
                let near = |(at_ms, _): &(u64, Edge)| (time_ms + 2..time_ms + far_ms).contains(at_ms);
                let edges: Vec<_> = edges.into_iter().filter(near).collect();
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
            Edge::Packet(id) => self.at_the_expiry(view, id),
            Edge::Mandate(id) => self.at_the_period(view, id)?,
            Edge::Due => return None,
            Edge::Council(proposal) => {
                let only = ProposalOnly { proposal };
                let seats: Vec<Address> = view.model.seats.iter().map(|seat| seat.account).collect();
                let actor = self.chance.pick(&seats)?;
                let action = match self.chance.below(3) {
                    0 => Action::Vote(Vote { proposal, yes: true }),
                    1 => Action::Enact(only),
                    _ => Action::CloseProposal(only),
                };
                Operation { actor, action }
            }
            Edge::Recovery(account) => {
                Operation { actor: self.actor(), action: Action::FinishRecovery(FinishRecovery { account }) }
            }
            Edge::Order(id) => Operation { actor: self.actor(), action: self.at_its_end(view, id)? },
            Edge::Market(id) => {
                let market = view.model.markets.get(&id)?;
                let (base, quote) = (market.base, market.quote);
                let open = OpenMarket { base, quote, tick: Amount(1), lot: Amount(1) };
                Operation { actor: self.actor(), action: Action::OpenMarket(open) }
            }
        })
    }

    /// Cancels or meets an order whose time ends.
    fn at_its_end(&mut self, view: &View<'_>, id: OrderId) -> Option<Action> {
        let order = view.model.order(id)?;
        if self.chance.percent(40) {
            return Some(Action::CancelOrder(OrderOnly { order: id }));
        }
        Some(Action::PlaceOrder(PlaceOrder {
            market: order.market,
            side: order.side.opposite(),
            price: order.price,
            lots: 1 + self.chance.below(4),
            kind: OrderKind::GoodTillCancelled(Empty),
            most: 8,
            client_id: None,
        }))
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
