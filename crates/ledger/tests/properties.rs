//! Whatever people try, in whatever order, every block keeps every invariant.
//!
//! The world checks each block's change and each state it leaves; here only the script is random.

mod world;

use proptest::prelude::*;
use tally_types::{
    Action, Address, Amount, AssetId, Hash, Parameters, PublicKey, StateKey,
    account::{
        ClaimName, FinishRecovery, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, EditAsset, Mint, Power, Powers, RenouncePower},
    codec::Encode as _,
    council::{
        Appoint, CouncilParameters, Measure, ProposalId, ProposalOnly, Propose, RemoveMember, Role, SetFees,
        SetParameters, SetSeat, SetVersion, SpendTreasury, Vote,
    },
    deal::{
        Arbiter, CancelDeal, DealId, DealNoted, DealOnly, MAX_ARBITER_FEE_BPS, OpenDeal, RuleDeal,
        Side as DealSide,
    },
    exchange::{
        CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    fee::{Fee, FeeSchedule},
    mandate::{GrantMandate, MandateId, MandateKind, MandateOnly, PullMandate},
    mining::{AttestReading, ClaimMining, LikePost, OpenMining, Points, Reader, Weights},
    news::{Format, Post, PostId, RegisterPublisher, Tip, WithdrawPost},
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral},
    signature::Ed25519Signature,
    stake::CandidateId,
    transfer::{HeldId, HeldOnly, Hold, Memo, Send, SendMany},
    wire::Empty,
};
use world::*;

/// Few people, few assets and small amounts, so that rules meet.
const PEOPLE: u8 = 4;
/// The length of an epoch of which a script sees several.
const SHORT_EPOCH_MS: u64 = 1_500_000;

fn someone() -> impl Strategy<Value = Person> {
    (1..=PEOPLE).prop_map(person)
}

fn some_asset() -> impl Strategy<Value = AssetId> {
    (0u64..5).prop_map(AssetId)
}

fn some_amount() -> impl Strategy<Value = Amount> {
    prop_oneof![8 => 1u128..60, 1 => Just(RICH), 1 => Just(u128::MAX)].prop_map(Amount)
}

fn some_key() -> impl Strategy<Value = u8> {
    1..=PEOPLE + 3
}

fn some_powers() -> impl Strategy<Value = Powers> {
    let power = || prop::option::weighted(0.7, someone().prop_map(|person| person.address));
    let list = prop::option::weighted(0.2, someone().prop_map(|person| person.address));
    (power(), power(), power(), power(), list, power()).prop_map(
        |(mint, freeze, claw_back, pause, allow_list, edit)| Powers {
            mint,
            freeze,
            claw_back,
            pause,
            allow_list,
            edit,
        },
    )
}

fn account_action() -> impl Strategy<Value = Action> {
    let keys = || {
        (some_key(), some_key(), 1u16..3).prop_map(|(one, other, threshold)| {
            if one == other {
                authority(1, &[(one, 1)])
            } else {
                authority(threshold, &[(one, 1), (other, 1)])
            }
        })
    };
    let guards = (prop::collection::btree_set(1..=PEOPLE, 0..3), 1u8..3).prop_map(|(numbers, threshold)| {
        let mut guardians: Vec<Address> = numbers.iter().map(|number| person(*number).address).collect();
        guardians.sort();
        let threshold = threshold.min(guardians.len() as u8);
        SetGuardians { guardians: list(guardians), threshold, delay_ms: 3_600_000 }
    });
    let limits = prop::collection::btree_map(0u64..3, 1u128..200, 0..3);
    let grants = (some_key(), limits, 0u64..10_000_000).prop_map(|(number, limits, ahead_ms)| {
        let limits: Vec<_> = limits.into_iter().map(|(asset, amount)| (AssetId(asset), amount)).collect();
        grant(number, &[0x18, 0x19, 0x22, 0x30, 0x31, 0x32], &limits, START_MS + ahead_ms)
    });
    let accept = prop::collection::vec(some_asset(), 0..4);
    prop_oneof![
        1 => keys().prop_map(|authority| Action::SetKeys(SetKeys { authority })),
        1 => keys().prop_map(|authority| Action::OpenShared(OpenShared { authority })),
        2 => grants,
        1 => some_key().prop_map(|number| Action::RevokeKey(RevokeKey { key: key(number) })),
        2 => guards.prop_map(Action::SetGuardians),
        2 => (someone(), keys()).prop_map(|(account, authority)| {
            Action::StartRecovery(StartRecovery { account: account.address, authority })
        }),
        1 => Just(Action::VetoRecovery(Empty)),
        1 => someone().prop_map(|account| Action::FinishRecovery(FinishRecovery { account: account.address })),
        1 => "[a-c]{3}".prop_map(|name| Action::ClaimName(ClaimName { name: handle(&name) })),
        1 => (prop::bool::weighted(0.2), prop::bool::weighted(0.2), accept).prop_map(
            |(refuse_unknown, require_memo, accept)| {
                Action::SetInbox(SetInbox { refuse_unknown, require_memo, accept: list(accept) })
            },
        ),
    ]
}

