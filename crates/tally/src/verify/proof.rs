//! A proof's file, checked with nothing but the network's public key.

use super::{loan, record};
use crate::{
    context::Context,
    failure::{ArgumentsError, Failure, Unverified},
    outcome,
    parse::show_ms,
    report::Report,
    table,
};
use serde_json::{Value, json};
use std::{fs::File, io::Read as _, path::Path};
use tally_types::{Amount, AssetId, hash::hex};
use tally_wallet::{
    certificate::is_certificate,
    proof::{Line, Proven, verify_bytes},
};

/// Longest file that is read: a loan's certificate with its whole history.
const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

pub fn run(context: &Context, path: &Path) -> Result<Report, Failure> {
    let key = context.network.ok_or(ArgumentsError::VerifyNeedsNetwork)?;
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MAX_FILE_BYTES).read_to_end(&mut bytes));
    read.map_err(|error| Failure::file(path, &error))?;
    if is_certificate(&bytes) {
        return loan::run(context, &bytes, &key);
    }
    let proven = verify_bytes(&bytes, &key, None).map_err(Unverified::Proof)?;
    Ok(report(context, &proven))
}

fn report(context: &Context, proven: &Proven) -> Report {
    let (say, header) = (context.say, &proven.header);
    let mut rows = vec![
        (say.row_chain(), proven.network.chain_id.to_string()),
        (say.row_genesis(), proven.network.genesis.to_hex()),
        (say.row_block(), header.height.to_string()),
        (say.row_time(), show_ms(header.time_ms)),
    ];
    let mut json = json!({
        "verified": true, "chain_id": proven.network.chain_id, "genesis": proven.network.genesis.to_hex(),
        "height": header.height, "time_ms": header.time_ms, "block": header.digest().to_hex(),
    });
    match &proven.line {
        Line::Receipt { place, receipt } => {
            // Offline, nothing says how an asset is written: amounts are base units here.
            let units = |asset: AssetId, amount: Amount| say.base_units(amount, asset);
            let show = |address: &tally_types::Address| context.show_address(address);
            rows.extend(outcome::receipt_rows(say, receipt, show, units));
            json["place"] = json!(place);
            json["receipt"] = outcome::receipt_json(receipt);
        }
        Line::Record { key, record } => {
            rows.extend(record::rows(say, key, record, |address| context.show_address(address)));
            json["state_key"] = Value::String(hex(&key.0));
            json["record"] = Value::String(hex(record));
        }
    }
    Report::new(format!("{}\n\n{}", say.verified(), table::pairs(&rows)), json)
}
