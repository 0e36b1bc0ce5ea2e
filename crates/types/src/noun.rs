//! The nouns that operations are about.
//!
//! Each noun has its own range of tags, the same for operations and for events. 0xf0 and what follows are nobody's.

macro_rules! nouns {
    ($($(#[$meta:meta])* $first:literal..=$last:literal $name:ident)*) => {
        /// What an operation is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun { $($(#[$meta])* $name),* }

        impl Noun {
            /// All nouns, in the order of their tags.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The noun in whose range `tag` is.
            pub const fn of(tag: u8) -> Option<Self> {
                match tag { $($first..=$last => Some(Self::$name),)* _ => None }
            }
        }
    };
}

nouns! {
    0x10..=0x1f Account
    0x20..=0x2f Asset
    0x30..=0x3f Transfer
    0x40..=0x4f Packet
    0x50..=0x5f Mandate
    0x60..=0x6f Deal
    0x70..=0x7f Loan
    0x80..=0x8f Exchange
    0x90..=0x9f Stake
    0xa0..=0xaf Savings
    0xb0..=0xb7 Referral
    0xb8..=0xbf Mining
    0xc0..=0xc7 News
    0xc8..=0xcf Oracle
    0xd0..=0xdf Reserve
    0xe0..=0xef Council
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Action, Event};

    #[test]
    fn every_operation_and_event_is_in_a_nouns_range() {
        let tags = Action::VARIANTS.iter().chain(Event::VARIANTS);
        let astray: Vec<_> = tags.filter(|(tag, _)| Noun::of(*tag).is_none()).collect();
        assert!(astray.is_empty(), "{astray:?}");
    }
}
