//! `tally reserve redeem`, `take`, `settle` and `cancel`: the life of a redemption.

use super::terms::Document;
use crate::{context::Context, failure::Failure, perform::Acting, random, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action,
    reserve::{RedemptionId, RedemptionOnly, RequestRedemption, SettleRedemption},
};
use tally_wallet::memo;

/// Arguments of `reserve redeem`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    /// How much, in whole units
    pub amount: String,
    /// The dealer that sees to the payment; a dealer that names itself has taken it at once
    #[arg(long, value_name = "ACCOUNT")]
    pub dealer: String,
    /// Where the money goes, such as a bank account, for everyone to read
    #[arg(long, value_name = "TEXT")]
    pub pay_to: Option<String>,
    /// Let the owner of this Ed25519 key alone read where the money goes
    #[arg(long, value_name = "KEY", requires = "pay_to")]
    pub seal_to: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `reserve take` and `reserve cancel`.
#[derive(Debug, Args)]
pub struct OneArguments {
    /// The redemption's number
    pub redemption: u64,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `reserve settle`.
#[derive(Debug, Args)]
pub struct SettleArguments {
    /// The redemption's number
    pub redemption: u64,
    #[command(flatten)]
    pub document: Document,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let coin = session.asset(&arguments.coin, actor)?;
        let pay_to = match (&arguments.seal_to, &arguments.pay_to) {
            (Some(key), Some(text)) => memo::seal(text, &session.public_key(key)?, &random::bytes())?,
            _ => session.open_memo(arguments.pay_to.as_deref())?,
        };
        Ok(vec![Action::RequestRedemption(RequestRedemption {
            coin: coin.id,
            amount: coin.amount(&arguments.amount)?,
            dealer: session.payee(&arguments.dealer)?,
            pay_to,
        })])
    })
}

pub fn take(context: &Context, arguments: &OneArguments) -> Result<Report, Failure> {
    let one = RedemptionOnly { redemption: RedemptionId(arguments.redemption) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::TakeRedemption(one)]))
}

pub fn settle(context: &Context, arguments: &SettleArguments) -> Result<Report, Failure> {
    let document = arguments.document.hash()?;
    let settle = SettleRedemption { redemption: RedemptionId(arguments.redemption), document };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::SettleRedemption(settle)]))
}

pub fn cancel(context: &Context, arguments: &OneArguments) -> Result<Report, Failure> {
    let one = RedemptionOnly { redemption: RedemptionId(arguments.redemption) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::CancelRedemption(one)]))
}
