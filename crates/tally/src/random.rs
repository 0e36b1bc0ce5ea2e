//! This machine's random numbers, from which keys are made.

/// `N` random bytes from the operating system. Without them no key can be made safely, so their absence is a panic.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
