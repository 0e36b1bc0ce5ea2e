//! Payments.

use super::transaction::{Generator, View};
use tally_types::{
    Action, Address, Amount,
    text::Text,
    transfer::{Held, HeldId, HeldOnly, Hold, Memo, Send, SendMany, Share},
    wire::List,
};

const YEAR_MS: u64 = 365 * 24 * 3_600_000;

impl Generator {
    pub(super) fn transfer_action(&mut self, view: &View<'_>, actor: Address) -> (Option<Address>, Action) {
        match self.chance.below(100) {
            0..42 => (None, Action::Send(self.send(view, &actor))),
            42..58 => (None, Action::SendMany(self.send_many(view, &actor))),
            58..74 => (None, Action::Hold(self.hold(view, &actor))),
            74..88 => {
                let (held, send) = self.held(view);
                (send.map(|send| send.to), Action::AcceptHeld(HeldOnly { held }))
            }
            _ => {
                let (held, send) = self.held(view);
                let anyone = self.actor();
                let who = send.map(|send| if self.chance.percent(40) { send.to } else { anyone });
                (who, Action::ReturnHeld(HeldOnly { held }))
            }
        }
    }

    pub(super) fn memo(&mut self) -> Memo {
        match self.chance.below(40) {
            0..20 => Memo::NONE,
            20 => Memo::Open(Text::new("to\u{202e}morrow").expect("short")),
            21..30 => Memo::Sealed(List::new(vec![1; 100]).expect("short")),
            _ => Memo::Open(Text::new("午饭 🍜").expect("short")),
        }
    }

    /// Someone to pay; seldom oneself.
    pub(super) fn receiver(&mut self, view: &View<'_>, actor: &Address) -> Address {
        let to = self.account(view);
        if to == *actor && self.chance.percent(90) { self.account(view) } else { to }
    }

    fn send(&mut self, view: &View<'_>, actor: &Address) -> Send {
        let asset = self.held_asset(view, actor);
        let amount = self.amount(view.model.amount(actor, asset));
        Send { to: self.receiver(view, actor), asset, amount, memo: self.memo() }
    }

    fn send_many(&mut self, view: &View<'_>, actor: &Address) -> SendMany {
        let asset = self.held_asset(view, actor);
        let there = view.model.amount(actor, asset);
        let count = if self.chance.percent(95) { 1 + self.chance.below(5) } else { 64 };
        let mut shares: Vec<Share> = Vec::new();
        for place in 0..count {
            let to = if place < 6 { self.receiver(view, actor) } else { Address([place as u8 + 1; 20]) };
            if shares.iter().any(|share| share.to == to) && self.chance.percent(90) {
                continue;
            }
            let amount = if self.chance.percent(50) {
                Amount((there / u128::from(count)).max(1))
            } else {
                self.amount(there / u128::from(count))
            };
            shares.push(Share { to, amount });
        }
        SendMany { asset, shares: List::new(shares).expect("1 to 64"), memo: self.memo() }
    }

    fn hold(&mut self, view: &View<'_>, actor: &Address) -> Hold {
        let Send { to, asset, amount, memo } = self.send(view, actor);
        let deadline_ms = match self.chance.below(20) {
            0 => view.time_ms - self.chance.below(2),
            1 => view.time_ms + YEAR_MS + self.chance.below(2),
            2..10 => view.time_ms + 1 + self.chance.below(10_000),
            _ => view.time_ms + 1 + self.chance.below(100_000_000),
        };
        Hold { to, asset, amount, memo, deadline_ms }
    }

    /// A held send that waits, mostly.
    fn held(&mut self, view: &View<'_>) -> (HeldId, Option<Held>) {
        let waiting: Vec<(HeldId, Option<Held>)> =
            view.model.held.iter().map(|(id, held)| (*id, Some(held.clone()))).collect();
        let waiting = self.chance.pick(&waiting).filter(|_| self.chance.percent(92));
        waiting.unwrap_or_else(|| (HeldId(self.chance.below(view.model.next.held + 2)), None))
    }
}
