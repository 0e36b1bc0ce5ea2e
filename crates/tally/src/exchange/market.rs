//! A market as people speak of it: `GOLD/CASH`, amounts of the base asset, and prices for one whole unit of it.
//!
//! Invariant: nothing typed is rounded. What is no whole number of lots or ticks is refused with the step to keep to.

use crate::{
    client::{AssetInfo, MarketInfo},
    failure::{Failure, Missing},
    parse::InputError,
    session::Session,
};
use tally_types::{Address, Amount, exchange::MarketId};

/// Decimal places with which prices are read and shown.
const PLACES: u8 = 18;

/// A market with its two assets.
pub struct Market {
    pub info: MarketInfo,
    pub base: AssetInfo,
    pub quote: AssetInfo,
}

impl Session<'_> {
    /// The market that a text names: its number, or `BASE/QUOTE`.
    pub fn market(&self, text: &str, holder: Address) -> Result<Market, Failure> {
        let missing = || Missing::Market(text.to_owned());
        let Some((base, quote)) = text.split_once('/') else {
            let id = text.parse().map_err(|_| InputError::Market { text: text.to_owned() })?;
            return self.market_of(self.client.market(id)?.ok_or_else(missing)?);
        };
        let (base, quote) = (self.asset(base, holder)?.id, self.asset(quote, holder)?.id);
        let mut cursor = None;
        loop {
            let page = self.client.markets(Some(base), cursor.as_deref())?;
            let mut found = page.items.into_iter();
            let one = found.find(|market| market.base == base && market.quote == quote && !market.replaced);
            match (one, page.next) {
                (Some(market), _) => return self.market_of(market),
                (None, Some(next)) => cursor = Some(next),
                (None, None) => return Err(missing().into()),
            }
        }
    }

    pub fn market_of(&self, info: MarketInfo) -> Result<Market, Failure> {
        let (base, quote) = (self.asset_by_id(info.base)?, self.asset_by_id(info.quote)?);
        Ok(Market { info, base, quote })
    }
}

impl Market {
    pub fn id(&self) -> MarketId {
        MarketId(self.info.id)
    }

    /// `GOLD#3/CASH#4`.
    pub fn title(&self) -> String {
        format!("{}/{}", self.base.title(), self.quote.title())
    }

    /// Reads an amount of the base asset as whole lots.
    pub fn lots(&self, text: &str) -> Result<u64, InputError> {
        let units = self.base.amount(text)?.0;
        let lots = (units.is_multiple_of(self.info.lot.0)).then(|| units / self.info.lot.0);
        let step = || InputError::Step { text: text.to_owned(), step: self.base.show(self.info.lot) };
        lots.and_then(|lots| u64::try_from(lots).ok()).ok_or_else(step)
    }

    /// Reads a price for one whole unit of the base asset, in the quote asset, as whole ticks for one lot.
    pub fn price(&self, text: &str) -> Result<u32, InputError> {
        let typed = Amount::parse(text, PLACES)
            .map_err(|error| InputError::Amount { text: text.to_owned(), error })?;
        let step = || InputError::Step { text: text.to_owned(), step: self.show_price(1) };
        let (ticks, parts) = self.ratio().ok_or_else(step)?;
        let (typed, whole) = reduced(typed.0, 10u128.pow(PLACES.into()));
        let ((typed, parts), (ticks, whole)) = (reduced(typed, parts), reduced(ticks, whole));
        // What is left under the line would be a part of a tick.
        let price = (parts == 1 && whole == 1).then(|| typed.checked_mul(ticks)).flatten();
        price.and_then(|price| u32::try_from(price).ok()).ok_or_else(step)
    }

    /// A price in the quote asset for one whole unit of the base asset; with `≈` where it has no end.
    pub fn show_price(&self, price: u32) -> String {
        let shown = self.ratio().and_then(|(ticks, parts)| {
            let (price, ticks) = reduced(u128::from(price), ticks);
            let scaled = price.checked_mul(parts)?;
            let (scaled, ticks) = reduced(scaled, ticks);
            let (scale, ticks) = reduced(10u128.pow(PLACES.into()), ticks);
            let digits = scaled.checked_mul(scale)?;
            let text = Amount(digits / ticks).format(PLACES);
            Some(if digits.is_multiple_of(ticks) { text } else { format!("≈{text}") })
        });
        shown.unwrap_or_else(|| format!("{price} × {}", self.quote.plain(self.info.tick)))
    }

    /// An amount of the base asset.
    pub fn show_lots(&self, lots: u128) -> String {
        match self.info.lot.0.checked_mul(lots) {
            Some(units) => self.base.plain(Amount(units)),
            None => format!("{lots} × {}", self.base.plain(self.info.lot)),
        }
    }

    /// Ticks for one lot, per price of one in whole units: a fraction in lowest terms.
    fn ratio(&self) -> Option<(u128, u128)> {
        let power = |places: u8| 10u128.checked_pow(places.into());
        let (lot, base) = reduced(self.info.lot.0, power(self.base.decimals)?);
        let (quote, tick) = reduced(power(self.quote.decimals)?, self.info.tick.0);
        let ((lot, tick), (quote, base)) = (reduced(lot, tick), reduced(quote, base));
        Some((lot.checked_mul(quote)?, base.checked_mul(tick)?))
    }
}

/// Two numbers without what they have in common.
fn reduced(over: u128, under: u128) -> (u128, u128) {
    let (mut common, mut rest) = (over, under);
    while rest > 0 {
        (common, rest) = (rest, common % rest);
    }
    // Nothing in common: both are 0.
    (over.checked_div(common).unwrap_or(over), under.checked_div(common).unwrap_or(under))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::AssetId;

    fn market(decimals: (u8, u8), tick: u128, lot: u128) -> Market {
        let asset = |id: u64, code: &str, decimals: u8| -> AssetInfo {
            let issuer = Address([1; 20]);
            serde_json::from_value(serde_json::json!({
                "id": id, "code": code, "name": code, "decimals": decimals, "issuer": issuer.to_string(),
            }))
            .unwrap()
        };
        let info = MarketInfo {
            id: 0,
            base: AssetId(1),
            quote: AssetId(2),
            tick: Amount(tick),
            lot: Amount(lot),
            replaced: false,
            best_bid: None,
            best_ask: None,
            ticker: None,
        };
        Market { info, base: asset(1, "GOLD", decimals.0), quote: asset(2, "CASH", decimals.1) }
    }

    #[test]
    fn prices_for_a_whole_unit_are_whole_ticks_for_a_lot() {
        // A lot is one gold, a tick 0.05 cash; then a lot of a thousandth, a tick of a millionth.
        let plain = market((2, 2), 5, 100);
        assert_eq!((plain.price("10"), plain.show_price(201)), (Ok(200), "10.05".to_owned()));
        let fine = market((6, 6), 1, 1_000);
        assert_eq!((fine.price("1.234"), fine.show_price(1_234)), (Ok(1_234), "1.234".to_owned()));
        let step = InputError::Step { text: "10.01".into(), step: "0.05".into() };
        assert_eq!(plain.price("10.01"), Err(step));
        assert_eq!(market((0, 0), 1, 3).show_price(1), "≈0.333333333333333333");
    }

    #[test]
    fn amounts_are_whole_lots() {
        let market = market((2, 2), 5, 250);
        assert_eq!((market.lots("7.5"), market.show_lots(3)), (Ok(3), "7.5".to_owned()));
        let step = InputError::Step { text: "7".into(), step: "2.5 GOLD#1".into() };
        assert_eq!(market.lots("7"), Err(step));
    }
}
