//! One of each record of the state, of the keys they lie under, and the genesis.

use super::{Sample, actions, address, amount, authority, count, handle, hash, list, sample, text};
use tally_types::{
    AssetId, Genesis, Parameters, StateKey,
    account::{Account, Balance, BalanceFlags, Guardians, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset::Asset,
    council::{
        Appointment, Ballot, Council, CouncilParameters, Measure, Proposal, ProposalId, Role, Seat,
        SoftwareVersion, Stage, Window,
    },
    fee::{FeeRate, FeeSchedule, Price},
    genesis::{Allocation, Coin},
    parameters::EpochStart,
    stake::StakeParameters,
    state::{Counters, Global, NameRecord, PotEntry},
    transfer::{Held, HeldId},
    treasury::FeeShares,
    wire::Empty,
};

pub fn all() -> Vec<Sample> {
    let mut samples = state();
    samples.extend(council());
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
        sample("StateKey/council", StateKey::council()),
        sample("StateKey/proposal", StateKey::proposal(ProposalId(0x0a0b))),
        sample("StateKey/appointment", StateKey::appointment(&Role::Office(handle(&"t".repeat(30))))),
        sample("StateKey/version", StateKey::version()),
    ]
}

fn balance(number: u64, flags: u8) -> Balance {
    Balance { asset: AssetId(number), amount: amount(number + 1), flags: BalanceFlags(flags) }
}

pub fn fees() -> FeeSchedule {
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

fn council() -> Vec<Sample> {
    let seat = |first, open, made| Seat {
        member: count(first),
        account: address(first + 0x10),
        open,
        epoch: 0x2000 + u64::from(made),
        made,
    };
    let stages = [
        Stage::Voting(Empty),
        Stage::Passed(Window { from_ms: 0x2011, until_ms: 0x2012 }),
        Stage::Enacted(0x2013),
        Stage::Failed(0x2014),
        Stage::Withdrawn(0x2015),
        Stage::Lapsed(0x2016),
    ];
    let proposal = Proposal {
        member: count(0x21),
        title: text("Fees"),
        text: hash(0x22),
        link: text("https://example.org/fees"),
        measure: actions::measures().remove(1),
        voting_until_ms: 0x2017,
        ballots: list(vec![
            Ballot { member: count(0x21), yes: true },
            Ballot { member: count(0x24), yes: false },
        ]),
        stage: stages[1],
    };
    let role = Role::Office(handle("treasurer"));
    let appointment = Appointment { role: role.clone(), holder: address(0x25), proposal: ProposalId(0x2018) };
    let version =
        SoftwareVersion { version: text("1.4.0"), from_height: 0x2019, proposal: ProposalId(0x201a) };
    let mut samples = vec![
        sample("Council", Council { seats: list(vec![seat(0x21, 1, 2), seat(0x24, 3, 4)]) }),
        sample("Proposal", proposal),
        sample("Appointment", appointment),
        sample("SoftwareVersion", version),
        sample("Role/Office", role),
    ];
    let named = stages.into_iter().zip(Stage::VARIANTS);
    samples.extend(named.map(|(stage, (_, name))| sample(format!("Stage/{name}"), stage)));
    let named = actions::measures().into_iter().zip(Measure::VARIANTS);
    samples.extend(named.map(|(measure, (_, name))| sample(format!("Measure/{name}"), measure)));
    samples
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
        candidate: 0x0f11,
    }
}

pub fn parameters() -> Parameters {
    Parameters {
        epoch_ms: 0x1d1e_1f20,
        epochs_from: EpochStart { epoch: 0x1d21, time_ms: 0x1d22 },
        fee_shares: FeeShares { stakers_bps: 0x1d26, mining_bps: 0x1d27 },
        stake: StakeParameters {
            min_bond: amount(0x1d28),
            unbonding_epochs: 0x1d29,
            max_commission_bps: 0x1d2a,
            max_raise_bps: 0x1d2b,
        },
        council: CouncilParameters { voting_ms: 0x1d23, delay_ms: 0x1d24, window_ms: 0x1d25 },
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
