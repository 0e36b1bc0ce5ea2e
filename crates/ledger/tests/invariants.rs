//! Each invariant notices when it is broken.

mod world;

use tally_ledger::{
    Overlay, apply,
    invariants::{self, Broken},
};
use tally_types::{
    Action, Amount, AssetId, Event, Hash, Move, Parameters, Place, Receipt, StateKey,
    account::{Account, Balance, BalanceFlags, ClaimName, NonceWindow},
    asset::Asset,
    bytes::Bytes,
    codec::{DecodeExt, Encode},
    council::{Appoint, Appointment, Council, Measure, Proposal, ProposalId, Propose, Role, Stage, Vote},
    deal::{Deal, DealEnd, DealId, Ended, OpenDeal},
    exchange::{
        Level, Market, MarketId, Node, OpenMarket, OpenOrders, Order, OrderId, OrderKind, Pair, PlaceOrder,
        Side,
    },
    mandate::{GrantMandate, Mandate, MandateId, MandateKind, PullMandate},
    mining::{Like, MiningCampaign, OpenMining, Points, Weights},
    news::{Format, Post, PostId, Posted, Publisher, RegisterPublisher},
    packet::{ClaimPacket, CreatePacket, Packet, PacketClaim, PacketDraw, PacketId, PacketPage, Split},
    parameters::EpochStart,
    referral::{BindReferrer, CampaignId, CampaignOnly, OpenReferral, Referral, ReferralCampaign},
    savings::{FlexibleDeposit, PoolId, SavingsPool},
    stake::{Bond, Candidate, CandidateId, Leaving, StakeBook},
    state::Global,
    transfer::{Held, HeldId, Hold, Memo},
    treasury::Treasury,
    wire::Empty,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const DAY_MS: u64 = stake::DAY_MS;

/// A state with something of everything.
fn full_world() -> World {
    let mut world = World::new();
    let (alice, bob) = (person(1), person(2));
    world.apply(&alice, create(all_powers(&alice), 1_000, Some(2_000)));
    world.apply(&alice, grant(40, &[0x30], &[(COIN, 100)], world.block.time_ms + 1));
    world.apply(&alice, Action::ClaimName(ClaimName { name: handle("alice") }));
    let deadline_ms = world.block.time_ms + 1;
    let hold = Hold { to: bob.address, asset: GOLD, amount: Amount(5), memo: Memo::NONE, deadline_ms };
    world.apply(&alice, Action::Hold(hold));
    for action in [
        stake::become_candidate(0),
        stake::become_candidate(0),
        stake::bond(0, 5_000),
        stake::unbond(0, 1_000),
        stake::move_stake(0, 1, 1_000),
        savings::open_pool(GOLD, 300, &[(DAY_MS, 500)]),
        savings::fund(0, 100),
        savings::deposit(0, 40),
    ] {
        world.apply(&alice, action);
    }
    let measure = Measure::Appoint(Appoint { role: office(), holder: Some(bob.address), instead_of: None });
    let (title, link) = (text("A treasurer"), text(""));
    world.apply(&alice, Action::Propose(Propose { title, text: Hash::ZERO, link, measure }));
    world.apply(&bob, Action::Vote(Vote { proposal: ProposalId(0), yes: true }));
    let (tick, lot) = (Amount(3), Amount(1));
    world.apply(&alice, Action::OpenMarket(OpenMarket { base: GOLD, quote: COIN, tick, lot }));
    for (side, price) in [(Side::Sell, 300), (Side::Sell, 300), (Side::Buy, 200)] {
        let (kind, most, client_id) = (OrderKind::GoodTillCancelled(Empty), 1, None);
        let order = PlaceOrder { market: MarketId(0), side, price, lots: 4, kind, most, client_id };
        world.apply(&alice, Action::PlaceOrder(order));
    }
    world.apply(&alice, Action::OpenDeal(phone(&bob, deadline_ms)));
    let register = RegisterPublisher { name: text("The Notch"), link: None, language: text("en") };
    world.apply(&alice, Action::RegisterPublisher(register));
    let post = Post {
        title: text("Tally opens"),
        body: tally_types::Hash([9; 32]),
        link: None,
        language: text("en"),
        tags: list(vec![]),
        format: Format::Plain(Empty),
        replaces: None,
    };
    world.apply(&alice, Action::Post(post));
    world
}

fn office() -> Role {
    Role::Office(handle("treasurer"))
}

fn phone(seller: &Person, accept_by_ms: u64) -> OpenDeal {
    OpenDeal {
        seller: seller.address,
        asset: GOLD,
        amount: Amount(5),
        description: text("A phone"),
        terms: None,
        arbiter: None,
        accept_by_ms,
        ship_within_ms: 60_000,
        confirm_within_ms: 60_000,
    }
}

/// Ends the deal in its record, as if `paid` had been paid to the seller.
fn end(deal: &mut Deal, paid: u128) {
    let paid = tally_types::deal::Split { to_seller: Amount(paid), ..tally_types::deal::Split::default() };
    deal.ended = Some(Ended { at_ms: 1, how: DealEnd::Confirmed(Empty), paid, note: text("") });
}

#[test]
fn a_tampered_state_is_noticed() {
    let alice = person(1);
    let (account, asset) = (StateKey::account(&alice.address), StateKey::asset(GOLD));
    let (name, parameters) = (StateKey::name(&handle("alice")), StateKey::parameters());
    let wrong = |what| Broken::Account { account: alice.address, what };
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let spoil_account = |change: fn(&mut Account)| {
        move |world: &mut World| {
            let record = edit(&world.state[&account], change);
            world.state.insert(account, record);
        }
    };
    let proposal = StateKey::proposal(ProposalId(0));
    let spoil_council = |change: fn(&mut Council)| {
        move |world: &mut World| {
            let record = edit(&world.state[&StateKey::council()], change);
            world.state.insert(StateKey::council(), record);
        }
    };
    let spoil_proposal = |change: fn(&mut Proposal)| {
        move |world: &mut World| {
            let record = edit(&world.state[&proposal], change);
            world.state.insert(proposal, record);
        }
    };
    let (deal, post) = (StateKey::deal(DealId(0)), StateKey::post(PostId(0)));
    let publisher = StateKey::publisher(&alice.address);
    let spoil_deal = |change: fn(&mut Deal)| {
        move |world: &mut World| {
            let record = edit(&world.state[&deal], change);
            world.state.insert(deal, record);
        }
    };
    let one_more = |world: &mut World| {
        let record = edit(&world.state[&account], |account: &mut Account| {
            account.balances.as_mut_slice()[1].amount.0 += 1;
        });
        world.state.insert(account, record);
    };
    let over_cap = |world: &mut World| {
        let record = edit(&world.state[&asset], |asset: &mut Asset| asset.minted.0 += 1_001);
        world.state.insert(asset, record);
    };
    let table: &[(Spoil, Broken)] = &[
        (&one_more, Broken::Conservation { asset: GOLD, found: Amount(1_001), expected: Amount(1_000) }),
        (&over_cap, Broken::Supply(GOLD)),
        (&|world| drop(world.state.remove(&asset)), Broken::UnknownAsset(GOLD)),
        (&|world| drop(world.state.remove(&StateKey::global())), Broken::NoGlobal),
        (&|world| drop(world.state.insert(account, Account::default().encode())), Broken::Record(account)),
        (&|world| drop(world.state.insert(account, Bytes::from_static(&[1]))), Broken::Record(account)),
        (
            &|world| {
                let other = world.state[&account].clone();
                world.state.insert(StateKey([b'A'; 32]), other);
            },
            Broken::Record(StateKey([b'A'; 32])),
        ),
        (
            &|world| drop(world.state.remove(&StateKey::security(&alice.address))),
            wrong("its security record is not where it says"),
        ),
        (&|world| drop(world.state.remove(&name)), wrong("a name that is not its own")),
        (&spoil_account(|account| account.name = None), Broken::Name(name)),
        (&spoil_account(|account| account.spilled = 1), wrong("spilled balances are not counted right")),
        (
            &spoil_account(|account| account.nonces = NonceWindow { base: 0, used: 1 }),
            wrong("a nonce window that has not moved on"),
        ),
        (
            &|world| {
                let receiver = StateKey::account(&person(2).address);
                let record = edit(&world.state[&receiver], |account: &mut Account| {
                    let balance = Balance { asset: GOLD, amount: Amount::ZERO, flags: BalanceFlags(0) };
                    account.balances.push(balance).unwrap();
                });
                world.state.insert(receiver, record);
            },
            Broken::Account { account: person(2).address, what: "a balance that says nothing" },
        ),
        (
            &spoil_account(|account| {
                let balance = Balance { amount: Amount::ZERO, ..account.balances[0] };
                account.balances.push(balance).unwrap();
            }),
            wrong("two balances of one asset"),
        ),
        (
            &|world| {
                let record = edit(&world.state[&StateKey::global()], |global: &mut Global| {
                    global.counters.held = 0;
                });
                world.state.insert(StateKey::global(), record);
            },
            Broken::Held(HeldId(0)),
        ),
        (
            &spoil_deal(|deal| end(deal, 5)),
            Broken::Conservation { asset: GOLD, found: Amount(995), expected: Amount(1_000) },
        ),
        (
            &spoil_deal(|deal| end(deal, 4)),
            Broken::Kind { key: deal, what: "paid out other than what was paid in" },
        ),
        (
            &spoil_deal(|deal| deal.accepted_ms = Some(1)),
            Broken::Kind { key: deal, what: "accepted otherwise than it was agreed to" },
        ),
        (
            &|world| drop(world.state.remove(&post)),
            Broken::Kind { key: StateKey::post(PostId(1)), what: "posts are not counted right" },
        ),
        (
            &|world| drop(world.state.remove(&publisher)),
            Broken::Kind { key: publisher, what: "it posted and is not registered" },
        ),
        (
            &|world| {
                let record = edit(&world.state[&publisher], |publisher: &mut Publisher| publisher.tips += 1);
                world.state.insert(publisher, record);
            },
            Broken::Kind { key: publisher, what: "its posts are not counted right" },
        ),
        (
            &|world| drop(world.state.remove(&parameters)),
            Broken::Kind { key: parameters, what: "there are none" },
        ),
        (
            &|world| {
                drop(
                    world
                        .state
                        .insert(parameters, Parameters { epoch_ms: 0, ..Parameters::default() }.encode()),
                )
            },
            Broken::Kind { key: parameters, what: "they cannot be used" },
        ),
        (
            &|world| drop(world.state.remove(&StateKey::council())),
            Broken::Kind { key: StateKey::council(), what: "there is none" },
        ),
        (
            &spoil_council(|council| council.seats.as_mut_slice()[0].open = 2),
            Broken::Kind { key: StateKey::council(), what: "open proposals are not counted right" },
        ),
        (
            &spoil_council(|council| {
                let account = council.seats[0].account;
                council.seats.as_mut_slice()[1].account = account;
            }),
            Broken::Kind { key: StateKey::council(), what: "two seats of one account" },
        ),
        (
            &|world| drop(world.state.remove(&proposal)),
            Broken::Kind {
                key: StateKey::proposal(ProposalId(1)),
                what: "a number was not given out in order",
            },
        ),
        (
            &spoil_proposal(|proposal| {
                let ballot = proposal.ballots[0];
                proposal.ballots.push(ballot).unwrap();
            }),
            Broken::Kind { key: proposal, what: "a seat voted twice" },
        ),
        (
            &spoil_proposal(|proposal| proposal.ballots.as_mut_slice()[0].member = [9; 32]),
            Broken::Kind { key: proposal, what: "someone without a seat voted" },
        ),
        (
            &spoil_proposal(|proposal| proposal.stage = Stage::Lapsed(1)),
            Broken::Kind { key: proposal, what: "the votes say otherwise" },
        ),
    ];
    let table = table.iter().map(|(spoil, broken)| (*spoil, broken.clone()));
    let (spoils, broken): (Vec<_>, Vec<_>) = spoiled_escrows().into_iter().unzip();
    let escrows = spoils.iter().map(|spoil| spoil as Spoil).zip(broken);
    for (spoil, broken) in table.chain(escrows) {
        let mut world = full_world();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(broken));
    }
}

