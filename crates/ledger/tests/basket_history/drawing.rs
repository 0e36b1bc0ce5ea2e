//! The drawing of the series in docs/reference/basket.svg, in both languages, for light and dark pages.
//!
//! A month is drawn by its highest and its lowest day, in their order, so the line misses no extreme. Every coordinate is
//! an integer, in tenths of a pixel. `TALLY_RECORD=1` writes the drawing again.

use crate::rates::series;
use std::{fmt::Write as _, fs, ops::Range, path::Path};

/// Edges of the plot, in tenths of a pixel.
const LEFT: u64 = 640;
const RIGHT: u64 = 8_960;
const TOP: u64 = 1_000;
const BOTTOM: u64 = 3_960;
/// What the edges stand for: millionths of a euro, and the beginnings of these years.
const LEAST: u128 = 750_000;
const MOST: u128 = 1_150_000;
const FIRST_YEAR: u64 = 1999;
const END_YEAR: u64 = 2027;

const HEAD: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 920 470" width="920" height="470" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>A basket's value in euro, 1999–2026 · 一篮子货币的欧元价值，1999–2026</title>
<style>
.page { fill: #ffffff } .text { fill: #1f2328 } .quiet { fill: #59636e } .grid { stroke: #d1d9e0 } .line { fill: none; stroke: #0969da } .mark { fill: #0969da }
@media (prefers-color-scheme: dark) { .page { fill: #0d1117 } .text { fill: #f0f6fc } .quiet { fill: #9198a1 } .grid { stroke: #3d444d } .line { stroke: #4493f8 } .mark { fill: #4493f8 } }
</style>
<rect class="page" width="920" height="470" rx="8"/>
<text class="text" x="24" y="32" font-size="16">What 0.40 EUR + 0.40 USD + 1.50 CNY was worth, in euro</text>
<text class="text" x="24" y="56" font-size="15">0.40 欧元 + 0.40 美元 + 1.50 人民币的价值，以欧元计</text>
<text class="quiet" x="24" y="86">EUR 欧元</text>
"##;

const FOOT: &str = r#"<text class="quiet" x="24" y="440">European Central Bank, reference rates of each working day; before 2005-04-01 the yuan by its peg to the dollar</text>
<text class="quiet" x="24" y="458">欧洲中央银行每个工作日的参考汇率；2005-04-01 以前的人民币按其对美元的固定汇率计算</text>
</svg>
"#;

/// Days of a date `YYYY-MM-DD` in the Gregorian calendar, counted from a March.
fn day(date: &str) -> u64 {
    let part = |range: Range<usize>| date[range].parse::<u64>().expect("a date has three numbers");
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
}

fn year_begins(year: u64) -> u64 {
    day(&format!("{year}-01-01"))
}

fn x(day: u64) -> u64 {
    let (first, end) = (year_begins(FIRST_YEAR), year_begins(END_YEAR));
    LEFT + (day - first) * (RIGHT - LEFT) / (end - first)
}

fn y(value: u128) -> u64 {
    BOTTOM
        - u64::try_from((value - LEAST) * u128::from(BOTTOM - TOP) / (MOST - LEAST))
            .expect("it is in the plot")
}

fn pixels(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn grid(svg: &mut String) {
    let (left, right) = (pixels(LEFT), pixels(RIGHT));
    for value in (LEAST..=MOST).step_by(50_000) {
        let (line, text) = (pixels(y(value)), pixels(y(value) + 40));
        let label = format!("{}.{:02}", value / 1_000_000, value / 10_000 % 100);
        _ = writeln!(svg, r#"<path class="grid" d="M{left} {line}H{right}"/>"#);
        _ = writeln!(svg, r#"<text class="quiet" x="56" y="{text}" text-anchor="end">{label}</text>"#);
    }
    for year in (FIRST_YEAR..=END_YEAR).step_by(2) {
        let (at, from, to) = (pixels(x(year_begins(year))), pixels(BOTTOM), pixels(BOTTOM + 50));
        _ = writeln!(svg, r#"<path class="grid" d="M{at} {from}V{to}"/>"#);
        _ = writeln!(svg, r#"<text class="quiet" x="{at}" y="417" text-anchor="middle">{year}</text>"#);
    }
}

/// The first day, each month's highest and lowest in their order, and the last day.
fn drawn_days<'a>(series: &[(&'a str, u128)]) -> Vec<(&'a str, u128)> {
    let mut days = vec![series[0]];
    for month in series.chunk_by(|(one, _), (other, _)| one[..7] == other[..7]) {
        days.extend(month.iter().max_by_key(|(_, value)| value));
        days.extend(month.iter().min_by_key(|(_, value)| value));
    }
    days.extend(series.last());
    days.sort_unstable();
    days.dedup();
    days
}

fn line(svg: &mut String, series: &[(&str, u128)]) {
    let points = drawn_days(series).into_iter().map(|(date, value)| (pixels(x(day(date))), pixels(y(value))));
    let points: Vec<_> = points.map(|(x, y)| format!("{x} {y}")).collect();
    _ = writeln!(svg, r#"<path class="line" stroke-width="1.5" d="M{}"/>"#, points.join("L"));
}

/// A dot, and beside it the date and the value; `dx` and `dy` lead from the dot to the text.
fn mark(svg: &mut String, (date, value): (&str, u128), (dx, dy): (i64, i64), anchor: &str) {
    let (x, y) = (x(day(date)), y(value));
    _ = writeln!(svg, r#"<circle class="mark" cx="{}" cy="{}" r="3.5"/>"#, pixels(x), pixels(y));
    let label = format!("{date} · {}.{:06}", value / 1_000_000, value % 1_000_000);
    let (x, y) = (pixels(x.saturating_add_signed(dx)), pixels(y.saturating_add_signed(dy)));
    _ = writeln!(svg, r#"<text class="text" x="{x}" y="{y}" text-anchor="{anchor}">{label}</text>"#);
}

fn drawing() -> String {
    let series = series();
    let highest = *series.iter().max_by_key(|(_, value)| value).expect("there are days");
    let lowest = *series.iter().min_by_key(|(_, value)| value).expect("there are days");
    let mut svg = HEAD.to_owned();
    grid(&mut svg);
    line(&mut svg, &series);
    mark(&mut svg, series[0], (60, 420), "start");
    mark(&mut svg, highest, (90, 0), "start");
    mark(&mut svg, lowest, (0, 200), "middle");
    mark(&mut svg, series[series.len() - 1], (50, 520), "end");
    svg + FOOT
}

#[test]
fn the_drawing_is_what_the_series_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/basket.svg");
    let drawing = drawing();
    if std::env::var_os("TALLY_RECORD").is_some() {
        fs::write(&path, &drawing).expect("the drawing is written");
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    assert!(recorded == drawing, "the drawing has changed; draw it again with TALLY_RECORD=1");
}
