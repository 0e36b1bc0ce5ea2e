//! `tally deal open`: pay a price into a deal.

use crate::{
    clock, context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session,
};
use clap::{Args, ValueEnum};
use tally_types::{
    Action, Address, Hash,
    deal::{Arbiter, OpenDeal, Side},
};

/// Decimal places of a percentage in hundredths of a percent.
const PERCENT_DECIMALS: u8 = 2;

/// One of the two who deal.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum SideText {
    Buyer,
    Seller,
}

/// Arguments of `deal open`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Who sells: an address, an @name, or one of your own accounts
    pub seller: String,
    /// The price, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    /// What is bought
    #[arg(long = "for", value_name = "TEXT")]
    pub description: String,
    /// Who decides a dispute; without one nobody can dispute
    #[arg(long, value_name = "ACCOUNT")]
    pub arbiter: Option<String>,
    /// What the arbiter takes of the price when it rules, in percent: 0 to 10
    #[arg(long, value_name = "PERCENT", default_value = "0", requires = "arbiter")]
    pub fee: String,
    /// How long after a dispute the arbiter may rule
    #[arg(long, value_name = "SPAN", default_value = "7d", requires = "arbiter")]
    pub rule_within: String,
    /// Who is paid when the arbiter does not rule in time, if it was shipped
    #[arg(long, value_enum, value_name = "SIDE", default_value = "buyer", requires = "arbiter")]
    pub if_silent: SideText,
    /// SHA-256 of a document with further terms, in hexadecimal
    #[arg(long, value_name = "HASH")]
    pub terms: Option<String>,
    /// Until when it may be accepted: a span from now (3d) or a date and time
    #[arg(long, value_name = "TIME", default_value = "3d")]
    pub accept_by: String,
    /// How long after acceptance it may be shipped
    #[arg(long, value_name = "SPAN", default_value = "7d")]
    pub ship_within: String,
    /// How long after shipping the seller waits for the price, and the buyer may dispute
    #[arg(long, value_name = "SPAN", default_value = "14d")]
    pub confirm_within: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::OpenDeal(deal(session, arguments, actor)?)])
    })
}

fn deal(session: &Session, arguments: &Arguments, actor: Address) -> Result<OpenDeal, Failure> {
    let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
    let hash =
        |text: &String| Hash::from_hex(text).ok_or_else(|| parse::InputError::Hash { text: text.clone() });
    Ok(OpenDeal {
        seller: session.payee(&arguments.seller)?,
        asset: asset.id,
        amount: asset.amount(&arguments.amount)?,
        description: parse::text(&arguments.description)?,
        terms: arguments.terms.as_ref().map(hash).transpose()?,
        arbiter: arguments.arbiter.as_ref().map(|who| arbiter(session, arguments, who)).transpose()?,
        accept_by_ms: parse::moment_ms(&arguments.accept_by, clock::now_ms())?,
        ship_within_ms: parse::duration_ms(&arguments.ship_within)?,
        confirm_within_ms: parse::duration_ms(&arguments.confirm_within)?,
    })
}

fn arbiter(session: &Session, arguments: &Arguments, who: &str) -> Result<Arbiter, Failure> {
    let fee = parse::amount(&arguments.fee, PERCENT_DECIMALS)?;
    Ok(Arbiter {
        account: session.payee(who)?,
        // More than any fee may be is refused as such.
        fee_bps: u16::try_from(fee.0).unwrap_or(u16::MAX),
        rule_within_ms: parse::duration_ms(&arguments.rule_within)?,
        if_silent: match arguments.if_silent {
            SideText::Buyer => Side::BUYER,
            SideText::Seller => Side::SELLER,
        },
    })
}
