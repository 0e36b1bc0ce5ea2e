//! What a transaction will do, one sentence an operation, in English and 中文.
//!
//! This is what people read before they sign, so nothing is shortened that could hide a difference: addresses stand in
//! full, amounts in whole units with the asset's code and, for an asset the wallet does not know, as base units and a
//! warning. A name never stands without the address it leads to.

mod agreement;
mod basket;
mod chinese;
mod council;
mod deal;
mod english;
mod exchange;
mod fragments;
mod loan;
mod mandate;
mod mining;
mod news;
mod oracle;
mod packet;
mod referral;
mod reserve;
mod savings;
mod stake;

pub use exchange::MarketLabel;

use tally_types::{
    Address, AssetId, Body, Handle, Operation,
    council::Measure,
    exchange::MarketId,
    loan::{Agreement, LoanId},
    referral::CampaignId,
    savings::PoolId,
};

/// A language that people are spoken to in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    English,
    /// 简体中文.
    Chinese,
}

/// How an asset's amounts are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetLabel {
    pub code: String,
    pub decimals: u8,
}

/// What the wallet knows of the things that a transaction names by number.
pub struct Labels<'a> {
    /// What stands before the network's addresses.
    pub prefix: &'a str,
    pub asset: &'a dyn Fn(AssetId) -> Option<AssetLabel>,
    /// The name that an account has claimed.
    pub name: &'a dyn Fn(&Address) -> Option<Handle>,
    /// The asset of a savings pool.
    pub pool: &'a dyn Fn(PoolId) -> Option<AssetId>,
    pub market: &'a dyn Fn(MarketId) -> Option<MarketLabel>,
    /// The asset of a campaign.
    pub campaign: &'a dyn Fn(CampaignId) -> Option<AssetId>,
    /// What the parties of a loan, or of its offer, agree on.
    pub loan: &'a dyn Fn(LoanId) -> Option<Agreement>,
}

/// A sentence for each operation of `body`, in order. Where another account than the payer acts, it says which.
pub fn sentences(body: &Body, labels: &Labels<'_>, tongue: Tongue) -> Vec<String> {
    let several = body.signers().len() > 1;
    let one = |operation: &Operation| {
        let does = sentence(operation, labels, tongue);
        if !several {
            return does;
        }
        let actor = labels.account(&operation.actor, tongue);
        match tongue {
            Tongue::English => format!("By {actor}: {does}"),
            Tongue::Chinese => format!("由 {actor}：{does}"),
        }
    };
    body.operations.iter().map(one).collect()
}

/// What one operation does, said to whoever acts.
pub fn sentence(operation: &Operation, labels: &Labels<'_>, tongue: Tongue) -> String {
    match tongue {
        Tongue::English => english::sentence(&operation.action, labels),
        Tongue::Chinese => chinese::sentence(&operation.action, labels),
    }
}

/// What a measure of the council would do.
pub fn measure_sentence(measure: &Measure, labels: &Labels<'_>, tongue: Tongue) -> String {
    council::measure(measure, labels, tongue)
}

/// Who lends whom how much, and on which terms.
pub fn agreement_sentence(it: &Agreement, labels: &Labels<'_>, tongue: Tongue) -> String {
    agreement::agreement(it, labels, tongue)
}

/// The most that the transaction may cost, and who pays it.
pub fn fee_sentence(body: &Body, labels: &Labels<'_>, tongue: Tongue) -> String {
    let most = labels.amount(body.fee_limit.asset, body.fee_limit.amount, tongue);
    let payer = labels.account(&body.payer, tongue);
    match tongue {
        Tongue::English => format!("{payer} pays a fee of at most {most}"),
        Tongue::Chinese => format!("{payer} 支付手续费，最多 {most}"),
    }
}

#[cfg(test)]
mod tests;
