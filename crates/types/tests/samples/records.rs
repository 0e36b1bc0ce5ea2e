//! One of each record of the state, of the keys they lie under, and the genesis.

mod campaigns;
mod markets;
mod public;
mod saving;

use super::{Sample, actions, address, amount, authority, count, handle, hash, list, loans, sample, text};
use tally_types::{
    AssetId, Genesis, Parameters, StateKey,
    account::{Account, Balance, BalanceFlags, Guardians, NonceWindow, Recovery, ScopedKey, Security, Spent},
    asset::Asset,
    boxed::Boxed,
    council::{
        Appointment, Ballot, Council, CouncilParameters, Measure, Proposal, ProposalId, Role, Seat,
        SoftwareVersion, Stage, Window,
    },
    deal::{Deal, DealEnd, DealId, Dispute, Ended, Noted, Side as DealSide, Split as DealSplit},
    earning::Earning,
    exchange::{
        Bits, ExchangeParameters, Ladder, Level, Market, MarketId, Node, OpenOrders, Order, OrderId, Pair,
        Side,
    },
    fee::{FeeRate, FeeSchedule, Price},
    fixed::Fixed,
    genesis::{Allocation, Coin},
    mandate::{Mandate, MandateId, MandateKind},
    mining::{EpochPoints, Like, MiningCampaign, MiningParameters, Participation, Tally},
    news::{PostId, Posted, Publisher},
    oracle::{Feed, FeedId, Jump, Observation, Reporter},
    packet::{Packet, PacketClaim, PacketDraw, PacketId, PacketPage, Split},
    parameters::EpochStart,
    pool::Pool,
    referral::{Binding, CampaignId, Referral, ReferralCampaign, Referrer},
    reserve::{
        Attestation, Basket, Custodian, Dealer, NextComposition, Part, Redemption, RedemptionId, Stablecoin,
    },
    savings::{DepositId, FixedDeposit, FlexibleDeposit, PoolId, SavingsPool},
    stake::{Bond, Candidate, CandidateId, Leaving, Lien, StakeBook, StakeParameters, Unbonding},
    state::{Counters, Global, NameRecord, PotEntry},
    transfer::{Held, HeldId, Memo},
    treasury::{FeeShares, Treasury},
    wire::Empty,
};

