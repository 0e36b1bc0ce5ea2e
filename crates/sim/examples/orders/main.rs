//! What an order costs in a book of a thousand, ten thousand, a hundred thousand and a million open orders: `cargo run
//! --release -p tally-sim --example orders -- --orders 1000000`.
//!
//! The rule: an order, a trade and a cancellation read as many records and take as long, whatever the book holds. Time
//! is the ledger's alone, with a state in memory; what remains of growth is the map that stands in for the database.

mod chain;

use chain::Cost;
use tally_ledger::{BlockInfo, genesis_state};
use tally_sim::{chance::Chance, differential::Records, generator::Generator};
use tally_types::{
    Action, Address, Amount, AssetId, Hash, PublicKey, StateKey,
    asset::{Code, CreateAsset, Name, Powers},
    exchange::{MarketId, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side},
    genesis::Allocation,
    transfer::{Memo, SendMany, Share},
    wire::{Empty, List},
};

const MARKET: MarketId = MarketId(0);
const GOLD: AssetId = AssetId(1);
const COINS: u128 = 1_000_000_000_000;
/// Of an account in the market; 256 are allowed.
const ORDERS_EACH: u64 = 250;
/// Bids stand below, asks above, within [`SPREAD`].
const MIDDLE: u32 = 10_000_000;
const SPREAD: u64 = 200_000;
const BATCH: u64 = 50;
/// Operations measured at each size.
const MEASURED: u64 = 500;

struct Book {
    state: Records,
    block: BlockInfo,
    people: Vec<PublicKey>,
    nonces: Vec<u64>,
    chance: Chance,
    placed: u64,
    /// Next order's id.
    next: u64,
}

fn main() {
    let most = match std::env::args().nth(2).map(|number| number.parse::<u64>()) {
        None => 1_000_000,
        Some(Ok(number)) => number,
        Some(Err(_)) => return eprintln!("usage: orders [--orders N]"),
    };
    let mut book = Book::new(most);
    println!("{:>10} {:>22} {:>22} {:>22}", "open", "place", "trade", "cancel");
    for size in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|size| *size <= most) {
        while book.placed + MEASURED < size {
            book.place(BATCH);
        }
        let (place, orders) = book.place_one_by_one();
        let costs = [place, book.trade(), book.cancel(orders)].map(|cost| {
            let micros = cost.time.as_secs_f64() * 1e6 / cost.operations as f64;
            format!("{micros:.0} µs, {:.1} records", cost.records as f64 / cost.operations as f64)
        });
        println!("{size:>10} {:>22} {:>22} {:>22}", costs[0], costs[1], costs[2]);
    }
}

impl Book {
    /// Enough people for so many orders, all with coins and gold, and a market of one for the other.
    fn new(orders: u64) -> Self {
        let count = orders / ORDERS_EACH + 2;
        let people: Vec<PublicKey> =
            (0..count).map(|number| PublicKey::Ed25519(Hash::sha256(&[&number.to_be_bytes()]).0)).collect();
        let mut genesis = Generator::new(1).genesis;
        let mut allocations: Vec<Allocation> =
            people.iter().map(|key| Allocation { account: key.address(), amount: Amount(COINS) }).collect();
        allocations.sort_by_key(|allocation| allocation.account);
        genesis.coin.cap = None;
        genesis.allocations = List::new(allocations).expect("few enough");
        let block = BlockInfo {
            chain_id: genesis.chain_id,
            genesis: genesis.hash(),
            height: 1,
            time_ms: genesis.time_ms + 1,
            seed: [0; 48],
        };
        let (state, nonces) = (genesis_state(&genesis).collect(), vec![0; people.len()]);
        let mut book = Self { state, block, people, nonces, chance: Chance::new(1), placed: 0, next: 0 };
        book.open();
        book
    }

    fn open(&mut self) {
        let create = CreateAsset {
            code: Code::new("GOLD").expect("short"),
            name: Name::new("Gold").expect("short"),
            decimals: 0,
            icon: None,
            cap: None,
            powers: Powers::default(),
            initial_supply: Amount(COINS),
        };
        let (tick, lot) = (Amount(1), Amount(1));
        let open = OpenMarket { base: GOLD, quote: AssetId::COIN, tick, lot };
        self.run(0, vec![Action::CreateAsset(create), Action::OpenMarket(open)]);
        let others: Vec<Address> = self.people[1..].iter().map(PublicKey::address).collect();
        for some in others.chunks(64) {
            let shares = some.iter().map(|to| Share { to: *to, amount: Amount(1_000_000) }).collect();
            let shares = List::new(shares).expect("64 at most");
            self.run(0, vec![Action::SendMany(SendMany { asset: GOLD, shares, memo: Memo::NONE })]);
        }
    }

    /// Whose turn it is to place the next order.
    fn owner(&self) -> usize {
        1 + (self.placed / ORDERS_EACH) as usize
    }

    fn order(&mut self) -> Action {
        let side = self.chance.one_of([Side::Buy, Side::Sell]);
        let distance = 1 + self.chance.below(SPREAD) as u32;
        let price = if side == Side::Buy { MIDDLE - distance } else { MIDDLE + distance };
        place(side, price, OrderKind::PostOnly(Empty), 0)
    }

    /// Many orders in one transaction.
    fn place(&mut self, count: u64) -> Cost {
        let orders = (0..count).map(|_| self.order()).collect();
        let cost = self.run(self.owner(), orders);
        self.placed += count;
        self.next += count;
        cost
    }

    /// What orders cost alone, and who placed which.
    fn place_one_by_one(&mut self) -> (Cost, Vec<(usize, OrderId)>) {
        let (mut cost, mut orders) = (Cost::default(), Vec::new());
        for _ in 0..MEASURED {
            orders.push((self.owner(), OrderId(self.next)));
            cost = cost.plus(self.place(1));
        }
        (cost, orders)
    }

    /// The first person takes the best ask, or gives to the best bid.
    fn trade(&mut self) -> Cost {
        let mut cost = Cost::default();
        for number in 0..MEASURED {
            let (side, price) =
                if number.is_multiple_of(2) { (Side::Buy, u32::MAX) } else { (Side::Sell, 1) };
            self.next += 1;
            cost = cost.plus(self.run(0, vec![place(side, price, OrderKind::FillOrKill(Empty), 1)]));
        }
        cost
    }

    /// These orders go home again, as far as they still stand.
    fn cancel(&mut self, orders: Vec<(usize, OrderId)>) -> Cost {
        let mut cost = Cost::default();
        for (owner, order) in orders {
            if self.state.contains_key(&StateKey::order(order)) {
                cost = cost.plus(self.run(owner, vec![Action::CancelOrder(OrderOnly { order })]));
            }
        }
        cost
    }
}

fn place(side: Side, price: u32, kind: OrderKind, most: u8) -> Action {
    Action::PlaceOrder(PlaceOrder { market: MARKET, side, price, lots: 1, kind, most, client_id: None })
}