fn asset_action() -> impl Strategy<Value = Action> {
    let at = || (some_asset(), someone()).prop_map(|(asset, account)| holder(asset, &account));
    let power = (0usize..6).prop_map(|place| Power::ALL[place]);
    prop_oneof![
        3 => (some_powers(), 0u128..300, prop::option::of(300u128..400))
            .prop_map(|(powers, supply, cap)| create(powers, supply, cap)),
        4 => (some_asset(), someone(), some_amount())
            .prop_map(|(asset, to, amount)| Action::Mint(Mint { asset, to: to.address, amount })),
        3 => (some_asset(), some_amount()).prop_map(|(asset, amount)| Action::Burn(Burn { asset, amount })),
        1 => at().prop_map(Action::Freeze),
        1 => at().prop_map(Action::Unfreeze),
        2 => at().prop_map(Action::Allow),
        1 => at().prop_map(Action::Disallow),
        2 => (some_asset(), someone(), someone(), some_amount()).prop_map(|(asset, from, to, amount)| {
            Action::ClawBack(ClawBack { asset, from: from.address, to: to.address, amount })
        }),
        1 => some_asset().prop_map(|asset| Action::Pause(AssetOnly { asset })),
        1 => some_asset().prop_map(|asset| Action::Resume(AssetOnly { asset })),
        1 => some_asset().prop_map(|asset| Action::EditAsset(EditAsset { asset, name: text("New"), icon: None })),
        1 => (some_asset(), power)
            .prop_map(|(asset, power)| Action::RenouncePower(RenouncePower { asset, power })),
    ]
}

fn transfer_action() -> impl Strategy<Value = Action> {
    let held = || (0u64..8).prop_map(|held| HeldOnly { held: HeldId(held) });
    let memo = || prop_oneof![Just(Memo::NONE), Just(open_memo("rent"))];
    prop_oneof![
        6 => (someone(), some_asset(), some_amount(), memo())
            .prop_map(|(to, asset, amount, memo)| Action::Send(Send { to: to.address, asset, amount, memo })),
        3 => (prop::collection::btree_map(1..=PEOPLE, 1u128..40, 1..4), some_asset(), memo()).prop_map(
            |(shares, asset, memo)| {
                let shares = shares.into_iter().map(|(number, amount)| share(&person(number), amount)).collect();
                Action::SendMany(SendMany { asset, shares: list(shares), memo })
            },
        ),
        4 => (someone(), some_asset(), some_amount(), memo(), 0u64..10_000_000).prop_map(
            |(to, asset, amount, memo, ahead_ms)| {
                let deadline_ms = START_MS + ahead_ms;
                Action::Hold(Hold { to: to.address, asset, amount, memo, deadline_ms })
            },
        ),
        4 => held().prop_map(Action::AcceptHeld),
        3 => held().prop_map(Action::ReturnHeld),
    ]
}

