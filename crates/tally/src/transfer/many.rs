//! `tally transfer many`: a list of receivers and amounts as one transaction.

use crate::{
    client::AssetInfo,
    context::Context,
    failure::{ArgumentsError, Failure},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use std::{fs, io::Read as _, path::PathBuf};
use tally_types::{
    Action,
    transaction::MAX_WORK,
    transfer::{MAX_RECEIVERS, SendMany, Share},
    wire::List,
};

/// Longest list that is read.
const MAX_LIST_BYTES: u64 = 1024 * 1024;

/// Arguments of `transfer many`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A file with a receiver, a comma and an amount on each line; - reads the standard input
    pub file: PathBuf,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    #[arg(long)]
    pub asset: Option<String>,
    /// A note for everyone to read
    #[arg(long)]
    pub memo: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let list = read(&arguments.file)?;
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let memo = session.open_memo(arguments.memo.as_deref())?;
        let shares = shares(session, &asset, &list)?;
        let operation = |shares: &[Share]| {
            let shares = List::new(shares.to_vec()).expect("chunks are within the limit");
            Action::SendMany(SendMany { asset: asset.id, shares, memo: memo.clone() })
        };
        Ok(shares.chunks(MAX_RECEIVERS).map(operation).collect())
    })
}

fn read(path: &PathBuf) -> Result<String, Failure> {
    let mut text = String::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().take(MAX_LIST_BYTES).read_to_string(&mut text)
    } else {
        fs::File::open(path).and_then(|file| file.take(MAX_LIST_BYTES).read_to_string(&mut text))
    };
    read.map_err(|error| Failure::file(path, &error))?;
    Ok(text)
}

fn shares(session: &Session, asset: &AssetInfo, list: &str) -> Result<Vec<Share>, Failure> {
    let lines = payments(list)?;
    if lines.len() > MAX_WORK as usize {
        return Err(ArgumentsError::TooManyPayments { count: lines.len(), most: MAX_WORK as usize }.into());
    }
    lines
        .iter()
        .map(|(receiver, amount)| Ok(Share { to: session.payee(receiver)?, amount: asset.amount(amount)? }))
        .collect()
}

/// The receiver and the amount of each line; empty lines and those that begin with `#` are skipped.
fn payments(list: &str) -> Result<Vec<(&str, &str)>, ArgumentsError> {
    let mut found = Vec::new();
    for (index, line) in list.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // A comma more is a separator within the amount or a column too many: neither is guessed.
        match line.split(',').map(str::trim).collect::<Vec<_>>()[..] {
            [receiver, amount] if !receiver.is_empty() && !amount.is_empty() => {
                found.push((receiver, amount))
            }
            _ => return Err(ArgumentsError::PaymentLine { line: index + 1 }),
        }
    }
    if found.is_empty() { Err(ArgumentsError::PaymentLine { line: 1 }) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_line_by_line() {
        assert_eq!(
            payments("# wages\n@alice, 12.5\r\n\n@bob,3"),
            Ok(vec![("@alice", "12.5"), ("@bob", "3")])
        );
        for (list, line) in [("", 1), ("@alice 5", 1), ("@alice,1\n@bob,1,234", 2), ("@alice,1\n,5", 2)] {
            assert_eq!(payments(list), Err(ArgumentsError::PaymentLine { line }), "{list}");
        }
    }
}
