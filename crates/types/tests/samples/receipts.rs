//! Receipts: a sample of every place, event and outcome.

use super::*;

pub fn receipts() -> Vec<Sample> {
    let applied = || Outcome::Applied(Empty);
    let refused = Outcome::Refused(Refused { operation: 63, refusal: Refusal::InsufficientFunds });
    let of_event = |event: Event| {
        let name = format!("Receipt/{}", variant(Event::VARIANTS, event.tag()));
        sample(name, receipt(applied(), vec![], vec![event]))
    };
    let mut samples: Vec<Sample> = events().into_iter().map(of_event).collect();
    let moved = |from, to| Move { operation: 2, from, to, asset: AssetId(0x74), amount: amount(0x75) };
    let steps: Vec<Move> =
        places().into_iter().zip(places().into_iter().rev()).map(|(from, to)| moved(from, to)).collect();
    samples.push(sample("Receipt/moves", receipt(applied(), steps, vec![])));
    samples.push(sample("Receipt/refused", receipt(refused.clone(), vec![], vec![])));
    for place in places() {
        samples.push(sample(format!("Place/{}", variant(Place::VARIANTS, place.tag())), place));
    }
    for (outcome, (_, name)) in [applied(), refused].into_iter().zip(Outcome::VARIANTS) {
        samples.push(sample(format!("Outcome/{name}"), outcome));
    }
    samples
}

pub fn receipt(outcome: Outcome, moves: Vec<Move>, events: Vec<Event>) -> Receipt {
    Receipt {
        transaction: hash(0x70),
        payer: address(0x71),
        fee: Fee { asset: AssetId(0x72), amount: amount(0x73) },
        outcome,
        moves: list(moves),
        events: list(events),
    }
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
    events.extend(earning::stake_events());
    events.extend(earning::savings_events());
    events.extend(earning::campaign_events());
    // In the order of the variants.
    events.sort_by_key(Event::tag);
    events
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
    events.extend(exchange::exchange_events());
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
