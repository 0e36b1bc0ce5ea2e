//! The consensus and storage library is named only at its border: the engine, and the wallet's verifier of proofs.
//!
//! Its codec, cryptography and parallel crates are ordinary libraries and may stand anywhere.

use crate::{house::House, source};

/// The library's parts that stay behind the border.
const BEHIND: &[&str] =
    &["actor", "broadcast", "consensus", "glue", "p2p", "resolver", "runtime", "storage", "stream"];

/// Where they may be named: the engine, the wallet's verifier of proofs, and the tests of it.
const BORDER: &[&str] = &[
    "crates/engine/",
    "crates/wallet/src/proof.rs",
    "crates/wallet/tests/proofs/",
    "crates/wallet/Cargo.toml",
];

pub fn find(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in house.files().filter(|(path, _)| path.starts_with("crates/")) {
        if BORDER.iter().any(|border| path.starts_with(border)) {
            continue;
        }
        let (code, glue) = match path.rsplit_once('.') {
            Some((_, "rs")) => (source::code(text), '_'),
            Some((_, "toml")) => (text.to_owned(), '-'),
            _ => continue,
        };
        for part in BEHIND {
            let name = format!("commonware{glue}{part}");
            findings
                .extend(source::lines_with(&code, &name).map(|line| format!("{path}:{line} names {name}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_named_at_its_border_only() {
        let text = "//! Not commonware_p2p.\nuse commonware_codec::Read;\nuse commonware_p2p::Sender;\n";
        let house = House::of(&[
            ("crates/engine/src/lib.rs", text),
            ("crates/node/src/lib.rs", text),
            ("crates/node/Cargo.toml", "commonware-storage.workspace = true"),
            ("crates/wallet/src/proof.rs", text),
        ]);
        let found = find(&house);
        assert_eq!(found[0], "crates/node/Cargo.toml:1 names commonware-storage");
        assert_eq!(found[1..], ["crates/node/src/lib.rs:3 names commonware_p2p"]);
    }
}
