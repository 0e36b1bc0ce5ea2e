//! Signatures within operations are verified with the witnesses' own.

use super::*;
use crate::index::mocks;
use commonware_cryptography::{Signer as _, ed25519::PrivateKey};
use tally_types::{
    Action, Address, PublicKey, Witness,
    packet::{ClaimPacket, PacketId, claim_message},
    signature::Ed25519Signature,
    wire::List,
};

const GENESIS: Hash = Hash([1; 32]);

/// The account of key 1.
fn account() -> Address {
    PublicKey::Ed25519(sign(1, &Hash::ZERO).key).address()
}

fn sign(seed: u64, message: &Hash) -> Ed25519Signature {
    let key = PrivateKey::from_seed(seed);
    Ed25519Signature {
        key: key.public_key().as_ref().try_into().unwrap(),
        signature: key.sign(NAMESPACE, &message.0).as_ref().try_into().unwrap(),
    }
}

/// Key 1's account claims from packet 4 with this proof, and signs.
fn claim(proof: Ed25519Signature) -> (Hash, Transaction) {
    let action = Action::ClaimPacket(ClaimPacket { packet: PacketId(4), proof: Some(proof) });
    let mut made = mocks::transaction(account(), 0, vec![mocks::operation(account(), action)]);
    let id = made.body.id(&GENESIS);
    let signatures = List::new(vec![KeySignature::Ed25519(sign(1, &id))]).unwrap();
    made.witnesses = List::new(vec![Witness { account: account(), signatures }]).unwrap();
    (id, made)
}

#[test]
fn a_claim_counts_only_for_its_claimer_its_packet_and_its_network() {
    let proof = |genesis, packet, claimer| sign(9, &claim_message(genesis, PacketId(packet), claimer));
    let own = account();
    let good = proof(&GENESIS, 4, &own);
    let off_curve =
        Ed25519Signature { key: std::array::from_fn(|place| if place == 0 { 2 } else { 0 }), ..good.clone() };
    let made = [
        claim(good.clone()),
        claim(proof(&GENESIS, 5, &own)),
        claim(proof(&GENESIS, 4, &Address([7; 20]))),
        claim(proof(&Hash::ZERO, 4, &own)),
        claim(off_curve),
        claim(good),
    ];
    let candidates: Vec<_> =
        made.iter().map(|(id, transaction)| Candidate { id: *id, transaction }).collect();
    assert_eq!(Verifier::new(GENESIS).verify(&candidates), [true, false, false, false, false, true]);
}

#[test]
fn a_good_claim_makes_no_bad_witness_good() {
    let message = claim_message(&GENESIS, PacketId(4), &account());
    let (id, mut made) = claim(sign(9, &message));
    let signatures = List::new(vec![KeySignature::Ed25519(sign(1, &message))]).unwrap();
    made.witnesses = List::new(vec![Witness { account: account(), signatures }]).unwrap();
    assert_eq!(Verifier::new(GENESIS).verify(&[Candidate { id, transaction: &made }]), [false]);
}
