//! `tally council fees`: what operations cost, and what may become of it.

use super::pending::pending;
use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};
use tally_types::{Action, AssetId};

pub fn run(context: &Context) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (info, json) = session.client.fees()?;
    let text =
        format!("{}{}", schedule(&session), pending(context.say, &info.pending, session.network.time_ms));
    Ok(Report::new(text, json))
}

fn schedule(session: &Session) -> String {
    let (say, fees) = (session.context.say, &session.network.fees);
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    let mut table =
        Table::new([(say.title_operation(), Align::Left), (say.title_work_price(), Align::Right)]);
    for price in fees.prices.iter() {
        let name = Action::VARIANTS.iter().find(|(tag, _)| *tag == price.operation);
        let name = name.map_or_else(|| format!("{:#04x}", price.operation), |(_, name)| (*name).to_owned());
        table.row(vec![name, coin(price.amount)]);
    }
    table.row(vec![say.price_other(), coin(fees.base)]);
    let mut text = table.render();
    if fees.rates.is_empty() {
        return text;
    }
    let mut rates = Table::new([(say.title_asset(), Align::Left), (say.title_value(), Align::Left)]);
    for rate in fees.rates.iter() {
        let asset = session
            .asset_by_id(rate.asset)
            .map_or_else(|_| format!("#{}", rate.asset), |asset| asset.title());
        rates.row(vec![asset, say.rate_of(rate.numerator, rate.denominator)]);
    }
    text.push('\n');
    text.push_str(&rates.render());
    text
}