type SpoilOwned = Box<dyn Fn(&mut World)>;

/// Changes one record of the state.
fn on<T: DecodeExt<()> + Encode + 'static>(key: StateKey, change: fn(&mut T)) -> SpoilOwned {
    Box::new(move |world| {
        let record = edit(&world.state[&key], change);
        world.state.insert(key, record);
    })
}

/// Where stake, savings and the treasury say what is not so.
fn spoiled_escrows() -> Vec<(SpoilOwned, Broken)> {
    let alice = person(1).address;
    let (candidate, book) = (StateKey::candidate(CandidateId(0)), StateKey::stake_book());
    let bond = |id| StateKey::bond(&alice, CandidateId(id));
    let (pool, treasury) = (StateKey::savings_pool(PoolId(0)), StateKey::treasury());
    let deposit = StateKey::flexible_deposit(&alice, PoolId(0));
    let leaving = StateKey::leaving(CandidateId(0), (START_MS / DAY_MS + 8) * DAY_MS);
    let kind = |key, what| Broken::Kind { key, what };
    let coins =
        |found| Broken::Conservation { asset: COIN, found: Amount(found), expected: Amount(9 * RICH) };
    let gold = Broken::Conservation { asset: GOLD, found: Amount(1_001), expected: Amount(1_000) };
    let not_deposits = kind(pool, "it does not have what its deposits come to");
    vec![
        (on(candidate, |record: &mut Candidate| record.pool.units.0 -= 1), coins(9 * RICH - 1)),
        (on(leaving, |record: &mut Leaving| record.unbonding.units.0 += 1), coins(9 * RICH + 1)),
        (on(book, |record: &mut StakeBook| record.rewards.0 += 1), coins(9 * RICH + 1)),
        (on(treasury, |record: &mut Treasury| record.mining_budget.0 += 1), coins(9 * RICH + 1)),
        (
            on(candidate, |record: &mut Candidate| record.pool.units.0 += 1),
            kind(candidate, "a share is worth more than a unit"),
        ),
        (
            on(bond(0), |record: &mut Bond| record.shares -= 1),
            kind(candidate, "its bonds do not own its pool"),
        ),
        (
            on(bond(0), |record: &mut Bond| record.unbondings.as_mut_slice()[0].shares -= 1),
            kind(candidate, "what leaves it does not belong to those who left"),
        ),
        (
            on(bond(1), |record: &mut Bond| record.lien = None),
            kind(candidate, "what leaves it does not belong to those who left"),
        ),
        (
            on(bond(1), |record: &mut Bond| record.lien.as_mut().unwrap().ready_ms += 1),
            kind(candidate, "what leaves it does not belong to those who left"),
        ),
        (
            on(book, |record: &mut StakeBook| record.active.0 += 1),
            kind(book, "the active stake does not add up"),
        ),
        (on(book, |record: &mut StakeBook| record.carry.parts += 1), kind(book, "the rewards do not add up")),
        (on(bond(0), |record: &mut Bond| record.owed.parts += 1), kind(book, "the rewards do not add up")),
        (on(pool, |record: &mut SavingsPool| record.budget.0 += 1), gold),
        (
            on(pool, |record: &mut SavingsPool| {
                (record.budget.0, record.reserved.0) = (record.budget.0 - 1, 1);
            }),
            not_deposits.clone(),
        ),
        (on(deposit, |record: &mut FlexibleDeposit| record.shares += 1), not_deposits),
        (Box::new(move |world| drop(world.state.remove(&treasury))), kind(treasury, "there is none")),
    ]
}

