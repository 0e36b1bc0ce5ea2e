//! `tally exchange convert`: one asset into another, along the path that gives most.
//!
//! The node finds the path; the floor is computed here from what the user lets slip, and is signed.

use crate::{
    context::Context,
    failure::{Failure, Missing},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Amount,
    exchange::{Convert, MAX_MET, MarketId},
    wire::List,
};

/// How many orders more than the walk met may be met.
const MORE: u8 = 8;

/// Arguments of `exchange convert`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How much to give at most, in whole units
    pub amount: String,
    /// The asset to give: its code, its number, or both (USDX#12)
    pub give: String,
    /// The asset to take
    pub take: String,
    /// The least that must come out, in whole units [default: what the books offer now, less --slip]
    #[arg(long, value_name = "AMOUNT")]
    pub least: Option<String>,
    /// How much worse than now it may become, in ten-thousandths
    #[arg(long, value_name = "BPS", default_value_t = 50, value_parser = clap::value_parser!(u16).range(0..10_000))]
    pub slip: u16,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let (give, take) = (session.asset(&arguments.give, actor)?, session.asset(&arguments.take, actor)?);
        let amount = give.amount(&arguments.amount)?;
        let route = session.client.route(&actor, give.id, take.id, amount)?;
        let no_path = || Missing::Path { give: give.title(), take: take.title() };
        let route = route.filter(|route| route.receives.asset == take.id).ok_or_else(no_path)?;
        let least = match &arguments.least {
            Some(text) => take.amount(text)?,
            None => floor(route.receives.amount, arguments.slip),
        };
        let path = List::new(route.path.iter().map(|id| MarketId(*id)).collect()).ok_or_else(no_path)?;
        let most = route.met.saturating_add(MORE).min(MAX_MET);
        Ok(vec![Action::Convert(Convert { path, give: give.id, amount, least, most })])
    })
}

/// What is left of `amount` less `slip` ten-thousandths, at least one unit.
fn floor(amount: Amount, slip: u16) -> Amount {
    let kept = amount.mul_div_floor(10_000 - u128::from(slip), 10_000).unwrap_or(amount);
    kept.max(Amount(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_what_the_user_lets_slip() {
        assert_eq!(floor(Amount(410), 50), Amount(407));
        assert_eq!(floor(Amount(410), 0), Amount(410));
        assert_eq!(floor(Amount(1), 9_999), Amount(1));
    }
}
