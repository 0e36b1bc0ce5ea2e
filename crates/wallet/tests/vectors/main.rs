//! The published test vectors of the standards that the wallet follows.

mod bip_32;
mod bip_39;
mod ethereum;
mod slip_0010;

fn unhex(text: &str) -> Vec<u8> {
    tally_types::hash::unhex(text).expect("vectors are hexadecimal")
}
