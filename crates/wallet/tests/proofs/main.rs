//! Proofs made as a network makes them, verified as a stranger verifies them, and changed in every byte.

mod loan;
mod network;

use network::{Network, prove_record};
use tally_types::{
    Address, Amount, AssetId, Hash, Header, Outcome, Receipt, StateKey,
    block::SyncTarget,
    codec::Encode as _,
    fee::Fee,
    merkle,
    proof::{MAGIC, Proof, ProofFile, ReceiptProof, StateProof},
    wire::{Empty, List},
};
use tally_wallet::proof::{Line, NetworkKey, ProofError, verify, verify_bytes};

fn header(height: u64) -> Header {
    Header {
        parent: Hash([9; 32]),
        height,
        time_ms: 1000 * height,
        epoch: 0,
        view: height + 3,
        parent_view: height + 1,
        leader: [1; 32],
        seed: [2; 48],
        transactions_root: Hash([3; 32]),
        receipts_root: Hash([4; 32]),
        state_root: Hash([5; 32]),
        sync: SyncTarget { root: Hash([6; 32]), start: 0, end: height },
    }
}

fn receipt(byte: u8) -> Receipt {
    Receipt {
        transaction: Hash([byte; 32]),
        payer: Address([byte; 20]),
        fee: Fee { asset: AssetId::COIN, amount: Amount(1) },
        outcome: Outcome::Applied(Empty),
        moves: List::default(),
        events: List::default(),
    }
}

fn receipt_file(network: &Network, descendants: u64) -> ProofFile {
    let receipts = [receipt(1), receipt(2), receipt(3)];
    let leaves: Vec<Hash> = receipts.iter().map(Receipt::leaf).collect();
    let mut headers = vec![Header { receipts_root: merkle::root(&leaves), ..header(5) }];
    for height in 6..6 + descendants {
        let parent = headers.last().unwrap().digest();
        headers.push(Header { parent, ..header(height) });
    }
    let path = merkle::prove(&leaves, 1).unwrap();
    let proof = ReceiptProof { block: network.certify(&headers), path, receipt: receipts[1].clone() };
    ProofFile { network: network.id, proof: Proof::Receipt(proof) }
}

fn state_file(network: &Network) -> ProofFile {
    let key = |byte: u8| StateKey::account(&Address([byte; 20]));
    let records = (0..40).map(|byte| (key(byte), vec![byte; 50])).collect();
    let (state_root, proof) = prove_record(records, key(7));
    let block = network.certify(&[Header { state_root, ..header(5) }]);
    let record = List::new(vec![7; 50]).unwrap();
    let proof = StateProof { block, key: key(7), record, proof: List::new(proof).unwrap() };
    ProofFile { network: network.id, proof: Proof::State(proof) }
}

#[test]
fn a_receipt_is_proven_by_the_networks_key_alone() {
    let network = Network::new(1);
    for descendants in [0, 2] {
        let file = receipt_file(&network, descendants);
        let proven = verify_bytes(&file.to_bytes(), &network.key, None).unwrap();
        assert_eq!((proven.network, proven.header.height), (network.id, 5));
        assert_eq!(proven.line, Line::Receipt { place: 1, receipt: Box::new(receipt(2)) });
    }
}

#[test]
fn a_record_is_proven_by_the_networks_key_alone() {
    let network = Network::new(1);
    let proven = verify_bytes(&state_file(&network).to_bytes(), &network.key, Some(&network.id)).unwrap();
    let key = StateKey::account(&Address([7; 20]));
    assert_eq!(proven.line, Line::Record { key, record: vec![7; 50] });
}

#[test]
fn a_proof_changed_in_any_byte_is_refused() {
    let network = Network::new(1);
    for file in [receipt_file(&network, 0), receipt_file(&network, 1), state_file(&network)] {
        let bytes = file.to_bytes();
        for place in 0..bytes.len() {
            for bit in [0x01, 0x80] {
                let mut changed = bytes.clone();
                changed[place] ^= bit;
                assert!(
                    verify_bytes(&changed, &network.key, None).is_err(),
                    "byte {place} of {}",
                    bytes.len()
                );
            }
        }
        for length in [0, 7, 8, bytes.len() / 2, bytes.len() - 1] {
            assert_eq!(
                verify_bytes(&bytes[..length], &network.key, None),
                Err(ProofError::NotAProof),
                "{length}"
            );
        }
        let longer = [&bytes[..], &[0]].concat();
        assert_eq!(verify_bytes(&longer, &network.key, None), Err(ProofError::NotAProof));
    }
}

