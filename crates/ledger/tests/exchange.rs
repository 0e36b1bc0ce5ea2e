//! Exchange: every refusal once, then what trades, stands and comes home.

mod market;
mod world;

use market::*;
use tally_ledger::{Overlay, apply};
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Outcome, Place, Receipt, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags},
    asset::{AssetOnly, Mint, Powers},
    codec::Encode,
    exchange::{
        Cancelled, DropReason, Dropped, MARKET_IDLE_MS, MAX_ORDER_MS, MarketId, MarketOnly, MarketOpened,
        OpenMarket, OrderCancelled, OrderId, OrderKind, OrdersCancelled, Pair, PlaceOrder, Side,
    },
    receipt::Refused,
    wire::Empty,
};
use world::*;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

fn out(world: &mut World, actor: &Person, action: Action) -> Refusal {
    world.run(&world.tx(actor).does(actor, action)).expect_err("it stays out of the block")
}

fn dropped(order: u64, owner: &Person, price: u32, lots: u64, reason: DropReason) -> Dropped {
    Dropped { order: OrderId(order), owner: owner.address, price, lots, reason, parked: false }
}

#[test]
fn a_market_is_opened_once_for_each_pair() {
    let mut world = with_market();
    let anyone = person(9);
    let steps = |tick, lot| {
        Action::OpenMarket(OpenMarket { base: GOLD, quote: CASH, tick: Amount(tick), lot: Amount(lot) })
    };
    assert_eq!(out(&mut world, &anyone, steps(0, 1)), Refusal::AmountZero);
    assert_eq!(out(&mut world, &anyone, steps(1, 0)), Refusal::AmountZero);
    assert_eq!(out(&mut world, &anyone, open(GOLD, GOLD)), Refusal::SameAsset);
    assert_eq!(world.refuse(&anyone, open(GOLD, AssetId(9))), Refusal::UnknownAsset);
    assert_eq!(world.refuse(&anyone, open(AssetId(9), CASH)), Refusal::UnknownAsset);
    assert_eq!(world.refuse(&anyone, open(GOLD, CASH)), Refusal::MarketExists);
    let receipt = world.apply(&anyone, open(CASH, GOLD));
    let opened = MarketOpened { market: MarketId(1), base: CASH, quote: GOLD };
    assert_eq!(receipt.events.to_vec(), [Event::MarketOpened(opened)]);
    assert_eq!(receipt.moves.to_vec(), []);
}

#[test]
fn a_market_that_nobody_uses_gives_its_pair_up() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    world.pass_ms(MARKET_IDLE_MS - 1);
    world.apply(&alice, sell(1, 200, GTC));
    world.apply(&bob, buy(1, 200, IOC));
    world.apply(&alice, sell(1, 200, GTC));
    world.pass_ms(MARKET_IDLE_MS);
    assert_eq!(world.refuse(&bob, open(GOLD, CASH)), Refusal::MarketExists);
    world.pass_ms(1);
    assert_eq!(world.refuse(&bob, open(GOLD, CASH)), Refusal::MarketExists, "an order stands in it");
    world.apply(&alice, cancel(2));
    world.apply(&bob, open(GOLD, CASH));
    let pair: Pair = world.read(&StateKey::pair(GOLD, CASH)).unwrap();
    assert_eq!((pair.market, world.market().replaced), (MarketId(1), true));
    assert_eq!(world.refuse(&alice, sell(1, 200, GTC)), Refusal::UnknownMarket);
    assert_eq!(world.refuse(&alice, convert(&[MARKET], GOLD, 100, 1)), Refusal::UnknownMarket);
    world.apply(&alice, collect());
}

