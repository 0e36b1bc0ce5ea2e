//! What a feed's elements are to us.

use quick_xml::{
    XmlVersion,
    events::BytesStart,
    name::{Namespace, ResolveResult},
};

/// Whose names an element's is among.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Space {
    /// RSS 2.0 has no namespace.
    None,
    /// RFC 4287.
    Atom,
    /// The module of RSS for whole texts.
    Content,
    Other,
}

/// What an element is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Rss,
    Channel,
    Feed,
    Entry,
    Field(Field),
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Link,
    Guid,
    Summary,
    Text,
    Category,
    Language,
}

impl Space {
    pub fn of(found: &ResolveResult) -> Self {
        match found {
            ResolveResult::Unbound => Self::None,
            ResolveResult::Bound(Namespace("http://www.w3.org/2005/Atom")) => Self::Atom,
            ResolveResult::Bound(Namespace("http://purl.org/rss/1.0/modules/content/")) => Self::Content,
            ResolveResult::Bound(_) | ResolveResult::Unknown(_) => Self::Other,
        }
    }
}

impl Kind {
    /// What an element of this name is within `parent`.
    pub fn of(parent: Option<Self>, space: Space, name: &str) -> Self {
        match (parent, space, name) {
            (None, Space::None, "rss") => Self::Rss,
            (None, Space::Atom, "feed") => Self::Feed,
            (Some(Self::Rss), Space::None, "channel") => Self::Channel,
            (Some(Self::Channel), Space::None, "item") | (Some(Self::Feed), Space::Atom, "entry") => {
                Self::Entry
            }
            (Some(Self::Channel), Space::None, "language") => Self::Field(Field::Language),
            (Some(Self::Entry), Space::None | Space::Atom | Space::Content, name) => match (space, name) {
                (Space::None | Space::Atom, "title") => Self::Field(Field::Title),
                (Space::None | Space::Atom, "link") => Self::Field(Field::Link),
                (Space::None | Space::Atom, "category") => Self::Field(Field::Category),
                (Space::None, "guid") => Self::Field(Field::Guid),
                (Space::None, "description") | (Space::Atom, "summary") => Self::Field(Field::Summary),
                (Space::Content, "encoded") | (Space::Atom, "content") => Self::Field(Field::Text),
                _ => Self::Other,
            },
            _ => Self::Other,
        }
    }
}

/// An attribute's value, if it is there; `None` when the attributes are no XML.
pub fn attribute(start: &BytesStart, name: &str) -> Option<Option<String>> {
    let Some(found) = start.try_get_attribute(name).ok()? else { return Some(None) };
    Some(Some(found.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned()))
}
