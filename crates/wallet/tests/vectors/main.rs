//! The published test vectors of the standards that the wallet follows. Those of Web3 Secret Storage stand beside its
//! code, BIP-350's beside the addresses in `tally-types`.

mod bip_32;
mod bip_39;
mod ethereum;
mod slip_0010;
mod wycheproof_ecdsa;
mod zip_215;

fn unhex(text: &str) -> Vec<u8> {
    tally_types::hash::unhex(text).expect("vectors are hexadecimal")
}
