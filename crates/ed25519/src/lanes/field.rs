//! Eight elements of the field of 2^255 - 19, five limbs of 51 bits each.
//!
//! Invariant: between operations every limb is below 2^51 + 2^17, so that it fits the 52 bits that the multiplication
//! looks at. Products are taken with the low and high halves of 52 x 52 bits; a high half stands one limb further up and
//! counts twice, because limbs are one bit shorter than halves.

use std::arch::x86_64::{
    __m512i, __mmask8, _mm_cvtsi128_si64, _mm512_add_epi64, _mm512_alignr_epi64, _mm512_and_si512,
    _mm512_castsi512_si128, _mm512_madd52hi_epu64, _mm512_madd52lo_epu64, _mm512_mask_mov_epi64,
    _mm512_or_si512, _mm512_set_epi64, _mm512_set1_epi64, _mm512_setzero_si512, _mm512_slli_epi64,
    _mm512_srli_epi64, _mm512_sub_epi64, _mm512_test_epi64_mask, _mm512_testn_epi64_mask,
};

/// Eight field elements.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field(pub(super) [__m512i; 5]);

/// Limbs of one element.
pub(super) type Limbs = [u64; 5];

const MASK: u64 = (1 << 51) - 1;
/// Twice the field's order, limb by limb: more than any limb between operations.
const TWICE_P: Limbs = [2 * (MASK - 18), 2 * MASK, 2 * MASK, 2 * MASK, 2 * MASK];

/// The limbs of 32 little-endian bytes without their highest bit; what is not below the order is taken as it is.
pub(super) fn limbs(bytes: &[u8; 32]) -> Limbs {
    let (words, _) = bytes.as_chunks::<8>();
    let [a, b, c, d] = std::array::from_fn(|place| u64::from_le_bytes(words[place]));
    [
        a & MASK,
        (a >> 51 | b << 13) & MASK,
        (b >> 38 | c << 26) & MASK,
        (c >> 25 | d << 39) & MASK,
        d >> 12 & MASK,
    ]
}

/// The bytes of limbs below 2^51.
pub(super) fn bytes(limbs: &Limbs) -> [u8; 32] {
    let [a, b, c, d, e] = *limbs;
    let words = [a | b << 51, b >> 13 | c << 38, c >> 26 | d << 25, d >> 39 | e << 12];
    let mut bytes = [0; 32];
    for (chunk, word) in bytes.as_chunks_mut::<8>().0.iter_mut().zip(words) {
        *chunk = word.to_le_bytes();
    }
    bytes
}

