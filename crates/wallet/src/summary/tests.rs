//! Tests of the sentences: every operation once, in both languages. Nouns besides account, asset and transfer have
//! their part of the table in files of their own.

mod loan;
mod mandate;
mod oracle;
mod packet;
mod reserve;

mod campaigns;
mod council;
mod deal;
mod news;
mod savings;
mod stake;

use super::*;
use tally_types::{
    Action, Amount, Authority, Hash, PublicKey, Refusal,
    account::*,
    asset::*,
    exchange::*,
    fee::Fee,
    key::WeightedKey,
    referral::CampaignId,
    savings::PoolId,
    text::Text,
    transfer::*,
    wire::{Empty, List},
};

/// An operation, and what is said of it in English and 中文.
type Case = (Action, &'static str, &'static str);

const BOB: Address = Address([2; 20]);
const CAROL: Address = Address([3; 20]);
const CHK: AssetId = AssetId(7);
const NEW: AssetId = AssetId(8);

fn label(asset: AssetId) -> Option<AssetLabel> {
    (asset == CHK).then(|| AssetLabel { code: "CHK".to_owned(), decimals: 2 })
}

fn name(address: &Address) -> Option<Handle> {
    (*address == BOB).then(|| Handle::parse("bob").unwrap())
}

fn pool(pool: PoolId) -> Option<AssetId> {
    (pool == PoolId(3)).then_some(CHK)
}

fn market(id: MarketId) -> Option<MarketLabel> {
    let known = MarketLabel { base: CHK, quote: NEW, tick: Amount(5), lot: Amount(100) };
    (id == MarketId(3)).then_some(known)
}

fn campaign(campaign: CampaignId) -> Option<AssetId> {
    (campaign == CampaignId(4)).then_some(CHK)
}

fn labels() -> Labels<'static> {
    Labels {
        prefix: "tally",
        asset: &label,
        name: &name,
        pool: &pool,
        market: &market,
        campaign: &campaign,
        loan: &loan::agreed,
    }
}

fn order(market: u64, side: Side, kind: OrderKind) -> PlaceOrder {
    PlaceOrder { market: MarketId(market), side, price: 201, lots: 7, kind, most: 8, client_id: None }
}

fn convert(market: u64) -> Convert {
    let path = List::new(vec![MarketId(market)]).unwrap();
    Convert { path, give: CHK, amount: Amount(350), least: Amount(400), most: 8 }
}

/// The sentence, with addresses and keys made short for the table.
fn said(action: Action, tongue: Tongue) -> String {
    sentence(&Operation { actor: CAROL, action }, &labels(), tongue)
        .replace(&BOB.to_text("tally"), "<bob>")
        .replace(&CAROL.to_text("tally"), "<carol>")
        .replace(&loan::DAN.to_text("tally"), "<dan>")
        .replace(&"01".repeat(32), "<one>")
        .replace(&"02".repeat(64), "<two>")
}

fn memo(text: &str) -> Memo {
    Memo::Open(Text::new(text).unwrap())
}

