//! `tally news list`.

use crate::{
    context::Context,
    failure::Failure,
    parse::{plain_or_dash, show_ms},
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;

/// Arguments of `news list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only posts of this publisher: one of your own accounts, an @name or an address
    #[arg(long, value_name = "ACCOUNT")]
    pub publisher: Option<String>,
    /// Only posts with this tag
    #[arg(long)]
    pub tag: Option<String>,
    /// Only posts in this language
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// How many
    #[arg(long, short = 'n', value_name = "N", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=100))]
    pub limit: u32,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let publisher = arguments.publisher.as_deref().map(|text| session.payee(text)).transpose()?;
    let (page, raw) = session.client.posts(
        publisher.as_ref(),
        arguments.tag.as_deref(),
        arguments.language.as_deref(),
        arguments.limit,
        arguments.cursor.as_deref(),
    )?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_time(), Align::Left),
        (say.title_title(), Align::Left),
        (say.title_language(), Align::Left),
        (say.title_tags(), Align::Left),
        (say.title_tips(), Align::Right),
        (say.title_note(), Align::Left),
        (say.row_publisher(), Align::Left),
    ]);
    for post in &page.items {
        let withdrawn = post.withdrawn_ms.map(|_| say.row_withdrawn());
        let replaced = post.replaced_by.map(|other| format!("{} {other}", say.row_replaced_by()));
        table.row(vec![
            post.id.to_string(),
            show_ms(post.at_ms),
            plain_or_dash(&post.title),
            plain_or_dash(&post.language),
            super::show::tags(&post.tags),
            post.tips.to_string(),
            withdrawn.into_iter().chain(replaced).collect::<Vec<_>>().join(", "),
            session.show(&post.publisher),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_posts()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "posts": raw["items"], "next": page.next })))
}