#[test]
fn a_tampered_book_is_noticed() {
    let alice = person(1).address;
    let (id, first) = (MarketId(0), OrderId(0));
    let (market, order, ask) =
        (StateKey::market(id), StateKey::order(first), StateKey::level(id, Side::Sell, 300));
    let (pair, open) = (StateKey::pair(GOLD, COIN), StateKey::open_orders(&alice, id));
    let leaf = StateKey::node(id, Side::Sell, 3, 300);
    let nowhere = StateKey([0; 32]);
    fn spoil<T: DecodeExt<()> + Encode>(key: StateKey, change: fn(&mut T)) -> impl Fn(&mut World) {
        move |world| {
            let record = edit(&world.state[&key], change);
            world.state.insert(key, record);
        }
    }
    let remove = |key| move |world: &mut World| drop(world.state.remove(&key));
    // The books say where units are: one that is moved from one record of a market to another is still there.
    let shift = |world: &mut World| {
        spoil(order, |order: &mut Order| order.escrow.0 -= 1)(world);
        spoil(StateKey::order(OrderId(1)), |order: &mut Order| order.escrow.0 += 1)(world);
    };
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let table: &[(Spoil, StateKey, &str)] = &[
        (&shift, order, "its escrow is not what it can still cost"),
        (
            &spoil(market, |market: &mut Market| market.bids.best = Some(300)),
            market,
            "a bid at or above an ask",
        ),
        (
            &spoil(market, |market: &mut Market| market.lot.0 = 0),
            market,
            "a market in which nothing can trade",
        ),
        (
            &spoil(market, |market: &mut Market| market.asks.best = Some(301)),
            market,
            "its best prices are not those of its levels",
        ),
        (
            &spoil(market, |market: &mut Market| market.replaced = true),
            market,
            "a market both replaced and its pair's, or neither",
        ),
        (
            &spoil(pair, |pair: &mut Pair| pair.market = MarketId(1)),
            market,
            "the pairs do not name their youngest markets",
        ),
        (&spoil(ask, |level: &mut Level| level.lots += 1), ask, "a level is not the sum of its orders"),
        (&spoil(ask, |level: &mut Level| level.orders = 1), ask, "a level without orders"),
        (&remove(open), nowhere, "the lists of open orders are not those of the orders"),
        (&remove(ask), nowhere, "levels without orders, or orders without a level"),
        (
            &spoil(order, |order: &mut Order| order.next = None),
            order,
            "its neighbours are not those before and after it",
        ),
        (&spoil(order, |order: &mut Order| order.lots = 0), order, "an order that cannot stand"),
        (
            &spoil(leaf, |node: &mut Node| node.bits = node.bits.with(0, true)),
            nowhere,
            "a tree of prices is not that of its levels",
        ),
        (
            &spoil(open, |open: &mut OpenOrders| open.orders.as_mut_slice().reverse()),
            open,
            "orders that are not sorted",
        ),
        (
            &spoil(StateKey::global(), |global: &mut Global| global.counters.order = 2),
            StateKey::order(OrderId(2)),
            "an order under an id not given out",
        ),
        (
            &spoil(StateKey::global(), |global: &mut Global| global.counters.market = 2),
            StateKey::market(MarketId(2)),
            "a market under an id not given out",
        ),
    ];
    for (spoil, key, what) in table {
        let mut world = full_world();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(Broken::Kind { key: *key, what }));
    }
}

