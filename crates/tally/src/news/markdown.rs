//! Markdown as lines of text: what the reference names is laid out, everything else stands as the characters it is
//! written with.
//!
//! Rules: a link shows where it leads; no image is fetched and no HTML is read; what is laid out is no longer than a few
//! times the body, however deep its lists and quotes lie.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use tally_types::news::is_link;

/// Lists and quotes that are set in; deeper ones stand below the last.
const MAX_MARGINS: usize = 8;
const RULE: &str = "────────────────";

/// What a list or a quote puts before its lines: before the first, and before the others.
struct Margin {
    first: Option<String>,
    rest: &'static str,
}

#[derive(Default)]
struct Page {
    out: String,
    /// The line under way has begun.
    in_line: bool,
    /// Nothing stands yet after the last margin was set in.
    is_fresh: bool,
    margins: Vec<Margin>,
    /// The next number of each list; none when it has dots.
    lists: Vec<Option<u64>>,
    /// Where the links under way lead to, and where their text begins.
    links: Vec<(String, usize)>,
}

/// The body as lines.
pub fn lines(body: &str) -> String {
    let mut page = Page::default();
    let mut events = Parser::new_ext(body, Options::empty()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let stays = match &event {
            Event::Start(Tag::Image { .. }) => true,
            Event::Start(Tag::Link { dest_url, .. }) => !is_link(dest_url),
            _ => false,
        };
        if !stays {
            page.take(event);
            continue;
        }
        page.text(&body[range]);
        let mut depth = 1;
        while depth > 0 {
            match events.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
    page.end_line();
    page.out
}

impl Page {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => self.text(&format!("`{code}`")),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => {
                self.gap();
                self.text(RULE);
                self.end_line();
            }
            // Only with options that are off.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text)
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.gap(),
            Tag::Heading { level, .. } => {
                self.gap();
                self.text(&format!("{} ", "#".repeat(level as usize)));
            }
            Tag::BlockQuote(_) => {
                self.gap();
                self.set_in(None, "│ ");
            }
            Tag::CodeBlock(kind) => {
                self.gap();
                if let CodeBlockKind::Fenced(info) = kind
                    && !info.is_empty()
                {
                    self.text(&info);
                    self.end_line();
                }
                self.set_in(None, "    ");
            }
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.gap()
                } else {
                    self.end_line()
                }
                self.lists.push(first);
            }
            Tag::Item => {
                self.end_line();
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let marker = format!("{number}. ");
                        *number = number.saturating_add(1);
                        marker
                    }
                    _ => "• ".to_owned(),
                };
                self.set_in(Some(marker), "  ");
            }
            Tag::Emphasis => self.text("*"),
            Tag::Strong => self.text("**"),
            Tag::Link { dest_url, .. } => {
                self.begin_line();
                self.links.push((dest_url.into_string(), self.out.len()));
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.text("*"),
            TagEnd::Strong => self.text("**"),
            TagEnd::Link => {
                if let Some((link, from)) = self.links.pop()
                    && self.out[from..] != link
                {
                    self.text(&format!(" ({link})"));
                }
            }
            TagEnd::Item => {
                // An item with nothing in it still has its marker.
                if self.is_fresh {
                    self.begin_line();
                }
                self.end_line();
                self.margins.pop();
            }
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock => {
                self.end_line();
                self.margins.pop();
            }
            TagEnd::List(_) => {
                self.end_line();
                self.lists.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        for (place, piece) in text.split('\n').enumerate() {
            if place > 0 {
                self.begin_line();
                self.end_line();
            }
            if !piece.is_empty() {
                self.begin_line();
                self.out.push_str(piece);
            }
        }
    }

    fn begin_line(&mut self) {
        if self.in_line {
            return;
        }
        (self.in_line, self.is_fresh) = (true, false);
        for margin in &mut self.margins {
            match margin.first.take() {
                Some(first) => self.out.push_str(&first),
                None => self.out.push_str(margin.rest),
            }
        }
    }

    fn end_line(&mut self) {
        if self.in_line {
            self.in_line = false;
            self.out.push('\n');
        }
    }

    /// An empty line before a block, but at the beginning of all, of an item and of a quote.
    fn gap(&mut self) {
        self.end_line();
        if !self.out.is_empty() && !self.is_fresh {
            self.begin_line();
            self.end_line();
        }
    }

    fn set_in(&mut self, first: Option<String>, rest: &'static str) {
        self.is_fresh = true;
        let fits = self.margins.len() < MAX_MARGINS;
        self.margins.push(Margin { first: first.filter(|_| fits), rest: if fits { rest } else { "" } });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reference_names_is_laid_out() {
        let body = "# Title\n\nOne *two* **three**\nfour `five`.\n\n- a\n- b\n  1. c\n\n> quote\n> on\n\n---\n\n```rust\nlet x;\n\ny\n```\n";
        let expected = "# Title\n\nOne *two* **three**\nfour `five`.\n\n• a\n• b\n  1. c\n\n│ quote\n│ on\n\n\
            ────────────────\n\nrust\n    let x;\n    \n    y\n";
        assert_eq!(lines(body), expected);
    }

    #[test]
    fn a_link_shows_where_it_leads() {
        let table = [
            ("[bank](https://evil.example/x)", "bank (https://evil.example/x)"),
            ("<https://tally.example>", "https://tally.example"),
            ("[https://bank.example](https://evil.example)", "https://bank.example (https://evil.example)"),
            ("[a *b*][1]\n\n[1]: http://c", "a *b* (http://c)"),
        ];
        for (body, expected) in table {
            assert_eq!(lines(body), format!("{expected}\n"));
        }
    }

    #[test]
    fn everything_else_stands_as_it_is_written() {
        let bodies = [
            "![a [b](https://c)](https://d/e.png)",
            "[run](javascript:alert(1))",
            "[mail](mailto:a@b)",
            "[who](https://bank.example@evil.example/)",
            "a <b>c</b> <script>alert(1)</script>",
            "<div onclick=\"x\">\n<p>y</p>\n</div>",
            "| a | b |",
        ];
        for body in bodies {
            assert_eq!(lines(body), format!("{body}\n"));
        }
    }

    #[test]
    fn deep_nesting_does_not_multiply_a_body() {
        let quotes = format!("{}{}", "> ".repeat(2_000), "a\n".repeat(2_000));
        let items = format!("{}x\n{}", "- ".repeat(2_000), "a\n".repeat(2_000));
        for body in [quotes, items] {
            assert!(lines(&body).len() < 20 * body.len());
        }
    }
}
