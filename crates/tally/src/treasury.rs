//! `tally treasury`: what belongs to the network, and the fees that wait to be shared out.

use crate::{
    client::MoneyInfo, context::Context, failure::Failure, report::Report, session::Session, table::pairs,
};
use serde_json::{Value, json};
use tally_types::AssetId;

/// Runs the command.
pub fn run(context: &Context) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    let say = context.say;
    let treasury = session.client.treasury()?;
    let coin = |amount| session.show_amount(AssetId::COIN, amount);
    let money = |entries: &[MoneyInfo]| match entries {
        [] => say.nothing_held(),
        _ => {
            let shown = entries.iter().map(|entry| session.show_amount(entry.asset, entry.amount));
            shown.collect::<Vec<_>>().join(&say.comma())
        }
    };
    let rows = [
        (say.row_treasury(), money(&treasury.holdings)),
        (say.row_mining_budget(), coin(treasury.mining_budget)),
        (say.row_fee_pot(), money(&treasury.fee_pot)),
        (say.row_stake_rewards(), coin(treasury.stake_rewards)),
        (say.row_all_bonded(), coin(treasury.bonded)),
        (say.row_epoch(), treasury.epoch.to_string()),
    ];
    let list = |entries: &[MoneyInfo]| -> Vec<Value> {
        let entry = |entry: &MoneyInfo| json!({ "asset": entry.asset.0, "amount": entry.amount.to_string() });
        entries.iter().map(entry).collect()
    };
    let json = json!({
        "epoch": treasury.epoch, "holdings": list(&treasury.holdings), "fee_pot": list(&treasury.fee_pot),
        "mining_budget": treasury.mining_budget.to_string(), "stake_rewards": treasury.stake_rewards.to_string(),
        "bonded": treasury.bonded.to_string(),
    });
    Ok(Report::new(pairs(&rows), json))
}
