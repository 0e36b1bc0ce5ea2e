//! Give the wallet to a web page.
//!
//! The page's worker loads this as wasm and talks to it through one function, [`call`]: a method's name and JSON in,
//! JSON out, as `web/wasm-api.md` says. Opened vaults stay in this module's memory; a secret leaves it only where a
//! method's purpose is to show one. Invariant: what a person signs here goes through the same code as on the command
//! line, so nothing of the wallet is written twice.

mod address;
mod amount;
mod derive;
mod error;
mod export;
mod import;
mod link;
mod memo;
mod method;
mod packet;
mod passkey;
mod phrase;
mod private;
mod proof;
mod qr;
mod random;
mod secret;
mod session;
#[cfg(test)]
mod tests;
mod transaction;
mod vault;
#[cfg(target_arch = "wasm32")]
mod worker;

use session::Session;
use std::cell::RefCell;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

/// Calls a method with its JSON and gives `{"ok": …}` or `{"error": {"code", "message": {"en", "zh"}, "details"}}`.
pub fn call(method: &str, input: &str) -> String {
    SESSION.with_borrow_mut(|session| match method::call(session, method, input) {
        Ok(answer) => format!("{{\"ok\":{answer}}}"),
        Err(error) => error.to_json(),
    })
}
