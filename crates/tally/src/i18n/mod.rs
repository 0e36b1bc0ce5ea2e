//! Everything the program says, in English and 中文.
//!
//! Invariant: a message is one line of a table with both languages in it, so a missing translation does not compile.

/// Declares messages as methods of [`Language`]: name, arguments, English, 中文. Arguments are named in the texts.
macro_rules! messages {
    ($($name:ident($($argument:ident),*) $english:literal $chinese:literal)*) => {
        impl $crate::i18n::Language {
            $(#[allow(clippy::too_many_arguments, reason = "a sentence has as many blanks as it needs")]
            pub fn $name(self $(, $argument: impl std::fmt::Display)*) -> String {
                match self {
                    Self::English => format!($english),
                    Self::Chinese => format!($chinese),
                }
            })*
        }
    };
}

mod campaign;
mod chain;
mod council;
mod deal;
mod economy;
mod errors;
mod exchange;
mod help;
mod language;
mod ledger;
mod loan;
mod mandate;
mod news;
mod oracle;
mod packet;
mod reserve;
mod savings;
mod stake;
mod wallet;

pub use help::translate;
pub use language::Language;
