//! The figures as a picture: rates and times as bars, in SVG.

use super::{
    figures::{Figures, Key},
    lines::grouped,
};
use std::fmt::Write as _;

/// Pixels.
const WIDTH: f64 = 760.0;
const LABEL: f64 = 250.0;
const BAR: f64 = 360.0;
const LINE: f64 = 26.0;

const RATES: &[(&str, Key)] = &[
    ("signatures in batches (ceiling)", Key::Ceiling),
    ("execution alone, one core", Key::Execute),
    ("one validator", Key::OneNode),
    ("one validator, Zipf", Key::OneNodeZipf),
    ("one validator, with the index", Key::OneNodeIndexed),
    ("one validator, all nouns mixed", Key::Mix),
    ("four validators", Key::FourNode),
    ("four validators, Zipf", Key::FourNodeZipf),
    ("PostgreSQL, stored procedure", Key::Postgres),
];

const TIMES: &[(&str, Key)] = &[
    ("idle, median", Key::IdleP50),
    ("idle, 99 %", Key::IdleP99),
    ("half load, median", Key::HalfP50),
    ("half load, 99 %", Key::HalfP99),
    ("full load, median", Key::FullP50),
    ("full load, 99 %", Key::FullP99),
];

/// The picture. `note` says what was measured, and on what.
pub fn svg(figures: &Figures, note: &str) -> String {
    let mut body = String::new();
    let mut y = 64.0;
    // Execution alone has nothing to verify, so bars are scaled to the ceiling and that one may be cut off.
    let ceiling = figures.get(Key::Ceiling);
    panel(&mut body, &mut y, "operations a second", RATES, figures, ceiling, "#2f81f7", grouped);
    panel(&mut body, &mut y, "milliseconds from submitted to final", TIMES, figures, None, "#3fb950", |ms| {
        format!("{ms:.1}")
    });
    let height = y + 8.0;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">
<title>Tally, measured</title>
<rect width="{WIDTH}" height="{height}" rx="8" fill="#ffffff" stroke="#d1d9e0"/>
<text x="20" y="30" font-size="16" font-weight="bold">Tally, measured</text>
<text x="20" y="48" fill="#59636e">{note}</text>
{body}</svg>
"##
    )
}

#[expect(clippy::too_many_arguments, reason = "two calls, right above")]
fn panel(
    body: &mut String,
    y: &mut f64,
    title: &str,
    bars: &[(&str, Key)],
    figures: &Figures,
    full: Option<f64>,
    color: &str,
    write: impl Fn(f64) -> String,
) {
    let bars: Vec<_> = bars.iter().filter_map(|(text, key)| Some((*text, figures.get(*key)?))).collect();
    let full = full.unwrap_or_else(|| bars.iter().map(|(_, value)| *value).fold(f64::MIN_POSITIVE, f64::max));
    *y += 16.0;
    let _ = writeln!(body, r#"<text x="20" y="{:.0}" font-weight="bold">{title}</text>"#, *y);
    *y += 8.0;
    for (text, value) in bars {
        let length = (value / full).min(1.0) * BAR;
        let cut = if value > full { " ▸" } else { "" };
        let (middle, top) = (*y + LINE / 2.0 + 4.0, *y + 4.0);
        let _ = writeln!(body, r#"<text x="20" y="{middle:.0}">{text}</text>"#);
        let _ = writeln!(
            body,
            r#"<rect x="{LABEL}" y="{top:.0}" width="{length:.1}" height="{:.0}" rx="2" fill="{color}"/>"#,
            LINE - 8.0
        );
        let _ = writeln!(
            body,
            r#"<text x="{:.1}" y="{middle:.0}">{}{cut}</text>"#,
            LABEL + length + 8.0,
            write(value)
        );
        *y += LINE;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_scaled_to_the_ceiling() {
        let mut figures = Figures::default();
        figures.set(Key::Ceiling, 200_000.0);
        figures.set(Key::Execute, 900_000.0);
        figures.set(Key::OneNode, 50_000.0);
        let svg = svg(&figures, "2 cores");
        assert!(svg.contains(r#"width="360.0""#) && svg.contains(r#"width="90.0""#), "{svg}");
        assert!(svg.contains("900,000 ▸") && !svg.contains("PostgreSQL"));
    }
}
