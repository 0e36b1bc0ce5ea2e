//! Texts with a length, and texts of others to be shown.

use super::InputError;
use tally_types::text::{Text, is_plain};

/// Reads a text within the bounds of its type. Whether it shows as it is written is checked with the operation.
pub fn text<const MIN: usize, const MAX: usize>(text: &str) -> Result<Text<MIN, MAX>, InputError> {
    Text::new(text).ok_or(InputError::TextLength { bytes: text.len(), least: MIN, most: MAX })
}

/// A text as a node told it, if it shows as it is written; else a dash.
pub fn plain_or_dash(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { "—".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_within_their_bounds_and_shown_when_plain() {
        assert_eq!(text::<1, 3>("茶").unwrap().as_str(), "茶");
        for (wrong, bytes) in [("", 0), ("abcd", 4)] {
            assert_eq!(text::<1, 3>(wrong), Err(InputError::TextLength { bytes, least: 1, most: 3 }));
        }
        assert_eq!((plain_or_dash("茶"), plain_or_dash("\x1b[2J")), ("茶".to_owned(), "—".to_owned()));
    }
}
