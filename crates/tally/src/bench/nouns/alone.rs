//! Each noun's main operation on the ledger alone, one core, in a town of 20,000 accounts.

use super::{
    Deed,
    act::{Act, Desk, list},
    cast::HOUSE,
    deeds, earning,
    network::with_epoch,
    orders,
    town::{DAY_MS, Town, text},
};
use crate::bench::{execute::BLOCK, figures::Key, ledger::Ledger, population::Population};
use std::fmt;
use tally_engine::Dealt;
use tally_types::{
    Action, Genesis, Hash, Refusal,
    council::{Measure, ProposalId, Propose, SetVersion, Vote},
};

/// Accounts of the town.
const ACCOUNTS: u64 = 20_000;
/// Blocks executed of each noun, at most: each is timed for well below a third of a second.
const BLOCKS: usize = 3;
/// How long the town takes to be set up, at a millisecond a block.
const EPOCH_MS: u64 = 1_000;
/// Seats of its council: one vote more or less decides nothing.
const SEATS: u64 = 4;

/// Each noun's main operation.
pub const NOUNS: [(Key, Deed); 16] = [
    (Key::NounAccount, deeds::claim_name),
    (Key::NounAsset, deeds::mint),
    (Key::NounTransfer, deeds::send),
    (Key::NounPacket, deeds::claim_packet),
    (Key::NounMandate, deeds::pull_mandate),
    (Key::NounDeal, deeds::open_deal),
    (Key::NounLoan, deeds::repay),
    (Key::NounExchange, orders::order),
    (Key::NounStake, earning::bond),
    (Key::NounSavings, earning::deposit),
    (Key::NounReferral, earning::bind),
    (Key::NounMining, earning::like),
    (Key::NounNews, deeds::publish),
    (Key::NounOracle, deeds::report),
    (Key::NounReserve, deeds::redeem),
    (Key::NounCouncil, vote),
];

/// A refused transaction of a workload in which everything should apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Unset: of the town or the mix.
    pub key: Option<Key>,
    pub turn: usize,
    pub refusal: Refusal,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.key.map_or("the town", Key::text);
        write!(f, "transaction {} of {of} was refused: {}", self.turn, self.refusal)
    }
}

/// Operations a second of each noun: the median of `passes`, each from the same state.
pub fn measure(dealt: &Dealt, now_ms: u64, passes: usize) -> Result<Vec<(Key, f64)>, Misfit> {
    let population = Population::new(ACCOUNTS);
    let stage = Stage::new(&population, dealt, now_ms)?;
    NOUNS.into_iter().map(|(key, deed)| Ok((key, stage.rate(key, deed, passes)?))).collect()
}

/// A town on the ledger alone, with all waves applied.
pub struct Stage<'a> {
    pub town: Town<'a>,
    ledger: Ledger,
    desk: Desk<'a>,
    time_ms: u64,
}

impl<'a> Stage<'a> {
    pub fn new(population: &'a Population, dealt: &Dealt, now_ms: u64) -> Result<Self, Misfit> {
        let from_ms = now_ms + EPOCH_MS;
        let genesis = with_epoch(with_seats(population, population.genesis(dealt, now_ms)), from_ms);
        let hash = genesis.hash();
        let town = Town::new(population, now_ms);
        let mut stage = Self {
            town,
            ledger: Ledger::new(&genesis, hash),
            desk: Desk::new(population, hash, now_ms + DAY_MS),
            time_ms: now_ms,
        };
        stage.apply(&[town.founding()])?;
        stage.time_ms += 10;
        for wave in town.waves(stage.time_ms - 5) {
            stage.apply(&wave)?;
        }
        stage.apply(&[propose()])?;
        // Its campaigns run from now on.
        stage.time_ms = from_ms;
        Ok(stage)
    }

    /// Executes `acts` in blocks; the seconds that took.
    pub fn apply(&mut self, acts: &[Act]) -> Result<f64, Misfit> {
        let mut seconds = 0.0;
        for (number, block) in acts.chunks(BLOCK).enumerate() {
            self.time_ms += 1;
            let executed = self.ledger.block(&self.desk.enter(block), self.time_ms);
            if let Some((place, refusal)) = executed.refused.first() {
                return Err(Misfit { key: None, turn: number * BLOCK + place, refusal: *refusal });
            }
            seconds += executed.seconds;
        }
        Ok(seconds)
    }

    pub fn rate(&self, key: Key, deed: Deed, passes: usize) -> Result<f64, Misfit> {
        let turns = 0..(BLOCKS * BLOCK) as u64;
        let acts: Vec<Act> = turns.map_while(|turn| deed(&self.town, turn)).collect();
        let pass = |_| {
            let mut stage =
                Self { town: self.town, ledger: self.ledger.clone(), desk: self.desk.clone(), ..*self };
            let seconds = stage.apply(&acts).map_err(|misfit| Misfit { key: Some(key), ..misfit })?;
            Ok(acts.len() as f64 / seconds)
        };
        let mut rates = (0..passes).map(pass).collect::<Result<Vec<f64>, Misfit>>()?;
        rates.sort_by(f64::total_cmp);
        Ok(rates[passes / 2])
    }
}

/// The same genesis with members that nobody runs, whose seats are the first accounts'.
fn with_seats(population: &Population, genesis: Genesis) -> Genesis {
    let key = |number: u64| population.keys[number as usize].public();
    let mut members: Vec<[u8; 32]> = (0..SEATS)
        .map(|number| key(number).as_bytes().try_into().expect("an Ed25519 key has 32 bytes"))
        .collect();
    members.sort_unstable();
    Genesis { members: list(members), ..genesis }
}

fn propose() -> Act {
    let version = SetVersion { version: text("2.0.0"), from_height: 1_000_000, instead_of: None };
    let propose = Propose {
        title: text("A new version"),
        text: Hash([9; 32]),
        link: text("https://tally.example/why"),
        measure: Measure::SetVersion(version),
    };
    Act::by(HOUSE, Action::Propose(propose))
}

/// One seat makes up its mind again and again.
fn vote(_: &Town<'_>, turn: u64) -> Option<Act> {
    let vote = Vote { proposal: ProposalId(0), yes: turn.is_multiple_of(2) };
    Some(Act::by(HOUSE, Action::Vote(vote)))
}