fn packet_action() -> impl Strategy<Value = Action> {
    let number = || (0u64..6).prop_map(PacketId);
    let split = prop_oneof![Just(Split::EQUAL), Just(Split::RANDOM)];
    let key = || prop::option::weighted(0.2, (7u8..9).prop_map(|byte| [byte; 32]));
    let make = (some_asset(), some_amount(), 1u16..6, split, key(), 0u64..10_000_000);
    prop_oneof![
        4 => make.prop_map(|(asset, total, count, split, claim_key, ahead_ms)| {
            let (expires_ms, memo) = (START_MS + ahead_ms, Memo::NONE);
            Action::CreatePacket(CreatePacket { asset, total, count, split, claim_key, expires_ms, memo })
        }),
        6 => (number(), key()).prop_map(|(packet, key)| {
            let proof = key.map(|key| Ed25519Signature { key, signature: [0; 64] });
            Action::ClaimPacket(ClaimPacket { packet, proof })
        }),
        2 => number().prop_map(|packet| Action::ReclaimPacket(PacketOnly { packet })),
    ]
}

fn mandate_action() -> impl Strategy<Value = Action> {
    let number = || (0u64..5).prop_map(MandateId);
    let kind = prop_oneof![2 => Just(MandateKind::SUBSCRIPTION), 1 => Just(MandateKind::STANDING_ORDER)];
    let payee = prop::option::weighted(0.8, someone().prop_map(|person| person.address));
    let end = prop::option::weighted(0.3, 0u64..10_000_000);
    let times = (60_000u64..2_000_000, 0u64..5_000_000, end);
    prop_oneof![
        3 => (payee, some_asset(), some_amount(), times, kind).prop_map(|(payee, asset, amount, times, kind)| {
            let (period_ms, start_ms, end_ms) = (times.0, START_MS + times.1, times.2);
            let (end_ms, memo) = (end_ms.map(|end_ms| START_MS + end_ms), Memo::NONE);
            Action::GrantMandate(GrantMandate { payee, asset, amount, period_ms, start_ms, end_ms, kind, memo })
        }),
        5 => (number(), some_amount())
            .prop_map(|(mandate, amount)| Action::PullMandate(PullMandate { mandate, amount })),
        1 => number().prop_map(|mandate| Action::RevokeMandate(MandateOnly { mandate })),
    ]
}

fn stake_action() -> impl Strategy<Value = Action> {
    let some_candidate = || 0u64..3;
    let some_stake = || prop_oneof![4 => 1_000u128..4_000, 1 => 1u128..1_000, 1 => Just(RICH)];
    prop_oneof![
        3 => (0u16..2_100).prop_map(stake::become_candidate),
        6 => (some_candidate(), some_stake()).prop_map(|(id, amount)| stake::bond(id, amount)),
        4 => (some_candidate(), some_stake()).prop_map(|(id, amount)| stake::unbond(id, amount)),
        2 => some_candidate().prop_map(stake::finish),
        4 => (some_candidate(), some_candidate(), some_stake()).prop_map(|(from, to, amount)| {
            stake::move_stake(from, if from == to { to + 1 } else { to }, amount)
        }),
        4 => some_candidate().prop_map(stake::claim),
        2 => (some_candidate(), 0u16..2_100).prop_map(|(id, bps)| stake::set_commission(id, bps)),
        1 => some_candidate().prop_map(stake::retire),
        1 => (someone(), some_candidate()).prop_map(|(account, id)| stake::carry_penalty(&account, id)),
    ]
}

fn savings_action() -> impl Strategy<Value = Action> {
    const DAY_MS: u64 = stake::DAY_MS;
    let some_pool = || 0u64..3;
    let some_units = || prop_oneof![8 => 1u128..60, 2 => 1u128..40_000];
    prop_oneof![
        3 => (some_asset(), 0u16..10_000)
            .prop_map(|(asset, bps)| savings::open_pool(asset, bps, &[(DAY_MS, 9_000), (3 * DAY_MS, 10_000)])),
        4 => (some_pool(), some_units()).prop_map(|(pool, amount)| savings::fund(pool, amount)),
        6 => (some_pool(), some_units()).prop_map(|(pool, amount)| savings::deposit(pool, amount)),
        4 => (some_pool(), some_units()).prop_map(|(pool, amount)| savings::withdraw(pool, amount)),
        4 => (some_pool(), 1u64..4, some_units())
            .prop_map(|(pool, days, amount)| savings::deposit_fixed(pool, days * DAY_MS, amount)),
        3 => (0u64..4, any::<bool>()).prop_map(|(id, forfeit)| savings::withdraw_fixed(id, forfeit)),
        1 => some_pool().prop_map(savings::close_pool),
        1 => some_pool().prop_map(savings::reclaim),
    ]
}

