//! One of each action.

use super::{address, amount, authority, count, handle, hash, list, records, text};
use tally_types::{
    Action, AssetId, PublicKey,
    account::{
        ClaimName, FinishRecovery, GrantKey, KeyLimit, OpenShared, RevokeKey, SetGuardians, SetInbox,
        SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, Power, Powers, RenouncePower},
    council::{
        AdmitMember, Appoint, Measure, Penalize, ProposalId, ProposalOnly, Propose, RemoveMember, Role,
        SetFees, SetParameters, SetSeat, SetVersion, SpendTreasury, Vote,
    },
    deal::{Arbiter, CancelDeal, DealId, DealNoted, DealOnly, OpenDeal, RuleDeal, Side as DealSide},
    exchange::{
        CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    mandate::{GrantMandate, MandateId, MandateKind, MandateOnly, PullMandate},
    mining::{AttestReading, ClaimMining, LikePost, OpenMining, Points, Reader, Weights},
    news::{Format, Post, PostId, RegisterPublisher, Tip, WithdrawPost},
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral},
    reserve::{
        Attest, BasketAmount, BasketOnly, Component, CustodianTerms, DealerTerms, EditStablecoin, Label,
        MintToDealer, OpenBasket, OpenStablecoin, RedemptionId, RedemptionOnly, RequestRedemption,
        SettleRedemption, StablecoinTerms, VoteComposition,
    },
    savings::{DepositFixed, DepositId, OpenPool, PoolAmount, PoolId, PoolOnly, Term, WithdrawFixed},
    signature::Ed25519Signature,
    stake::{
        BecomeCandidate, CandidateId, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount,
    },
    transfer::{HeldId, HeldOnly, Hold, Memo, Send, SendMany, Share},
    wire::Empty,
};

pub fn all() -> Vec<Action> {
    let mut all = of_accounts();
    all.extend(of_assets());
    all.extend(of_transfers());
    all.extend(of_packets());
    all.extend(of_mandates());
    all.extend(super::loans::actions());
    all.extend(of_feeds());
    all.extend(of_stablecoins());
    all.extend(of_baskets());
    all.extend(of_stake());
    all.extend(of_savings());
    all.extend(of_council());
    all.extend(of_exchange());
    all.extend(of_deals());
    all.extend(of_news());
    all.extend(of_referral());
    all.extend(of_mining());
    all
}

pub fn grant() -> GrantKey {
    let limit = KeyLimit { asset: AssetId(3), amount: amount(4), period_ms: 60_005 };
    GrantKey {
        key: PublicKey::Ed25519(count(0xa0)),
        operations: list(vec![0x22, 0x30, 0x31]),
        limits: list(vec![limit.clone(), KeyLimit { asset: AssetId(6), ..limit }]),
        expires_ms: 0x0708_090a,
    }
}

fn of_accounts() -> Vec<Action> {
    vec![
        Action::SetKeys(SetKeys { authority: authority() }),
        Action::OpenShared(OpenShared { authority: authority() }),
        Action::GrantKey(grant()),
        Action::RevokeKey(RevokeKey { key: PublicKey::Secp256k1(count(0xa1)) }),
        Action::SetGuardians(SetGuardians {
            guardians: list(vec![address(0xa2), address(0xa3)]),
            threshold: 2,
            delay_ms: 3_600_001,
        }),
        Action::StartRecovery(StartRecovery { account: address(0xa4), authority: authority() }),
        Action::VetoRecovery(Empty),
        Action::FinishRecovery(FinishRecovery { account: address(0xa5) }),
        Action::ClaimName(ClaimName { name: handle("alice") }),
        Action::SetInbox(SetInbox {
            refuse_unknown: true,
            require_memo: false,
            accept: list(vec![AssetId(1), AssetId(0x0203)]),
        }),
    ]
}

pub fn powers() -> Powers {
    Powers {
        mint: Some(address(0xb0)),
        freeze: None,
        claw_back: Some(address(0xb1)),
        pause: Some(address(0xb2)),
        allow_list: None,
        edit: Some(address(0xb3)),
    }
}

