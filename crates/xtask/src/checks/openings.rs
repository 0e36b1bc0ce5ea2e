//! Every source opens with `//!`: what it is, and the rule it keeps.

use crate::house::House;

pub fn find(house: &House) -> Vec<String> {
    let silent = |text: &str| {
        text.strip_prefix("//! ").is_none_or(|rest| rest.lines().next().is_none_or(|line| line.len() < 4))
    };
    house.sources().filter(|(_, text)| silent(text)).map(|(path, _)| path.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_without_an_opening_is_found() {
        let house =
            House::of(&[("a.rs", "//! Keeps the books.\n"), ("b.rs", "use a;\n"), ("c.rs", "//! x\n")]);
        assert_eq!(find(&house), ["b.rs", "c.rs"]);
    }
}
