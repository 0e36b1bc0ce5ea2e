//! The samples, built by hand: every field has its own value, so that two that are swapped show.

mod actions;
mod loans;
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
        let tag = action.tag();
        let name =
            tally_types::Action::VARIANTS.iter().find(|(known, _)| *known == tag).expect("it is a variant").1;
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

fn places() -> Vec<Place> {
    let mut places = vec![
        Place::Supply(Empty),
        Place::Account(address(0x60)),
        Place::Held(HeldId(0x61)),
        Place::FeePot(Empty),
        Place::Packet(PacketId(0x62)),
        Place::Redemption(RedemptionId(0x6f)),
        Place::Basket(AssetId(0x72)),
        Place::Deal(DealId(0x62)),
        Place::Bonded(CandidateId(0x62)),
        Place::Unbonding(CandidateId(0x63)),
        Place::StakeRewards(Empty),
        Place::Savings(PoolId(0x64)),
        Place::Campaign(CampaignId(0x65)),
        Place::Treasury(Empty),
        Place::MiningBudget(Empty),
        Place::Market(MarketId(0x62)),
    ];
    places.extend(loans::places());
    places
}

fn events() -> Vec<Event> {
    let mut events = early_events();
    events.extend(stake_events());
    events.extend(savings_events());
    events.extend(campaign_events());
    // In the order of the variants.
    events.sort_by_key(Event::tag);
    events
}

fn campaign_events() -> Vec<Event> {
    vec![
        Event::ReferralOpened(campaign(0xb0)),
        Event::CampaignFunded(campaign(0xb2)),
        Event::ReferrerBound(ReferrerBound {
            campaign: CampaignId(0xb4),
            invitee: address(0xb5),
            referrer: address(0xb6),
        }),
        Event::ReferralPaid(ReferralPaid {
            campaign: CampaignId(0xb7),
            referrer: address(0xb8),
            earned: amount(0xb9),
            cap_left: amount(0xba),
        }),
        Event::ReferralClosed(campaign(0xbb)),
        Event::MiningOpened(campaign(0xbd)),
        Event::MiningJoined(campaign(0xbf)),
        Event::PostLiked(PostLiked {
            campaign: CampaignId(0xc1),
            post: PostId(0xc2),
            account: address(0xc3),
            points: 0xc4 << 70,
        }),
        Event::ReadingAttested(ReadingAttested {
            campaign: CampaignId(0xc5),
            epoch: 0xc6,
            points: 0xc7 << 70,
        }),
        Event::MiningClaimed(Boxed::new(mining_claimed())),
        Event::MiningClosed(campaign(0xc8)),
    ]
}

fn stake_events() -> Vec<Event> {
    let (candidate, account) = (CandidateId(0x90), address(0x91));
    let (from, to) = (CandidateId(0x94), CandidateId(0x95));
    vec![
        Event::CandidateOpened(candidate),
        Event::Bonded(StakeBonded { candidate, account, amount: amount(0x92) }),
        Event::Unbonded(StakeUnbonded { candidate, account, amount: amount(0x93), ready_ms: 0x0293 }),
        Event::StakeMoved(StakeWent { from, to, account, amount: amount(0x96), ready_ms: 0x0296 }),
        Event::CommissionSet(CommissionChanged { candidate, commission_bps: 0x0297 }),
        Event::CandidateRetired(CandidateId(0x98)),
    ]
}

fn savings_events() -> Vec<Event> {
    let (pool, account, deposit) = (PoolId(0xa0), address(0xa1), DepositId(0xa2));
    let changed = FlexibleChanged { pool, account, amount: amount(0xa3), shares: 0xa4 << 64 };
    let (units, interest) = (amount(0xa5), amount(0xa6));
    let matures_ms = 0x02a7;
    vec![
        Event::PoolOpened(pool),
        Event::FlexibleDeposited(changed),
        Event::FlexibleWithdrawn(FlexibleChanged { shares: 0xa8 << 64, ..changed }),
        Event::FixedDeposited(FixedMade { deposit, pool, account, amount: units, interest, matures_ms }),
        Event::FixedWithdrawn(FixedTaken { deposit, pool, account, amount: units, interest }),
        Event::PoolClosed(PoolId(0xa9)),
    ]
}

