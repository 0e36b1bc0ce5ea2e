//! From operations to signed bytes, alone and together.

use super::{NETWORK_KEY, code, ok, use_network};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::{Value, json};
use tally_types::{
    Hash, KeySignature,
    hash::{hex, unhex},
};
use tally_wallet::{SecretKey, key::KeyKind, passkey::SoftPasskey, verify::verify_transaction};

const TO: &str = "0x1234567890123456789012345678901234567890";

fn vault() -> (Value, Value) {
    use_network();
    let vault = ok("vault.new", json!({"pass_phrase": "correct horse"}))["vault"].clone();
    let origin = json!({"key": {"kind": "ed25519", "key": "07".repeat(32)}});
    let account = ok("vault.add", json!({"vault": vault, "name": "a", "origin": origin}));
    (vault, account["address"].clone())
}

fn send(actor: &Value, amount: &str) -> Value {
    json!({"actor": actor, "action": {"kind": "send", "to": TO, "asset": 0, "amount": amount, "memo": {"text": "rent"}}})
}

fn build(payer: &Value, operations: Value) -> Value {
    json!({"payer": payer, "nonce": 3, "valid_until_ms": 1_800_000_000_000u64,
        "fee_limit": {"asset": 0, "amount": "1000"}, "operations": operations})
}

#[test]
fn one_account_builds_reads_and_signs() {
    let (vault, account) = vault();
    let draft = ok("transaction.build", build(&account, json!([send(&account, "1500000")])));
    assert_eq!((&draft["missing"], draft.get("bytes")), (&json!([account]), None));
    assert_eq!(ok("transaction.read", json!({"bytes": draft["body"]})), draft);
    let labels = json!([{"id": 0, "code": "TLY", "decimals": 6, "name": "Tally", "issuer": "x"}]);
    let said = ok("transaction.summary", json!({"bytes": draft["draft"], "assets": labels}));
    assert!(said["en"]["sentences"][0].as_str().unwrap().starts_with("Send 1.5 TLY to tally1"));
    assert!(said["zh"]["fee"].as_str().unwrap().contains("0.001 TLY"));

    let signed = ok("transaction.sign", json!({"vault": vault, "account": "a", "draft": draft["draft"]}));
    let bytes = unhex(signed["bytes"].as_str().unwrap()).unwrap();
    let transaction = tally_types::Transaction::decode(&bytes).unwrap();
    let genesis = Hash([1; 32]);
    assert_eq!(transaction.body.id(&genesis).to_hex(), draft["id"]);
    assert_eq!(verify_transaction(&transaction, &genesis), Ok(()));
    assert_eq!(ok("transaction.read", json!({"bytes": signed["bytes"]})), signed);
}

#[test]
fn what_the_ledger_would_refuse_is_refused_before_it_is_signed() {
    let (vault, account) = vault();
    let zero = build(&account, json!([send(&account, "0")]));
    assert_eq!(code("transaction.build", zero), "refusal.AmountZero");
    let float = build(&account, json!([send(&account, "1.5")]));
    assert_eq!(code("transaction.build", float), "api.AmountInvalid");
    assert_eq!(code("transaction.build", build(&account, json!([]))), "build.OperationCount");
    let other = json!("0x0000000000000000000000000000000000000009");
    let draft = ok("transaction.build", build(&other, json!([send(&other, "1")])));
    let sign = json!({"vault": vault, "account": "a", "draft": draft["draft"]});
    assert_eq!(code("transaction.sign", sign), "build.NotASigner");
    assert_eq!(code("transaction.read", json!({"bytes": "00"})), "build.NotPartial");
}

