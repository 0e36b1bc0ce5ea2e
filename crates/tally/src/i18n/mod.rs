//! Everything the program says, in English and 中文.
//!
//! Invariant: a message is one line of a table with both languages in it, so a missing translation does not compile.

/// Declares messages as methods of [`Language`]: name, arguments, English, 中文. Arguments are named in the texts.
macro_rules! messages {
    ($($name:ident($($argument:ident),*) $english:literal $chinese:literal)*) => {
        impl $crate::i18n::Language {
            $(pub fn $name(self $(, $argument: impl std::fmt::Display)*) -> String {
                match self {
                    Self::English => format!($english),
                    Self::Chinese => format!($chinese),
                }
            })*
        }
    };
}

mod chain;
mod errors;
mod help;
mod language;
mod ledger;
mod loan;
mod oracle;
mod reserve;
mod wallet;

pub use help::translate;
pub use language::Language;
