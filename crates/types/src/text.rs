//! Text that people will see: UTF-8 without anything that hides, reorders or controls.
//!
//! Refused are control characters, bidirectional controls (Unicode UAX #9), zero-width and other invisible format
//! characters, private-use and unassigned-by-design code points. A wallet can show what passes as it stands.

use bytes::BufMut;
use commonware_codec::{Buf, EncodeSize, Error, RangeCfg, Read, Write};
use std::fmt;

/// UTF-8 text of `MIN..=MAX` bytes. Decoding demands valid UTF-8 only; [`is_plain`] is the operation's check.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MIN: usize, const MAX: usize>(String);

impl<const MIN: usize, const MAX: usize> Text<MIN, MAX> {
    /// `None` when the text's UTF-8 has fewer than `MIN` or more than `MAX` bytes.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (MIN..=MAX).contains(&text.len()).then_some(Self(text))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether every character of `text` shows as itself (see the module's text).
pub fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            || matches!(
                c,
                '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{3164}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'
                | '\u{ffff}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}'
            )
    })
}

impl<const MIN: usize, const MAX: usize> fmt::Display for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MIN: usize, const MAX: usize> fmt::Debug for Text<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<const MIN: usize, const MAX: usize> Write for Text<MIN, MAX> {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.len().write(buf);
        buf.put_slice(self.0.as_bytes());
    }
}

impl<const MIN: usize, const MAX: usize> EncodeSize for Text<MIN, MAX> {
    fn encode_size(&self) -> usize {
        self.0.len().encode_size() + self.0.len()
    }
}

impl<const MIN: usize, const MAX: usize> Read for Text<MIN, MAX> {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        let bytes = Vec::<u8>::read_cfg(buf, &(RangeCfg::new(MIN..=MAX), ()))?;
        String::from_utf8(bytes).map(Self).map_err(|_| Error::Invalid("Text", "not UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_any_script_is_plain() {
        for text in ["", "lunch", "午饭 🍜", "café", "שלום", "مرحبا", "한글"] {
            assert!(is_plain(text), "{text}");
        }
    }

    #[test]
    fn text_that_hides_or_reorders_is_not() {
        for text in ["a\u{202e}b", "a\u{200b}b", "a\nb", "\u{feff}a", "a\u{2066}b\u{2069}", "\u{3164}", "a\0"]
        {
            assert!(!is_plain(text), "{text:?}");
        }
    }
}
