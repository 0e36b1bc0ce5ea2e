//! How fast plain sends apply to a warm overlay, on one core: `cargo run --release -p tally-ledger --example sends`.

use std::{collections::HashMap, hint::black_box, time::Instant};
use tally_ledger::{BlockInfo, Overlay, apply, genesis_state, invariants, receipts_root};
use tally_types::{
    Action, Address, Amount, AssetId, Genesis, Hash, KeySignature, Operation, Parameters, PublicKey,
    StateKey, Transaction, Witness,
    fee::{Fee, FeeSchedule},
    genesis::{Allocation, Coin},
    signature::Ed25519Signature,
    text::Text,
    transaction::Body,
    transfer::{Memo, Send},
    wire::List,
};

const ACCOUNTS: u32 = 1_000;
const SENDS: u32 = 10_000;
const ROUNDS: u32 = 20;

fn key(number: u32) -> [u8; 32] {
    Hash::sha256(&[&number.to_be_bytes()]).0
}

fn address(number: u32) -> Address {
    PublicKey::Ed25519(key(number)).address()
}

fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> List<T, MIN, MAX> {
    List::new(items).expect("the list is within its bounds")
}

fn genesis() -> Genesis {
    let mut allocations: Vec<_> = (0..ACCOUNTS)
        .map(|number| Allocation { account: address(number), amount: Amount(1 << 60) })
        .collect();
    allocations.sort_by_key(|allocation| allocation.account);
    Genesis {
        chain_id: 1,
        name: Text::new("Bench").expect("a name"),
        prefix: Text::new("tally").expect("a prefix"),
        time_ms: 0,
        coin: Coin {
            code: Text::new("TALLY").expect("a code"),
            name: Text::new("Tally").expect("a name"),
            decimals: 6,
            cap: None,
        },
        fees: FeeSchedule { base: Amount(10), prices: List::default(), rates: List::default() },
        parameters: Parameters::default(),
        members: list(vec![[0; 32]]),
        sharing: list(vec![0]),
        allocations: list(allocations),
    }
}

fn transaction(number: u32) -> Transaction {
    let (from, to) = (number % ACCOUNTS, (number.wrapping_mul(2_654_435_761) >> 7) % ACCOUNTS);
    let to = address(if from == to { (to + 1) % ACCOUNTS } else { to });
    let payer = address(from);
    let send = Send { to, asset: AssetId::COIN, amount: Amount(1), memo: Memo::NONE };
    let body = Body {
        chain_id: 1,
        payer,
        nonce: u64::from(number / ACCOUNTS),
        valid_until_ms: 1_000,
        fee_limit: Fee { asset: AssetId::COIN, amount: Amount(10) },
        operations: list(vec![Operation { actor: payer, action: Action::Send(send) }]),
    };
    let signature = KeySignature::Ed25519(Ed25519Signature { key: key(from), signature: [0; 64] });
    Transaction { body, witnesses: list(vec![Witness { account: payer, signatures: list(vec![signature]) }]) }
}

fn main() {
    let genesis = genesis();
    let state: HashMap<StateKey, _> = genesis_state(&genesis).collect();
    let block = BlockInfo { chain_id: 1, genesis: genesis.hash(), height: 1, time_ms: 0, seed: [0; 48] };
    let transactions: Vec<(Hash, Transaction)> = (0..SENDS)
        .map(transaction)
        .map(|transaction| (transaction.body.id(&block.genesis), transaction))
        .collect();
    let mut warm = Overlay::new();
    for (key, record) in &state {
        warm.load(*key, Some(&record[..])).expect("genesis records decode");
    }
    let mut best = [f64::INFINITY; 4];
    for _ in 0..ROUNDS {
        let mut overlay = warm.clone();
        let mut receipts = Vec::with_capacity(transactions.len());
        let mut clock = Clock(Instant::now());
        for (id, transaction) in &transactions {
            receipts.push(apply(&mut overlay, &block, *id, transaction).expect("every send applies"));
        }
        clock.lap(&mut best[0]);
        let changes = overlay.changes();
        clock.lap(&mut best[1]);
        black_box(receipts_root(&receipts));
        clock.lap(&mut best[2]);
        let before = |key: &StateKey| state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &changes, &[], &receipts), Ok(()));
        clock.lap(&mut best[3]);
    }
    for (what, seconds) in ["apply", "changes", "receipts root", "check change"].iter().zip(best) {
        println!(
            "{what}: {:.0} transactions/s, {:.0} ns each",
            f64::from(SENDS) / seconds,
            seconds * 1e9 / f64::from(SENDS)
        );
    }
}

struct Clock(Instant);

impl Clock {
    fn lap(&mut self, best: &mut f64) {
        *best = best.min(self.0.elapsed().as_secs_f64());
        self.0 = Instant::now();
    }
}
