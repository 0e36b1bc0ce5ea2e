//! Epochs, fees and stake in the small world.

use super::*;
use tally_ledger::penalize;
use tally_types::stake::{
    BecomeCandidate, Bond, Candidate, CandidateId, CandidateOnly, CarryPenalty, Leaving, MoveStake,
    SetCommission, StakeAmount, StakeBook,
};

pub const DAY_MS: u64 = 86_400_000;

pub fn become_candidate(commission_bps: u16) -> Action {
    let name = text("North");
    Action::BecomeCandidate(BecomeCandidate { name, validator: [7; 32], commission_bps })
}

fn stake(candidate: u64, amount: u128) -> StakeAmount {
    StakeAmount { candidate: CandidateId(candidate), amount: Amount(amount) }
}

pub fn bond(candidate: u64, amount: u128) -> Action {
    Action::Bond(stake(candidate, amount))
}

pub fn unbond(candidate: u64, amount: u128) -> Action {
    Action::Unbond(stake(candidate, amount))
}

pub fn finish(candidate: u64) -> Action {
    Action::FinishUnbonding(CandidateOnly { candidate: CandidateId(candidate) })
}

pub fn claim(candidate: u64) -> Action {
    Action::ClaimRewards(CandidateOnly { candidate: CandidateId(candidate) })
}

pub fn retire(candidate: u64) -> Action {
    Action::RetireCandidate(CandidateOnly { candidate: CandidateId(candidate) })
}

pub fn move_stake(from: u64, to: u64, amount: u128) -> Action {
    let (from, to) = (CandidateId(from), CandidateId(to));
    Action::MoveStake(MoveStake { from, to, amount: Amount(amount) })
}

pub fn set_commission(candidate: u64, commission_bps: u16) -> Action {
    Action::SetCommission(SetCommission { candidate: CandidateId(candidate), commission_bps })
}

pub fn carry_penalty(account: &Person, candidate: u64) -> Action {
    let candidate = CandidateId(candidate);
    Action::CarryPenalty(CarryPenalty { account: account.address, candidate })
}

impl World {
    /// Goes to the first millisecond of the next epoch, by the default length of one.
    pub fn next_epoch(&mut self) {
        self.pass_ms(DAY_MS - self.block.time_ms % DAY_MS);
    }

    pub fn pot(&self, asset: AssetId) -> u128 {
        let pot = self.global().fee_pot;
        pot.iter().find(|entry| entry.asset == asset).map_or(0, |entry| entry.amount.0)
    }

    /// Has person 9 pay fees until the pot holds `coin`, a multiple of the usual fee.
    pub fn fill_pot(&mut self, coin: u128) {
        while self.pot(COIN) < coin {
            let operations = ((coin - self.pot(COIN)) / FEE).min(64);
            assert!(operations > 0, "the pot cannot hold {coin}: it holds {}", self.pot(COIN));
            let mut tx = self.tx(&person(9));
            for _ in 0..operations {
                tx = tx.does(&person(9), send(&person(8), COIN, 1));
            }
            self.run(&tx).expect("person 9 is rich");
        }
        assert_eq!(self.pot(COIN), coin);
    }

    /// A block whose opening carries a penalty out.
    pub fn penalize(&mut self, candidate: u64, fraction_bps: u16) -> Vec<tally_types::Move> {
        let mut overlay = Overlay::new();
        let block = self.block.clone();
        let mut opening =
            load_until(&self.state, &mut overlay, |overlay| begin(overlay, &block)).expect("it opens");
        let penalty = load_all(&self.state, &mut overlay, |overlay| {
            penalize(overlay, &block, CandidateId(candidate), fraction_bps)
        });
        let moves = penalty.expect("there is such a candidate");
        opening.extend(moves.clone());
        let changes = overlay.changes();
        let before = |key: &StateKey| self.state.get(key).cloned();
        assert_eq!(invariants::check_change(&before, &changes, &opening, &[]), Ok(()));
        for (key, record) in changes {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        let records = self.state.iter().map(|(key, record)| (*key, record));
        assert_eq!(invariants::check_state(records), Ok(()));
        moves
    }

    pub fn book(&self) -> StakeBook {
        self.read(&StateKey::stake_book()).unwrap_or_default()
    }

    pub fn candidate(&self, candidate: u64) -> Candidate {
        self.read(&StateKey::candidate(CandidateId(candidate))).expect("there is such a candidate")
    }

    pub fn bond(&self, person: &Person, candidate: u64) -> Option<Bond> {
        self.read(&StateKey::bond(&person.address, CandidateId(candidate)))
    }

    pub fn leaving(&self, candidate: u64, ready_ms: u64) -> Option<Leaving> {
        self.read(&StateKey::leaving(CandidateId(candidate), ready_ms))
    }

    /// What the treasury holds of the coin.
    pub fn treasury(&self) -> u128 {
        let treasury: tally_types::treasury::Treasury =
            self.read(&StateKey::treasury()).expect("there is a treasury");
        treasury.held(COIN).0
    }
}

/// Calls until nothing is missing, however often that is.
pub fn load_all<T>(
    state: &BTreeMap<StateKey, Bytes>,
    overlay: &mut Overlay,
    mut call: impl FnMut(&mut Overlay) -> Result<T, Stop>,
) -> Result<T, Refusal> {
    loop {
        match call(overlay) {
            Ok(done) => return Ok(done),
            Err(Stop::Refused(refusal)) => return Err(refusal),
            Err(Stop::Missing(keys)) => {
                for key in keys {
                    overlay.load(key, state.get(&key).map(|bytes| &bytes[..])).expect("the record decodes");
                }
            }
        }
    }
}
