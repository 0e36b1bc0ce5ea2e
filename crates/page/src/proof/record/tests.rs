//! Records under their keys, as a page that proves them sees them.

use super::*;
use tally_json::Language;
use tally_types::{
    Amount, Handle, Hash,
    account::Spent,
    codec::Encode,
    council::{Council, Seat},
    loan::{Agreement, Credit as CreditRecord, Note, Repayment, Terms, Unit},
    mandate::{self, MandateKind},
    packet::PacketClaim,
    referral::{Binding, Referral, ReferralCampaign},
    reserve::{
        Attestation, Basket, Custodian, Dealer, DealerTerms, Part, Redemption, RedemptionId, Stablecoin,
    },
    savings::{DepositId, FixedDeposit, FlexibleDeposit},
    stake::{Bond, Leaving, Lien, StakeBook, Unbonding},
    state::NameRecord,
    text::Text,
    transfer::Memo,
    treasury::Treasury,
    wire::{Empty, List},
};

const NOW_MS: u64 = 1_000_000;
const SCENE: Scene<'static> = Scene { prefix: "tally", language: Language::English };

fn seen(key: StateKey, record: &impl Encode) -> Value {
    shown(&SCENE, NOW_MS, &key, &record.encode())
}

fn address(byte: u8) -> Address {
    Address([byte; 20])
}

fn note() -> Note {
    let terms = Terms {
        unit: Unit::Asset(AssetId::COIN),
        principal: Amount(100),
        rate_bps: 0,
        repayment: Repayment::Bullet(Empty),
        first_due_ms: NOW_MS + 1,
        grace_ms: 0,
        late_rate_bps: 0,
        collateral: None,
    };
    let (lender, borrower) = (address(1), address(2));
    Note::new(Agreement { lender, borrower, guarantor: None, witnesses: List::default(), terms }, NOW_MS - 5)
}

#[test]
fn a_record_says_what_it_is_and_which() {
    let mandate = mandate::Mandate {
        payer: address(1),
        payee: Some(address(2)),
        asset: AssetId(3),
        amount: Amount(10),
        period_ms: 1_000,
        start_ms: 0,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: Memo::NONE,
        period: 0,
        pulled: Amount(4),
    };
    let shown = seen(StateKey::mandate(MandateId(7)), &mandate);
    assert_eq!((&shown["type"], &shown["id"], &shown["left"]), (&json!("mandate"), &json!(7), &json!("10")));

    let shown = seen(StateKey::loan(LoanId(9)), &note());
    assert_eq!(
        (&shown["type"], &shown["id"], &shown["stage"]),
        (&json!("loan"), &json!(9), &json!("active"))
    );
    assert_eq!(shown["note"]["owed"]["principal"], json!("100"));

    let shown = seen(StateKey::credit(&address(2)), &CreditRecord::default());
    let text = address(2).to_text("tally");
    assert_eq!((&shown["type"], &shown["account"]), (&json!("credit"), &json!(text)));

    let name = NameRecord { owner: address(2), name: Handle::parse("@alice").unwrap() };
    let shown = seen(StateKey::name(&name.name), &name);
    assert_eq!(shown, json!({"type": "name", "name": "@alice", "address": text}));

    let shown = seen(StateKey::parameters(), &ledger::Parameters::default());
    assert!(shown["parameters"]["stake.min_bond"].is_string());
    assert_eq!(seen(StateKey::treasury(), &Treasury::new(3))["epoch"], json!(3));
}

#[test]
fn a_campaign_is_shown_without_the_stage_that_its_record_does_not_say() {
    let campaign = ReferralCampaign {
        opener: address(1),
        asset: AssetId::COIN,
        share_bps: 100,
        cap_per_epoch: Amount(5),
        cap_per_invitee: Amount(6),
        ends_ms: NOW_MS,
        budget: Amount(70),
    };
    let shown = seen(StateKey::referral_campaign(CampaignId(4)), &campaign);
    assert_eq!((&shown["type"], &shown["kind"]), (&json!("campaign"), &json!("referral")));
    assert_eq!((&shown["id"], &shown["budget"], shown.get("stage")), (&json!(4), &json!("70"), None));
}

#[test]
fn what_has_no_shape_of_its_own_is_bytes() {
    let other = json!({"type": "other", "bytes": "00"});
    for key in [StateKey::packet_draw(), StateKey::loan(LoanId(1)), StateKey::account(&address(1))] {
        assert_eq!(shown(&SCENE, NOW_MS, &key, &[0]), other, "{key:?}");
    }
}

fn text(byte: u8) -> Value {
    json!(address(byte).to_text("tally"))
}