fn of_assets() -> Vec<Action> {
    let holder = |number, first| Holder { asset: AssetId(number), account: address(first) };
    vec![
        Action::CreateAsset(CreateAsset {
            code: text("GOLD2"),
            name: text("Gold 金"),
            decimals: 18,
            icon: Some(hash(0xb4)),
            cap: Some(amount(0xb5)),
            powers: powers(),
            initial_supply: amount(0xb6),
        }),
        Action::Mint(Mint { asset: AssetId(0x21), to: address(0xb7), amount: amount(0xb8) }),
        Action::Burn(Burn { asset: AssetId(0x22), amount: amount(0xb9) }),
        Action::Freeze(holder(0x23, 0xba)),
        Action::Unfreeze(holder(0x24, 0xbb)),
        Action::Allow(holder(0x25, 0xbc)),
        Action::Disallow(holder(0x26, 0xbd)),
        Action::ClawBack(ClawBack {
            asset: AssetId(0x27),
            from: address(0xbe),
            to: address(0xbf),
            amount: amount(0xc0),
        }),
        Action::Pause(AssetOnly { asset: AssetId(0x28) }),
        Action::Resume(AssetOnly { asset: AssetId(0x29) }),
        Action::EditAsset(EditAsset { asset: AssetId(0x2a), name: text("Silver"), icon: None }),
        Action::RenouncePower(RenouncePower { asset: AssetId(0x2b), power: Power::ClawBack }),
    ]
}

fn of_transfers() -> Vec<Action> {
    let shares = vec![
        Share { to: address(0xd0), amount: amount(0xd1) },
        Share { to: address(0xd2), amount: amount(0xd3) },
    ];
    vec![
        Action::Send(Send {
            to: address(0xd4),
            asset: AssetId(0x30),
            amount: amount(0xd5),
            memo: Memo::Open(text("rent")),
        }),
        Action::SendMany(SendMany { asset: AssetId(0x31), shares: list(shares), memo: Memo::NONE }),
        Action::Hold(Hold {
            to: address(0xd6),
            asset: AssetId(0x32),
            amount: amount(0xd7),
            memo: Memo::Sealed(list(count::<72>(0xd8).to_vec())),
            deadline_ms: 0x0d90_0da0,
        }),
        Action::AcceptHeld(HeldOnly { held: HeldId(0x33) }),
        Action::ReturnHeld(HeldOnly { held: HeldId(0x34) }),
    ]
}

fn of_packets() -> Vec<Action> {
    let proof = Ed25519Signature { key: count(0x40), signature: count(0x41) };
    vec![
        Action::CreatePacket(CreatePacket {
            asset: AssetId(0x42),
            total: amount(0x43),
            count: 0x0145,
            split: Split::RANDOM,
            claim_key: Some(count(0x46)),
            expires_ms: 0x4748,
            memo: Memo::Open(text("恭喜发财")),
        }),
        Action::ClaimPacket(ClaimPacket { packet: PacketId(0x49), proof: Some(proof) }),
        Action::ReclaimPacket(PacketOnly { packet: PacketId(0x4a) }),
    ]
}

fn of_mandates() -> Vec<Action> {
    vec![
        Action::GrantMandate(GrantMandate {
            payee: Some(address(0x50)),
            asset: AssetId(0x51),
            amount: amount(0x52),
            period_ms: 0x5354,
            start_ms: 0x5556,
            end_ms: Some(0x5758),
            kind: MandateKind::STANDING_ORDER,
            memo: Memo::Open(text("rent")),
        }),
        Action::PullMandate(PullMandate { mandate: MandateId(0x59), amount: amount(0x5a) }),
        Action::RevokeMandate(MandateOnly { mandate: MandateId(0x5b) }),
    ]
}

fn feed_terms() -> FeedTerms {
    FeedTerms {
        reporters: list(vec![address(0xc8), address(0xc9)]),
        quorum: 2,
        heartbeat_ms: 0x0c8a,
        deviation_bps: 0x0123,
    }
}

fn of_feeds() -> Vec<Action> {
    vec![
        Action::OpenFeed(OpenFeed {
            base: text("EUR"),
            quote: text("USD"),
            decimals: 4,
            terms: feed_terms(),
        }),
        Action::EditFeed(EditFeed { feed: FeedId(0xc9), owner: Some(address(0xca)), terms: feed_terms() }),
        Action::Report(Report { feed: FeedId(0xca), value: 0x0ca1, at_ms: 0x0ca2 }),
    ]
}

