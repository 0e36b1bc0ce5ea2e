//! `tally reserve basket list` and `show`.

use super::super::looked_at;
use crate::{
    client::{BasketInfo, ComponentInfo, Page, parameter},
    context::Context,
    failure::{Failure, Missing},
    parse::{show_ms, show_span_ms},
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use serde_json::json;

/// Arguments of `reserve basket list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

/// Arguments of `reserve basket show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The basket: its code, its number, or both (BSK#12)
    pub basket: String,
}

pub fn show(context: &Context, arguments: &ShowArguments) -> Result<Report, Failure> {
    #[derive(serde::Deserialize)]
    struct Answer {
        basket: BasketInfo,
    }
    let session = Session::open(context)?;
    let id = looked_at(&session, &arguments.basket)?.id;
    let found = session.client.find_told(&format!("/v1/baskets/{id}"))?;
    let (answer, raw): (Answer, _) = found.ok_or_else(|| Missing::Basket(arguments.basket.clone()))?;
    Ok(Report::new(table::pairs(&rows(&session, &answer.basket)), raw))
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let path = format!("/v1/baskets?limit=100{}", parameter("cursor", arguments.cursor.as_deref()));
    let (page, raw): (Page<BasketInfo>, _) = session.client.told(&path)?;
    let shown: Vec<String> = page.items.iter().map(|basket| table::pairs(&rows(&session, basket))).collect();
    let mut text = if shown.is_empty() { format!("{}\n", say.no_baskets()) } else { shown.join("\n") };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    Ok(Report::new(text, json!({ "baskets": raw["items"], "next": page.next })))
}

fn rows(session: &Session, basket: &BasketInfo) -> Vec<(String, String)> {
    let (say, asset) = (session.context.say, &basket.asset);
    let mut rows = vec![
        (say.row_code(), asset.title()),
        (say.row_name(), asset.name.clone()),
        (say.row_circulating(), asset.plain(basket.circulating)),
        (say.row_governor(), session.show(&basket.governor)),
        (say.row_notice(), show_span_ms(basket.notice_ms)),
    ];
    for part in &basket.parts {
        let [nominal, held] = [part.nominal, part.held].map(|amount| session.show_amount(part.coin, amount));
        rows.push((say.row_part(), say.part_line(nominal, held)));
    }
    if let Some(next) = &basket.next {
        let one = |part: &ComponentInfo| session.show_amount(part.coin, part.nominal);
        let parts: Vec<_> = next.components.iter().map(one).collect();
        rows.push((say.row_next(), say.next_line(parts.join(" + "), show_ms(next.effective_ms))));
    }
    rows
}
