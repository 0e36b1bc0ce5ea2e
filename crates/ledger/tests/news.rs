//! News: every refusal once, then what is published and tipped.

mod world;

use tally_ledger::{Overlay, apply};
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Move, Outcome, Place, Refusal, StateKey,
    account::{Account, Balance, BalanceFlags, SetInbox},
    asset::{AssetOnly, Powers},
    codec::Encode,
    news::{
        Format, Post, PostId, PostMade, PostOf, PostTip, Posted, Publisher, RegisterPublisher, Tip,
        WithdrawPost,
    },
    wire::Empty,
};
use world::*;

const GOLD: AssetId = AssetId(1);

fn issuer() -> Person {
    person(1)
}

fn writer() -> Person {
    person(2)
}

fn reader() -> Person {
    person(3)
}

fn profile(name: &str) -> RegisterPublisher {
    let link = Some(text("https://tally.example/"));
    RegisterPublisher { name: text(name), link, language: text("en") }
}

fn post(title: &str, replaces: Option<u64>) -> Post {
    Post {
        title: text(title),
        body: Hash([9; 32]),
        link: None,
        language: text("zh-Hans"),
        tags: list(vec![text("ledger"), text("午饭")]),
        format: Format::Markdown(Empty),
        replaces: replaces.map(PostId),
    }
}

fn publish(title: &str, replaces: Option<u64>) -> Action {
    Action::Post(post(title, replaces))
}

fn withdraw(post: u64) -> Action {
    Action::WithdrawPost(WithdrawPost { post: PostId(post) })
}

fn tip(post: u64, asset: AssetId, amount: u128) -> Action {
    Action::Tip(Tip { post: PostId(post), asset, amount: Amount(amount) })
}

fn posted(world: &World, post: u64) -> Posted {
    world.read(&StateKey::post(PostId(post))).expect("a post is kept")
}

fn publisher(world: &World, person: &Person) -> Publisher {
    world.read(&StateKey::publisher(&person.address)).expect("a publisher is kept")
}

/// The writer has posted once; the reader holds 100 gold, of which the issuer has all powers.
fn with_news() -> World {
    with_powers(all_powers(&issuer()))
}

fn with_powers(powers: Powers) -> World {
    let mut world = World::new();
    world.apply(&issuer(), create(powers, 1_000, None));
    if world.asset(GOLD).powers.allow_list.is_some() {
        world.apply(&issuer(), Action::Allow(holder(GOLD, &reader())));
    }
    world.apply(&issuer(), send(&reader(), GOLD, 100));
    world.apply(&writer(), Action::RegisterPublisher(profile("The Notch")));
    world.apply(&writer(), publish("Tally opens", None));
    world
}

#[test]
fn a_publisher_registers_and_changes_what_it_says_of_itself() {
    let mut world = World::new();
    let start = world.block.time_ms;
    let register = |name| Action::RegisterPublisher(profile(name));
    let receipt = world.apply(&writer(), register("The Notch"));
    let event = Event::PublisherRegistered(writer().address);
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![event.clone()]));
    assert_eq!(world.refuse(&writer(), register("The Notch")), Refusal::AlreadySo);
    world.apply(&writer(), publish("Tally opens", None));
    world.pass_ms(5);
    assert_eq!(world.apply(&writer(), register("The Stick")).events.to_vec(), [event]);
    let record = publisher(&world, &writer());
    assert_eq!((record.name.as_str(), record.since_ms, record.posts), ("The Stick", start, 1));
    // Names are not unique: the address is.
    world.apply(&reader(), register("The Stick"));
}

#[test]
fn what_cannot_be_written_stays_out_of_the_block() {
    let mut world = with_news();
    let fit = post("Tally", None);
    let unsorted = Post { tags: list(vec![text("b"), text("a")]), ..fit.clone() };
    let table = [
        (tip(0, COIN, 0), Refusal::AmountZero),
        (publish(" Tally", None), Refusal::TextNotPlain),
        (Action::Post(Post { link: Some(text("javascript:0")), ..fit.clone() }), Refusal::LinkInvalid),
        (Action::Post(Post { language: text("EN"), ..fit }), Refusal::LanguageInvalid),
        (Action::Post(unsorted), Refusal::TagsInvalid),
        (
            Action::RegisterPublisher(RegisterPublisher { language: text("e-"), ..profile("A") }),
            Refusal::LanguageInvalid,
        ),
    ];
    for (action, refusal) in table {
        assert_eq!(world.run(&world.tx(&writer()).does(&writer(), action)), Err(refusal));
    }
}

