//! The index against a chain made by hand.

mod mandate;
mod packet;

pub(crate) mod deal;
pub(crate) mod news;
mod savings;
mod stake;

use super::{
    Direction, Index, Place, Source,
    follow::Sizes,
    mocks::{self, FEE, Made, MockChain, address, applied, moved, operation, transaction, transfer},
    read::{ActivityFilter, AssetFilter, Holder},
};
use std::{path::Path, sync::Arc};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Genesis, Handle, Hash, Place as Where, Refusal,
    account::ClaimName,
    asset::{EditAsset, Holder as HolderOf, Mint},
    receipt::{HeldMoved, HolderChanged},
    text::Text,
    transfer::{HeldId, HeldOnly, Hold, Memo},
    wire::Empty,
};
use tokio::sync::watch;

const COIN: AssetId = AssetId::COIN;

/// Opens an index so small in its parts that a few blocks fill several runs.
async fn open(dir: &Path, genesis: &Arc<Genesis>, chain: &Arc<MockChain>) -> Arc<Index> {
    let sizes = Sizes { run_rows: 40, chunk: 4, scan: 12 };
    Arc::new(Index::open_sized(&dir.join("index.sqlite"), genesis, chain.clone(), sizes).await.unwrap())
}

/// Runs the index until it has everything, then closes it.
async fn catch_up(
    index: &Arc<Index>,
    chain: &MockChain,
) -> (watch::Sender<bool>, tokio::task::JoinHandle<()>) {
    let (stop, stopped) = watch::channel(false);
    let task = tokio::spawn(index.clone().run(stopped));
    index.settled(*chain.tip().borrow()).await;
    (stop, task)
}

struct Setup {
    dir: tempfile::TempDir,
    genesis: Arc<Genesis>,
    chain: Arc<MockChain>,
}

impl Setup {
    fn new() -> Self {
        let genesis = mocks::genesis();
        Self { dir: tempfile::tempdir().unwrap(), chain: MockChain::new(&genesis), genesis }
    }

    async fn index(&self) -> Arc<Index> {
        let index = open(self.dir.path(), &self.genesis, &self.chain).await;
        let (stop, _) = catch_up(&index, &self.chain).await;
        // Readers stay open: the follower is left running for the test's life.
        std::mem::forget(stop);
        index
    }
}

async fn balance(index: &Index, account: Address, asset: AssetId) -> Option<Amount> {
    let ranking = index.ranking(asset).await.unwrap();
    ranking.holders.iter().find(|holder| holder.account == account).map(|holder| holder.amount)
}

/// Every table, row by row, as text. Which run a row is in depends on how blocks were batched, and is left out.
async fn dump(index: &Index) -> Vec<String> {
    use sqlx::{Column as _, Row as _, TypeInfo as _, ValueRef as _};
    let mut lines = Vec::new();
    for table in super::schema::TABLES {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}")))
            .fetch_all(index.readers())
            .await;
        for row in rows.unwrap() {
            let value = |column: &sqlx::sqlite::SqliteColumn| {
                let value = row.try_get_raw(column.ordinal()).unwrap();
                match value.type_info().name() {
                    "INTEGER" => row.get::<i64, _>(column.ordinal()).to_string(),
                    "NULL" => "-".to_owned(),
                    _ => tally_types::hash::hex(row.get::<&[u8], _>(column.ordinal())),
                }
            };
            let kept = row.columns().iter().filter(|column| !column.name().starts_with("run"));
            let values: Vec<String> = kept.map(value).collect();
            lines.push(format!("{table} {}", values.join(" ")));
        }
    }
    lines.sort_unstable();
    lines
}

