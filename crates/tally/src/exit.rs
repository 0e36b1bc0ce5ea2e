//! Exit codes: what a program that runs this one learns without reading a word. See `docs/reference/cli.md`.

use std::process::ExitCode;

/// How the program ended. The numbers are stable for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// A rule of the ledger refuses it, before or after it entered a block.
    Refused = 1,
    /// The command line or what was typed is wrong.
    Usage = 2,
    /// No node answers, or its answers make no sense.
    Unreachable = 3,
    /// A proof or a chain does not check out, or the network is not the one that is pinned.
    Unverified = 4,
    /// The pass phrase is wrong.
    Passphrase = 5,
    /// A file or directory cannot be used: absent, in use, damaged or not ours to overwrite.
    File = 6,
    /// The user said no.
    Declined = 7,
    /// Submitted, but not known to be final when the wait ended. It may still become final.
    Unsure = 8,
    /// There is no such account, name, asset, transaction or held send.
    NotFound = 9,
    /// A running node failed.
    NodeFailed = 10,
}

impl Exit {
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_lists_every_code() {
        let page = include_str!("../../../docs/reference/cli.md");
        let all = [
            Exit::Refused,
            Exit::Usage,
            Exit::Unreachable,
            Exit::Unverified,
            Exit::Passphrase,
            Exit::File,
            Exit::Declined,
            Exit::Unsure,
            Exit::NotFound,
            Exit::NodeFailed,
        ];
        for exit in all {
            assert!(page.contains(&format!("\n| {} | ", exit.code())), "{exit:?}");
        }
        assert!(!page.contains(&format!("\n| {} | ", all.len() + 1)));
    }
}
