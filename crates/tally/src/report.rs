//! What a command answers: text for people and a document for programs, printed once at the end.

use crate::{failure::Failure, i18n::Language};
use serde_json::{Value, json};
use std::io::{self, Write as _};

/// A command's answer.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Lines for people, each ended.
    pub text: String,
    /// The same for programs.
    pub json: Value,
}

impl Report {
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        let mut text = text.into();
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        Self { text, json }
    }

    /// Nothing more to say.
    pub fn silent() -> Self {
        Self::default()
    }

    /// Writes the answer to the standard output.
    pub fn print(&self, as_json: bool) -> io::Result<()> {
        let mut out = io::stdout().lock();
        match (as_json, &self.json) {
            (true, Value::Null) => {}
            (true, document) => writeln!(out, "{document:#}")?,
            (false, _) => out.write_all(self.text.as_bytes())?,
        }
        out.flush()
    }
}

/// Writes a failure: a sentence to the standard error, or a document to the standard output.
pub fn print_failure(failure: &Failure, say: Language, as_json: bool) {
    let message = failure.message(say);
    // When even this cannot be written, the exit code still says it.
    if as_json {
        let mut error = json!({ "kind": failure.kind(), "exit": failure.exit().code(), "message": message });
        if let Some(refusal) = failure.refusal() {
            error["refusal"] = json!({ "code": refusal.code(), "name": refusal.name() });
        }
        let _ = writeln!(io::stdout(), "{:#}", json!({ "error": error }));
    } else {
        let _ = writeln!(io::stderr(), "tally: {message}");
    }
}
