//! A large book costs what a small one does: the records that an operation reads and writes are counted, not timed.

mod market;
mod world;

use market::*;
use std::collections::BTreeMap;
use tally_ledger::{Overlay, Stop, apply, begin, invariants};
use tally_types::{
    Action, Hash, Operation, Outcome, PublicKey, StateKey,
    bytes::Bytes,
    exchange::{PlaceOrder, Side},
    transfer::{Memo, SendMany},
};
use world::*;

const TRADERS: u32 = 500;
/// Orders at each price.
const QUEUE: u32 = 50;
/// The lowest ask; the highest bid is one below.
const FIRST_ASK: u32 = 100_000;
/// Accounts that sign one transaction, its payer aside.
const SIGNERS: usize = 12;

fn trader(number: u32) -> Person {
    let key = PublicKey::Ed25519(Hash::sha256(&[&number.to_be_bytes()]).0);
    Person { address: key.address(), keys: vec![key] }
}

/// A world whose blocks may have many transactions, and are checked only when asked.
struct Busy {
    world: World,
    overlay: Overlay,
    nonces: BTreeMap<u8, u64>,
}

/// Calls until nothing is missing, and how many records were loaded in how many calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Cost {
    calls: usize,
    loaded: usize,
    changed: usize,
}

impl Busy {
    fn new() -> Self {
        Self { world: with_market(), overlay: Overlay::new(), nonces: BTreeMap::new() }
    }

    fn load(state: &BTreeMap<StateKey, Bytes>, overlay: &mut Overlay, keys: Vec<StateKey>) -> usize {
        for key in &keys {
            overlay.load(*key, state.get(key).map(|bytes| &bytes[..])).expect("the record decodes");
        }
        keys.len()
    }

    fn tx(&mut self, payer: u8, operations: Vec<(Person, Action)>) {
        let mut tx = self.world.tx(&person(payer));
        tx.nonce = *self.nonces.entry(payer).or_insert(tx.nonce);
        self.nonces.insert(payer, tx.nonce + 1);
        for (actor, action) in operations {
            tx.signers.entry(actor.address).or_insert(actor.keys);
            tx.operations.push(Operation { actor: actor.address, action });
        }
        let transaction = tx.build();
        let id = transaction.body.id(&self.world.block.genesis);
        loop {
            match apply(&mut self.overlay, &self.world.block, id, &transaction) {
                Ok(receipt) => return assert_eq!(receipt.outcome, applied()),
                Err(Stop::Missing(keys)) => Self::load(&self.world.state, &mut self.overlay, keys),
                Err(Stop::Refused(refusal)) => panic!("{refusal}"),
            };
        }
    }

    /// Ends the block.
    fn close(mut self) -> World {
        for (key, record) in self.overlay.changes() {
            match record {
                Some(record) => self.world.state.insert(key, record),
                None => self.world.state.remove(&key),
            };
        }
        let records = self.world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Ok(()));
        self.world
    }
}

/// A book of `levels` prices on each side, with [`QUEUE`] orders of a lot at each, of as many owners.
fn full_book(levels: u32) -> World {
    let mut busy = Busy::new();
    for asset in [CASH, GOLD] {
        busy.tx(1, vec![(issuer(), Action::Mint(mint(asset)))]);
        for first in (0..TRADERS).step_by(50) {
            let shares = (first..first + 50).map(|number| share(&trader(number), 1_000_000_000)).collect();
            let many = SendMany { asset, shares: list(shares), memo: Memo::NONE };
            busy.tx(1, vec![(issuer(), Action::SendMany(many))]);
        }
    }
    let mut payers = (1..=9).cycle();
    for round in 0..QUEUE {
        let mut by_owner: BTreeMap<u32, Vec<Action>> = BTreeMap::new();
        for level in 0..levels {
            let orders = by_owner.entry((level + round) % TRADERS).or_default();
            orders.push(stand(Side::Sell, FIRST_ASK + level));
            orders.push(stand(Side::Buy, FIRST_ASK - 1 - level));
        }
        let owners: Vec<_> = by_owner.into_iter().collect();
        for owners in owners.chunks(SIGNERS) {
            let of = |(owner, orders): &(u32, Vec<Action>)| {
                let owner = trader(*owner);
                orders.iter().map(move |order| (owner.clone(), order.clone())).collect::<Vec<_>>()
            };
            let operations: Vec<_> = owners.iter().flat_map(of).collect();
            busy.tx(payers.next().expect("they never end"), operations);
        }
    }
    busy.close()
}

