//! `tally news import`: publish the entries of a feed.
//!
//! Rule: what will be published, and what of it was cut, is shown before anybody signs; an entry is published once.

use super::{
    body,
    feed::{self, Cut, MAX_FEED_BYTES, Plan, Published, Terms, Unfit},
};
use crate::{
    client::NetworkError,
    context::Context,
    failure::Failure,
    i18n::Language as Tongue,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use tally_types::{
    Action, Address, Hash,
    news::{Language, MAX_LANGUAGE_CHARS, MAX_LINK_BYTES, MAX_TAG_BYTES, MAX_TAGS, MAX_TITLE_BYTES, Tag},
    transaction::MAX_TRANSACTION_BYTES,
};

/// Most entries of one import: they are one transaction.
const MAX_POSTS: usize = 24;
/// Pages of a publisher's posts that are looked through, a hundred posts each.
const MAX_PAGES: usize = 700;
const PAGE: u32 = 100;

const _: () = {
    let post = MAX_TITLE_BYTES + MAX_LINK_BYTES + MAX_LANGUAGE_CHARS + MAX_TAGS * (MAX_TAG_BYTES + 1);
    // Beside them each operation has its actor, its tag, a hash, and lengths.
    assert!(MAX_POSTS * (post + 64) < MAX_TRANSACTION_BYTES - 4_096);
};

/// Arguments of `news import`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The feed's file, RSS 2.0 or Atom 1.0; - reads the standard input
    pub feed: PathBuf,
    /// Most entries to publish at once, the oldest first
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u8).range(1..=MAX_POSTS as i64))]
    pub limit: u8,
    /// The language of all entries [default: what the feed says, else en]
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// A tag for all entries, before their own
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let say = context.say;
    let bytes = body::read_past(&arguments.feed, MAX_FEED_BYTES)?;
    let feed = feed::read(&bytes).map_err(InputError::Feed)?;
    let language: Option<Language> = arguments.language.as_deref().map(parse::text).transpose()?;
    let tags = arguments.tags.iter().map(|tag| parse::text(tag)).collect::<Result<Vec<Tag>, _>>()?;
    if tags.len() > MAX_TAGS {
        return Err(InputError::TagCount { count: tags.len(), most: MAX_TAGS }.into());
    }
    let terms = Terms { language: language.as_ref(), of_feed: feed.language.as_deref(), tags: &tags };
    let session = Session::open(context)?;
    let actor = session.actor(arguments.acting.from.as_deref())?;
    let plan = feed::plan(&feed, &terms, &published(&session, &actor)?, usize::from(arguments.limit));
    let preview = describe(say, &plan);
    if plan.offers.is_empty() {
        let served = serve(&session, &plan);
        return Ok(Report::new(
            format!("{preview}{served}"),
            json!({ "posts": [], "already": plan.already }),
        ));
    }
    context.terminal.note(&preview);
    let posts = || plan.offers.iter().map(|offer| Action::Post(offer.post.clone())).collect();
    let mut report = session.perform(&arguments.acting, |_, _| Ok(posts()))?;
    if arguments.acting.out.is_none() {
        report.text.push_str(&serve(&session, &plan));
    }
    Ok(report)
}

/// All posts of the publisher that have links.
fn published(session: &Session, publisher: &Address) -> Result<Published, NetworkError> {
    let (mut found, mut cursor) = (Published::new(), None);
    for _ in 0..MAX_PAGES {
        let (page, _) = session.client.posts(Some(publisher), None, None, PAGE, cursor.as_deref())?;
        for post in page.items {
            if let Some(link) = post.link {
                found.entry(link).or_default().push(post.body);
            }
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    Ok(found)
}

/// Gives the node the bodies, new ones and those it may lack since an earlier import.
fn serve(session: &Session, plan: &Plan) -> String {
    let say = session.context.say;
    let (mut served, mut failed) = (0, None);
    for text in &plan.bodies {
        // It has it already, or takes it now.
        match session.client.put_body(&Hash::sha256(&[text.as_bytes()]), text.as_bytes()) {
            Ok(()) => served += 1,
            Err(error) => failed = Some(Failure::from(error)),
        }
    }
    for offer in &plan.offers {
        match body::give(session, offer.body.as_bytes()) {
            Ok(()) => served += 1,
            Err(failure) => failed = Some(failure),
        }
    }
    match failed {
        Some(failure) => {
            let missing = plan.bodies.len() + plan.offers.len() - served;
            format!("{}\n", say.bodies_not_served(missing, failure.message(say)))
        }
        None if served > 0 => format!("{}\n", say.bodies_served(served)),
        None => String::new(),
    }
}

/// What will be published, what was cut, and what is left out.
fn describe(say: Tongue, plan: &Plan) -> String {
    let mut table = Table::new([
        (say.title_title(), Align::Left),
        (say.title_language(), Align::Left),
        (say.title_tags(), Align::Left),
        (say.row_link(), Align::Left),
        (say.title_note(), Align::Left),
    ]);
    for offer in &plan.offers {
        let post = &offer.post;
        let tags: Vec<String> = post.tags.iter().map(|tag| tag.as_str().to_owned()).collect();
        table.row(vec![
            post.title.as_str().to_owned(),
            post.language.as_str().to_owned(),
            super::show::tags(&tags),
            post.link.as_ref().map_or(String::new(), |link| link.as_str().to_owned()),
            offer.cuts.iter().map(|cut| lost(say, *cut)).collect::<Vec<_>>().join("; "),
        ]);
    }
    let mut text = if table.is_empty() { String::new() } else { table.render() + "\n" };
    text.push_str(&format!("{}\n", say.import_counts(plan.offers.len(), plan.already, plan.left)));
    for (title, unfit) in &plan.unfit {
        let reason = match unfit {
            Unfit::Link => say.unfit_link(),
            Unfit::Empty => say.unfit_empty(),
        };
        text.push_str(&format!("{}\n", say.entry_left_out(parse::plain_or_dash(title), reason)));
    }
    text
}

fn lost(say: Tongue, cut: Cut) -> String {
    match cut {
        Cut::Title => say.cut_title(),
        Cut::NoTitle => say.cut_no_title(),
        Cut::Text => say.cut_text(),
        Cut::NoText => say.cut_no_text(),
        Cut::Letters(count) => say.cut_letters(count),
        Cut::Tags(count) => say.cut_tags(count),
        Cut::Language => say.cut_language(),
    }
}
