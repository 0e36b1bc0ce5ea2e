//! What a transaction means to each account it touches: the lines of the accounts' activity.
//!
//! A plain transfer makes two lines, one for each side. Every actor and every account named by an operation has a line
//! of it; a payer who has no other line has one for the fee. A refused transaction makes one line without an amount for
//! every account that signed it.

use super::{
    deal,
    place::{LineNumber, Place},
};
use crate::chain::{Committed, Position};
use std::{iter::Peekable, slice::Iter};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Move, Operation, Place as Where, Receipt, Transaction,
    deal::DealParties,
    loan::{OfferLoan, SignLoan, Unit},
    receipt::{HeldMoved, RedemptionMoved},
    transfer::Memo,
};

/// The kind of a line that says nothing but the fee; operations' tags begin higher.
pub const FEE: u8 = 0;

/// Which way units went, seen from the line's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Direction {
    /// Nothing moved, or between others.
    None = 0,
    In = 1,
    Out = 2,
}

impl Direction {
    pub fn from_tag(tag: i64) -> Self {
        match tag {
            1 => Self::In,
            2 => Self::Out,
            _ => Self::None,
        }
    }
}

/// One line of one account's activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub account: Address,
    pub place: Place,
    pub number: LineNumber,
    /// The operation's tag, or [`FEE`].
    pub kind: u8,
    pub direction: Direction,
    /// Who else is involved.
    pub other: Option<Address>,
    pub asset: Option<AssetId>,
    /// What was really delivered or, on a line without a direction, set aside.
    pub amount: Option<Amount>,
}

/// The memo of an operation, when it has one.
pub fn memo(operation: &Operation) -> Option<&Memo> {
    let memo = match &operation.action {
        Action::Send(send) => &send.memo,
        Action::SendMany(send) => &send.memo,
        Action::Hold(hold) => &hold.memo,
        Action::CreatePacket(packet) => &packet.memo,
        Action::GrantMandate(mandate) => &mandate.memo,
        Action::RequestRedemption(request) => &request.pay_to,
        _ => return None,
    };
    (!memo.is_none()).then_some(memo)
}

/// The lines of transaction `index` of a block, in order of operation.
pub fn of_transaction(committed: &Committed, index: u32, transaction: &Transaction) -> Vec<Line> {
    let receipt = &committed.receipts[index as usize];
    let place = Place::from(Position { height: committed.header.height, index });
    if !receipt.is_applied() {
        return refused(place, transaction);
    }
    let mut lines = Vec::with_capacity(2 * transaction.body.operations.len());
    for step in steps(transaction, receipt) {
        step.lines(place, &mut lines);
    }
    if !lines.iter().any(|line| line.account == receipt.payer) {
        lines.push(Line {
            account: receipt.payer,
            place,
            number: LineNumber::new(u8::MAX, 0),
            kind: FEE,
            direction: Direction::Out,
            other: None,
            asset: Some(receipt.fee.asset),
            amount: Some(receipt.fee.amount),
        });
    }
    lines
}

fn refused(place: Place, transaction: &Transaction) -> Vec<Line> {
    let operations = &transaction.body.operations;
    let line = |account: Address| {
        let own = operations.iter().position(|operation| operation.actor == account);
        Line {
            account,
            place,
            number: LineNumber::new(own.map_or(u8::MAX, |index| index as u8), 0),
            kind: own.map_or(FEE, |index| operations[index].action.tag()),
            direction: Direction::None,
            other: None,
            asset: None,
            amount: None,
        }
    };
    transaction.body.signers().into_iter().map(line).collect()
}

/// An applied operation with what it moved and the event it raised.
pub struct Step<'a> {
    pub index: u8,
    pub operation: &'a Operation,
    pub moves: &'a [Move],
    pub event: Option<&'a Event>,
}

/// The operations of an applied transaction, each with its part of the receipt. Moves and events stand in the receipt
/// in the operations' order; an operation raises one event or none.
pub fn steps<'a>(transaction: &'a Transaction, receipt: &'a Receipt) -> Vec<Step<'a>> {
    let (mut moves, mut events) = (&receipt.moves[..], receipt.events.iter().peekable());
    let operations = &transaction.body.operations;
    let step = |(index, operation): (usize, &'a Operation)| {
        let index = index as u8;
        let own = moves.iter().take_while(|entry| entry.operation == index).count();
        let (taken, rest) = moves.split_at(own);
        moves = rest;
        let event = raises_event(operations, usize::from(index))
            .then(|| next_event(&mut events, operation.action.tag()))
            .flatten();
        Step { index, operation, moves: taken, event }
    };
    operations.iter().enumerate().map(step).collect()
}

