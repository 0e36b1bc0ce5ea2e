//! Crates depend on each other only along the arrows of `ARCHITECTURE.md`.
//!
//! Tests may look further than the program does, but those of the pure crates never at the engine or the node.

use crate::house::House;

/// Each crate's folder and the crates it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("types", &[]),
    ("ledger", &["types"]),
    ("wallet", &["types"]),
    ("ed25519", &[]),
    ("engine", &["types"]),
    ("node", &["ed25519", "engine", "ledger", "types"]),
    ("tally", &["engine", "ledger", "node", "types", "wallet"]),
    ("sim", &["engine", "ledger", "node", "types", "wallet"]),
    ("xtask", &[]),
];

/// What the tests of the pure crates may use besides.
const PURE: &[&str] = &["types", "ledger", "wallet"];

pub fn find(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for (name, manifest) in house.manifests() {
        let Some((_, allowed)) = ARROWS.iter().find(|(of, _)| *of == name) else {
            findings.push(format!(
                "crates/{name} is not on the map: add it to ARCHITECTURE.md and to this check"
            ));
            continue;
        };
        for (section, to) in dependencies(manifest) {
            let test_only = section.contains("dev-dependencies");
            let may = allowed.contains(&to) || (test_only && (!PURE.contains(&name) || PURE.contains(&to)));
            if !may {
                findings.push(format!("crates/{name} depends on {to}"));
            }
        }
    }
    for (name, _) in ARROWS {
        if !house.manifests().any(|(found, _)| found == *name) {
            findings.push(format!("crates/{name} is missing"));
        }
    }
    findings
}

/// The section and the folder name of each dependency on one of our crates.
fn dependencies(manifest: &str) -> Vec<(&str, &str)> {
    let (mut section, mut found) = ("", Vec::new());
    for line in manifest.lines().map(str::trim) {
        if let Some(header) = line.strip_prefix('[') {
            section = header.trim_end_matches(']');
            if let Some((_, name)) = section.split_once("dependencies.") {
                found.extend(ours(name).map(|name| (section, name)));
            }
        } else if section.ends_with("dependencies") {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            found.extend(ours(name).map(|name| (section, name)));
        }
    }
    found
}

fn ours(package: &str) -> Option<&str> {
    match package.strip_prefix("tally") {
        Some("") => Some("tally"),
        Some(rest) => rest.strip_prefix('-'),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_against_the_arrows_is_found() {
        let ledger = "[dependencies]\ntally-types.workspace = true\ntally-node = { path = \"../node\" }\nserde = \"1\"";
        let house = House::of(&[("crates/ledger/Cargo.toml", ledger), ("crates/new/Cargo.toml", "")]);
        let findings = find(&house);
        assert_eq!(findings[0], "crates/ledger depends on node");
        assert!(findings[1].starts_with("crates/new is not on the map"));
        assert!(findings.contains(&"crates/types is missing".to_owned()));
    }

    #[test]
    fn tests_may_look_further_than_the_program() {
        let manifest =
            |to| format!("[dev-dependencies]\ntally-{to}.workspace = true\n[dependencies.tally-types]");
        let depends = |of, to| {
            let house = House::of(&[(of, manifest(to).as_str())]);
            find(&house).iter().any(|finding| finding.contains("depends"))
        };
        assert!(!depends("crates/node/Cargo.toml", "wallet"));
        assert!(!depends("crates/ledger/Cargo.toml", "wallet"));
        assert!(depends("crates/ledger/Cargo.toml", "engine"));
    }
}
