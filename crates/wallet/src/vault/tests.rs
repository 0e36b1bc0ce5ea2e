//! Tests of the vault, most of them under parameters that cost nothing.

use super::{file::Policy, *};
use crate::mnemonic::Language;

const PASS: &str = "correct horse";

const CHEAP: Kdf = Kdf { memory_kib: 8, passes: 1, lanes: 1 };

const POLICY: Policy =
    Policy { current: CHEAP, least: CHEAP, greatest: Kdf { memory_kib: 64, passes: 4, lanes: 2 } };

fn vault() -> Vault {
    let mut vault = Vault::default();
    let phrase = |language| Phrase::from_entropy(language, &[3; 16]).unwrap();
    vault.add("savings", Origin::phrase(phrase(Language::English), KeyKind::Ed25519, 0)).unwrap();
    vault.add("午饭", Origin::phrase(phrase(Language::Chinese), KeyKind::Secp256k1, 1)).unwrap();
    let extra = Origin::Phrase {
        phrase: phrase(Language::English),
        extra: Extra::new("the 25th word"),
        kind: KeyKind::Ed25519,
        path: KeyPath::parse("m/1'/2'").unwrap(),
    };
    vault.add("hidden", extra).unwrap();
    vault.add("imported", Origin::Key(SecretKey::from_bytes(KeyKind::Secp256k1, &[5; 32]).unwrap())).unwrap();
    vault.add("watched", Origin::Watch(Address([6; 20]))).unwrap();
    vault
}

fn seal(vault: &Vault) -> Vec<u8> {
    vault.seal_under(&POLICY, PASS, &[7; 40]).unwrap()
}

#[test]
fn what_is_sealed_is_opened() {
    for vault in [Vault::default(), vault()] {
        let opened = Vault::open_under(&POLICY, &seal(&vault), PASS).unwrap();
        assert_eq!(opened.vault, vault);
        assert!(!opened.outdated);
        for account in opened.vault.accounts() {
            if let Some(key) = account.key().unwrap() {
                assert_eq!(key.address(), account.address());
            }
        }
    }
}

#[test]
fn a_real_vault_is_sealed_with_the_current_parameters() {
    let file = vault().seal(PASS, &[7; 40]).unwrap();
    assert_eq!(Vault::open(&file, PASS).unwrap().vault, vault());
    assert_eq!(file[8..20], [0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1]);
}

/// Whoever changes this breaks every vault there is: a new format takes a new version.
#[test]
fn the_vaults_bytes_stay_as_they_are() {
    let file = vault().seal(PASS, &[7; 40]).unwrap();
    let digest = tally_types::Hash::sha256(&[&file]);
    assert_eq!(digest.to_hex(), "aeeb47bf359d1f333f389ca8fef9b86170f1c204baf35eea5ffe8b1c9128efe2");
}

#[test]
fn a_vault_changed_in_any_byte_does_not_open() {
    let file = seal(&vault());
    for place in 0..file.len() {
        let mut changed = file.clone();
        changed[place] ^= 1;
        let error = Vault::open_under(&POLICY, &changed, PASS).unwrap_err();
        match place {
            0..7 => assert_eq!(error, VaultError::NotAVault),
            7 => assert_eq!(error, VaultError::VersionUnknown { version: 0 }),
            8..20 => {
                assert!(matches!(error, VaultError::ParametersRefused { .. } | VaultError::Locked), "{error}")
            }
            _ => assert_eq!(error, VaultError::Locked),
        }
    }
    for length in 0..file.len() {
        let error = Vault::open_under(&POLICY, &file[..length], PASS).unwrap_err();
        assert_eq!(error, if length < 76 { VaultError::NotAVault } else { VaultError::Locked }, "{length}");
    }
    assert_eq!(Vault::open(&vec![0; MAX_VAULT_BYTES + 1], PASS).unwrap_err(), VaultError::NotAVault);
}

#[test]
fn a_wrong_pass_phrase_opens_nothing() {
    assert_eq!(Vault::open_under(&POLICY, &seal(&vault()), "Correct horse").unwrap_err(), VaultError::Locked);
    assert_eq!(vault().seal("1234567", &[0; 40]).unwrap_err(), VaultError::PassPhraseShort);
}

