//! The lines of the table: each figure as people read it, beside its goal.

use super::figures::{Figures, Key};
use crate::table::{Align, Table};

/// A goal: what must be reached, and what is aimed for. Figures are better above or below it.
#[derive(Clone, Copy, Debug)]
struct Goal {
    floor: f64,
    target: f64,
    more_is_better: bool,
}

impl Goal {
    const fn at_least(floor: f64, target: f64) -> Option<Self> {
        Some(Self { floor, target, more_is_better: true })
    }

    const fn at_most(floor: f64, target: f64) -> Option<Self> {
        Some(Self { floor, target, more_is_better: false })
    }

    fn verdict(self, value: f64) -> &'static str {
        let reaches = |goal: f64| if self.more_is_better { value >= goal } else { value <= goal };
        match (reaches(self.floor), reaches(self.target)) {
            (_, true) => "target",
            (true, false) => "floor",
            (false, false) => "missed",
        }
    }
}

/// How a figure is written.
#[derive(Clone, Copy, Debug)]
enum Unit {
    PerSecond,
    Milliseconds,
    Seconds,
    Bytes,
    Ratio,
    Share,
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Self::PerSecond => format!("{} /s", grouped(value)),
            Self::Milliseconds => format!("{value:.1} ms"),
            Self::Seconds => format!("{value:.2} s"),
            Self::Bytes => bytes(value),
            Self::Ratio => format!("{value:.2} ×"),
            Self::Share => format!("{:.2} %", value * 100.0),
        }
    }
}

struct Line {
    text: &'static str,
    key: Key,
    unit: Unit,
    goal: Option<Goal>,
}

const fn line(text: &'static str, key: Key, unit: Unit, goal: Option<Goal>) -> Line {
    Line { text, key, unit, goal }
}

const LINES: &[Line] = &[
    line("signatures verified in batches, all cores (the ceiling)", Key::Ceiling, Unit::PerSecond, None),
    line("execution alone, one core", Key::Execute, Unit::PerSecond, None),
    line("  account: claim a name", Key::NounAccount, Unit::PerSecond, None),
    line("  asset: mint", Key::NounAsset, Unit::PerSecond, None),
    line("  transfer: send", Key::NounTransfer, Unit::PerSecond, None),
    line("  packet: claim a share", Key::NounPacket, Unit::PerSecond, None),
    line("  mandate: pull", Key::NounMandate, Unit::PerSecond, None),
    line("  deal: open", Key::NounDeal, Unit::PerSecond, None),
    line("  loan: repay", Key::NounLoan, Unit::PerSecond, None),
    line("  exchange: place an order", Key::NounExchange, Unit::PerSecond, None),
    line("  stake: bond", Key::NounStake, Unit::PerSecond, None),
    line("  savings: deposit", Key::NounSavings, Unit::PerSecond, None),
    line("  referral: bind a referrer", Key::NounReferral, Unit::PerSecond, None),
    line("  mining: like a post", Key::NounMining, Unit::PerSecond, None),
    line("  news: publish", Key::NounNews, Unit::PerSecond, None),
    line("  oracle: report", Key::NounOracle, Unit::PerSecond, None),
    line("  reserve: ask for redemption", Key::NounReserve, Unit::PerSecond, None),
    line("  council: vote", Key::NounCouncil, Unit::PerSecond, None),
    line("one validator, end to end", Key::OneNode, Unit::PerSecond, None),
    line("  of the ceiling", Key::OneNodeRatio, Unit::Ratio, Goal::at_least(0.30, 0.55)),
    line("  receivers by Zipf 0.99", Key::OneNodeZipf, Unit::PerSecond, None),
    line("  with the index", Key::OneNodeIndexed, Unit::PerSecond, None),
    line("one validator, a mix of all nouns", Key::Mix, Unit::PerSecond, None),
    line("  of plain transfers", Key::MixRatio, Unit::Ratio, Goal::at_least(0.50, 0.70)),
    line("  refused", Key::MixRefused, Unit::Share, None),
    line("four validators, end to end", Key::FourNode, Unit::PerSecond, None),
    line("  times four, of the ceiling", Key::FourNodeRatio, Unit::Ratio, Goal::at_least(0.25, 0.45)),
    line("  receivers by Zipf 0.99", Key::FourNodeZipf, Unit::PerSecond, None),
    line("submitted to final, idle: median", Key::IdleP50, Unit::Milliseconds, Goal::at_most(60.0, 25.0)),
    line("  99th percentile", Key::IdleP99, Unit::Milliseconds, Goal::at_most(150.0, 60.0)),
    line(
        "submitted to final, half load: median",
        Key::HalfP50,
        Unit::Milliseconds,
        Goal::at_most(150.0, 50.0),
    ),
    line("  99th percentile", Key::HalfP99, Unit::Milliseconds, Goal::at_most(400.0, 150.0)),
    line("submitted to final, full load: median", Key::FullP50, Unit::Milliseconds, None),
    line("  99th percentile", Key::FullP99, Unit::Milliseconds, None),
    line("memory for each account", Key::BytesPerAccount, Unit::Bytes, Goal::at_most(200.0, 140.0)),
    line("disk for each account", Key::DiskPerAccount, Unit::Bytes, None),
    line("restart", Key::Restart, Unit::Seconds, None),
    line("restart with a million accounts", Key::Restart1M, Unit::Seconds, Goal::at_most(5.0, 2.0)),
    line("a validator's directory after the run", Key::DatabaseBytes, Unit::Bytes, None),
    line("written to disk for each byte of payments", Key::WriteAmplification, Unit::Ratio, None),
    line("PostgreSQL, stored procedure", Key::Postgres, Unit::PerSecond, None),
    line("  one validator against it", Key::PostgresRatio, Unit::Ratio, Goal::at_least(1.5, 2.5)),
];

