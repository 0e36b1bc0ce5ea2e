//! A farm of 1,000 accounts run by one owner earns less than it pays in fees, whatever a campaign offers.

mod world;

use tally_types::{
    Action, Address, Amount, PublicKey,
    mining::{ClaimMining, LikePost, OpenMining, Points, Weights},
    news::PostId,
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, OpenReferral},
    stake::{BecomeCandidate, CandidateId, StakeAmount},
    transfer::{Memo, SendMany, Share},
};
use world::*;

const ACCOUNTS: u16 = 1_000;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const EPOCH: u64 = START_MS / DAY_MS + 1;
const REFERRAL: CampaignId = CampaignId(0);
const MINING: CampaignId = CampaignId(1);

fn worker(number: u16) -> Person {
    let mut bytes = [0xfa; 32];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    let key = PublicKey::Ed25519(bytes);
    Person { address: key.address(), keys: vec![key] }
}

/// The richest campaigns there can be: the greatest share and return, no cap that binds, budgets beyond all fees.
fn open_campaigns(world: &mut World) {
    let referral = OpenReferral {
        asset: COIN,
        share_bps: 2_500,
        cap_per_epoch: Amount(100_000),
        cap_per_invitee: Amount(100_000),
        ends_ms: START_MS + 10 * DAY_MS,
        budget: Amount(100_000),
    };
    world.apply(&person(1), Action::OpenReferral(referral));
    let mining = OpenMining {
        asset: COIN,
        emission: Amount(100_000),
        epochs: 1,
        weights: Weights { transact_bps: 5_000, like_bps: 4_000, read_bps: 1_000 },
        caps: Points { transact: 100_000, like: 100_000, read: 100_000 },
        return_bps: 2_000,
        app: person(2).address,
    };
    world.apply(&person(1), Action::OpenMining(mining));
    let candidate = BecomeCandidate { name: text("North"), validator: [7; 32], commission_bps: 0 };
    world.apply(&person(9), Action::BecomeCandidate(candidate));
}

/// Every worker does this in a transaction of its own, in one block.
fn all_do(world: &mut World, workers: &[Person], actions: impl Fn(&Person) -> Vec<Action>) -> u128 {
    let tx = |worker: &Person| {
        actions(worker).into_iter().fold(world.tx(worker), |tx, action| tx.does(worker, action))
    };
    let transactions: Vec<Tx> = workers.iter().map(tx).collect();
    let receipts = world.run_block(&transactions);
    assert!(receipts.iter().all(|receipt| receipt.outcome == applied()));
    receipts.iter().map(|receipt| receipt.fee.amount.0).sum()
}

/// The owner pays 64 workers with each operation.
fn hire(world: &mut World, owner: &Person, workers: &[Person]) -> u128 {
    let share = |worker: &Person| Share { to: worker.address, amount: Amount(170) };
    let pay = |workers: &[Person]| {
        let shares = list(workers.iter().map(share).collect());
        Action::SendMany(SendMany { asset: COIN, shares, memo: Memo::NONE })
    };
    workers.chunks(64).map(|workers| world.apply(owner, pay(workers)).fee.amount.0).sum()
}

/// One whose accounts like posts as well, each with a stake of its own; the farms of docs/reference/mining.md do not.
#[test]
fn a_farm_of_a_thousand_accounts_earns_less_than_it_pays_in_fees() {
    let mut world = World::new();
    world.publish(&person(9), 1);
    world.edit_parameters(|parameters| parameters.stake.min_bond = Amount(1));
    open_campaigns(&mut world);
    let owner = person(3);
    let mut workers: Vec<Person> = (0..ACCOUNTS).map(worker).collect();
    workers.sort_by_key(|worker| worker.address);
    let hiring = hire(&mut world, &owner, &workers);
    let joining = all_do(&mut world, &workers, |_| {
        let bind = BindReferrer { campaign: REFERRAL, referrer: owner.address };
        let stake = StakeAmount { candidate: CandidateId(0), amount: Amount(100) };
        let join = CampaignOnly { campaign: MINING };
        vec![Action::BindReferrer(bind), Action::JoinMining(join), Action::Bond(stake)]
    });
    world.pass_ms(DAY_MS);
    let working = all_do(&mut world, &workers, |_| {
        let like = LikePost { campaign: MINING, post: PostId(0), candidate: CandidateId(0) };
        vec![Action::LikePost(like), send(&owner, COIN, 1)]
    });
    world.pass_ms(DAY_MS);
    let claiming = all_do(&mut world, &workers, |_| {
        vec![Action::ClaimMining(ClaimMining { campaign: MINING, epoch: EPOCH })]
    });
    let mined: u128 =
        world.receipts.iter().rev().take(workers.len()).map(|claim| claim.moves[0].amount.0).sum();
    let (referred, claiming_referral) = claim_referrals(&mut world, &owner, &workers);
    assert_eq!(
        (hiring, joining, working, claiming, claiming_referral),
        (10_000, 30_000, 20_000, 10_000, 10_000)
    );
    // Of the 20 that each worker pays in the epoch, mining returns 4; of the 30 that it pays once bound, the owner has 7.
    assert_eq!((mined, referred), (4_000, 7_000));
    let (earned, paid) = (mined + referred, hiring + joining + working + claiming + claiming_referral);
    assert_eq!((earned, paid), (11_000, 80_000));
    assert!(earned < working + claiming, "it earns less even than the fees that count");
}

fn claim_referrals(world: &mut World, owner: &Person, workers: &[Person]) -> (u128, u128) {
    let (mut earned, mut paid) = (0, 0);
    for workers in workers.chunks(64) {
        let invitees: Vec<Address> = workers.iter().map(|worker| worker.address).collect();
        let claim = ClaimReferral { campaign: REFERRAL, invitees: list(invitees) };
        let receipt = world.apply(owner, Action::ClaimReferral(claim));
        earned += receipt.moves[0].amount.0;
        paid += receipt.fee.amount.0;
    }
    (earned, paid)
}
