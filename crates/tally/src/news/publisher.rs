//! `tally news register` and `publishers`.

use crate::{
    context::Context,
    failure::Failure,
    parse::{self, show_ms},
    perform::Acting,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use clap::Args;
use serde_json::json;
use tally_types::{Action, news::RegisterPublisher};

/// Arguments of `news register`.
#[derive(Debug, Args)]
pub struct RegisterArguments {
    /// What you are called as a publisher; names are not unique
    pub name: String,
    /// The language you mostly write in: en, zh-Hans, pt-BR …
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub language: String,
    /// Your page
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `news publishers`.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

pub fn register(context: &Context, arguments: &RegisterArguments) -> Result<Report, Failure> {
    let register = RegisterPublisher {
        name: parse::text(&arguments.name)?,
        link: arguments.link.as_deref().map(parse::text).transpose()?,
        language: parse::text(&arguments.language)?,
    };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::RegisterPublisher(register)]))
}

pub fn list(context: &Context, arguments: &ListArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let (page, raw) = session.client.publishers(arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_name(), Align::Left),
        (say.title_address(), Align::Left),
        (say.title_language(), Align::Left),
        (say.title_posts(), Align::Right),
        (say.title_tips(), Align::Right),
        (say.title_since(), Align::Left),
    ]);
    for publisher in &page.items {
        table.row(vec![
            parse::plain_or_dash(&publisher.name),
            session.show(&publisher.account),
            parse::plain_or_dash(&publisher.language),
            publisher.posts.to_string(),
            publisher.tips.to_string(),
            show_ms(publisher.since_ms),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_publishers()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "publishers": raw["items"], "next": page.next })))
}