pub fn all() -> Vec<Sample> {
    let mut samples = state();
    samples.extend(packets_and_mandates());
    samples.extend(saving::of_stake());
    samples.extend(saving::of_savings());
    samples.extend(public::council());
    samples.extend(markets::deals());
    samples.extend(campaigns::news());
    samples.extend(campaigns::campaigns());
    samples.extend(keys());
    samples.extend(loans::keys());
    samples.extend(loans::records());
    samples.push(sample("Feed", public::feed()));
    samples.extend(public::reserve());
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
        sample("StateKey/referral_campaign", StateKey::referral_campaign(CampaignId(0x0a0b))),
        sample("StateKey/referral", StateKey::referral(&address(0x0c))),
        sample("StateKey/referrer", StateKey::referrer(CampaignId(0x0d0e), &address(0x0f))),
        sample("StateKey/mining_campaign", StateKey::mining_campaign(CampaignId(0x1011))),
        sample("StateKey/like", StateKey::like(PostId(0x1213), &address(0x14))),
        sample("StateKey/global", StateKey::global()),
        sample("StateKey/parameters", StateKey::parameters()),
        sample("StateKey/packet", StateKey::packet(PacketId(0x0a0b))),
        sample("StateKey/packet_claim", StateKey::packet_claim(PacketId(0x0c0d), &address(0x0e))),
        sample("StateKey/packet_page", StateKey::packet_page(PacketId(0x0f10), 0x11)),
        sample("StateKey/packet_draw", StateKey::packet_draw()),
        sample("StateKey/mandate", StateKey::mandate(MandateId(0x1213))),
        sample("StateKey/feed", StateKey::feed(FeedId(0x0a0b))),
        sample("StateKey/stablecoin", StateKey::stablecoin(AssetId(0x0c0d))),
        sample("StateKey/redemption", StateKey::redemption(RedemptionId(0x0e0f))),
        sample("StateKey/basket", StateKey::basket(AssetId(0x1011))),
        sample("StateKey/treasury", StateKey::treasury()),
        sample("StateKey/stake_book", StateKey::stake_book()),
        sample("StateKey/candidate", StateKey::candidate(CandidateId(0x0a0b))),
        sample("StateKey/bond", StateKey::bond(&address(6), CandidateId(0x0c0d))),
        sample("StateKey/leaving", StateKey::leaving(CandidateId(0x0e0f), 0x1011)),
        sample("StateKey/savings_pool", StateKey::savings_pool(PoolId(0x1213))),
        sample("StateKey/flexible_deposit", StateKey::flexible_deposit(&address(7), PoolId(0x1415))),
        sample("StateKey/fixed_deposit", StateKey::fixed_deposit(DepositId(0x1617))),
        sample("StateKey/council", StateKey::council()),
        sample("StateKey/proposal", StateKey::proposal(ProposalId(0x0a0b))),
        sample("StateKey/appointment", StateKey::appointment(&Role::Office(handle(&"t".repeat(30))))),
        sample("StateKey/version", StateKey::version()),
        sample("StateKey/market", StateKey::market(MarketId(0x0a01))),
        sample("StateKey/pair", StateKey::pair(AssetId(0x0a02), AssetId(0x0a03))),
        sample("StateKey/order", StateKey::order(OrderId(0x0a04))),
        sample("StateKey/level", StateKey::level(MarketId(0x0a05), Side::Sell, 0x0a06_0a07)),
        sample("StateKey/node", StateKey::node(MarketId(0x0a08), Side::Sell, 2, 0x0a09_0b0c)),
        sample("StateKey/open_orders", StateKey::open_orders(&address(0x0d), MarketId(0x0a0e))),
        sample("StateKey/deal", StateKey::deal(DealId(0x0a0b))),
        sample("StateKey/publisher", StateKey::publisher(&address(0x0c))),
        sample("StateKey/post", StateKey::post(PostId(0x0d0e))),
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
        earning: Some(Boxed::new(earning())),
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
        sample("Treasury", treasury()),
    ]
    .into_iter()
    .chain(markets::exchange())
    .collect()
}

fn treasury() -> Treasury {
    let entry = |number| PotEntry { asset: AssetId(number), amount: amount(number) };
    Treasury { epoch: 0x2a01, mining_budget: amount(0x2a02), entries: list(vec![entry(0), entry(0x2a03)]) }
}

fn packets_and_mandates() -> Vec<Sample> {
    let packet = Packet {
        creator: address(0x80),
        asset: AssetId(0x81),
        total: amount(0x83),
        left: amount(0x82),
        count: 0x0284,
        claimed: 0x0185,
        split: Split::RANDOM,
        claim_key: Some(count(0x86)),
        expires_ms: 0x8788,
        height: 0x898a,
        pages: list(vec![0x7d, 0x7c, 0x8b - 0x20]),
    };
    let mandate = Mandate {
        payer: address(0x90),
        payee: Some(address(0x91)),
        asset: AssetId(0x92),
        amount: amount(0x93),
        period_ms: 0x9495,
        start_ms: 0x9697,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: Memo::Open(text("房租")),
        period: 0x98,
        pulled: amount(0x91),
    };
    let shares = list(vec![amount(0x8c), amount(0x8d), amount(0x8e)]);
    vec![
        sample("Packet", packet),
        sample("PacketClaim", PacketClaim { share: 0x018f, amount: amount(0x99) }),
        sample("PacketPage", PacketPage { shares }),
        sample("PacketDraw", PacketDraw { first: PacketId(0x9a), end: PacketId(0x9b9c) }),
        sample("Mandate", mandate),
    ]
}

fn earning() -> Earning {
    let points = |first: u64| EpochPoints {
        epoch: first,
        fees: amount(first + 1),
        like: u128::from(first + 2) << 70,
        read: u128::from(first + 3) << 70,
    };
    let epochs = list(vec![points(0x21), points(0x25)]);
    Earning { fees: amount(0x20), mining: Some(Participation { campaign: CampaignId(0x29), epochs }) }
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
        exchange: ExchangeParameters {
            taker_fee_bps: 0x2122,
            maker_fee_bps: 0x2324,
            opener_share_bps: 0x2526,
        },
        mining: MiningParameters { campaign: Some(CampaignId(0x0c0d)) },
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