#[test]
fn an_order_is_refused_for_the_first_rule_in_order() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let stranger = person(9);
    assert_eq!(out(&mut world, &alice, buy(0, 200, GTC)), Refusal::AmountZero);
    assert_eq!(out(&mut world, &alice, buy(1, 0, GTC)), Refusal::PriceZero);
    let met = |most| Action::PlaceOrder(PlaceOrder { most, ..order(Side::Buy, 1, 200, GTC) });
    assert_eq!(out(&mut world, &alice, met(65)), Refusal::MostInvalid);
    let elsewhere = PlaceOrder { market: MarketId(1), ..order(Side::Buy, 1, 200, GTC) };
    assert_eq!(world.refuse(&alice, Action::PlaceOrder(elsewhere)), Refusal::UnknownMarket);
    for asset in [CASH, GOLD] {
        world.apply(&issuer(), Action::Pause(AssetOnly { asset }));
        assert_eq!(world.refuse(&alice, buy(1, 200, GTC)), Refusal::AssetPaused);
        world.apply(&issuer(), Action::Resume(AssetOnly { asset }));
        world.apply(&issuer(), Action::Freeze(holder(asset, &alice)));
        assert_eq!(world.refuse(&alice, buy(1, 200, GTC)), Refusal::AccountFrozen);
        world.apply(&issuer(), Action::Unfreeze(holder(asset, &alice)));
    }
    world.apply(&bob, sell(2, 200, GTC));
    assert_eq!(world.refuse(&stranger, buy(1, 200, IOC)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&stranger, buy(1, 199, GTC)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&alice, sell(1_001, 201, GTC)), Refusal::InsufficientFunds);
    let now = world.block.time_ms;
    let until = |until_ms| buy(1, 199, OrderKind::GoodTillDate(until_ms));
    assert_eq!(world.refuse(&alice, until(now)), Refusal::DeadlineInvalid);
    assert_eq!(world.refuse(&alice, until(now + MAX_ORDER_MS + 1)), Refusal::DeadlineInvalid);
    assert_eq!(world.refuse(&alice, buy(1, 200, POST)), Refusal::WouldTrade);
    assert_eq!(world.refuse(&alice, buy(3, 200, FOK)), Refusal::NotFilled);
    assert_eq!(world.refuse(&alice, buy(2, 199, FOK)), Refusal::NotFilled);
    let huge = sell(1, u32::MAX, GTC);
    world.apply(&alice, huge);
    world.apply(&alice, until(now + MAX_ORDER_MS));
    world.apply(&alice, buy(2, 200, FOK));
}

#[test]
fn an_account_off_the_list_neither_trades_nor_is_traded_with() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let listed = AssetId(3);
    let powers = Powers { allow_list: Some(issuer().address), ..Powers::default() };
    world.apply(&issuer(), create(powers, 10_000, None));
    world.apply(&issuer(), Action::Allow(holder(listed, &alice)));
    world.apply(&issuer(), send(&alice, listed, 1_000));
    world.apply(&bob, open(listed, CASH));
    let at = |side, kind| Action::PlaceOrder(PlaceOrder { market: MarketId(1), ..order(side, 1, 200, kind) });
    assert_eq!(world.refuse(&bob, at(Side::Buy, IOC)), Refusal::NotAllowed);
    world.apply(&alice, at(Side::Sell, GTC));
    world.apply(&issuer(), Action::Allow(holder(listed, &bob)));
    world.apply(&issuer(), Action::Disallow(holder(listed, &alice)));
    let receipt = world.apply(&bob, at(Side::Buy, IOC));
    assert_eq!(placed(&receipt).dropped.to_vec(), [dropped(0, &alice, 200, 1, DropReason::Barred)]);
    assert_eq!(world.balance(&alice, listed), 1_000);
}

#[test]
fn an_order_worth_more_than_any_ledger_holds_cannot_stand() {
    let mut world = with_market();
    let [alice, ..] = traders();
    let (tick, lot) = (Amount(u128::MAX / 10), Amount(1));
    world.apply(&alice, Action::OpenMarket(OpenMarket { base: CASH, quote: GOLD, tick, lot }));
    let at = |side, lots, price, kind| {
        Action::PlaceOrder(PlaceOrder { market: MarketId(1), ..order(side, lots, price, kind) })
    };
    assert_eq!(world.refuse(&alice, at(Side::Sell, 1, 10, GTC)), Refusal::OrderTooLarge);
    assert_eq!(world.refuse(&alice, at(Side::Sell, 10, 1, GTC)), Refusal::OrderTooLarge);
    assert_eq!(world.refuse(&alice, at(Side::Buy, 1, 11, GTC)), Refusal::InsufficientFunds);
    world.apply(&alice, at(Side::Sell, 1, 11, IOC));
    world.apply(&alice, at(Side::Sell, 9, 1, GTC));
    // What cannot be paid is not converted.
    assert_eq!(world.refuse(&alice, convert(&[MarketId(1)], GOLD, 1_000, 1)), Refusal::BelowLeast);
}

