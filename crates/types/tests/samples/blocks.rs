//! Blocks, headers, and the proofs that lead to them.

use super::*;

pub fn blocks_and_proofs() -> Vec<Sample> {
    let transactions: Vec<Bytes> =
        actions::all().into_iter().take(3).map(|action| transaction(action).encode()).collect();
    let header = header(&transactions);
    let child = Header { parent: header.digest(), height: header.height + 1, ..header.clone() };
    let certified = CertifiedHeader {
        header: header.clone(),
        descendants: list(vec![child]),
        certificate: list(count::<100>(0x90).to_vec()),
    };
    let path = Path { index: 5, size: 9, sisters: list(vec![hash(0x91), hash(0x92), hash(0x93)]) };
    let refused = Outcome::Refused(Refused { operation: 1, refusal: Refusal::UnknownAsset });
    let of_receipt = ReceiptProof {
        block: certified.clone(),
        path: path.clone(),
        receipt: receipts::receipt(refused, vec![], vec![]),
    };
    let of_state = StateProof {
        block: certified.clone(),
        key: StateKey::account(&address(0x94)),
        record: list(count::<40>(0x95).to_vec()),
        proof: list(count::<60>(0x96).to_vec()),
    };
    let proof = Proof::Receipt(of_receipt.clone());
    vec![
        sample("Header", header.clone()),
        sample("Block", Block { header, transactions }),
        sample("merkle/Path", path),
        sample("CertifiedHeader", certified),
        sample("ProofFile", ProofFile { network: NetworkId { chain_id: 0x97, genesis: hash(0x98) }, proof }),
        sample("Proof/Receipt", Proof::Receipt(of_receipt)),
        sample("Proof/State", Proof::State(of_state)),
    ]
}

fn header(transactions: &[Bytes]) -> Header {
    Header {
        parent: hash(0x80),
        height: 0x0801,
        time_ms: 0x0802,
        epoch: 0x0803,
        view: 0x0804,
        parent_view: 0x0805,
        leader: count(0x86),
        seed: count(0x87),
        transactions_root: tally_types::block::transactions_root(transactions),
        receipts_root: hash(0x88),
        state_root: hash(0x89),
        sync: SyncTarget { root: hash(0x8a), start: 0x08b0, end: 0x08b1 },
    }
}