type Change = Vec<(StateKey, Option<Bytes>)>;

/// The change and the receipt of one send of gold, from the full world.
fn one_send(world: &World) -> (Change, Vec<Receipt>) {
    let (alice, bob) = (person(1), person(2));
    let transaction = world.tx(&alice).does(&alice, send(&bob, GOLD, 7)).build();
    let mut overlay = Overlay::new();
    let id = transaction.body.id(&world.block.genesis);
    let run = |overlay: &mut Overlay| apply(overlay, &world.block, id, &transaction);
    let receipt = load_until(&world.state, &mut overlay, run).unwrap();
    (overlay.changes(), vec![receipt])
}

#[test]
fn a_tampered_change_is_noticed() {
    let (alice, bob) = (person(1), person(2));
    let (account, receiver) = (StateKey::account(&alice.address), StateKey::account(&bob.address));
    let (asset, held) = (StateKey::asset(GOLD), StateKey::held(HeldId(0)));
    let (candidate, pool) = (StateKey::candidate(CandidateId(0)), StateKey::savings_pool(PoolId(0)));
    let (parameters, proposal) = (StateKey::parameters(), StateKey::proposal(ProposalId(0)));
    let undecided = |key| Broken::Kind { key, what: "it changed without the council" };
    let other_stage = |world: &World, stage| {
        edit(&world.state[&proposal], |proposal: &mut Proposal| proposal.stage = stage)
    };
    let (deal, post) = (StateKey::deal(DealId(0)), StateKey::post(PostId(0)));
    fn record<'a>(change: &'a mut Change, key: &StateKey) -> &'a mut Bytes {
        change.iter_mut().find(|(other, _)| other == key).and_then(|(_, record)| record.as_mut()).unwrap()
    }
    fn spoil<T: DecodeExt<()> + Encode>(change: &mut Change, key: &StateKey, by: impl FnOnce(&mut T)) {
        let bytes = record(change, key);
        *bytes = edit(bytes, by);
    }
    type Spoil<'a> = &'a dyn Fn(&World, &mut Change, &mut Vec<Receipt>);
    let table: &[(Spoil, Broken)] = &[
        (
            &|_, change, _| {
                spoil(change, &receiver, |to: &mut Account| to.balances.as_mut_slice()[1].amount.0 += 1)
            },
            Broken::ConservationOfChange(GOLD),
        ),
        (
            // One unit more leaves the sender and arrives: conserved, but the receipt says otherwise.
            &|_, change, _| {
                spoil(change, &receiver, |to: &mut Account| to.balances.as_mut_slice()[1].amount.0 += 1);
                spoil(change, &account, |from: &mut Account| from.balances.as_mut_slice()[1].amount.0 -= 1);
            },
            Broken::Untraced { place: Place::Account(alice.address), asset: GOLD },
        ),
        (
            &|world, change, _| {
                spoil(change, &receiver, |to: &mut Account| to.balances.as_mut_slice()[1].amount.0 += 1);
                let minted = edit(&world.state[&asset], |asset: &mut Asset| asset.minted.0 += 1);
                change.push((asset, Some(minted)));
            },
            Broken::SupplyUntraced(GOLD),
        ),
        (
            &|world, change, _| {
                let back = edit(&world.state[&asset], |asset: &mut Asset| {
                    asset.powers.allow_list = Some(alice.address)
                });
                change.push((asset, Some(back)));
            },
            Broken::AssetHistory(GOLD),
        ),
        (&|_, change, _| change.push((asset, None)), Broken::AssetHistory(GOLD)),
        (
            &|world, change, _| {
                let later = edit(&world.state[&held], |held: &mut Held| held.deadline_ms += 1);
                change.push((held, Some(later)));
            },
            Broken::Held(HeldId(0)),
        ),
        (
            // The price leaves the deal and arrives, but no receipt says so.
            &|world, change, _| {
                spoil(change, &receiver, |to: &mut Account| to.balances.as_mut_slice()[1].amount.0 += 5);
                change.push((deal, Some(edit(&world.state[&deal], |deal: &mut Deal| end(deal, 5)))));
            },
            Broken::Untraced { place: Place::Account(bob.address), asset: GOLD },
        ),
        (
            &|world, change, _| {
                let other = edit(&world.state[&deal], |deal: &mut Deal| deal.terms.accept_by_ms += 1);
                change.push((deal, Some(other)));
            },
            Broken::Kind { key: deal, what: "what was written down changed" },
        ),
        (&|_, change, _| change.push((deal, None)), Broken::Kind { key: deal, what: "deleted" }),
        (
            &|world, change, _| {
                let other = edit(&world.state[&post], |posted: &mut Posted| {
                    posted.post.body = tally_types::Hash([8; 32])
                });
                change.push((post, Some(other)));
            },
            Broken::Kind { key: post, what: "what was written down changed" },
        ),
        (
            &|_, change, _| spoil(change, &account, |from: &mut Account| from.nonces.base -= 1),
            Broken::Nonces(alice.address),
        ),
        (
            &|_, change, _| spoil(change, &receiver, |to: &mut Account| to.nonces.base += 1),
            Broken::Nonces(bob.address),
        ),
        (&|_, _, receipts| receipts.push(receipts[0].clone()), transaction_twice()),
        (
            // A unit of the deposits goes back to the budget.
            &|world, change, _| {
                let record = edit(&world.state[&pool], |pool: &mut SavingsPool| {
                    pool.flexible.units.0 -= 1;
                    pool.budget.0 += 1;
                });
                change.push((pool, Some(record)));
            },
            Broken::Kind { key: pool, what: "a share lost worth" },
        ),
        (&|_, change, _| change.push((pool, None)), Broken::Kind { key: pool, what: "it is gone" }),
        (&|_, change, _| change.push((candidate, None)), Broken::Kind { key: candidate, what: "it is gone" }),
        (
            // A unit of the stake leaves without a trace.
            &|world, change, _| {
                let record = edit(&world.state[&candidate], |candidate: &mut Candidate| {
                    candidate.pool.units.0 -= 1;
                });
                change.push((candidate, Some(record)));
            },
            Broken::ConservationOfChange(COIN),
        ),
        (
            &|_, change, _| change.push((StateKey::name(&handle("alice")), None)),
            Broken::Name(StateKey::name(&handle("alice"))),
        ),
        (
            &|_, change, _| {
                spoil(change, &StateKey::global(), |global: &mut Global| global.counters.asset -= 1)
            },
            Broken::Global("an id was given out twice"),
        ),
        (
            &|world, change, _| {
                let other = edit(&world.state[&parameters], |parameters: &mut Parameters| {
                    parameters.council.delay_ms += 1;
                });
                change.push((parameters, Some(other)));
            },
            undecided(parameters),
        ),
        (
            &|world, change, _| {
                let other = edit(&world.state[&parameters], |parameters: &mut Parameters| {
                    parameters.epochs_from = EpochStart { epoch: 1, time_ms: 60_000 };
                });
                change.push((parameters, Some(other)));
            },
            Broken::Kind { key: parameters, what: "an epoch begins at another time" },
        ),
        (
            &|_, change, _| spoil(change, &StateKey::global(), |global: &mut Global| global.fees.base.0 += 1),
            undecided(StateKey::global()),
        ),
        (
            &|_, change, _| {
                let holder = Appointment { role: office(), holder: bob.address, proposal: ProposalId(0) };
                change.push((StateKey::appointment(&office()), Some(holder.encode())));
            },
            undecided(StateKey::appointment(&office())),
        ),
        (
            &|world, change, _| {
                let fewer = edit(&world.state[&StateKey::council()], |council: &mut Council| {
                    council.seats.remove(3).unwrap();
                });
                change.push((StateKey::council(), Some(fewer)));
            },
            Broken::Kind { key: StateKey::council(), what: "its members changed" },
        ),
        (
            &|world, change, _| change.push((proposal, Some(other_stage(world, Stage::Enacted(1))))),
            Broken::Kind { key: proposal, what: "it moved back" },
        ),
        (
            &|world, change, _| {
                let other =
                    edit(&world.state[&proposal], |proposal: &mut Proposal| proposal.voting_until_ms += 1);
                change.push((proposal, Some(other)));
            },
            Broken::Kind { key: proposal, what: "what is proposed changed" },
        ),
        (&|_, change, _| change.push((proposal, None)), Broken::Kind { key: proposal, what: "it is gone" }),
        (
            &|_, _, receipts| {
                let (from, to) = (Place::Treasury(Empty), Place::Account(alice.address));
                let step = Move { operation: 0, from, to, asset: GOLD, amount: Amount(1) };
                receipts[0].moves.push(step).unwrap();
            },
            undecided(StateKey::treasury()),
        ),
        (
            &|_, _, receipts| {
                receipts[0].events.push(Event::ProposalEnacted(ProposalId(0))).unwrap();
            },
            Broken::Kind { key: proposal, what: "a receipt says that it was enacted" },
        ),
        (
            &|world, change, _| {
                let key = StateKey::order(OrderId(0));
                change.push((key, Some(edit(&world.state[&key], |order: &mut Order| order.price += 1))));
            },
            Broken::Kind {
                key: StateKey::order(OrderId(0)),
                what: "something of an order that never changes did",
            },
        ),
        (
            &|world, change, _| {
                let key = StateKey::market(MarketId(0));
                change.push((key, Some(edit(&world.state[&key], |market: &mut Market| market.tick.0 += 1))));
            },
            Broken::Kind {
                key: StateKey::market(MarketId(0)),
                what: "something of a market that never changes did",
            },
        ),
        (
            // An order that vanishes takes its escrow from the market, and nothing says where to.
            &|_, change, _| change.push((StateKey::order(OrderId(0)), None)),
            Broken::ConservationOfChange(GOLD),
        ),
    ];
    for (tamper, broken) in table {
        let world = full_world();
        let (mut change, mut receipts) = one_send(&world);
        let before = |key: &StateKey| world.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Ok(()));
        tamper(&world, &mut change, &mut receipts);
        assert_eq!(invariants::check_change(&before, &change, &[], &receipts), Err(broken.clone()));
    }
}

