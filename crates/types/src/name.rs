//! Accounts' names: `@handle`, unique up to look-alikes.
//!
//! A handle is 3 to 30 of `a–z`, `0–9` and `_`. Two handles that look alike have one skeleton, and the ledger keeps
//! one owner a skeleton: nobody can be `@a1ice` beside `@alice`.

use bytes::BufMut;
use commonware_codec::{Buf, EncodeSize, Error, RangeCfg, Read, Write};
use std::fmt;

/// Fewest characters of a handle.
pub const MIN_HANDLE_CHARS: usize = 3;

/// Most characters of a handle.
pub const MAX_HANDLE_CHARS: usize = 30;

/// A well-formed handle, without the `@`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Handle(String);

impl Handle {
    /// Reads a handle, with or without the `@`; `None` unless it is 3 to 30 of `a–z`, `0–9`, `_` and begins with a letter.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('@').unwrap_or(text);
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let well_formed = (MIN_HANDLE_CHARS..=MAX_HANDLE_CHARS).contains(&text.len())
            && text.bytes().all(allowed)
            && text.as_bytes()[0].is_ascii_lowercase();
        well_formed.then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is left of the handle when look-alike characters are made one: the ledger's key for it.
    ///
    /// `0`→`o`, `1` and `i`→`l`, `5`→`s`, `2`→`z`, `rn`→`m`, `vv`→`w`, `cl`→`d`, and `_` dropped. Never longer than the handle.
    pub fn skeleton(&self) -> String {
        let folded: String = self
            .0
            .chars()
            .filter_map(|c| match c {
                '_' => None,
                '0' => Some('o'),
                '1' | 'i' => Some('l'),
                '5' => Some('s'),
                '2' => Some('z'),
                other => Some(other),
            })
            .collect();
        folded.replace("rn", "m").replace("vv", "w").replace("cl", "d")
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}", self.0)
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Write for Handle {
    fn write(&self, buf: &mut impl BufMut) {
        self.0.len().write(buf);
        buf.put_slice(self.0.as_bytes());
    }
}

impl EncodeSize for Handle {
    fn encode_size(&self) -> usize {
        self.0.len().encode_size() + self.0.len()
    }
}

impl Read for Handle {
    type Cfg = ();

    fn read_cfg(buf: &mut impl Buf, _: &()) -> Result<Self, Error> {
        let bytes = Vec::<u8>::read_cfg(buf, &(RangeCfg::new(MIN_HANDLE_CHARS..=MAX_HANDLE_CHARS), ()))?;
        let text = String::from_utf8(bytes).map_err(|_| Error::Invalid("Handle", "not ASCII"))?;
        match Self::parse(&text) {
            Some(handle) if handle.0 == text => Ok(handle),
            _ => Err(Error::Invalid("Handle", "not a-z, 0-9, _ after a letter")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_ascii_handles_are_read() {
        assert_eq!(Handle::parse("@alice").unwrap().as_str(), "alice");
        for text in [
            "al",
            "Alice",
            "аlice",
            "al ice",
            "alice\u{202e}",
            "_alice",
            "1alice",
            "a".repeat(31).as_str(),
            "@@bob",
        ] {
            assert_eq!(Handle::parse(text), None, "{text}");
        }
    }

    #[test]
    fn look_alikes_share_a_skeleton() {
        let skeleton = |text| Handle::parse(text).unwrap().skeleton();
        for (one, other) in
            [("alice", "a1ice"), ("bob", "b0b"), ("modern", "modem"), ("al_ice", "alice"), ("claim", "dalm")]
        {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("alice"), skeleton("alicia"));
    }
}
