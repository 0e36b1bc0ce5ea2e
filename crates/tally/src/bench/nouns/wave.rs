//! Who gets what once the town is founded: waves of transactions, each of which needs those before it to be final.
//!
//! What is numbered in order of creation is made by one transaction of each kind a wave, so that its ids are known.

use super::{
    act::{Act, list},
    cast::{HOUSE, MAKERS, Role},
    deeds,
    earning::BOND,
    orders,
    town::{CANDIDATE, DAY_MS, HOUR_MS, MARKETS, MINING, PLENTY, POOL, STABLECOIN, Town, base, market_of},
};
use tally_types::{
    Action, Amount, AssetId, Hash,
    loan::SignLoan,
    mandate::{GrantMandate, MandateKind},
    packet::{CreatePacket, Split},
    referral::CampaignOnly,
    reserve::{Attest, MintToDealer},
    savings::PoolAmount,
    stake::StakeAmount,
    transfer::{Hold, Memo, SendMany, Share},
};

/// What the house makes of each for others to use.
pub const MANDATES: u64 = 64;
pub const PACKETS: u64 = 128;
pub const SHARES: u64 = 100;
pub const LOANS: u64 = 64;
pub const HELD: u64 = 1_024;

const PACKETS_AT_ONCE: u64 = 64;
const LOANS_AT_ONCE: u64 = 32;
const HELD_AT_ONCE: u64 = 64;
/// Accounts one operation pays, and such operations in a transaction.
const RECEIVERS: usize = 64;
const SENDS: usize = 7;
/// What an account gets of an asset.
const SHARE: Amount = Amount(10_000_000);
const PRINCIPAL: Amount = Amount(1_000_000_000);

impl Town<'_> {
    /// All waves, in order, made for a time after the founding is final.
    pub fn waves(&self, now_ms: u64) -> Vec<Vec<Act>> {
        let count = HELD / HELD_AT_ONCE;
        let mut waves: Vec<Vec<Act>> = (0..count).map(|number| self.numbered(number)).collect();
        waves[0].push(self.issue(now_ms));
        waves[0].push(Act::all_by(HOUSE, (0..MANDATES).map(|_| self.grant())));
        for market in 0..MARKETS {
            let traders = self.cast.all(Role::Trader).filter(|trader| market_of(*trader).0 == market);
            waves[0].extend(self.hand_out(base(market), &MAKERS.skip(1).chain(traders).collect::<Vec<_>>()));
        }
        waves[0].extend(self.cast.all(Role::Miner).map(join));
        waves[0].extend(self.cast.all(Role::Saver).map(save));
        waves[1].extend(self.hand_out(STABLECOIN, &self.cast.all(Role::Holder).collect::<Vec<_>>()));
        waves[1].extend(MAKERS.flat_map(orders::ladders));
        waves
    }

    /// The things of wave `number` that have ids.
    fn numbered(&self, number: u64) -> Vec<Act> {
        let held = number * HELD_AT_ONCE..(number + 1) * HELD_AT_ONCE;
        let mut acts = vec![Act::all_by(HOUSE, held.map(|held| self.hold_for(held)))];
        if number < PACKETS / PACKETS_AT_ONCE {
            acts.push(Act::all_by(HOUSE, (0..PACKETS_AT_ONCE).map(|_| self.packet())));
        }
        if number < LOANS / LOANS_AT_ONCE {
            acts.push(self.lend(number));
        }
        acts
    }

    /// Attests the reserve and makes the stablecoin's units.
    fn issue(&self, now_ms: u64) -> Act {
        let attest = Attest { coin: STABLECOIN, amount: PLENTY, as_of_ms: now_ms, document: Hash([7; 32]) };
        let mint = MintToDealer { coin: STABLECOIN, amount: PLENTY };
        Act::all_by(HOUSE, [Action::Attest(attest), Action::MintToDealer(mint)])
    }

    fn hand_out(&self, asset: AssetId, to: &[u64]) -> Vec<Act> {
        let share = |number: &u64| Share { to: self.address(*number), amount: SHARE };
        let send = |to: &[u64]| {
            let shares = list(to.iter().map(share).collect());
            Action::SendMany(SendMany { asset, shares, memo: Memo::NONE })
        };
        let sends: Vec<Action> = to.chunks(RECEIVERS).map(send).collect();
        sends.chunks(SENDS).map(|sends| Act::all_by(HOUSE, sends.to_vec())).collect()
    }

    /// Lets whoever comes first take from the house.
    fn grant(&self) -> Action {
        Action::GrantMandate(GrantMandate {
            payee: None,
            asset: AssetId::COIN,
            amount: PRINCIPAL,
            period_ms: DAY_MS,
            start_ms: self.now_ms,
            end_ms: None,
            kind: MandateKind::SUBSCRIPTION,
            memo: Memo::NONE,
        })
    }

    fn packet(&self) -> Action {
        Action::CreatePacket(CreatePacket {
            asset: AssetId::COIN,
            total: Amount(1_000 * u128::from(SHARES)),
            count: SHARES as u16,
            split: Split::RANDOM,
            claim_key: None,
            expires_ms: self.now_ms + DAY_MS,
            memo: Memo::NONE,
        })
    }

    fn hold_for(&self, held: u64) -> Action {
        Action::Hold(Hold {
            to: self.address(self.cast.anyone(held)),
            asset: AssetId::COIN,
            amount: Amount(100),
            memo: Memo::NONE,
            deadline_ms: self.now_ms + DAY_MS,
        })
    }

    /// The house lends to one saver, many times.
    fn lend(&self, wave: u64) -> Act {
        let borrower = self.cast.one(Role::Saver, wave);
        let sign = || {
            let agreement = deeds::agreement(self, HOUSE, borrower, PRINCIPAL);
            Action::SignLoan(SignLoan { agreement })
        };
        // Equal agreements in one transaction would be one: each is due a little later.
        let operations = (0..LOANS_AT_ONCE).flat_map(|number| {
            let mut action = sign();
            if let Action::SignLoan(sign) = &mut action {
                sign.agreement.terms.first_due_ms += number * HOUR_MS;
            }
            [(HOUSE, action.clone()), (borrower, action)]
        });
        Act { payer: HOUSE, operations: operations.collect() }
    }
}

/// Joins the campaign with a bond that gives likes their weight.
fn join(miner: u64) -> Act {
    let bond = StakeAmount { candidate: CANDIDATE, amount: BOND };
    Act::all_by(miner, [Action::JoinMining(CampaignOnly { campaign: MINING }), Action::Bond(bond)])
}

fn save(saver: u64) -> Act {
    Act::by(saver, Action::DepositFlexible(PoolAmount { pool: POOL, amount: SHARE }))
}
