//! `tally savings list` and `show`: pools.

use crate::{
    client::PoolInfo,
    context::Context,
    failure::Failure,
    i18n::Language,
    parse::{show_ms, show_percent, show_span_ms},
    report::Report,
    session::Session,
    table::{Align, Table, pairs},
};
use clap::Args;
use serde_json::{Value, json};
use tally_types::{Address, savings::PoolId};

/// Arguments of `savings list`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only pools of this asset: its code, its number, or both (USDX#12)
    #[arg(long)]
    pub asset: Option<String>,
    /// Go on where the last page ended
    #[arg(long, value_name = "CURSOR")]
    pub cursor: Option<String>,
}

/// Arguments of `savings show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The pool's number
    pub pool: u64,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let holder = session.store.default_entry().map_or(Address([0; 20]), |entry| entry.address);
    let asset = arguments.asset.as_deref().map(|text| session.asset(text, holder)).transpose()?;
    let page = session.client.pools(asset.map(|asset| asset.id), arguments.cursor.as_deref())?;
    let mut table = Table::new([
        (say.title_number(), Align::Right),
        (say.title_name(), Align::Left),
        (say.title_rates(), Align::Left),
        (say.title_budget(), Align::Right),
        (say.title_deposits(), Align::Right),
        (say.title_note(), Align::Left),
    ]);
    for pool in &page.items {
        let deposited = pool.flexible.checked_add(pool.fixed).unwrap_or(pool.flexible);
        table.row(vec![
            pool.id.to_string(),
            pool.name.clone(),
            rates(say, pool).join(&say.comma()),
            session.show_amount(pool.asset, pool.budget),
            session.show_amount(pool.asset, deposited),
            pool.closed_ms.map_or_else(String::new, |_| say.note_closed()),
        ]);
    }
    let mut text = if table.is_empty() { format!("{}\n", say.no_pools()) } else { table.render() };
    if let Some(next) = &page.next {
        text.push_str(&format!("\n{}\n", say.more_with(next)));
    }
    let items: Vec<_> = page.items.iter().map(|pool| document(&session, pool)).collect();
    Ok(Report::new(text, json!({ "pools": items, "next": page.next })))
}

pub fn show(context: &Context, arguments: &ShowArguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let pool = session.pool(PoolId(arguments.pool))?;
    let units = |amount| session.show_amount(pool.asset, amount);
    let mut rows = vec![
        (say.title_number(), pool.id.to_string()),
        (say.title_name(), pool.name.clone()),
        (say.row_operator(), session.show(&pool.operator)),
    ];
    rows.extend(rates(say, &pool).into_iter().map(|rate| (say.title_rates(), rate)));
    rows.extend([
        (say.row_flexible(), units(pool.flexible)),
        (say.row_fixed(), units(pool.fixed)),
        (say.title_budget(), units(pool.budget)),
        (say.row_reserved(), units(pool.reserved)),
    ]);
    if let Some(closed_ms) = pool.closed_ms {
        rows.push((say.row_closed(), show_ms(closed_ms)));
    }
    Ok(Report::new(pairs(&rows), document(&session, &pool)))
}

/// What the pool offers, a line for each time.
fn rates(say: Language, pool: &PoolInfo) -> Vec<String> {
    let flexible = (pool.flexible_bps > 0).then(|| say.rate_flexible(show_percent(pool.flexible_bps)));
    let terms =
        pool.terms.iter().map(|term| say.rate_fixed(show_span_ms(term.term_ms), show_percent(term.rate_bps)));
    flexible.into_iter().chain(terms).collect()
}

fn document(session: &Session, pool: &PoolInfo) -> Value {
    let terms = pool.terms.iter().map(|term| json!({ "term_ms": term.term_ms, "rate_bps": term.rate_bps }));
    json!({
        "pool": pool.id, "name": pool.name, "operator": pool.operator.to_text(&session.network.prefix),
        "asset": pool.asset.0, "flexible_bps": pool.flexible_bps, "terms": terms.collect::<Vec<_>>(),
        "closed_ms": pool.closed_ms, "flexible": pool.flexible.to_string(), "fixed": pool.fixed.to_string(),
        "budget": pool.budget.to_string(), "reserved": pool.reserved.to_string(),
    })
}
