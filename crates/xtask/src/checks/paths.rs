//! No text names a place that exists on one machine only.

use crate::house::House;

/// Beginnings of such places. Split, so that this file does not find itself.
const PLACES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/ro", "ot/"),
    concat!("/Us", "ers/"),
    concat!("/wo", "rk/"),
    concat!("C:", "\\"),
];

pub fn find(house: &House) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, text) in house.files() {
        for (index, line) in text.lines().enumerate() {
            let named = PLACES.iter().find(|place| begins_in(line, place));
            findings.extend(named.map(|place| format!("{path}:{} names {place}", index + 1)));
        }
    }
    findings
}

/// Whether `place` stands in `line` as a path's beginning, not inside a longer path.
fn begins_in(line: &str, place: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '}');
    line.match_indices(place).any(|(start, _)| !line[..start].chars().next_back().is_some_and(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found() {
        let text = format!("see {}me/notes\nand docs/work/plan, a{}b", PLACES[0], PLACES[1]);
        let house = House::of(&[("README.md", text.as_str())]);
        assert_eq!(find(&house), [format!("README.md:1 names {}", PLACES[0])]);
    }
}
