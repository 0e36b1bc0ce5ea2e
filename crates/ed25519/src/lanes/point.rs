//! Eight points of the curve -x^2 + y^2 = 1 + d x^2 y^2, in extended coordinates: x = X/Z, y = Y/Z, xy = T/Z.
//!
//! The formulas of Hisil, Wong, Carter and Dawson ("Twisted Edwards Curves Revisited", 2008) are complete on this curve:
//! they hold for every pair of points, those of small order included.

use super::field::{Field, Limbs, limbs};
use std::arch::x86_64::__mmask8;

const D: Limbs = [929955233495203, 466365720129213, 1662059464998953, 2033849074728123, 1442794654840575];
const TWICE_D: Limbs =
    [1859910466990425, 932731440258426, 1072319116312658, 1815898335770999, 633789495995903];
const SQRT_MINUS_ONE: Limbs =
    [1718705420411056, 234908883556509, 2233514472574048, 2117202627021982, 765476049583133];
const ZERO: Limbs = [0; 5];
const ONE: Limbs = [1, 0, 0, 0, 0];

/// Points whose encodings are decompressed together: two vectors, so that the one's steps run while the other's wait.
pub(super) const TOGETHER: usize = 16;
/// An encoding of the neutral point, which fills up.
pub(super) const NEUTRAL: [u8; 32] = {
    let mut bytes = [0; 32];
    bytes[0] = 1;
    bytes
};

/// Eight points, x and y.
#[derive(Clone, Copy, Debug)]
pub(super) struct Affine {
    pub(super) x: Field,
    pub(super) y: Field,
}

/// Eight points in extended coordinates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) x: Field,
    pub(super) y: Field,
    pub(super) z: Field,
    pub(super) t: Field,
}

/// Eight points made ready to be added: Y+X, Y-X, 2dT, 2Z.
#[derive(Clone, Copy, Debug)]
pub(super) struct Addend {
    plus: Field,
    minus: Field,
    twice_dt: Field,
    twice_z: Field,
}

