//! What a transaction is about to do, said before anybody signs it.
//!
//! The sentences come from the transaction itself, so that a node cannot make it look like another; what it would come
//! to, the fee and the balances afterwards, comes from the node's simulation.

use crate::{
    client::{BalanceChange, Simulated},
    i18n::Language,
    loan,
    session::Session,
};
use serde_json::{Value, json};
use tally_types::{
    Address, AssetId, Body, Handle,
    council::Measure,
    exchange::MarketId,
    loan::{Agreement, LoanId},
    referral::CampaignId,
    savings::PoolId,
};
use tally_wallet::summary::{
    AssetLabel, Labels, MarketLabel, Tongue, agreement_sentence, fee_sentence, measure_sentence, sentences,
};

/// What `body` is about to do, for people and for programs.
pub fn preview(session: &Session, body: &Body, simulated: &Simulated) -> (String, Value) {
    let say = session.context.say;
    let (lines, fee) = describe(session, body);
    let mut text: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    match &simulated.fee {
        Some(cost) => {
            let amount = session.show_amount(cost.asset, cost.amount);
            text.push_str(&format!("  {}\n", say.note_fee(amount, session.show(&body.payer))));
        }
        None => text.push_str(&format!("  {fee}\n")),
    }
    let own = simulated.changes.iter().filter(|change| session.store.find_address(&change.account).is_some());
    for BalanceChange { account, asset, before, after } in own {
        // An asset that this transaction creates has no code and no decimals yet.
        let Ok(asset) = session.asset_by_id(*asset) else { continue };
        let (before, after) = (asset.show(*before), asset.show(*after));
        text.push_str(&format!("  {}\n", say.balance_changes(session.show(account), before, after)));
    }
    let changes = simulated.changes.iter().map(|change| {
        json!({
            "account": change.account.to_text(&session.network.prefix), "asset": change.asset.0,
            "before": change.before.to_string(), "after": change.after.to_string(),
        })
    });
    let json = json!({
        "operations": lines,
        "fee": simulated.fee.map(|fee| json!({ "asset": fee.asset.0, "amount": fee.amount.to_string() })),
        "changes": changes.collect::<Vec<_>>(),
    });
    (text, json)
}

/// A sentence for each operation, and one for the fee.
pub fn describe(session: &Session, body: &Body) -> (Vec<String>, String) {
    with_labels(session, |labels, tongue| {
        (sentences(body, labels, tongue), fee_sentence(body, labels, tongue))
    })
}

/// What a measure of the council would do, in words.
pub fn describe_measure(session: &Session, measure: &Measure) -> String {
    with_labels(session, |labels, tongue| measure_sentence(measure, labels, tongue))
}

/// Who lends whom how much, and on which terms.
pub fn agreement(session: &Session, agreement: &Agreement) -> String {
    with_labels(session, |labels, tongue| agreement_sentence(agreement, labels, tongue))
}

/// Speaks the user's language, with the names that the session knows.
fn with_labels<T>(session: &Session, speak: impl FnOnce(&Labels<'_>, Tongue) -> T) -> T {
    let tongue = match session.context.say {
        Language::English => Tongue::English,
        Language::Chinese => Tongue::Chinese,
    };
    let asset = |id: AssetId| {
        let asset = session.asset_by_id(id).ok()?;
        Some(AssetLabel { code: asset.title(), decimals: asset.decimals })
    };
    let name = |address: &Address| -> Option<Handle> { session.name_of(address) };
    let pool = |pool: PoolId| session.pool(pool).ok().map(|pool| pool.asset);
    let market = |id: MarketId| {
        let market = session.client.market(id.0).ok().flatten()?;
        Some(MarketLabel { base: market.base, quote: market.quote, tick: market.tick, lot: market.lot })
    };
    let prefix = &session.network.prefix;
    let campaign = |id: CampaignId| session.campaign(id).ok().map(|campaign| campaign.asset);
    let loan = |id: LoanId| loan::agreement(session, id);
    let labels = Labels {
        prefix,
        asset: &asset,
        name: &name,
        pool: &pool,
        market: &market,
        campaign: &campaign,
        loan: &loan,
    };
    speak(&labels, tongue)
}
