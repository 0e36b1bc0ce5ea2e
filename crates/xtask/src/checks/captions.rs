//! A crate's caption is one sentence, the same in its manifest, at the head of its code and in `ARCHITECTURE.md`.

use crate::house::House;

pub fn find(house: &House) -> Vec<String> {
    let map = house.text("ARCHITECTURE.md").unwrap_or_default();
    let mut findings = Vec::new();
    for (name, manifest) in house.manifests() {
        let Some(caption) = description(manifest) else {
            findings.push(format!("crates/{name}/Cargo.toml has no description"));
            continue;
        };
        let heads = ["lib.rs", "main.rs"].map(|file| format!("crates/{name}/src/{file}"));
        let said = heads
            .iter()
            .filter_map(|path| house.text(path))
            .any(|text| text.starts_with(&format!("//! {caption}\n")));
        if !said {
            findings.push(format!("crates/{name} does not begin with its caption: {caption}"));
        }
        let folder = format!("crates/{name}");
        if !map.lines().any(|line| line.contains(&folder) && line.contains(caption)) {
            findings.push(format!("ARCHITECTURE.md does not say of {folder}: {caption}"));
        }
    }
    findings
}

fn description(manifest: &str) -> Option<&str> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("description = \""))?;
    line.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_places_say_the_same_sentence() {
        let manifest = ("crates/node/Cargo.toml", "description = \"Serve blocks.\"\n");
        let map = ("ARCHITECTURE.md", "| `crates/node` | Serve blocks. |");
        let house = House::of(&[manifest, map, ("crates/node/src/lib.rs", "//! Serve blocks.\n//! more")]);
        assert_eq!(find(&house), Vec::<String>::new());
        let house = House::of(&[manifest, ("crates/node/src/lib.rs", "//! Serve block.\n")]);
        assert_eq!(find(&house).len(), 2);
        assert_eq!(
            find(&House::of(&[("crates/node/Cargo.toml", "")])),
            ["crates/node/Cargo.toml has no description"]
        );
    }
}
