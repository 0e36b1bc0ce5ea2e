//! Assets: every refusal once, then what happens.

mod world;

use tally_types::{
    Action, Amount, AssetId, Event, Move, Place, Refusal,
    account::SetInbox,
    asset::{AssetOnly, Burn, ClawBack, EditAsset, Mint, Power, Powers, RenouncePower},
    receipt::{HolderChanged, PauseChanged, PowerGone},
    wire::Empty,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const NOWHERE: Place = Place::Supply(Empty);

fn world_of(powers: Powers, supply: u128, cap: Option<u128>) -> World {
    let mut world = World::new();
    world.apply(&person(1), create(powers, supply, cap));
    world
}

fn mint(to: &Person, amount: u128) -> Action {
    Action::Mint(Mint { asset: GOLD, to: to.address, amount: Amount(amount) })
}

fn burn(amount: u128) -> Action {
    Action::Burn(Burn { asset: GOLD, amount: Amount(amount) })
}

fn claw(from: &Person, to: &Person, amount: u128) -> Action {
    Action::ClawBack(ClawBack { asset: GOLD, from: from.address, to: to.address, amount: Amount(amount) })
}

fn renounce(power: Power) -> Action {
    Action::RenouncePower(RenouncePower { asset: GOLD, power })
}

fn pause() -> Action {
    Action::Pause(AssetOnly { asset: GOLD })
}

fn resume() -> Action {
    Action::Resume(AssetOnly { asset: GOLD })
}

fn moved(from: Place, to: Place, amount: u128) -> [Move; 1] {
    [Move { operation: 0, from, to, asset: GOLD, amount: Amount(amount) }]
}

fn at(person: &Person) -> Place {
    Place::Account(person.address)
}

#[test]
fn assets_are_numbered_in_order_and_their_issuer_accepts_them() {
    let mut world = World::new();
    let issuer = person(1);
    let receipt = world.apply(&issuer, create(all_powers(&issuer), 500, Some(500)));
    assert_eq!(receipt.moves.to_vec(), moved(NOWHERE, at(&issuer), 500));
    assert_eq!(receipt.events.to_vec(), [Event::AssetCreated(GOLD)]);
    assert_eq!(receipt.fee.amount, Amount(100));
    let listed = Powers { allow_list: Some(person(2).address), ..Powers::default() };
    let receipt = world.apply(&issuer, create(listed, 0, None));
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![Event::AssetCreated(AssetId(2))]));
    let account = world.account(&issuer);
    let flags: Vec<_> = account.balances.iter().map(|balance| (balance.asset.0, balance.flags.0)).collect();
    assert_eq!(flags, [(0, 0), (1, 4), (2, 6)]);
    assert_eq!(world.global().counters.asset, 3);
}

#[test]
fn each_power_s_operation_is_refused_for_unknown_assets_and_for_those_without_the_power() {
    let (issuer, other) = (person(1), person(2));
    let edit = |asset| Action::EditAsset(EditAsset { asset, name: text("New"), icon: None });
    let mint = |asset| Action::Mint(Mint { asset, to: other.address, amount: Amount(1) });
    let claw = |asset| {
        Action::ClawBack(ClawBack { asset, from: issuer.address, to: other.address, amount: Amount(1) })
    };
    type Make<'a> = &'a dyn Fn(AssetId) -> Action;
    let operations: &[Make] = &[
        &mint,
        &claw,
        &edit,
        &|asset| Action::Freeze(holder(asset, &other)),
        &|asset| Action::Unfreeze(holder(asset, &other)),
        &|asset| Action::Allow(holder(asset, &other)),
        &|asset| Action::Disallow(holder(asset, &other)),
        &|asset| Action::Pause(AssetOnly { asset }),
        &|asset| Action::Resume(AssetOnly { asset }),
        &|asset| Action::RenouncePower(RenouncePower { asset, power: Power::Mint }),
    ];
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    let mut world = world_of(powers, 10, None);
    for operation in operations {
        assert_eq!(world.refuse(&other, operation(AssetId(7))), Refusal::UnknownAsset);
        assert_eq!(world.refuse(&other, operation(GOLD)), Refusal::PowerMissing);
        assert_eq!(world.refuse(&issuer, operation(AssetId::COIN)), Refusal::PowerMissing);
    }
}

