//! A loan's certificate, checked with nothing but the network's public key.

use crate::{
    context::Context,
    failure::{Failure, Unverified},
    i18n::Language,
    loan::{Words, credit_rows, document, proven_rows},
    report::Report,
    table,
};
use tally_types::{
    Address, Amount, AssetId,
    loan::{Credit, Unit},
};
use tally_wallet::{certificate::verify_certificate, proof::NetworkKey};

pub fn run(context: &Context, bytes: &[u8], key: &NetworkKey) -> Result<Report, Failure> {
    let say = context.say;
    let proven = verify_certificate(bytes, key, None).map_err(Unverified::Certificate)?;
    let mut rows = vec![
        (say.row_chain(), proven.network.chain_id.to_string()),
        (say.row_genesis(), proven.network.genesis.to_hex()),
    ];
    let show = |address: &Address| context.show_address(address);
    rows.extend(offline(say, &show, |words| proven_rows(say, &proven, words)));
    let mut json = document(&proven);
    json["chain_id"] = proven.network.chain_id.into();
    json["genesis"] = proven.network.genesis.to_hex().into();
    Ok(Report::new(format!("{}\n\n{}", say.loan_proven(), table::pairs(&rows)), json))
}

/// A credit record as names and values.
pub fn credit(say: Language, credit: &Credit, show: &dyn Fn(&Address) -> String) -> Vec<(String, String)> {
    offline(say, show, |words| credit_rows(say, credit, words))
}

/// Offline, nothing says how an asset is written: amounts of assets are base units here.
fn offline<T>(say: Language, show: &dyn Fn(&Address) -> String, tell: impl FnOnce(&Words<'_>) -> T) -> T {
    let pledged = |asset: AssetId, amount: Amount| say.base_units(amount, asset);
    let units = |unit: &Unit, amount: Amount| match unit {
        Unit::Asset(asset) => say.base_units(amount, asset),
        Unit::Recorded(unit) => say.recorded_amount(amount.format(unit.decimals), &unit.name),
    };
    tell(&Words { show, units: &units, pledged: &pledged })
}
