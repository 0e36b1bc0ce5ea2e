//! A shop and its customers, without a middleman: one deal that is done, one on its way, one in dispute before an arbiter,
//! and one that the shop has yet to accept.

use super::{
    people::Role,
    play::{Act, Play, document, first},
    words::{text, whole},
};
use crate::failure::Failure;
use tally_types::{
    Action, Event,
    deal::{Arbiter, DealId, DealNoted, DealOnly, OpenDeal, Side},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let sale = |buyer, units, what, arbiter| Act::by(buyer, vec![open(play, units, what, arbiter)]);
    let events = play.wave(vec![
        sale(Role::Alice, 320, "Lantern phone, 128 GB, as new · 灯笼手机 128 GB，九成新", false),
        sale(Role::Bob, 45, "Headphones · 耳机", false),
        sale(Role::Carol, 180, "Bread machine · 面包机", true),
        sale(Role::Dora, 25, "Desk lamp · 台灯", false),
    ])?;
    let [phone, headphones, machine] = [0, 1, 2].map(|place: usize| id(&events[place]));
    play.made.shipped_deal = headphones;
    let only = |deal| DealOnly { deal };
    let accept = [phone, headphones, machine].map(|deal| Action::AcceptDeal(only(deal)));
    play.wave(vec![
        Act::by(Role::Lantern, accept.into()),
        Act::by(Role::Themis, vec![Action::AcceptDeal(only(machine))]),
    ])?;
    let ship =
        [phone, headphones, machine].map(|deal| Action::ShipDeal(noted(deal, "parcel 7741 · 包裹 7741")));
    play.does(Role::Lantern, ship.into())?;
    let dispute = noted(machine, "It does not get warm · 不加热");
    play.wave(vec![
        Act::by(Role::Alice, vec![Action::ConfirmDeal(only(phone))]),
        Act::by(Role::Carol, vec![Action::DisputeDeal(dispute)]),
    ])
    .map(drop)
}

fn open(play: &Play<'_>, units: u128, what: &str, arbitrated: bool) -> Action {
    let arbiter = Arbiter {
        account: play.address(Role::Themis),
        fee_bps: 200,
        rule_within_ms: 14 * DAY_MS,
        if_silent: Side::BUYER,
    };
    Action::OpenDeal(OpenDeal {
        seller: play.address(Role::Lantern),
        asset: play.made.euro,
        amount: whole(units),
        description: text(what),
        terms: Some(document("Terms of the Lantern shop (demo)")),
        arbiter: arbitrated.then_some(arbiter),
        accept_by_ms: play.in_days(30),
        ship_within_ms: 7 * DAY_MS,
        confirm_within_ms: 14 * DAY_MS,
    })
}

fn noted(deal: DealId, note: &str) -> DealNoted {
    DealNoted { deal, note: text(note) }
}

fn id(events: &[Event]) -> DealId {
    first(events, |event| match event {
        Event::DealOpened(opened) => Some(opened.deal),
        _ => None,
    })
}