/// The council's periods of these scripts: short, so that decisions take effect in their midst.
const PERIODS: CouncilParameters =
    CouncilParameters { voting_ms: 3_600_000, delay_ms: 60_000, window_ms: 3_600_000 };

fn parameters() -> Parameters {
    Parameters { council: PERIODS, ..Parameters::default() }
}

fn some_proposal() -> impl Strategy<Value = ProposalId> {
    (0u64..4).prop_map(ProposalId)
}

fn proposal() -> impl Strategy<Value = Action> {
    let account = || prop::option::weighted(0.6, someone().prop_map(|person| person.address));
    let measure = prop_oneof![
        2 => (60_000u64..200_000).prop_map(|epoch_ms| {
            let parameters = Parameters { epoch_ms, ..parameters() };
            Measure::SetParameters(SetParameters { based_on: self::parameters().hash(), parameters })
        }),
        2 => (0u128..20).prop_map(|base| {
            let based_on = World::new().global().fees.hash();
            let fees = FeeSchedule { base: Amount(base), prices: list(vec![]), rates: list(vec![]) };
            Measure::SetFees(SetFees { based_on, fees })
        }),
        2 => (account(), account()).prop_map(|(holder, instead_of)| {
            Measure::Appoint(Appoint { role: Role::Office(handle("treasurer")), holder, instead_of })
        }),
        1 => (0u64..80, prop::option::weighted(0.3, some_proposal())).prop_map(|(from_height, instead_of)| {
            Measure::SetVersion(SetVersion { version: text("1.1"), from_height, instead_of })
        }),
        2 => (someone(), some_asset(), 1u128..40).prop_map(|(to, asset, amount)| {
            Measure::SpendTreasury(SpendTreasury { to: to.address, asset, amount: Amount(amount) })
        }),
        1 => some_key().prop_map(|number| Measure::RemoveMember(RemoveMember { member: [number; 32] })),
    ];
    measure.prop_map(|measure| {
        Action::Propose(Propose { title: text("A change"), text: Hash::ZERO, link: text(""), measure })
    })
}

fn council_action() -> impl Strategy<Value = Action> {
    let only = move || some_proposal().prop_map(|proposal| ProposalOnly { proposal });
    prop_oneof![
        1 => someone().prop_map(|account| Action::SetSeat(SetSeat { account: account.address })),
        3 => proposal(),
        4 => (some_proposal(), any::<bool>()).prop_map(|(proposal, yes)| Action::Vote(Vote { proposal, yes })),
        1 => only().prop_map(Action::WithdrawProposal),
        6 => only().prop_map(Action::Enact),
        1 => only().prop_map(Action::CloseProposal),
    ]
}

/// Stands for the proposal made in the same transaction.
const JUST_MADE: ProposalId = ProposalId(u64::MAX);

/// A proposal, and everyone's vote for it.
fn decision() -> impl Strategy<Value = Vec<(Person, Action)>> {
    proposal().prop_map(|proposal| {
        let vote = |number| (person(number), Action::Vote(Vote { proposal: JUST_MADE, yes: true }));
        std::iter::once((person(1), proposal)).chain((1..=3).map(vote)).collect()
    })
}