#[test]
fn accents_are_typed_in_more_than_one_way() {
    let file = vault().seal_under(&POLICY, "caf\u{e9} au lait", &[7; 40]).unwrap();
    assert!(Vault::open_under(&POLICY, &file, "cafe\u{301} au lait").is_ok());
}

#[test]
fn parameters_out_of_bounds_are_refused_before_any_work() {
    for kdf in [
        Kdf { memory_kib: 64 * 1024 - 1, ..CURRENT },
        Kdf { passes: 2, ..CURRENT },
        Kdf { lanes: 0, ..CURRENT },
        Kdf { memory_kib: u32::MAX, ..CURRENT },
        Kdf { passes: u32::MAX, ..CURRENT },
        Kdf { lanes: u32::MAX, ..CURRENT },
    ] {
        let mut file = seal(&vault());
        file[8..12].copy_from_slice(&kdf.memory_kib.to_be_bytes());
        file[12..16].copy_from_slice(&kdf.passes.to_be_bytes());
        file[16..20].copy_from_slice(&kdf.lanes.to_be_bytes());
        assert_eq!(Vault::open(&file, PASS).unwrap_err(), VaultError::ParametersRefused { kdf });
    }
}

#[test]
fn a_vault_with_yesterdays_parameters_opens_and_says_so() {
    let today = Policy { current: Kdf { passes: 2, ..CHEAP }, ..POLICY };
    let opened = Vault::open_under(&today, &seal(&vault()), PASS).unwrap();
    assert!(opened.outdated);
    let again = opened.vault.seal_under(&today, PASS, &[8; 40]).unwrap();
    assert!(!Vault::open_under(&today, &again, PASS).unwrap().outdated);
}

#[test]
fn every_refusal_names_the_broken_rule() {
    let mut vault = vault();
    let watch = |byte| Origin::Watch(Address([byte; 20]));
    for name in ["", " a", "a\u{202e}", &"x".repeat(65)] {
        assert_eq!(vault.add(name, watch(1)).unwrap_err(), VaultError::NameInvalid, "{name}");
    }
    let taken = VaultError::NameTaken { name: "savings".into() };
    assert_eq!(vault.add("savings", watch(1)).unwrap_err(), taken);
    assert_eq!(vault.rename("watched", "savings"), Err(taken));
    assert_eq!(vault.add("again", watch(6)).unwrap_err(), VaultError::HeldAlready { name: "watched".into() });
    assert_eq!(vault.remove("nobody").unwrap_err(), VaultError::NoSuchAccount { name: "nobody".into() });
    let origin = |extra: &str, path: &str| Origin::Phrase {
        phrase: Phrase::from_entropy(Language::English, &[3; 16]).unwrap(),
        extra: Extra::new(extra),
        kind: KeyKind::Ed25519,
        path: KeyPath::parse(path).unwrap(),
    };
    assert_eq!(vault.add("a", origin(&"x".repeat(257), "m/0'")).unwrap_err(), VaultError::ExtraTooLong);
    let long = format!("m{}", "/0'".repeat(17));
    assert_eq!(vault.add("a", origin("", &long)).unwrap_err(), VaultError::PathTooLong);
    let soft = VaultError::Key(KeyError::Derive(crate::derive::DeriveError::NotHardened));
    assert_eq!(vault.add("a", origin("", "m/0")).unwrap_err(), soft);
    for index in vault.accounts().len()..MAX_ACCOUNTS {
        let bytes = std::array::from_fn(|place| if place < 2 { (index >> (8 * place)) as u8 } else { 99 });
        vault.add(&format!("account {index}"), Origin::Watch(Address(bytes))).unwrap();
    }
    assert_eq!(vault.add("one more", watch(1)).unwrap_err(), VaultError::Full);
    let file = seal(&vault);
    assert_eq!(Vault::open_under(&POLICY, &file, PASS).unwrap().vault, vault);
}

#[test]
fn a_vault_does_not_show_its_secrets() {
    let shown = format!("{:?}", vault());
    assert!(shown.contains("redacted") && !shown.contains("25th"), "{shown}");
}

#[test]
fn the_longest_vault_is_within_the_limit() {
    let phrase = 33 + 1 + 2 + MAX_EXTRA_BYTES + 1 + 1 + 4 * record::MAX_PATH_STEPS;
    assert!(MAX_ACCOUNTS * (1 + MAX_NAME_BYTES + 20 + 1 + phrase) + 78 < MAX_VAULT_BYTES);
}
