//! The first scene: everybody claims the name it is known by.

use super::{
    people::Role,
    play::{Act, Play},
};
use crate::failure::Failure;
use tally_types::{Action, Handle, account::ClaimName};

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    // Alice, bob and carol have theirs from the start, with the economy or without.
    let acts = Role::ALL.iter().skip(3).map(|role| {
        let name = Handle::parse(role.name()).expect("the names are handles");
        Act::by(*role, vec![Action::ClaimName(ClaimName { name })])
    });
    play.wave(acts.collect()).map(drop)
}
