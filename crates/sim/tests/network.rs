//! The whole network on a simulated clock, disk and network: real payments through crashes, partitions, power loss and
//! a member that lies, and the same roots from the same seed.

use std::{path::Path, sync::Arc};
use tally_engine::{
    Dealt, Machine, Tuning, deal,
    sim::{Action as Happening, Event, Link, Phase, Report, Scenario, run},
};
use tally_node::{
    admission::Admission,
    chain::Chain,
    machine::LedgerMachine,
    pool::{Entry, Pool},
    receipts::Receipts,
};
use tally_types::{
    Action, Amount, AssetId, Genesis, Operation, Parameters, Transaction,
    asset::{Code, Name},
    codec::Encode as _,
    fee::{Fee, FeeSchedule},
    genesis::{Allocation, Coin},
    text::Text,
    transaction,
    transfer::{Memo, Send},
    wire::List,
};
use tally_wallet::{Intent, KeyKind, Network, SecretKey, build::sign_alone};

const MEMBERS: u32 = 4;
const PAYERS: u8 = 12;
/// Payments of each payer, all in flight from the start.
const PAYMENTS: u64 = 20;
const TIME_MS: u64 = 1_700_000_000_000;

struct Town {
    genesis: Arc<Genesis>,
    dealt: Dealt,
    payments: Vec<Transaction>,
}

fn town(seed: u64) -> Town {
    let dealt = deal(MEMBERS, Some(seed));
    let keys: Vec<SecretKey> =
        (0..PAYERS).map(|index| SecretKey::from_bytes(KeyKind::Ed25519, &[index + 1; 32]).unwrap()).collect();
    let mut allocations: Vec<_> =
        keys.iter().map(|key| Allocation { account: key.address(), amount: Amount(1_000_000) }).collect();
    allocations.sort_by_key(|entry| entry.account);
    let genesis = Genesis {
        chain_id: 9,
        name: Name::new("simulated").unwrap(),
        prefix: Text::new("tally").unwrap(),
        time_ms: TIME_MS,
        coin: Coin {
            code: Code::new("SIM").unwrap(),
            name: Name::new("Coin").unwrap(),
            decimals: 2,
            cap: None,
        },
        fees: FeeSchedule { base: Amount(3), prices: List::default(), rates: List::default() },
        parameters: Parameters::default(),
        members: List::new(dealt.members.clone()).unwrap(),
        sharing: List::new(dealt.sharing.clone()).unwrap(),
        allocations: List::new(allocations).unwrap(),
    };
    let network = Network { chain_id: genesis.chain_id, genesis: genesis.hash() };
    let pay = |(index, key): (usize, &SecretKey), nonce: u64| {
        let (actor, to) = (key.address(), keys[(index + 1 + nonce as usize % 5) % keys.len()].address());
        // The last payment of each asks for more than there is: it fails, and costs its fee all the same.
        let amount = if nonce + 1 == PAYMENTS { Amount(u128::MAX) } else { Amount(u128::from(nonce) + 1) };
        let action = Action::Send(Send { to, asset: AssetId::COIN, amount, memo: Memo::NONE });
        let intent = Intent {
            payer: actor,
            nonce,
            valid_until_ms: TIME_MS + 3_600_000,
            fee_limit: Fee { asset: AssetId::COIN, amount: Amount(3) },
            operations: vec![Operation { actor, action }],
        };
        sign_alone(&network, intent, key).unwrap()
    };
    let payments = keys.iter().enumerate().flat_map(|payer| (0..PAYMENTS).map(move |nonce| (payer, nonce)));
    let payments = payments.map(|(payer, nonce)| pay(payer, nonce)).collect();
    Town { genesis: Arc::new(genesis), dealt, payments }
}