#[test]
fn signatures_are_collected_and_joined() {
    let (vault, account) = vault();
    let other = SecretKey::from_bytes(KeyKind::Secp256k1, &[9; 32]).unwrap();
    let other_address = json!(other.address().to_string());
    let operations = json!([send(&account, "1"), send(&other_address, "2")]);
    let draft = ok("transaction.build", build(&account, operations));
    let request = ok("transaction.request", json!({"draft": draft["draft"]}));
    let link = ok("link.parse", json!({"text": request["link"]}));
    assert_eq!(link, json!({"kind": "sign", "draft": draft["draft"]}));
    let mine = ok("transaction.sign", json!({"vault": vault, "account": "a", "draft": draft["draft"]}));
    let id = Hash::from_hex(draft["id"].as_str().unwrap()).unwrap();
    let KeySignature::Secp256k1(made) = other.sign(&id) else { unreachable!("a secp256k1 key") };
    let mut signature =
        json!({"kind": "secp256k1", "key": hex(&made.key), "signature": hex(&made.signature)});
    let add =
        |signature: &Value| json!({"draft": draft["draft"], "for": other_address, "signature": signature});
    let theirs = ok("transaction.add", add(&signature));
    let both = ok("transaction.merge", json!({"drafts": [mine["draft"], theirs["draft"]]}));
    assert_eq!(both["missing"], json!([]));
    assert_eq!(both["transaction"]["witnesses"].as_array().unwrap().len(), 2);
    assert!(both["bytes"].is_string());
    signature["signature"] = json!("01".repeat(64));
    assert_eq!(code("transaction.add", add(&signature)), "signature.Mismatch");
}

#[test]
fn a_passkey_signs_as_a_browser_says_it() {
    use_network();
    let passkey = SoftPasskey::new(&[7; 32], "localhost", "http://localhost").unwrap();
    let address = json!(passkey.public().address().to_string());
    let draft = ok("transaction.build", build(&address, json!([send(&address, "1")])));
    let id = Hash::from_hex(draft["id"].as_str().unwrap()).unwrap();
    let base64 = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
    let challenge = ok("passkey.challenge", json!({"draft": draft["draft"]}));
    assert_eq!(challenge["challenge"], base64(&id.0));
    let KeySignature::P256(said) = passkey.sign(&id) else { unreachable!("a passkey is of P-256") };
    let response = json!({"authenticatorData": base64(&said.authenticator_data),
        "clientDataJSON": base64(&said.client_data_json), "signature": base64(&der(&said.signature)), "userHandle": null});
    let sign = json!({"draft": draft["draft"], "for": address, "key": hex(&said.key), "response": response});
    let signed = ok("passkey.sign", sign);
    assert!(signed["bytes"].is_string());

    let spki = ["3059301306072a8648ce3d020106082a8648ce3d03010703420004", &hex(&said.key)].concat();
    let registered = ok("passkey.register", json!({"public_key": base64(&unhex(&spki).unwrap())}));
    assert_eq!(registered["hex"], address);
    assert_eq!(code("passkey.register", json!({"public_key": "AAAA"})), "passkey.NotP256");
}

/// `r || s` as browsers write it (RFC 3279, §2.2.3).
fn der(signature: &[u8; 64]) -> Vec<u8> {
    let number = |bytes: &[u8]| {
        let bytes = &bytes[bytes.iter().position(|byte| *byte != 0).unwrap()..];
        let sign: &[u8] = if bytes[0] >= 0x80 { &[0] } else { &[] };
        [&[2, (sign.len() + bytes.len()) as u8], sign, bytes].concat()
    };
    let body = [number(&signature[..32]), number(&signature[32..])].concat();
    [&[0x30, body.len() as u8], &body[..]].concat()
}

