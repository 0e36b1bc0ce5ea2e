//! Amounts as people type them.
//!
//! Separators are refused rather than guessed: `1,234` is a thousand to one reader and one and a bit to another.

use super::InputError;
use tally_types::{Amount, amount::AmountError};

/// Reads whole units of an asset with `decimals` places, such as `12.5`.
pub fn amount(text: &str, decimals: u8) -> Result<Amount, InputError> {
    match Amount::parse(text, decimals) {
        Ok(amount) => Ok(amount),
        Err(AmountError::NotANumber) if text.contains(SEPARATORS) => Err(InputError::AmountSeparators {
            text: text.to_owned(),
            plain: without_separators(text, decimals),
        }),
        Err(error) => Err(InputError::Amount { text: text.to_owned(), error }),
    }
}

const SEPARATORS: [char; 5] = [',', '_', '\'', ' ', '，'];

/// `1,234.5` as `1234.5`, when every group after the first has three digits and a point makes the meaning certain.
fn without_separators(text: &str, decimals: u8) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    // A separator behind the point makes the point one too, and the meaning another.
    if fraction.contains(SEPARATORS) {
        return None;
    }
    let mut groups = whole.split(SEPARATORS);
    let first = groups.next()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let sound = (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group));
    let certain = text.contains('.') || whole.matches(SEPARATORS).count() > 1;
    let plain = text.replace(SEPARATORS, "");
    (sound && certain && Amount::parse(&plain, decimals).is_ok()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_refused_with_the_form_to_write() {
        let refused = |text: &str, plain: Option<&str>| {
            let expected = InputError::AmountSeparators { text: text.into(), plain: plain.map(Into::into) };
            assert_eq!(amount(text, 6), Err(expected));
        };
        refused("1,234.5", Some("1234.5"));
        refused("1,234,567", Some("1234567"));
        refused("1，234.5", Some("1234.5"));
        refused("1,234", None);
        refused("1,5", None);
        refused("1.234,5", None);
        refused(" 5", None);
    }

    #[test]
    fn other_bad_amounts_say_why() {
        let refused = |text: &str, error| {
            assert_eq!(amount(text, 2), Err(InputError::Amount { text: text.into(), error }));
        };
        refused("-1", AmountError::NotANumber);
        refused("１２", AmountError::NotANumber);
        refused("1e3", AmountError::NotANumber);
        refused("0.001", AmountError::TooManyPlaces { places: 3, decimals: 2 });
        refused(&"9".repeat(40), AmountError::TooLarge);
        assert_eq!(amount("12.5", 2), Ok(Amount(1250)));
    }
}
