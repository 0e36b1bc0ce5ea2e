//! Chance that repeats itself: SplitMix64 (Steele, Lea, Flood 2014), and a draw by popularity.

/// How unevenly the popular draw is spread: rank *r* is drawn in proportion to `r^-0.99`, as in YCSB.
const SKEW: f64 = 0.99;

/// A source of numbers that are the same for the same seed.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, each as likely as the other.
    pub fn below(&mut self, end: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// At least 0 and below 1.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How receivers are chosen.
#[derive(Clone, Debug)]
pub enum Draw {
    /// Each account as likely as the other.
    Uniform { accounts: u64 },
    /// Zipf's law: few accounts receive most (Gray et al., "Quickly generating billion-record synthetic databases", 1994).
    Zipf { accounts: f64, zeta: f64, eta: f64 },
}

impl Draw {
    pub const fn uniform(accounts: u64) -> Self {
        Self::Uniform { accounts }
    }

    pub fn zipf(accounts: u64) -> Self {
        let zeta: f64 = (1..=accounts).map(|rank| (rank as f64).powf(-SKEW)).sum();
        let zeta_2 = 1.0 + 0.5f64.powf(SKEW);
        let accounts = accounts as f64;
        let eta = (1.0 - (2.0 / accounts).powf(1.0 - SKEW)) / (1.0 - zeta_2 / zeta);
        Self::Zipf { accounts, zeta, eta }
    }

    /// An account's number.
    pub fn draw(&self, chance: &mut Chance) -> u64 {
        match *self {
            Self::Uniform { accounts } => chance.below(accounts),
            Self::Zipf { accounts, zeta, eta } => {
                let fraction = chance.fraction();
                let scaled = fraction * zeta;
                if scaled < 1.0 {
                    return 0;
                }
                if scaled < 1.0 + 0.5f64.powf(SKEW) {
                    return 1;
                }
                let rank = accounts * (eta * fraction - eta + 1.0).powf(1.0 / (1.0 - SKEW));
                (rank as u64).min(accounts as u64 - 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same() {
        let draw = |seed| {
            let mut chance = Chance::new(seed);
            [0; 4].map(|_: u64| chance.below(1000))
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn the_popular_are_drawn_as_zipf_says() {
        let (draw, mut chance) = (Draw::zipf(1000), Chance::new(1));
        let mut counts = vec![0u32; 1000];
        for _ in 0..100_000 {
            counts[draw.draw(&mut chance) as usize] += 1;
        }
        // Of 1,000 ranks, the first has 1/7.7 of the draws and the tenth a tenth of that.
        assert!((12_000..14_000).contains(&counts[0]), "{}", counts[0]);
        assert!((1_000..1_700).contains(&counts[9]), "{}", counts[9]);
        assert!(counts[500..].iter().any(|count| *count > 0));
    }
}