/// The table of everything measured.
pub fn table(figures: &Figures) -> String {
    let heads = ["", "measured", "floor", "target", "reached"];
    let align = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left];
    let mut table = Table::new(heads.map(str::to_owned).into_iter().zip(align));
    for line in LINES {
        let Some(value) = figures.get(line.key) else { continue };
        let goal = |part: fn(&Goal) -> f64| line.goal.as_ref().map(|goal| line.unit.write(part(goal)));
        table.row(vec![
            line.text.to_owned(),
            line.unit.write(value),
            goal(|goal| goal.floor).unwrap_or_default(),
            goal(|goal| goal.target).unwrap_or_default(),
            line.goal.map(|goal| goal.verdict(value)).unwrap_or_default().to_owned(),
        ]);
    }
    table.render()
}

/// Whole numbers in groups of three.
pub fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let start = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    groups.extend((start > 0).then(|| &digits[..start]));
    groups.extend((start..digits.len()).step_by(3).map(|place| &digits[place..place + 3]));
    groups.join(",")
}

fn bytes(value: f64) -> String {
    match value {
        value if value >= 1e9 => format!("{:.2} GB", value / 1e9),
        value if value >= 1e6 => format!("{:.1} MB", value / 1e6),
        value if value >= 1e4 => format!("{:.1} kB", value / 1e3),
        value => format!("{value:.0} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_beside_their_goals() {
        let mut figures = Figures::default();
        figures.set(Key::Ceiling, 271_828.4);
        figures.set(Key::OneNode, 81_549.0);
        figures.set(Key::IdleP50, 24.96);
        figures.derive();
        let table = table(&figures);
        assert!(table.contains("271,828 /s"), "{table}");
        let line = |text: &str| {
            let line = table.lines().find(|line| line.contains(text)).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(line("of the ceiling").ends_with("0.30 × 0.30 × 0.55 × floor"), "{table}");
        assert!(line("idle: median").ends_with("target"), "{table}");
        assert!(!table.contains("PostgreSQL"));
    }

    #[test]
    fn numbers_are_grouped() {
        for (value, text) in [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (1_234_567.4, "1,234,567")] {
            assert_eq!(grouped(value), text);
        }
    }
}
