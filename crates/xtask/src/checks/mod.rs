//! The rules of the house, one file each, and the table that says which hold.

mod arrows;
mod borders;
mod captions;
mod length;
mod names;
mod openings;
mod paths;
mod purity;
mod terms;
mod unfinished;

use crate::house::House;

/// Whether a broken rule fails the check or is only told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Rule,
    Advice,
}

/// A rule: what holds when it finds nothing.
struct Check {
    holds: &'static str,
    weight: Weight,
    find: fn(&House) -> Vec<String>,
}

const CHECKS: &[Check] = &[
    Check { holds: "crates depend along the arrows", weight: Weight::Rule, find: arrows::find },
    Check { holds: "each crate has one caption, said alike", weight: Weight::Rule, find: captions::find },
    Check { holds: "every source opens by saying what it is", weight: Weight::Rule, find: openings::find },
    Check { holds: "files are named after concepts", weight: Weight::Rule, find: names::find },
    Check {
        holds: "the engine's library stays behind its border",
        weight: Weight::Rule,
        find: borders::find,
    },
    Check { holds: "types, ledger and wallet are pure", weight: Weight::Rule, find: purity::find },
    Check { holds: "nothing is unsafe or unfinished", weight: Weight::Rule, find: unfinished::find },
    Check { holds: "no text names a machine's own paths", weight: Weight::Rule, find: paths::find },
    Check { holds: "one word for one thing in Chinese", weight: Weight::Rule, find: terms::find },
    Check { holds: "no source is longer than 500 lines", weight: Weight::Advice, find: length::find },
];

/// Runs every check, prints a table, and says whether all rules hold.
pub fn report(house: &House) -> bool {
    let mut sound = true;
    for check in CHECKS {
        let findings = (check.find)(house);
        let word = match (findings.is_empty(), check.weight) {
            (true, _) => "ok",
            (false, Weight::Advice) => "note",
            (false, Weight::Rule) => "FAIL",
        };
        sound &= word != "FAIL";
        println!("{word:>4}  {}", check.holds);
        for finding in findings {
            println!("      {finding}");
        }
    }
    sound
}