#[test]
fn every_operation_is_said_in_both_languages() {
    let one = Authority::single(PublicKey::Ed25519([1; 32]));
    let keys = vec![
        WeightedKey { key: PublicKey::Ed25519([1; 32]), weight: 1 },
        WeightedKey { key: PublicKey::P256([2; 64]), weight: 2 },
    ];
    let two = Authority { threshold: 2, keys: List::new(keys).unwrap() };
    let holder = || Holder { asset: CHK, account: BOB };
    let only = || AssetOnly { asset: CHK };
    let grant = GrantKey {
        key: PublicKey::Ed25519([1; 32]),
        operations: List::new(vec![0x30, 0x32]).unwrap(),
        limits: List::new(vec![KeyLimit { asset: CHK, amount: Amount(500), period_ms: 86_400_000 }]).unwrap(),
        expires_ms: 0,
    };
    let nothing = GrantKey { limits: List::default(), ..grant.clone() };
    let guardians =
        SetGuardians { guardians: List::new(vec![BOB, CAROL]).unwrap(), threshold: 1, delay_ms: 7_200_000 };
    let inbox = SetInbox { refuse_unknown: true, require_memo: false, accept: List::new(vec![CHK]).unwrap() };
    let powers = Powers { mint: Some(BOB), edit: Some(CAROL), ..Powers::default() };
    let create = CreateAsset {
        code: Text::new("CHK").unwrap(),
        name: Text::new("Check").unwrap(),
        decimals: 2,
        icon: None,
        cap: Some(Amount(100)),
        powers,
        initial_supply: Amount(50),
    };
    let free = CreateAsset { cap: None, powers: Powers::default(), ..create.clone() };
    let shares = vec![Share { to: BOB, amount: Amount(100) }, Share { to: CAROL, amount: Amount(5) }];
    let mut cases: Vec<Case> = vec![
        (
            Action::SetKeys(SetKeys { authority: one.clone() }),
            "Give the account to Ed25519 <one>; its present keys no longer sign",
            "将账户交给 Ed25519 <one>；现有密钥不再有效",
        ),
        (
            Action::OpenShared(OpenShared { authority: two }),
            "Open a shared account for 2 keys of which 2 must sign by weight: Ed25519 <one>, P-256 <two> (weight 2)",
            "开立共享账户，由 2 个密钥，签名权重须达到 2：Ed25519 <one>、P-256 <two>（权重 2） 控制",
        ),
        (
            Action::GrantKey(grant),
            "Let the key Ed25519 <one> sign Send, Hold for this account until 1970-01-01 00:00:00 UTC, at most 5 CHK every 1 day",
            "授权密钥 Ed25519 <one> 在 1970-01-01 00:00:00 UTC 前为此账户签署 Send, Hold，每 1 天 最多 5 CHK",
        ),
        (
            Action::GrantKey(nothing),
            "Let the key Ed25519 <one> sign Send, Hold for this account until 1970-01-01 00:00:00 UTC, moving no asset",
            "授权密钥 Ed25519 <one> 在 1970-01-01 00:00:00 UTC 前为此账户签署 Send, Hold，不得转出任何资产",
        ),
        (
            Action::RevokeKey(RevokeKey { key: PublicKey::Secp256k1([2; 64]) }),
            "Withdraw the scoped key secp256k1 <two>",
            "撤销限权密钥 secp256k1 <two>",
        ),
        (
            Action::SetGuardians(guardians),
            "Let any 1 of 2 guardians recover this account, 2 hours after they ask: @bob (<bob>), <carol>",
            "2 位监护人中任意 1 位可在提出请求 2 小时 后恢复此账户：@bob（<bob>）、<carol>",
        ),
        (
            Action::SetGuardians(SetGuardians { guardians: List::default(), threshold: 0, delay_ms: 0 }),
            "Remove all guardians",
            "移除所有监护人",
        ),
        (
            Action::StartRecovery(StartRecovery { account: BOB, authority: one }),
            "Ask, as a guardian, that @bob (<bob>) be given to Ed25519 <one>",
            "以监护人身份请求将 @bob（<bob>） 交给 Ed25519 <one>",
        ),
        (Action::VetoRecovery(Empty), "Stop the recovery of this account", "否决此账户的恢复"),
        (
            Action::FinishRecovery(FinishRecovery { account: CAROL }),
            "Finish the recovery of <carol>",
            "完成 <carol> 的恢复",
        ),
        (
            Action::ClaimName(ClaimName { name: Handle::parse("dan").unwrap() }),
            "Claim the name @dan",
            "申领名称 @dan",
        ),
        (
            Action::SetInbox(inbox),
            "From now on refuse assets not accepted before and need no memo; accept CHK (asset 7)",
            "今后拒收未接受过的资产，不要求附言；接受 CHK（资产 7）",
        ),
        (
            Action::CreateAsset(create),
            "Create the asset CHK (\"Check\") with 2 decimals, never more than 1 CHK; 0.5 CHK for the issuer; \
             @bob (<bob>) may mint, <carol> may edit its name and icon",
            "创建资产 CHK（“Check”），2 位小数，上限 1 CHK；发行方得 0.5 CHK；@bob（<bob>） 持有铸造权，<carol> 持有修改名称和图标权",
        ),
        (
            Action::CreateAsset(free),
            "Create the asset CHK (\"Check\") with 2 decimals, without a cap; 0.5 CHK for the issuer; nobody has power over it",
            "创建资产 CHK（“Check”），2 位小数，不设上限；发行方得 0.5 CHK；无人对其有任何权限",
        ),
        (
            Action::Mint(Mint { asset: NEW, to: BOB, amount: Amount(9) }),
            "Mint 9 base units of asset 8 (unknown to this wallet) for @bob (<bob>)",
            "铸造 9 个基本单位的资产 8（此钱包不认识该资产） 给 @bob（<bob>）",
        ),
        (Action::Burn(Burn { asset: CHK, amount: Amount(1) }), "Destroy 0.01 CHK", "销毁 0.01 CHK"),
        (
            Action::Freeze(holder()),
            "Freeze CHK (asset 7) of @bob (<bob>)",
            "冻结 @bob（<bob>） 的 CHK（资产 7）",
        ),
        (
            Action::Unfreeze(holder()),
            "Unfreeze CHK (asset 7) of @bob (<bob>)",
            "解冻 @bob（<bob>） 的 CHK（资产 7）",
        ),
        (
            Action::Allow(holder()),
            "Allow @bob (<bob>) to hold CHK (asset 7)",
            "许可 @bob（<bob>） 持有 CHK（资产 7）",
        ),
        (
            Action::Disallow(holder()),
            "No longer allow @bob (<bob>) to hold CHK (asset 7)",
            "不再许可 @bob（<bob>） 持有 CHK（资产 7）",
        ),
        (
            Action::ClawBack(ClawBack { asset: CHK, from: BOB, to: CAROL, amount: Amount(100) }),
            "Take 1 CHK from @bob (<bob>) and give it to <carol>",
            "从 @bob（<bob>） 追回 1 CHK，交给 <carol>",
        ),
        (Action::Pause(only()), "Pause every movement of CHK (asset 7)", "暂停 CHK（资产 7） 的一切流转"),
        (
            Action::Resume(AssetOnly { asset: NEW }),
            "Let asset 8 (unknown to this wallet) move again",
            "恢复 资产 8（此钱包不认识该资产） 的流转",
        ),
        (
            Action::EditAsset(EditAsset {
                asset: CHK,
                name: Text::new("Cheque").unwrap(),
                icon: Some(Hash::ZERO),
            }),
            "Rename CHK (asset 7) to \"Cheque\", with a new icon",
            "将 CHK（资产 7） 更名为“Cheque”，使用新图标",
        ),
        (
            Action::RenouncePower(RenouncePower { asset: CHK, power: Power::ClawBack }),
            "Give up, for ever, the power over CHK (asset 7) to claw back",
            "永久放弃对 CHK（资产 7） 的追回权",
        ),
        (
            Action::Send(Send { to: BOB, asset: CHK, amount: Amount(1250), memo: Memo::NONE }),
            "Send 12.5 CHK to @bob (<bob>)",
            "向 @bob（<bob>） 支付 12.5 CHK",
        ),
        (
            Action::SendMany(SendMany { asset: CHK, shares: List::new(shares).unwrap(), memo: memo("rent") }),
            "Send 1 CHK to @bob (<bob>), 0.05 CHK to <carol>, with the memo \"rent\"",
            "向 @bob（<bob>） 支付 1 CHK，向 <carol> 支付 0.05 CHK，附言“rent”",
        ),
        (
            Action::Hold(Hold {
                to: CAROL,
                asset: CHK,
                amount: Amount(100),
                memo: Memo::Sealed(List::new(vec![0; 72]).unwrap()),
                deadline_ms: 1_767_225_599_000,
            }),
            "Set aside 1 CHK for <carol> to accept until 2025-12-31 23:59:59 UTC, with a memo sealed to the receiver",
            "为 <carol> 预留 1 CHK，须在 2025-12-31 23:59:59 UTC 前接受，附密封附言",
        ),
        (Action::AcceptHeld(HeldOnly { held: HeldId(4) }), "Accept the held send no. 4", "接受第 4 号待收款"),
        (Action::ReturnHeld(HeldOnly { held: HeldId(4) }), "Return the held send no. 4", "退回第 4 号待收款"),
        (
            Action::OpenMarket(OpenMarket { base: CHK, quote: NEW, tick: Amount(5), lot: Amount(100) }),
            "Open a market of CHK (asset 7) for asset 8 (unknown to this wallet), in lots of 1 CHK and price steps of \
             5 base units of asset 8 (unknown to this wallet) a lot",
            "开设以 资产 8（此钱包不认识该资产） 买卖 CHK（资产 7） 的市场，每手 1 CHK，每手价格步长 5 个基本单位的资产 8（此钱包不认识该资产）",
        ),
        (
            Action::PlaceOrder(order(3, Side::Buy, OrderKind::GoodTillCancelled(Empty))),
            "Buy 7 CHK in market 3 for at most 7035 base units of asset 8 (unknown to this wallet) (1005 base units of \
             asset 8 (unknown to this wallet) for 1 CHK), besides the fee; what does not trade at once stands until it is cancelled",
            "在市场 3 买入 7 CHK，最高 7035 个基本单位的资产 8（此钱包不认识该资产）（每 1 CHK 为 1005 个基本单位的资产 8（此钱包不认识该资产）），\
             手续费另计；未立即成交的部分挂单，直至撤销",
        ),
        (
            Action::PlaceOrder(order(4, Side::Sell, OrderKind::GoodTillDate(0))),
            "Sell 7 lots of what this wallet does not know in market 4 for at least 201 price steps a lot, less the fee; \
             what does not trade at once stands until 1970-01-01 00:00:00 UTC",
            "在市场 4 卖出 7 手（此钱包不认识该市场），最低 每手 201 个价格步长，并扣除手续费；未立即成交的部分挂单至 1970-01-01 00:00:00 UTC",
        ),
        (Action::CancelOrder(OrderOnly { order: OrderId(4) }), "Cancel the order no. 4", "撤销第 4 号挂单"),
        (
            Action::CancelAll(CancelAll { market: MarketId(3), most: 64 }),
            "Cancel up to 64 of this account's orders in market 3",
            "撤销此账户在市场 3 的挂单，最多 64 笔",
        ),
        (
            Action::Convert(convert(3)),
            "Convert up to 3.5 CHK into at least 400 base units of asset 8 (unknown to this wallet), through market 3",
            "将最多 3.5 CHK 兑换为至少 400 个基本单位的资产 8（此钱包不认识该资产），经由市场 3",
        ),
        (
            Action::Convert(convert(4)),
            "Convert up to 3.5 CHK into at least 400 base units of what this wallet does not know, through market 4",
            "将最多 3.5 CHK 兑换为至少 400 个基本单位的资产（此钱包不认识该市场），经由市场 4",
        ),
        (
            Action::CollectFees(MarketOnly { market: MarketId(3) }),
            "Pay out the fees collected in market 3",
            "发放市场 3 已收取的手续费",
        ),
    ];
    cases.extend(packet::cases());
    cases.extend(mandate::cases());
    cases.extend(loan::cases());
    cases.extend(oracle::cases());
    cases.extend(reserve::cases());
    cases.extend(deal::cases());
    cases.extend(stake::cases());
    cases.extend(savings::cases());
    cases.extend(council::cases());
    cases.extend(campaigns::cases());
    cases.extend(news::cases());
    let mut tags: Vec<u8> = cases.iter().map(|(action, ..)| action.tag()).collect();
    tags.sort_unstable();
    tags.dedup();
    assert_eq!(
        tags,
        Action::VARIANTS.iter().map(|(tag, _)| *tag).collect::<Vec<_>>(),
        "every operation is in the table"
    );
    for (action, english, chinese) in cases {
        assert_eq!(said(action.clone(), Tongue::English), english);
        assert_eq!(said(action, Tongue::Chinese), chinese);
    }
}

