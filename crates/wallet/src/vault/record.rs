//! What a vault's plaintext holds, as bytes.

use super::{Account, Extra, MAX_ACCOUNTS, MAX_EXTRA_BYTES, MAX_NAME_BYTES, Origin, Vault};
use crate::{
    derive::KeyPath,
    key::{KeyKind, SecretKey},
    mnemonic::{Language, Phrase},
};
use tally_types::{
    Address,
    codec::{Copying, DecodeExt as _, EncodeSize as _, Write as _},
    text::Text,
    wire::{ByteString, List},
};
use zeroize::{Zeroize, Zeroizing};

/// Most steps of a path that a vault keeps.
pub const MAX_PATH_STEPS: usize = 16;

tally_types::wire_struct! {
    pub struct PhraseRecord {
        pub entropy: ByteString<16, 32>,
        /// 0: English, 1: 简体中文.
        pub language: u8,
        pub extra: ByteString<0, MAX_EXTRA_BYTES>,
        pub kind: u8,
        pub path: List<u32, 0, MAX_PATH_STEPS>,
    }
}

tally_types::wire_struct! {
    pub struct KeyRecord {
        pub kind: u8,
        pub bytes: [u8; 32],
    }
}

tally_types::wire_enum! {
    pub enum OriginRecord {
        1 = Phrase(PhraseRecord),
        2 = Key(KeyRecord),
        3 = Watch(Address),
    }
}

tally_types::wire_struct! {
    pub struct AccountRecord {
        pub name: Text<1, MAX_NAME_BYTES>,
        pub address: Address,
        pub origin: OriginRecord,
    }
}

tally_types::wire_struct! {
    pub struct VaultRecord {
        pub accounts: List<AccountRecord, 0, MAX_ACCOUNTS>,
    }
}

/// Records hold secrets and wipe them.
impl Drop for OriginRecord {
    fn drop(&mut self) {
        match self {
            Self::Phrase(record) => {
                record.entropy.as_mut_slice().zeroize();
                record.extra.as_mut_slice().zeroize();
            }
            Self::Key(record) => record.bytes.zeroize(),
            Self::Watch(_) => {}
        }
    }
}

fn kind_tag(kind: KeyKind) -> u8 {
    match kind {
        KeyKind::Ed25519 => 1,
        KeyKind::Secp256k1 => 2,
    }
}

fn kind_of(tag: u8) -> Option<KeyKind> {
    [KeyKind::Ed25519, KeyKind::Secp256k1].into_iter().find(|kind| kind_tag(*kind) == tag)
}

/// The plaintext of `vault`, with room for the cipher's tag so that it is never moved and left behind.
pub fn encode(vault: &Vault, room: usize) -> Zeroizing<Vec<u8>> {
    let fits = "the vault's limits were kept when accounts were added";
    let accounts = vault.accounts.iter().map(|account| AccountRecord {
        name: Text::new(account.name.as_str()).expect(fits),
        address: account.address,
        origin: origin_record(&account.origin),
    });
    let record = VaultRecord { accounts: List::new(accounts.collect()).expect(fits) };
    let mut bytes = Zeroizing::new(Vec::with_capacity(record.encode_size() + room));
    record.write(&mut *bytes);
    bytes
}

fn origin_record(origin: &Origin) -> OriginRecord {
    let fits = "the vault's limits were kept when accounts were added";
    match origin {
        Origin::Phrase { phrase, extra, kind, path } => OriginRecord::Phrase(PhraseRecord {
            entropy: List::new(phrase.entropy().to_vec()).expect("a phrase has 16 to 32 bytes of entropy"),
            language: u8::from(phrase.language() == Language::Chinese),
            extra: List::new(extra.as_str().as_bytes().to_vec()).expect(fits),
            kind: kind_tag(*kind),
            path: List::new(path.steps().to_vec()).expect(fits),
        }),
        Origin::Key(key) => {
            OriginRecord::Key(KeyRecord { kind: kind_tag(key.kind()), bytes: *key.to_bytes() })
        }
        Origin::Watch(address) => OriginRecord::Watch(*address),
    }
}

/// Reads a plaintext; `None` when it is none.
pub fn decode(bytes: &[u8]) -> Option<Vault> {
    let record = VaultRecord::decode(Copying(bytes)).ok()?;
    let account = |record: &AccountRecord| {
        let origin = origin_of(&record.origin)?;
        Some(Account { name: record.name.as_str().to_owned(), address: record.address, origin })
    };
    Some(Vault { accounts: record.accounts.iter().map(account).collect::<Option<_>>()? })
}

fn origin_of(record: &OriginRecord) -> Option<Origin> {
    match record {
        OriginRecord::Phrase(record) => {
            let language = match record.language {
                0 => Language::English,
                1 => Language::Chinese,
                _ => return None,
            };
            Some(Origin::Phrase {
                phrase: Phrase::from_entropy(language, &record.entropy).ok()?,
                extra: Extra::new(std::str::from_utf8(&record.extra).ok()?),
                kind: kind_of(record.kind)?,
                path: KeyPath::of(record.path.to_vec())?,
            })
        }
        OriginRecord::Key(record) => {
            SecretKey::from_bytes(kind_of(record.kind)?, &record.bytes).ok().map(Origin::Key)
        }
        OriginRecord::Watch(address) => Some(Origin::Watch(*address)),
    }
}
