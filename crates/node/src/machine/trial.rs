//! Questions to the ledger about the last final state, before any block: may this enter one, what would it do.
//!
//! Invariant: an answer comes from the records of one state. A block may become final between two reads, and what was
//! read before it and after it does not fit together: the ledger is never run on that.

use super::execute;
use tally_engine::{BoxFuture, Snapshot, StateReader};
use tally_ledger::{BlockInfo, Overlay, Stop};
use tally_types::{Hash, Header, Refusal, StateKey, bytes::Bytes};

/// Where final records come from.
pub trait Final: Sync {
    /// The records under `keys`, of one state; `None` while there is none.
    fn snapshot(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Snapshot>>;

    /// The block that would follow the state's, now.
    fn next_block(&self, last: Option<&Header>) -> BlockInfo;
}

/// Reads of the last final state, which notice when there is another.
struct Reads<'a> {
    source: &'a dyn Final,
    /// The root of the state of the first read.
    root: Option<Hash>,
    /// The header of that state's block.
    header: Option<Header>,
    moved: bool,
}

impl StateReader for Reads<'_> {
    fn get_many<'a>(&'a mut self, keys: &'a [StateKey]) -> BoxFuture<'a, Vec<Option<Bytes>>> {
        Box::pin(async move {
            let Some(found) = self.source.snapshot(keys.to_vec()).await else {
                return vec![None; keys.len()];
            };
            match self.root {
                Some(root) => self.moved |= root != found.state_root,
                None => (self.root, self.header) = (Some(found.state_root), found.header),
            }
            found.records
        })
    }
}

/// One state with what was tried on it, which is thrown away.
pub struct Trial<'a> {
    reads: Reads<'a>,
    overlay: Overlay,
    block: BlockInfo,
}

impl<'a> Trial<'a> {
    /// On the newest final state, with the records under `keys` read at once.
    pub async fn begin(source: &'a dyn Final, keys: &[StateKey]) -> Self {
        loop {
            let mut reads = Reads { source, root: None, header: None, moved: false };
            let mut overlay = Overlay::new();
            execute::load(&mut overlay, keys, &mut reads).await;
            let block = source.next_block(reads.header.as_ref());
            let mut trial = Self { reads, overlay, block };
            let opened = trial.ask(|overlay, block| tally_ledger::begin(overlay, block).map(drop)).await;
            if opened.is_some() {
                return trial;
            }
        }
    }