fn label(code: &str) -> Label {
    Label { code: text(code), name: text("Tally 币"), decimals: 6, icon: Some(hash(0xd0)) }
}

pub fn dealer_terms() -> DealerTerms {
    DealerTerms {
        account: address(0xd3),
        window_ms: 0x0d31,
        mint_limit: amount(0xd4),
        redeem_limit: amount(0xd5),
    }
}

fn stablecoin_terms() -> StablecoinTerms {
    let custodian = |first| CustodianTerms { account: address(first), limit: amount(first.into()) };
    StablecoinTerms {
        governor: address(0xd0),
        custodians: list(vec![custodian(0xd1), custodian(0xd2)]),
        dealers: list(vec![dealer_terms()]),
    }
}

fn of_stablecoins() -> Vec<Action> {
    vec![
        Action::OpenStablecoin(OpenStablecoin {
            label: label("TEUR"),
            peg: text("EUR"),
            max_age_ms: 0x0d01,
            redemption_ms: 0x0d02,
            terms: stablecoin_terms(),
        }),
        Action::EditStablecoin(EditStablecoin { coin: AssetId(0xd1), terms: stablecoin_terms() }),
        Action::Attest(Attest {
            coin: AssetId(0xd2),
            amount: amount(0xd6),
            as_of_ms: 0x0d21,
            document: hash(0xd7),
        }),
        Action::MintToDealer(MintToDealer { coin: AssetId(0xd3), amount: amount(0xd8) }),
        Action::RequestRedemption(RequestRedemption {
            coin: AssetId(0xd4),
            amount: amount(0xd9),
            dealer: address(0xda),
            pay_to: Memo::Open(text("DE00")),
        }),
        Action::TakeRedemption(RedemptionOnly { redemption: RedemptionId(0xd5) }),
        Action::SettleRedemption(SettleRedemption { redemption: RedemptionId(0xd6), document: hash(0xdb) }),
        Action::CancelRedemption(RedemptionOnly { redemption: RedemptionId(0xd7) }),
    ]
}

pub fn composition<const MAX: usize>() -> tally_types::wire::List<Component, 1, MAX> {
    let component = |number| Component { coin: AssetId(number), nominal: amount(number + 1) };
    list(vec![component(0xd8), component(0xdc)])
}

fn of_baskets() -> Vec<Action> {
    vec![
        Action::OpenBasket(OpenBasket {
            label: label("TBASKET"),
            governor: address(0xd8),
            notice_ms: 0x0d81,
            components: composition(),
        }),
        Action::ComposeBasket(BasketAmount { basket: AssetId(0xd9), amount: amount(0xdd) }),
        Action::DecomposeBasket(BasketAmount { basket: AssetId(0xda), amount: amount(0xde) }),
        Action::VoteComposition(VoteComposition { basket: AssetId(0xdb), components: composition() }),
        Action::AdoptComposition(BasketOnly { basket: AssetId(0xdc) }),
    ]
}

fn of_stake() -> Vec<Action> {
    let stake = |id, units| StakeAmount { candidate: CandidateId(id), amount: amount(units) };
    let only = |id| CandidateOnly { candidate: CandidateId(id) };
    vec![
        Action::BecomeCandidate(BecomeCandidate {
            name: text("North 北"),
            validator: count(0xe0),
            commission_bps: 0x0901,
        }),
        Action::Bond(stake(0x91, 0xe1)),
        Action::Unbond(stake(0x92, 0xe2)),
        Action::FinishUnbonding(only(0x93)),
        Action::MoveStake(MoveStake {
            from: CandidateId(0x94),
            to: CandidateId(0x0194),
            amount: amount(0xe4),
        }),
        Action::ClaimRewards(only(0x95)),
        Action::SetCommission(SetCommission { candidate: CandidateId(0x96), commission_bps: 0x0902 }),
        Action::RetireCandidate(only(0x97)),
        Action::CarryPenalty(CarryPenalty { account: address(0xe8), candidate: CandidateId(0x98) }),
    ]
}