#[test]
fn a_limit_that_nobody_could_pay_is_only_a_limit() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let (tick, lot) = (Amount(1 << 100), Amount(1));
    world.apply(&alice, Action::OpenMarket(OpenMarket { base: CASH, quote: GOLD, tick, lot }));
    let at = |lots, kind| {
        Action::PlaceOrder(PlaceOrder { market: MarketId(1), ..order(Side::Buy, lots, u32::MAX, kind) })
    };
    // Not one lot could be paid at the limit, but nothing trades and nothing stands.
    let receipt = world.apply(&bob, at(1, IOC));
    assert_eq!((placed(&receipt).rests, receipt.moves.len()), (0, 0));
    assert_eq!(world.refuse(&bob, at(1, FOK)), Refusal::NotFilled);
    assert_eq!(world.refuse(&bob, at(1, GTC)), Refusal::InsufficientFunds);
}

#[test]
fn who_cannot_pay_is_refused_for_that_though_the_other_side_could_not_hold_it() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let amount = Amount(u128::MAX - 10 * HOARD);
    world.apply(&issuer(), Action::Mint(Mint { asset: CASH, to: alice.address, amount }));
    world.apply(&alice, sell(1_000, 200, GTC));
    assert_eq!(world.refuse(&bob, buy(1_000, 200, IOC)), Refusal::InsufficientFunds);
    assert_eq!(world.refuse(&bob, convert(&[MARKET], CASH, 1_000_000, 1)), Refusal::InsufficientFunds);
    world.apply(&bob, buy(10, 200, IOC));
}

#[test]
fn best_price_first_then_oldest_first_each_at_its_own_price() {
    let mut world = with_market();
    let [alice, bob, carol, dave] = traders();
    world.apply(&alice, sell(2, 201, GTC));
    world.apply(&bob, sell(2, 200, GTC));
    world.apply(&carol, sell(2, 200, GTC));
    let receipt = world.apply(&dave, buy(5, 210, IOC));
    let fills = [fill(1, &bob, 200, 2, 2), fill(2, &carol, 200, 2, 2), fill(0, &alice, 201, 1, 2)];
    assert_eq!(placed(&receipt).fills.to_vec(), fills);
    assert_eq!((placed(&receipt).rests, world.best()), (0, (None, Some(201))));
    assert_eq!(world.order(0).unwrap().lots, 1);
    assert_eq!((world.order(1), world.order(2)), (None, None));
    assert_eq!(world.level(Side::Sell, 200), None);
    assert_eq!(world.open_orders(&bob), []);
}

#[test]
fn what_does_not_trade_stands_or_is_cancelled_as_its_kind_says() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    world.apply(&alice, sell(2, 200, GTC));
    let receipt = world.apply(&bob, buy(3, 200, IOC));
    assert_eq!((placed(&receipt).lots, placed(&receipt).rests, world.best()), (3, 0, (None, None)));
    world.apply(&alice, sell(2, 200, GTC));
    let receipt = world.apply(&bob, buy(3, 200, GTC));
    assert_eq!((placed(&receipt).rests, world.best()), (1, (Some(200), None)));
    let receipt = world.apply(&alice, sell(1, 201, POST));
    assert_eq!((placed(&receipt).rests, world.best()), (1, (Some(200), Some(201))));
    // Nobody need be there.
    let receipt = world.apply(&bob, buy(3, 100, IOC));
    assert_eq!((placed(&receipt).rests, receipt.moves.len()), (0, 0));
}

#[test]
fn an_order_meets_no_more_than_it_says_and_what_would_cross_is_cancelled() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    for _ in 0..65 {
        world.apply(&alice, sell(1, 200, GTC));
    }
    let at_most =
        |most, lots, kind| Action::PlaceOrder(PlaceOrder { most, ..order(Side::Buy, lots, 200, kind) });
    let receipt = world.apply(&bob, at_most(0, 2, GTC));
    assert_eq!((placed(&receipt).fills.len(), placed(&receipt).rests), (0, 0));
    let receipt = world.apply(&bob, at_most(2, 3, GTC));
    assert_eq!((placed(&receipt).fills.len(), placed(&receipt).rests), (2, 0));
    assert_eq!(world.refuse(&bob, at_most(2, 3, FOK)), Refusal::NotFilled);
    assert_eq!(world.refuse(&bob, at_most(0, 1, POST)), Refusal::WouldTrade);
    let receipt = world.apply(&bob, at_most(64, 64, GTC));
    assert_eq!((placed(&receipt).fills.len(), placed(&receipt).rests), (63, 1));
    assert_eq!(world.best(), (Some(200), None));
    assert_eq!(receipt.moves.len(), 63 + 2);
}

