//! The methods as the page calls them, on published vectors.

mod import;
mod transaction;
mod vault;
mod written;

use serde_json::{Value, json};

/// BIP-39's first vector.
const PHRASE: &str =
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

/// The public key of a network whose secret is 1: the generator of BLS12-381's G2, compressed.
const NETWORK_KEY: &str = concat!(
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e",
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
);

/// Calls a method that must answer.
fn ok(method: &str, input: Value) -> Value {
    let answer: Value = serde_json::from_str(&crate::call(method, &input.to_string())).unwrap();
    assert!(answer.get("error").is_none(), "{method}: {answer}");
    answer["ok"].clone()
}

/// Calls a method that must not, and gives the error's code; both languages say something.
fn refused(method: &str, input: Value) -> (String, Value) {
    let answer: Value = serde_json::from_str(&crate::call(method, &input.to_string())).unwrap();
    let error = &answer["error"];
    for language in ["en", "zh"] {
        assert!(
            error["message"][language].as_str().is_some_and(|text| !text.is_empty()),
            "{method}: {answer}"
        );
    }
    (error["code"].as_str().unwrap().to_owned(), error["details"].clone())
}

fn code(method: &str, input: Value) -> String {
    refused(method, input).0
}

fn use_network() {
    let network =
        json!({"chain_id": 7, "genesis": "01".repeat(32), "prefix": "tally", "public_key": NETWORK_KEY});
    assert_eq!(ok("network.use", network), json!({}));
}

#[test]
fn what_is_no_call_is_refused() {
    assert_eq!(code("wallet.steal", json!({})), "input.UnknownMethod");
    assert_eq!(code("phrase.check", json!({"phrase": PHRASE, "more": 1})), "input.Malformed");
    assert_eq!(code("address.parse", json!({"text": "0x00"})), "network.Unknown");
}