#[test]
fn the_records_of_the_reserve_say_what_backs_it() {
    let said =
        Attestation { amount: Amount(900), as_of_ms: NOW_MS - 5, document: Hash([7; 32]), paid: Amount(100) };
    let custodian =
        Custodian { account: address(1), limit: Amount(600), attestation: Some(said), after_ms: NOW_MS - 5 };
    let terms =
        DealerTerms { account: address(3), window_ms: 9, mint_limit: Amount(4), redeem_limit: Amount(3) };
    let coin = Stablecoin {
        governor: address(9),
        peg: Text::new("EUR").unwrap(),
        max_age_ms: 5,
        redemption_ms: 60_000,
        custodians: List::new(vec![custodian]).unwrap(),
        dealers: List::new(vec![Dealer { terms, minted: Spent::default(), redeemed: Spent::default() }])
            .unwrap(),
    };
    let shown = seen(StateKey::stablecoin(AssetId(5)), &coin);
    assert_eq!(
        (&shown["type"], &shown["id"], &shown["peg"]),
        (&json!("stablecoin"), &json!(5), &json!("EUR"))
    );
    let word = &shown["custodians"][0]["attestation"];
    assert_eq!((&word["counted"], &word["paid"]), (&json!("600"), &json!("100")));
    assert_eq!(shown["dealers"][0]["mint_limit"], json!("4"));

    let parts = List::new(vec![Part { coin: AssetId(5), nominal: Amount(37), held: Amount(38) }]).unwrap();
    let basket = Basket { governor: address(1), notice_ms: 86_400_000, parts, next: None };
    let shown = seen(StateKey::basket(AssetId(6)), &basket);
    assert_eq!((&shown["type"], &shown["id"], shown.get("next")), (&json!("basket"), &json!(6), None));
    assert_eq!(shown["parts"], json!([{"coin": 5, "nominal": "37", "held": "38"}]));

    let (coin, from, dealer) = (AssetId(5), address(4), address(3));
    let waiting = Redemption { coin, from, dealer, amount: Amount(70), deadline_ms: 61_100, taken: true };
    let shown = seen(StateKey::redemption(RedemptionId(2)), &waiting);
    assert_eq!((&shown["id"], &shown["stage"], &shown["from"]), (&json!(2), &json!("taken"), &text(4)));
}

#[test]
fn what_an_account_has_with_a_candidate_or_in_a_pool_names_both() {
    let lien = Lien { from: CandidateId(8), ready_ms: 9, shares: 10, amount: Amount(11) };
    let unbondings = List::new(vec![Unbonding { ready_ms: 12, shares: 13 }]).unwrap();
    let bond = Bond { shares: 3_000, lien: Some(lien), unbondings, ..Bond::default() };
    assert_eq!(
        seen(StateKey::bond(&address(1), CandidateId(7)), &bond),
        json!({
            "type": "bond", "account": text(1), "candidate": 7, "shares": "3000", "rewards": "0",
            "unbondings": [{"ready_ms": 12, "shares": "13"}],
            "lien": {"from": 8, "ready_ms": 9, "shares": "10", "amount": "11"},
        })
    );
    let shown = seen(StateKey::leaving(CandidateId(7), 12), &Leaving::default());
    assert_eq!((&shown["candidate"], &shown["ready_ms"]), (&json!(7), &json!(12)));
    let shown = seen(StateKey::stake_book(), &StakeBook { active: Amount(5), ..StakeBook::default() });
    assert_eq!((&shown["type"], &shown["bonded"]), (&json!("stake_book"), &json!("5")));

    let shown = seen(StateKey::flexible_deposit(&address(1), PoolId(4)), &FlexibleDeposit { shares: 6 });
    assert_eq!(shown, json!({"type": "flexible_deposit", "account": text(1), "pool": 4, "shares": "6"}));
    let (pool, owner, matures_ms) = (PoolId(4), address(1), NOW_MS + 1);
    let deposit = FixedDeposit { pool, owner, amount: Amount(10), interest: Amount(1), matures_ms };
    let shown = seen(StateKey::fixed_deposit(DepositId(3)), &deposit);
    assert_eq!((&shown["id"], &shown["owner"], &shown["state"]), (&json!(3), &text(1), &json!("running")));
}

#[test]
fn seats_bindings_and_claims_name_their_accounts() {
    let council = Council { seats: List::new(vec![Seat::of_member([1; 32])]).unwrap() };
    let shown = seen(StateKey::council(), &council);
    assert_eq!((&shown["type"], &shown["quorum"]), (&json!("council"), &json!(1)));
    assert_eq!(shown["seats"][0]["member"], json!("01".repeat(32)));

    let binding =
        Binding { campaign: CampaignId(4), referrer: address(2), since: Amount(1), paid: Amount(3) };
    let shown = seen(StateKey::referral(&address(1)), &Referral { binding: Some(binding), invitees: 2 });
    assert_eq!((&shown["account"], &shown["invitees"]), (&text(1), &json!(2)));
    assert_eq!(shown["brought_by"], json!({"campaign": 4, "referrer": text(2), "paid": "3"}));

    let claim = PacketClaim { share: 1, amount: Amount(9) };
    let shown = seen(StateKey::packet_claim(PacketId(5), &address(2)), &claim);
    assert_eq!((&shown["packet"], &shown["claimer"], &shown["share"]), (&json!(5), &text(2), &json!(1)));
}
