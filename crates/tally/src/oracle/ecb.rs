//! The European Central Bank's reference rates: one row a working day, units of each currency per euro.

use crate::{failure::ArgumentsError, parse};

/// The rates of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// `1999-01-04`.
    pub date: &'a str,
    rates: Vec<(&'a str, &'a str)>,
}

impl Day<'_> {
    /// Units of a currency per euro in units of the last of `decimals` places, rounded down; `None` when it has no rate
    /// that day.
    pub fn rate(&self, currency: &str, decimals: u8) -> Option<u64> {
        let (_, text) = self.rates.iter().find(|(known, _)| *known == currency)?;
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let kept = &places[..places.len().min(decimals.into())];
        let value = parse::amount(format!("{whole}.{kept}").trim_end_matches('.'), decimals).ok()?;
        u64::try_from(value.0).ok().filter(|value| *value > 0)
    }
}

/// The days of a file, oldest first. The file has the newest first and a comma at the end of each line.
pub fn days(text: &str) -> Result<Vec<Day<'_>>, ArgumentsError> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let wrong = |line| ArgumentsError::RatesLine { line };
    let (_, head) = lines.next().ok_or(wrong(1))?;
    let mut head = head.split(',').map(str::trim);
    if head.next() != Some("Date") {
        return Err(wrong(1));
    }
    let currencies: Vec<&str> = head.collect();
    let mut days = Vec::new();
    for (index, line) in lines {
        let mut cells = line.split(',').map(str::trim);
        let date = cells.next().filter(|date| is_date(date)).ok_or(wrong(index + 1))?;
        let rates: Vec<_> = currencies.iter().copied().zip(cells).filter(|(_, rate)| is_rate(rate)).collect();
        days.push(Day { date, rates });
    }
    days.reverse();
    let ascend = days.windows(2).all(|pair| pair[0].date < pair[1].date);
    if ascend && !days.is_empty() { Ok(days) } else { Err(wrong(2)) }
}

fn is_date(text: &str) -> bool {
    text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10
}

fn is_rate(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && !text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATES: &str = include_str!("../../../../docs/data/ecb-eurofxref-hist.csv");

    #[test]
    fn the_real_file_is_read_day_by_day() {
        let days = days(RATES).unwrap();
        assert_eq!(days.len(), 7_126);
        let (first, last) = (&days[0], &days[7_125]);
        assert_eq!(
            (first.date, first.rate("USD", 4), first.rate("CNY", 4)),
            ("1999-01-04", Some(11_789), None)
        );
        assert_eq!(
            (last.date, last.rate("USD", 4), last.rate("CNY", 4)),
            ("2026-10-30", Some(11_172), Some(74_326))
        );
        assert_eq!(
            (last.rate("JPY", 0), last.rate("JPY", 3), last.rate("QQQ", 4)),
            (Some(175), Some(175_680), None)
        );
    }

    #[test]
    fn another_file_is_refused_by_line() {
        for (text, line) in [
            ("", 1),
            ("date,USD\n", 1),
            ("Date,USD,\n", 2),
            ("Date,USD,\n2026-01-02,1.1,\nx,1,\n", 3),
            ("Date,USD,\n2026-01-02,1.1,\n2026-01-03,1.1,\n", 2),
        ] {
            assert_eq!(days(text), Err(ArgumentsError::RatesLine { line }), "{text}");
        }
    }
}
