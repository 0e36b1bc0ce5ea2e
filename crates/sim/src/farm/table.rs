//! What a farm earns and pays, as the table that stands in docs/reference/mining.md.

use super::Farm;
use std::fmt::Write as _;

/// A row for each number of payments and each part of the stake, in Markdown. Panics if a farm earns what it pays.
pub fn table(accounts: u16) -> String {
    let mut table = String::from(
        "| payments of each account | owner's stake | paid | from mining | from referral | from stake | earned | of what was paid |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for payments in [1, 10, 60] {
        for stake_percent in [0, 20, 50, 100] {
            table.push_str(&row(Farm { accounts, payments, stake_percent }));
        }
    }
    table
}

fn row(farm: Farm) -> String {
    let harvest = farm.run();
    let (paid, earned) = (harvest.paid, harvest.earned());
    assert!(earned < paid, "a farm earns less than it pays");
    let mut row = format!("| {} | {} % |", farm.payments, farm.stake_percent);
    for units in [paid, harvest.mined, harvest.referred, harvest.staked, earned] {
        _ = write!(row, " {} |", thousands(units));
    }
    let part = earned * 1_000 / paid;
    row + &format!(" {}.{} % |\n", part / 10, part % 10)
}

/// `12345` as `12,345`.
fn thousands(units: u128) -> String {
    let digits = units.to_string();
    let grouped: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    grouped.join(",")
}