#[test]
fn posts_are_numbered_and_editions_follow_one_another() {
    let mut world = with_news();
    assert_eq!(world.refuse(&reader(), publish("Mine", None)), Refusal::UnknownPublisher);
    assert_eq!(world.refuse(&reader(), publish("Mine", Some(9))), Refusal::UnknownPost);
    world.apply(&reader(), Action::RegisterPublisher(profile("A reader")));
    assert_eq!(world.refuse(&reader(), publish("Mine", Some(0))), Refusal::NotPublisher);
    world.pass_ms(7);
    let receipt = world.apply(&writer(), publish("Tally opens today", Some(0)));
    let made = PostMade { post: PostId(1), publisher: writer().address, replaces: Some(PostId(0)) };
    assert_eq!((receipt.moves.len(), receipt.events.to_vec()), (0, vec![Event::PostPublished(made)]));
    assert_eq!(posted(&world, 0).replaced_by, Some(PostId(1)));
    let record = posted(&world, 1);
    assert_eq!((record.at_ms, record.post), (world.block.time_ms, post("Tally opens today", Some(0))));
    assert_eq!(world.refuse(&writer(), publish("Again", Some(0))), Refusal::PostIsReplaced);
    world.apply(&writer(), withdraw(0));
    // Both rules are broken; the first in order is named.
    assert_eq!(world.refuse(&writer(), publish("Again", Some(0))), Refusal::PostIsWithdrawn);
    world.apply(&writer(), publish("Again", Some(1)));
    let record = publisher(&world, &writer());
    assert_eq!((record.first, record.last, record.posts), (Some(PostId(0)), Some(PostId(2)), 3));
    assert_eq!(world.global().counters.post, 3);
}

#[test]
fn a_publisher_registers_and_posts_in_one_transaction() {
    let mut world = World::new();
    let register = Action::RegisterPublisher(profile("The Notch"));
    let tx = world.tx(&writer()).does(&writer(), register).does(&writer(), publish("One", None));
    let tx = tx.does(&writer(), publish("Two", Some(0))).does(&reader(), tip(1, COIN, 5));
    assert_eq!(world.run(&tx).unwrap().outcome, applied());
    assert_eq!((publisher(&world, &writer()).posts, posted(&world, 1).tips), (2, 1));
}

#[test]
fn a_post_is_withdrawn_once_by_its_publisher_and_its_record_stays() {
    let mut world = with_news();
    assert_eq!(world.refuse(&writer(), withdraw(1)), Refusal::UnknownPost);
    assert_eq!(world.refuse(&reader(), withdraw(0)), Refusal::NotPublisher);
    let receipt = world.apply(&writer(), withdraw(0));
    let of = PostOf { post: PostId(0), publisher: writer().address };
    assert_eq!(receipt.events.to_vec(), [Event::PostWithdrawn(of)]);
    for person in [writer(), reader()] {
        assert_eq!(world.refuse(&person, withdraw(0)), Refusal::AlreadySo);
    }
    let record = posted(&world, 0);
    assert_eq!((record.withdrawn_ms, record.post), (Some(world.block.time_ms), post("Tally opens", None)));
    assert_eq!(publisher(&world, &writer()).withdrawn, 1);
}

#[test]
fn a_tip_pays_the_publisher_and_is_counted() {
    let mut world = with_news();
    let receipt = world.apply(&reader(), tip(0, GOLD, 40));
    let (from, to) = (Place::Account(reader().address), Place::Account(writer().address));
    let moved = Move { operation: 0, from, to, asset: GOLD, amount: Amount(40) };
    let event = PostTip { post: PostId(0), publisher: writer().address, from: reader().address };
    assert_eq!(receipt.moves.to_vec(), [moved]);
    assert_eq!(receipt.events.to_vec(), [Event::PostTipped(event)]);
    assert_eq!((world.balance(&reader(), GOLD), world.balance(&writer(), GOLD)), (60, 40));
    // It is not accepted by being paid.
    assert_eq!(world.account(&writer()).balances[1].flags.0, 0);
    world.apply(&writer(), publish("Tally opens today", Some(0)));
    world.apply(&reader(), tip(0, COIN, 1));
    world.apply(&issuer(), tip(1, GOLD, 1));
    assert_eq!((posted(&world, 0).tips, posted(&world, 1).tips), (2, 1));
    assert_eq!(publisher(&world, &writer()).tips, 3);
}

/// The worked example of docs/reference/news.md.
#[test]
fn editions_and_tips_are_counted_as_the_reference_says() {
    let mut world = with_news();
    world.apply(&writer(), publish("Tally opens today", Some(0)));
    for post in [0, 0, 1] {
        world.apply(&reader(), tip(post, GOLD, 1));
    }
    let (first, second) = (posted(&world, 0), posted(&world, 1));
    assert_eq!((first.replaced_by, first.tips, second.tips), (Some(PostId(1)), 2, 1));
    let Publisher { first, last, posts, tips, .. } = publisher(&world, &writer());
    assert_eq!((first, last, posts, tips), (Some(PostId(0)), Some(PostId(1)), 2, 3));
    assert_eq!(world.refuse(&writer(), publish("Again", Some(0))), Refusal::PostIsReplaced);
    world.apply(&writer(), withdraw(0));
    assert_eq!(publisher(&world, &writer()).withdrawn, 1);
    assert_eq!(world.refuse(&reader(), tip(0, GOLD, 1)), Refusal::PostIsWithdrawn);
    assert_eq!(world.refuse(&writer(), publish("Again", Some(0))), Refusal::PostIsWithdrawn);
}

