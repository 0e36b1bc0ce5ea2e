//! `tally mining open`.

use crate::{
    client::AssetInfo,
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    mining::{OpenMining, Points, Weights},
};

/// Arguments of `mining open`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The least that an epoch shares out, in whole units
    pub emission: String,
    /// How many epochs, from the next one on
    pub epochs: u32,
    /// What is shared out: the coin or an asset in which fees are taken [default: the coin]
    #[arg(long)]
    pub asset: Option<String>,
    /// How an epoch is split: percent for transacting, liking and reading
    #[arg(long, value_name = "PERCENTS", default_value = "50,30,20")]
    pub split: String,
    /// Most that counts for one account in one epoch: coins of fees, coins of stake, points of reading
    #[arg(long, value_name = "CAPS")]
    pub caps: String,
    /// Most that transacting and liking return of the fees paid, at most 20 percent
    #[arg(long, value_name = "PERCENT", default_value = "20")]
    pub returns: String,
    /// The account that attests reading [default: the acting account]
    #[arg(long, value_name = "ACCOUNT")]
    pub app: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        Ok(vec![Action::OpenMining(OpenMining {
            asset: asset.id,
            emission: asset.amount(&arguments.emission)?,
            epochs: arguments.epochs,
            weights: weights(&arguments.split)?,
            caps: caps(&arguments.caps, &session.network.coin)?,
            return_bps: parse::percent_bps(&arguments.returns)?,
            app: arguments.app.as_deref().map_or(Ok(actor), |app| session.payee(app))?,
        })])
    })
}

/// The three parts of a text.
fn three(text: &str) -> Option<[&str; 3]> {
    text.split(',').map(str::trim).collect::<Vec<_>>().try_into().ok()
}

fn weights(text: &str) -> Result<Weights, InputError> {
    let bad = || InputError::Weights { text: text.to_owned() };
    let [transact, like, read] = three(text).ok_or_else(bad)?;
    let (transact_bps, like_bps, read_bps) =
        (parse::percent_bps(transact)?, parse::percent_bps(like)?, parse::percent_bps(read)?);
    let sum = u32::from(transact_bps) + u32::from(like_bps) + u32::from(read_bps);
    if sum == 10_000 { Ok(Weights { transact_bps, like_bps, read_bps }) } else { Err(bad()) }
}

fn caps(text: &str, coin: &AssetInfo) -> Result<Points, InputError> {
    let [transact, like, read] = three(text).ok_or_else(|| InputError::Caps { text: text.to_owned() })?;
    let read = parse::amount(read, 0)?;
    Ok(Points { transact: coin.amount(transact)?.0, like: coin.amount(like)?.0, read: read.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_adds_up_to_the_whole() {
        assert_eq!(
            weights("50,30%, 20"),
            Ok(Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 })
        );
        for text in ["50,50", "50,30,21", "50,30,20,0"] {
            assert_eq!(weights(text), Err(InputError::Weights { text: text.into() }), "{text}");
        }
    }
}
