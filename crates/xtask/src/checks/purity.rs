//! Types and ledger know no clock, no thread, no float and no I/O; the wallet and the JSON know no I/O and no clock either.
//!
//! The same block must give the same state on every machine, and all of them run inside a web page.

use crate::{house::House, source};

/// What none of them may touch.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "SystemTime",
    "Instant",
    "async",
    "tokio",
    "thread::",
];

/// What would let two machines disagree.
const INEXACT: &[&str] = &["f32", "f64", "rand::"];

pub fn find(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in house.sources() {
        let words = match path.split('/').collect::<Vec<_>>()[..] {
            ["crates", "types" | "ledger", "src", ..] => [WORLD, INEXACT].concat(),
            ["crates", "wallet" | "json", "src", ..] => WORLD.to_vec(),
            _ => continue,
        };
        let code = source::code(text);
        let code = source::before_tests(&code);
        for word in words {
            findings.extend(source::lines_with(code, word).map(|line| format!("{path}:{line} uses {word}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_the_ledger_is_found_but_not_in_the_node() {
        let text = "//! About f64.\nuse std::time::Instant;\nlet share: f64;\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        let paths = ["crates/ledger/src/fee.rs", "crates/wallet/src/seed.rs", "crates/node/src/pool.rs"];
        let house = House::of(&paths.map(|path| (path, text)));
        let fee = "crates/ledger/src/fee.rs";
        let seed = "crates/wallet/src/seed.rs";
        let expected = [
            format!("{fee}:2 uses std::time"),
            format!("{fee}:2 uses Instant"),
            format!("{fee}:3 uses f64"),
            format!("{seed}:2 uses std::time"),
            format!("{seed}:2 uses Instant"),
        ];
        assert_eq!(find(&house), expected);
    }
}
