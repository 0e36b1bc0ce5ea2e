//! Liking a post: once for ever, with the weight of the stake behind it.

use super::{
    part::{self, Part, Running},
    points, weight,
};
use crate::{overlay::Slot, stop::Halt, turn::Turn};
use tally_types::{
    Amount, Event, Refusal, StateKey,
    mining::{Like, LikePost},
    receipt::PostLiked,
};

pub(crate) fn apply(turn: &mut Turn, operation: &LikePost) -> Result<(), Halt> {
    let checked = check(turn, operation)?;
    commit(turn, operation, checked);
    Ok(())
}

struct Checked {
    running: Running,
    part: Part,
    like: Slot,
    stake: Amount,
}

fn check(turn: &Turn, operation: &LikePost) -> Result<Checked, Halt> {
    let running = part::running(turn, operation.campaign)?;
    let part = part::find(turn, &turn.actor, operation.campaign)?;
    let like = turn.overlay.slot(&StateKey::like(operation.post, &turn.actor))?;
    if turn.overlay.get::<Like>(like).is_some() {
        return Err(Refusal::AlreadyLiked.into());
    }
    // Posts are numbered from 0 and never deleted.
    let posts = turn.overlay.global_at(turn.overlay.global_slot()?).counters.post;
    if operation.post.0 >= posts {
        return Err(Refusal::UnknownPost.into());
    }
    let stake = weight::bonded(turn, operation.candidate)?;
    Ok(Checked { running, part, like, stake })
}

fn commit(turn: &mut Turn, operation: &LikePost, Checked { running, mut part, like, stake }: Checked) {
    let LikePost { campaign: id, post, .. } = *operation;
    let Running { slot, mut campaign, epoch } = running;
    let points = points::like(&mut campaign, &mut part.participation, epoch, stake);
    turn.overlay.put(slot, Some(campaign));
    part.put(turn);
    turn.overlay.put(like, Some(Like { campaign: id, epoch, points }));
    turn.happened(Event::PostLiked(PostLiked { campaign: id, post, account: turn.actor, points }));
}