impl Town {
    /// A member's machine. It knows half of the payments from the start, and shares each with one other member: every
    /// leader has something to do, and everything is proposed twice.
    fn machine(&self, node: usize, dir: &Path) -> Arc<LedgerMachine> {
        let receipts = Arc::new(Receipts::open(&dir.join(node.to_string())).unwrap());
        let chain = Arc::new(Chain::new(self.genesis.hash(), receipts.clone()));
        let pool = Arc::new(Pool::default());
        let members = MEMBERS as usize;
        let knows = |at: usize| at % members == node || (at + 1) % members == node;
        let known = self.payments.iter().enumerate().filter(|(at, _)| knows(*at));
        let entries = known.map(|(_, payment)| {
            let bytes = payment.encode();
            Entry::new(
                payment.body.id(chain.genesis()),
                transaction::leaf(&bytes),
                bytes,
                payment.clone(),
                false,
            )
        });
        pool.insert(entries.collect());
        let admission = Admission::new(self.genesis.chain_id, chain.clone(), pool.clone());
        Arc::new(LedgerMachine::new(self.genesis.clone(), pool, chain, receipts, admission))
    }

    /// Runs a scenario and checks that every payment is in the chain exactly once, with its receipt.
    fn play(&self, seed: u64, scenario: &Scenario) -> Report {
        let dir = tempfile::tempdir().unwrap();
        let make = |node| self.machine(node, dir.path()) as Arc<dyn Machine>;
        let report = run(seed, &self.genesis, &self.dealt, scenario, make).unwrap();
        for node in (0..MEMBERS as usize).filter(|node| scenario.conflicter != Some(*node)) {
            self.check_receipts(&dir.path().join(node.to_string()));
        }
        report
    }

    fn check_receipts(&self, dir: &Path) {
        let receipts = Receipts::open(dir).unwrap();
        let mut seen = Vec::new();
        for height in 1..=receipts.last_height() {
            seen.extend(receipts.read(height).unwrap().unwrap());
        }
        let mut ids: Vec<_> = seen.iter().map(|receipt| receipt.transaction).collect();
        let mut expected: Vec<_> =
            self.payments.iter().map(|payment| payment.body.id(&self.genesis.hash())).collect();
        ids.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ids, expected, "every payment exactly once");
        assert_eq!(seen.iter().filter(|receipt| !receipt.is_applied()).count(), usize::from(PAYERS));
    }
}

fn scenario(phases: Vec<Phase>) -> Scenario {
    let tuning = Tuning {
        heartbeat_ms: 100,
        leader_timeout_ms: 500,
        certification_timeout_ms: 1_000,
        ..Tuning::default()
    };
    Scenario { phases, tuning, ..Scenario::default() }
}

fn calm(until_height: u64) -> Phase {
    Phase { events: Vec::new(), until_height }
}

fn agree(report: &Report, height: u64) {
    let first = &report.nodes[0];
    for blocks in &report.nodes {
        assert!(
            (1..=height).all(|at| blocks.get(&at) == first.get(&at)),
            "all nodes have the same blocks and roots"
        );
    }
}

#[test]
fn the_same_seed_gives_the_same_roots_and_another_seed_the_same_payments() {
    let town = town(1);
    let one = town.play(1, &scenario(vec![calm(20)]));
    assert_eq!(one, town.play(1, &scenario(vec![calm(20)])));
    agree(&one, 20);
    assert_ne!(one.auditor, town.play(2, &scenario(vec![calm(20)])).auditor);
}

#[test]
fn payments_survive_crashes_partitions_and_loss() {
    let events = vec![
        Event { after_ms: 300, action: Happening::Crash(2) },
        Event { after_ms: 1_500, action: Happening::Restart(2) },
        Event { after_ms: 2_000, action: Happening::Partition(vec![0, 1]) },
        Event { after_ms: 6_000, action: Happening::Heal },
        Event {
            after_ms: 6_500,
            action: Happening::Relink(Link { latency_ms: 40, jitter_ms: 20, loss: 0.05 }),
        },
        Event { after_ms: 7_000, action: Happening::Crash(0) },
        Event { after_ms: 9_000, action: Happening::Restart(0) },
    ];
    for seed in [3, 4, 5] {
        let report =
            town(seed).play(seed, &scenario(vec![Phase { events: events.clone(), until_height: 40 }]));
        agree(&report, 40);
    }
}

#[test]
fn payments_survive_a_power_cut_everywhere() {
    let report = town(6).play(6, &scenario(vec![calm(5), calm(12), calm(24)]));
    agree(&report, 24);
}

#[test]
fn a_member_that_signs_everything_changes_no_payment() {
    let mut scenario = scenario(vec![calm(30)]);
    scenario.conflicter = Some(1);
    let report = town(7).play(7, &scenario);
    assert!(report.nodes[0].len() >= 30);
}
