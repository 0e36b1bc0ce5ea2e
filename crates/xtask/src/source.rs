//! Rust sources as the checks see them: code without comments and the contents of literals.
//!
//! Line breaks stay, so a finding's line is the file's.

/// `text` with comments and the contents of string and character literals blanked.
pub fn code(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = literal(rest, &code).unwrap_or(0);
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            code.extend(rest[..length].chars().filter(|c| *c == '\n'));
            rest = &rest[length..];
        }
    }
    code
}

/// The part of `code` before its unit tests, which stand last in a file.
pub fn before_tests(code: &str) -> &str {
    code.find("#[cfg(test)]").map_or(code, |end| &code[..end])
}

/// Lines (from 1) on which `word` stands alone: not as part of a longer name.
pub fn lines_with<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.lines().enumerate().filter(move |(_, line)| has_word(line, word)).map(|(index, _)| index + 1)
}

fn has_word(line: &str, word: &str) -> bool {
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    let open_start = word.starts_with(in_name);
    let open_end = word.ends_with(in_name);
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back().is_some_and(in_name);
        let after = line[start + word.len()..].chars().next().is_some_and(in_name);
        !(before && open_start || after && open_end)
    })
}

/// The length of the comment or literal that `rest` begins with.
fn literal(rest: &str, before: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(block_comment(rest));
    }
    let after_name = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with('r') && !after_name {
        return raw_string(rest);
    }
    if let Some(content) = rest.strip_prefix('"') {
        return Some(1 + quoted(content, '"'));
    }
    if rest.starts_with('\'') { character(rest) } else { None }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut place) = (0, 0);
    loop {
        let tail = &rest[place..];
        if tail.starts_with("/*") {
            (depth, place) = (depth + 1, place + 2);
        } else if tail.starts_with("*/") {
            (depth, place) = (depth - 1, place + 2);
        } else {
            place += tail.chars().next().map_or(0, char::len_utf8);
        }
        if depth == 0 || place >= rest.len() {
            return place;
        }
    }
}

fn raw_string(rest: &str) -> Option<usize> {
    let body = rest[1..].trim_start_matches('#');
    let hashes = rest.len() - 1 - body.len();
    let content = body.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = content.find(&end).map_or(content.len(), |found| found + end.len());
    Some(rest.len() - content.len() + length)
}

/// The length up to and with the closing `quote`, escapes skipped.
fn quoted(content: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, c) in content.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return place + 1,
            _ => {}
        }
    }
    content.len()
}

/// A character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let content = &rest[1..];
    let first = content.chars().next()?;
    let closes = content[first.len_utf8()..].starts_with('\'');
    (first == '\\' || closes).then(|| 1 + quoted(content, '\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_not_code() {
        let text = "let a = \"P // \\\" P\"; // P\nlet b = r#\"P \" P\"#; /* P /* P */ P */ let c: &'a str = '\\''; fn r(){}";
        let seen = code(text);
        assert!(!seen.contains('P'), "{seen}");
        assert!(seen.contains("let c: &'a str =") && seen.contains("fn r(){}"));
        assert_eq!(seen.lines().count(), 2);
    }

    #[test]
    fn a_word_inside_a_name_is_not_the_word() {
        let text = "unsafe_code\nan unsafe block\nInstantly\nstd::thread::spawn";
        assert_eq!(lines_with(text, "unsafe").collect::<Vec<_>>(), [2]);
        assert_eq!(lines_with(text, "Instant").count(), 0);
        assert_eq!(lines_with(text, "thread::").collect::<Vec<_>>(), [4]);
    }
}
