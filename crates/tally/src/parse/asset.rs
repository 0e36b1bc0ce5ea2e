//! Assets as people type them: `USDX`, `12`, or `USDX#12` where a code alone would not say which.

use super::InputError;
use std::str::FromStr;
use tally_types::{AssetId, asset::is_code};

/// What was typed for an asset. Codes are not unique, so a code alone is looked up and may be refused as ambiguous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssetText {
    Id(AssetId),
    Code(String),
    /// The asset with this id, which must have this code.
    Both(String, AssetId),
}

impl FromStr for AssetText {
    type Err = InputError;

    fn from_str(text: &str) -> Result<Self, InputError> {
        let bad = || InputError::AssetText { text: text.to_owned() };
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok().map(AssetId)).flatten()
        };
        let code = |code: &str| Some(code.to_ascii_uppercase()).filter(|code| is_code(code));
        match text.split_once('#') {
            Some(("", digits)) => number(digits).map(Self::Id).ok_or_else(bad),
            Some((letters, digits)) => {
                code(letters).zip(number(digits)).map(|(code, id)| Self::Both(code, id)).ok_or_else(bad)
            }
            None => match number(text) {
                Some(id) => Ok(Self::Id(id)),
                None => code(text).map(Self::Code).ok_or_else(bad),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_numbers_are_told_apart() {
        assert_eq!("usdx".parse(), Ok(AssetText::Code("USDX".into())));
        assert_eq!("12".parse(), Ok(AssetText::Id(AssetId(12))));
        assert_eq!("#12".parse(), Ok(AssetText::Id(AssetId(12))));
        assert_eq!("USDX#12".parse(), Ok(AssetText::Both("USDX".into(), AssetId(12))));
        assert_eq!("12#7".parse(), Ok(AssetText::Both("12".into(), AssetId(7))));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "#",
            "USD X",
            "USDX#",
            "#x",
            "USDX#1#2",
            "ＵＳＤ",
            "THIRTEENCHARS",
            "99999999999999999999999",
        ] {
            assert_eq!(text.parse::<AssetText>(), Err(InputError::AssetText { text: text.into() }), "{text}");
        }
    }
}
