//! From what feeds write to text that shows as it stands.
//!
//! Rule: no markup, and no control, direction-changing or invisible character is left.

use super::Words;
use tally_types::text::is_plain;

/// Longest entity, `&#x10ffff;` with zeros to spare: none is looked for further on.
const MAX_ENTITY_BYTES: usize = 16;
/// Elements that begin a line of their own.
const LINES: [&str; 8] = ["div", "li", "tr", "dt", "dd", "section", "article", "figure"];
/// Elements with an empty line around them.
const BLOCKS: [&str; 15] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "table", "hr", "header"];
/// Elements whose content is not for reading.
const HIDDEN: [&str; 5] = ["script", "style", "template", "noscript", "iframe"];

impl Words {
    /// As plain lines, with the number of characters that had to go because they do not show as they are written.
    pub fn lines(&self) -> (String, usize) {
        let text = match self {
            Self::Plain(text) => text.replace("\r\n", "\n"),
            Self::Html(html) => text_of(html),
        };
        let mut dropped = 0;
        let shows = |letter: &char| {
            let shows = *letter == '\n' || is_plain(letter.encode_utf8(&mut [0; 4]));
            dropped += usize::from(!shows);
            shows
        };
        let kept: String = text.replace('\t', " ").chars().filter(shows).collect();
        (tidy(&kept), dropped)
    }

    /// The same in one line.
    pub fn line(&self) -> (String, usize) {
        let (text, dropped) = self.lines();
        (text.split_whitespace().collect::<Vec<_>>().join(" "), dropped)
    }
}

/// Without space at the ends of lines, and with one empty line at most between others.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = "";
    for line in text.lines().map(str::trim_end) {
        match line {
            "" => gap = if out.is_empty() { "" } else { "\n" },
            line => {
                out.push_str(gap);
                out.push_str(line);
                out.push('\n');
                gap = "";
            }
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn text_of(html: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = rest.find(['<', '&']) {
        flow(&mut out, &rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('&') { entity(&mut out, rest) } else { markup(&mut out, rest) };
    }
    flow(&mut out, rest);
    out
}

/// Text between markup: white space is one space, and none at a line's beginning.
fn flow(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            ' ' | '\t' | '\n' | '\r' if out.is_empty() || out.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\n' | '\r' => out.push(' '),
            letter => out.push(letter),
        }
    }
}

/// Takes a tag or a comment, or a `<` that is neither; returns what follows it.
fn markup<'a>(out: &mut String, rest: &'a str) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let inner = &rest[1..];
    if !inner.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?')) {
        out.push('<');
        return inner;
    }
    let (tag, after) = inner.split_at(end_of_tag(inner));
    let after = after.strip_prefix('>').unwrap_or(after);
    let is_end = tag.starts_with('/');
    let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if HIDDEN.contains(&name.as_str()) && !is_end {
        return hidden(after, &name);
    }
    if BLOCKS.contains(&name.as_str()) {
        out.push_str("\n\n");
    } else if name == "br" && !is_end || LINES.contains(&name.as_str()) && !out.ends_with('\n') {
        out.push('\n');
    }
    if name == "li" && !is_end {
        out.push_str("- ");
    }
    after
}

/// Where the tag's `>` is, outside quotes; the end when there is none.
fn end_of_tag(inner: &str) -> usize {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    inner.len()
}

/// What follows the end of a hidden element.
fn hidden<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        if rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// Takes an entity, or an `&` that is none; returns what follows it.
fn entity<'a>(out: &mut String, rest: &'a str) -> &'a str {
    let semicolon = rest.bytes().take(MAX_ENTITY_BYTES).position(|byte| byte == b';');
    let found = semicolon.map(|end| (&rest[1..end], &rest[end + 1..]));
    match found.and_then(|(name, after)| Some((named(name)?, after))) {
        Some((letter, after)) => {
            // A space that was asked for stays, but where a line begins.
            if letter == '\n' || letter == '\r' {
                flow(out, " ")
            } else {
                out.push(letter)
            }
            after
        }
        None => {
            out.push('&');
            &rest[1..]
        }
    }
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "euro" => '€',
        _ => return None,
    })
}
