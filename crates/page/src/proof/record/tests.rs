//! Records under their keys, as a page that proves them sees them.

use super::*;
use tally_json::Language;
use tally_types::{
    Amount, Handle,
    codec::Encode,
    loan::{Agreement, Credit as CreditRecord, Note, Repayment, Terms, Unit},
    mandate::{self, MandateKind},
    referral::ReferralCampaign,
    state::NameRecord,
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
    for key in [StateKey::council(), StateKey::loan(LoanId(1)), StateKey::account(&address(1))] {
        assert_eq!(shown(&SCENE, NOW_MS, &key, &[0]), other, "{key:?}");
    }
}
