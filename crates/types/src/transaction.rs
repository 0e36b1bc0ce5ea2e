//! Transactions: up to 64 operations that all apply or none, signed by every account involved.
//!
//! The id is `SHA-256` under the domain `tally/transaction` of the network's genesis hash and the body; every signature
//! signs the id. The signatures are not in the id but in the block's transactions root.

use crate::{
    Action, Address, Hash, KeySignature, Operation, Refusal, Witness, fee::Fee, merkle,
    packet::claim_message, signature::MAX_WITNESSES, wire::List,
};
use commonware_codec::{Copying, Encode as _};

/// Most operations of one transaction.
pub const MAX_OPERATIONS: usize = 64;
/// Most bytes of one transaction.
pub const MAX_TRANSACTION_BYTES: usize = 32 * 1024;
/// Most work of one transaction (see [`Operation::work`]).
pub const MAX_WORK: u32 = 512;
/// Farthest that valid-until may lie ahead of the block's time: a day.
pub const MAX_VALIDITY_MS: u64 = 24 * 60 * 60 * 1000;

wire_struct! {
    /// What is signed.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Body {
        pub chain_id: u64,
        /// Pays the fee and brings the nonce; may differ from the actors.
        pub payer: Address,
        pub nonce: u64,
        /// Block time in Unix milliseconds until which (inclusive) the transaction may enter a block.
        pub valid_until_ms: u64,
        /// The asset the fee is paid in, and the most it may be.
        pub fee_limit: Fee,
        pub operations: List<Operation, 1, MAX_OPERATIONS>,
    }
}

wire_struct! {
    /// A body and its signatures.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Transaction {
        pub body: Body,
        /// Strictly ascending by account.
        pub witnesses: List<Witness, 1, MAX_WITNESSES>,
    }
}

impl Body {
    /// The id, which every signature signs.
    pub fn id(&self, genesis: &Hash) -> Hash {
        Hash::of("tally/transaction", &[&genesis.0, &self.encode()])
    }

    /// The accounts that must sign: the payer and every actor, ascending.
    pub fn signers(&self) -> Vec<Address> {
        let mut accounts: Vec<_> = self.operations.iter().map(|operation| operation.actor).collect();
        accounts.push(self.payer);
        accounts.sort_unstable();
        accounts.dedup();
        accounts
    }

    /// The work of all operations.
    pub fn work(&self) -> u32 {
        self.operations.iter().map(Operation::work).sum()
    }

    /// The checks that need neither state nor signatures, in the refusals' order: what a wallet runs before it signs.
    pub fn check(&self, chain_id: u64) -> Result<(), Refusal> {
        if self.work() > MAX_WORK {
            return Err(Refusal::TooLarge);
        }
        if self.chain_id != chain_id {
            return Err(Refusal::WrongChain);
        }
        let mut first: Option<Refusal> = None;
        for operation in &self.operations {
            if let Err(refusal) = operation.check() {
                first = Some(first.map_or(refusal, |earlier| earlier.min(refusal)));
            }
        }
        first.map_or(Ok(()), Err)
    }

    /// The signatures within operations, which speak for no account, each with what it signs in the place of the id.
    ///
    /// They are verified like those of the witnesses, and with them: the ledger takes them for verified.
    pub fn claims(&self, genesis: &Hash) -> impl Iterator<Item = (KeySignature, Hash)> {
        self.operations.iter().filter_map(|operation| match &operation.action {
            Action::ClaimPacket(claim) => claim.proof.as_ref().map(|proof| {
                let message = claim_message(genesis, claim.packet, &operation.actor);
                (KeySignature::Ed25519(proof.clone()), message)
            }),
            _ => None,
        })
    }
}

impl Transaction {
    /// Decodes canonical bytes; anything else, anything after the end included, is [`Refusal::Malformed`].
    pub fn decode(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > MAX_TRANSACTION_BYTES {
            return Err(Refusal::TooLarge);
        }
        <Self as commonware_codec::DecodeExt<()>>::decode(Copying(bytes)).map_err(|_| Refusal::Malformed)
    }

    /// All checks that need neither state nor the verification of signatures, in the refusals' order.
    pub fn check(&self, chain_id: u64) -> Result<(), Refusal> {
        let body = self.body.check(chain_id);
        if let Err(refusal @ (Refusal::TooLarge | Refusal::WrongChain)) = body {
            return Err(refusal);
        }
        let ascending = self.witnesses.windows(2).all(|pair| pair[0].account < pair[1].account)
            && self
                .witnesses
                .iter()
                .all(|witness| witness.signatures.windows(2).all(|pair| pair[0].key() < pair[1].key()));
        if !ascending {
            return Err(Refusal::WitnessesUnsorted);
        }
        let signers = self.body.signers();
        if self.witnesses.iter().any(|witness| signers.binary_search(&witness.account).is_err()) {
            return Err(Refusal::WitnessUnneeded);
        }
        if self.witnesses.len() != signers.len() {
            return Err(Refusal::WitnessMissing);
        }
        body
    }

    /// The signatures within operations (see [`Body::claims`]).
    pub fn claims(&self, genesis: &Hash) -> impl Iterator<Item = (KeySignature, Hash)> {
        self.body.claims(genesis)
    }

    /// The signatures that speak for `account`.
    pub fn witness_of(&self, account: &Address) -> Option<&Witness> {
        self.witnesses.iter().find(|witness| witness.account == *account)
    }
}

/// The leaf that stands for a transaction's bytes, signatures included, under the block's transactions root.
pub fn leaf(bytes: &[u8]) -> Hash {
    merkle::leaf(bytes)
}
