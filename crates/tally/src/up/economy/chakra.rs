//! Mira issues chakra, spreads it among friends, and the friends use it: a payment, one that is held, a red packet, and a
//! subscription.

use super::{
    people::Role,
    play::{Act, Play, first},
    words::{DECIMALS, list, memo, text, whole},
};
use crate::failure::Failure;
use tally_types::{
    Action, Amount, AssetId, Event,
    asset::{CreateAsset, Powers},
    mandate::{GrantMandate, MandateId, MandateKind, PullMandate},
    packet::{ClaimPacket, CreatePacket, PacketId, Split},
    transfer::{Hold, Send, SendMany, Share},
};

/// Who gets chakra to begin with, in whole units.
const GIFTS: [(Role, u128); 9] = [
    (Role::Alice, 500),
    (Role::Bob, 500),
    (Role::Carol, 500),
    (Role::Dora, 200),
    (Role::Wei, 200),
    (Role::Lantern, 100),
    (Role::Guide, 100),
    (Role::Nord, 100_000),
    (Role::Sud, 100_000),
];
/// A month of the subscription.
const MONTH_MS: u64 = 30 * 24 * 60 * 60 * 1000;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let events = play.does(Role::Mira, vec![Action::CreateAsset(chakra(play))])?;
    let asset = first(&events, |event| match event {
        Event::AssetCreated(asset) => Some(*asset),
        _ => None,
    });
    play.made.chakra = asset;
    let events = play.does(Role::Mira, vec![gifts(play, asset), packet(play, asset)])?;
    let packet = first(&events, |event| match event {
        Event::PacketCreated(made) => Some(made.packet),
        _ => None,
    });
    let events = play.wave(payments(play, asset))?;
    let mandate = first(&events[0], |event| match event {
        Event::MandateGranted(granted) => Some(granted.mandate),
        _ => None,
    });
    play.wave(answers(packet, mandate)).map(drop)
}

fn chakra(play: &Play<'_>) -> CreateAsset {
    let mira = Some(play.address(Role::Mira));
    CreateAsset {
        code: text("CHAKRA"),
        name: text("Chakra (demo)"),
        decimals: DECIMALS,
        icon: None,
        cap: Some(whole(10_000_000)),
        powers: Powers { mint: mira, edit: mira, ..Powers::default() },
        initial_supply: whole(1_000_000),
    }
}

fn gifts(play: &Play<'_>, asset: AssetId) -> Action {
    let share = |(to, units): &(Role, u128)| Share { to: play.address(*to), amount: whole(*units) };
    let shares = list(GIFTS.iter().map(share).collect());
    Action::SendMany(SendMany { asset, shares, memo: memo("Welcome to the studio · 欢迎来到工作室") })
}

fn packet(play: &Play<'_>, asset: AssetId) -> Action {
    Action::CreatePacket(CreatePacket {
        asset,
        total: whole(88),
        count: 8,
        split: Split::RANDOM,
        claim_key: None,
        expires_ms: play.in_days(29),
        memo: memo("Good luck · 恭喜发财"),
    })
}

fn payments(play: &Play<'_>, asset: AssetId) -> Vec<Act> {
    let month = GrantMandate {
        payee: Some(play.address(Role::Mira)),
        asset,
        amount: whole(15),
        period_ms: MONTH_MS,
        start_ms: play.start_ms,
        end_ms: None,
        kind: MandateKind::SUBSCRIPTION,
        memo: memo("Yoga, monthly · 每月瑜伽"),
    };
    let lunch = Send {
        to: play.address(Role::Alice),
        asset: AssetId::COIN,
        amount: Amount(12_500_000),
        memo: memo("lunch · 午饭"),
    };
    let book = Hold {
        to: play.address(Role::Alice),
        asset,
        amount: whole(20),
        memo: memo("for the book, when you bring it · 书到付款"),
        deadline_ms: play.in_days(60),
    };
    vec![
        Act::by(Role::Alice, vec![Action::GrantMandate(month)]),
        Act::by(Role::Bob, vec![Action::Send(lunch)]),
        Act::by(Role::Carol, vec![Action::Hold(book)]),
    ]
}

/// The shares were drawn when the block after the packet's began.
fn answers(packet: PacketId, mandate: MandateId) -> Vec<Act> {
    let claim = |role| Act::by(role, vec![Action::ClaimPacket(ClaimPacket { packet, proof: None })]);
    let pull = Action::PullMandate(PullMandate { mandate, amount: whole(15) });
    vec![claim(Role::Dora), claim(Role::Wei), claim(Role::Carol), Act::by(Role::Mira, vec![pull])]
}
