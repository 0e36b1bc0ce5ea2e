//! Building transactions: a body that was checked, and the signatures it collects.
//!
//! A draft refuses what the ledger would refuse without looking at its state, before anybody signs. It travels between
//! co-signers as bytes that name the network, and takes in only signatures that verify, so a finished transaction is
//! well-formed whoever contributed to it.

use crate::{
    key::SecretKey,
    verify::{SignatureError, verify, verify_claims},
};
use std::fmt;
use tally_types::{
    Address, Body, Hash, KeySignature, Operation, Refusal, Transaction, Witness,
    codec::{Copying, DecodeExt as _, Encode as _},
    fee::Fee,
    key::MAX_KEYS,
    signature::MAX_WITNESSES,
    transaction::{MAX_OPERATIONS, MAX_TRANSACTION_BYTES},
    wire::List,
};

/// The first bytes of a partially signed transaction: the name and the version of the format.
pub const PARTIAL_MAGIC: &[u8; 8] = b"TALLYTX\x01";

/// Greatest length of a partially signed transaction: a transaction, the magic and the network's hash.
pub const MAX_PARTIAL_BYTES: usize = MAX_TRANSACTION_BYTES + 40;

/// A network, as what is signed names it.
pub use tally_types::proof::NetworkId as Network;

tally_types::wire_struct! {
    /// A body on its way between co-signers.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Partial {
        pub genesis: Hash,
        pub body: Body,
        /// Strictly ascending by account.
        pub witnesses: List<Witness, 0, MAX_WITNESSES>,
    }
}

/// What a transaction is to do, before it has an id.
#[derive(Clone, Debug)]
pub struct Intent {
    /// Pays the fee and brings the nonce.
    pub payer: Address,
    pub nonce: u64,
    /// Block time in Unix milliseconds until which the transaction may enter a block.
    pub valid_until_ms: u64,
    pub fee_limit: Fee,
    pub operations: Vec<Operation>,
}

/// A checked body and the signatures collected so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    genesis: Hash,
    id: Hash,
    body: Body,
    /// Strictly ascending by account, and by key in each.
    witnesses: Vec<(Address, Vec<KeySignature>)>,
}

impl Draft {
    /// Makes a draft of what is wanted, unless the ledger would refuse it whatever its state.
    pub fn new(network: &Network, intent: Intent) -> Result<Self, BuildError> {
        let count = intent.operations.len();
        let operations = List::new(intent.operations).ok_or(BuildError::OperationCount { count })?;
        let Intent { payer, nonce, valid_until_ms, fee_limit, .. } = intent;
        let body = Body { chain_id: network.chain_id, payer, nonce, valid_until_ms, fee_limit, operations };
        Self::of(network, body)
    }

    /// Makes a draft of a body.
    pub fn of(network: &Network, body: Body) -> Result<Self, BuildError> {
        body.check(network.chain_id)?;
        let signers = body.signers().len();
        if signers > MAX_WITNESSES {
            return Err(BuildError::TooManySigners { count: signers });
        }
        verify_claims(&body, &network.genesis).map_err(|(_, error)| error)?;
        let id = body.id(&network.genesis);
        Ok(Self { genesis: network.genesis, id, body, witnesses: Vec::new() })
    }

    /// What every signature signs.
    pub fn id(&self) -> Hash {
        self.id
    }

    pub fn body(&self) -> &Body {
        &self.body
    }

    /// Signs for `account` with one of its keys.
    pub fn sign(&mut self, account: &Address, key: &SecretKey) -> Result<(), BuildError> {
        let signature = key.sign(&self.id);
        self.insert(account, signature)
    }

    /// Takes in a signature made elsewhere, a passkey's for one; it must verify.
    pub fn add(&mut self, account: &Address, signature: KeySignature) -> Result<(), BuildError> {
        verify(&signature, &self.id)?;
        self.insert(account, signature)
    }

    /// Takes in the signatures that another copy of this draft has collected.
    pub fn merge(&mut self, other: &Self) -> Result<(), BuildError> {
        if (self.genesis, self.id) != (other.genesis, other.id) {
            return Err(BuildError::OtherTransaction);
        }
        for (account, signatures) in &other.witnesses {
            for signature in signatures {
                self.insert(account, signature.clone())?;
            }
        }
        Ok(())
    }