#[test]
fn each_rule_refuses_a_mint() {
    let (issuer, alice) = (person(1), person(2));
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    let mut world = world_of(powers, 10, Some(100));
    world.apply(
        &alice,
        Action::SetInbox(SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) }),
    );
    world.apply(&issuer, pause());
    assert_eq!(world.refuse(&issuer, mint(&alice, 91)), Refusal::AssetPaused);
    world.apply(&issuer, resume());
    assert_eq!(world.refuse(&issuer, mint(&alice, 91)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&issuer, mint(&alice, 91)), Refusal::InboxRefusesAsset);
    world.apply(
        &alice,
        Action::SetInbox(SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![GOLD]) }),
    );
    assert_eq!(world.refuse(&issuer, mint(&alice, 91)), Refusal::OverCap);
    assert_eq!(world.refuse(&issuer, mint(&alice, u128::MAX)), Refusal::OverCap);
    // The receiver requires a memo of those who send; a mint has none to give.
    let receipt = world.apply(&issuer, mint(&alice, 90));
    assert_eq!(receipt.moves.to_vec(), moved(NOWHERE, at(&alice), 90));
    assert_eq!((world.asset(GOLD).minted, world.balance(&alice, GOLD)), (Amount(100), 90));
}

#[test]
fn burned_units_make_room_under_the_cap_but_not_under_the_ledger_s() {
    let issuer = person(1);
    let mut world = world_of(all_powers(&issuer), u128::MAX, Some(u128::MAX));
    world.apply(&issuer, burn(10));
    assert_eq!(world.refuse(&issuer, mint(&issuer, 11)), Refusal::OverCap);
    assert_eq!(world.refuse(&issuer, mint(&issuer, 10)), Refusal::SupplyOverflow);
    let mut world = world_of(all_powers(&issuer), 100, Some(100));
    world.apply(&issuer, burn(10));
    world.apply(&issuer, mint(&issuer, 10));
    assert_eq!((world.asset(GOLD).minted, world.asset(GOLD).burned), (Amount(110), Amount(10)));
}

/// The worked example of docs/reference/asset.md.
#[test]
fn a_cap_bounds_what_circulates_and_not_what_was_ever_made() {
    let issuer = person(1);
    let mut world = world_of(all_powers(&issuer), 900, Some(1_000));
    world.apply(&issuer, burn(300));
    assert_eq!(world.refuse(&issuer, mint(&issuer, 401)), Refusal::OverCap);
    world.apply(&issuer, mint(&issuer, 400));
    assert_eq!((world.asset(GOLD).minted, world.balance(&issuer, GOLD)), (Amount(1_300), 1_000));
}

#[test]
fn each_rule_refuses_a_burn() {
    let (issuer, alice) = (person(1), person(2));
    let mut world = world_of(all_powers(&issuer), 100, None);
    world.apply(&issuer, send(&alice, GOLD, 50));
    let unknown = Action::Burn(Burn { asset: AssetId(9), amount: Amount(1) });
    assert_eq!(world.refuse(&alice, unknown), Refusal::UnknownAsset);
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, pause());
    assert_eq!(world.refuse(&alice, burn(51)), Refusal::AssetPaused);
    world.apply(&issuer, resume());
    assert_eq!(world.refuse(&alice, burn(51)), Refusal::AccountFrozen);
    world.apply(&issuer, Action::Unfreeze(holder(GOLD, &alice)));
    assert_eq!(world.refuse(&alice, burn(51)), Refusal::InsufficientFunds);
    world.apply(&alice, grant(40, &[0x22], &[(COIN, 1_000), (GOLD, 20)], world.block.time_ms + 1));
    assert_eq!(world.refuse(&alice.with(&[40]), burn(21)), Refusal::KeyLimitExceeded);
    let receipt = world.apply(&alice.with(&[40]), burn(20));
    assert_eq!(receipt.moves.to_vec(), moved(at(&alice), NOWHERE, 20));
    assert_eq!((world.asset(GOLD).burned, world.balance(&alice, GOLD)), (Amount(20), 30));
}

#[test]
fn flags_are_set_once_and_leave_nothing_behind() {
    let (issuer, alice) = (person(1), person(2));
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    let mut world = world_of(powers, 100, None);
    let changed = |set| HolderChanged { asset: GOLD, account: alice.address, set };
    let target = holder(GOLD, &alice);
    assert_eq!(world.refuse(&issuer, Action::Unfreeze(target.clone())), Refusal::AlreadySo);
    assert_eq!(world.refuse(&issuer, Action::Disallow(target.clone())), Refusal::AlreadySo);
    let receipt = world.apply(&issuer, Action::Freeze(target.clone()));
    assert_eq!(receipt.events.to_vec(), [Event::FreezeChanged(changed(true))]);
    let receipt = world.apply(&issuer, Action::Allow(target.clone()));
    assert_eq!(receipt.events.to_vec(), [Event::AllowChanged(changed(true))]);
    assert_eq!(world.account(&alice).balances[1].flags.0, 3);
    assert_eq!(world.refuse(&issuer, Action::Freeze(target.clone())), Refusal::AlreadySo);
    assert_eq!(world.refuse(&issuer, Action::Allow(target.clone())), Refusal::AlreadySo);
    let receipt = world.apply(&issuer, Action::Unfreeze(target.clone()));
    assert_eq!(receipt.events.to_vec(), [Event::FreezeChanged(changed(false))]);
    let receipt = world.apply(&issuer, Action::Disallow(target));
    assert_eq!(receipt.events.to_vec(), [Event::AllowChanged(changed(false))]);
    assert_eq!(world.account(&alice).balances.len(), 1);
}

