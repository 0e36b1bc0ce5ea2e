//! Attesting reading: only the campaign's app can know who read.

use super::{
    part::{self, Part, Running},
    points,
};
use crate::{stop::Halt, turn::Turn};
use tally_types::{Event, Refusal, mining::AttestReading, receipt::ReadingAttested};

pub(crate) fn apply(turn: &mut Turn, operation: &AttestReading) -> Result<(), Halt> {
    let (running, parts) = check(turn, operation)?;
    commit(turn, operation, running, parts);
    Ok(())
}

fn check(turn: &Turn, operation: &AttestReading) -> Result<(Running, Vec<Part>), Halt> {
    let running = part::running(turn, operation.campaign)?;
    let find = |reader: &tally_types::mining::Reader| part::find(turn, &reader.account, operation.campaign);
    let parts = operation.readers.iter().map(find).collect::<Result<_, _>>()?;
    if turn.actor != running.campaign.app {
        return Err(Refusal::NotAttester.into());
    }
    Ok((running, parts))
}

fn commit(turn: &mut Turn, operation: &AttestReading, running: Running, parts: Vec<Part>) {
    let Running { slot, mut campaign, epoch } = running;
    let mut sum = 0u128;
    for (reader, mut part) in operation.readers.iter().zip(parts) {
        sum += points::read(&mut campaign, &mut part.participation, epoch, reader.points);
        part.put(turn);
    }
    turn.overlay.put(slot, Some(campaign));
    let attested = ReadingAttested { campaign: operation.campaign, epoch, points: sum };
    turn.happened(Event::ReadingAttested(attested));
}
