//! A sum of many points times scalars (Pippenger's method): the scalars in signed digits, for each place of a digit and each
//! size a bucket of points, and each point added to as many buckets as its scalar has digits.
//!
//! The lanes are eight places of one scalar, so no two of them ever meet in one bucket.

use super::{
    field::{Field, Limbs, bytes},
    point::{Affine, AffineAddend, NEUTRAL, Point, TOGETHER, decompress, inverted},
};
use std::arch::x86_64::{
    __m512i, __mmask8, _mm512_permutexvar_epi64, _mm512_set_epi64, _mm512_set1_epi64, _mm512_setzero_si512,
    _mm512_shuffle_i64x2, _mm512_unpackhi_epi64, _mm512_unpacklo_epi64,
};

/// From how many points on the buckets of eight bits are worth their emptying; below, digits have four.
const MANY: usize = 300;

/// A point's limbs next to each other: X, Y, Z and T.
type Row = [__m512i; 3];
/// The limbs of a point's y+x, y-x and 2dxy.
type AddendRow = [__m512i; 2];

/// The sum, compressed. Scalars are little-endian, those of `commitments` below 2^127, those of `keys` below 2^255.
#[target_feature(enable = "avx512f,avx512ifma")]
pub(super) fn sum(commitments: &[([u8; 32], [u8; 16])], keys: &[([u64; 10], [u8; 32])]) -> Option<[u8; 32]> {
    let bits = if commitments.len() + keys.len() < MANY { 4 } else { 8 };
    let mut buckets = Buckets::new(bits);
    for chunk in commitments.chunks(TOGETHER) {
        let mut encodings = [NEUTRAL; TOGETHER];
        for (place, (encoding, _)) in chunk.iter().enumerate() {
            encodings[place] = *encoding;
        }
        let (points, valid) = decompress(&encodings);
        if valid != [255; 2] {
            return None;
        }
        for (points, scalars) in points.iter().zip(chunk.chunks(8)) {
            for (row, (_, scalar)) in addend_rows(points).iter().zip(scalars) {
                buckets.add(row, scalar);
            }
        }
    }
    for chunk in keys.chunks(8) {
        let (mut xs, mut ys): ([Limbs; 8], [Limbs; 8]) = Default::default();
        for (lane, (coordinates, _)) in chunk.iter().enumerate() {
            xs[lane].copy_from_slice(&coordinates[..5]);
            ys[lane].copy_from_slice(&coordinates[5..]);
        }
        let points = Affine { x: Field::load(&xs), y: Field::load(&ys) };
        for (row, (_, scalar)) in addend_rows(&points).iter().zip(chunk) {
            buckets.add(row, scalar);
        }
    }
    Some(compressed(&buckets.emptied()))
}

/// The point in the lowest lane.
#[target_feature(enable = "avx512f,avx512ifma")]
fn compressed(point: &Point) -> [u8; 32] {
    let inverse = inverted(&point.z);
    let mut encoding = bytes(&point.y.mul(&inverse).lowest());
    encoding[31] |= (point.x.mul(&inverse).lowest()[0] as u8 & 1) << 7;
    encoding
}

struct Buckets {
    bits: u32,
    /// For each place, a bucket for each size of a digit; those of zero are not looked at.
    rows: Vec<Row>,
    /// Buckets of one place.
    sizes: usize,
}

impl Buckets {
    #[target_feature(enable = "avx512f,avx512ifma")]
    fn new(bits: u32) -> Self {
        let sizes = (1 << (bits - 1)) + 1;
        let places = 256 / bits as usize;
        // X = 0, Y = 1, Z = 1, T = 0.
        let neutral = [
            _mm512_set_epi64(0, 0, 1, 0, 0, 0, 0, 0),
            _mm512_set_epi64(0, 0, 0, 0, 0, 1, 0, 0),
            _mm512_setzero_si512(),
        ];
        Self { bits, rows: vec![neutral; places * sizes], sizes }
    }

    /// Adds a point to the bucket of each digit of its scalar.
    #[target_feature(enable = "avx512f,avx512ifma")]
    fn add(&mut self, row: &AddendRow, scalar: &[u8]) {
        let addend = everywhere(row);
        let opposite = addend.twice_dxy.neg();
        let (digits, count) = digits(scalar, self.bits);
        for (group, digits) in digits[..count].chunks_exact(8).enumerate() {
            let mut places = [0; 8];
            let mut negative: __mmask8 = 0;
            for (lane, digit) in digits.iter().enumerate() {
                places[lane] = (8 * group + lane) * self.sizes + usize::from(digit.unsigned_abs());
                negative |= u8::from(*digit < 0) << lane;
            }
            let sum = self.load(&places).add_affine(&addend.negated(negative, &opposite));
            self.store(&places, &sum);
        }
    }

