//! A body as a terminal shows it.
//!
//! Rules: nothing steers the terminal, whatever a body contains; every line begins with a margin, so that no body can pass
//! for what this program says.

use super::markdown;
use tally_types::text::is_plain;

/// How a node calls the format that is not shown as it stands.
const MARKDOWN: &str = "markdown";
const MARGIN: &str = "  ";

/// A body for people.
pub fn render(format: &str, body: &str) -> String {
    // The parser's own words come out of the body too (an entity can be any character): they are made plain after it.
    let text = if format == MARKDOWN { markdown::lines(body) } else { body.to_owned() };
    let mut shown = String::with_capacity(text.len());
    for line in plain(&text).trim_end().lines().map(str::trim_end) {
        if !line.is_empty() {
            shown.push_str(MARGIN);
            shown.push_str(line);
        }
        shown.push('\n');
    }
    shown
}

/// The text with every character that does not show as it is written as a dot.
fn plain(text: &str) -> String {
    let show = |letter: char| {
        if letter == '\n' || is_plain(letter.encode_utf8(&mut [0; 4])) { letter } else { '·' }
    };
    text.replace("\r\n", "\n").replace('\t', "    ").chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: [&str; 8] = [
        "\x1b[2J\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
        "\u{9b}31mred",
        "pay \u{202e}ecila@\u{202c}",
        "\u{2066}a\u{2069}",
        "a\u{200b}b\u{200d}c\u{feff}d",
        "over\rwritten\u{8}\u{7f}\0",
        "tag\u{e0041}\u{00ad}",
        "line\u{2028}para\u{2029}\u{85}next",
    ];

    fn is_safe(text: &str) -> bool {
        text.lines().all(is_plain)
    }

    #[test]
    fn a_body_cannot_steer_the_terminal() {
        assert_eq!(render("plain", "# 茶\r\n\x1b[2Ja\tb\u{202e}c"), "  # 茶\n  ·[2Ja    b·c\n");
        for body in HOSTILE {
            for body in [
                body.to_owned(),
                format!("# {body}"),
                format!("`{body}`\n\n    {body}\n\n[{body}](https://a)"),
            ] {
                for format in ["plain", MARKDOWN, "\x1b"] {
                    assert!(is_safe(&render(format, &body)), "{body:?}");
                }
            }
        }
    }

    #[test]
    fn an_entity_cannot_bring_what_the_body_may_not() {
        let body = "&#27;[2J &#x202e;x &#x200b; &#155; &NewLine;\n\n[a&#27;](https://a/&#27;)";
        assert!(is_safe(&render(MARKDOWN, body)), "{:?}", render(MARKDOWN, body));
        assert!(!render(MARKDOWN, body).contains('\x1b'));
    }

    #[test]
    fn a_body_cannot_pass_for_what_the_program_says() {
        let body = "text\n\npublisher  tally1evil\n\nThe post is final and proven.";
        for format in ["plain", MARKDOWN] {
            assert!(render(format, body).lines().all(|line| line.is_empty() || line.starts_with(MARGIN)));
        }
    }
}
