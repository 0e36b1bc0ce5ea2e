//! Tests of the keystore: the definition's own files, and every file that must be refused.

use super::*;

const PASS: &str = "testpassword";
const SECRET: &str = "0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d";

/// The definition's file with PBKDF2.
const PBKDF2: &str = r#"{
    "crypto": {
        "cipher": "aes-128-ctr",
        "cipherparams": { "iv": "6087dab2f9fdbbfaddc31a909735c1e6" },
        "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        "kdf": "pbkdf2",
        "kdfparams": {
            "c": 262144, "dklen": 32, "prf": "hmac-sha256",
            "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"
        },
        "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"
    },
    "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    "version": 3
}"#;

/// The definition's file with scrypt.
const SCRYPT: &str = r#"{
    "crypto": {
        "cipher": "aes-128-ctr",
        "cipherparams": { "iv": "83dbcc02d8ccb40e466191a123791e0e" },
        "ciphertext": "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
        "kdf": "scrypt",
        "kdfparams": {
            "dklen": 32, "n": 262144, "p": 8, "r": 1,
            "salt": "ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19"
        },
        "mac": "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097"
    },
    "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
    "version": 3
}"#;

#[test]
fn the_definitions_files_open() {
    for file in [PBKDF2, SCRYPT] {
        let key = import(file, PASS).unwrap();
        assert_eq!(*key.to_hex(), SECRET);
        assert_eq!(key.address().to_string(), "0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b");
    }
    let spelled = PBKDF2.replace("\"crypto\"", "\"Crypto\"");
    assert_eq!(*import(&spelled, PASS).unwrap().to_hex(), SECRET);
}

#[test]
fn what_is_exported_is_imported() {
    let key = SecretKey::from_hex(KeyKind::Secp256k1, SECRET).unwrap();
    let file = export(&key, "口令 pass", &[0xab; 64]).unwrap();
    assert!(file.contains("\"id\": \"abababab-abab-4bab-abab-abababababab\""), "{file}");
    assert_eq!(import(&file, "口令 pass"), Ok(key));
    assert_eq!(import(&file, "another one"), Err(KeystoreError::Locked));
    let ed25519 = SecretKey::from_bytes(KeyKind::Ed25519, &[1; 32]).unwrap();
    assert_eq!(export(&ed25519, "pass", &[0; 64]), Err(KeystoreError::WrongKind));
}

#[test]
fn every_broken_file_says_what_is_broken() {
    use KeystoreError::*;
    let field = |field| FieldInvalid { field };
    let refused = |field| ParametersRefused { field };
    for (file, from, to, error) in [
        (PBKDF2, "{", "[", NotAKeystore),
        (PBKDF2, "\"version\": 3", "\"version\": 4", VersionUnknown { version: 4 }),
        (PBKDF2, "\"version\": 3", "\"Version\": 3", NotAKeystore),
        (PBKDF2, "\"crypto\"", "\"secret\"", field("Crypto")),
        (PBKDF2, "aes-128-ctr", "aes-128-cbc", Unsupported { what: "cipher" }),
        (PBKDF2, "\"pbkdf2\"", "\"bcrypt\"", Unsupported { what: "kdf" }),
        (PBKDF2, "hmac-sha256", "hmac-sha1", Unsupported { what: "prf" }),
        (PBKDF2, "6087", "60", field("iv")),
        (PBKDF2, "5318b4", "5318", field("ciphertext")),
        (PBKDF2, "5318b4", "5318xx", field("ciphertext")),
        (PBKDF2, "\"mac\"", "\"cam\"", field("mac")),
        (PBKDF2, "262144", "0", refused("c")),
        (PBKDF2, "262144", "10000001", refused("c")),
        (PBKDF2, "262144", "4294967296", refused("c")),
        (PBKDF2, "262144", "-1", field("c")),
        (PBKDF2, "262144", "1.5", field("c")),
        (PBKDF2, "\"dklen\": 32", "\"dklen\": 16", refused("dklen")),
        (PBKDF2, "ae3cd4", "xx3cd4", field("salt")),
        (SCRYPT, "262144", "262143", refused("n")),
        (SCRYPT, "262144", "1", refused("n")),
        (SCRYPT, "262144", "2147483648", refused("n")),
        (SCRYPT, "\"r\": 1", "\"r\": 32", refused("n")),
        (SCRYPT, "\"r\": 1", "\"r\": 0", refused("r")),
        (SCRYPT, "\"p\": 8", "\"p\": 0", refused("p")),
        (SCRYPT, "\"p\": 8", "\"p\": 17", refused("p")),
    ] {
        assert!(file.contains(from), "{from}");
        assert_eq!(import(&file.replacen(from, to, 1), PASS), Err(error), "{from} → {to}");
    }
    assert_eq!(import(&" ".repeat(MAX_KEYSTORE_BYTES + 1), PASS), Err(NotAKeystore));
}

#[test]
fn a_keystore_is_bound_to_its_pass_phrase_and_its_address() {
    let few = PBKDF2.replace("262144", "262143");
    assert_eq!(import(&few, PASS), Err(KeystoreError::Locked));
    assert_eq!(import(&PBKDF2.replace("517e", "517f"), PASS), Err(KeystoreError::Locked));
    assert_eq!(import(&PBKDF2.replace("e9b2\"", "e9\""), PASS), Err(KeystoreError::Locked));
    let own = PBKDF2.replacen('{', "{\"address\": \"0x008aeeda4d805471df9b2a5b0f38a0c3bcba786b\",", 1);
    assert_eq!(*import(&own, PASS).unwrap().to_hex(), SECRET);
    let other = own.replace("008aee", "108aee");
    assert_eq!(import(&other, PASS), Err(KeystoreError::AddressMismatch));
}
