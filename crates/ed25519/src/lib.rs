//! Verify many Ed25519 signatures at once.
//!
//! The rule is ZIP-215, as in the stock verifier of `commonware-cryptography`: `s` is canonical, `R` and `A` are any
//! encodings of points, and `8·s·B = 8·R + 8·k·A` with `k = SHA-512(R ‖ A ‖ M)`. A batch multiplies each signature's
//! equation with a random 127-bit number and checks the sum (Bernstein, Duif, Lange, Schwabe and Yang, "High-speed
//! high-security signatures", section 5), so a bad signature passes with a probability of 2^-127, and single and batch
//! agree on every input.
//!
//! On processors with AVX-512 IFMA (Zen 4 and later, Ice Lake and later) eight points are worked on at once, one in
//! each lane of a vector: most of a batch's time is the square root by which a point is decompressed, and the stock
//! verifier takes these one after the other. Elsewhere the stock verifier does the work. Nothing here is secret, so
//! nothing is constant in time.
//!
//! Invariant: with and without vectors, and alone or in a batch, the same signatures are valid.

mod batch;
mod key;
#[cfg(target_arch = "x86_64")]
mod lanes;

pub use batch::{Signed, verify};
pub use key::Key;