fn exchange_action() -> impl Strategy<Value = Action> {
    let market = || (0u64..4).prop_map(MarketId);
    let side = || prop_oneof![Just(Side::Buy), Just(Side::Sell)];
    let kind = prop_oneof![
        4 => Just(OrderKind::GoodTillCancelled(Empty)),
        2 => (0u64..3_000_000).prop_map(|ahead_ms| OrderKind::GoodTillDate(START_MS + ahead_ms)),
        1 => Just(OrderKind::ImmediateOrCancel(Empty)),
        1 => Just(OrderKind::FillOrKill(Empty)),
        1 => Just(OrderKind::PostOnly(Empty)),
    ];
    let price = prop_oneof![6 => 1u32..6, 1 => 250u32..260, 1 => Just(u32::MAX)];
    let order = (market(), side(), price, 1u64..6, kind, 0u8..6);
    prop_oneof![
        3 => (some_asset(), some_asset(), 1u128..4, 1u128..4).prop_map(|(base, quote, tick, lot)| {
            Action::OpenMarket(OpenMarket { base, quote, tick: Amount(tick), lot: Amount(lot) })
        }),
        12 => order.prop_map(|(market, side, price, lots, kind, most)| {
            Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most, client_id: None })
        }),
        2 => (0u64..40).prop_map(|order| Action::CancelOrder(OrderOnly { order: OrderId(order) })),
        1 => (market(), 1u8..5).prop_map(|(market, most)| Action::CancelAll(CancelAll { market, most })),
        3 => (prop::collection::vec(market(), 1..=3), some_asset(), some_amount(), 1u8..6).prop_map(
            |(path, give, amount, most)| {
                Action::Convert(Convert { path: list(path), give, amount, least: Amount(1), most })
            },
        ),
        1 => market().prop_map(|market| Action::CollectFees(MarketOnly { market })),
    ]
}

fn some_deal() -> impl Strategy<Value = DealId> {
    (0u64..5).prop_map(DealId)
}

fn deal_action() -> impl Strategy<Value = Action> {
    let step_ms = || 60_000u64..3_000_000;
    let side = prop_oneof![Just(DealSide::BUYER), Just(DealSide::SELLER)];
    let arbiter = (someone(), 0..MAX_ARBITER_FEE_BPS, step_ms(), side).prop_map(
        |(account, fee_bps, rule_within_ms, if_silent)| Arbiter {
            account: account.address,
            fee_bps,
            rule_within_ms,
            if_silent,
        },
    );
    let arbiter = prop::option::of(arbiter);
    let terms = (someone(), some_asset(), some_amount(), arbiter, 0u64..10_000_000, step_ms(), step_ms());
    let open =
        terms.prop_map(|(seller, asset, amount, arbiter, ahead_ms, ship_within_ms, confirm_within_ms)| {
            Action::OpenDeal(OpenDeal {
                seller: seller.address,
                asset,
                amount,
                description: text("A phone"),
                terms: None,
                arbiter,
                accept_by_ms: START_MS + ahead_ms,
                ship_within_ms,
                confirm_within_ms,
            })
        });
    let only = || some_deal().prop_map(|deal| DealOnly { deal });
    let noted = || some_deal().prop_map(|deal| DealNoted { deal, note: text("") });
    let share = || prop_oneof![Just(Amount::ZERO), some_amount()];
    prop_oneof![
        3 => open,
        8 => only().prop_map(Action::AcceptDeal),
        4 => noted().prop_map(Action::ShipDeal),
        2 => only().prop_map(Action::ConfirmDeal),
        1 => only().prop_map(Action::RefundDeal),
        3 => only().prop_map(Action::SettleDeal),
        4 => noted().prop_map(Action::DisputeDeal),
        3 => (some_deal(), share()).prop_map(|(deal, to_seller)| {
            Action::RuleDeal(RuleDeal { deal, to_seller, note: text("") })
        }),
        3 => (some_deal(), share())
            .prop_map(|(deal, to_seller)| Action::CancelDeal(CancelDeal { deal, to_seller })),
    ]
}

fn news_action() -> impl Strategy<Value = Action> {
    let some_post = || (0u64..6).prop_map(PostId);
    let register = prop_oneof![Just("The Notch"), Just("The Stick")].prop_map(|name| {
        Action::RegisterPublisher(RegisterPublisher { name: text(name), link: None, language: text("en") })
    });
    let post = prop::option::weighted(0.4, some_post()).prop_map(|replaces| {
        Action::Post(Post {
            title: text("Tally opens"),
            body: tally_types::Hash([9; 32]),
            link: None,
            language: text("en"),
            tags: list(vec![]),
            format: Format::Plain(Empty),
            replaces,
        })
    });
    prop_oneof![
        3 => register,
        4 => post,
        1 => some_post().prop_map(|post| Action::WithdrawPost(WithdrawPost { post })),
        3 => (some_post(), some_asset(), some_amount())
            .prop_map(|(post, asset, amount)| Action::Tip(Tip { post, asset, amount })),
    ]
}

