//! `tally reserve basket compose` and `decompose`.

use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{Action, Address, reserve::BasketAmount};

/// Arguments of `reserve basket compose` and `decompose`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The basket: its code, its number, or both (BSK#12)
    pub basket: String,
    /// How much, in whole units
    pub amount: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn compose(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::ComposeBasket(amount(session, actor, arguments)?)])
    })
}

pub fn decompose(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        Ok(vec![Action::DecomposeBasket(amount(session, actor, arguments)?)])
    })
}

fn amount(session: &Session, actor: Address, arguments: &Arguments) -> Result<BasketAmount, Failure> {
    let basket = session.asset(&arguments.basket, actor)?;
    Ok(BasketAmount { basket: basket.id, amount: basket.amount(&arguments.amount)? })
}