#[test]
fn what_an_opening_moves_is_in_the_books_and_never_an_accounts() {
    let alice = person(1);
    let world = full_world();
    let (change, receipts) = one_send(&world);
    let before = |key: &StateKey| world.state.get(key).cloned();
    let check = |from, to| {
        let opening = [Move { operation: 0, from, to, asset: GOLD, amount: Amount(1) }];
        invariants::check_change(&before, &change, &opening, &receipts)
    };
    let (held, pot) = (Place::Held(HeldId(0)), Place::FeePot(Empty));
    // The records do not say that anything left the held send.
    assert_eq!(check(held, pot), Err(Broken::Untraced { place: held, asset: GOLD }));
    assert_eq!(check(held, Place::Account(alice.address)), Err(Broken::Unsigned(alice.address)));
    assert_eq!(check(Place::Account(alice.address), pot), Err(Broken::Unsigned(alice.address)));
}

fn transaction_twice() -> Broken {
    Broken::TransactionTwice(one_send(&full_world()).1[0].transaction)
}

/// The full world with packet 0 of 100 gold in 3 random shares, one of which Bob has, and mandate 0 of 30 gold a day, of
/// which he has pulled 7.
fn shared_world() -> World {
    let mut world = full_world();
    let (alice, bob) = (person(1), person(2));
    let start_ms = world.block.time_ms;
    world.apply(
        &alice,
        Action::CreatePacket(CreatePacket {
            asset: GOLD,
            total: Amount(100),
            count: 3,
            split: Split::RANDOM,
            claim_key: None,
            expires_ms: start_ms + 1,
            memo: Memo::NONE,
        }),
    );
    world.apply(&bob, Action::ClaimPacket(ClaimPacket { packet: PacketId(0), proof: None }));
    world.apply(
        &alice,
        Action::GrantMandate(GrantMandate {
            payee: Some(bob.address),
            asset: GOLD,
            amount: Amount(30),
            period_ms: 86_400_000,
            start_ms,
            end_ms: None,
            kind: MandateKind::SUBSCRIPTION,
            memo: Memo::NONE,
        }),
    );
    world.apply(&bob, Action::PullMandate(PullMandate { mandate: MandateId(0), amount: Amount(7) }));
    world
}