fn some_campaign() -> impl Strategy<Value = CampaignId> {
    (0u64..4).prop_map(CampaignId)
}

fn some_people() -> impl Strategy<Value = Vec<Address>> {
    prop::collection::btree_set((1..=PEOPLE).prop_map(|number| person(number).address), 1..4)
        .prop_map(|people| people.into_iter().collect())
}

fn referral_action() -> impl Strategy<Value = Action> {
    let open = (0u64..2, 1u16..5_001, some_amount(), some_amount(), 0u64..40_000_000, some_amount())
        .prop_map(|(asset, share_bps, cap_per_epoch, cap_per_invitee, ahead_ms, budget)| {
            let (asset, ends_ms) = (AssetId(asset), START_MS + ahead_ms);
            Action::OpenReferral(OpenReferral {
                asset,
                share_bps,
                cap_per_epoch,
                cap_per_invitee,
                ends_ms,
                budget,
            })
        });
    prop_oneof![
        3 => open,
        1 => (some_campaign(), some_amount())
            .prop_map(|(campaign, amount)| Action::FundCampaign(FundCampaign { campaign, amount })),
        4 => (some_campaign(), someone()).prop_map(|(campaign, referrer)| {
            Action::BindReferrer(BindReferrer { campaign, referrer: referrer.address })
        }),
        4 => (some_campaign(), some_people()).prop_map(|(campaign, invitees)| {
            Action::ClaimReferral(ClaimReferral { campaign, invitees: list(invitees) })
        }),
        1 => some_campaign().prop_map(|campaign| Action::CloseReferral(CampaignOnly { campaign })),
    ]
}

fn mining_action(epoch_ms: u64) -> impl Strategy<Value = Action> {
    let caps = (0u128..300, 0u128..3_000, 0u128..100).prop_map(|(transact, like, read)| Points {
        transact,
        like,
        read,
    });
    let open = (0u64..2, 1u128..500, 1u32..9, 0u16..6_000, 0u16..4_000, caps, 1u16..2_001, someone())
        .prop_map(|(asset, emission, epochs, transact_bps, like_bps, caps, return_bps, app)| {
            let weights = Weights { transact_bps, like_bps, read_bps: 10_000 - transact_bps - like_bps };
            let (asset, emission, app) = (AssetId(asset), Amount(emission), app.address);
            Action::OpenMining(OpenMining { asset, emission, epochs, weights, caps, return_bps, app })
        });
    let epoch = (0u64..20).prop_map(move |ahead| START_MS / epoch_ms + ahead);
    prop_oneof![
        2 => open,
        4 => some_campaign().prop_map(|campaign| Action::JoinMining(CampaignOnly { campaign })),
        4 => (some_campaign(), 0u64..6).prop_map(|(campaign, post)| {
            Action::LikePost(LikePost { campaign, post: PostId(post), candidate: CandidateId(0) })
        }),
        3 => (some_campaign(), some_people(), 1u64..80).prop_map(|(campaign, people, points)| {
            let readers = people.into_iter().map(|account| Reader { account, points }).collect();
            Action::AttestReading(AttestReading { campaign, readers: list(readers) })
        }),
        6 => (some_campaign(), epoch)
            .prop_map(|(campaign, epoch)| Action::ClaimMining(ClaimMining { campaign, epoch })),
        1 => some_campaign().prop_map(|campaign| Action::CloseMining(CampaignOnly { campaign })),
    ]
}

#[derive(Clone, Debug)]
struct Line {
    payer: Person,
    fee_asset: AssetId,
    operations: Vec<(Person, Action)>,
    /// Signs besides the account's own keys.
    extra: Vec<PublicKey>,
    pass_ms: u64,
}

/// A line in a world of campaigns.
fn line_of_campaigns() -> impl Strategy<Value = Line> {
    line_of(prop_oneof![3 => transfer_action(), 5 => referral_action(), 9 => mining_action(SHORT_EPOCH_MS)])
}

