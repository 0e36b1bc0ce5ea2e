//! What people do to earn: stake, save, bring others, like and read.

use super::{
    act::{Act, list},
    cast::{HOUSE, Role},
    town::{CANDIDATE, MINING, POOL, POSTS, REFERRAL, Town},
};
use tally_types::{
    Action, Address, Amount,
    mining::{AttestReading, LikePost, Reader},
    news::PostId,
    referral::BindReferrer,
    savings::PoolAmount,
    stake::StakeAmount,
};

/// The least that may be bonded.
pub const BOND: Amount = Amount(1_000);
/// Accounts one attestation speaks of.
const READERS: u64 = 4;

pub fn bond(town: &Town<'_>, turn: u64) -> Option<Act> {
    let bond = StakeAmount { candidate: CANDIDATE, amount: BOND };
    Some(Act::by(town.cast.one(Role::Miner, turn), Action::Bond(bond)))
}

pub fn deposit(town: &Town<'_>, turn: u64) -> Option<Act> {
    let deposit = PoolAmount { pool: POOL, amount: Amount(100) };
    Some(Act::by(town.cast.one(Role::Saver, turn), Action::DepositFlexible(deposit)))
}

pub fn withdraw(town: &Town<'_>, turn: u64) -> Option<Act> {
    let withdraw = PoolAmount { pool: POOL, amount: Amount(10) };
    Some(Act::by(town.cast.one(Role::Saver, turn), Action::WithdrawFlexible(withdraw)))
}

/// A newcomer says who brought it.
pub fn bind(town: &Town<'_>, turn: u64) -> Option<Act> {
    let newcomers = town.cast.newcomers();
    let bind = BindReferrer { campaign: REFERRAL, referrer: town.address(town.cast.anyone(turn / 8)) };
    let newcomer = newcomers.start + turn;
    newcomers.contains(&newcomer).then(|| Act::by(newcomer, Action::BindReferrer(bind)))
}

/// Each miner likes each post once.
pub fn like(town: &Town<'_>, turn: u64) -> Option<Act> {
    let post = turn / town.cast.count(Role::Miner);
    let like = LikePost { campaign: MINING, post: PostId(post), candidate: CANDIDATE };
    (post < POSTS).then(|| Act::by(town.cast.one(Role::Miner, turn), Action::LikePost(like)))
}

/// The house's app says what some miners have read; one of them pays.
pub fn attest(town: &Town<'_>, turn: u64) -> Option<Act> {
    let miner = |place: u64| town.cast.one(Role::Miner, turn * READERS + place);
    let mut accounts: Vec<Address> = (0..READERS).map(|place| town.address(miner(place))).collect();
    accounts.sort_unstable();
    let readers = list(accounts.into_iter().map(|account| Reader { account, points: 5 }).collect());
    let attest = AttestReading { campaign: MINING, readers };
    Some(Act::paid_by(miner(0), HOUSE, Action::AttestReading(attest)))
}
