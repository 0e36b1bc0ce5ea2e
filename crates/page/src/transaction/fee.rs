//! The nonce and the fee that a transaction gets.

use super::read_operations;
use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::{Money, kind_tag, operation::Operation, read_amount};
use tally_types::{
    Amount, AssetId,
    account::NONCE_WINDOW,
    fee::{FeeRate, FeeSchedule, Price},
    wire::List,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nonces {
    next: u64,
    #[serde(default)]
    used: Vec<u64>,
    /// Those of the page's own transactions on their way.
    #[serde(default)]
    taken: Vec<u64>,
}

#[derive(Serialize)]
pub struct Nonce {
    nonce: u64,
}

pub fn nonce(_: &mut Session, input: Nonces) -> Result<Nonce, PageError> {
    let free = |nonce: &u64| !input.used.contains(nonce) && !input.taken.contains(nonce);
    let window = input.next..input.next.saturating_add(NONCE_WINDOW);
    let nonce = window.into_iter().find(free).ok_or_else(|| {
        PageError::new(
            "transaction.NoNonce",
            "64 transactions of this account are on their way; wait until one is final",
            "此账户已有 64 笔交易在途；请等待其中一笔确认",
        )
    })?;
    Ok(Nonce { nonce })
}

/// The schedule as `GET /v1/network` has it.
#[derive(Deserialize)]
struct Fees {
    base: String,
    prices: Vec<KindPrice>,
    rates: Vec<Rate>,
}

#[derive(Deserialize)]
struct KindPrice {
    kind: String,
    amount: String,
}

#[derive(Deserialize)]
struct Rate {
    asset: u64,
    numerator: String,
    denominator: String,
}

impl Fees {
    fn read(&self) -> Result<FeeSchedule, PageError> {
        // A kind that this wallet does not know is none that it can build.
        let price = |price: &KindPrice| {
            let operation = kind_tag(&price.kind)?;
            Some(read_amount(&price.amount).map(|amount| Price { operation, amount }))
        };
        let mut prices = self.prices.iter().filter_map(price).collect::<Result<Vec<_>, _>>()?;
        prices.sort_unstable_by_key(|price| price.operation);
        let number = |text: &str| read_amount(text).map(|Amount(number)| number);
        let rate = |rate: &Rate| {
            Ok::<_, PageError>(FeeRate {
                asset: AssetId(rate.asset),
                numerator: number(&rate.numerator)?,
                denominator: number(&rate.denominator)?,
            })
        };
        let rates = self.rates.iter().map(rate).collect::<Result<Vec<_>, _>>()?;
        Ok(FeeSchedule {
            base: read_amount(&self.base)?,
            prices: List::new(prices).ok_or_else(|| PageError::malformed("fees.prices"))?,
            rates: List::new(rates).ok_or_else(|| PageError::malformed("fees.rates"))?,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    fees: Fees,
    operations: Vec<Operation>,
    #[serde(default)]
    asset: u64,
}

pub fn quote(session: &mut Session, input: Quote) -> Result<Money, PageError> {
    let operations = read_operations(session.network()?, &input.operations)?;
    let fee = input.fees.read()?.quote(&operations, AssetId(input.asset))?;
    Ok((&fee).into())
}
