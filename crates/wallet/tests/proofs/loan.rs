//! A loan's certificate: whole, and with its history tampered with.

use super::{
    header,
    network::{Network, prove_record},
    receipt,
};
use tally_types::{
    Address, Amount, Event, Header, Receipt, StateKey,
    codec::Encode as _,
    loan::*,
    merkle,
    proof::{ReceiptProof, StateProof},
    receipt::{LoanAgreed, LoanMade, LoanPaid, LoanStatement},
    text::Text,
    wire::{Empty, List},
};
use tally_wallet::{
    certificate::{CertificateError, verify_certificate},
    proof::ProofError,
};

const LOAN: LoanId = LoanId(4);
const ALICE: Address = Address([1; 20]);
const BOB: Address = Address([2; 20]);

fn note() -> Note {
    let unit = RecordedUnit { name: Text::new("CNY").unwrap(), decimals: 2 };
    let terms = Terms {
        unit: Unit::Recorded(unit),
        principal: Amount(10_000),
        rate_bps: 0,
        repayment: Repayment::Bullet(Empty),
        first_due_ms: 1 << 40,
        grace_ms: 0,
        late_rate_bps: 0,
        collateral: None,
    };
    let witnesses = List::default();
    Note::new(Agreement { lender: ALICE, borrower: BOB, guarantor: None, witnesses, terms }, 5_000)
}

fn paid(loan: LoanId, amount: u128) -> Event {
    let counted = Allocation { principal: Amount(amount), ..Allocation::default() };
    Event::LoanForgiven(LoanPaid { loan, by: ALICE, counted, closed: false })
}

/// The blocks that hold the history, with what else happened in them.
fn blocks() -> Vec<Vec<Event>> {
    let agreed = |made| Event::LoanAccepted(LoanAgreed { loan: LOAN, by: BOB, made });
    let statement = Statement { text: Text::new("never got it").unwrap(), document: None };
    vec![
        vec![
            Event::LoanOffered(LoanMade { loan: LOAN, lender: ALICE, borrower: BOB }),
            agreed(false),
            agreed(true),
        ],
        vec![paid(LOAN, 5), paid(LoanId(3), 9), paid(LOAN, 6)],
        vec![Event::LoanDisputed(LoanStatement { loan: LOAN, by: BOB, statement })],
    ]
}

fn proof(network: &Network, height: u64, events: Vec<Event>) -> ReceiptProof {
    let mine = Receipt { events: List::new(events).unwrap(), ..receipt(height as u8) };
    let leaves = [receipt(99).leaf(), mine.leaf()];
    let header = Header { receipts_root: merkle::root(&leaves), ..header(height) };
    ReceiptProof {
        block: network.certify(&[header]),
        path: merkle::prove(&leaves, 1).unwrap(),
        receipt: mine,
    }
}

fn certificate(network: &Network, blocks: Vec<Vec<Event>>) -> LoanCertificate {
    let mut note = note();
    let entries = [&self::blocks()[0][2..], &[paid(LOAN, 5), paid(LOAN, 6)], &self::blocks()[2]].concat();
    entries.iter().for_each(|event| note.history.append(event));
    let (key, record) = (StateKey::loan(LOAN), note.encode().to_vec());
    let (state_root, path) = prove_record(vec![(key, record.clone())], key);
    let block = network.certify(&[Header { state_root, ..header(50) }]);
    let receipts = blocks.into_iter().zip(10..).map(|(events, height)| proof(network, height, events));
    LoanCertificate {
        network: network.id,
        note: StateProof { block, key, record: List::new(record).unwrap(), proof: List::new(path).unwrap() },
        receipts: List::new(receipts.collect()).unwrap(),
    }
}

#[test]
fn a_loans_certificate_proves_its_terms_and_its_whole_history() {
    let network = Network::new(1);
    let bytes = certificate(&network, blocks()).to_bytes();
    let proven = verify_certificate(&bytes, &network.key, Some(&network.id)).unwrap();
    assert_eq!((proven.loan, proven.header.height, proven.history.len()), (LOAN, 50, 4));
    assert_eq!(proven.note.agreement, note().agreement);
    let times: Vec<u64> = proven.history.iter().map(|entry| entry.time_ms).collect();
    assert_eq!(times, [10_000, 11_000, 11_000, 12_000]);
    assert_eq!(
        verify_certificate(&bytes, &Network::new(2).key, None),
        Err(ProofError::CertificateInvalid.into())
    );
}

#[test]
fn a_history_with_an_entry_left_out_added_changed_or_moved_is_refused() {
    let network = Network::new(1);
    let check = |blocks| {
        let bytes = certificate(&network, blocks).to_bytes();
        verify_certificate(&bytes, &network.key, None).map(|_| ())
    };
    let (good, demanded) = (blocks(), 4);
    assert_eq!(check(good.clone()), Ok(()));
    let left_out = vec![good[0].clone(), good[1].clone()];
    assert_eq!(check(left_out), Err(CertificateError::OtherHistory { found: 3, demanded }));
    let added = [&good[..], &[vec![paid(LOAN, 1)]]].concat();
    assert_eq!(check(added), Err(CertificateError::OtherHistory { found: 5, demanded }));
    let changed = vec![good[0].clone(), vec![paid(LOAN, 5), paid(LOAN, 7)], good[2].clone()];
    assert_eq!(check(changed), Err(CertificateError::OtherHistory { found: 4, demanded }));
    let moved = vec![good[0].clone(), good[2].clone(), good[1].clone()];
    assert_eq!(check(moved), Err(CertificateError::OtherHistory { found: 4, demanded }));

    let mut swapped = certificate(&network, good.clone());
    let mut receipts = swapped.receipts.clone().into_vec();
    receipts.swap(0, 1);
    swapped.receipts = List::new(receipts).unwrap();
    assert_eq!(
        verify_certificate(&swapped.to_bytes(), &network.key, None),
        Err(CertificateError::OutOfOrder)
    );
    let mut forged = certificate(&network, good);
    let mut receipts = forged.receipts.clone().into_vec();
    receipts[1].receipt.events = List::new(vec![paid(LOAN, 5)]).unwrap();
    forged.receipts = List::new(receipts).unwrap();
    assert_eq!(
        verify_certificate(&forged.to_bytes(), &network.key, None),
        Err(ProofError::ReceiptNotInBlock.into())
    );
}
