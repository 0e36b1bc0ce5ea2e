//! Loans as JSON: their operations, events and terms, what is owed, and credit records.

mod credit;
mod event;
mod note;
mod operation;
mod terms;

pub use credit::*;
pub use event::*;
pub use note::*;
pub use operation::*;
pub use terms::*;
