//! The first member lets themis speak for its seat in the council, who proposes lower fees and an office, and votes.

use super::{
    people::Role,
    play::{Act, Play, first},
    words::text,
};
use crate::failure::Failure;
use tally_types::{
    Action, Event, Handle, Hash, Parameters,
    council::{self, Appoint, Measure, Propose, SetParameters, SetSeat, Vote},
    exchange::ExchangeParameters,
};

/// What takers would pay, in hundredths of a percent.
const TAKER_FEE_BPS: u16 = 15;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    if play.cast.seat().is_none() {
        return Ok(());
    }
    let themis = play.address(Role::Themis);
    play.seat_does(Role::Themis, Action::SetSeat(SetSeat { account: themis }))?;
    let exchange = ExchangeParameters { taker_fee_bps: TAKER_FEE_BPS, ..play.parameters.exchange };
    let cheaper = Measure::SetParameters(SetParameters {
        based_on: play.parameters.hash(),
        parameters: Parameters { exchange, ..play.parameters.clone() },
    });
    let treasurer = Measure::Appoint(Appoint {
        role: council::Role::Office(Handle::parse("treasurer").expect("it is a handle")),
        holder: Some(themis),
        instead_of: None,
    });
    let events = play.does(
        Role::Themis,
        vec![
            propose("Takers pay 0.15 % instead of 0.20 % · 吃单费由 0.20% 降为 0.15%", cheaper),
            propose("Themis keeps the treasury's books · 由 themis 担任司库", treasurer),
        ],
    )?;
    let proposal = first(&events, |event| match event {
        Event::Proposed(made) => Some(made.proposal),
        _ => None,
    });
    play.act(Act::by(Role::Themis, vec![Action::Vote(Vote { proposal, yes: true })])).map(drop)
}

fn propose(title: &str, measure: Measure) -> Action {
    Action::Propose(Propose { title: text(title), text: Hash::ZERO, link: text(""), measure })
}
