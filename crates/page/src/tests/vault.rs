//! Vaults, exports, private notes and packets' keys.

use super::{PHRASE, code, ok, use_network};
use serde_json::{Value, json};

const PASS: &str = "correct horse";

fn vault() -> (Value, Value) {
    use_network();
    let vault = ok("vault.new", json!({"pass_phrase": PASS}))["vault"].clone();
    let origin = json!({"phrase": {"phrase": PHRASE, "kind": "secp256k1"}});
    let account = ok("vault.add", json!({"vault": vault, "name": "Everyday", "origin": origin}));
    (vault, account)
}

#[test]
fn a_vault_comes_back_from_its_file() {
    let (vault, account) = vault();
    let next = ok(
        "vault.add_next",
        json!({"vault": vault, "from": "Everyday", "name": "Savings", "kind": "ed25519"}),
    );
    assert_eq!(next["path"], "m/44'/7777'/0'/0'/0'");
    ok(
        "vault.add",
        json!({"vault": vault, "name": "Bob", "origin": {"watch": {"address": "0x0000000000000000000000000000000000000009"}}}),
    );
    ok("vault.rename", json!({"vault": vault, "account": "Bob", "name": "Bobby"}));
    let file = ok("vault.save", json!({"vault": vault}))["file"].clone();
    let recognised = ok("import.recognise", json!({"bytes": file}));
    assert_eq!(recognised["found"], json!({"what": "backup", "file": file}));
    assert_eq!(code("vault.open", json!({"file": file, "pass_phrase": "wrong horse"})), "vault.Locked");
    let opened = ok("vault.open", json!({"file": file, "pass_phrase": PASS}));
    assert_eq!(opened["accounts"][0], account);
    assert_eq!(opened["accounts"][2]["name"], "Bobby");
    assert!(opened.get("file").is_none());
    ok("vault.lock", json!({"vault": opened["vault"]}));
    assert_eq!(code("vault.accounts", json!({"vault": opened["vault"]})), "vault.Closed");
}

#[test]
fn a_passkeys_secret_opens_the_vault_too() {
    let (vault, _) = vault();
    let secret = "07".repeat(32);
    let wrapped = ok("vault.wrap", json!({"vault": vault, "secret": secret}))["wrapped"].clone();
    let file =
        ok("vault.seal", json!({"vault": vault, "current": PASS, "pass_phrase": "another horse"}))["file"]
            .clone();
    let open = json!({"file": file, "wrapped": wrapped, "secret": secret});
    assert_eq!(code("vault.unwrap", open), "vault.Locked");
    let wrapped = ok("vault.wrap", json!({"vault": vault, "secret": secret}))["wrapped"].clone();
    assert_eq!(
        ok("vault.unwrap", json!({"file": file, "wrapped": wrapped, "secret": secret}))["accounts"][0]["name"],
        "Everyday"
    );
    let other = json!({"file": file, "wrapped": wrapped, "secret": "08".repeat(32)});
    assert_eq!(code("vault.unwrap", other), "vault.Locked");
}

#[test]
fn nothing_is_exported_without_the_pass_phrase() {
    let (vault, _) = vault();
    let one = |pass: &str| json!({"vault": vault, "pass_phrase": pass, "account": "Everyday"});
    for method in ["export.phrase", "export.key"] {
        assert_eq!(code(method, one("wrong horse")), "vault.WrongPassPhrase");
    }
    assert_eq!(
        code("export.backup", json!({"vault": vault, "pass_phrase": "wrong horse"})),
        "vault.WrongPassPhrase"
    );
    assert_eq!(ok("export.phrase", one(PASS))["phrase"], PHRASE);
    // The private key of the vector's first Ethereum account.
    assert_eq!(
        ok("export.key", one(PASS))["key"],
        "0x1ab42cc412b618bdea3a599e3c9bae199ebf030895b039e9db1e30dafb12b727"
    );
    let watch = json!({"watch": {"address": "0x0000000000000000000000000000000000000009"}});
    ok("vault.add", json!({"vault": vault, "name": "Bob", "origin": watch}));
    let bob = json!({"vault": vault, "pass_phrase": PASS, "account": "Bob"});
    assert_eq!(code("export.key", bob.clone()), "export.NoKey");
    assert_eq!(code("export.phrase", bob), "export.NoPhrase");
}

#[test]
fn a_backup_joins_a_vault() {
    let (vault, _) = vault();
    let backup =
        ok("export.backup", json!({"vault": vault, "pass_phrase": PASS, "file_pass_phrase": "paper horse"}));
    let (into, _) = self::vault();
    let key = json!({"key": {"kind": "ed25519", "key": "07".repeat(32)}});
    ok("vault.add", json!({"vault": vault, "name": "Everyday 2", "origin": key}));
    let merge = |file: &Value, pass: &str| json!({"vault": into, "file": file, "pass_phrase": pass});
    let merged = ok("vault.merge", merge(&backup["file"], "paper horse"));
    assert_eq!(merged, json!({"added": [], "held": ["Everyday"]}));
    let file = ok("vault.save", json!({"vault": vault}))["file"].clone();
    let merged = ok("vault.merge", merge(&file, PASS));
    assert_eq!(merged["added"][0]["name"], "Everyday 2");
}

#[test]
fn what_cannot_be_added_says_why() {
    let (vault, _) = vault();
    let add = |name: &str, origin: Value| {
        code("vault.add", json!({"vault": vault, "name": name, "origin": origin}))
    };
    let key = |key: &str| json!({"key": {"kind": "secp256k1", "key": key}});
    assert_eq!(add("Everyday", key(&"07".repeat(32))), "vault.NameTaken");
    assert_eq!(add(" x", key(&"07".repeat(32))), "vault.NameInvalid");
    assert_eq!(add("x", key("00")), "key.WrongLength");
    assert_eq!(add("x", key(&"00".repeat(32))), "key.OutOfRange");
    assert_eq!(add("x", json!({"phrase": {"phrase": PHRASE, "kind": "secp256k1"}})), "vault.HeldAlready");
    assert_eq!(add("x", json!({"keystore": {"file": "{}", "pass_phrase": ""}})), "keystore.NotAKeystore");
    assert_eq!(code("vault.new", json!({"pass_phrase": "short"})), "vault.PassPhraseShort");
}

#[test]
fn notes_and_packets_follow_from_the_account() {
    let (vault, account) = vault();
    let note = ok("private.seal", json!({"vault": vault, "account": "Everyday", "text": "Bob 房东"}));
    let open = json!({"vault": vault, "account": "Everyday", "sealed": note["sealed"]});
    assert_eq!(ok("private.open", open)["text"], "Bob 房东");
    let salt = json!({"vault": vault, "account": "Everyday", "salt": "12"});
    let key = ok("packet.key", salt)["claim_key"].clone();
    let link = ok("packet.link", json!({"vault": vault, "account": "Everyday", "salt": "12", "packet": 5}));
    assert_eq!(
        ok("link.parse", json!({"text": link["link"]})),
        json!({"kind": "packet", "packet": 5, "claim_key": key})
    );
    let proof = ok("packet.prove", json!({"link": link["link"], "claimer": account["address"]}));
    assert_eq!((&proof["packet"], &proof["proof"]["key"]), (&json!(5), &key));
    let fresh = ok("packet.new_key", json!({}));
    let link = ok("packet.link_of", json!({"secret": fresh["secret"], "packet": 6}))["link"].clone();
    let pasted = format!("http://localhost:8080/#/open?link={}", link.as_str().unwrap());
    assert_eq!(ok("link.parse", json!({"text": pasted}))["claim_key"], fresh["claim_key"]);
}
