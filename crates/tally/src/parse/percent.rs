//! Parts of a hundred as people type them: `2.5` or `2.5%` is 250 hundredths of a percent.

use super::InputError;
use tally_types::Amount;

/// Reads a percentage, in hundredths of a percent.
pub fn percent_bps(text: &str) -> Result<u16, InputError> {
    let digits = text.strip_suffix('%').unwrap_or(text);
    let bad = || InputError::Percent { text: text.to_owned() };
    Amount::parse(digits, 2).ok().and_then(|bps| u16::try_from(bps.0).ok()).ok_or_else(bad)
}

/// Hundredths of a percent for people.
pub fn show_percent(bps: u16) -> String {
    format!("{} %", Amount(u128::from(bps)).format(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_two_places() {
        assert_eq!(percent_bps("2.5"), Ok(250));
        assert_eq!(percent_bps("100%"), Ok(10_000));
        assert_eq!(percent_bps("0.05%"), Ok(5));
        for text in ["", "%", "-1", "2.555", "1,5", "700", "5%%"] {
            assert_eq!(percent_bps(text), Err(InputError::Percent { text: text.into() }), "{text}");
        }
        assert_eq!((show_percent(250), show_percent(5)), ("2.5 %".to_owned(), "0.05 %".to_owned()));
    }
}
