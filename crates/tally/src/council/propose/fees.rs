//! `tally council propose fees`: another fee schedule, made from the present one.

use super::{Reasons, propose};
use crate::{
    client::{ChangeInfo, operation_tag},
    context::Context,
    council::pending::changes,
    failure::{ArgumentsError, Failure},
    parse::{CouncilInput, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use std::collections::BTreeMap;
use tally_types::{
    Action, Address, Amount, AssetId,
    council::{Measure, SetFees},
    fee::{FeeRate, FeeSchedule, Price},
    wire::List,
};

/// Arguments of `council propose fees`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The price of a unit of work of operations without their own, in whole coins
    #[arg(long, value_name = "AMOUNT")]
    pub base: Option<String>,
    /// An operation's price in whole coins, such as send=0.01; send= takes it away; may be given several times
    #[arg(long = "price", value_name = "OPERATION=AMOUNT")]
    pub prices: Vec<String>,
    /// Units of an asset for units of the coin, such as USDX#12=3/2; USDX#12= takes it off the list; may be given several times
    #[arg(long = "rate", value_name = "ASSET=UNITS/COINS")]
    pub rates: Vec<String>,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, actor| {
        let present = &session.network.fees;
        let fees = with(session, actor, arguments)?;
        let listed = changes(context.say, &differences(present, &fees));
        context.terminal.note(&format!("{}\n{listed}", context.say.would_change()));
        Ok(Measure::SetFees(SetFees { based_on: present.hash(), fees }))
    })
}

/// The present schedule with these prices and rates in their places.
fn with(session: &Session, actor: Address, arguments: &Arguments) -> Result<FeeSchedule, Failure> {
    let (present, coin) = (&session.network.fees, &session.network.coin);
    let base = arguments.base.as_deref().map_or(Ok(present.base), |text| coin.amount(text))?;
    let mut prices: BTreeMap<u8, Amount> =
        present.prices.iter().map(|price| (price.operation, price.amount)).collect();
    for text in &arguments.prices {
        let invalid = || InputError::from(CouncilInput::Price { text: text.clone() });
        let (kind, amount) = text.split_once('=').ok_or_else(invalid)?;
        let operation = operation_tag(&kind.replace('-', "_")).ok_or_else(invalid)?;
        match amount {
            "" => drop(prices.remove(&operation)),
            amount => drop(prices.insert(operation, coin.amount(amount)?)),
        }
    }
    let mut rates: BTreeMap<AssetId, (u128, u128)> =
        present.rates.iter().map(|rate| (rate.asset, (rate.numerator, rate.denominator))).collect();
    for text in &arguments.rates {
        let invalid = || InputError::from(CouncilInput::Rate { text: text.clone() });
        let (asset, ratio) = text.split_once('=').ok_or_else(invalid)?;
        let asset = session.asset(asset, actor)?.id;
        match ratio {
            "" => drop(rates.remove(&asset)),
            ratio => drop(rates.insert(asset, read_ratio(ratio).ok_or_else(invalid)?)),
        }
    }
    let prices = prices.into_iter().map(|(operation, amount)| Price { operation, amount }).collect();
    let rates = rates
        .into_iter()
        .map(|(asset, (numerator, denominator))| FeeRate { asset, numerator, denominator })
        .collect();
    let prices = List::new(prices).expect("a tag is a byte: there are no more operations");
    let rates = List::new(rates).ok_or(ArgumentsError::TooManyRates)?;
    Ok(FeeSchedule { base, prices, rates })
}

/// Reads `3/2`.
fn read_ratio(text: &str) -> Option<(u128, u128)> {
    let whole = |digits: &str| Amount::parse(digits, 0).ok().map(|Amount(units)| units);
    let (numerator, denominator) = text.split_once('/')?;
    Some((whole(numerator)?, whole(denominator).filter(|denominator| *denominator > 0)?))
}

fn differences(before: &FeeSchedule, after: &FeeSchedule) -> Vec<ChangeInfo> {
    let (before, after) = (lines(before), lines(after));
    let names: BTreeMap<&str, ()> =
        before.keys().chain(after.keys()).map(|name| (name.as_str(), ())).collect();
    let change = |name: &str| {
        let (from, to) = (before.get(name).cloned(), after.get(name).cloned());
        (from != to).then(|| ChangeInfo { name: name.to_owned(), from, to })
    };
    names.keys().filter_map(|name| change(name)).collect()
}

/// A schedule as names and values, in base units.
fn lines(fees: &FeeSchedule) -> BTreeMap<String, String> {
    let name = |tag: u8| {
        let known = Action::VARIANTS.iter().find(|(known, _)| *known == tag);
        known.map_or_else(|| format!("{tag:#04x}"), |(_, name)| (*name).to_owned())
    };
    let prices = fees.prices.iter().map(|price| (name(price.operation), price.amount.to_string()));
    let rates = fees
        .rates
        .iter()
        .map(|rate| (format!("asset {}", rate.asset), format!("{}/{}", rate.numerator, rate.denominator)));
    std::iter::once(("base".to_owned(), fees.base.to_string())).chain(prices).chain(rates).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_two_whole_numbers() {
        assert_eq!(read_ratio("3/2"), Some((3, 2)));
        for text in ["", "3", "3/", "/2", "3/0", "1.5/1", "-1/2", "1/2/3"] {
            assert_eq!(read_ratio(text), None, "{text}");
        }
    }

    #[test]
    fn what_changes_is_told_with_old_and_new() {
        let price = |operation, units| Price { operation, amount: Amount(units) };
        let schedule = |base, prices| FeeSchedule {
            base: Amount(base),
            prices: List::new(prices).unwrap(),
            rates: List::default(),
        };
        let (before, after) = (schedule(5, vec![price(0x30, 7)]), schedule(6, vec![price(0x20, 9)]));
        let found: Vec<_> = differences(&before, &after)
            .into_iter()
            .map(|change| (change.name, change.from, change.to))
            .collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            found,
            [
                ("CreateAsset".to_owned(), None, text("9")),
                ("Send".to_owned(), text("7"), None),
                ("base".to_owned(), text("5"), text("6")),
            ]
        );
    }
}
