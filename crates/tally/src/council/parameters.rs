//! `tally council parameters`: the numbers by which the nouns work, and what may become of them.

use super::pending::pending;
use crate::{
    context::Context,
    failure::Failure,
    report::Report,
    session::Session,
    table::{Align, Table},
};

pub fn run(context: &Context) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let (say, present) = (context.say, super::record::parameters(&session)?);
    let (info, json) = session.client.parameters()?;
    let mut table = Table::new([(say.title_parameter(), Align::Left), (say.title_value(), Align::Right)]);
    for (name, value) in present.named() {
        table.row(vec![name.to_owned(), value]);
    }
    let text = format!("{}{}", table.render(), pending(say, &info.pending, session.network.time_ms));
    Ok(Report::new(text, json))
}