    /// The accounts that must sign and for which nobody has.
    pub fn missing(&self) -> Vec<Address> {
        let signed =
            |account: &Address| self.witnesses.binary_search_by_key(account, |entry| entry.0).is_ok();
        self.body.signers().into_iter().filter(|account| !signed(account)).collect()
    }

    /// The signatures collected for `account`.
    pub fn signatures_of(&self, account: &Address) -> &[KeySignature] {
        match self.witnesses.binary_search_by_key(account, |entry| entry.0) {
            Ok(place) => &self.witnesses[place].1,
            Err(_) => &[],
        }
    }

    /// The transaction, once every account has signed. Whether its keys weigh enough is for the ledger to say.
    pub fn finish(&self) -> Result<Transaction, BuildError> {
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(BuildError::Missing { accounts: missing });
        }
        let witnesses = List::new(self.to_witnesses()).expect("the signers were counted");
        let transaction = Transaction { body: self.body.clone(), witnesses };
        if transaction.encode().len() > MAX_TRANSACTION_BYTES {
            return Err(Refusal::TooLarge.into());
        }
        transaction.check(self.body.chain_id)?;
        Ok(transaction)
    }

    /// The draft's bytes for the next co-signer.
    pub fn to_bytes(&self) -> Vec<u8> {
        let witnesses = List::new(self.to_witnesses()).expect("the signers were counted");
        let partial = Partial { genesis: self.genesis, body: self.body.clone(), witnesses };
        [&PARTIAL_MAGIC[..], &partial.encode()].concat()
    }

    /// Reads a draft; every signature in it must verify.
    pub fn from_bytes(network: &Network, bytes: &[u8]) -> Result<Self, BuildError> {
        if bytes.len() > MAX_PARTIAL_BYTES {
            return Err(Refusal::TooLarge.into());
        }
        let encoded = bytes.strip_prefix(PARTIAL_MAGIC).ok_or(BuildError::NotPartial)?;
        let partial = Partial::decode(Copying(encoded)).map_err(|_| BuildError::NotPartial)?;
        if partial.genesis != network.genesis {
            return Err(BuildError::OtherNetwork);
        }
        let mut draft = Self::of(network, partial.body)?;
        for witness in &partial.witnesses {
            for signature in &witness.signatures {
                draft.add(&witness.account, signature.clone())?;
            }
        }
        Ok(draft)
    }

    /// Keeps both orders. A key that signed already has said what it had to say.
    fn insert(&mut self, account: &Address, signature: KeySignature) -> Result<(), BuildError> {
        if self.body.signers().binary_search(account).is_err() {
            return Err(BuildError::NotASigner { account: *account });
        }
        let place = match self.witnesses.binary_search_by_key(account, |entry| entry.0) {
            Ok(place) => place,
            Err(place) => {
                self.witnesses.insert(place, (*account, Vec::new()));
                place
            }
        };
        let signatures = &mut self.witnesses[place].1;
        if let Err(place) = signatures.binary_search_by_key(&signature.key(), KeySignature::key) {
            if signatures.len() == MAX_KEYS {
                return Err(BuildError::TooManySignatures { account: *account });
            }
            signatures.insert(place, signature);
        }
        Ok(())
    }

    fn to_witnesses(&self) -> Vec<Witness> {
        let witness = |(account, signatures): &(Address, Vec<KeySignature>)| Witness {
            account: *account,
            signatures: List::new(signatures.clone()).expect("1 to 16 signatures"),
        };
        self.witnesses.iter().map(witness).collect()
    }
}

/// Builds and signs in one step what one account does and pays for itself, with its one key.
pub fn sign_alone(network: &Network, intent: Intent, key: &SecretKey) -> Result<Transaction, BuildError> {
    let payer = intent.payer;
    let mut draft = Draft::new(network, intent)?;
    draft.sign(&payer, key)?;
    draft.finish()
}

/// Why a transaction cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// The ledger would refuse it.
    Refused(Refusal),
    OperationCount {
        count: usize,
    },
    TooManySigners {
        count: usize,
    },
    TooManySignatures {
        account: Address,
    },
    /// The account neither acts nor pays.
    NotASigner {
        account: Address,
    },
    Signature(SignatureError),
    Missing {
        accounts: Vec<Address>,
    },
    NotPartial,
    OtherNetwork,
    OtherTransaction,
}

