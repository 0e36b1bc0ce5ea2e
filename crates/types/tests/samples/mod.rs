//! The samples, built by hand: every field has its own value, so that two that are swapped show.

mod actions;
mod loans;
mod records;

use tally_types::{
    Address, Amount, AssetId, Authority, Block, Body, Event, Handle, Hash, Header, KeySignature, Move,
    Operation, Outcome, Place, PublicKey, Receipt, Refusal, StateKey, Transaction, Witness,
    asset::Power,
    block::SyncTarget,
    bytes::Bytes,
    codec::{Copying, DecodeExt, Encode},
    fee::Fee,
    key::WeightedKey,
    merkle::Path,
    oracle::FeedId,
    proof::{CertifiedHeader, NetworkId, Proof, ProofFile, ReceiptProof, StateProof},
    receipt::{
        Attested, CompositionNotice, Covered, FeedReport, HeldMoved, HolderChanged, PauseChanged, PowerGone,
        RecoveryMoved, RedemptionMoved, RedemptionPaid, Refused,
    },
    reserve::RedemptionId,
    signature::{Ed25519Signature, P256Signature, Secp256k1Signature},
    text::Text,
    transfer::{HeldId, Memo},
    wire::{Empty, List},
};

type Same = Box<dyn Fn(&[u8]) -> bool>;

/// A value's bytes, and how its type reads bytes.
pub struct Sample {
    pub name: String,
    pub bytes: Vec<u8>,
    /// Decodes and encodes; `None` when the bytes are not one.
    pub again: fn(&[u8]) -> Option<Vec<u8>>,
    /// Whether the bytes decode to the sample's value.
    pub same: Same,
}

fn sample<T>(name: impl Into<String>, value: T) -> Sample
where
    T: Encode + DecodeExt<()> + PartialEq + 'static,
{
    Sample {
        name: name.into(),
        bytes: value.encode().to_vec(),
        again: |bytes| T::decode(Copying(bytes)).ok().map(|value| value.encode().to_vec()),
        same: Box::new(move |bytes| T::decode(Copying(bytes)).is_ok_and(|other| other == value)),
    }
}

pub fn samples() -> Vec<Sample> {
    let mut samples = keys();
    samples.extend(actions::all().into_iter().map(|action| {
        let tag = action.tag();
        let name =
            tally_types::Action::VARIANTS.iter().find(|(known, _)| *known == tag).expect("it is a variant").1;
        sample(format!("Transaction/{name}"), transaction(action))
    }));
    samples.extend(receipts());
    samples.extend(records::all());
    samples.extend(blocks_and_proofs());
    samples
}

pub fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> List<T, MIN, MAX> {
    List::new(items).expect("the sample's list is within its bounds")
}

pub fn text<const MIN: usize, const MAX: usize>(text: &str) -> Text<MIN, MAX> {
    Text::new(text).expect("the sample's text is within its bounds")
}

/// `N` bytes counting up from `first`.
pub fn count<const N: usize>(first: u8) -> [u8; N] {
    std::array::from_fn(|place| first.wrapping_add(place as u8))
}

pub fn address(first: u8) -> Address {
    Address(count(first))
}

pub fn hash(first: u8) -> Hash {
    Hash(count(first))
}

pub fn amount(units: u64) -> Amount {
    Amount(u128::from(units) << 64 | 0x0102_0304_0506_0708)
}

pub fn handle(name: &str) -> Handle {
    Handle::parse(name).expect("the sample's handle is well formed")
}

pub fn authority() -> Authority {
    let keys = [PublicKey::Ed25519(count(1)), PublicKey::Secp256k1(count(2)), PublicKey::P256(count(3))];
    let keys =
        keys.into_iter().zip([1, 2, 0x0304]).map(|(key, weight)| WeightedKey { key, weight }).collect();
    Authority { threshold: 0x0105, keys: list(keys) }
}

fn signatures() -> [KeySignature; 3] {
    let p256 = P256Signature {
        key: count(0x30),
        signature: count(0x31),
        authenticator_data: list(count::<37>(0x32).to_vec()),
        client_data_json: list(b"{\"type\":\"webauthn.get\"}".to_vec()),
    };
    [
        KeySignature::Ed25519(Ed25519Signature { key: count(0x10), signature: count(0x11) }),
        KeySignature::Secp256k1(Secp256k1Signature { key: count(0x20), signature: count(0x21) }),
        KeySignature::P256(p256),
    ]
}

fn keys() -> Vec<Sample> {
    let named = |kind: &str, name: &str| format!("{kind}/{name}");
    let mut samples: Vec<Sample> = authority()
        .keys
        .iter()
        .zip(PublicKey::VARIANTS)
        .map(|(entry, (_, name))| sample(named("PublicKey", name), entry.key))
        .collect();
    let signed = signatures().into_iter().zip(KeySignature::VARIANTS);
    samples.extend(signed.map(|(signature, (_, name))| sample(named("KeySignature", name), signature)));
    let memos = [Memo::NONE, Memo::Open(text("午饭 lunch")), Memo::Sealed(list(count::<73>(9).to_vec()))];
    samples.extend(
        memos.into_iter().zip(Memo::VARIANTS).map(|(memo, (_, name))| sample(named("Memo", name), memo)),
    );
    samples.push(sample("Authority", authority()));
    samples
}

fn transaction(action: tally_types::Action) -> Transaction {
    let body = Body {
        chain_id: 0x0102_0304_0506_0708,
        payer: address(0x40),
        nonce: 0x1112_1314_1516_1718,
        valid_until_ms: 0x2122_2324_2526_2728,
        fee_limit: Fee { asset: AssetId(0x31), amount: amount(0x32) },
        operations: list(vec![Operation { actor: address(0x50), action }]),
    };
    let [ed25519, secp256k1, p256] = signatures();
    let payer = Witness { account: address(0x40), signatures: list(vec![ed25519]) };
    let actor = Witness { account: address(0x50), signatures: list(vec![secp256k1, p256]) };
    Transaction { body, witnesses: list(vec![payer, actor]) }
}

