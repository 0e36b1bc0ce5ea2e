//! `tally reserve basket open`, `vote` and `adopt`: what a basket is made of.

use super::super::terms::{LabelArguments, listed};
use crate::{
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Address,
    reserve::{BasketOnly, Component, Composition, OpenBasket, VoteComposition},
};

/// Arguments of `reserve basket open`.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    pub label: LabelArguments,
    /// A stablecoin, and how much of it is in one unit
    #[arg(long = "component", value_name = "COIN=AMOUNT", required = true)]
    pub components: Vec<String>,
    /// Who votes new compositions, best a shared account; it never changes [default: you]
    #[arg(long, value_name = "ACCOUNT")]
    pub governor: Option<String>,
    /// How long a new composition is announced; it never changes
    #[arg(long, value_name = "SPAN", default_value = "30d")]
    pub notice: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `reserve basket vote`.
#[derive(Debug, Args)]
pub struct VoteArguments {
    /// The basket: its code, its number, or both (BSK#12)
    pub basket: String,
    /// A stablecoin, and how much of it will be in one unit
    #[arg(long = "component", value_name = "COIN=AMOUNT", required = true)]
    pub components: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `reserve basket adopt`.
#[derive(Debug, Args)]
pub struct AdoptArguments {
    /// The basket: its code, its number, or both (BSK#12)
    pub basket: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let governor = arguments.governor.as_deref();
        Ok(vec![Action::OpenBasket(OpenBasket {
            label: arguments.label.read()?,
            governor: governor.map_or(Ok(actor), |text| session.payee(text))?,
            notice_ms: parse::duration_ms(&arguments.notice)?,
            components: components(session, actor, &arguments.components)?,
        })])
    })
}

pub fn vote(context: &Context, arguments: &VoteArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let basket = session.asset(&arguments.basket, actor)?.id;
        let components = components(session, actor, &arguments.components)?;
        Ok(vec![Action::VoteComposition(VoteComposition { basket, components })])
    })
}

pub fn adopt(context: &Context, arguments: &AdoptArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let basket = session.asset(&arguments.basket, actor)?.id;
        Ok(vec![Action::AdoptComposition(BasketOnly { basket })])
    })
}

fn components(session: &Session, actor: Address, texts: &[String]) -> Result<Composition, Failure> {
    let component = |text: &String| -> Result<Component, Failure> {
        let wrong = || InputError::Component { text: text.clone() };
        let (coin, nominal) = text.split_once('=').ok_or_else(wrong)?;
        let coin = session.asset(coin, actor)?;
        Ok(Component { coin: coin.id, nominal: coin.amount(nominal)? })
    };
    let mut components = texts.iter().map(component).collect::<Result<Vec<_>, _>>()?;
    components.sort_unstable_by_key(|component| component.coin);
    Ok(listed(components)?)
}
