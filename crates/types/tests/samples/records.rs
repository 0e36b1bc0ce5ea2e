//! One of each record of the state, of the keys they lie under, and the genesis.

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
    samples.extend(of_stake());
    samples.extend(of_savings());
    samples.extend(council());
    samples.extend(deals());
    samples.extend(news());
    samples.extend(campaigns());
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

fn treasury() -> Treasury {
    let entry = |number| PotEntry { asset: AssetId(number), amount: amount(number) };
    Treasury { epoch: 0x2a01, mining_budget: amount(0x2a02), entries: list(vec![entry(0), entry(0x2a03)]) }
}

fn fixed(number: u64) -> Fixed {
    Fixed { units: u128::from(number) << 70 | 3, parts: number << 40 | 5 }
}

fn pool(number: u64) -> Pool {
    Pool { units: amount(number), shares: u128::from(number) << 80 | 7 }
}

fn of_stake() -> Vec<Sample> {
    let book = StakeBook {
        active: amount(0x2b01),
        index: fixed(0x2b02),
        carry: fixed(0x2b03),
        rewards: amount(0x2b04),
    };
    let candidate = Candidate {
        owner: address(0xb0),
        name: text("North 北"),
        validator: count(0xb1),
        commission_bps: 0x2b05,
        raised_epoch: 0x2b06,
        retired: true,
        pool: pool(0x2b07),
        seen: fixed(0x2b08),
        index: fixed(0x2b09),
        carry: fixed(0x2b0a),
        commission: fixed(0x2b0b),
        commission_carry: 0x2b0c,
        leaving: list(vec![0x2b0d, 0x2b0e]),
    };
    let lien =
        Lien { from: CandidateId(0x2b0f), ready_ms: 0x2b10, shares: 0x2b11 << 64, amount: amount(0x2b12) };
    let bond = Bond {
        shares: 0x2b13 << 64,
        index: fixed(0x2b14),
        owed: fixed(0x2b15),
        lien: Some(lien),
        unbondings: list(vec![Unbonding { ready_ms: 0x2b16, shares: 0x2b17 << 64 }]),
    };
    let leaving = Leaving { unbonding: pool(0x2b18), moved: pool(0x2b19) };
    vec![
        sample("StakeBook", book),
        sample("Candidate", candidate),
        sample("Bond", bond),
        sample("Leaving", leaving),
    ]
}

fn of_savings() -> Vec<Sample> {
    let record = SavingsPool {
        operator: address(0xc0),
        name: text("Nest egg"),
        asset: AssetId(0x2c01),
        flexible_bps: 0x2c02,
        terms: list(actions::terms()),
        closed_ms: Some(0x2c03),
        flexible: pool(0x2c04),
        round: 0x2c05,
        since_ms: 0x2c06,
        carry: 0x2c07,
        budget: amount(0x2c08),
        reserved: amount(0x2c09),
        fixed: amount(0x2c0a),
    };
    let deposit = FixedDeposit {
        pool: PoolId(0x2c0b),
        owner: address(0xc1),
        amount: amount(0x2c0c),
        interest: amount(0x2c0d),
        matures_ms: 0x2c0e,
    };
    vec![
        sample("SavingsPool", record),
        sample("FlexibleDeposit", FlexibleDeposit { shares: 0x2c0f << 64 }),
        sample("FixedDeposit", deposit),
    ]
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

fn deals() -> Vec<Sample> {
    let fresh = Deal::opened(address(0x80), actions::open_deal(), 0x8100);
    let paid = DealSplit { to_buyer: amount(0x88), to_seller: amount(0x89), to_arbiter: amount(0x8a) };
    let full = Deal {
        seller_agreed: true,
        arbiter_agreed: false,
        accepted_ms: Some(0x8200),
        shipped: Some(Noted { at_ms: 0x8300, note: text("parcel 17") }),
        disputed: Some(Dispute { at_ms: 0x8400, by: DealSide::SELLER, note: text("it rings") }),
        buyer_offer: Some(amount(0x85)),
        seller_offer: Some(amount(0x86)),
        ended: Some(Ended { at_ms: 0x8700, how: DealEnd::Ruled(Empty), paid, note: text("so be it") }),
        ..fresh.clone()
    };
    vec![sample("Deal", full), sample("Deal/opened", fresh)]
}

fn news() -> Vec<Sample> {
    let publisher = Publisher {
        name: text("The Notch"),
        link: Some(text("https://tally.example/")),
        language: text("en"),
        since_ms: 0xd100,
        first: Some(PostId(0xd2)),
        last: Some(PostId(0xd3)),
        posts: 0xd4,
        withdrawn: 0xd5,
        tips: 0xd6,
    };
    let posted = Posted {
        publisher: address(0xd7),
        at_ms: 0xd800,
        post: actions::post(),
        replaced_by: Some(PostId(0xd9)),
        withdrawn_ms: Some(0xda00),
        tips: 0xdb,
    };
    vec![sample("Publisher", publisher), sample("Posted", posted)]
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

fn campaigns() -> Vec<Sample> {
    let referral_campaign = ReferralCampaign {
        opener: address(0x30),
        asset: AssetId(0x31),
        share_bps: 0x0132,
        cap_per_epoch: amount(0x33),
        cap_per_invitee: amount(0x34),
        ends_ms: 0x0135_0136,
        budget: amount(0x37),
    };
    let binding = Binding {
        campaign: CampaignId(0x38),
        referrer: address(0x39),
        since: amount(0x3a),
        paid: amount(0x3b),
    };
    let tally = |first: u64| Tally {
        epoch: first,
        emission: amount(first + 1),
        left: amount(first + 2),
        totals: actions::points(u128::from(first) + 3),
    };
    let mining_campaign = MiningCampaign {
        opener: address(0x3c),
        asset: AssetId(0x3d),
        emission: amount(0x3e),
        weights: actions::weights(),
        caps: actions::points(0x3f),
        return_bps: 0x0142,
        app: address(0x43),
        first_epoch: 0x44,
        last_epoch: 0x45,
        budget: amount(0x46),
        from_network: amount(0x56),
        tallies: list(vec![tally(0x47), tally(0x4d)]),
    };
    vec![
        sample("ReferralCampaign", referral_campaign),
        sample("Referral", Referral { binding: Some(binding), invitees: 0x50 }),
        sample("Referrer", Referrer { epoch: 0x51, earned: amount(0x52) }),
        sample("MiningCampaign", mining_campaign),
        sample("Like", Like { campaign: CampaignId(0x53), epoch: 0x54, points: 0x55 << 70 }),
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