    /// The sum over all buckets: of each place the sizes times their buckets, the places by their weight.
    #[target_feature(enable = "avx512f,avx512ifma")]
    fn emptied(&self) -> Point {
        let mut total = Point::neutral();
        let groups = 256 / self.bits as usize / 8;
        for group in (0..groups).rev() {
            let (mut running, mut weighted) = (Point::neutral(), Point::neutral());
            for size in (1..self.sizes).rev() {
                let mut places = [0; 8];
                for (lane, place) in places.iter_mut().enumerate() {
                    *place = (8 * group + lane) * self.sizes + size;
                }
                running = running.add(&self.load(&places).addend());
                weighted = weighted.add(&running.addend());
            }
            total = total.doubled_often(8 * self.bits).add(&weighted.addend());
        }
        total.across(self.bits)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn load(&self, places: &[usize; 8]) -> Point {
        let mut blocks = [[_mm512_setzero_si512(); 8]; 3];
        for (lane, place) in places.iter().enumerate() {
            let row = &self.rows[*place];
            for (block, limbs) in blocks.iter_mut().zip(row) {
                block[lane] = *limbs;
            }
        }
        let [a, b, c] = [transposed(&blocks[0]), transposed(&blocks[1]), transposed(&blocks[2])];
        Point {
            x: Field([a[0], a[1], a[2], a[3], a[4]]),
            y: Field([a[5], a[6], a[7], b[0], b[1]]),
            z: Field([b[2], b[3], b[4], b[5], b[6]]),
            t: Field([b[7], c[0], c[1], c[2], c[3]]),
        }
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn store(&mut self, places: &[usize; 8], point: &Point) {
        let (x, y, z, t) = (&point.x.0, &point.y.0, &point.z.0, &point.t.0);
        let zero = _mm512_setzero_si512();
        let a = transposed(&[x[0], x[1], x[2], x[3], x[4], y[0], y[1], y[2]]);
        let b = transposed(&[y[3], y[4], z[0], z[1], z[2], z[3], z[4], t[0]]);
        let c = transposed(&[t[1], t[2], t[3], t[4], zero, zero, zero, zero]);
        for (lane, place) in places.iter().enumerate() {
            self.rows[*place] = [a[lane], b[lane], c[lane]];
        }
    }
}

/// Each of eight points' addends by itself.
#[target_feature(enable = "avx512f,avx512ifma")]
fn addend_rows(points: &Affine) -> [AddendRow; 8] {
    let AffineAddend { plus, minus, twice_dxy } = points.addend();
    let (p, m, t) = (plus.0, minus.0, twice_dxy.0);
    let a = transposed(&[p[0], p[1], p[2], p[3], p[4], m[0], m[1], m[2]]);
    let b = transposed(&[m[3], m[4], t[0], t[1], t[2], t[3], t[4], _mm512_setzero_si512()]);
    let mut rows = [[_mm512_setzero_si512(); 2]; 8];
    for (lane, row) in rows.iter_mut().enumerate() {
        *row = [a[lane], b[lane]];
    }
    rows
}

/// One point's addend in every lane.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn everywhere(row: &AddendRow) -> AffineAddend {
    let mut limbs = [_mm512_setzero_si512(); 16];
    for (place, limb) in limbs.iter_mut().enumerate() {
        *limb = _mm512_permutexvar_epi64(_mm512_set1_epi64(place as i64 % 8), row[place / 8]);
    }
    let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, _] = limbs;
    AffineAddend {
        plus: Field([a, b, c, d, e]),
        minus: Field([f, g, h, i, j]),
        twice_dxy: Field([k, l, m, n, o]),
    }
}

/// Rows to columns.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn transposed(rows: &[__m512i; 8]) -> [__m512i; 8] {
    let [a, b, c, d, e, f, g, h] = *rows;
    let even = quartered(&[
        _mm512_unpacklo_epi64(a, b),
        _mm512_unpacklo_epi64(c, d),
        _mm512_unpacklo_epi64(e, f),
        _mm512_unpacklo_epi64(g, h),
    ]);
    let odd = quartered(&[
        _mm512_unpackhi_epi64(a, b),
        _mm512_unpackhi_epi64(c, d),
        _mm512_unpackhi_epi64(e, f),
        _mm512_unpackhi_epi64(g, h),
    ]);
    [even[0], odd[0], even[1], odd[1], even[2], odd[2], even[3], odd[3]]
}

/// Rows of four pairs to columns of pairs.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn quartered(rows: &[__m512i; 4]) -> [__m512i; 4] {
    let [a, b, c, d] = *rows;
    let (left, right) = (_mm512_shuffle_i64x2::<0x44>(a, b), _mm512_shuffle_i64x2::<0xee>(a, b));
    let (lower_left, lower_right) = (_mm512_shuffle_i64x2::<0x44>(c, d), _mm512_shuffle_i64x2::<0xee>(c, d));
    [
        _mm512_shuffle_i64x2::<0x88>(left, lower_left),
        _mm512_shuffle_i64x2::<0xdd>(left, lower_left),
        _mm512_shuffle_i64x2::<0x88>(right, lower_right),
        _mm512_shuffle_i64x2::<0xdd>(right, lower_right),
    ]
}

/// A scalar's digits of four or eight bits, lowest first, and how many there are. A digit of `b` bits is at least
/// -2^(b-1) and below 2^(b-1); the last one may be 2^(b-1).
fn digits(scalar: &[u8], bits: u32) -> ([i16; 64], usize) {
    let (count, half) = (scalar.len() * 8 / bits as usize, 1 << (bits - 1));
    let mut digits = [0; 64];
    let mut carry = 0;
    for (place, digit) in digits[..count].iter_mut().enumerate() {
        let raw = if bits == 8 { scalar[place] } else { scalar[place / 2] >> (place % 2 * 4) & 15 };
        let value = i16::from(raw) + carry;
        carry = i16::from(value >= half && place + 1 < count);
        *digit = value - carry * 2 * half;
    }
    (digits, count)
}
