//! Whatever people try, in whatever order, every block keeps every invariant.
//!
//! The world checks each block's change and each state it leaves; here only the script is random.

mod world;

use proptest::prelude::*;
use tally_types::{
    Action, Address, Amount, AssetId, PublicKey,
    account::{
        ClaimName, FinishRecovery, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, EditAsset, Mint, Power, Powers, RenouncePower},
    exchange::{
        CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    fee::Fee,
    transfer::{HeldId, HeldOnly, Hold, Memo, Send, SendMany},
    wire::Empty,
};
use world::*;

/// Few people, few assets and small amounts, so that rules meet.
const PEOPLE: u8 = 4;

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

#[derive(Clone, Debug)]
struct Line {
    payer: Person,
    fee_asset: AssetId,
    operations: Vec<(Person, Action)>,
    /// Signs besides the account's own keys.
    extra: Vec<PublicKey>,
    pass_ms: u64,
}

fn line() -> impl Strategy<Value = Line> {
    let action = prop_oneof![2 => account_action(), 2 => asset_action(), 3 => transfer_action(), 4 => exchange_action()];
    let operations = prop::collection::vec((someone(), action), 1..4);
    let extra = prop::collection::btree_set(some_key(), 0..4);
    let fee_asset = prop_oneof![9 => Just(COIN), 1 => Just(AssetId(1))];
    (someone(), fee_asset, operations, extra, 0u64..1_000_000).prop_map(
        |(payer, fee_asset, operations, extra, pass_ms)| {
            let extra = extra.into_iter().map(key).collect();
            Line { payer, fee_asset, operations, extra, pass_ms }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_script_breaks_an_invariant(script in prop::collection::vec(line(), 1..40)) {
        let mut world = World::new();
        for line in script {
            world.pass_ms(line.pass_ms);
            let mut tx = world.tx(&line.payer);
            tx.fee_limit = Fee { asset: line.fee_asset, amount: Amount(10_000) };
            for (actor, action) in line.operations {
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
}
