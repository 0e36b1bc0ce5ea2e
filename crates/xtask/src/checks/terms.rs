//! One word for one thing in Chinese: the variants that the glossary refuses stand neither in the page's words nor in the
//! programs'.

use crate::house::House;

const GLOSSARY: &str = "docs/glossary.md";
/// The head of the glossary's table of variants and what is said instead.
const HEAD: &str = "| 不说 | 说 |";
const WORDS: &str = "web/src/core/i18n/zh/";

pub fn find(house: &House) -> Vec<String> {
    let variants: Vec<_> = house.text(GLOSSARY).map(variants).unwrap_or_default();
    if variants.is_empty() {
        return vec![format!("{GLOSSARY} has no table {HEAD}")];
    }
    let spoken = house.files().filter(|(path, _)| path.starts_with(WORDS) || path.ends_with(".rs"));
    // This file's tests say what they refuse.
    let spoken = spoken.filter(|(path, _)| !path.ends_with("xtask/src/checks/terms.rs"));
    spoken.flat_map(|(path, text)| find_in(path, text, &variants)).collect()
}

/// The glossary's pairs of what is not said and what is.
fn variants(glossary: &str) -> Vec<(&str, &str)> {
    let rows = glossary.lines().skip_while(|line| *line != HEAD).skip(2);
    rows.map_while(|row| row.strip_prefix('|')?.strip_suffix('|')?.split_once('|'))
        .map(|(not, but)| (not.trim(), but.trim()))
        .collect()
}

fn find_in(path: &str, text: &str, variants: &[(&str, &str)]) -> Vec<String> {
    let lines = text.lines().zip(1..);
    let found = lines.flat_map(|(line, number)| {
        let said = variants.iter().filter(move |(not, _)| line.contains(not));
        said.map(move |(not, but)| format!("{path}:{number}: {but}, not {not}"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLOSSARY_TEXT: &str =
        "# Words\n\n| 不说 | 说 |\n|---|---|\n| 您 | 你 |\n| 纪元 | 周期 |\n\nMore.\n";

    #[test]
    fn a_variant_is_told_where_it_stands_in_words_and_sources() {
        let house = House::of(&[
            (GLOSSARY, GLOSSARY_TEXT),
            ("web/src/core/i18n/zh/app.ts", "a: \"你\",\nb: \"您的纪元\",\n"),
            ("crates/tally/src/i18n/help.rs", "(\"epoch\", \"纪元\"),\n"),
            ("docs/reference/stake.md", "您\n"),
        ]);
        assert_eq!(
            find(&house),
            [
                "crates/tally/src/i18n/help.rs:1: 周期, not 纪元",
                "web/src/core/i18n/zh/app.ts:2: 你, not 您",
                "web/src/core/i18n/zh/app.ts:2: 周期, not 纪元",
            ]
        );
    }

    #[test]
    fn a_glossary_without_the_table_is_told() {
        assert_eq!(find(&House::of(&[(GLOSSARY, "# Words\n")])).len(), 1);
    }
}