#[test]
fn an_order_that_meets_its_owner_s_own_takes_that_one_away() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    world.apply(&alice, sell(2, 200, GTC));
    world.apply(&bob, sell(2, 200, GTC));
    let before = world.purse(&alice);
    assert_eq!(world.refuse(&alice, buy(1, 200, POST)), Refusal::WouldTrade);
    let receipt = world.apply(&alice, buy(1, 200, IOC));
    assert_eq!(placed(&receipt).dropped.to_vec(), [dropped(0, &alice, 200, 2, DropReason::Own)]);
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(1, &bob, 200, 1, 1)]);
    assert_eq!(receipt.moves[0], moved(in_market(), at(&alice), GOLD, 200));
    assert_eq!(world.purse(&alice), (before.0 - 1_002, before.1 + 300));
}

#[test]
fn an_order_whose_time_has_passed_goes_home_when_it_is_met() {
    let mut world = with_market();
    let [alice, bob, carol, _] = traders();
    let until_ms = world.block.time_ms + 1_000;
    world.apply(&alice, sell(2, 200, OrderKind::GoodTillDate(until_ms)));
    world.apply(&alice, sell(2, 200, OrderKind::GoodTillDate(until_ms)));
    world.pass_ms(1_000);
    let receipt = world.apply(&bob, buy(1, 200, IOC));
    assert_eq!(placed(&receipt).fills.len(), 1, "the last millisecond counts");
    assert_eq!(world.refuse(&bob, cancel(0)), Refusal::NotOrderOwner);
    world.pass_ms(1);
    let receipt = world.apply(&bob, buy(1, 200, POST));
    assert_eq!(
        placed(&receipt).dropped.to_vec(),
        [dropped(0, &alice, 200, 1, DropReason::Expired), dropped(1, &alice, 200, 2, DropReason::Expired)]
    );
    assert_eq!((placed(&receipt).rests, world.purse(&alice).1), (1, HOARD - 100));
    assert_eq!(world.refuse(&carol, cancel(0)), Refusal::UnknownOrder);
}

#[test]
fn a_frozen_owner_s_order_goes_home_and_the_market_goes_on() {
    let mut world = with_market();
    let [alice, bob, carol, _] = traders();
    world.apply(&alice, sell(2, 200, GTC));
    world.apply(&alice, sell(2, 200, GTC));
    world.apply(&bob, sell(2, 200, GTC));
    world.apply(&issuer(), Action::Freeze(holder(CASH, &alice)));
    let receipt = world.apply(&carol, buy(1, 200, IOC));
    assert_eq!(placed(&receipt).dropped.len(), 2);
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(2, &bob, 200, 1, 1)]);
    assert_eq!(world.purse(&alice), (HOARD, HOARD));
}

#[test]
fn an_order_comes_home_to_its_owner_at_any_time_and_by_anyone_when_it_can_trade_no_more() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let until_ms = world.block.time_ms + 1_000;
    world.apply(&alice, buy(3, 200, OrderKind::GoodTillDate(until_ms)));
    world.apply(&alice, buy(3, 200, GTC));
    world.apply(&alice, sell(3, 300, GTC));
    assert_eq!(world.refuse(&bob, cancel(9)), Refusal::UnknownOrder);
    assert_eq!(world.refuse(&bob, cancel(0)), Refusal::NotOrderOwner);
    world.pass_ms(1_001);
    let receipt = world.apply(&bob, cancel(0));
    assert_eq!(receipt.moves.to_vec(), [moved(in_market(), at(&alice), CASH, 3_003)]);
    let cancelled = Cancelled { order: OrderId(0), side: Side::Buy, price: 200, lots: 3, parked: false };
    let event = OrderCancelled { market: MARKET, owner: alice.address, cancelled };
    assert_eq!(receipt.events.to_vec(), [Event::OrderCancelled(event)]);
    world.apply(&issuer(), Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: CASH }));
    world.apply(&bob, cancel(1));
    world.apply(&alice, cancel(2));
    assert_eq!(world.purse(&alice), (HOARD, HOARD));
    assert_eq!(world.best(), (None, None));
}