#[test]
fn each_broken_link_has_its_name() {
    let (network, other) = (Network::new(1), Network::new(2));
    let good = receipt_file(&network, 1);
    let check = |file: &ProofFile| verify(file, &network.key, None).map(|_| ());
    let changed = |change: &dyn Fn(&mut ReceiptProof)| {
        let Proof::Receipt(mut proof) = good.proof.clone() else { unreachable!("it proves a receipt") };
        change(&mut proof);
        check(&ProofFile { network: network.id, proof: Proof::Receipt(proof) })
    };
    assert_eq!(check(&good), Ok(()));
    assert_eq!(verify(&good, &network.key, Some(&other.id)).map(|_| ()), Err(ProofError::WrongNetwork));
    assert_eq!(verify(&good, &other.key, None).map(|_| ()), Err(ProofError::CertificateInvalid));
    // The same members under the name of another chain.
    let renamed = ProofFile { network: other.id, ..good.clone() };
    assert_eq!(check(&renamed), Err(ProofError::CertificateInvalid));
    assert_eq!(verify(&good, &NetworkKey([0; 96]), None).map(|_| ()), Err(ProofError::KeyInvalid));

    assert_eq!(changed(&|proof| proof.receipt = receipt(9)), Err(ProofError::ReceiptNotInBlock));
    assert_eq!(changed(&|proof| proof.path.index = 0), Err(ProofError::ReceiptNotInBlock));
    assert_eq!(changed(&|proof| proof.block.header.time_ms += 1), Err(ProofError::HeaderNotCertified));
    assert_eq!(
        changed(&|proof| proof.block.descendants = List::default()),
        Err(ProofError::HeaderNotCertified)
    );
    let junk = || List::new(vec![0; 10]).unwrap();
    assert_eq!(changed(&|proof| proof.block.certificate = junk()), Err(ProofError::CertificateMalformed));
    let foreign = |proof: &mut ReceiptProof| {
        let headers = [&[proof.block.header.clone()][..], &proof.block.descendants].concat();
        proof.block.certificate = other.certify(&headers).certificate;
    };
    assert_eq!(changed(&foreign), Err(ProofError::CertificateInvalid));
    // A chain of headers that skips one, certified by the members all the same.
    let skip = |proof: &mut ReceiptProof| {
        let first = proof.block.header.clone();
        let second = Header { parent: first.digest(), ..header(7) };
        proof.block = network.certify(&[first, second]);
    };
    assert_eq!(changed(&skip), Err(ProofError::HeaderNotCertified));

    let state = state_file(&network);
    let Proof::State(proof) = &state.proof else { unreachable!("it proves a record") };
    for wrong in [
        StateProof { record: List::new(vec![8; 50]).unwrap(), ..proof.clone() },
        StateProof { key: StateKey::account(&Address([8; 20])), ..proof.clone() },
        StateProof { proof: List::new(vec![0; 5]).unwrap(), ..proof.clone() },
    ] {
        let file = ProofFile { network: network.id, proof: Proof::State(wrong) };
        assert_eq!(check(&file), Err(ProofError::RecordNotInState));
    }
}

#[test]
fn the_networks_key_is_read_as_it_is_written() {
    let key = Network::new(3).key;
    assert_eq!(NetworkKey::parse(&key.to_string()), Ok(key));
    for text in ["", "0x00", &"00".repeat(96), &key.to_string()[1..]] {
        assert_eq!(NetworkKey::parse(text), Err(ProofError::KeyInvalid), "{text}");
    }
    assert_eq!(verify_bytes(&MAGIC.encode(), &key, None), Err(ProofError::NotAProof));
}
