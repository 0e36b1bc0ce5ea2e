//! The guide: how to use all this, as news posts in English and 中文.

use super::{
    people::Role,
    play::{Play, told},
    words::{list, text},
};
use crate::failure::Failure;
use tally_types::{
    Action, Event, Hash,
    news::{Format, Post, RegisterPublisher},
    wire::Empty,
};

/// A page of the guide in one language. Its file begins with the title on a line of its own.
struct Page {
    language: &'static str,
    tag: &'static str,
    file: &'static str,
}

/// Declares the pages: each in both languages.
macro_rules! pages {
    ($($tag:literal)*) => {
        const PAGES: &[Page] = &[$(
            Page { language: "en", tag: $tag, file: include_str!(concat!("guide/", $tag, ".en.md")) },
            Page { language: "zh-Hans", tag: $tag, file: include_str!(concat!("guide/", $tag, ".zh.md")) },
        )*];
    };
}

pages! { "welcome" "pay" "lend" "deal" "trade" "earn" }

impl Page {
    fn title(&self) -> &'static str {
        self.file.lines().next().unwrap_or_default()
    }

    fn body(&self) -> &'static str {
        self.file.split_once("\n\n").map_or("", |(_, body)| body)
    }

    fn post(&self) -> Action {
        let mut tags = vec![text("guide"), text(self.tag)];
        tags.sort_unstable();
        Action::Post(Post {
            title: text(self.title()),
            body: Hash::sha256(&[self.body().as_bytes()]),
            link: None,
            language: text(self.language),
            tags: list(tags),
            format: Format::Markdown(Empty),
            replaces: None,
        })
    }
}

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let register = RegisterPublisher { name: text("Tally guide (demo)"), link: None, language: text("en") };
    let actions = std::iter::once(Action::RegisterPublisher(register)).chain(PAGES.iter().map(Page::post));
    let events = play.does(Role::Guide, actions.collect())?;
    play.made.posts = told(&events, |event| match event {
        Event::PostPublished(made) => Some(made.post),
        _ => None,
    });
    PAGES.iter().try_for_each(|page| play.serve(page.body()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_something_to_read() {
        for page in PAGES {
            assert!(page.title().chars().count() > 3 && !page.title().starts_with('#'), "{}", page.title());
            assert!(page.body().len() > 200 && page.body().ends_with('\n'), "{}", page.title());
        }
    }
}