#[test]
fn all_orders_are_cancelled_as_many_at_a_time_as_said() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    assert_eq!(out(&mut world, &alice, cancel_all(0)), Refusal::MostInvalid);
    assert_eq!(out(&mut world, &alice, cancel_all(65)), Refusal::MostInvalid);
    assert_eq!(world.refuse(&alice, cancel_all(1)), Refusal::UnknownOrder);
    let elsewhere = tally_types::exchange::CancelAll { market: MarketId(1), most: 1 };
    assert_eq!(world.refuse(&alice, Action::CancelAll(elsewhere)), Refusal::UnknownMarket);
    for price in 101..=104 {
        world.apply(&alice, buy(1, price, GTC));
        world.apply(&bob, buy(1, price, GTC));
        world.apply(&alice, sell(1, 100 + price, GTC));
    }
    let receipt = world.apply(&alice, cancel_all(5));
    let Some(Event::OrdersCancelled(OrdersCancelled { market, owner, cancelled, remain })) =
        receipt.events.first()
    else {
        panic!("no orders cancelled")
    };
    assert_eq!((*market, *owner, *remain), (MARKET, alice.address, 3));
    let ids: Vec<u64> = cancelled.iter().map(|cancelled| cancelled.order.0).collect();
    assert_eq!(ids, [0, 2, 3, 5, 6]);
    // Two sells of a lot; buys at 101, 102 and 103 with a fee of one each.
    let moves = [
        moved(in_market(), at(&alice), GOLD, 200),
        moved(in_market(), at(&alice), CASH, 5 * (101 + 102 + 103) + 3),
    ];
    assert_eq!(receipt.moves.to_vec(), moves);
    world.apply(&alice, cancel_all(64));
    assert_eq!((world.purse(&alice), world.open_orders(&alice)), ((HOARD, HOARD), vec![]));
    assert_eq!(world.open_orders(&bob), [1, 4, 7, 10]);
}

#[test]
fn an_account_has_256_orders_in_a_market_and_no_more() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    for _ in 0..4 {
        let mut tx = world.tx(&alice);
        for _ in 0..64 {
            tx = tx.does(&alice, sell(1, 200, GTC));
        }
        tx.operations.iter_mut().for_each(|operation| {
            let Action::PlaceOrder(order) = &mut operation.action else { unreachable!() };
            order.most = 1;
        });
        assert_eq!(world.run(&tx).unwrap().outcome, applied());
    }
    assert_eq!(world.refuse(&alice, sell(1, 200, GTC)), Refusal::TooManyOrders);
    assert_eq!(world.refuse(&alice, buy(1, 199, POST)), Refusal::TooManyOrders);
    world.apply(&alice, buy(1, 199, IOC));
    world.apply(&bob, buy(1, 200, IOC));
    world.apply(&alice, sell(1, 200, GTC));
}

#[test]
fn a_scoped_key_is_metered_for_what_leaves() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let expires_ms = world.block.time_ms + DAY_MS;
    world.apply(&alice, grant(40, &[0x81, 0x82, 0x84], &[(COIN, 100_000), (CASH, 2_000)], expires_ms));
    let by_key = alice.with(&[40]);
    world.apply(&bob, sell(9, 200, GTC));
    assert_eq!(world.refuse(&by_key, sell(1, 200, GTC)), Refusal::KeyLimitExceeded);
    assert_eq!(world.refuse(&by_key, buy(2, 200, IOC)), Refusal::KeyLimitExceeded, "2,004 with the fee");
    world.apply(&by_key, buy(1, 200, IOC));
    assert_eq!(world.refuse(&by_key, convert(&[MARKET], CASH, 1_002, 1)), Refusal::KeyLimitExceeded);
    world.apply(&by_key, buy(1, 199, GTC));
    world.apply(&by_key, cancel(world.open_orders(&alice)[0]));
}

#[test]
fn fees_are_paid_out_to_the_opener_and_the_pot_when_asked() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    let elsewhere = Action::CollectFees(MarketOnly { market: MarketId(1) });
    assert_eq!(world.refuse(&alice, elsewhere), Refusal::UnknownMarket);
    assert_eq!(world.refuse(&alice, collect()), Refusal::NothingToCollect);
    world.apply(&alice, sell(10, 200, GTC));
    world.apply(&bob, buy(10, 200, IOC));
    world.apply(&issuer(), Action::Pause(AssetOnly { asset: CASH }));
    assert_eq!(world.refuse(&alice, collect()), Refusal::AssetPaused);
    world.apply(&issuer(), Action::Resume(AssetOnly { asset: CASH }));
    world.apply(&issuer(), Action::Freeze(holder(CASH, &opener())));
    let receipt = world.apply(&alice, collect());
    // 20 and 10 basis points of 10,000; a fifth is the opener's, frozen or not.
    let moves =
        [moved(in_market(), at(&opener()), CASH, 6), moved(in_market(), Place::FeePot(Empty), CASH, 24)];
    assert_eq!((receipt.moves.to_vec(), receipt.events.len()), (moves.to_vec(), 0));
    assert_eq!((world.market().for_opener, world.market().for_pot), (Amount::ZERO, Amount::ZERO));
}