#[test]
fn a_tampered_packet_or_mandate_is_noticed() {
    let bob = person(2);
    let (packet, page) = (StateKey::packet(PacketId(0)), StateKey::packet_page(PacketId(0), 0));
    let claim = StateKey::packet_claim(PacketId(0), &bob.address);
    let mandate = StateKey::mandate(MandateId(0));
    let broken = |key, what| Broken::Kind { key, what };
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let table: &[(Spoil, Broken)] = &[
        (
            &|world| spoil(world, packet, |packet: &mut Packet| packet.left.0 += 1),
            Broken::Conservation { asset: GOLD, found: Amount(1_001), expected: Amount(1_000) },
        ),
        (
            &|world| spoil(world, packet, |packet: &mut Packet| packet.pages.as_mut_slice()[0] = 3),
            broken(packet, "its shares do not match what is left"),
        ),
        (
            &|world| spoil(world, page, |page: &mut PacketPage| page.shares.as_mut_slice()[0].0 += 1),
            broken(packet, "its shares are not what lies in it"),
        ),
        (
            &|world| spoil(world, page, |page: &mut PacketPage| assert!(page.shares.remove(0).is_some())),
            broken(packet, "its shares are not counted right"),
        ),
        (&|world| drop(world.state.remove(&page)), broken(packet, "its shares are not counted right")),
        (&|world| drop(world.state.remove(&claim)), broken(packet, "its claims are not what left it")),
        (
            &|world| spoil(world, claim, |claim: &mut PacketClaim| claim.amount.0 += 1),
            broken(packet, "its claims are not what left it"),
        ),
        (
            &|world| {
                let draw = PacketDraw { first: PacketId(0), end: PacketId(1) };
                world.state.insert(StateKey::packet_draw(), draw.encode());
            },
            broken(StateKey::packet_draw(), "it names packets that are not to be drawn"),
        ),
        (
            &|world| {
                spoil(world, StateKey::global(), |global: &mut Global| global.counters.packet = 0);
            },
            broken(packet, "its id was not given out"),
        ),
        (
            &|world| spoil(world, mandate, |mandate: &mut Mandate| mandate.pulled.0 = 31),
            broken(mandate, "more was pulled than granted"),
        ),
        (
            &|world| spoil(world, mandate, |mandate: &mut Mandate| mandate.asset = AssetId(9)),
            broken(mandate, "there is no such asset"),
        ),
        (
            &|world| spoil(world, mandate, |mandate: &mut Mandate| mandate.payee = Some(mandate.payer)),
            broken(mandate, "a mandate that cannot be"),
        ),
        (
            &|world| {
                spoil(world, StateKey::global(), |global: &mut Global| global.counters.mandate = 0);
            },
            broken(mandate, "its id was not given out"),
        ),
    ];
    for (spoil, broken) in table {
        let mut world = shared_world();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(broken.clone()));
    }
}