impl Field {
    /// The same element in every lane.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn splat(limbs: &Limbs) -> Self {
        let mut lanes = [_mm512_setzero_si512(); 5];
        for (lane, limb) in lanes.iter_mut().zip(limbs) {
            *lane = _mm512_set1_epi64(*limb as i64);
        }
        Self(lanes)
    }

    /// An element for each lane, limbs below 2^51.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn load(elements: &[Limbs; 8]) -> Self {
        let mut lanes = [_mm512_setzero_si512(); 5];
        for (limb, lane) in lanes.iter_mut().enumerate() {
            let [a, b, c, d, e, f, g, h] = elements;
            *lane = _mm512_set_epi64(
                h[limb] as i64,
                g[limb] as i64,
                f[limb] as i64,
                e[limb] as i64,
                d[limb] as i64,
                c[limb] as i64,
                b[limb] as i64,
                a[limb] as i64,
            );
        }
        Self(lanes)
    }

    /// The element in the lowest lane, reduced.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn lowest(&self) -> Limbs {
        let frozen = self.frozen();
        let mut limbs = [0; 5];
        for (limb, lanes) in limbs.iter_mut().zip(frozen.0) {
            *limb = _mm_cvtsi128_si64(_mm512_castsi512_si128(lanes)) as u64;
        }
        limbs
    }

    /// The element in each lane, reduced.
    #[target_feature(enable = "avx512f,avx512ifma")]
    pub(super) fn store(&self) -> [Limbs; 8] {
        let mut elements = [[0; 5]; 8];
        let mut rest = self.frozen();
        for element in &mut elements {
            for (limb, lanes) in element.iter_mut().zip(rest.0) {
                *limb = _mm_cvtsi128_si64(_mm512_castsi512_si128(lanes)) as u64;
            }
            rest = rest.rotated::<1>();
        }
        elements
    }

    /// Every lane takes what lay `N` lanes above it.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn rotated<const N: i32>(&self) -> Self {
        let mut lanes = self.0;
        for lane in &mut lanes {
            *lane = _mm512_alignr_epi64::<N>(*lane, *lane);
        }
        Self(lanes)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn add(&self, other: &Self) -> Self {
        let mut sums = self.0;
        for (sum, other) in sums.iter_mut().zip(other.0) {
            *sum = _mm512_add_epi64(*sum, other);
        }
        Self(carried(sums))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn sub(&self, other: &Self) -> Self {
        let mut differences = Self::splat(&TWICE_P).0;
        for (place, difference) in differences.iter_mut().enumerate() {
            let sum = _mm512_add_epi64(*difference, self.0[place]);
            *difference = _mm512_sub_epi64(sum, other.0[place]);
        }
        Self(carried(differences))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn neg(&self) -> Self {
        Self([_mm512_setzero_si512(); 5]).sub(self)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn mul(&self, other: &Self) -> Self {
        let (mut low, mut high) = ([_mm512_setzero_si512(); 10], [_mm512_setzero_si512(); 10]);
        for i in 0..5 {
            for j in 0..5 {
                low[i + j] = _mm512_madd52lo_epu64(low[i + j], self.0[i], other.0[j]);
                high[i + j + 1] = _mm512_madd52hi_epu64(high[i + j + 1], self.0[i], other.0[j]);
            }
        }
        for place in 0..10 {
            low[place] = _mm512_add_epi64(low[place], _mm512_slli_epi64::<1>(high[place]));
        }
        Self(folded(&low))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn square(&self) -> Self {
        let zeros = [_mm512_setzero_si512(); 10];
        // Products of a limb with itself count once, those of two limbs twice; each has a low half and a high one.
        let (mut own_low, mut own_high, mut cross_low, mut cross_high) = (zeros, zeros, zeros, zeros);
        for i in 0..5 {
            own_low[2 * i] = _mm512_madd52lo_epu64(own_low[2 * i], self.0[i], self.0[i]);
            own_high[2 * i + 1] = _mm512_madd52hi_epu64(own_high[2 * i + 1], self.0[i], self.0[i]);
            for j in i + 1..5 {
                cross_low[i + j] = _mm512_madd52lo_epu64(cross_low[i + j], self.0[i], self.0[j]);
                cross_high[i + j + 1] = _mm512_madd52hi_epu64(cross_high[i + j + 1], self.0[i], self.0[j]);
            }
        }
        let mut totals = own_low;
        for place in 0..10 {
            let twice = _mm512_add_epi64(cross_low[place], own_high[place]);
            let twice = _mm512_add_epi64(twice, _mm512_slli_epi64::<1>(cross_high[place]));
            totals[place] = _mm512_add_epi64(totals[place], _mm512_slli_epi64::<1>(twice));
        }
        Self(folded(&totals))
    }

    /// Takes `other` in the lanes of `mask`.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn replaced(&self, mask: __mmask8, other: &Self) -> Self {
        let mut lanes = self.0;
        for (lane, other) in lanes.iter_mut().zip(other.0) {
            *lane = _mm512_mask_mov_epi64(*lane, mask, other);
        }
        Self(lanes)
    }

    /// The lanes in which both are the same element.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn equal(&self, other: &Self) -> __mmask8 {
        let [a, b, c, d, e] = self.sub(other).frozen().0;
        let any = _mm512_or_si512(_mm512_or_si512(_mm512_or_si512(a, b), _mm512_or_si512(c, d)), e);
        _mm512_testn_epi64_mask(any, any)
    }

    /// The lanes whose element is odd when reduced.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn odd(&self) -> __mmask8 {
        _mm512_test_epi64_mask(self.frozen().0[0], _mm512_set1_epi64(1))
    }

    /// Reduced to below the order, limbs below 2^51.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn frozen(&self) -> Self {
        let (mask, nineteen) = (_mm512_set1_epi64(MASK as i64), _mm512_set1_epi64(19));
        let mut limbs = self.0;
        // Whether the order is to be subtracted once: whether adding 19 passes 2^255.
        let mut over = nineteen;
        for limb in limbs {
            over = _mm512_srli_epi64::<51>(_mm512_add_epi64(limb, over));
        }
        limbs[0] = _mm512_madd52lo_epu64(limbs[0], over, nineteen);
        for place in 0..4 {
            let carry = _mm512_srli_epi64::<51>(limbs[place]);
            limbs[place + 1] = _mm512_add_epi64(limbs[place + 1], carry);
            limbs[place] = _mm512_and_si512(limbs[place], mask);
        }
        limbs[4] = _mm512_and_si512(limbs[4], mask);
        Self(limbs)
    }
}

/// Ten limbs below 2^57 to five: 2^255 is 19.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn folded(totals: &[__m512i; 10]) -> [__m512i; 5] {
    let mut limbs = [_mm512_setzero_si512(); 5];
    for (place, limb) in limbs.iter_mut().enumerate() {
        let upper = totals[place + 5];
        let times_three = _mm512_add_epi64(upper, _mm512_slli_epi64::<1>(upper));
        let times_19 = _mm512_add_epi64(times_three, _mm512_slli_epi64::<4>(upper));
        *limb = _mm512_add_epi64(totals[place], times_19);
    }
    carried(limbs)
}

/// Limbs below 2^62 to limbs below 2^51 + 2^17.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn carried(limbs: [__m512i; 5]) -> [__m512i; 5] {
    let (mask, nineteen) = (_mm512_set1_epi64(MASK as i64), _mm512_set1_epi64(19));
    let mut reduced = limbs;
    for limb in &mut reduced {
        *limb = _mm512_and_si512(*limb, mask);
    }
    reduced[0] = _mm512_madd52lo_epu64(reduced[0], _mm512_srli_epi64::<51>(limbs[4]), nineteen);
    for place in 0..4 {
        reduced[place + 1] = _mm512_add_epi64(reduced[place + 1], _mm512_srli_epi64::<51>(limbs[place]));
    }
    reduced
}