#[test]
fn a_transaction_of_several_says_who_does_what_and_who_pays() {
    let send = |to| Action::Send(Send { to, asset: CHK, amount: Amount(100), memo: Memo::NONE });
    let operation = |actor, action| Operation { actor, action };
    let fee_limit = Fee { asset: CHK, amount: Amount(1) };
    let body = |operations| Body {
        chain_id: 1,
        payer: BOB,
        nonce: 0,
        valid_until_ms: 0,
        fee_limit,
        operations: List::new(operations).unwrap(),
    };
    let both = body(vec![operation(BOB, send(CAROL)), operation(CAROL, send(BOB))]);
    assert_eq!(both.check(1), Ok::<(), Refusal>(()));
    let (bob, carol) = (format!("@bob ({})", BOB.to_text("tally")), CAROL.to_text("tally"));
    assert_eq!(
        sentences(&both, &labels(), Tongue::English),
        [format!("By {bob}: Send 1 CHK to {carol}"), format!("By {carol}: Send 1 CHK to {bob}")]
    );
    let alone = body(vec![operation(BOB, send(CAROL))]);
    assert_eq!(sentences(&alone, &labels(), Tongue::English), [format!("Send 1 CHK to {carol}")]);
    assert_eq!(
        fee_sentence(&alone, &labels(), Tongue::English),
        format!("{bob} pays a fee of at most 0.01 CHK")
    );
}

#[test]
fn moments_and_spans_are_the_calendars() {
    for (ms, text) in [
        (0, "1970-01-01 00:00:00 UTC"),
        (951_782_400_000, "2000-02-29 00:00:00 UTC"),
        (1_709_251_199_999, "2024-02-29 23:59:59 UTC"),
        (4_107_542_400_000, "2100-03-01 00:00:00 UTC"),
        (253_402_300_799_000, "9999-12-31 23:59:59 UTC"),
    ] {
        assert_eq!(fragments::moment(ms), text);
    }
    assert!(!fragments::moment(u64::MAX).is_empty());
    for (ms, text) in
        [(0, "0 milliseconds"), (1, "1 millisecond"), (90_000, "90 seconds"), (86_400_000, "1 day")]
    {
        assert_eq!(fragments::span(ms, Tongue::English), text);
    }
}
