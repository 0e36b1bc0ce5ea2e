//! No unsafe code, and nothing left for later inside the code or the texts.

use crate::{house::House, source};

/// The one file that may be unsafe (docs/decisions/0015-signatures.md).
const UNSAFE: &str = "crates/ed25519/src/lanes.rs";

const IN_CODE: &[&str] = &["unsafe", "todo!", "unimplemented!", "dbg!"];

/// Notes to oneself. Split, so that this file does not find itself.
const IN_TEXT: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

pub fn find(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in house.sources() {
        let code = source::code(text);
        for word in IN_CODE.iter().filter(|word| **word != "unsafe" || path != UNSAFE) {
            findings.extend(source::lines_with(&code, word).map(|line| format!("{path}:{line} has {word}")));
        }
    }
    for (path, text) in house.files() {
        for word in IN_TEXT {
            findings.extend(source::lines_with(text, word).map(|line| format!("{path}:{line} has {word}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_for_later_is_found() {
        let note = format!("a\n{}: more", IN_TEXT[0]);
        let house = House::of(&[("a.rs", "fn a() { todo!() }\n// unsafe\n"), ("b.md", note.as_str())]);
        assert_eq!(find(&house), ["a.rs:1 has todo!".to_owned(), format!("b.md:2 has {}", IN_TEXT[0])]);
    }
}
