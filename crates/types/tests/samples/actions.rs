//! One of each action.

mod campaigns;
mod markets;
mod public;
mod saving;

use super::{address, amount, authority, count, handle, hash, list, records, text};
pub use campaigns::{points, post, weights};
pub use markets::open_deal;
pub use public::{composition, dealer_terms, measures};
pub use saving::terms;
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
    all.extend(public::of_feeds());
    all.extend(public::of_stablecoins());
    all.extend(public::of_baskets());
    all.extend(saving::of_stake());
    all.extend(saving::of_savings());
    all.extend(public::of_council());
    all.extend(markets::of_exchange());
    all.extend(markets::of_deals());
    all.extend(campaigns::of_news());
    all.extend(campaigns::of_referral());
    all.extend(campaigns::of_mining());
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
