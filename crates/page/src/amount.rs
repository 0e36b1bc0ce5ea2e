//! Amounts as people write and read them: `1,234.5`, `1.2万`, `3亿`, `2.5k`. Exact throughout; money is never a float.

use crate::{error::PageError, session::Session};
use serde::{Deserialize, Serialize};
use tally_json::read_amount;
use tally_types::{Amount, amount::AmountError, asset::MAX_DECIMALS};

/// Longest text that is read: every amount with every separator has fewer characters.
const MAX_CHARS: usize = 128;

/// What may stand after a number, and how many zeros it stands for.
const SUFFIXES: [(&str, usize); 9] =
    [("万亿", 12), ("亿", 8), ("万", 4), ("千", 3), ("k", 3), ("m", 6), ("b", 9), ("億", 8), ("萬", 4)];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parse {
    text: String,
    decimals: u8,
}

#[derive(Serialize)]
pub struct Parsed {
    amount: String,
    /// The same in whole units, plain.
    text: String,
}

pub fn parse(_: &mut Session, input: Parse) -> Result<Parsed, PageError> {
    let decimals = check_decimals(input.decimals)?;
    let plain = plain(&input.text)?;
    let amount = Amount::parse(&plain, decimals)?;
    Ok(Parsed { amount: amount.to_string(), text: amount.format(decimals) })
}

fn check_decimals(decimals: u8) -> Result<u8, PageError> {
    if decimals > MAX_DECIMALS { Err(PageError::malformed("decimals")) } else { Ok(decimals) }
}

/// The plain decimal text that a written amount stands for.
fn plain(text: &str) -> Result<String, PageError> {
    if text.chars().count() > MAX_CHARS {
        return Err(AmountError::TooLarge.into());
    }
    let text: String = text.trim().chars().filter_map(half_width).collect::<String>().to_lowercase();
    let suffix = SUFFIXES.iter().find(|(suffix, _)| text.ends_with(suffix));
    let (number, zeros) = suffix.map_or((&*text, 0), |(suffix, zeros)| {
        (text.strip_suffix(suffix).expect("the text ends with it"), *zeros)
    });
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let whole = ungrouped(whole)?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !digits(&whole) || !digits(fraction) {
        return Err(AmountError::NotANumber.into());
    }
    let fraction = format!("{fraction:0<zeros$}");
    let (moved, rest) = fraction.split_at(zeros);
    let (whole, rest) = (format!("{whole}{moved}"), rest.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0".to_owned() } else { whole };
    Ok(if rest.is_empty() { whole } else { format!("{whole}.{rest}") })
}

/// Full-width forms as ASCII; spaces and quiet separators vanish.
fn half_width(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '。' => Some('.'),
        '\'' | '_' | '\u{2019}' => None,
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// The digits without commas, which must stand every three digits: `1,5` could be meant as one and a half.
fn ungrouped(whole: &str) -> Result<String, PageError> {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (!(1..=3).contains(&first.len()) || rest.iter().any(|group| group.len() != 3)) {
        return Err(PageError::new(
            "amount.GroupsMalformed",
            "the commas do not stand every three digits; write thousands like 1,234.5 and decimals with a point",
            "逗号没有每三位一个；千位请写成 1,234.5，小数请用点号",
        ));
    }
    Ok(whole.replace(',', ""))
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Style {
    Plain,
    #[default]
    Grouped,
    Short,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reader {
    #[default]
    En,
    Zh,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    amount: String,
    decimals: u8,
    #[serde(default)]
    style: Style,
    #[serde(default)]
    language: Reader,
}

#[derive(Serialize)]
pub struct Formatted {
    text: String,
    /// Unset when digits were left out; what is left out is never rounded up.
    exact: bool,
}

pub fn format(_: &mut Session, input: Format) -> Result<Formatted, PageError> {
    let (amount, decimals) = (read_amount(&input.amount)?, check_decimals(input.decimals)?);
    let full = amount.format(decimals);
    Ok(match input.style {
        Style::Plain => Formatted { text: full, exact: true },
        Style::Grouped => Formatted { text: grouped(&full), exact: true },
        Style::Short => short(&full, input.language),
    })
}

fn grouped(text: &str) -> String {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Two places of the greatest unit that fits; below the first unit two places, or the first four digits of a fraction.
fn short(full: &str, reader: Reader) -> Formatted {
    let units: &[(usize, &str)] = match reader {
        Reader::En => &[(12, "T"), (9, "B"), (6, "M"), (3, "K")],
        Reader::Zh => &[(12, "万亿"), (8, "亿"), (4, "万")],
    };
    let (whole, fraction) = full.split_once('.').unwrap_or((full, ""));
    let (head, tail, unit) = match units.iter().find(|(zeros, _)| whole.len() > *zeros) {
        Some((zeros, unit)) => {
            let (head, moved) = whole.split_at(whole.len() - zeros);
            (head, format!("{moved}{fraction}"), *unit)
        }
        None => (whole, fraction.to_owned(), ""),
    };
    let leading = if head == "0" { tail.len() - tail.trim_start_matches('0').len() + 2 } else { 0 };
    let (kept, left_out) = tail.split_at((2 + leading).min(tail.len()));
    let (kept, head) = (kept.trim_end_matches('0'), grouped(head));
    let number = if kept.is_empty() { head } else { format!("{head}.{kept}") };
    Formatted { text: format!("{number}{unit}"), exact: left_out.bytes().all(|byte| byte == b'0') }
}
