//! `tally loan`: "A lent B 100", in terms that both have signed, and what becomes of it.

mod act;
mod agree;
mod certificate;
mod credit;
mod event;
mod list;
mod pay;
mod record;
mod schedule;
mod show;
mod state;
mod terms;
mod words;

pub use certificate::{document, rows as proven_rows};
pub use event::{Units, show as show_event};
pub use record::agreement;
pub use words::{Words, credit_rows};

use crate::{context::Context, failure::Failure, report::Report};
use clap::Subcommand;

/// A command over loans.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a loan that lender, borrower and guarantor sign together, here or through a file
    #[command(visible_alias = "sign")]
    Write(agree::WriteArguments),
    /// Offer a loan, as its lender or its borrower, for the other to accept
    Offer(agree::OfferArguments),
    /// Accept an offer; as its guarantor: agree to guarantee
    Accept(act::Arguments),
    /// Decline an offer, cancel your own, or end one whose deadline has passed
    #[command(visible_aliases = ["decline", "cancel"])]
    Withdraw(act::Arguments),
    /// Pay on a loan of an asset
    Repay(pay::RepayArguments),
    /// State that cash was repaid; it counts when the other side confirms
    Record(pay::Arguments),
    /// Confirm a stated repayment, deny it, or take it back
    Confirm(pay::ConfirmArguments),
    /// As the lender: forgive a part or all of what is owed
    Forgive(pay::Arguments),
    /// As the lender: offer the note to another account
    Assign(act::AssignArguments),
    /// Take a note that its lender offers to you
    Take(act::Arguments),
    /// As the borrower: add collateral
    AddCollateral(pay::Arguments),
    /// As the lender: take collateral of a loan in default
    ClaimCollateral(act::Arguments),
    /// Send the collateral of a loan that has ended to its borrower
    ReleaseCollateral(act::Arguments),
    /// As the lender: mark a loan as in default; all of it falls due
    Default(act::Arguments),
    /// As the guarantor: pay all that is owed, and become the lender
    Guarantee(pay::RepayArguments),
    /// As a party: dispute a loan, for ever readable
    Dispute(state::Arguments),
    /// As a witness: say what you know, for ever readable
    Witness(state::Arguments),
    /// List an account's loans and offers
    List(list::Arguments),
    /// Show a loan and what is owed, from its proven record
    Show(show::Arguments),
    /// Show what falls due when
    Schedule(schedule::Arguments),
    /// Show an account's credit record, proven
    Credit(credit::Arguments),
    /// Prove a loan with its whole history, and write its certificate for anyone
    Prove(certificate::Arguments),
}

/// Runs one command.
pub fn run(context: &Context, command: &Command) -> Result<Report, Failure> {
    match command {
        Command::Write(arguments) => agree::write(context, arguments),
        Command::Offer(arguments) => agree::offer(context, arguments),
        Command::Accept(arguments) => act::accept(context, arguments),
        Command::Withdraw(arguments) => act::withdraw(context, arguments),
        Command::Repay(arguments) => pay::repay(context, arguments),
        Command::Record(arguments) => pay::record(context, arguments),
        Command::Confirm(arguments) => pay::confirm(context, arguments),
        Command::Forgive(arguments) => pay::forgive(context, arguments),
        Command::Assign(arguments) => act::assign(context, arguments),
        Command::Take(arguments) => act::take(context, arguments),
        Command::AddCollateral(arguments) => pay::add_collateral(context, arguments),
        Command::ClaimCollateral(arguments) => act::claim(context, arguments),
        Command::ReleaseCollateral(arguments) => act::release(context, arguments),
        Command::Default(arguments) => act::mark_default(context, arguments),
        Command::Guarantee(arguments) => pay::guarantee(context, arguments),
        Command::Dispute(arguments) => state::dispute(context, arguments),
        Command::Witness(arguments) => state::witness(context, arguments),
        Command::List(arguments) => list::run(context, arguments),
        Command::Show(arguments) => show::run(context, arguments),
        Command::Schedule(arguments) => schedule::run(context, arguments),
        Command::Credit(arguments) => credit::run(context, arguments),
        Command::Prove(arguments) => certificate::run(context, arguments),
    }
}