fn early_events() -> Vec<Event> {
    let changed = HolderChanged { asset: AssetId(5), account: address(6), set: true };
    let moved = HeldMoved { held: HeldId(7), from: address(8), to: address(9) };
    let (packet, mandate) = (PacketId(0x40), MandateId(0x50));
    let granted = MandateChanged { mandate, payer: address(0x51), payee: None };
    let passed = Stage::Passed(Window { from_ms: 0xeb, until_ms: 0xec });
    let parties = DealParties {
        deal: DealId(0x60),
        buyer: address(0x61),
        seller: address(0x62),
        arbiter: Some(address(0x63)),
    };
    let step = DealStep { parties, by: address(0x64), until_ms: Some(0x65) };
    let (post, publisher) = (PostId(0xc1), address(0xc2));
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
        Event::PacketCreated(PacketMade { packet, creator: address(0x41) }),
        Event::PacketClaimed(ShareTaken {
            packet,
            claimer: address(0x42),
            share: 0x0143,
            amount: amount(0x44),
        }),
        Event::PacketReclaimed(RestReturned { packet, creator: address(0x45), amount: amount(0x46) }),
        Event::MandateGranted(granted),
        Event::MandatePulled(MandateUsed {
            mandate,
            payer: address(0x52),
            payee: address(0x53),
            left: amount(0x54),
        }),
        Event::MandateRevoked(MandateChanged { payee: Some(address(0x55)), ..granted }),
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
        Event::SeatSet(SeatMoved { member: count(0xe0), from: address(0xe1), to: address(0xe2) }),
        Event::Proposed(ProposalMade { proposal: ProposalId(0xe3), member: count(0xe4) }),
        Event::Voted(VoteCast { proposal: ProposalId(0xe5), member: count(0xe6), yes: true, stage: passed }),
        Event::ProposalWithdrawn(ProposalId(0xe7)),
        Event::ProposalEnacted(ProposalId(0xe8)),
        Event::ProposalClosed(ProposalEnded { proposal: ProposalId(0xe9), stage: Stage::Lapsed(0xea) }),
        Event::DealOpened(DealParties { arbiter: None, ..parties }),
        Event::DealAccepted(DealStep { until_ms: None, ..step }),
        Event::DealShipped(step),
        Event::DealConfirmed(parties),
        Event::DealRefunded(parties),
        Event::DealSettled(DealDecided { parties, how: DealEnd::Unruled(Empty) }),
        Event::DealDisputed(step),
        Event::DealRuled(parties),
        Event::DealCancelled(DealOffer { parties, by: address(0x66), to_seller: amount(0x67), agreed: true }),
        Event::PublisherRegistered(address(0xc0)),
        Event::PostPublished(PostMade { post, publisher, replaces: Some(PostId(0xc3)) }),
        Event::PostWithdrawn(PostOf { post, publisher }),
        Event::PostTipped(PostTip { post, publisher, from: address(0xc4) }),
    ]);
    events.extend(exchange_events());
    events
}

fn exchange_events() -> Vec<Event> {
    let fill =
        Fill { order: OrderId(0x40), owner: address(0x41), price: 0x42, lots: 0x43, fee: amount(0x44) };
    let dropped = Dropped {
        order: OrderId(0x45),
        owner: address(0x46),
        price: 0x47,
        lots: 0x48,
        reason: DropReason::Barred,
        parked: true,
    };
    let cancelled =
        Cancelled { order: OrderId(0x49), side: Side::Sell, price: 0x4a, lots: 0x4b, parked: false };
    let market = MarketId(0x4c);
    let placed = OrderPlaced {
        market,
        order: OrderId(0x4d),
        owner: address(0x4e),
        side: Side::Buy,
        price: 0x4f,
        lots: 0x50,
        rests: 0x51,
        client_id: Some(0x52),
        fee: amount(0x53),
        fills: list(vec![fill, Fill { price: 0x54, ..fill }]),
        dropped: list(vec![dropped]),
    };
    let hop = Hop {
        market,
        side: Side::Sell,
        fee: amount(0x55),
        fills: list(vec![fill]),
        dropped: list(vec![Dropped { reason: DropReason::Own, ..dropped }]),
    };
    let (owner, gave, received) = (address(0x56), amount(0x57), amount(0x58));
    vec![
        Event::MarketOpened(MarketOpened { market, base: AssetId(0x59), quote: AssetId(0x5a) }),
        Event::OrderPlaced(placed),
        Event::OrderCancelled(OrderCancelled { market, owner, cancelled }),
        Event::OrdersCancelled(OrdersCancelled {
            market,
            owner,
            cancelled: list(vec![cancelled]),
            remain: 0x5b5c,
        }),
        Event::Converted(Converted { owner, gave, received, hops: list(vec![hop]) }),
    ]
}

fn redemption(number: u64) -> RedemptionMoved {
    RedemptionMoved {
        redemption: RedemptionId(number),
        coin: AssetId(0xe0),
        from: address(0xe1),
        dealer: address(0xe2),
    }
}

fn campaign(first: u8) -> CampaignMoved {
    CampaignMoved { campaign: CampaignId(u64::from(first)), account: address(first + 1) }
}

fn mining_claimed() -> MiningClaimed {
    let part = |first: u64, capped| Part {
        points: u128::from(first) << 70,
        total: u128::from(first + 1) << 70,
        capped,
        share: amount(first + 2),
        paid: amount(first + 3),
    };
    let explanation = Explanation {
        emission: amount(0xca),
        fees: amount(0xcb),
        bound: amount(0xcc),
        transact: part(0xcd, true),
        like: part(0xd1, false),
        read: part(0xd5, true),
    };
    MiningClaimed { campaign: CampaignId(0xd9), epoch: 0xda, account: address(0xdb), explanation }
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