/// Whether an operation may raise an event: of equal signatures of a loan, only the last makes it.
fn raises_event(operations: &[Operation], index: usize) -> bool {
    let action = &operations[index].action;
    !matches!(action, Action::SignLoan(_))
        || !operations[index + 1..].iter().any(|later| later.action == *action)
}

/// The event an operation raises, by their tags: they share it, but for opposites, which share the first one's.
fn next_event<'a>(events: &mut Peekable<Iter<'a, Event>>, operation: u8) -> Option<&'a Event> {
    let expected = match operation {
        0x24 => 0x23,
        0x26 => 0x25,
        0x29 => 0x28,
        same => same,
    };
    events.next_if(|event| event.tag() == expected)
}

impl Step<'_> {
    fn held(&self) -> Option<&HeldMoved> {
        match self.event {
            Some(Event::HeldOpened(held) | Event::HeldAccepted(held) | Event::HeldReturned(held)) => {
                Some(held)
            }
            _ => None,
        }
    }

    /// The account besides the actor that the event names.
    fn told(&self) -> Option<Address> {
        match self.event? {
            Event::PacketReclaimed(rest) => Some(rest.creator),
            Event::MandatePulled(used) => Some(used.payee),
            Event::MandateGranted(changed) | Event::MandateRevoked(changed) => {
                let is_payer = changed.payer == self.operation.actor;
                if is_payer { changed.payee } else { Some(changed.payer) }
            }
            _ => None,
        }
    }

    fn redemption(&self) -> Option<RedemptionMoved> {
        match self.event? {
            Event::RedemptionRequested(moved)
            | Event::RedemptionTaken(moved)
            | Event::RedemptionCancelled(moved) => Some(*moved),
            Event::RedemptionSettled(paid) => Some(RedemptionMoved {
                redemption: paid.redemption,
                coin: paid.coin,
                from: paid.from,
                dealer: paid.dealer,
            }),
            _ => None,
        }
    }

    fn deal(&self) -> Option<&DealParties> {
        self.event.and_then(deal::parties)
    }

    /// The other party of a loan, as far as the event names it.
    fn loan_party(&self) -> Option<Address> {
        let actor = self.operation.actor;
        let (one, other) = match self.event? {
            Event::LoanOffered(made) | Event::LoanOfferEnded(made) | Event::LoanSigned(made) => {
                (made.lender, made.borrower)
            }
            Event::LoanAssigned(moved) => (moved.from, moved.to),
            _ => return None,
        };
        Some(if actor == one { other } else { one })
    }

    /// The account on the other side of a place, as far as it is one, for the line of `account`.
    fn account_at(&self, place: &Where, giving: bool, account: &Address) -> Option<Address> {
        match place {
            Where::Account(address) => Some(*address),
            Where::Held(_) => self.held().map(|held| if giving { held.from } else { held.to }),
            // A claim does not say who made the packet.
            Where::Packet(_) => None,
            Where::Redemption(_) => {
                self.redemption().map(|moved| if giving { moved.from } else { moved.dealer })
            }
            Where::LoanCollateral(_) | Where::LoanOffer(_) => self.loan_party(),
            Where::Supply(_)
            | Where::FeePot(_)
            | Where::Basket(_)
            | Where::Bonded(_)
            | Where::Unbonding(_)
            | Where::StakeRewards(_)
            | Where::Savings(_)
            | Where::Campaign(_)
            | Where::Treasury(_)
            | Where::MiningBudget(_)
            | Where::Market(_) => None,
            // Whoever pays into a deal or is paid from it deals with the other side.
            Where::Deal(_) => {
                self.deal().map(|deal| if *account == deal.buyer { deal.seller } else { deal.buyer })
            }
        }
    }

    /// The accounts besides the actor that the operation is about.
    fn subjects(&self) -> [Option<Address>; 3] {
        match self.deal() {
            Some(deal) => [Some(deal.seller), Some(deal.buyer), deal.arbiter]
                .map(|party| party.filter(|party| *party != self.operation.actor)),
            None => [self.subject(), None, None],
        }
    }

    /// The account besides the actor that an operation without parties is about.
    fn subject(&self) -> Option<Address> {
        match &self.operation.action {
            Action::StartRecovery(operation) => Some(operation.account),
            Action::FinishRecovery(operation) => Some(operation.account),
            Action::Freeze(holder)
            | Action::Unfreeze(holder)
            | Action::Allow(holder)
            | Action::Disallow(holder) => Some(holder.account),
            Action::OpenShared(_) => match self.event {
                Some(Event::SharedOpened(address)) => Some(*address),
                _ => None,
            },
            Action::Mint(operation) => Some(operation.to),
            Action::ClawBack(operation) => Some(operation.from),
            Action::Hold(hold) => Some(hold.to),
            Action::AcceptHeld(_) => self.held().map(|held| held.from),
            Action::ReturnHeld(_) => self.held().map(|held| held.to),
            Action::ReclaimPacket(_)
            | Action::GrantMandate(_)
            | Action::PullMandate(_)
            | Action::RevokeMandate(_) => self.told(),
            Action::OfferLoan(_) | Action::WithdrawOffer(_) | Action::AssignLoan(_) => self.loan_party(),
            Action::RequestRedemption(request) => Some(request.dealer),
            Action::TakeRedemption(_) | Action::SettleRedemption(_) | Action::CancelRedemption(_) => {
                self.redemption().map(|moved| moved.from)
            }
            Action::CarryPenalty(operation) => Some(operation.account),
            Action::SetSeat(operation) => Some(operation.account),
            Action::CancelOrder(_) => match self.event {
                Some(Event::OrderCancelled(cancelled)) => Some(cancelled.owner),
                _ => None,
            },
            Action::BindReferrer(operation) => Some(operation.referrer),
            _ => None,
        }
    }

    /// The asset the operation is about.
    fn asset(&self) -> Option<AssetId> {
        match &self.operation.action {
            Action::CreateAsset(_) => match self.event {
                Some(Event::AssetCreated(asset)) => Some(*asset),
                _ => None,
            },
            Action::Mint(operation) => Some(operation.asset),
            Action::ClawBack(operation) => Some(operation.asset),
            Action::Freeze(holder)
            | Action::Unfreeze(holder)
            | Action::Allow(holder)
            | Action::Disallow(holder) => Some(holder.asset),
            Action::Pause(only) | Action::Resume(only) => Some(only.asset),
            Action::EditAsset(operation) => Some(operation.asset),
            Action::RenouncePower(operation) => Some(operation.asset),
            Action::GrantMandate(operation) => Some(operation.asset),
            Action::OfferLoan(OfferLoan { agreement, .. }) | Action::SignLoan(SignLoan { agreement }) => {
                match agreement.terms.unit {
                    Unit::Asset(asset) => Some(asset),
                    Unit::Recorded(_) => None,
                }
            }
            Action::OpenStablecoin(_) | Action::OpenBasket(_) => match self.event {
                Some(Event::StablecoinOpened(asset) | Event::BasketOpened(asset)) => Some(*asset),
                _ => None,
            },
            Action::EditStablecoin(operation) => Some(operation.coin),
            Action::Attest(operation) => Some(operation.coin),
            Action::TakeRedemption(_) => self.redemption().map(|moved| moved.coin),
            Action::VoteComposition(operation) => Some(operation.basket),
            Action::AdoptComposition(operation) => Some(operation.basket),
            Action::OpenPool(operation) => Some(operation.asset),
            Action::OpenMarket(operation) => Some(operation.base),
            _ => self.moves.first().map(|entry| entry.asset),
        }
    }

    fn lines(&self, place: Place, lines: &mut Vec<Line>) {
        let (kind, first) = (self.operation.action.tag(), lines.len());
        let push = |lines: &mut Vec<Line>, account, direction, other, asset, amount| {
            let number = LineNumber::new(self.index, (lines.len() - first) as u32);
            lines.push(Line { account, place, number, kind, direction, other, asset, amount });
        };
        for entry in self.moves {
            let (asset, amount) = (Some(entry.asset), Some(entry.amount));
            if let Where::Account(account) = entry.from {
                push(
                    lines,
                    account,
                    Direction::Out,
                    self.account_at(&entry.to, false, &account),
                    asset,
                    amount,
                );
            }
            if let Where::Account(account) = entry.to {
                push(
                    lines,
                    account,
                    Direction::In,
                    self.account_at(&entry.from, true, &account),
                    asset,
                    amount,
                );
            }
        }
        let (actor, subjects) = (self.operation.actor, self.subjects());
        let amount = self.moves.first().map(|entry| entry.amount);
        let first_subject = subjects.into_iter().flatten().next();
        let others = subjects.map(|subject| (subject, Some(actor)));
        for (account, other) in [(Some(actor), first_subject)].into_iter().chain(others) {
            let Some(account) = account else { continue };
            if lines[first..].iter().any(|line| line.account == account) {
                continue;
            }
            let other = other.filter(|other| *other != account);
            push(lines, account, Direction::None, other, self.asset(), amount);
        }
    }
}
