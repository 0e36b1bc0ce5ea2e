//! `tally news tip` and `withdraw`.

use super::find;
use crate::{context::Context, failure::Failure, perform::Acting, report::Report, session::Session, table};
use clap::Args;
use tally_types::{
    Action,
    news::{PostId, Tip, WithdrawPost},
};

/// Arguments of `news tip`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The post's number
    pub post: u64,
    /// How much, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `news withdraw`.
#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// The post's number
    pub post: u64,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    note(&session, arguments.post)?;
    session.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let amount = asset.amount(&arguments.amount)?;
        Ok(vec![Action::Tip(Tip { post: PostId(arguments.post), asset: asset.id, amount })])
    })
}

pub fn withdraw(context: &Context, arguments: &WithdrawArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    note(&session, arguments.post)?;
    let withdraw = WithdrawPost { post: PostId(arguments.post) };
    session.perform(&arguments.acting, |_, _| Ok(vec![Action::WithdrawPost(withdraw)]))
}

/// Says on the side which post a command is about, before anything is signed.
fn note(session: &Session, id: u64) -> Result<(), Failure> {
    let post = find(session, id)?;
    session.context.terminal.note(&table::pairs(&super::show::rows(session, &post)));
    Ok(())
}
