//! A farm earns less than it pays, whoever owns the stake.

use tally_sim::farm::{FEE, Farm, Harvest, table};

#[test]
fn the_table_of_the_reference_is_what_the_ledger_moves() {
    let page = include_str!("../../../docs/reference/mining.md");
    assert!(
        page.contains(&table(1_000)),
        "run the example `farm` and put its table into docs/reference/mining.md"
    );
}

#[test]
fn a_farm_earns_less_than_it_pays_in_fees_whatever_its_owner_s_stake() {
    for payments in [1, 60] {
        for stake_percent in [0, 20, 50, 100] {
            let harvest = Farm { accounts: 70, payments, stake_percent }.run();
            assert!(harvest.earned() < harvest.paid, "{payments} payments, {stake_percent} %: {harvest:?}");
        }
    }
}

/// Hire, bind, join, pay, claim: 65 operations an account, and one claim of the owner's for each account.
#[test]
fn what_a_farm_comes_to_is_what_the_rules_say() {
    let Harvest { paid, mined, referred, staked } =
        Farm { accounts: 64, payments: 60, stake_percent: 0 }.run();
    assert_eq!(paid, 64 * 65 * FEE);
    // A fifth of the 600 paid in the epoch; a quarter of these and of the claim's 10, both rounded down.
    assert_eq!((mined, referred, staked), (64 * 120, 64 * 152, 0));
}
