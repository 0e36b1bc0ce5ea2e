//! One of each action.

use super::{address, amount, authority, count, handle, hash, list, text};
use tally_types::{
    Action, AssetId, PublicKey,
    account::{
        ClaimName, FinishRecovery, GrantKey, KeyLimit, OpenShared, RevokeKey, SetGuardians, SetInbox,
        SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, Power, Powers, RenouncePower},
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    reserve::{
        Attest, BasketAmount, BasketOnly, Component, CustodianTerms, DealerTerms, EditStablecoin, Label,
        MintToDealer, OpenBasket, OpenStablecoin, RedemptionId, RedemptionOnly, RequestRedemption,
        SettleRedemption, StablecoinTerms, VoteComposition,
    },
    transfer::{HeldId, HeldOnly, Hold, Memo, Send, SendMany, Share},
    wire::Empty,
};

pub fn all() -> Vec<Action> {
    let mut all = of_accounts();
    all.extend(of_assets());
    all.extend(of_transfers());
    all.extend(super::loans::actions());
    all.extend(of_feeds());
    all.extend(of_stablecoins());
    all.extend(of_baskets());
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