#[test]
fn an_account_that_never_was_can_be_frozen() {
    let issuer = person(1);
    let mut world = world_of(all_powers(&issuer), 100, None);
    world.apply(&issuer, Action::Freeze(holder(GOLD, &person(100))));
    world.apply(&issuer, Action::Unfreeze(holder(GOLD, &person(100))));
    assert!(!world.state.contains_key(&tally_types::StateKey::account(&person(100).address)));
}

#[test]
fn a_claw_back_ignores_pause_and_freeze_and_inbox_but_not_the_allow_list() {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let powers = Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) };
    let mut world = world_of(powers, 100, None);
    world.apply(&issuer, Action::Allow(holder(GOLD, &alice)));
    world.apply(&issuer, send(&alice, GOLD, 40));
    world.apply(&issuer, Action::Freeze(holder(GOLD, &alice)));
    world.apply(&issuer, Action::Disallow(holder(GOLD, &alice)));
    world.apply(&issuer, pause());
    world.apply(
        &bob,
        Action::SetInbox(SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![]) }),
    );
    assert_eq!(world.refuse(&issuer, claw(&alice, &bob, 41)), Refusal::NotAllowed);
    world.apply(&issuer, Action::Allow(holder(GOLD, &bob)));
    assert_eq!(world.refuse(&issuer, claw(&alice, &bob, 41)), Refusal::InsufficientFunds);
    let receipt = world.apply(&issuer, claw(&alice, &bob, 40));
    assert_eq!(receipt.moves.to_vec(), moved(at(&alice), at(&bob), 40));
    assert_eq!((world.balance(&alice, GOLD), world.balance(&bob, GOLD)), (0, 40));
}

#[test]
fn a_paused_asset_moves_again_when_resumed_or_when_the_power_is_given_up() {
    let (issuer, alice) = (person(1), person(2));
    let mut world = world_of(all_powers(&issuer), 100, None);
    assert_eq!(world.refuse(&issuer, resume()), Refusal::AlreadySo);
    let receipt = world.apply(&issuer, pause());
    assert_eq!(receipt.events.to_vec(), [Event::PauseSet(PauseChanged { asset: GOLD, paused: true })]);
    assert_eq!(world.refuse(&issuer, pause()), Refusal::AlreadySo);
    let receipt = world.apply(&issuer, resume());
    assert_eq!(receipt.events.to_vec(), [Event::PauseSet(PauseChanged { asset: GOLD, paused: false })]);
    world.apply(&issuer, pause());
    let receipt = world.apply(&issuer, renounce(Power::Pause));
    let gone = PowerGone { asset: GOLD, power: Power::Pause };
    assert_eq!(receipt.events.to_vec(), [Event::PowerRenounced(gone)]);
    world.apply(&issuer, send(&alice, GOLD, 1));
    assert_eq!(world.refuse(&issuer, pause()), Refusal::PowerMissing);
}

#[test]
fn a_power_given_up_never_comes_back() {
    let issuer = person(1);
    let mut world = world_of(Powers { allow_list: Some(issuer.address), ..all_powers(&issuer) }, 100, None);
    for power in Power::ALL {
        world.apply(&issuer, renounce(power));
        assert_eq!(world.refuse(&issuer, renounce(power)), Refusal::PowerMissing);
        assert_eq!(world.asset(GOLD).powers.holder(power), None);
    }
}

#[test]
fn an_edit_changes_name_and_icon_only() {
    let issuer = person(1);
    let mut world = world_of(all_powers(&issuer), 100, None);
    let before = world.asset(GOLD);
    let icon = Some(tally_types::Hash([3; 32]));
    let receipt = world.apply(&issuer, Action::EditAsset(EditAsset { asset: GOLD, name: text("New"), icon }));
    assert_eq!(receipt.events.to_vec(), [Event::AssetEdited(GOLD)]);
    assert_eq!(world.asset(GOLD), tally_types::asset::Asset { name: text("New"), icon, ..before });
}

#[test]
fn who_holds_a_power_accepts_the_asset_by_receiving_it() {
    let (issuer, minter) = (person(1), person(2));
    let powers = Powers { mint: Some(minter.address), ..Powers::default() };
    let mut world = world_of(powers, 0, None);
    let inbox = SetInbox { refuse_unknown: true, require_memo: false, accept: list(vec![]) };
    world.apply(&minter, Action::SetInbox(inbox));
    assert_eq!(world.refuse(&issuer, mint(&issuer, 1)), Refusal::PowerMissing);
    world.apply(&minter, mint(&minter, 5));
    assert_eq!(world.account(&minter).balances[1].flags.0, 4);
}
