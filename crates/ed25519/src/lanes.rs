//! Eight points at once, one in each lane of a 512-bit vector.
//!
//! Invariant: a [`Lanes`] exists only on a processor with AVX-512 F and IFMA. This is the one place where the compiler
//! must take our word for something.

mod field;
mod point;
mod sum;

/// Leave to use the vector instructions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lanes(());

impl Lanes {
    /// `None` where the processor does not have them.
    pub(crate) fn detect() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512ifma");
        has.then_some(Self(()))
    }

    /// The coordinates x and y of each point, or `None` where the bytes are not one.
    pub(crate) fn decompress(self, bytes: &[[u8; 32]]) -> Vec<Option<[u64; 10]>> {
        // SAFETY: `self` was made by `detect`, so the processor has the features that the function is compiled for.
        #[expect(unsafe_code)]
        unsafe {
            point::decompress_all(bytes)
        }
    }

    /// The sum of points times scalars, compressed: `commitments` are encodings and scalars below 2^127, `keys`
    /// coordinates and scalars below 2^255, both little-endian. `None` when an encoding is not a point.
    pub(crate) fn sum(
        self,
        commitments: &[([u8; 32], [u8; 16])],
        keys: &[([u64; 10], [u8; 32])],
    ) -> Option<[u8; 32]> {
        // SAFETY: as above.
        #[expect(unsafe_code)]
        unsafe {
            sum::sum(commitments, keys)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lanes;
    use curve25519_dalek::{
        constants::EIGHT_TORSION, edwards::CompressedEdwardsY, edwards::EdwardsPoint, scalar::Scalar,
    };
    use rand::{Rng as _, SeedableRng as _};
    use rand_chacha::ChaCha20Rng;

    fn lanes() -> Option<Lanes> {
        let lanes = Lanes::detect();
        if lanes.is_none() {
            eprintln!("this processor has no AVX-512 IFMA: the vectors are not tested here");
        }
        lanes
    }

    fn random<const N: usize>(source: &mut ChaCha20Rng) -> [u8; N] {
        let mut bytes = [0; N];
        source.fill_bytes(&mut bytes);
        bytes
    }

    /// Encodings that mean something special: around zero, the order, 2^255, and the points of small order.
    fn edges() -> Vec<[u8; 32]> {
        let mut edges: Vec<[u8; 32]> = EIGHT_TORSION.iter().map(|point| point.compress().0).collect();
        for low in 0..=255 {
            for high in [0, 127, 128, 255] {
                for middle in [0, 255] {
                    let mut bytes = [middle; 32];
                    (bytes[0], bytes[31]) = (low, high);
                    edges.push(bytes);
                }
            }
        }
        edges
    }

    #[test]
    fn the_same_bytes_are_points_as_in_the_stock_library() {
        let Some(lanes) = lanes() else { return };
        let mut source = ChaCha20Rng::seed_from_u64(1);
        let mut encodings = edges();
        encodings.extend((0..20_000).map(|_| random(&mut source)));
        for (encoding, found) in encodings.iter().zip(lanes.decompress(&encodings)) {
            let expected = CompressedEdwardsY(*encoding).decompress();
            assert_eq!(found.is_some(), expected.is_some(), "{encoding:?}");
            let (Some(found), Some(expected)) = (found, expected) else { continue };
            let mut one = [0; 32];
            one[0] = 1;
            assert_eq!(lanes.sum(&[], &[(found, one)]), Some(expected.compress().0), "{encoding:?}");
        }
    }

    #[test]
    fn sums_are_those_of_the_stock_library() {
        let Some(lanes) = lanes() else { return };
        let mut source = ChaCha20Rng::seed_from_u64(2);
        let mut points: Vec<EdwardsPoint> = (EIGHT_TORSION.iter().copied())
            .chain(
                (0..1_200)
                    .map(|_| EdwardsPoint::mul_base(&Scalar::from_bytes_mod_order(random(&mut source)))),
            )
            .collect();
        points.push(points[9] + EIGHT_TORSION[3]);
        for (commitments, keys) in [(0, 0), (1, 0), (0, 1), (7, 9), (8, 8), (17, 5), (300, 260), (600, 609)] {
            let mut expected = EdwardsPoint::default();
            let mut left = Vec::new();
            for (place, point) in points.iter().take(commitments).enumerate() {
                let mut scalar = if place == 0 { [255; 16] } else { random(&mut source) };
                scalar[15] &= 127;
                expected += point * Scalar::from(u128::from_le_bytes(scalar));
                left.push((point.compress().0, scalar));
            }
            let encodings: Vec<_> = points.iter().rev().take(keys).map(|point| point.compress().0).collect();
            let mut right = Vec::new();
            for (place, (coordinates, encoding)) in
                lanes.decompress(&encodings).into_iter().zip(&encodings).enumerate()
            {
                // The greatest scalar there is, and any.
                let scalar =
                    if place == 0 { -Scalar::ONE } else { Scalar::from_bytes_mod_order(random(&mut source)) };
                expected += CompressedEdwardsY(*encoding).decompress().unwrap() * scalar;
                right.push((coordinates.unwrap(), scalar.to_bytes()));
            }
            assert_eq!(lanes.sum(&left, &right), Some(expected.compress().0), "{commitments} and {keys}");
        }
    }

    #[test]
    fn a_commitment_that_is_no_point_has_no_sum() {
        let Some(lanes) = lanes() else { return };
        let mut encoding = [0; 32];
        encoding[0] = 2;
        assert_eq!(lanes.sum(&[(encoding, [1; 16])], &[]), None);
    }
}
