//! The samples, built by hand: every field has its own value, so that two that are swapped show.

mod actions;
mod blocks;
mod earning;
mod exchange;
mod loans;
mod receipts;
mod records;

use tally_types::{
    Address, Amount, AssetId, Authority, Block, Body, Event, Handle, Hash, Header, KeySignature, Move,
    Operation, Outcome, Place, PublicKey, Receipt, Refusal, StateKey, Transaction, Witness,
    asset::Power,
    block::SyncTarget,
    boxed::Boxed,
    bytes::Bytes,
    codec::{Copying, DecodeExt, Encode},
    council::{ProposalId, Stage, Window},
    deal::{DealDecided, DealEnd, DealId, DealOffer, DealParties, DealStep, Side as DealSide},
    exchange::{
        Cancelled, Converted, DropReason, Dropped, Fill, Hop, MarketId, MarketOpened, OrderCancelled,
        OrderId, OrderPlaced, OrdersCancelled, Side,
    },
    fee::Fee,
    key::WeightedKey,
    mandate::MandateId,
    merkle::Path,
    mining::{Explanation, Part},
    news::{Format, PostId, PostMade, PostOf, PostTip},
    oracle::FeedId,
    packet::PacketId,
    proof::{CertifiedHeader, NetworkId, Proof, ProofFile, ReceiptProof, StateProof},
    receipt::{
        Attested, CampaignMoved, CommissionChanged, CompositionNotice, Covered, FeedReport, FixedMade,
        FixedTaken, FlexibleChanged, HeldMoved, HolderChanged, MandateChanged, MandateUsed, MiningClaimed,
        PacketMade, PauseChanged, PostLiked, PowerGone, ProposalEnded, ProposalMade, ReadingAttested,
        RecoveryMoved, RedemptionMoved, RedemptionPaid, ReferralPaid, ReferrerBound, Refused, RestReturned,
        SeatMoved, ShareTaken, StakeBonded, StakeUnbonded, StakeWent, VoteCast,
    },
    referral::CampaignId,
    reserve::RedemptionId,
    savings::{DepositId, PoolId},
    signature::{Ed25519Signature, P256Signature, Secp256k1Signature},
    stake::CandidateId,
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
        let name = variant(tally_types::Action::VARIANTS, action.tag());
        sample(format!("Transaction/{name}"), transaction(action))
    }));
    let sides = [DealSide::BUYER, DealSide::SELLER].into_iter().zip(DealSide::VARIANTS);
    samples.extend(sides.map(|(side, (_, name))| sample(format!("Side/{name}"), side)));
    samples.extend(
        ends()
            .into_iter()
            .zip(DealEnd::VARIANTS)
            .map(|(end, (_, name))| sample(format!("DealEnd/{name}"), end)),
    );
    let formats = [Format::Plain(Empty), Format::Markdown(Empty)].into_iter().zip(Format::VARIANTS);
    samples.extend(formats.map(|(format, (_, name))| sample(format!("Format/{name}"), format)));
    samples.extend(receipts::receipts());
    samples.extend(records::all());
    samples.extend(blocks::blocks_and_proofs());
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

fn ends() -> [DealEnd; 8] {
    [
        DealEnd::Confirmed(Empty),
        DealEnd::Refunded(Empty),
        DealEnd::Lapsed(Empty),
        DealEnd::TimedOut(Empty),
        DealEnd::Ruled(Empty),
        DealEnd::Unruled(Empty),
        DealEnd::Cancelled(Empty),
        DealEnd::Unpayable(Empty),
    ]
}

/// The variant with this tag.
fn variant(variants: &[(u8, &'static str)], tag: u8) -> &'static str {
    variants.iter().find(|(known, _)| *known == tag).expect("the tag is a variant's").1
}
