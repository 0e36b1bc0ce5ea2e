//! Addresses that a hurried eye takes for one another.
//!
//! Nobody compares forty digits: people look at both ends. Whoever wants to be paid in another's place searches for a
//! key whose address has the same ends and leaves a trace of it in the victim's history.

use tally_types::Address;

/// How many characters at each end people compare.
pub const COMPARED_CHARS: usize = 4;

/// Whether two different addresses have the same first and last four characters, in either way they are written.
pub fn lookalike(one: &Address, other: &Address, prefix: &str) -> bool {
    let ends = |one: &str, other: &str, skip: usize| {
        let (one, other) = (&one[skip..], &other[skip..]);
        one[..COMPARED_CHARS] == other[..COMPARED_CHARS]
            && one[one.len() - COMPARED_CHARS..] == other[other.len() - COMPARED_CHARS..]
    };
    one != other
        && (ends(&one.to_string(), &other.to_string(), 2)
            || ends(&one.to_text(prefix), &other.to_text(prefix), prefix.len() + 1))
}

/// The first of `known` that `address` looks like and is not.
pub fn find_lookalike<'a>(
    address: &Address,
    known: impl IntoIterator<Item = &'a Address>,
    prefix: &str,
) -> Option<&'a Address> {
    known.into_iter().find(|other| lookalike(address, other, prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(first: u8, middle: u8, last: u8) -> Address {
        Address(std::array::from_fn(|place| match place {
            0 | 1 => first,
            18 | 19 => last,
            _ => middle,
        }))
    }

    #[test]
    fn the_same_ends_in_hexadecimal_look_alike() {
        assert!(lookalike(&address(1, 2, 3), &address(1, 9, 3), "tally"));
        assert!(!lookalike(&address(1, 2, 3), &address(1, 2, 3), "tally"));
        assert!(!lookalike(&address(1, 2, 3), &address(9, 2, 3), "tally"));
        assert!(!lookalike(&address(1, 2, 3), &address(1, 2, 9), "tally"));
    }

    #[test]
    fn the_same_ends_in_bech32m_look_alike() {
        // The last characters are the checksum's: search the middle for two that share them.
        let text = |seed: u32| {
            let mut bytes = [0; 20];
            bytes[10..14].copy_from_slice(&seed.to_be_bytes());
            // Ends of the hexadecimal text differ, so that only bech32m can look alike.
            bytes[18..].copy_from_slice(&(seed as u16).to_be_bytes());
            Address(bytes)
        };
        let mut seen = std::collections::HashMap::new();
        let (one, other) = (0u32..)
            .find_map(|seed| {
                let shown = text(seed).to_text("tally");
                let end = shown[shown.len() - COMPARED_CHARS..].to_owned();
                let earlier = seen.insert(end, seed)?;
                (earlier as u16 != seed as u16).then(|| (text(earlier), text(seed)))
            })
            .unwrap();
        assert!(lookalike(&one, &other, "tally"));
    }

    #[test]
    fn the_book_of_contacts_is_searched() {
        let known = [address(5, 5, 5), address(1, 2, 3)];
        assert_eq!(find_lookalike(&address(1, 7, 3), &known, "tally"), Some(&known[1]));
        assert_eq!(find_lookalike(&known[1], &known, "tally"), None);
    }
}