#[test]
fn a_tampered_change_of_a_packet_or_mandate_is_noticed() {
    let bob = person(2);
    let packet = StateKey::packet(PacketId(0));
    let page = StateKey::packet_page(PacketId(0), 0);
    let claim = StateKey::packet_claim(PacketId(0), &bob.address);
    let mandate = StateKey::mandate(MandateId(0));
    let broken = |key, what| Broken::Kind { key, what };
    let world = shared_world();
    fn change<T: DecodeExt<()> + Encode>(world: &World, key: StateKey, by: impl FnOnce(&mut T)) -> Change {
        vec![(key, Some(edit(&world.state[&key], by)))]
    }
    let table: &[(Change, Broken)] = &[
        (
            // The claimer's share is not in the receipts.
            change(&world, packet, |packet: &mut Packet| {
                packet.claimed += 1;
                packet.left.0 -= 1;
                packet.pages.as_mut_slice()[0] -= 1;
            }),
            Broken::ConservationOfChange(GOLD),
        ),
        (
            change(&world, packet, |packet: &mut Packet| packet.expires_ms += 1),
            broken(packet, "changed otherwise than by claims"),
        ),
        (
            change(&world, page, |page: &mut PacketPage| page.shares.as_mut_slice().reverse()),
            broken(page, "a share changed"),
        ),
        (vec![(claim, None)], broken(claim, "a claim was taken back")),
        (
            change(&world, mandate, |mandate: &mut Mandate| mandate.amount.0 += 1),
            broken(mandate, "changed otherwise than by pulls"),
        ),
        (
            change(&world, mandate, |mandate: &mut Mandate| mandate.pulled.0 -= 1),
            broken(mandate, "changed otherwise than by pulls"),
        ),
    ];
    for (change, broken) in table {
        let before = |key: &StateKey| world.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, change, &[], &[]), Err(broken.clone()));
    }
}