pub fn terms() -> Vec<Term> {
    vec![
        Term { term_ms: 90 * 86_400_000, rate_bps: 0x0103 },
        Term { term_ms: 365 * 86_400_000, rate_bps: 0x0204 },
    ]
}

fn of_savings() -> Vec<Action> {
    let pool = |id, units| PoolAmount { pool: PoolId(id), amount: amount(units) };
    vec![
        Action::OpenPool(OpenPool {
            asset: AssetId(0xa0),
            name: text("Nest egg"),
            flexible_bps: 0x0105,
            terms: list(terms()),
        }),
        Action::FundPool(pool(0xa1, 0xf1)),
        Action::DepositFlexible(pool(0xa2, 0xf2)),
        Action::WithdrawFlexible(pool(0xa3, 0xf3)),
        Action::DepositFixed(DepositFixed {
            pool: PoolId(0xa4),
            term_ms: 90 * 86_400_000,
            amount: amount(0xf4),
        }),
        Action::WithdrawFixed(WithdrawFixed { deposit: DepositId(0xa5), forfeit: true }),
        Action::ClosePool(PoolOnly { pool: PoolId(0xa6) }),
        Action::ReclaimBudget(PoolOnly { pool: PoolId(0xa7) }),
    ]
}

/// One of each measure, in the order of their tags.
pub fn measures() -> Vec<Measure> {
    vec![
        Measure::SetParameters(SetParameters { based_on: hash(0xe0), parameters: records::parameters() }),
        Measure::SetFees(SetFees { based_on: hash(0xe1), fees: records::fees() }),
        Measure::AdmitMember(AdmitMember { member: count(0xe2), account: address(0xe3) }),
        Measure::RemoveMember(RemoveMember { member: count(0xe4) }),
        Measure::SpendTreasury(SpendTreasury {
            to: address(0xee),
            asset: AssetId(0xef),
            amount: amount(0xf0),
        }),
        Measure::Penalize(Penalize { candidate: CandidateId(0xf1), fraction_bps: 0xf2 }),
        Measure::Appoint(Appoint {
            role: Role::Office(handle("treasurer")),
            holder: Some(address(0xe5)),
            instead_of: None,
        }),
        Measure::SetVersion(SetVersion {
            version: text("1.4.0"),
            from_height: 0xe6,
            instead_of: Some(ProposalId(0xe7)),
        }),
    ]
}

fn of_council() -> Vec<Action> {
    let only = |number| ProposalOnly { proposal: ProposalId(number) };
    vec![
        Action::SetSeat(SetSeat { account: address(0xe8) }),
        Action::Propose(Propose {
            title: text("A longer epoch 周期"),
            text: hash(0xe9),
            link: text("https://example.org/epoch"),
            measure: measures().remove(0),
        }),
        Action::Vote(Vote { proposal: ProposalId(0xea), yes: true }),
        Action::WithdrawProposal(only(0xeb)),
        Action::Enact(only(0xec)),
        Action::CloseProposal(only(0xed)),
    ]
}

fn of_exchange() -> Vec<Action> {
    vec![
        Action::OpenMarket(OpenMarket {
            base: AssetId(0x80),
            quote: AssetId(0x81),
            tick: amount(0xe0),
            lot: amount(0xe1),
        }),
        Action::PlaceOrder(PlaceOrder {
            market: MarketId(0x82),
            side: Side::Sell,
            price: 0xe2e3_e4e5,
            lots: 0xe6e7_e8e9,
            kind: OrderKind::GoodTillDate(0xeaeb),
            most: 0x40,
            client_id: Some(0xeced),
        }),
        Action::CancelOrder(OrderOnly { order: OrderId(0x83) }),
        Action::CancelAll(CancelAll { market: MarketId(0x84), most: 0x3f }),
        Action::Convert(Convert {
            path: list(vec![MarketId(0x85), MarketId(0x86)]),
            give: AssetId(0x87),
            amount: amount(0xee),
            least: amount(0xef),
            most: 0x3e,
        }),
        Action::CollectFees(MarketOnly { market: MarketId(0x88) }),
    ]
}