#[test]
fn nonces_and_fees_follow_the_networks_answers() {
    use_network();
    let nonce = |used: Value, taken: Value| json!({"next": 5, "used": used, "taken": taken});
    assert_eq!(ok("transaction.nonce", nonce(json!([6]), json!([5]))), json!({"nonce": 7}));
    let all: Vec<u64> = (5..69).collect();
    assert_eq!(code("transaction.nonce", nonce(json!([]), json!(all))), "transaction.NoNonce");
    let fees = json!({"base": "100", "prices": [{"kind": "send", "amount": "10"}, {"kind": "of_later", "amount": "1"}],
        "rates": [{"asset": 4, "numerator": "1", "denominator": "3"}]});
    let quote = |asset: u64| json!({"fees": fees, "operations": [send(&json!(TO), "1")], "asset": asset});
    assert_eq!(ok("transaction.quote", quote(0)), json!({"asset": 0, "amount": "10"}));
    assert_eq!(ok("transaction.quote", quote(4)), json!({"asset": 4, "amount": "4"}));
    assert_eq!(code("transaction.quote", quote(5)), "refusal.FeeAssetNotListed");
}

#[test]
fn what_is_no_proof_proves_nothing() {
    use_network();
    assert_eq!(code("proof.verify", json!({"file": "00"})), "proof.NotAProof");
    assert_eq!(code("proof.block", json!({"certificate": "00"})), "proof.CertificateMalformed");
    let network =
        |key: &str| json!({"chain_id": 7, "genesis": "01".repeat(32), "prefix": "tally", "public_key": key});
    assert_eq!(code("network.use", network(&NETWORK_KEY[2..])), "proof.KeyInvalid");
}

#[test]
fn what_a_transaction_names_by_number_is_said_in_words_when_the_page_knows_it() {
    let (_, account) = vault();
    let other = json!(TO);
    let acts = |action: Value| json!({"actor": account, "action": action});
    let operations = json!([
        acts(json!({"kind": "place_order", "market": 4, "side": "buy", "price": 3, "lots": "5",
            "order_kind": "post_only", "most": 1})),
        acts(json!({"kind": "deposit_flexible", "pool": 5, "amount": "2500000"})),
        acts(json!({"kind": "fund_campaign", "campaign": 6, "amount": "3500000"})),
        acts(json!({"kind": "repay", "loan": 7, "amount": "4500000"})),
    ]);
    let draft = ok("transaction.build", build(&account, operations));
    let bare = ok("transaction.summary", json!({"bytes": draft["draft"]}));
    let terms = json!({"unit": {"asset": 0}, "principal": "9000000", "rate_bps": 0, "repayment": {"kind": "bullet"},
        "first_due_ms": 1, "grace_ms": 0, "late_rate_bps": 0});
    let known = json!({
        "bytes": draft["draft"],
        "assets": [{"id": 0, "code": "TLY", "decimals": 6}, {"id": 1, "code": "GOLD", "decimals": 0}],
        "markets": [{"id": 4, "base": 1, "quote": 0, "tick": "1000000", "lot": "1", "opener": "more"}],
        "pools": [{"id": 5, "asset": 0, "name": "more"}],
        "campaigns": [{"id": 6, "asset": 0, "stage": "running"}],
        "loans": [{"id": 7, "agreement": {"lender": other, "borrower": account, "terms": terms}, "stage": "active"}],
    });
    let said = ok("transaction.summary", known);
    for (place, amount) in ["5 GOLD", "2.5 TLY", "3.5 TLY", "4.5 TLY"].into_iter().enumerate() {
        for language in ["en", "zh"] {
            let text = |from: &Value| from[language]["sentences"][place].as_str().unwrap().to_owned();
            assert!(text(&said).contains(amount), "{}", text(&said));
            assert!(!text(&bare).contains(amount), "{}", text(&bare));
        }
    }
    let loan = json!({"bytes": draft["draft"], "loans": [{"id": 7, "agreement": {}}]});
    assert_eq!(code("transaction.summary", loan), "input.Malformed");
}

#[test]
fn a_loans_certificate_is_made_of_proofs_alone() {
    use_network();
    assert_eq!(code("proof.loan", json!({"file": "00"})), "proof.NotAProof");
    assert_eq!(code("proof.make_loan", json!({"note": "00", "receipts": []})), "proof.NotAProof");
}