    /// Asks the ledger, loading what that turns out to need. `None`: a block became final meanwhile, and the trial is of
    /// no more use.
    pub async fn ask<A>(
        &mut self,
        question: impl Fn(&mut Overlay, &BlockInfo) -> Result<A, Stop>,
    ) -> Option<Result<A, Refusal>> {
        loop {
            match question(&mut self.overlay, &self.block) {
                Ok(answer) => return Some(Ok(answer)),
                Err(Stop::Refused(refusal)) => return Some(Err(refusal)),
                Err(Stop::Missing(keys)) => {
                    execute::load(&mut self.overlay, &keys, &mut self.reads).await;
                    if self.reads.moved {
                        return None;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::mocks::{MockChain, address, genesis, operation, transaction};
    use std::{
        collections::BTreeMap,
        sync::atomic::{AtomicBool, Ordering},
    };
    use tally_types::{
        Action, Address, Amount, AssetId, Body, Receipt,
        asset::{CreateAsset, Powers},
        exchange::{MarketId, OpenMarket, OrderKind, PlaceOrder, Side},
        text::Text,
        wire::Empty,
    };

    const PRICE: u32 = 200;
    const MARKET: MarketId = MarketId(0);

    #[derive(Clone)]
    struct State {
        last: Header,
        records: BTreeMap<StateKey, Bytes>,
    }

    /// A chain on which a block becomes final just before `until` is read.
    struct Moving {
        states: [State; 2],
        until: StateKey,
        moved: AtomicBool,
    }

    impl Final for Moving {
        fn snapshot(&self, keys: Vec<StateKey>) -> BoxFuture<'_, Option<Snapshot>> {
            if keys.contains(&self.until) {
                self.moved.store(true, Ordering::SeqCst);
            }
            let State { last, records } = &self.states[usize::from(self.moved.load(Ordering::SeqCst))];
            let found = keys.iter().map(|key| records.get(key).cloned()).collect();
            let snapshot =
                Snapshot { records: found, state_root: last.state_root, header: Some(last.clone()) };
            Box::pin(std::future::ready(Some(snapshot)))
        }

        fn next_block(&self, last: Option<&Header>) -> BlockInfo {
            let last = last.expect("every state here has a block");
            let (height, time_ms) = (last.height + 1, last.time_ms + 1);
            BlockInfo { chain_id: 7, genesis: genesis().hash(), height, time_ms, seed: last.seed }
        }
    }

    impl State {
        fn genesis() -> Self {
            let chain = MockChain::new(&genesis());
            chain.push(vec![]);
            let last = chain.block(1).unwrap().header.clone();
            Self { last, records: tally_ledger::genesis_state(&genesis()).collect() }
        }

        /// The state after a block with one operation.
        fn after(&self, actor: Address, nonce: u64, action: Action) -> Self {
            let chain = Moving {
                states: [self.clone(), self.clone()],
                until: StateKey::global(),
                moved: AtomicBool::new(false),
            };
            let (trial, receipt) = run(&chain, &body(actor, nonce, action));
            assert_eq!(receipt.outcome, tally_types::Outcome::Applied(Empty));
            let mut next = self.clone();
            for (key, record) in trial.overlay.changes() {
                match record {
                    Some(record) => next.records.insert(key, record),
                    None => next.records.remove(&key),
                };
            }
            next.last.height += 1;
            next.last.time_ms += 1;
            next.last.state_root = Hash::of("test", &[&next.last.height.to_be_bytes()]);
            next
        }
    }

    fn body(actor: Address, nonce: u64, action: Action) -> Body {
        Body { valid_until_ms: 60_000, ..transaction(actor, nonce, vec![operation(actor, action)]).body }
    }

    fn run<'a>(chain: &'a Moving, body: &Body) -> (Trial<'a>, Receipt) {
        let id = body.id(&genesis().hash());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            loop {
                let mut trial = Trial::begin(chain, &[]).await;
                let attempt = trial.ask(|overlay, block| tally_ledger::simulate(overlay, block, id, body));
                if let Some(receipt) = attempt.await {
                    return (trial, receipt.unwrap());
                }
            }
        })
    }

    fn order(side: Side) -> Action {
        let kind = OrderKind::GoodTillCancelled(Empty);
        Action::PlaceOrder(PlaceOrder {
            market: MARKET,
            side,
            price: PRICE,
            lots: 1,
            kind,
            most: 64,
            client_id: None,
        })
    }

    #[test]
    fn a_block_that_becomes_final_between_two_reads_starts_a_trial_over() {
        let [maker, taker, late] = [1, 2, 3].map(address);
        let gold = Action::CreateAsset(CreateAsset {
            code: Text::new("GOLD").unwrap(),
            name: Text::new("Gold").unwrap(),
            decimals: 2,
            icon: None,
            cap: None,
            powers: Powers::default(),
            initial_supply: Amount(1_000),
        });
        let open = Action::OpenMarket(OpenMarket {
            base: AssetId(1),
            quote: AssetId::COIN,
            tick: Amount(1),
            lot: Amount(1),
        });
        let standing =
            State::genesis().after(maker, 0, gold).after(maker, 1, open).after(maker, 2, order(Side::Sell));
        let taken = standing.after(taker, 0, order(Side::Buy));
        let until = StateKey::level(MARKET, Side::Sell, PRICE);
        let body = body(late, 0, order(Side::Buy));
        let on = |states| run(&Moving { states, until, moved: AtomicBool::new(false) }, &body).1;
        let expected = on([taken.clone(), taken.clone()]);
        assert_ne!(on([standing.clone(), standing.clone()]), expected);
        assert_eq!(on([standing, taken]), expected);
    }
}
