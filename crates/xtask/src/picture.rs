//! A screen drawn as SVG: monospaced text on a dark, rounded window.

use crate::screen::{Cell, Screen, Style};
use std::fmt::Write as _;

/// Pixels: a column, a line, the letters, the space around the text, the bar above it.
const COLUMN: f32 = 8.4;
const LINE: usize = 20;
const LETTER: usize = 14;
const MARGIN: usize = 20;
const BAR: usize = 36;

/// Fewest columns, so that a short text is not a narrow picture.
const MIN_COLUMNS: usize = 72;

/// The picture of `screen` under `title`.
pub fn svg(screen: &Screen, title: &str) -> String {
    let columns = screen.lines.iter().map(Vec::len).max().unwrap_or(0).max(MIN_COLUMNS);
    let width = (columns as f32 * COLUMN).ceil() as usize + 2 * MARGIN;
    let height = BAR + screen.lines.len() * LINE + MARGIN;
    let mut out = String::new();
    let _ = writeln!(
        out,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="{LETTER}" fill="#c9d1d9">
<title>{title}</title>
<rect width="{width}" height="{height}" rx="10" fill="#0d1117"/>
<circle cx="22" cy="18" r="6" fill="#ff5f57"/><circle cx="42" cy="18" r="6" fill="#febc2e"/><circle cx="62" cy="18" r="6" fill="#28c840"/>
<text x="{middle}" y="23" text-anchor="middle" fill="#8b949e">{title}</text>"##,
        title = escaped(title),
        middle = width / 2,
    );
    for (index, line) in screen.lines.iter().enumerate() {
        draw_line(&mut out, line, BAR + index * LINE + LETTER);
    }
    out.push_str("</svg>\n");
    out
}

/// Each run of one style is one text, placed by its column: fonts may differ in width, columns do not.
fn draw_line(out: &mut String, line: &[Cell], y: usize) {
    let mut start = 0;
    for run in line.chunk_by(|left, right| left.1 == right.1) {
        let text: String = run.iter().map(|(c, _)| *c).filter(|c| *c != '\0').collect();
        if !text.trim().is_empty() {
            let x = MARGIN as f32 + start as f32 * COLUMN;
            let length = run.len() as f32 * COLUMN;
            let look = attributes(run[0].1);
            let text = escaped(&text);
            let _ = writeln!(
                out,
                r#"<text x="{x:.1}" y="{y}" textLength="{length:.1}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"{look}>{text}</text>"#
            );
        }
        start += run.len();
    }
}

fn attributes(style: Style) -> String {
    let mut look = String::new();
    if let Some([red, green, blue]) = style.color {
        let _ = write!(look, r##" fill="#{red:02x}{green:02x}{blue:02x}""##);
    }
    if style.bold {
        look.push_str(r#" font-weight="bold""#);
    }
    if style.dim {
        look.push_str(r#" opacity="0.65""#);
    }
    look
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_drawn_where_it_stood_and_cannot_break_out() {
        let picture = svg(&Screen::of("\x1b[1;31ma<b\x1b[0m  账本"), "tally & co");
        assert!(picture.contains("<title>tally &amp; co</title>"));
        assert!(picture.contains(r##"x="20.0" y="50" textLength="25.2" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="#ff7b72" font-weight="bold">a&lt;b</text>"##));
        assert!(picture.contains(">  账本</text>") && picture.contains(r#"textLength="50.4""#));
        assert!(picture.ends_with("</svg>\n"));
    }
}
