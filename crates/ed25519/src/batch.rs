//! One equation for many signatures.

use crate::Key;
#[cfg(target_arch = "x86_64")]
use crate::{key::Decompressed, lanes::Lanes};
use commonware_cryptography::{BatchEntry, BatchVerifier as _, Verifier as _, ed25519};
use commonware_parallel::Sequential;

/// A signature, its key, and the message that is signed behind a namespace.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    pub key: &'a Key,
    pub signature: &'a [u8; 64],
    pub message: &'a [u8],
}

/// Whether all signatures are valid. What is signed is the length of `namespace` in one byte, `namespace`, and the
/// message.
///
/// # Panics
///
/// When `namespace` is longer than 127 bytes.
pub fn verify(namespace: &[u8], batch: &[Signed<'_>]) -> bool {
    assert!(namespace.len() < 128, "a namespace's length is one byte");
    match batch {
        [] => true,
        [one] => one.key.stock().verify(namespace, one.message, &stock_signature(one)),
        #[cfg(target_arch = "x86_64")]
        _ if let Some(valid) = verify_in_lanes(namespace, batch) => valid,
        _ => verify_stock(namespace, batch),
    }
}

fn stock_signature(signed: &Signed<'_>) -> ed25519::Signature {
    ed25519::Signature::try_from(*signed.signature).expect("any 64 bytes are read as a signature")
}

fn verify_stock(namespace: &[u8], batch: &[Signed<'_>]) -> bool {
    let entries: Vec<_> =
        batch.iter().map(|one| (one.key.stock(), stock_signature(one), one.message)).collect();
    ed25519::PublicKey::verify_batch(
        &mut rand::rng(),
        &entries,
        |_, (public_key, signature, message)| BatchEntry { namespace, message, public_key, signature },
        &Sequential,
    )
}

/// `None` where there are no lanes, or a key is not in their form.
#[cfg(target_arch = "x86_64")]
fn verify_in_lanes(namespace: &[u8], batch: &[Signed<'_>]) -> Option<bool> {
    use curve25519_dalek::{
        edwards::{CompressedEdwardsY, EdwardsPoint},
        scalar::Scalar,
        traits::IsIdentity as _,
    };
    use rand::Rng as _;
    use sha2::{Digest as _, Sha512};
    use std::collections::HashMap;

    let lanes = Lanes::detect()?;
    let mut random = vec![0; 16 * batch.len()];
    rand::rng().fill_bytes(&mut random);
    let mut commitments = Vec::with_capacity(batch.len());
    // Signatures by one key share its multiplication.
    let mut places: HashMap<&[u8; 32], usize> = HashMap::with_capacity(batch.len());
    let mut keys: Vec<([u64; 10], Scalar)> = Vec::with_capacity(batch.len());
    let mut base = Scalar::ZERO;
    for (one, random) in batch.iter().zip(random.as_chunks_mut::<16>().0) {
        // 127 bits, so that the last signed digit is small.
        random[15] &= 127;
        let (r, s) = one.signature.split_first_chunk::<32>()?;
        let s: Option<Scalar> = Scalar::from_canonical_bytes(s.try_into().ok()?).into();
        let Some(s) = s else { return Some(false) };
        let Decompressed::Limbs(limbs) = &one.key.point else { return None };
        let k = Sha512::new()
            .chain_update(r)
            .chain_update(one.key.bytes())
            .chain_update([namespace.len() as u8])
            .chain_update(namespace)
            .chain_update(one.message)
            .finalize();
        let k = Scalar::from_bytes_mod_order_wide(&k.into());
        let z = Scalar::from(u128::from_le_bytes(*random));
        base += z * s;
        let place = *places.entry(one.key.bytes()).or_insert_with(|| {
            keys.push((*limbs, Scalar::ZERO));
            keys.len() - 1
        });
        keys[place].1 += z * k;
        commitments.push((*r, *random));
    }
    let keys: Vec<_> = keys.into_iter().map(|(limbs, scalar)| (limbs, scalar.to_bytes())).collect();
    let Some(sum) = lanes.sum(&commitments, &keys) else { return Some(false) };
    let sum = CompressedEdwardsY(sum).decompress().expect("a sum of points is a point");
    Some((sum - EdwardsPoint::mul_base(&base)).mul_by_cofactor().is_identity())
}
