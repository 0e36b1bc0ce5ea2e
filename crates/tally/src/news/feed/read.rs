//! From XML to a feed.

use super::{
    Entry, Feed, FeedError, MAX_DEPTH, MAX_ENTRIES, MAX_FEED_BYTES, Words,
    element::{Field, Kind, Space, attribute},
};
use quick_xml::{
    NsReader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

/// A field under way.
struct Capture {
    field: Field,
    form: Form,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Html,
    /// Elements in the feed itself, collected as HTML.
    Xhtml,
}

#[derive(Default)]
struct Draft {
    entry: Entry,
    summary: Words,
    guid: String,
}

#[derive(Default)]
struct Reading {
    path: Vec<Kind>,
    feed: Feed,
    draft: Draft,
    capture: Option<Capture>,
    is_feed: bool,
}

/// Reads a feed.
pub fn read(bytes: &[u8]) -> Result<Feed, FeedError> {
    if bytes.len() > MAX_FEED_BYTES {
        return Err(FeedError::TooLong { most: MAX_FEED_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| FeedError::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut xml = NsReader::from_str(text);
    xml.config_mut().expand_empty_elements = true;
    let mut reading = Reading::default();
    loop {
        let (space, event) = match xml.read_resolved_event() {
            Ok((space, event)) => (Space::of(&space), event),
            Err(_) => return Err(malformed(text, xml.error_position())),
        };
        let at = xml.buffer_position();
        match event {
            Event::DocType(_) => return Err(FeedError::DocumentType),
            Event::Start(start) => reading.open(space, &start).ok_or_else(|| malformed(text, at))??,
            Event::End(end) => reading.close(end.local_name().as_ref()),
            Event::Text(piece) => reading.add(&piece.xml10_content()),
            Event::CData(piece) => reading.add_plain(&piece.xml10_content()),
            Event::GeneralRef(name) => reading.refer(&name).ok_or_else(|| malformed(text, at))?,
            Event::Eof if reading.path.is_empty() => break,
            Event::Eof => return Err(malformed(text, at)),
            // An empty element comes as its start and its end.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if reading.is_feed { Ok(reading.feed) } else { Err(FeedError::NotAFeed) }
}

fn malformed(text: &str, at: u64) -> FeedError {
    let before = text.as_bytes().iter().take(usize::try_from(at).unwrap_or(usize::MAX));
    FeedError::Malformed { line: 1 + before.filter(|byte| **byte == b'\n').count() }
}

impl Reading {
    /// `None` when the element's attributes are no XML.
    fn open(&mut self, space: Space, start: &BytesStart) -> Option<Result<(), FeedError>> {
        if self.path.len() == MAX_DEPTH {
            return Some(Err(FeedError::TooDeep { most: MAX_DEPTH }));
        }
        let (name, parent) = (start.local_name(), self.path.last().copied());
        let name = name.as_ref();
        if let Some(Capture { form: Form::Xhtml, text, .. }) = &mut self.capture {
            text.push_str(&format!("<{name}>"));
        }
        let kind = Kind::of(parent, space, name);
        self.path.push(kind);
        match kind {
            Kind::Rss | Kind::Feed => self.is_feed = true,
            Kind::Entry if self.feed.entries.len() == MAX_ENTRIES => {
                return Some(Err(FeedError::TooManyEntries { most: MAX_ENTRIES }));
            }
            Kind::Entry => self.draft = Draft::default(),
            Kind::Field(field) => return self.begin(field, space, start).map(Ok),
            Kind::Channel | Kind::Other if parent.is_none() => return Some(Err(FeedError::NotAFeed)),
            Kind::Channel | Kind::Other => {}
        }
        let language = attribute(start, "xml:lang")?;
        match kind {
            Kind::Feed => self.feed.language = language,
            Kind::Entry => self.draft.entry.language = language,
            _ => {}
        }
        Some(Ok(()))
    }

    fn begin(&mut self, field: Field, space: Space, start: &BytesStart) -> Option<()> {
        let mut form = Form::Html;
        if space == Space::Atom {
            match field {
                Field::Link => {
                    let relation = attribute(start, "rel")?;
                    if relation.is_none_or(|relation| relation == "alternate") {
                        self.set_link(&attribute(start, "href")?.unwrap_or_default());
                    }
                }
                Field::Category => {
                    self.draft.entry.categories.extend(attribute(start, "term")?);
                }
                _ => {}
            }
            form = match attribute(start, "type")?.as_deref() {
                Some("html" | "text/html") => Form::Html,
                Some("xhtml" | "application/xhtml+xml") => Form::Xhtml,
                _ => Form::Plain,
            };
        } else if field == Field::Guid && attribute(start, "isPermaLink")?.is_some_and(|is| is != "true") {
            // It names the entry and is no link: it lies there as any other element.
            *self.path.last_mut()? = Kind::Other;
            return Some(());
        }
        self.capture = Some(Capture { field, form, text: String::new() });
        Some(())
    }

    fn close(&mut self, name: &str) {
        match self.path.pop() {
            Some(Kind::Field(_)) => self.finish(),
            Some(Kind::Entry) => self.keep(),
            _ => {
                if let Some(Capture { form: Form::Xhtml, text, .. }) = &mut self.capture {
                    text.push_str(&format!("</{name}>"));
                }
            }
        }
    }

    /// Text as the file has it, without references.
    fn add(&mut self, piece: &str) {
        if let Some(capture) = &mut self.capture {
            capture.text.push_str(piece);
        }
    }

    /// Text in which nothing is markup of the feed.
    fn add_plain(&mut self, piece: &str) {
        match &mut self.capture {
            Some(Capture { form: Form::Xhtml, text, .. }) => text.push_str(&quick_xml::escape::escape(piece)),
            Some(capture) => capture.text.push_str(piece),
            None => {}
        }
    }

    /// `None` when a number names no character.
    fn refer(&mut self, name: &BytesRef) -> Option<()> {
        let mut bytes = [0; 4];
        match name.resolve_char_ref().ok()? {
            Some(letter) => self.add_plain(letter.encode_utf8(&mut bytes)),
            // HTML's names stand in many feeds though XML has none of them: what is read as HTML knows them.
            None => match resolve_xml_entity(name) {
                Some(text) => self.add_plain(text),
                None => self.add(&format!("&{};", &**name)),
            },
        }
        Some(())
    }

    fn finish(&mut self) {
        let Some(Capture { field, form, text }) = self.capture.take() else { return };
        let words = |text| if form == Form::Plain { Words::Plain(text) } else { Words::Html(text) };
        let entry = &mut self.draft.entry;
        match field {
            Field::Title => entry.title = words(text),
            Field::Text => entry.text = words(text),
            Field::Summary => self.draft.summary = words(text),
            Field::Link => self.set_link(&text),
            Field::Guid => self.draft.guid = text,
            Field::Category if !text.trim().is_empty() => entry.categories.push(text),
            Field::Category => {}
            Field::Language => self.feed.language = Some(text),
        }
    }

    fn set_link(&mut self, link: &str) {
        let link = link.trim();
        if self.draft.entry.link.is_empty() {
            link.clone_into(&mut self.draft.entry.link);
        }
    }

    fn keep(&mut self) {
        let Draft { mut entry, summary, guid } = std::mem::take(&mut self.draft);
        if entry.text == Words::default() {
            entry.text = summary;
        }
        if entry.link.is_empty() {
            guid.trim().clone_into(&mut entry.link);
        }
        self.feed.entries.push(entry);
    }
}
