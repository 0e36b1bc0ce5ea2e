//! One of each record of the state, of the keys they lie under, and the genesis.

use super::{Sample, actions, address, amount, authority, count, handle, hash, list, loans, sample, text};
use tally_types::{
    AssetId, Genesis, Parameters, StateKey,
    account::{Account, Balance, BalanceFlags, Guardians, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset::Asset,
    fee::{FeeRate, FeeSchedule, Price},
    genesis::{Allocation, Coin},
    oracle::{Feed, FeedId, Jump, Observation, Reporter},
    reserve::{
        Attestation, Basket, Custodian, Dealer, NextComposition, Part, Redemption, RedemptionId, Stablecoin,
    },
    state::{Counters, Global, NameRecord, PotEntry},
    transfer::{Held, HeldId},
};

pub fn all() -> Vec<Sample> {
    let mut samples = state();
    samples.extend(keys());
    samples.extend(loans::keys());
    samples.extend(loans::records());
    samples.push(sample("Feed", feed()));
    samples.extend(reserve());
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
        sample("StateKey/feed", StateKey::feed(FeedId(0x0a0b))),
        sample("StateKey/stablecoin", StateKey::stablecoin(AssetId(0x0c0d))),
        sample("StateKey/redemption", StateKey::redemption(RedemptionId(0x0e0f))),
        sample("StateKey/basket", StateKey::basket(AssetId(0x1011))),
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
}

fn feed() -> Feed {
    let newest = Some(Observation { value: 0xe001, at_ms: 0xe002 });
    Feed {
        owner: Some(address(0xe0)),
        base: text("EUR"),
        quote: text("USD"),
        decimals: 4,
        quorum: 1,
        heartbeat_ms: 0xe003,
        deviation_bps: 0xe004,
        reporters: list(vec![
            Reporter { account: address(0xe1), newest },
            Reporter { account: address(0xe2), newest: None },
        ]),
        settled: Some(0xe005),
        jump: Some(Jump { value: 0xe006, since_ms: 0xe007 }),
    }
}

fn reserve() -> Vec<Sample> {
    let attestation =
        Attestation { amount: amount(0xe8), as_of_ms: 0xe801, document: hash(0xe8), paid: amount(0xe9) };
    let custodian = |first, attestation| Custodian {
        account: address(first),
        limit: amount(first.into()),
        attestation,
        after_ms: 0xe802,
    };
    let spent = |units| Spent { since_ms: 0xe803 + units, amount: amount(units) };
    let stablecoin = Stablecoin {
        governor: address(0xe8),
        peg: text("EUR"),
        max_age_ms: 0xe804,
        redemption_ms: 0xe805,
        custodians: list(vec![custodian(0xea, Some(attestation)), custodian(0xeb, None)]),
        dealers: list(vec![Dealer { terms: actions::dealer_terms(), minted: spent(1), redeemed: spent(2) }]),
    };
    let redemption = Redemption {
        coin: AssetId(0xe901),
        from: address(0xe9),
        dealer: address(0xea),
        amount: amount(0xeb),
        deadline_ms: 0xe902,
        taken: true,
    };
    let part = |number| Part { coin: AssetId(number), nominal: amount(number + 1), held: amount(number + 2) };
    let basket = Basket {
        governor: address(0xea),
        notice_ms: 0xea01,
        parts: list(vec![part(0xea02), part(0xea06)]),
        next: Some(NextComposition { components: actions::composition(), effective_ms: 0xea03 }),
    };
    vec![sample("Stablecoin", stablecoin), sample("Redemption", redemption), sample("Basket", basket)]
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
    Parameters { epoch_ms: 0x1d1e_1f20 }
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
