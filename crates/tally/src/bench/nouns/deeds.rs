//! What people do with money, names, notes and news, a turn at a time.

use super::{
    act::{Act, list},
    cast::{HOUSE, REPORTERS, Role},
    orders::base_of,
    town::{DAY_MS, FEED, HOUR_MS, POSTS, STABLECOIN, Town, post, text},
    wave::{HELD, LOANS, MANDATES, PACKETS, SHARES},
};
use crate::bench::chance::Chance;
use tally_types::{
    Action, Amount, AssetId, Handle,
    account::ClaimName,
    asset::Mint,
    deal::OpenDeal,
    loan::{Agreement, LoanAmount, LoanId, Repayment, SignLoan, Terms, Unit},
    mandate::{GrantMandate, MandateId, MandateKind, PullMandate},
    news::{PostId, Tip},
    oracle::Report,
    packet::{ClaimPacket, CreatePacket, PacketId, Split},
    reserve::RequestRedemption,
    transfer::{HeldId, HeldOnly, Hold, Memo, Send},
    wire::Empty,
};

const COIN: AssetId = AssetId::COIN;
/// What is paid, held, lent and tipped.
const SOME: Amount = Amount(100);

pub fn claim_name(town: &Town<'_>, turn: u64) -> Option<Act> {
    let account = town.cast.anyone(turn);
    let crowd = town.cast.crowd();
    let name = Handle::parse(&format!("name_{account}")).expect("it is well formed");
    (turn < crowd.end - crowd.start).then(|| Act::by(account, Action::ClaimName(ClaimName { name })))
}

pub fn mint(town: &Town<'_>, turn: u64) -> Option<Act> {
    let trader = town.cast.one(Role::Trader, turn);
    let mint = Mint { asset: base_of(trader), to: town.address(trader), amount: SOME };
    Some(Act::paid_by(trader, HOUSE, Action::Mint(mint)))
}

/// A payment like those of the plain benchmark: one coin to any account.
pub fn send(town: &Town<'_>, turn: u64) -> Option<Act> {
    let payer = town.cast.anyone(turn);
    let send =
        Send { to: town.address(other(town, payer, turn)), asset: COIN, amount: Amount(1), memo: Memo::NONE };
    Some(Act::by(payer, Action::Send(send)))
}

pub fn hold(town: &Town<'_>, turn: u64) -> Option<Act> {
    let payer = town.cast.anyone(turn);
    let to = town.address(other(town, payer, turn));
    let deadline_ms = town.now_ms + DAY_MS;
    Some(Act::by(payer, Action::Hold(Hold { to, asset: COIN, amount: SOME, memo: Memo::NONE, deadline_ms })))
}

pub fn accept_held(town: &Town<'_>, turn: u64) -> Option<Act> {
    let accept = Action::AcceptHeld(HeldOnly { held: HeldId(turn) });
    (turn < HELD).then(|| Act::by(town.cast.anyone(turn), accept))
}

pub fn create_packet(town: &Town<'_>, turn: u64) -> Option<Act> {
    let create = CreatePacket {
        asset: COIN,
        total: SOME,
        count: 10,
        split: Split::RANDOM,
        claim_key: None,
        expires_ms: town.now_ms + DAY_MS,
        memo: Memo::NONE,
    };
    Some(Act::by(town.cast.anyone(turn), Action::CreatePacket(create)))
}

/// One packet after the other: the accounts of its claims differ, as the crowd is larger than a packet's shares.
pub fn claim_packet(town: &Town<'_>, turn: u64) -> Option<Act> {
    let claim = ClaimPacket { packet: PacketId(turn / SHARES), proof: None };
    (turn < PACKETS * SHARES).then(|| Act::by(town.cast.anyone(turn), Action::ClaimPacket(claim)))
}

pub fn grant_mandate(town: &Town<'_>, turn: u64) -> Option<Act> {
    let payer = town.cast.anyone(turn);
    let grant = GrantMandate {
        payee: Some(town.address(other(town, payer, turn))),
        asset: COIN,
        amount: SOME,
        period_ms: 30 * DAY_MS,
        start_ms: town.now_ms,
        end_ms: None,
        kind: MandateKind::STANDING_ORDER,
        memo: Memo::NONE,
    };
    Some(Act::by(payer, Action::GrantMandate(grant)))
}

