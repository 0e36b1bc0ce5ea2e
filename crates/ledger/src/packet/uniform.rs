//! Exactly uniform numbers from hashes, by rejection.

use tally_types::Hash;

/// A number below `bound`, each as likely as any other: the first 16 bytes of each attempt's hash are a number, and the
/// first that lies below the greatest multiple of `bound` up to 2^128 counts, modulo `bound`.
///
/// More than half of all numbers lie there, so 65,536 attempts in vain are never seen.
pub(super) fn below(bound: u128, attempt: impl Fn(u16) -> Hash) -> u128 {
    // So many numbers at the top would make the low remainders likelier: 2^128 mod bound.
    let excess = (u128::MAX % bound + 1) % bound;
    let number = (0..=u16::MAX)
        .map(|count| {
            let hash = attempt(count);
            let (words, _) = hash.0.as_chunks::<16>();
            u128::from_be_bytes(words[0])
        })
        .find(|number| *number <= u128::MAX - excess)
        .expect("one of 65,536 hashes is low enough");
    number % bound
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: u128) -> Hash {
        let mut hash = [0xff; 32];
        hash[..16].copy_from_slice(&value.to_be_bytes());
        Hash(hash)
    }

    #[test]
    fn a_number_past_the_last_whole_multiple_is_drawn_again() {
        // 2^128 = 3 × (2^128 ÷ 3) + 1: one number is too many.
        let draw = |attempt| number(if attempt == 0 { u128::MAX } else { 5 });
        assert_eq!(below(3, draw), 2);
        assert_eq!(below(3, |_| number(u128::MAX - 1)), 2);
        assert_eq!(below(1, |_| number(u128::MAX)), 0);
        assert_eq!(below(u128::MAX, |attempt| number(u128::MAX - u128::from(attempt))), u128::MAX - 1);
    }
}
