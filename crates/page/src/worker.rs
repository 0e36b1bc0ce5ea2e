//! What the worker sees of this crate.

use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::Zeroizing;

/// See `web/wasm-api.md`.
#[wasm_bindgen]
pub fn call(method: &str, input: String) -> String {
    // The input may hold a pass phrase: its copy here is wiped.
    crate::call(method, &Zeroizing::new(input))
}