fn mint(asset: tally_types::AssetId) -> tally_types::asset::Mint {
    tally_types::asset::Mint { asset, to: issuer().address, amount: tally_types::Amount(1 << 60) }
}

fn stand(side: Side, price: u32) -> Action {
    Action::PlaceOrder(PlaceOrder { most: 0, ..order(side, 1, price, POST) })
}

/// What one operation costs, in a block of its own, with nothing loaded.
fn cost(world: &World, actor: &Person, action: Action) -> Cost {
    let transaction = world.tx(&person(9)).does(actor, action).build();
    let mut overlay = Overlay::new();
    load_until(&world.state, &mut overlay, |overlay| begin(overlay, &world.block)).expect("it opens");
    let mut cost = Cost::default();
    let receipt = loop {
        cost.calls += 1;
        match apply(&mut overlay, &world.block, Hash::ZERO, &transaction) {
            Ok(receipt) => break receipt,
            Err(Stop::Missing(keys)) => cost.loaded += Busy::load(&world.state, &mut overlay, keys),
            Err(Stop::Refused(refusal)) => panic!("{refusal}"),
        }
    };
    assert!(matches!(receipt.outcome, Outcome::Applied(_)), "{:?}", receipt.outcome);
    cost.changed = overlay.changes().len();
    cost
}

#[test]
fn a_book_of_a_hundred_thousand_orders_costs_no_more_than_a_small_one() {
    let (small, large) = (full_book(20), full_book(1_000));
    let orders = |world: &World| {
        let tag = tally_types::state::ORDER;
        world.state.keys().filter(|key| key.0[0] == tag).count()
    };
    assert_eq!((orders(&small), orders(&large)), (2_000, 100_000));
    let middle = (trader(7), |world: &World| {
        let open = world.open_orders(&trader(7));
        open[open.len() / 2]
    });
    // Its orders, if it has any, are far from those that it meets here.
    let rich = trader(TRADERS - 1);
    let taker =
        |most, lots| Action::PlaceOrder(PlaceOrder { most, ..order(Side::Buy, lots, FIRST_ASK + 3, IOC) });
    let far = Action::PlaceOrder(PlaceOrder { most: 1, ..order(Side::Buy, 1, 70_000, GTC) });
    let near = Action::PlaceOrder(PlaceOrder { most: 1, ..order(Side::Sell, 1, FIRST_ASK, GTC) });
    for (what, action, most) in [
        ("an order at a new price", far, Cost { calls: 3, loaded: 12, changed: 8 }),
        ("an order at the best price", near, Cost { calls: 4, loaded: 13, changed: 7 }),
        ("a trade", taker(1, 1), Cost { calls: 5, loaded: 16, changed: 9 }),
        ("sixty-four trades", taker(64, 64), Cost { calls: 54, loaded: 180, changed: 172 }),
    ] {
        let costs = [&small, &large].map(|world| cost(world, &rich, action.clone()));
        assert_eq!(costs[0], costs[1], "{what}");
        let Cost { calls, loaded, changed } = costs[1];
        assert!(
            calls <= most.calls && loaded <= most.loaded && changed <= most.changed,
            "{what}: {:?}",
            costs[1]
        );
    }
    for world in [&small, &large] {
        let (owner, of) = &middle;
        let found = cost(world, owner, cancel(of(world)));
        assert!(found.calls <= 3 && found.loaded <= 14 && found.changed <= 8, "{found:?}");
    }
}

/// In the queue of one price each order tells the next; prices are told together, across the tree's leaves as well.
#[test]
fn orders_at_many_prices_are_asked_for_together() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    for price in 220..284 {
        world.apply(&alice, sell(1, price, GTC));
    }
    let found = cost(&world, &bob, buy(64, 300, IOC));
    assert!(found.calls <= 7, "{found:?}");
}
