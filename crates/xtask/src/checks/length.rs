//! Past 500 lines a file has probably taken in a second concept.

use crate::house::House;

const MANY_LINES: usize = 500;

pub fn find(house: &House) -> Vec<String> {
    let long = house
        .sources()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MANY_LINES);
    long.map(|(path, lines)| format!("{path} has {lines} lines")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_source_is_told() {
        let house = House::of(&[("a.rs", &"\n".repeat(501)), ("b.rs", &"\n".repeat(500))]);
        assert_eq!(find(&house), ["a.rs has 501 lines"]);
    }
}