fn line() -> impl Strategy<Value = Line> {
    line_of(prop_oneof![
        2 => account_action(),
        2 => asset_action(),
        3 => transfer_action(),
        2 => packet_action(),
        2 => mandate_action(),
        5 => deal_action(),
        2 => news_action(),
        3 => stake_action(),
        3 => savings_action(),
        2 => council_action(),
        4 => exchange_action(),
        2 => referral_action(),
        2 => mining_action(stake::DAY_MS),
    ])
}

fn line_of(action: impl Strategy<Value = Action>) -> impl Strategy<Value = Line> {
    let operations = prop_oneof![
        9 => prop::collection::vec((someone(), action), 1..4),
        2 => (someone(), council_action()).prop_map(|line| vec![line]),
        1 => decision(),
    ];
    let extra = prop::collection::btree_set(some_key(), 0..4);
    let fee_asset = prop_oneof![9 => Just(COIN), 1 => Just(AssetId(1))];
    // Mostly minutes; sometimes days, so that epochs pass.
    let pass_ms = prop_oneof![6 => 0u64..1_000_000, 1 => 0u64..5 * stake::DAY_MS];
    (someone(), fee_asset, operations, extra, pass_ms).prop_map(
        |(payer, fee_asset, operations, extra, pass_ms)| {
            let extra = extra.into_iter().map(key).collect();
            Line { payer, fee_asset, operations, extra, pass_ms }
        },
    )
}

/// Only stake and savings, days apart, with penalties: each block's opening settles something.
fn epochs() -> impl Strategy<Value = Vec<Epoch>> {
    let action = prop_oneof![2 => stake_action(), 1 => savings_action()];
    let penalty = prop::option::weighted(0.1, (0u64..2, 1u16..=10_000));
    let operations = prop::collection::vec((someone(), action), 1..6);
    prop::collection::vec((operations, penalty, 0u64..2 * stake::DAY_MS), 1..60)
}

type Epoch = (Vec<(Person, Action)>, Option<(u64, u16)>, u64);

fn run(world: &mut World, script: Vec<Line>) {
    for line in script {
        world.pass_ms(line.pass_ms);
        world.block.seed = [line.pass_ms as u8; 48];
        let mut tx = world.tx(&line.payer);
        tx.fee_limit = Fee { asset: line.fee_asset, amount: Amount(10_000) };
        let next = ProposalId(world.global().counters.proposal);
        for (actor, mut action) in line.operations {
            if let Action::Vote(vote) = &mut action
                && vote.proposal == JUST_MADE
            {
                vote.proposal = next;
            }
            tx = tx.does(&actor, action);
        }
        for keys in tx.signers.values_mut() {
            keys.extend(&line.extra);
            keys.sort();
            keys.dedup();
        }
        // Refused or not: the world checks what is left.
        let _ = world.run(&tx);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_script_breaks_an_invariant(script in prop::collection::vec(line(), 1..40)) {
        let mut world = World::new();
        world.state.insert(StateKey::parameters(), parameters().encode());
        run(&mut world, script);
    }

    #[test]
    fn no_script_of_campaigns_breaks_an_invariant(script in prop::collection::vec(line_of_campaigns(), 1..60)) {
        let mut world = World::new();
        world.edit_parameters(|parameters| parameters.epoch_ms = SHORT_EPOCH_MS);
        world.apply(&person(1), create(all_powers(&person(1)), 1_000, None));
        world.publish(&person(9), 5);
        world.apply(&person(9), stake::become_candidate(0));
        for (number, amount) in [(1, 1_000), (2, 1_500)] {
            world.apply(&person(number), stake::bond(0, amount));
        }
        world.edit_parameters(|parameters| parameters.mining.campaign = Some(CampaignId(1)));
        run(&mut world, script);
    }

    #[test]
    fn no_epoch_breaks_an_invariant(epochs in epochs()) {
        let mut world = World::new();
        for owner in [1, 2] {
            world.apply(&person(owner), stake::become_candidate(1_000));
        }
        for (operations, penalty, pass_ms) in epochs {
            world.pass_ms(pass_ms);
            // One by one, so that a refusal takes nothing else back.
            for (actor, action) in operations {
                let tx = world.tx(&actor).does(&actor, action);
                let _ = world.run(&tx);
            }
            if let Some((candidate, fraction_bps)) = penalty {
                world.penalize(candidate, fraction_bps);
            }
        }
    }
}
