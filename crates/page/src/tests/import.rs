//! Phrases, and whatever is pasted into the import box.

use super::{PHRASE, code, ok, refused, use_network};
use serde_json::json;

/// The first Ethereum account of BIP-39's first vector, as every Ethereum wallet shows it.
const ETHEREUM: &str = "0x9858effd232b4033e47d90003d41ec34ecaeda94";

#[test]
fn a_new_phrase_is_one() {
    for (words, language) in [(12, "english"), (24, "english"), (12, "chinese"), (24, "chinese")] {
        let made = ok("phrase.new", json!({"words": words, "language": language}));
        let checked = ok("phrase.check", json!({"phrase": made["phrase"]}));
        assert_eq!((&checked["language"], &checked["count"]), (&json!(language), &json!(words)));
        assert_eq!(checked["words"], made["words"]);
    }
    assert_eq!(code("phrase.new", json!({"words": 13, "language": "english"})), "phrase.WordCount");
}

#[test]
fn a_bad_phrase_says_what_is_wrong() {
    let check = |phrase: &str| refused("phrase.check", json!({"phrase": phrase}));
    assert_eq!(check("abandon"), ("phrase.WordCount".to_owned(), json!({"count": 1})));
    let (code, details) = check(&PHRASE.replace("about", "aboutt"));
    assert_eq!((code.as_str(), &details["number"]), ("phrase.UnknownWord", &json!(12)));
    assert_eq!(details["suggestion"], "about");
    assert_eq!(check(&PHRASE.replace("about", "able")).0, "phrase.Checksum");
    assert_eq!(
        ok("phrase.suggest", json!({"prefix": "Aban", "language": "english"})),
        json!({"words": ["abandon"]})
    );
}

#[test]
fn a_quiz_asks_for_words_that_are_there() {
    let words = ok("phrase.check", json!({"phrase": PHRASE}))["words"].clone();
    let quiz = ok("phrase.quiz", json!({"phrase": PHRASE, "questions": 12, "options": 4}));
    for (place, question) in quiz["questions"].as_array().unwrap().iter().enumerate() {
        assert_eq!(question["number"], json!(place + 1));
        let options = question["options"].as_array().unwrap();
        assert_eq!(options.len(), 4);
        assert_eq!(options[question["answer"].as_u64().unwrap() as usize], words[place]);
    }
    assert_eq!(code("phrase.quiz", json!({"phrase": PHRASE, "questions": 13})), "input.Malformed");
}

#[test]
fn a_phrase_leads_to_ethereums_account() {
    use_network();
    let derived = ok("derive.accounts", json!({"phrase": PHRASE, "kind": "secp256k1", "count": 2}));
    assert_eq!(derived["accounts"][0]["hex"], ETHEREUM);
    assert_eq!(derived["accounts"][1]["path"], "m/44'/60'/0'/0/1");
    let path = ok("derive.path", json!({"phrase": PHRASE, "kind": "secp256k1", "path": "m/44h/60h/0h/0/0"}));
    assert_eq!(path["hex"], ETHEREUM);
    let soft = json!({"phrase": PHRASE, "kind": "ed25519", "path": "m/44'/7777'/0"});
    assert_eq!(code("derive.path", soft), "derive.NotHardened");
}

#[test]
fn the_box_recognises_what_people_have() {
    use_network();
    let found = |text: &str| ok("import.recognise", json!({"text": text}))["found"].clone();
    let phrase = found(&format!("  {}\n", PHRASE.to_uppercase()));
    assert_eq!((&phrase["what"], &phrase["count"]), (&json!("phrase"), &json!(12)));
    assert_eq!(phrase["accounts"].as_array().unwrap().len(), 6);
    assert_eq!(phrase["accounts"][3]["hex"], ETHEREUM);
    let key = found(&"01".repeat(32));
    assert_eq!((&key["what"], &key["accounts"][1]["kind"]), (&json!("key"), &json!("secp256k1")));
    assert_eq!(found(&"ff".repeat(32))["accounts"].as_array().unwrap().len(), 1);
    let address = found(&ETHEREUM.to_uppercase().replace("0X", "0x"));
    assert_eq!((&address["what"], &address["account"]["hex"]), (&json!("address"), &json!(ETHEREUM)));
    let text = address["account"]["address"].as_str().unwrap();
    assert_eq!(found(text), address);
    assert_eq!(found(&format!("tally:{text}?amount=12.5"))["link"]["amount"], "12.5");
    assert_eq!(found("@Alice"), json!({"what": "name", "name": "@alice"}));
    let keystore = format!("{{\"version\": 3, \"address\": \"{}\", \"crypto\": {{}}}}", &ETHEREUM[2..]);
    assert_eq!(found(&keystore)["address"]["hex"], ETHEREUM);
}

#[test]
fn the_box_says_what_is_wrong() {
    use_network();
    let address = ok("address.parse", json!({"text": ETHEREUM}))["address"].clone();
    let mut typo = address.as_str().unwrap().to_owned();
    typo.replace_range(10..11, if &typo[10..11] == "q" { "p" } else { "q" });
    for (text, expected) in [
        ("", "import.Empty"),
        ("hello", "import.NotRecognised"),
        (
            "xprv9s21ZrQH143K3GJpoapnV8SFfukcVBSfeCficPSGfubmSFDxo1kuHnLisriDvSnRRuL2Qrg5ggqHKNVpxR86QEC8w35uxmGoggxtQTPvfUu",
            "import.ExtendedKey",
        ),
        ("0x0102030405", "key.WrongLength"),
        (&typo, "address.BadChecksum"),
        ("abandon abandon", "phrase.WordCount"),
        ("{\"version\": 1}", "keystore.VersionUnknown"),
        ("{}", "keystore.NotAKeystore"),
        ("@a", "api.NameInvalid"),
        ("tally:nobody", "address.BadChecksum"),
    ] {
        assert_eq!(code("import.recognise", json!({"text": text})), expected, "{text}");
    }
}