#[tokio::test]
async fn a_plain_transfer_is_a_line_for_each_side() {
    let setup = Setup::new();
    let (transaction, receipt) = transfer(address(1), address(20), 0, 0, 500, Some("lunch 午饭"));
    let id = receipt.transaction;
    setup.chain.push(vec![(transaction, receipt)]);
    let index = setup.index().await;

    let page = index.activity(&address(1), ActivityFilter::default(), None, 10).await.unwrap();
    let [paid] = &page.items[..] else { panic!("one line") };
    assert_eq!((paid.line.direction, paid.line.other), (Direction::Out, Some(address(20))));
    assert_eq!((paid.line.asset, paid.line.amount), (Some(COIN), Some(Amount(500))));
    assert_eq!((paid.transaction, paid.time_ms, paid.refusal, paid.fee.amount), (id, 1_100, 0, FEE));
    assert_eq!(paid.memo.as_ref().unwrap().bytes, "lunch 午饭".as_bytes());
    let page = index.activity(&address(20), ActivityFilter::default(), None, 10).await.unwrap();
    assert_eq!((page.items[0].line.direction, page.items[0].line.other), (Direction::In, Some(address(1))));

    assert_eq!(balance(&index, address(1), COIN).await, Some(Amount(999_490)));
    assert_eq!(balance(&index, address(20), COIN).await, Some(Amount(500)));
    assert_eq!(
        index.position(&id).await.unwrap().map(|position| (position.height, position.index)),
        Some((1, 0))
    );
    assert_eq!(index.position(&Hash::ZERO).await.unwrap(), None);
    let counts = index.holder_counts(&[COIN]).await.unwrap();
    assert_eq!(counts[&COIN], 11);
    let lines = dump(&index).await;
    assert_eq!(
        lines.iter().filter(|line| line.starts_with("activity") || line.starts_with("transactions")).count(),
        3
    );
}

#[tokio::test]
async fn a_refused_transaction_is_a_line_for_each_signer_and_costs_its_fee() {
    let setup = Setup::new();
    let action = Action::Send(tally_types::transfer::Send {
        to: address(3),
        asset: COIN,
        amount: Amount(9),
        memo: Memo::NONE,
    });
    let made = transaction(address(2), 0, vec![operation(address(1), action)]);
    setup.chain.push(vec![mocks::refused(made, 0, Refusal::InsufficientFunds)]);
    let index = setup.index().await;
    for (account, kind) in [(1, 0x30), (2, 0)] {
        let page = index.activity(&address(account), ActivityFilter::default(), None, 10).await.unwrap();
        let item = &page.items[0];
        assert_eq!((item.line.kind, item.line.direction, item.line.amount), (kind, Direction::None, None));
        assert_eq!(item.refusal, Refusal::InsufficientFunds.code());
    }
    assert!(index.activity(&address(3), ActivityFilter::default(), None, 10).await.unwrap().items.is_empty());
    assert_eq!(balance(&index, address(1), COIN).await, Some(Amount(1_000_000)));
    assert_eq!(balance(&index, address(2), COIN).await, Some(Amount(999_990)));
}

#[tokio::test]
async fn a_sponsor_has_a_line_for_the_fee() {
    let setup = Setup::new();
    let (mut made, mut receipt) = transfer(address(1), address(2), 0, 0, 5, None);
    (made.body.payer, receipt.payer) = (address(3), address(3));
    setup.chain.push(vec![(made, receipt)]);
    let index = setup.index().await;
    let page = index.activity(&address(3), ActivityFilter::default(), None, 10).await.unwrap();
    let line = page.items[0].line;
    assert_eq!((line.kind, line.direction, line.amount), (super::lines::FEE, Direction::Out, Some(FEE)));
    assert_eq!(balance(&index, address(1), COIN).await, Some(Amount(999_995)));
}

