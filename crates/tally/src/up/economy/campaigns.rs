//! A referral and a mining campaign, and a candidate for stake: alice brings two friends, who take part.
//!
//! Likes and claims come later: a mining campaign begins with the epoch after the one in which it was opened.

use super::{
    people::Role,
    play::{Act, Play, first},
    words::{memo, text, whole},
};
use crate::{failure::Failure, up::local_genesis::COIN};
use tally_types::{
    Action, Amount, AssetId, Event,
    mining::{OpenMining, Points, Weights},
    news::Tip,
    referral::{BindReferrer, CampaignOnly, ClaimReferral, OpenReferral},
    stake::{BecomeCandidate, StakeAmount},
    transfer::Send,
    wire::List,
};

/// Who attests reading.
pub const APP: Role = Role::Ada;
/// Epochs that the mining campaign lasts.
const EPOCHS: u32 = 1_000;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    open(play)?;
    take_part(play)?;
    let thanks = Send {
        to: play.address(Role::Alice),
        asset: AssetId::COIN,
        amount: Amount(COIN),
        memo: memo("Thank you for bringing me · 谢谢你带我来"),
    };
    play.does(Role::Dora, vec![Action::Send(thanks)])?;
    let invitees = List::new(vec![play.address(Role::Dora)]).expect("one");
    let claim = ClaimReferral { campaign: play.made.referral, invitees };
    play.does(Role::Alice, vec![Action::ClaimReferral(claim)]).map(drop)
}

fn open(play: &mut Play<'_>) -> Result<(), Failure> {
    let candidate =
        BecomeCandidate { name: text("Nord (demo)"), validator: play.member, commission_bps: 500 };
    let guide = vec![Action::OpenReferral(referral(play)), Action::OpenMining(mining(play))];
    let events = play.wave(vec![
        Act::by(Role::Guide, guide),
        Act::by(Role::Nord, vec![Action::BecomeCandidate(candidate)]),
    ])?;
    play.made.referral = first(&events[0], |event| match event {
        Event::ReferralOpened(opened) => Some(opened.campaign),
        _ => None,
    });
    play.made.mining = first(&events[0], |event| match event {
        Event::MiningOpened(opened) => Some(opened.campaign),
        _ => None,
    });
    play.made.candidate = first(&events[1], |event| match event {
        Event::CandidateOpened(candidate) => Some(*candidate),
        _ => None,
    });
    Ok(())
}

fn referral(play: &Play<'_>) -> OpenReferral {
    OpenReferral {
        asset: AssetId::COIN,
        share_bps: 2_000,
        cap_per_epoch: Amount(100 * COIN),
        cap_per_invitee: Amount(10 * COIN),
        ends_ms: play.in_days(300),
        budget: Amount(5_000 * COIN),
    }
}

fn mining(play: &Play<'_>) -> OpenMining {
    OpenMining {
        asset: AssetId::COIN,
        emission: Amount(50 * COIN),
        epochs: EPOCHS,
        weights: Weights { transact_bps: 4_000, like_bps: 4_000, read_bps: 2_000 },
        caps: Points { transact: 10 * COIN, like: 10_000 * COIN, read: 1_000 },
        return_bps: 2_000,
        app: play.address(APP),
    }
}

fn take_part(play: &mut Play<'_>) -> Result<(), Failure> {
    let made = &play.made;
    let join = || Action::JoinMining(CampaignOnly { campaign: made.mining });
    let bond =
        |coins: u128| Action::Bond(StakeAmount { candidate: made.candidate, amount: Amount(coins * COIN) });
    let bind = || {
        let referrer = play.address(Role::Alice);
        Action::BindReferrer(BindReferrer { campaign: made.referral, referrer })
    };
    let tip = Action::Tip(Tip { post: made.posts[0], asset: made.chakra, amount: whole(5) });
    let acts = vec![
        Act::by(Role::Dora, vec![bind(), join(), bond(1_000)]),
        Act::by(Role::Wei, vec![bind(), join(), bond(500)]),
        Act::by(Role::Alice, vec![join(), bond(2_000)]),
        Act::by(Role::Bob, vec![join(), bond(1_000), tip]),
        Act::by(Role::Carol, vec![join()]),
        Act::by(Role::Nord, vec![bond(10_000)]),
    ];
    play.wave(acts).map(drop)
}