const REFERRAL: CampaignId = CampaignId(0);
const MINING: CampaignId = CampaignId(1);

/// Person 1 opened a campaign of each kind, 3 was brought by 2, and 4 has paid fees as a miner.
fn world_of_campaigns() -> World {
    let mut world = World::new();
    let referral = OpenReferral {
        asset: COIN,
        share_bps: 2_500,
        cap_per_epoch: Amount(9),
        cap_per_invitee: Amount(9),
        ends_ms: START_MS + 1,
        budget: Amount(100),
    };
    world.apply(&person(1), Action::OpenReferral(referral));
    let mining = OpenMining {
        asset: COIN,
        emission: Amount(100),
        epochs: 2,
        weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
        caps: Points { transact: 100, like: 100, read: 100 },
        return_bps: 2_000,
        app: person(2).address,
    };
    world.apply(&person(1), Action::OpenMining(mining));
    let bind = BindReferrer { campaign: REFERRAL, referrer: person(2).address };
    world.apply(&person(3), Action::BindReferrer(bind));
    world.apply(&person(4), Action::JoinMining(CampaignOnly { campaign: MINING }));
    world.pass_ms(24 * 60 * 60 * 1000);
    world.apply(&person(4), send(&person(5), COIN, 1));
    world
}

#[test]
fn a_tampered_campaign_is_noticed() {
    let (referral, mining) = (StateKey::referral_campaign(REFERRAL), StateKey::mining_campaign(MINING));
    let (bob, carol) = (StateKey::referral(&person(2).address), StateKey::referral(&person(3).address));
    let like = StateKey::like(PostId(0), &person(4).address);
    let kind = |key, what| Broken::Kind { key, what };
    let supply = Amount(9 * RICH);
    let one_more = Broken::Conservation { asset: COIN, found: Amount(supply.0 + 1), expected: supply };
    let carols = person(3).address;
    type Spoil<'a> = &'a dyn Fn(&mut World);
    let table: &[(Spoil, Broken)] = &[
        (
            &|world| spoil(world, referral, |campaign: &mut ReferralCampaign| campaign.budget.0 += 1),
            one_more.clone(),
        ),
        (
            &|world| spoil(world, mining, |campaign: &mut MiningCampaign| campaign.budget.0 += 1),
            one_more.clone(),
        ),
        (
            &|world| {
                spoil(world, mining, |campaign: &mut MiningCampaign| {
                    let tally = &mut campaign.tallies.as_mut_slice()[0];
                    (tally.left.0, tally.emission.0) = (tally.left.0 + 1, tally.emission.0 + 1);
                })
            },
            one_more,
        ),
        (
            &|world| {
                spoil(world, mining, |campaign: &mut MiningCampaign| {
                    campaign.tallies.as_mut_slice()[0].left.0 += 1;
                })
            },
            kind(mining, "an epoch holds more than was set aside, or is none of its own"),
        ),
        (
            &|world| {
                spoil(world, mining, |campaign: &mut MiningCampaign| {
                    campaign.tallies.as_mut_slice()[0].totals.transact -= 1;
                })
            },
            kind(mining, "accounts hold more points than were counted"),
        ),
        (
            &|world| world.edit_global(|global| global.counters.campaign = 1),
            kind(mining, "its id was not given out"),
        ),
        (
            &|world| {
                let record = Like { campaign: MINING, epoch: 1, points: 0 };
                world.state.insert(like, record.encode());
            },
            kind(like, "there is no such post"),
        ),
        (
            &|world| spoil(world, carol, |carol: &mut Referral| carol.binding.as_mut().unwrap().paid.0 = 1),
            kind(carol, "it brought more than its fees allow"),
        ),
        (
            &|world| spoil(world, bob, |bob: &mut Referral| bob.invitees = 2),
            kind(bob, "those it brought are not counted right"),
        ),
        (
            &|world| {
                let mut binding = world.read::<Referral>(&carol).unwrap().binding.unwrap();
                binding.referrer = carols;
                spoil(world, bob, |bob: &mut Referral| bob.binding = Some(binding));
                let counted = world.state[&StateKey::account(&carols)].clone();
                world.state.insert(StateKey::account(&person(2).address), counted);
                spoil(world, carol, |carol: &mut Referral| carol.invitees = 1);
                spoil(world, StateKey::account(&person(2).address), |bob: &mut Account| {
                    bob.balances.as_mut_slice()[0].amount = Amount(RICH);
                });
            },
            kind(bob.min(carol), "its bindings form a cycle"),
        ),
    ];
    for (number, (spoil, broken)) in table.iter().enumerate() {
        let mut world = world_of_campaigns();
        spoil(&mut world);
        let records = world.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Err(broken.clone()), "{number}");
    }
}
