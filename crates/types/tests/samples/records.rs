//! One of each record of the state, of the keys they lie under, and the genesis.

use super::{Sample, actions, address, amount, authority, count, handle, hash, list, sample, text};
use tally_types::{
    AssetId, Genesis, Parameters, StateKey,
    account::{Account, Balance, BalanceFlags, Guardians, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset::Asset,
    exchange::{
        Bits, ExchangeParameters, Ladder, Level, Market, MarketId, Node, OpenOrders, Order, OrderId, Pair,
        Side,
    },
    fee::{FeeRate, FeeSchedule, Price},
    genesis::{Allocation, Coin},
    state::{Counters, Global, NameRecord, PotEntry},
    transfer::{Held, HeldId},
};

pub fn all() -> Vec<Sample> {
    let mut samples = state();
    samples.extend(keys());
    samples.push(sample("Genesis", genesis()));
    samples
}

fn keys() -> Vec<Sample> {
    vec![
        sample("StateKey/account", StateKey::account(&address(1))),
        sample("StateKey/balance", StateKey::balance(&address(2), AssetId(0x0304))),
        sample("StateKey/security", StateKey::security(&address(5))),
        sample("StateKey/name", StateKey::name(&handle("a1_ice"))),
        sample("StateKey/asset", StateKey::asset(AssetId(0x0607))),
        sample("StateKey/held", StateKey::held(HeldId(0x0809))),
        sample("StateKey/global", StateKey::global()),
        sample("StateKey/parameters", StateKey::parameters()),
        sample("StateKey/market", StateKey::market(MarketId(0x0a01))),
        sample("StateKey/pair", StateKey::pair(AssetId(0x0a02), AssetId(0x0a03))),
        sample("StateKey/order", StateKey::order(OrderId(0x0a04))),
        sample("StateKey/level", StateKey::level(MarketId(0x0a05), Side::Sell, 0x0a06_0a07)),
        sample("StateKey/node", StateKey::node(MarketId(0x0a08), Side::Sell, 2, 0x0a09_0b0c)),
        sample("StateKey/open_orders", StateKey::open_orders(&address(0x0d), MarketId(0x0a0e))),
    ]
}

fn balance(number: u64, flags: u8) -> Balance {
    Balance { asset: AssetId(number), amount: amount(number + 1), flags: BalanceFlags(flags) }
}

fn fees() -> FeeSchedule {
    let price = |operation, units| Price { operation, amount: amount(units) };
    FeeSchedule {
        base: amount(0xe0),
        prices: list(vec![price(0x20, 0xe1), price(0x30, 0xe2)]),
        rates: list(vec![FeeRate { asset: AssetId(0xe3), numerator: 0xe4 << 100, denominator: 0xe5 }]),
    }
}

fn state() -> Vec<Sample> {
    let account = Account {
        nonces: NonceWindow { base: 0x0a0b, used: 0x0c0e },
        balances: list(vec![balance(0, 0), balance(1, 7)]),
        spilled: 3,
        authority: Some(authority()),
        secured: true,
        refuse_unknown: false,
        require_memo: true,
        name: Some(handle("alice")),
    };
    let spent = |units| Spent { since_ms: 0x0f00 + units, amount: amount(units) };
    let security = Security {
        scoped: list(vec![ScopedKey { grant: actions::grant(), spent: list(vec![spent(1), spent(2)]) }]),
        guardians: Some(Guardians {
            members: list(vec![address(1), address(2), address(3)]),
            threshold: 2,
            delay_ms: 7_200_001,
        }),
        recovery: Some(Recovery {
            authority: authority(),
            approvals: list(vec![address(1), address(3)]),
            ready_ms: Some(0x0123_4567),
        }),
    };
    let asset = Asset {
        issuer: address(0xf0),
        code: text("GOLD"),
        name: text("Gold 金"),
        decimals: 2,
        icon: Some(hash(0xf1)),
        cap: Some(amount(0xf2)),
        powers: actions::powers(),
        paused: true,
        minted: amount(0xf3),
        burned: amount(0xf4),
    };
    let held = Held {
        from: address(0xf5),
        to: address(0xf6),
        asset: AssetId(0xf7),
        amount: amount(0xf8),
        deadline_ms: 0xf900,
    };
    let pot = |number| PotEntry { asset: AssetId(number), amount: amount(number) };
    let global = Global {
        counters: counters(),
        fees: fees(),
        fee_pot: list(vec![pot(0), pot(0xe3)]),
        genesis: hash(0xfc),
    };
    vec![
        sample("Account", account),
        sample("Account/default", Account::default()),
        sample("Balance", balance(0x0910, 2)),
        sample("Security", security),
        sample("NameRecord", NameRecord { owner: address(0xfd), name: handle("a_lice9") }),
        sample("Asset", asset),
        sample("Held", held),
        sample("Global", global),
        sample("Parameters", parameters()),
    ]
    .into_iter()
    .chain(exchange())
    .collect()
}

fn exchange() -> Vec<Sample> {
    let bits = |first| Bits { bytes: count(first) };
    let market = Market {
        base: AssetId(0x31),
        quote: AssetId(0x32),
        tick: amount(0x33),
        lot: amount(0x34),
        opener: address(0x35),
        traded_ms: 0x3637,
        replaced: true,
        bids: Ladder { best: Some(0x3839), root: bits(0x3a) },
        asks: Ladder { best: None, root: bits(0x3b) },
        for_opener: amount(0x3c),
        for_pot: amount(0x3d),
    };
    let order = Order {
        market: MarketId(0x41),
        owner: address(0x42),
        side: Side::Sell,
        price: 0x4344,
        lots: 0x4546,
        filled: 0x4748,
        asset: AssetId(0x49),
        escrow: amount(0x4a),
        fee_bps: 0x4b4c,
        until_ms: Some(0x4d4e),
        client_id: Some(0x4f50),
        prev: Some(OrderId(0x51)),
        next: Some(OrderId(0x52)),
        parked: true,
    };
    let level = Level { lots: 0x53 << 70, orders: 0x54, head: OrderId(0x55), tail: OrderId(0x56) };
    vec![
        sample("Market", market),
        sample("Pair", Pair { market: MarketId(0x57) }),
        sample("Order", order),
        sample("Level", level),
        sample("Node", Node { bits: bits(0x58) }),
        sample("OpenOrders", OpenOrders { orders: list(vec![OrderId(0x59), OrderId(0x5a)]) }),
    ]
}

fn counters() -> Counters {
    Counters {
        asset: 0x0f01,
        held: 0x0f02,
        packet: 0x0f03,
        mandate: 0x0f04,
        deal: 0x0f05,
        loan: 0x0f06,
        market: 0x0f07,
        order: 0x0f08,
        pool: 0x0f09,
        deposit: 0x0f0a,
        campaign: 0x0f0b,
        post: 0x0f0c,
        feed: 0x0f0d,
        stablecoin: 0x0f0e,
        redemption: 0x0f0f,
        proposal: 0x0f10,
        bond: 0x0f11,
    }
}

fn parameters() -> Parameters {
    Parameters {
        epoch_ms: 0x1d1e_1f20,
        exchange: ExchangeParameters {
            taker_fee_bps: 0x2122,
            maker_fee_bps: 0x2324,
            opener_share_bps: 0x2526,
        },
    }
}

fn genesis() -> Genesis {
    let allocation = |first, units| Allocation { account: address(first), amount: amount(units) };
    Genesis {
        chain_id: 0x1a1b,
        name: text("Testnet"),
        prefix: text("tally"),
        time_ms: 0x1c1d,
        coin: Coin { code: text("TALLY"), name: text("Tally"), decimals: 6, cap: Some(amount(0x1e)) },
        fees: fees(),
        parameters: parameters(),
        members: list(vec![count(1), count(2), count(3), count(4)]),
        sharing: list(count::<96>(0x1f).to_vec()),
        allocations: list(vec![allocation(1, 2), allocation(3, 4)]),
    }
}