impl BuildError {
    /// What is wrong and what to do, in English.
    pub fn message(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.message().to_owned(),
            Self::OperationCount { count } => {
                format!("a transaction has 1 to {MAX_OPERATIONS} operations; this one has {count}")
            }
            Self::TooManySigners { count } => {
                format!("a transaction involves at most {MAX_WITNESSES} accounts; this one has {count}")
            }
            Self::TooManySignatures { account } => {
                format!("{account} has {MAX_KEYS} signatures already, the most there may be")
            }
            Self::NotASigner { account } => {
                format!("{account} neither acts nor pays in this transaction; leave it out")
            }
            Self::Signature(error) => error.message().to_owned(),
            Self::Missing { accounts } => format!("signatures are missing for {}", list(accounts, ", ")),
            Self::NotPartial => "these bytes are not a partially signed transaction".to_owned(),
            Self::OtherNetwork => "the partially signed transaction is for another network".to_owned(),
            Self::OtherTransaction => {
                "the two are not the same transaction; their signatures cannot be joined".to_owned()
            }
        }
    }

    /// The same in 简体中文.
    pub fn message_zh(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.message_zh().to_owned(),
            Self::OperationCount { count } => {
                format!("一笔交易含 1 至 {MAX_OPERATIONS} 个操作；此交易有 {count} 个")
            }
            Self::TooManySigners { count } => {
                format!("一笔交易最多涉及 {MAX_WITNESSES} 个账户；此交易有 {count} 个")
            }
            Self::TooManySignatures { account } => format!("{account} 已有 {MAX_KEYS} 个签名，达到上限"),
            Self::NotASigner { account } => format!("{account} 在此交易中既不操作也不付费；请去掉它"),
            Self::Signature(error) => error.message_zh().to_owned(),
            Self::Missing { accounts } => format!("尚缺以下账户的签名：{}", list(accounts, "、")),
            Self::NotPartial => "这些字节不是部分签名的交易".to_owned(),
            Self::OtherNetwork => "此部分签名的交易属于另一个网络".to_owned(),
            Self::OtherTransaction => "两者不是同一笔交易；无法合并签名".to_owned(),
        }
    }
}

