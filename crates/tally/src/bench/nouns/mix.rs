//! A realistic mix: mostly payments, some trade, some mining, and of everything else a little.
//!
//! The council is left out: a single validator's only seat decides at once, and people do not vote by the second.

use super::{Deed, act::Act, deeds, earning, orders, town::Town};
use crate::bench::chance::Chance;

/// Of a hundred transactions, 70 are payments, 15 orders, 4 likes, 1 an attestation of reading, and 10 the rest: where
/// each begins.
const ORDERS: u64 = 70;
const LIKES: u64 = 85;
const READING: u64 = 89;
const REST: u64 = 90;

const REST_DEEDS: [Deed; 20] = [
    deeds::hold,
    deeds::accept_held,
    deeds::create_packet,
    deeds::claim_packet,
    deeds::grant_mandate,
    deeds::pull_mandate,
    deeds::sign_loan,
    deeds::repay,
    deeds::report,
    deeds::redeem,
    deeds::open_deal,
    deeds::tip,
    deeds::publish,
    deeds::claim_name,
    deeds::mint,
    earning::deposit,
    earning::withdraw,
    earning::bond,
    earning::bind,
    orders::convert,
];

/// One kind of transactions and its next turn.
#[derive(Clone, Copy)]
struct Kind {
    deed: Deed,
    turn: u64,
}

impl Kind {
    const fn of(deed: Deed) -> Self {
        Self { deed, turn: 0 }
    }

    fn next(&mut self, town: &Town<'_>) -> Option<Act> {
        self.turn += 1;
        (self.deed)(town, self.turn - 1)
    }
}

/// Kinds that take turns.
struct Round {
    kinds: Vec<Kind>,
    next: usize,
}

impl Round {
    fn of(deeds: &[Deed]) -> Self {
        Self { kinds: deeds.iter().copied().map(Kind::of).collect(), next: 0 }
    }

    /// The next kind's transaction; a kind that is used up is passed over.
    fn next(&mut self, town: &Town<'_>) -> Option<Act> {
        let count = self.kinds.len();
        (0..count).find_map(|_| {
            let kind = &mut self.kinds[self.next];
            self.next = (self.next + 1) % count;
            kind.next(town)
        })
    }
}

/// The mix, drawn by chance that repeats itself.
pub struct Mix<'a> {
    town: Town<'a>,
    chance: Chance,
    payments: Kind,
    orders: Kind,
    likes: Kind,
    reading: Kind,
    rest: Round,
}

impl<'a> Mix<'a> {
    pub fn new(town: Town<'a>) -> Self {
        Self {
            town,
            chance: Chance::new(5),
            payments: Kind::of(deeds::send),
            orders: Kind::of(orders::order),
            likes: Kind::of(earning::like),
            reading: Kind::of(earning::attest),
            rest: Round::of(&REST_DEEDS),
        }
    }

    /// The next `count` transactions.
    pub fn take(&mut self, count: usize) -> Vec<Act> {
        (0..count).map(|_| self.next()).collect()
    }

    fn next(&mut self) -> Act {
        let act = match self.chance.below(100) {
            0..ORDERS => None,
            ORDERS..LIKES => self.orders.next(&self.town),
            LIKES..READING => self.likes.next(&self.town),
            READING..REST => self.reading.next(&self.town),
            _ => self.rest.next(&self.town),
        };
        act.or_else(|| self.payments.next(&self.town)).expect("payments never run out")
    }
}