pub fn pull_mandate(town: &Town<'_>, turn: u64) -> Option<Act> {
    let pull = PullMandate { mandate: MandateId(turn % MANDATES), amount: Amount(1) };
    Some(Act::by(town.cast.anyone(turn), Action::PullMandate(pull)))
}

/// Both sign, the lender pays.
pub fn sign_loan(town: &Town<'_>, turn: u64) -> Option<Act> {
    let (lender, borrower) = (town.cast.anyone(turn), town.cast.anyone(turn + 1));
    let sign = || Action::SignLoan(SignLoan { agreement: agreement(town, lender, borrower, SOME) });
    Some(Act { payer: lender, operations: vec![(lender, sign()), (borrower, sign())] })
}

/// Anyone may pay for the one who borrowed from the house.
pub fn repay(town: &Town<'_>, turn: u64) -> Option<Act> {
    let repay = LoanAmount { loan: LoanId(turn % LOANS), amount: Amount(1) };
    Some(Act::by(town.cast.anyone(turn), Action::Repay(repay)))
}

/// Due in 30 days with 5 % a year.
pub fn agreement(town: &Town<'_>, lender: u64, borrower: u64, principal: Amount) -> Agreement {
    Agreement {
        lender: town.address(lender),
        borrower: town.address(borrower),
        guarantor: None,
        witnesses: list(vec![]),
        terms: Terms {
            unit: Unit::Asset(COIN),
            principal,
            rate_bps: 500,
            repayment: Repayment::Bullet(Empty),
            first_due_ms: town.now_ms + 30 * DAY_MS,
            grace_ms: 5 * DAY_MS,
            late_rate_bps: 1_000,
            collateral: None,
        },
    }
}

/// Each reporter's reports are of ever later times, all past.
pub fn report(town: &Town<'_>, turn: u64) -> Option<Act> {
    let reporters = REPORTERS.end - REPORTERS.start;
    let value = 10_000 + Chance::new(turn).below(100);
    let report = Report { feed: FEED, value, at_ms: town.now_ms - DAY_MS + turn };
    (turn < DAY_MS).then(|| Act::by(REPORTERS.start + turn % reporters, Action::Report(report)))
}

pub fn redeem(town: &Town<'_>, turn: u64) -> Option<Act> {
    let dealer = town.address(HOUSE);
    let redeem = RequestRedemption { coin: STABLECOIN, amount: Amount(1), dealer, pay_to: Memo::NONE };
    Some(Act::by(town.cast.one(Role::Holder, turn), Action::RequestRedemption(redeem)))
}

pub fn open_deal(town: &Town<'_>, turn: u64) -> Option<Act> {
    let buyer = town.cast.anyone(turn);
    let deal = OpenDeal {
        seller: town.address(other(town, buyer, turn)),
        asset: COIN,
        amount: SOME,
        description: text("A phone, as good as new"),
        terms: None,
        arbiter: None,
        accept_by_ms: town.now_ms + DAY_MS,
        ship_within_ms: HOUR_MS,
        confirm_within_ms: HOUR_MS,
    };
    Some(Act::by(buyer, Action::OpenDeal(deal)))
}

pub fn publish(town: &Town<'_>, turn: u64) -> Option<Act> {
    Some(Act::paid_by(town.cast.anyone(turn), HOUSE, post()))
}

pub fn tip(town: &Town<'_>, turn: u64) -> Option<Act> {
    let tip = Tip { post: PostId(turn % POSTS), asset: COIN, amount: SOME };
    Some(Act::by(town.cast.anyone(turn), Action::Tip(tip)))
}

/// Any account but `not`.
fn other(town: &Town<'_>, not: u64, turn: u64) -> u64 {
    let accounts = town.population.accounts;
    let drawn = Chance::new(turn).below(accounts);
    if drawn == not { (drawn + 1) % accounts } else { drawn }
}
