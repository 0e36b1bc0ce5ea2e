//! Times as people type them: `10m`, `7d`, or a moment such as `2027-01-31T18:00:00Z`.

use super::InputError;

const SECOND_MS: u64 = 1000;
const MINUTE_MS: u64 = 60 * SECOND_MS;
const HOUR_MS: u64 = 60 * MINUTE_MS;
const DAY_MS: u64 = 24 * HOUR_MS;

/// Reads a span such as `90s`, `10m`, `2h`, `7d`, `1w`.
pub fn duration_ms(text: &str) -> Result<u64, InputError> {
    let bad = || InputError::Duration { text: text.to_owned() };
    let unit_ms = match text.chars().last() {
        Some('s') => SECOND_MS,
        Some('m') => MINUTE_MS,
        Some('h') => HOUR_MS,
        Some('d') => DAY_MS,
        Some('w') => 7 * DAY_MS,
        _ => return Err(bad()),
    };
    let digits = &text[..text.len() - 1];
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(bad());
    }
    let count: u64 = digits.parse().map_err(|_| bad())?;
    count.checked_mul(unit_ms).ok_or_else(bad)
}

/// Reads a moment, in Unix milliseconds: a span from `now_ms`, or RFC 3339.
pub fn moment_ms(text: &str, now_ms: u64) -> Result<u64, InputError> {
    let bad = || InputError::Moment { text: text.to_owned() };
    if let Ok(span_ms) = duration_ms(text) {
        return now_ms.checked_add(span_ms).ok_or_else(bad);
    }
    let moment: jiff::Timestamp = text.parse().map_err(|_| bad())?;
    moment.as_millisecond().try_into().map_err(|_| bad())
}

/// A moment for people, in their time zone.
pub fn show_ms(unix_ms: u64) -> String {
    let moment = i64::try_from(unix_ms).ok().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    match moment {
        Some(moment) => {
            moment.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string()
        }
        None => "—".to_owned(),
    }
}

/// A span for people, in its largest whole unit.
pub fn show_span_ms(span_ms: u64) -> String {
    for (unit_ms, unit) in [(DAY_MS, 'd'), (HOUR_MS, 'h'), (MINUTE_MS, 'm')] {
        if span_ms >= unit_ms && span_ms.is_multiple_of(unit_ms) {
            return format!("{}{unit}", span_ms / unit_ms);
        }
    }
    format!("{}s", span_ms / SECOND_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_moments_are_read() {
        assert_eq!(duration_ms("90s"), Ok(90_000));
        assert_eq!(duration_ms("7d"), Ok(7 * DAY_MS));
        assert_eq!(moment_ms("10m", 5), Ok(600_005));
        assert_eq!(moment_ms("2027-01-31T18:00:00Z", 0), Ok(1_801_418_400_000));
        assert_eq!(moment_ms("2027-01-31T18:00:00+08:00", 0), Ok(1_801_389_600_000));
        assert_eq!(show_span_ms(duration_ms("48h").unwrap()), "2d");
        assert_eq!(show_span_ms(90_000), "90s");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in
            ["", "m", "10", "-1d", "1.5h", "10 m", "１d", "99999999999999999999d", "18446744073709551615w"]
        {
            assert_eq!(duration_ms(text), Err(InputError::Duration { text: text.into() }), "{text}");
        }
        for text in ["tomorrow", "2027-02-30T00:00:00Z", "1900-01-01T00:00:00Z", "2027-01-31"] {
            assert_eq!(moment_ms(text, 0), Err(InputError::Moment { text: text.into() }), "{text}");
        }
    }
}
