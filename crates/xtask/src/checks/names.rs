//! A file is named after one concept, never after being useful.

use crate::house::House;

const NOT_CONCEPTS: &[&str] =
    &["util", "utils", "helper", "helpers", "common", "manager", "handler", "handlers", "misc"];

pub fn find(house: &House) -> Vec<String> {
    let vague = |path: &str| {
        path.split('/')
            .map(|part| part.split('.').next().unwrap_or_default())
            .any(|stem| stem.split(['_', '-']).any(|word| NOT_CONCEPTS.contains(&word)))
    };
    house.files().map(|(path, _)| path.to_owned()).filter(|path| vague(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_named_after_being_useful_is_found() {
        let house = House::of(&[
            ("src/utils.rs", ""),
            ("src/common/loan.rs", ""),
            ("src/pool_manager.rs", ""),
            ("src/commons.rs", ""),
        ]);
        assert_eq!(find(&house), ["src/common/loan.rs", "src/pool_manager.rs", "src/utils.rs"]);
    }
}