#[test]
fn the_pot_takes_only_what_fees_are_paid_in() {
    let mut world = with_market();
    let [alice, bob, ..] = traders();
    world.apply(&opener(), open(CASH, GOLD));
    let at =
        |side, kind| Action::PlaceOrder(PlaceOrder { market: MarketId(1), ..order(side, 10, 200, kind) });
    world.apply(&alice, at(Side::Sell, GTC));
    world.apply(&bob, at(Side::Buy, IOC));
    let collect = Action::CollectFees(MarketOnly { market: MarketId(1) });
    let receipt = world.apply(&alice, collect.clone());
    assert_eq!(receipt.moves.to_vec(), [moved(Place::Market(MarketId(1)), at_opener(), GOLD, 6)]);
    assert_eq!(world.refuse(&alice, collect), Refusal::NothingToCollect);
}

/// No honest state comes near this limit, so the record is made up.
#[test]
fn an_order_whose_owner_has_no_room_waits_outside_the_book() {
    let mut world = with_market();
    let [alice, bob, carol, _] = traders();
    world.apply(&alice, sell(2, 200, GTC));
    world.apply(&bob, sell(2, 200, GTC));
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(RICH), flags: BalanceFlags(0) };
    let others = [0, 11, 12, 13, 14, 15, 16, 17].map(balance).to_vec();
    let own = world.account(&alice);
    let full = Account { balances: list(others), spilled: 65_535, ..own.clone() };
    let key = StateKey::account(&alice.address);
    world.state.insert(key, full.encode());
    let receipt = made_up(&mut world, &carol, buy(1, 200, IOC));
    let parked = Dropped { parked: true, ..dropped(0, &alice, 200, 2, DropReason::Barred) };
    assert_eq!(placed(&receipt).dropped.to_vec(), [parked]);
    assert_eq!(placed(&receipt).fills.to_vec(), [fill(1, &bob, 200, 1, 1)]);
    let order = world.order(0).unwrap();
    assert_eq!((order.parked, order.escrow, order.next), (true, Amount(200), None));
    assert_eq!(world.level(Side::Sell, 200).unwrap().orders, 1);
    let receipt = made_up(&mut world, &bob, cancel(0));
    assert_eq!(receipt.outcome, refused(Refusal::TooManyBalances));
    let receipt = made_up(&mut world, &alice, cancel_all(1));
    assert_eq!(receipt.outcome, refused(Refusal::TooManyBalances));
    made_up(&mut world, &carol, buy(1, 150, GTC));
    let full = Account { balances: list([0, 2, 12, 13, 14, 15, 16, 17].map(balance).to_vec()), ..full };
    world.state.insert(key, full.encode());
    for action in [sell(1, 150, IOC), convert(&[MARKET], GOLD, 100, 1)] {
        let receipt = made_up(&mut world, &alice, action);
        assert_eq!(receipt.outcome, refused(Refusal::TooManyBalances));
    }
    world.state.insert(key, own.encode());
    let receipt = made_up(&mut world, &bob, cancel(0));
    assert_eq!(receipt.moves.to_vec(), [moved(in_market(), at(&alice), GOLD, 200)]);
    assert_eq!(world.open_orders(&alice), []);
}

fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused(Refused { operation: 0, refusal })
}

/// Applies an action to a made-up state, which no invariant would let pass.
fn made_up(world: &mut World, actor: &Person, action: Action) -> Receipt {
    let mut tx = world.tx(actor).does(actor, action);
    // The made-up accounts are not those that count nonces.
    tx.nonce = world.account(actor).nonces.next();
    let transaction = tx.build();
    let mut overlay = Overlay::new();
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
    let receipt = load_until(&world.state, &mut overlay, run).unwrap();
    for (key, record) in overlay.changes() {
        match record {
            Some(record) => world.state.insert(key, record),
            None => world.state.remove(&key),
        };
    }
    receipt
}

fn at_opener() -> Place {
    at(&opener())
}