fn places() -> Vec<Place> {
    let mut places = vec![
        Place::Supply(Empty),
        Place::Account(address(0x60)),
        Place::Held(HeldId(0x61)),
        Place::FeePot(Empty),
    ];
    places.extend(loans::places());
    places.extend([Place::Redemption(RedemptionId(0x6f)), Place::Basket(AssetId(0x72))]);
    places
}

fn events() -> Vec<Event> {
    let changed = HolderChanged { asset: AssetId(5), account: address(6), set: true };
    let moved = HeldMoved { held: HeldId(7), from: address(8), to: address(9) };
    let mut events = vec![
        Event::KeysSet(address(0x10)),
        Event::SharedOpened(address(0x11)),
        Event::KeyGranted(PublicKey::P256(count(0x12))),
        Event::KeyRevoked(PublicKey::Ed25519(count(0x13))),
        Event::GuardiansSet(address(0x14)),
        Event::RecoveryStarted(RecoveryMoved { account: address(0x15), ready_ms: Some(0x16) }),
        Event::RecoveryVetoed(address(0x17)),
        Event::RecoveryFinished(address(0x18)),
        Event::NameClaimed(handle("alice_01")),
        Event::InboxSet(address(0x19)),
        Event::AssetCreated(AssetId(0x20)),
        Event::FreezeChanged(changed),
        Event::AllowChanged(HolderChanged { set: false, ..changed }),
        Event::PauseSet(PauseChanged { asset: AssetId(0x28), paused: true }),
        Event::AssetEdited(AssetId(0x2a)),
        Event::PowerRenounced(PowerGone { asset: AssetId(0x2b), power: Power::AllowList }),
        Event::HeldOpened(moved),
        Event::HeldAccepted(HeldMoved { held: HeldId(0x33), ..moved }),
        Event::HeldReturned(HeldMoved { held: HeldId(0x34), ..moved }),
    ];
    events.extend(loans::events());
    events.extend([
        Event::FeedOpened(FeedId(0xc8)),
        Event::FeedEdited(FeedId(0xc9)),
        Event::FeedReported(FeedReport {
            feed: FeedId(0xca),
            reporter: address(0xcb),
            value: 0x0ca1,
            price: Some(0x0ca2),
        }),
        Event::StablecoinOpened(AssetId(0xd0)),
        Event::StablecoinEdited(AssetId(0xd1)),
        Event::ReserveAttested(Attested {
            coin: AssetId(0xd2),
            custodian: address(0xd3),
            amount: amount(0xd4),
            as_of_ms: 0x0d21,
        }),
        Event::StablecoinMinted(Covered {
            coin: AssetId(0xd3),
            dealer: address(0xd4),
            circulating: amount(0xd5),
            attested: amount(0xd6),
        }),
        Event::RedemptionRequested(redemption(0xd4)),
        Event::RedemptionTaken(redemption(0xd5)),
        Event::RedemptionSettled(RedemptionPaid {
            redemption: RedemptionId(0xd6),
            coin: AssetId(0xd7),
            from: address(0xd8),
            dealer: address(0xd9),
            custodian: address(0xda),
            document: hash(0xdb),
        }),
        Event::RedemptionCancelled(redemption(0xd7)),
        Event::BasketOpened(AssetId(0xd8)),
        Event::CompositionVoted(CompositionNotice { basket: AssetId(0xdb), effective_ms: 0x0db1 }),
        Event::CompositionAdopted(AssetId(0xdc)),
    ]);
    events
}

fn redemption(number: u64) -> RedemptionMoved {
    RedemptionMoved {
        redemption: RedemptionId(number),
        coin: AssetId(0xe0),
        from: address(0xe1),
        dealer: address(0xe2),
    }
}

fn receipt(outcome: Outcome, moves: Vec<Move>, events: Vec<Event>) -> Receipt {
    Receipt {
        transaction: hash(0x70),
        payer: address(0x71),
        fee: Fee { asset: AssetId(0x72), amount: amount(0x73) },
        outcome,
        moves: list(moves),
        events: list(events),
    }
}

fn receipts() -> Vec<Sample> {
    let applied = || Outcome::Applied(Empty);
    let refused = Outcome::Refused(Refused { operation: 63, refusal: Refusal::InsufficientFunds });
    let mut samples: Vec<Sample> = Event::VARIANTS
        .iter()
        .zip(events())
        .map(|((_, name), event)| sample(format!("Receipt/{name}"), receipt(applied(), vec![], vec![event])))
        .collect();
    let moved = |from, to| Move { operation: 2, from, to, asset: AssetId(0x74), amount: amount(0x75) };
    let steps: Vec<Move> =
        places().into_iter().zip(places().into_iter().rev()).map(|(from, to)| moved(from, to)).collect();
    samples.push(sample("Receipt/moves", receipt(applied(), steps, vec![])));
    samples.push(sample("Receipt/refused", receipt(refused.clone(), vec![], vec![])));
    for (place, (_, name)) in places().into_iter().zip(Place::VARIANTS) {
        samples.push(sample(format!("Place/{name}"), place));
    }
    for (outcome, (_, name)) in [applied(), refused].into_iter().zip(Outcome::VARIANTS) {
        samples.push(sample(format!("Outcome/{name}"), outcome));
    }
    samples
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

fn blocks_and_proofs() -> Vec<Sample> {
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
        receipt: receipt(refused, vec![], vec![]),
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
