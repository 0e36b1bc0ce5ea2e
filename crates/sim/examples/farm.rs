//! What a farm of 1,000 accounts earns and pays: `cargo run -p tally-sim --example farm`. Its table stands in
//! docs/reference/mining.md.

use tally_sim::farm::Farm;

const ACCOUNTS: u16 = 1_000;

fn main() {
    println!(
        "| payments of each account | owner's stake | paid | from mining | from referral | from stake | earned | of what was paid |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for payments in [1, 10, 60] {
        for stake_percent in [0, 20, 50, 100] {
            let harvest = Farm { accounts: ACCOUNTS, payments, stake_percent }.run();
            let part = harvest.earned() * 1_000 / harvest.paid;
            println!(
                "| {payments} | {stake_percent} % | {} | {} | {} | {} | {} | {}.{} % |",
                thousands(harvest.paid),
                thousands(harvest.mined),
                thousands(harvest.referred),
                thousands(harvest.staked),
                thousands(harvest.earned()),
                part / 10,
                part % 10
            );
            assert!(harvest.earned() < harvest.paid, "a farm earns less than it pays");
        }
    }
}

/// `12345` as `12,345`.
fn thousands(units: u128) -> String {
    let digits = units.to_string();
    let grouped: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    grouped.join(",")
}
