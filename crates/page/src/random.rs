//! Bytes from the machine's generator: in a page the browser's.

use zeroize::Zeroizing;

/// `N` bytes that nobody can guess.
///
/// # Panics
/// When the machine has no generator; nothing may be made without one.
pub fn bytes<const N: usize>() -> Zeroizing<[u8; N]> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut bytes[..]).expect("the browser has a generator");
    bytes
}

/// A number below `bound`, every one as likely as another.
pub fn below(bound: usize) -> usize {
    let bound = u32::try_from(bound).expect("lists here are short");
    // The numbers past the last whole multiple of the bound would favour the low ones: draw again.
    let whole = u32::MAX - u32::MAX % bound;
    loop {
        let number = u32::from_le_bytes(*bytes::<4>());
        if number < whole {
            return (number % bound) as usize;
        }
    }
}

/// Puts a list into an order by chance (Fisher and Yates).
pub fn shuffle<T>(items: &mut [T]) {
    for place in (1..items.len()).rev() {
        items.swap(place, below(place + 1));
    }
}
