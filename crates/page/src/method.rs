//! All methods, each one call.

use crate::{
    address, amount, derive, error::PageError, export, import, link, memo, packet, passkey, phrase, private,
    proof, qr, session, session::Session, transaction, vault,
};
use serde::{Serialize, de::DeserializeOwned};

/// Most bytes of an input: a loan's certificate with its whole history is the longest.
const MAX_INPUT_BYTES: usize = 64 * 1024 * 1024;

/// The answer's JSON.
pub fn call(session: &mut Session, method: &str, input: &str) -> Result<String, PageError> {
    let on = Call { session, input };
    match method {
        "network.use" => on.run(session::use_network),
        "phrase.new" => on.run(phrase::new),
        "phrase.check" => on.run(phrase::check),
        "phrase.suggest" => on.run(phrase::suggest),
        "phrase.quiz" => on.run(phrase::quiz),
        "import.recognise" => on.run(import::recognise),
        "derive.accounts" => on.run(derive::accounts),
        "derive.path" => on.run(derive::path),
        "vault.new" => on.run(vault::new),
        "vault.open" => on.run(vault::open),
        "vault.save" => on.run(vault::save),
        "vault.seal" => on.run(vault::seal),
        "vault.confirm" => on.run(vault::confirm),
        "vault.lock" => on.run(vault::lock),
        "vault.accounts" => on.run(vault::accounts),
        "vault.add" => on.run(vault::add::add),
        "vault.add_next" => on.run(vault::add::add_next),
        "vault.merge" => on.run(vault::add::merge),
        "vault.rename" => on.run(vault::rename),
        "vault.remove" => on.run(vault::remove),
        "vault.wrap" => on.run(vault::wrap::wrap),
        "vault.unwrap" => on.run(vault::wrap::unwrap),
        "private.seal" => on.run(private::seal),
        "private.open" => on.run(private::open),
        "export.phrase" => on.run(export::phrase),
        "export.key" => on.run(export::key),
        "export.keystore" => on.run(export::keystore),
        "export.backup" => on.run(export::backup),
        "address.parse" => on.run(address::parse),
        "address.of_key" => on.run(address::of_key),
        "address.lookalike" => on.run(address::lookalike),
        "amount.parse" => on.run(amount::parse),
        "amount.format" => on.run(amount::format),
        "link.make" => on.run(link::make),
        "link.refer" => on.run(link::refer),
        "link.parse" => on.run(link::parse),
        "qr.make" => on.run(qr::make),
        "transaction.nonce" => on.run(transaction::fee::nonce),
        "transaction.quote" => on.run(transaction::fee::quote),
        "transaction.build" => on.run(transaction::build),
        "transaction.read" => on.run(transaction::read),
        "transaction.summary" => on.run(transaction::summary::summary),
        "transaction.sign" => on.run(transaction::sign::sign),
        "transaction.add" => on.run(transaction::sign::add),
        "transaction.merge" => on.run(transaction::sign::merge),
        "transaction.request" => on.run(transaction::request),
        "passkey.register" => on.run(passkey::register),
        "passkey.challenge" => on.run(passkey::challenge),
        "passkey.sign" => on.run(passkey::sign),
        "packet.key" => on.run(packet::key),
        "packet.link" => on.run(packet::link),
        "packet.new_key" => on.run(packet::new_key),
        "packet.link_of" => on.run(packet::link_of),
        "packet.prove" => on.run(packet::prove),
        "memo.seal" => on.run(memo::seal),
        "memo.open" => on.run(memo::open),
        "proof.verify" => on.run(proof::verify),
        "proof.loan" => on.run(proof::loan::verify),
        "proof.make_loan" => on.run(proof::loan::make),
        "proof.block" => on.run(proof::block),
        _ => Err(PageError::unknown_method(method)),
    }
}

struct Call<'a> {
    session: &'a mut Session,
    input: &'a str,
}

impl Call<'_> {
    fn run<I: DeserializeOwned, O: Serialize>(
        self,
        method: fn(&mut Session, I) -> Result<O, PageError>,
    ) -> Result<String, PageError> {
        if self.input.len() > MAX_INPUT_BYTES {
            return Err(PageError::malformed("longer than 64 MiB"));
        }
        let input = serde_json::from_str(self.input).map_err(PageError::malformed)?;
        let output = method(self.session, input)?;
        Ok(serde_json::to_string(&output).expect("an answer is plain JSON"))
    }
}

/// An answer that says nothing but that it was done.
#[derive(Serialize)]
pub struct Done {}

/// An input that says nothing.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