fn list(accounts: &[Address], separator: &str) -> String {
    accounts.iter().map(Address::to_string).collect::<Vec<_>>().join(separator)
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for BuildError {}

impl From<Refusal> for BuildError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<SignatureError> for BuildError {
    fn from(error: SignatureError) -> Self {
        Self::Signature(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{key::KeyKind, passkey::SoftPasskey, verify::verify_transaction};
    use tally_types::{
        Action, Amount, AssetId,
        transfer::{Memo, Send},
    };

    const NETWORK: Network = Network { chain_id: 7, genesis: Hash([1; 32]) };

    fn key(byte: u8) -> SecretKey {
        SecretKey::from_bytes(KeyKind::Ed25519, &[byte; 32]).unwrap()
    }

    fn send(actor: &SecretKey, amount: u128) -> Operation {
        let to = Address([9; 20]);
        let send = Send { to, asset: AssetId::COIN, amount: Amount(amount), memo: Memo::NONE };
        Operation { actor: actor.address(), action: Action::Send(send) }
    }

    fn intent(payer: &SecretKey, operations: Vec<Operation>) -> Intent {
        let fee_limit = Fee { asset: AssetId::COIN, amount: Amount(10) };
        Intent { payer: payer.address(), nonce: 0, valid_until_ms: 1, fee_limit, operations }
    }

    #[test]
    fn one_key_signs_alone() {
        let transaction = sign_alone(&NETWORK, intent(&key(1), vec![send(&key(1), 5)]), &key(1)).unwrap();
        assert_eq!(transaction.check(7), Ok(()));
        assert_eq!(verify_transaction(&transaction, &NETWORK.genesis), Ok(()));
        assert!(verify_transaction(&transaction, &Hash::ZERO).is_err());
    }

    #[test]
    fn co_signers_pass_a_draft_around() {
        let passkey = SoftPasskey::new(&[4; 32], "localhost", "http://localhost").unwrap();
        let shared = Address([200; 20]);
        let mut operations = vec![send(&key(1), 5), send(&key(2), 6)];
        operations[1].actor = shared;
        let mut first = Draft::new(&NETWORK, intent(&key(3), operations)).unwrap();
        let mut missing = vec![key(1).address(), key(3).address(), shared];
        missing.sort_unstable();
        assert_eq!(first.missing(), missing);
        assert_eq!(first.finish(), Err(BuildError::Missing { accounts: missing }));

        let mut second = Draft::from_bytes(&NETWORK, &first.to_bytes()).unwrap();
        first.sign(&key(1).address(), &key(1)).unwrap();
        first.sign(&key(1).address(), &key(1)).unwrap();
        second.sign(&shared, &key(2)).unwrap();
        second.add(&shared, passkey.sign(&second.id())).unwrap();
        second.sign(&key(3).address(), &key(3)).unwrap();
        first.merge(&Draft::from_bytes(&NETWORK, &second.to_bytes()).unwrap()).unwrap();
        let transaction = first.finish().unwrap();
        assert_eq!(verify_transaction(&transaction, &NETWORK.genesis), Ok(()));
        assert_eq!(transaction.witness_of(&shared).unwrap().signatures.len(), 2);
    }

    #[test]
    fn the_bytes_between_co_signers_stay_as_they_are() {
        let mut draft = Draft::new(&NETWORK, intent(&key(1), vec![send(&key(1), 5)])).unwrap();
        draft.sign(&key(1).address(), &key(1)).unwrap();
        assert_eq!(
            Hash::sha256(&[&draft.to_bytes()]).to_hex(),
            "100ff04299d6cdf7d7beaf9580cdb7f94f9f1fb87a3e68693757b329d2baf3f5"
        );
    }

    #[test]
    fn what_cannot_be_built_says_why() {
        let build = |operations| Draft::new(&NETWORK, intent(&key(1), operations)).map(|_| ());
        assert_eq!(build(vec![]), Err(BuildError::OperationCount { count: 0 }));
        assert_eq!(build(vec![send(&key(1), 1); 65]), Err(BuildError::OperationCount { count: 65 }));
        assert_eq!(build(vec![send(&key(1), 0)]), Err(BuildError::Refused(Refusal::AmountZero)));
        let many = (1..=17).map(|byte| send(&key(byte), 1)).collect();
        assert_eq!(build(many), Err(BuildError::TooManySigners { count: 17 }));

        let mut draft = Draft::new(&NETWORK, intent(&key(1), vec![send(&key(1), 1)])).unwrap();
        let stranger = key(2).address();
        assert_eq!(draft.sign(&stranger, &key(2)), Err(BuildError::NotASigner { account: stranger }));
        let forged = key(1).sign(&Hash::ZERO);
        assert_eq!(
            draft.add(&key(1).address(), forged),
            Err(BuildError::Signature(SignatureError::Mismatch))
        );
        let other = Draft::new(&NETWORK, intent(&key(1), vec![send(&key(1), 2)])).unwrap();
        assert_eq!(draft.merge(&other), Err(BuildError::OtherTransaction));
        for byte in 1..=16 {
            draft.sign(&key(1).address(), &key(byte)).unwrap();
        }
        let account = key(1).address();
        assert_eq!(draft.sign(&account, &key(17)), Err(BuildError::TooManySignatures { account }));
    }

    #[test]
    fn bytes_that_are_no_draft_say_why() {
        let mut draft = Draft::new(&NETWORK, intent(&key(1), vec![send(&key(1), 1)])).unwrap();
        draft.sign(&key(1).address(), &key(1)).unwrap();
        let bytes = draft.to_bytes();
        let other = Network { genesis: Hash::ZERO, ..NETWORK };
        assert_eq!(Draft::from_bytes(&other, &bytes), Err(BuildError::OtherNetwork));
        let other = Network { chain_id: 8, ..NETWORK };
        assert_eq!(Draft::from_bytes(&other, &bytes), Err(BuildError::Refused(Refusal::WrongChain)));
        assert_eq!(Draft::from_bytes(&NETWORK, &bytes[1..]), Err(BuildError::NotPartial));
        assert_eq!(Draft::from_bytes(&NETWORK, &bytes[..bytes.len() - 1]), Err(BuildError::NotPartial));
        let mut forged = bytes.clone();
        *forged.last_mut().unwrap() ^= 1;
        assert_eq!(
            Draft::from_bytes(&NETWORK, &forged),
            Err(BuildError::Signature(SignatureError::Mismatch))
        );
        let huge = vec![0; MAX_PARTIAL_BYTES + 1];
        assert_eq!(Draft::from_bytes(&NETWORK, &huge), Err(BuildError::Refused(Refusal::TooLarge)));
    }
}