#[tokio::test]
async fn activity_goes_on_from_its_key_and_filters() {
    let setup = Setup::new();
    for nonce in 0..25 {
        let (from, to) = if nonce % 5 == 0 { (2, 1) } else { (1, 2) };
        setup.chain.push(vec![transfer(address(from), address(to), nonce, 0, u128::from(nonce) + 1, None)]);
    }
    let index = setup.index().await;
    let (mut amounts, mut before) = (Vec::new(), None);
    loop {
        let page = index.activity(&address(1), ActivityFilter::default(), before, 7).await.unwrap();
        amounts.extend(page.items.iter().map(|item| item.line.amount.unwrap().0));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(amounts, (1..=25).rev().collect::<Vec<_>>());
    // A filtered page may end short where the node stops looking; following its key finds the rest.
    let filter = ActivityFilter { direction: Some(Direction::In), ..ActivityFilter::default() };
    let (mut amounts, mut before, mut pages) = (Vec::new(), None, 0);
    loop {
        let page = index.activity(&address(1), filter, before, 3).await.unwrap();
        amounts.extend(page.items.iter().map(|item| item.line.amount.unwrap().0));
        (before, pages) = (page.next, pages + 1);
        if before.is_none() {
            break;
        }
    }
    assert_eq!((amounts, pages), (vec![21, 16, 11, 6, 1], 3));
    let filter = ActivityFilter { asset: Some(AssetId(9)), ..ActivityFilter::default() };
    assert!(index.activity(&address(1), filter, None, 3).await.unwrap().items.is_empty());
    let seen = index.seen(&address(1)).await.unwrap().unwrap();
    assert_eq!((seen.first_height, seen.last_height), (1, 25));
    assert_eq!(index.seen(&address(9)).await.unwrap(), None);
}

#[tokio::test]
async fn a_held_send_waits_until_it_is_settled() {
    let setup = Setup::new();
    let hold = |nonce, id| {
        let action =
            Hold { to: address(2), asset: COIN, amount: Amount(70), memo: Memo::NONE, deadline_ms: 1 << 40 };
        let made = transaction(address(1), nonce, vec![operation(address(1), Action::Hold(action))]);
        let held = HeldMoved { held: HeldId(id), from: address(1), to: address(2) };
        let moves = vec![moved(0, Where::Account(address(1)), Where::Held(HeldId(id)), 0, 70)];
        applied(made, moves, vec![Event::HeldOpened(held)])
    };
    setup.chain.push(vec![hold(0, 0), hold(1, 1)]);
    let accept = transaction(
        address(2),
        0,
        vec![operation(address(2), Action::AcceptHeld(HeldOnly { held: HeldId(0) }))],
    );
    let held = HeldMoved { held: HeldId(0), from: address(1), to: address(2) };
    let moves = vec![moved(0, Where::Held(HeldId(0)), Where::Account(address(2)), 0, 70)];
    setup.chain.push(vec![applied(accept, moves, vec![Event::HeldAccepted(held)])]);
    let index = setup.index().await;
    for account in [1, 2] {
        let held = index.held_of(&address(account), None, 10).await.unwrap();
        assert_eq!(held.iter().map(|item| item.id.0).collect::<Vec<_>>(), [1]);
    }
    let lines = |items: Vec<super::read::Activity>| {
        let line = |item: &super::read::Activity| {
            (item.line.kind, item.line.direction, item.line.other, item.line.amount)
        };
        items.iter().map(line).collect::<Vec<_>>()
    };
    let page = index.activity(&address(2), ActivityFilter::default(), None, 10).await.unwrap();
    let (offered, accepted) = (Some(address(1)), Some(Amount(70)));
    let expected = [(0x33, Direction::In), (0x32, Direction::None), (0x32, Direction::None)];
    assert_eq!(lines(page.items), expected.map(|(kind, direction)| (kind, direction, offered, accepted)));
    let page = index.activity(&address(1), ActivityFilter::default(), None, 1).await.unwrap();
    assert_eq!(lines(page.items), [(0x33, Direction::None, Some(address(2)), Some(Amount(70)))]);
}

#[tokio::test]
async fn assets_are_found_and_their_holders_ranked() {
    let setup = Setup::new();
    setup.chain.push(vec![
        mocks::create(address(1), 0, 1, "CHAKRA", 1_000),
        mocks::create(address(2), 0, 2, "CHA", 0),
    ]);
    let mint = Action::Mint(Mint { asset: AssetId(1), to: address(3), amount: Amount(300) });
    let minted = moved(0, Where::Supply(Empty), Where::Account(address(3)), 1, 300);
    let edit =
        Action::EditAsset(EditAsset { asset: AssetId(2), name: Text::new("Green tea").unwrap(), icon: None });
    let freeze = Action::Freeze(HolderOf { asset: AssetId(1), account: address(5) });
    let changed = HolderChanged { asset: AssetId(1), account: address(5), set: true };
    let operations =
        vec![operation(address(1), mint), operation(address(2), edit), operation(address(1), freeze)];
    let events = vec![Event::AssetEdited(AssetId(2)), Event::FreezeChanged(changed)];
    setup.chain.push(vec![
        applied(transaction(address(1), 1, operations), vec![minted], events),
        transfer(address(1), address(4), 2, 1, 1_000, None),
    ]);
    let index = setup.index().await;
    let ids = async |text: Option<&str>, issuer| {
        let filter = AssetFilter { text: text.map(str::to_owned), issuer };
        index.assets(&filter, None, 10).await.unwrap().iter().map(|item| item.id.0).collect::<Vec<_>>()
    };
    assert_eq!(ids(None, None).await, [0, 1, 2]);
    assert_eq!(ids(Some("cha"), None).await, [1, 2]);
    assert_eq!(ids(Some("chak"), None).await, [1]);
    assert_eq!(ids(Some("TEA"), None).await, [2]);
    assert_eq!(ids(Some("%"), None).await, [0u64; 0]);
    assert_eq!(ids(None, Some(address(2))).await, [2]);
    let expected = [(4, 1_000), (3, 300)]
        .map(|(account, units)| Holder { account: address(account), amount: Amount(units) });
    assert_eq!(index.ranking(AssetId(1)).await.unwrap().holders, expected);
    assert_eq!(index.holder_counts(&[AssetId(1), AssetId(2)]).await.unwrap()[&AssetId(1)], 2);
    // A frozen account has an entry without units: it is listed for the account, not among the holders.
    assert_eq!(index.assets_of(&address(5), COIN, 10).await.unwrap(), [AssetId(1)]);
    assert_eq!(index.assets_of(&address(1), AssetId(1), 10).await.unwrap(), [AssetId(0); 0]);
    let page = index.activity(&address(5), ActivityFilter::default(), None, 10).await.unwrap();
    assert_eq!((page.items[0].line.kind, page.items[0].line.asset), (0x23, Some(AssetId(1))));
}

#[tokio::test]
async fn names_and_blocks_are_found() {
    let setup = Setup::new();
    let claim = |account, name: &str| {
        let name = Handle::parse(name).unwrap();
        let action = Action::ClaimName(ClaimName { name: name.clone() });
        applied(
            transaction(address(account), 0, vec![operation(address(account), action)]),
            vec![],
            vec![Event::NameClaimed(name)],
        )
    };
    setup.chain.push(vec![claim(1, "alice"), claim(2, "alicia"), claim(3, "bob")]);
    let height = setup.chain.push(vec![]);
    let index = setup.index().await;
    let names = index.names("ali", 10).await.unwrap();
    assert_eq!(
        names.iter().map(|(name, owner)| (name.as_str(), *owner)).collect::<Vec<_>>(),
        [("alice", address(1)), ("alicia", address(2))]
    );
    assert!(index.names("alicex", 10).await.unwrap().is_empty());
    let digest = setup.chain.block(height).unwrap().digest;
    assert_eq!(index.height_of(&digest).await.unwrap(), Some(height));
    let blocks = index.blocks(None, 10).await.unwrap();
    assert_eq!(
        blocks.iter().map(|block| (block.height, block.transactions)).collect::<Vec<_>>(),
        [(2, 0), (1, 3)]
    );
    assert_eq!(index.blocks(Some(2), 10).await.unwrap()[0].height, 1);
    let transactions = index.transactions(None, 2).await.unwrap();
    assert_eq!(transactions.iter().map(|item| item.place.position().index).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        index.transactions(Some(transactions[1].place), 2).await.unwrap()[0].place,
        Place::start_of(1)
    );
}

#[tokio::test]
async fn what_lies_in_earlier_runs_is_found() {
    let setup = Setup::new();
    let blocks = busy_blocks();
    let old = blocks[0][0].1.transaction;
    let index = open(setup.dir.path(), &setup.genesis, &setup.chain).await;
    let (_stop, _task) = catch_up(&index, &setup.chain).await;
    for block in blocks {
        index.reached(setup.chain.push(block)).await;
    }
    let runs: i64 = sqlx::query_scalar("SELECT run FROM progress").fetch_one(index.readers()).await.unwrap();
    assert!(runs >= 5, "{runs}");
    assert_eq!(index.position(&old).await.unwrap().map(|position| position.height), Some(1));
    assert_eq!(index.height_of(&setup.chain.block(1).unwrap().digest).await.unwrap(), Some(1));
    let seen = index.seen(&address(1)).await.unwrap().unwrap();
    let (mut places, mut before) = (Vec::new(), None);
    loop {
        let page = index.activity(&address(1), ActivityFilter::default(), before, 7).await.unwrap();
        places.extend(page.items.iter().map(|item| item.line.place));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    // Each block's thirty transfers come from the ten payers in turn.
    assert_eq!(places.len(), 60);
    assert!(places.windows(2).all(|pair| pair[0] > pair[1]));
    let ends = (places[59].position().height, places[0].position().height);
    assert_eq!(ends, (seen.first_height, seen.last_height));
}

#[tokio::test]
async fn balances_lost_in_a_crash_are_gathered_again() {
    let (crashed, whole) = (Setup::new(), Setup::new());
    let index = open(crashed.dir.path(), &crashed.genesis, &crashed.chain).await;
    let (_stop, stopped) = watch::channel(false);
    let task = tokio::spawn(index.clone().run(stopped));
    for block in busy_blocks() {
        crashed.chain.push(block.clone());
        whole.chain.push(block);
    }
    index.reached(20).await;
    assert!(index.status().balances_height < 20);
    task.abort();
    let _ = task.await;
    drop(index);
    let (one, other) = (dump(&*crashed.index().await).await, dump(&*whole.index().await).await);
    assert_eq!(one, other);
}

#[tokio::test]
async fn blocks_in_which_nothing_moves_need_no_gathering() {
    let setup = Setup::new();
    let index = setup.index().await;
    let height = setup.chain.push(vec![]);
    index.reached(height).await;
    assert_eq!(index.status().balances_height, height);
}

fn busy_blocks() -> Vec<Vec<Made>> {
    let mut nonces = [0u64; 11];
    let mut block = |height: u8| {
        let send = |index: u8| {
            let (from, to) = ((height + index) % 10 + 1, (height + 3 * index) % 10 + 11);
            nonces[usize::from(from)] += 1;
            transfer(address(from), address(to), nonces[usize::from(from)], 0, u128::from(index) + 1, None)
        };
        (0..30).map(send).collect()
    };
    (0..20).map(&mut block).collect()
}

#[tokio::test]
async fn the_index_is_the_same_however_its_blocks_were_batched() {
    let (together, apart) = (Setup::new(), Setup::new());
    let index = apart.index().await;
    for block in busy_blocks() {
        together.chain.push(block.clone());
        index.reached(apart.chain.push(block)).await;
    }
    index.settled(20).await;
    let (one, other) = (dump(&*together.index().await).await, dump(&index).await);
    assert_eq!(one, other);
    assert!(one.len() > 20 * 30 * 3);
    assert_eq!((index.status().lag, index.status().height, index.status().ready), (0, 20, true));
}

#[tokio::test]
async fn a_restarted_index_goes_on_and_one_of_another_chain_starts_over() {
    let setup = Setup::new();
    let path = setup.dir.path();
    for (height, block) in busy_blocks().into_iter().enumerate().take(6) {
        setup.chain.push(block);
        if height == 2 {
            let index = open(path, &setup.genesis, &setup.chain).await;
            let (stop, task) = catch_up(&index, &setup.chain).await;
            stop.send(true).unwrap();
            task.await.unwrap();
        }
    }
    let index = open(path, &setup.genesis, &setup.chain).await;
    assert_eq!((index.status().height, index.status().lag, index.status().balances_height), (3, 3, 3));
    let (stop, task) = catch_up(&index, &setup.chain).await;
    let expected = dump(&index).await;
    stop.send(true).unwrap();
    task.await.unwrap();
    drop(index);

    // The same genesis, other blocks: the digest at the last height tells.
    let other = MockChain::new(&setup.genesis);
    for block in busy_blocks().into_iter().skip(3).take(8) {
        other.push(block);
    }
    let index = open(path, &setup.genesis, &other).await;
    assert_eq!(index.status().height, 6);
    let (stop, task) = catch_up(&index, &other).await;
    let page = index.blocks(None, 100).await.unwrap();
    assert_eq!(page.len(), 8);
    assert_eq!(page[7].digest, other.block(1).unwrap().digest);
    stop.send(true).unwrap();
    task.await.unwrap();
    drop(index);

    // Another genesis, and a file that is no database.
    let mut changed = (*setup.genesis).clone();
    changed.chain_id = 8;
    let empty = MockChain::new(&changed);
    let index = open(path, &Arc::new(changed), &empty).await;
    assert_eq!(index.status().height, 0);
    drop(index);
    std::fs::write(path.join("index.sqlite"), vec![7u8; 100_000]).unwrap();
    let index = open(path, &setup.genesis, &setup.chain).await;
    let (stop, _task) = catch_up(&index, &setup.chain).await;
    assert_eq!(dump(&index).await, expected);
    drop(stop);
}

/// Prints the rate; run it with `--ignored --nocapture`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn rows_a_second() {
    const ACCOUNTS: u32 = 1_000_000;
    const BLOCKS: u64 = 40;
    let account = |number: u32| {
        let mut bytes = Hash::sha256(&[&number.to_be_bytes()]).0;
        bytes.rotate_left(1);
        Address(bytes[..20].try_into().unwrap())
    };
    let mut genesis = (*mocks::genesis()).clone();
    let mut accounts: Vec<Address> = (0..ACCOUNTS).map(account).collect();
    accounts.sort_unstable();
    let allocation = |account: &Address| tally_types::genesis::Allocation {
        account: *account,
        amount: Amount(1_000_000_000),
    };
    genesis.allocations = tally_types::wire::List::new(accounts.iter().map(allocation).collect()).unwrap();
    let genesis = Arc::new(genesis);
    let chain = MockChain::new(&genesis);
    let dir = tempfile::tempdir().unwrap();
    let index =
        Arc::new(Index::open(&dir.path().join("index.sqlite"), &genesis, chain.clone()).await.unwrap());
    let (_stop, stopped) = watch::channel(false);
    let started = std::time::Instant::now();
    tokio::spawn(index.clone().run(stopped));
    while !index.status().ready {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    println!("{ACCOUNTS} allocations in {:?}", started.elapsed());
    let mut seed = 1u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % ACCOUNTS as usize
    };
    let per_block = 8_000;
    let blocks: Vec<Vec<Made>> = (0..BLOCKS)
        .map(|block| {
            (0..per_block)
                .map(|index| {
                    transfer(accounts[random()], accounts[random()], block * per_block + index, 0, 5, None)
                })
                .collect()
        })
        .collect();
    let quiet = MockChain::new(&genesis);
    for block in &blocks {
        quiet.push(block.clone());
    }
    let started = std::time::Instant::now();
    for height in 1..=BLOCKS {
        let mut batch = super::batch::Batch::default();
        batch.add(&quiet.block(height).unwrap()).unwrap();
    }
    println!(
        "gathered alone: {:.1} µs a transfer",
        started.elapsed().as_secs_f64() * 1e6 / (BLOCKS * per_block) as f64
    );
    for block in blocks {
        chain.push(block);
    }
    let started = std::time::Instant::now();
    index.reached(BLOCKS).await;
    let seconds = started.elapsed().as_secs_f64();
    index.settled(BLOCKS).await;
    println!("balances settled after {:.2} s", started.elapsed().as_secs_f64());
    let started = std::time::Instant::now();
    let ranking = index.ranking(COIN).await.unwrap();
    println!("{} holders ranked in {:?}", ranking.holders.len(), started.elapsed());
    println!(
        "{} transfers in {seconds:.2} s: {:.0}/s",
        BLOCKS * per_block,
        (BLOCKS * per_block) as f64 / seconds
    );
    println!("{} bytes", std::fs::metadata(dir.path().join("index.sqlite")).unwrap().len());
}
