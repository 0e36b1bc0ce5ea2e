//! `tally reserve proof`: what circulates, what is attested and how old that is, from two records that are proven under
//! the network's key.
//!
//! Nothing that the node says about the numbers is used: they are computed from the proven records, at the time of the
//! block that both are proven at.

use super::looked_at;
use crate::{
    client::{AssetInfo, ReservesInfo},
    context::Context,
    failure::{Failure, Missing, Unverified},
    files,
    parse::{show_ms, show_span_ms},
    report::Report,
    session::Session,
    table,
};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use tally_types::{
    Header, StateKey,
    asset::Asset,
    codec::{Copying, DecodeExt},
    hash::unhex,
    reserve::{Reserves, Stablecoin},
};
use tally_wallet::proof::{Line, verify_bytes};

/// Arguments of `reserve proof`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The stablecoin: its code, its number, or both (TEUR#12)
    pub coin: String,
    /// Write the two proofs into this directory, for anyone to check with `tally verify`
    #[arg(long, short, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let (session, say) = (Session::open(context)?, context.say);
    let asset = looked_at(&session, &arguments.coin)?;
    let found = session.client.find_told(&format!("/v1/stablecoins/{}/reserves", asset.id))?;
    let (told, _): (ReservesInfo, _) = found.ok_or_else(|| Missing::Stablecoin(arguments.coin.clone()))?;
    let files = [&told.proofs.stablecoin, &told.proofs.asset].map(|text| unhex(text).unwrap_or_default());
    let (coin, header): (Stablecoin, _) = proven(&session, &files[0], StateKey::stablecoin(asset.id))?;
    let (record, other): (Asset, _) = proven(&session, &files[1], StateKey::asset(asset.id))?;
    if header != other {
        return Err(Unverified::OtherBlock.into());
    }
    let reserves = coin.reserves(&record, header.time_ms);
    let mut text = format!("{}\n\n{}", say.reserves_verified(), rows(&session, &asset, &reserves, &header));
    if let Some(dir) = &arguments.out {
        files::make_dir(dir)?;
        let [coin, asset] = [dir.join("stablecoin.tally"), dir.join("asset.tally")];
        files::write(&coin, &files[0])?;
        files::write(&asset, &files[1])?;
        text.push_str(&format!("\n{}\n", say.proofs_written(coin.display(), asset.display())));
    }
    let json = json!({
        "verified": true, "coin": asset.id.0, "height": header.height, "time_ms": header.time_ms,
        "circulating": reserves.circulating.to_string(), "attested": reserves.attested.to_string(),
        "as_of_ms": reserves.as_of_ms, "covered": reserves.circulating <= reserves.attested,
    });
    Ok(Report::new(text, json))
}

/// The record under `key`, and the block at which the proof holds.
fn proven<T: DecodeExt<()>>(session: &Session, file: &[u8], key: StateKey) -> Result<(T, Header), Failure> {
    let proven = verify_bytes(file, &session.key, Some(&session.id())).map_err(Unverified::Proof)?;
    match proven.line {
        Line::Record { key: found, record } if found == key => {
            let record = T::decode(Copying(&record)).map_err(|_| Unverified::OtherRecord)?;
            Ok((record, proven.header))
        }
        _ => Err(Unverified::OtherRecord.into()),
    }
}

fn rows(session: &Session, asset: &AssetInfo, reserves: &Reserves, header: &Header) -> String {
    let say = session.context.say;
    let age = |as_of_ms: u64| {
        say.row_age_of(show_span_ms(header.time_ms.saturating_sub(as_of_ms)), show_ms(as_of_ms))
    };
    let is_covered = reserves.circulating <= reserves.attested;
    table::pairs(&[
        (say.row_code(), asset.title()),
        (say.row_block(), header.height.to_string()),
        (say.row_time(), show_ms(header.time_ms)),
        (say.row_circulating(), asset.plain(reserves.circulating)),
        (say.row_attested(), asset.plain(reserves.attested)),
        (say.row_covered(), if is_covered { say.covered_yes() } else { say.covered_no() }),
        (say.row_age(), reserves.as_of_ms.map_or_else(|| say.row_age_none(), age)),
    ])
}