#[test]
fn each_rule_refuses_a_tip() {
    type Setup = fn(&mut World);
    let pause: Setup = |world| drop(world.apply(&issuer(), Action::Pause(AssetOnly { asset: GOLD })));
    let freeze: Setup = |world| drop(world.apply(&issuer(), Action::Freeze(holder(GOLD, &reader()))));
    let shut: Setup = |world| {
        let inbox = SetInbox { refuse_unknown: true, require_memo: false, accept: list(vec![]) };
        world.apply(&writer(), Action::SetInbox(inbox));
    };
    let table: &[(Setup, Person, Action, Refusal)] = &[
        (|_| {}, reader(), tip(1, GOLD, 1), Refusal::UnknownPost),
        (|_| {}, reader(), tip(0, AssetId(9), 1), Refusal::UnknownAsset),
        (pause, reader(), tip(0, GOLD, 1), Refusal::AssetPaused),
        (freeze, reader(), tip(0, GOLD, 1), Refusal::AccountFrozen),
        (shut, reader(), tip(0, GOLD, 101), Refusal::InboxRefusesAsset),
        (|_| {}, reader(), tip(0, GOLD, 101), Refusal::InsufficientFunds),
        (
            |world| drop(world.apply(&writer(), withdraw(0))),
            reader(),
            tip(0, GOLD, 1),
            Refusal::PostIsWithdrawn,
        ),
        (|_| {}, writer(), tip(0, COIN, 1), Refusal::OwnPost),
    ];
    for (setup, actor, action, refusal) in table {
        let mut world = with_news();
        setup(&mut world);
        assert_eq!(world.refuse(actor, action.clone()), *refusal);
        assert_eq!(world.balance(&writer(), GOLD), 0);
    }
}

#[test]
fn a_publisher_that_holds_more_than_half_of_all_units_still_tips_a_post_of_its_own() {
    let mut world = with_news();
    world.apply(&writer(), create(all_powers(&writer()), u128::MAX, None));
    assert_eq!(world.refuse(&writer(), tip(0, AssetId(2), u128::MAX)), Refusal::OwnPost);
}

#[test]
fn an_allow_list_binds_reader_and_publisher() {
    let powers = Powers { allow_list: Some(issuer().address), ..all_powers(&issuer()) };
    let mut world = with_powers(powers);
    assert_eq!(world.refuse(&reader(), tip(0, GOLD, 1)), Refusal::NotAllowed);
    world.apply(&issuer(), Action::Allow(holder(GOLD, &writer())));
    world.apply(&reader(), tip(0, GOLD, 1));
    world.apply(&issuer(), Action::Disallow(holder(GOLD, &reader())));
    assert_eq!(world.refuse(&reader(), tip(0, GOLD, 1)), Refusal::NotAllowed);
}

#[test]
fn a_publisher_that_requires_a_memo_can_be_tipped() {
    let mut world = with_news();
    let inbox = SetInbox { refuse_unknown: false, require_memo: true, accept: list(vec![]) };
    world.apply(&writer(), Action::SetInbox(inbox));
    assert_eq!(world.refuse(&reader(), send(&writer(), GOLD, 1)), Refusal::MemoRequired);
    world.apply(&reader(), tip(0, GOLD, 1));
}

#[test]
fn a_tip_counts_against_the_limit_of_a_scoped_key() {
    let mut world = with_news();
    let expires_ms = world.block.time_ms + 1;
    world.apply(&reader(), grant(40, &[0xc3], &[(COIN, 1_000), (GOLD, 20)], expires_ms));
    let scoped = reader().with(&[40]);
    assert_eq!(world.refuse(&scoped, tip(0, GOLD, 21)), Refusal::KeyLimitExceeded);
    world.apply(&scoped, tip(0, GOLD, 20));
}

/// No honest state comes near this limit, so the record is made up.
#[test]
fn a_publisher_that_can_hold_no_more_is_not_tipped() {
    let world = with_news();
    let balance = |id| Balance { asset: AssetId(id), amount: Amount(RICH), flags: BalanceFlags(0) };
    let balances = list((10..18).map(balance).collect());
    let full = Account { balances, spilled: 65_535, ..Account::default() };
    let top = Balance { amount: Amount::MAX, ..balance(1) };
    let rich = Account { balances: list(vec![balance(0), top]), ..Account::default() };
    for (record, refusal) in [(full, Refusal::TooManyBalances), (rich, Refusal::BalanceOverflow)] {
        let mut state = world.state.clone();
        state.insert(StateKey::account(&writer().address), record.encode());
        let transaction = world.tx(&reader()).does(&reader(), tip(0, GOLD, 1)).build();
        let run = |overlay: &mut Overlay| apply(overlay, &world.block, Hash::ZERO, &transaction);
        let receipt = load_until(&state, &mut Overlay::new(), run).unwrap();
        let Outcome::Refused(refused) = receipt.outcome else { panic!("it applied") };
        assert_eq!(refused.refusal, refusal);
    }
}