pub fn open_deal() -> OpenDeal {
    OpenDeal {
        seller: address(0x60),
        asset: AssetId(0x61),
        amount: amount(0x62),
        description: text("a phone 手机"),
        terms: Some(hash(0x63)),
        arbiter: Some(Arbiter {
            account: address(0x64),
            fee_bps: 0x0165,
            rule_within_ms: 0x0666_6666,
            if_silent: DealSide::SELLER,
        }),
        accept_by_ms: 0x0667_6767,
        ship_within_ms: 0x0668_6868,
        confirm_within_ms: 0x0669_6969,
    }
}

fn of_deals() -> Vec<Action> {
    let only = |deal| DealOnly { deal: DealId(deal) };
    let noted = |deal, note| DealNoted { deal: DealId(deal), note: text(note) };
    vec![
        Action::OpenDeal(open_deal()),
        Action::AcceptDeal(only(0x71)),
        Action::ShipDeal(noted(0x72, "parcel 17")),
        Action::ConfirmDeal(only(0x73)),
        Action::RefundDeal(only(0x74)),
        Action::SettleDeal(only(0x75)),
        Action::DisputeDeal(noted(0x76, "")),
        Action::RuleDeal(RuleDeal { deal: DealId(0x77), to_seller: amount(0x78), note: text("it rings") }),
        Action::CancelDeal(CancelDeal { deal: DealId(0x79), to_seller: amount(0x7a) }),
    ]
}

pub fn post() -> Post {
    Post {
        title: text("Tally opens 开张"),
        body: hash(0xc0),
        link: Some(text("https://tally.example/1")),
        language: text("zh-Hans"),
        tags: list(vec![text("ledger"), text("新闻")]),
        format: Format::Markdown(Empty),
        replaces: Some(PostId(0xc1)),
    }
}

fn of_news() -> Vec<Action> {
    vec![
        Action::RegisterPublisher(RegisterPublisher {
            name: text("The Notch"),
            link: Some(text("https://tally.example/")),
            language: text("en"),
        }),
        Action::Post(post()),
        Action::WithdrawPost(WithdrawPost { post: PostId(0xc2) }),
        Action::Tip(Tip { post: PostId(0xc3), asset: AssetId(0xc4), amount: amount(0xc5) }),
    ]
}

fn of_referral() -> Vec<Action> {
    vec![
        Action::OpenReferral(OpenReferral {
            asset: AssetId(0x81),
            share_bps: 0x0182,
            cap_per_epoch: amount(0x83),
            cap_per_invitee: amount(0x84),
            ends_ms: 0x0185_0186,
            budget: amount(0x87),
        }),
        Action::FundCampaign(FundCampaign { campaign: CampaignId(0x88), amount: amount(0x89) }),
        Action::BindReferrer(BindReferrer { campaign: CampaignId(0x8a), referrer: address(0x8b) }),
        Action::ClaimReferral(ClaimReferral {
            campaign: CampaignId(0x8c),
            invitees: list(vec![address(0x8d), address(0x8e)]),
        }),
        Action::CloseReferral(CampaignOnly { campaign: CampaignId(0x8f) }),
    ]
}

pub fn weights() -> Weights {
    Weights { transact_bps: 0x1091, like_bps: 0x0f92, read_bps: 0x0793 }
}

pub fn points(first: u128) -> Points {
    Points { transact: first << 70, like: (first + 1) << 70, read: (first + 2) << 70 }
}

fn of_mining() -> Vec<Action> {
    let reader = |first, points| Reader { account: address(first), points };
    vec![
        Action::OpenMining(OpenMining {
            asset: AssetId(0x94),
            emission: amount(0x95),
            epochs: 0x0196,
            weights: weights(),
            caps: points(0x97),
            return_bps: 0x019a,
            app: address(0x9b),
        }),
        Action::JoinMining(CampaignOnly { campaign: CampaignId(0x9c) }),
        Action::LikePost(LikePost {
            campaign: CampaignId(0x9d),
            post: PostId(0x9e),
            candidate: CandidateId(0x9e9e),
        }),
        Action::AttestReading(AttestReading {
            campaign: CampaignId(0x9f),
            readers: list(vec![reader(0xa0, 0x01a1), reader(0xa2, 0x01a3)]),
        }),
        Action::ClaimMining(ClaimMining { campaign: CampaignId(0xa4), epoch: 0xa5 }),
        Action::CloseMining(CampaignOnly { campaign: CampaignId(0xa6) }),
    ]
}
