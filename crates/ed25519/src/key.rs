//! Public keys, decompressed once and used many times.

use commonware_codec::{Copying, DecodeExt as _};
use commonware_cryptography::ed25519::PublicKey;

/// A public key: 32 bytes that are a point of the curve.
#[derive(Clone, Debug)]
pub struct Key {
    bytes: [u8; 32],
    pub(crate) point: Decompressed,
}

/// The point in the form that verification takes.
#[derive(Clone, Debug)]
pub(crate) enum Decompressed {
    /// The coordinates x and y in five limbs of 51 bits.
    #[cfg(target_arch = "x86_64")]
    Limbs([u64; 10]),
    Stock(Box<PublicKey>),
}

impl Key {
    /// Each key, or `None` where the bytes are not a point of the curve.
    pub fn decode_all(bytes: &[[u8; 32]]) -> Vec<Option<Self>> {
        #[cfg(target_arch = "x86_64")]
        if let Some(lanes) = crate::lanes::Lanes::detect() {
            let points = lanes.decompress(bytes);
            let key = |(bytes, limbs): (&[u8; 32], Option<[u64; 10]>)| {
                limbs.map(|limbs| Self { bytes: *bytes, point: Decompressed::Limbs(limbs) })
            };
            return bytes.iter().zip(points).map(key).collect();
        }
        bytes.iter().map(Self::decode_stock).collect()
    }

    pub(crate) fn decode_stock(bytes: &[u8; 32]) -> Option<Self> {
        let stock = PublicKey::decode(Copying(bytes)).ok()?;
        Some(Self { bytes: *bytes, point: Decompressed::Stock(Box::new(stock)) })
    }

    pub const fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// The key as the stock verifier takes it.
    pub(crate) fn stock(&self) -> PublicKey {
        match &self.point {
            Decompressed::Stock(key) => (**key).clone(),
            #[cfg(target_arch = "x86_64")]
            Decompressed::Limbs(_) => {
                PublicKey::decode(Copying(&self.bytes)).expect("the bytes were decompressed before")
            }
        }
    }
}
