//! Keys that every Ethereum tool derives from the well-known test phrase.

use tally_wallet::{KeyKind, Phrase, SecretKey};

#[test]
fn the_test_phrase_leads_to_its_known_accounts() {
    let phrase = Phrase::parse("test test test test test test test test test test test junk").unwrap();
    for (index, private, address) in [
        (
            0,
            "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
            "0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266",
        ),
        (
            1,
            "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
            "0x70997970c51812dc3a010c7d01b50e0d17dc79c8",
        ),
    ] {
        let key = SecretKey::from_phrase(&phrase, "", KeyKind::Secp256k1, index).unwrap();
        assert_eq!(*key.to_hex(), private);
        assert_eq!(key.address().to_string(), address);
    }
}
