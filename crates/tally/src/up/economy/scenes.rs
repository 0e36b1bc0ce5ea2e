//! The scenes in their order: each needs what those before it made.

use super::{
    campaigns, chakra, council, deals, feeds, guide, loans, markets, names, play::Play, reserve, savings,
};
use crate::{failure::Failure, i18n::Language};

/// A part of the play.
pub struct Scene {
    pub title: fn(Language) -> String,
    pub play: fn(&mut Play<'_>) -> Result<(), Failure>,
}

pub const SCENES: [Scene; 11] = [
    Scene { title: Language::scene_names, play: names::play },
    Scene { title: Language::scene_feeds, play: feeds::play },
    Scene { title: Language::scene_chakra, play: chakra::play },
    Scene { title: Language::scene_reserve, play: reserve::play },
    Scene { title: Language::scene_guide, play: guide::play },
    Scene { title: Language::scene_campaigns, play: campaigns::play },
    Scene { title: Language::scene_markets, play: markets::play },
    Scene { title: Language::scene_savings, play: savings::play },
    Scene { title: Language::scene_loans, play: loans::play },
    Scene { title: Language::scene_deals, play: deals::play },
    Scene { title: Language::scene_council, play: council::play },
];