impl Point {
    #[target_feature(enable = "avx512f,avx512ifma")]
    pub(super) fn neutral() -> Self {
        let (zero, one) = (Field::splat(&ZERO), Field::splat(&ONE));
        Self { x: zero, y: one, z: one, t: zero }
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn addend(&self) -> Addend {
        Addend {
            plus: self.y.add(&self.x),
            minus: self.y.sub(&self.x),
            twice_dt: self.t.mul(&Field::splat(&TWICE_D)),
            twice_z: self.z.add(&self.z),
        }
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn add(&self, other: &Addend) -> Self {
        let a = self.y.sub(&self.x).mul(&other.minus);
        let b = self.y.add(&self.x).mul(&other.plus);
        let c = self.t.mul(&other.twice_dt);
        let d = self.z.mul(&other.twice_z);
        Self::from_parts(&b.sub(&a), &d.sub(&c), &d.add(&c), &b.add(&a))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn add_affine(&self, other: &AffineAddend) -> Self {
        let a = self.y.sub(&self.x).mul(&other.minus);
        let b = self.y.add(&self.x).mul(&other.plus);
        let c = self.t.mul(&other.twice_dxy);
        let d = self.z.add(&self.z);
        Self::from_parts(&b.sub(&a), &d.sub(&c), &d.add(&c), &b.add(&a))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn doubled(&self) -> Self {
        let (a, b) = (self.x.square(), self.y.square());
        let c = self.z.square();
        let h = a.add(&b);
        let e = h.sub(&self.x.add(&self.y).square());
        let g = a.sub(&b);
        let f = c.add(&c).add(&g);
        Self::from_parts(&e, &f, &g, &h)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn from_parts(e: &Field, f: &Field, g: &Field, h: &Field) -> Self {
        Self { x: e.mul(f), y: g.mul(h), z: f.mul(g), t: e.mul(h) }
    }

    /// 2^`times` times each point.
    #[target_feature(enable = "avx512f,avx512ifma")]
    pub(super) fn doubled_often(&self, times: u32) -> Self {
        let mut point = *self;
        for _ in 0..times {
            point = point.doubled();
        }
        point
    }

    /// In the lowest lane, the sum over lanes of 2^(`bits` · lane) times each point.
    #[target_feature(enable = "avx512f,avx512ifma")]
    pub(super) fn across(&self, bits: u32) -> Self {
        let pairs = self.add(&self.rotated::<1>().doubled_often(bits).addend());
        let fours = pairs.add(&pairs.rotated::<2>().doubled_often(2 * bits).addend());
        fours.add(&fours.rotated::<4>().doubled_often(4 * bits).addend())
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    fn rotated<const N: i32>(&self) -> Self {
        let Self { x, y, z, t } = self;
        Self { x: x.rotated::<N>(), y: y.rotated::<N>(), z: z.rotated::<N>(), t: t.rotated::<N>() }
    }
}

/// Points with Z = 1 made ready to be added: y+x, y-x, 2dxy.
#[derive(Clone, Copy, Debug)]
pub(super) struct AffineAddend {
    pub(super) plus: Field,
    pub(super) minus: Field,
    pub(super) twice_dxy: Field,
}

impl Affine {
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn addend(&self) -> AffineAddend {
        AffineAddend {
            plus: self.y.add(&self.x),
            minus: self.y.sub(&self.x),
            twice_dxy: self.x.mul(&self.y).mul(&Field::splat(&TWICE_D)),
        }
    }
}

impl AffineAddend {
    /// The negative points in the lanes of `mask`; `opposite` is minus 2dxy.
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    pub(super) fn negated(&self, mask: __mmask8, opposite: &Field) -> Self {
        Self {
            plus: self.plus.replaced(mask, &self.minus),
            minus: self.minus.replaced(mask, &self.plus),
            twice_dxy: self.twice_dxy.replaced(mask, opposite),
        }
    }
}

/// The coordinates of each encoded point, or `None`.
#[target_feature(enable = "avx512f,avx512ifma")]
pub(super) fn decompress_all(encodings: &[[u8; 32]]) -> Vec<Option<[u64; 10]>> {
    let mut points = Vec::with_capacity(encodings.len().next_multiple_of(TOGETHER));
    for chunk in encodings.chunks(TOGETHER) {
        let mut full = [NEUTRAL; TOGETHER];
        full[..chunk.len()].copy_from_slice(chunk);
        let (pair, valid) = decompress(&full);
        for (half, affine) in pair.iter().enumerate() {
            let (xs, ys) = (affine.x.store(), affine.y.store());
            for lane in 0..8 {
                let mut both = [0; 10];
                both[..5].copy_from_slice(&xs[lane]);
                both[5..].copy_from_slice(&ys[lane]);
                points.push((valid[half] >> lane & 1 == 1).then_some(both));
            }
        }
    }
    points.truncate(encodings.len());
    points
}

/// Sixteen points from their encodings, and the lanes in which there is one (RFC 8032, section 5.1.3, without its demand
/// that y be below the order and that a zero x have no sign, as ZIP-215 wants it).
#[target_feature(enable = "avx512f,avx512ifma")]
pub(super) fn decompress(encodings: &[[u8; 32]; TOGETHER]) -> ([Affine; 2], [__mmask8; 2]) {
    let (mut ys, mut signs) = ([[ZERO; 8]; 2], [0; 2]);
    for (place, encoding) in encodings.iter().enumerate() {
        ys[place / 8][place % 8] = limbs(encoding);
        signs[place / 8] |= (encoding[31] >> 7) << (place % 8);
    }
    let one = Field::splat(&ONE);
    let y = Pair(Field::load(&ys[0]), Field::load(&ys[1]));
    let square = y.square();
    let numerator = Pair(square.0.sub(&one), square.1.sub(&one));
    let dyy = square.mul(&Pair::both(&Field::splat(&D)));
    let denominator = Pair(dyy.0.add(&one), dyy.1.add(&one));
    let (root, valid) = roots(&numerator, &denominator);
    let x = Pair(with_sign(&root.0, signs[0]), with_sign(&root.1, signs[1]));
    ([Affine { x: x.0, y: y.0 }, Affine { x: x.1, y: y.1 }], valid)
}

/// The element or its negative, whichever is odd in the lanes of `sign` and even elsewhere.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn with_sign(root: &Field, sign: __mmask8) -> Field {
    root.replaced(root.odd() ^ sign, &root.neg())
}

/// A square root of u/v in each lane that has one.
#[target_feature(enable = "avx512f,avx512ifma")]
#[inline]
fn roots(u: &Pair, v: &Pair) -> (Pair, [__mmask8; 2]) {
    let v3 = v.square().mul(v);
    let v7 = v3.square().mul(v);
    let root = u.mul(&v3).mul(&u.mul(&v7).power_of_root());
    let check = root.square().mul(v);
    let turned = root.mul(&Pair::both(&Field::splat(&SQRT_MINUS_ONE)));
    let (right, opposite) =
        ([check.0.equal(&u.0), check.1.equal(&u.1)], [check.0.equal(&u.0.neg()), check.1.equal(&u.1.neg())]);
    let root = Pair(root.0.replaced(!right[0], &turned.0), root.1.replaced(!right[1], &turned.1));
    (root, [right[0] | opposite[0], right[1] | opposite[1]])
}

/// Two vectors of field elements that take the same steps.
#[derive(Clone, Copy, Debug)]
struct Pair(Field, Field);

impl Pair {
    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn both(element: &Field) -> Self {
        Self(*element, *element)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn mul(&self, other: &Self) -> Self {
        Self(self.0.mul(&other.0), self.1.mul(&other.1))
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn square(&self) -> Self {
        Self(self.0.square(), self.1.square())
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    #[inline]
    fn squared(&self, times: usize) -> Self {
        let mut result = *self;
        for _ in 0..times {
            result = result.square();
        }
        result
    }

    /// To the power of 2^250 - 1, and of 11.
    #[target_feature(enable = "avx512f,avx512ifma")]
    fn long_power(&self) -> (Self, Self) {
        let two = self.square();
        let nine = two.squared(2).mul(self);
        let eleven = nine.mul(&two);
        let to_5 = eleven.square().mul(&nine);
        let to_10 = to_5.squared(5).mul(&to_5);
        let to_20 = to_10.squared(10).mul(&to_10);
        let to_40 = to_20.squared(20).mul(&to_20);
        let to_50 = to_40.squared(10).mul(&to_10);
        let to_100 = to_50.squared(50).mul(&to_50);
        let to_200 = to_100.squared(100).mul(&to_100);
        (to_200.squared(50).mul(&to_50), eleven)
    }

    /// To the power of (p - 5) / 8 = 2^252 - 3.
    #[target_feature(enable = "avx512f,avx512ifma")]
    fn power_of_root(&self) -> Self {
        self.long_power().0.squared(2).mul(self)
    }
}

/// One over each element: to the power of p - 2 = 2^255 - 21.
#[target_feature(enable = "avx512f,avx512ifma")]
pub(super) fn inverted(element: &Field) -> Field {
    let (power, eleven) = Pair::both(element).long_power();
    power.squared(5).mul(&eleven).0
}
