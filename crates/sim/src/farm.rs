//! A farm: many accounts of one owner that bring each other and mine, and what that earns against what it pays in fees.
//!
//! Rule: nothing is computed here but sums of what the real ledger moved, under the default parameters and the richest
//! campaigns that it takes; and the owner's coins, counted before and after, agree with them.

mod network;
mod table;

pub use table::table;

use network::{Network, account, send};
use tally_types::{
    Action, Address, Amount, AssetId, PublicKey,
    mining::{ClaimMining, MAX_RETURN_BPS, OpenMining, Points, Weights},
    referral::{
        BindReferrer, CampaignId, CampaignOnly, ClaimReferral, MAX_INVITEES, MAX_SHARE_BPS, OpenReferral,
    },
    stake::{BecomeCandidate, CandidateId, CandidateOnly, StakeAmount},
    transfer::{Memo, SendMany, Share},
    wire::List,
};

/// Price of an operation.
pub const FEE: u128 = 10;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
const BUDGET: Amount = Amount(1 << 60);
const EPOCHS: u128 = 8;
/// All the stake there is, in hundredths of which the owner's is counted.
const STAKE: u128 = 1_000_000;
const REFERRAL: CampaignId = CampaignId(0);
const MINING: CampaignId = CampaignId(1);
const CANDIDATE: CandidateId = CandidateId(0);

/// What an owner runs.
#[derive(Clone, Copy, Debug)]
pub struct Farm {
    pub accounts: u16,
    /// Payments of each account in the campaign's epoch: what it pays fees for.
    pub payments: u8,
    /// The owner's part of all stake.
    pub stake_percent: u8,
}

/// What it comes to, in units of the coin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Harvest {
    /// All fees that the owner and its accounts paid.
    pub paid: u128,
    pub mined: u128,
    pub referred: u128,
    /// The stakers' share of the fees, as far as it came to the owner.
    pub staked: u128,
}

impl Harvest {
    pub fn earned(&self) -> u128 {
        self.mined + self.referred + self.staked
    }
}

/// The campaigns' opener and other people's stake.
fn other() -> PublicKey {
    PublicKey::Ed25519([1; 32])
}

fn owner() -> PublicKey {
    PublicKey::Ed25519([2; 32])
}

fn worker(number: u16) -> PublicKey {
    let mut bytes = [0xfa; 32];
    bytes[..2].copy_from_slice(&number.to_be_bytes());
    PublicKey::Ed25519(bytes)
}

impl Farm {
    /// Runs it from hiring to the last claim.
    ///
    /// # Panics
    ///
    /// If the ledger refuses a step, or keeps other books than the receipts say.
    pub fn run(&self) -> Harvest {
        let mut network = Network::new(&[other(), owner()]);
        self.prepare(&mut network);
        let mut workers: Vec<_> = (0..self.accounts).map(worker).collect();
        workers.sort_by_key(PublicKey::address);
        let everyone: Vec<Address> = workers.iter().chain([&owner()]).map(PublicKey::address).collect();
        let before = network.coins(&everyone);
        network.watch(&everyone);
        self.hire(&mut network, &workers);
        network.block(workers.iter().map(|worker| {
            let bind = BindReferrer { campaign: REFERRAL, referrer: account(owner()) };
            let join = CampaignOnly { campaign: MINING };
            (*worker, vec![Action::BindReferrer(bind), Action::JoinMining(join)])
        }));
        network.pass_ms(DAY_MS);
        let payments = || (0..self.payments).map(|_| send(account(owner()), 1)).collect();
        network.block(workers.iter().map(|worker| (*worker, payments())));
        let epoch = network.epoch();
        network.pass_ms(DAY_MS);
        let claim = Action::ClaimMining(ClaimMining { campaign: MINING, epoch });
        network.block(workers.iter().map(|worker| (*worker, vec![claim.clone()])));
        for workers in workers.chunks(MAX_INVITEES) {
            let invitees = List::new(workers.iter().map(PublicKey::address).collect()).expect("64 at most");
            let claim = ClaimReferral { campaign: REFERRAL, invitees };
            network.block([(owner(), vec![Action::ClaimReferral(claim)])]);
        }
        // The last fees are shared out in the next epoch.
        network.pass_ms(DAY_MS);
        if self.stake_percent > 0 {
            network.block([(owner(), vec![Action::ClaimRewards(CandidateOnly { candidate: CANDIDATE })])]);
        }
        let harvest = network.harvest();
        assert_eq!(network.coins(&everyone), before + harvest.earned() - harvest.paid, "the books agree");
        harvest
    }

    /// The richest campaigns the ledger takes, with no cap that binds and nobody else in them; and the stake.
    fn prepare(&self, network: &mut Network) {
        let candidate = BecomeCandidate {
            name: tally_types::text::Text::new("North").expect("short"),
            validator: [7; 32],
            commission_bps: 0,
        };
        let referral = OpenReferral {
            asset: AssetId::COIN,
            share_bps: MAX_SHARE_BPS,
            cap_per_epoch: Amount::MAX,
            cap_per_invitee: Amount::MAX,
            ends_ms: network.time_ms() + 100 * DAY_MS,
            budget: BUDGET,
        };
        let cap = BUDGET.0;
        let mining = OpenMining {
            asset: AssetId::COIN,
            emission: Amount(BUDGET.0 / EPOCHS),
            epochs: EPOCHS as u32,
            weights: Weights { transact_bps: 10_000, like_bps: 0, read_bps: 0 },
            caps: Points { transact: cap, like: cap, read: cap },
            return_bps: MAX_RETURN_BPS,
            app: account(other()),
        };
        network.block([(
            other(),
            vec![
                Action::BecomeCandidate(candidate),
                Action::OpenReferral(referral),
                Action::OpenMining(mining),
            ],
        )]);
        let own = STAKE / 100 * u128::from(self.stake_percent);
        for (key, amount) in [(owner(), own), (other(), STAKE - own)] {
            if amount > 0 {
                let stake = StakeAmount { candidate: CANDIDATE, amount: Amount(amount) };
                network.block([(key, vec![Action::Bond(stake)])]);
            }
        }
        // What was paid until here is shared out before the farm begins.
        network.pass_ms(DAY_MS);
        network.block([]);
        if own > 0 {
            network.block([(owner(), vec![Action::ClaimRewards(CandidateOnly { candidate: CANDIDATE })])]);
        }
    }

    /// The owner gives each account its fees, 64 accounts an operation.
    fn hire(&self, network: &mut Network, workers: &[PublicKey]) {
        let amount = Amount((FEE + 1) * (u128::from(self.payments) + 3));
        for workers in workers.chunks(64) {
            let share = |worker: &PublicKey| Share { to: worker.address(), amount };
            let shares = List::new(workers.iter().map(share).collect()).expect("64 at most");
            let pay = SendMany { asset: AssetId::COIN, shares, memo: Memo::NONE };
            network.block([(owner(), vec![Action::SendMany(pay)])]);
        }
    }
}
