//! Records of stake and of savings.

use super::*;

pub fn of_stake() -> Vec<Sample> {
    let book = StakeBook {
        active: amount(0x2b01),
        index: fixed(0x2b02),
        carry: fixed(0x2b03),
        rewards: amount(0x2b04),
    };
    let candidate = Candidate {
        owner: address(0xb0),
        name: text("North 北"),
        validator: count(0xb1),
        commission_bps: 0x2b05,
        raised_epoch: 0x2b06,
        retired: true,
        pool: pool(0x2b07),
        seen: fixed(0x2b08),
        index: fixed(0x2b09),
        carry: fixed(0x2b0a),
        commission: fixed(0x2b0b),
        commission_carry: 0x2b0c,
        leaving: list(vec![0x2b0d, 0x2b0e]),
    };
    let lien =
        Lien { from: CandidateId(0x2b0f), ready_ms: 0x2b10, shares: 0x2b11 << 64, amount: amount(0x2b12) };
    let bond = Bond {
        shares: 0x2b13 << 64,
        index: fixed(0x2b14),
        owed: fixed(0x2b15),
        lien: Some(lien),
        unbondings: list(vec![Unbonding { ready_ms: 0x2b16, shares: 0x2b17 << 64 }]),
    };
    let leaving = Leaving { unbonding: pool(0x2b18), moved: pool(0x2b19) };
    vec![
        sample("StakeBook", book),
        sample("Candidate", candidate),
        sample("Bond", bond),
        sample("Leaving", leaving),
    ]
}

pub fn of_savings() -> Vec<Sample> {
    let record = SavingsPool {
        operator: address(0xc0),
        name: text("Nest egg"),
        asset: AssetId(0x2c01),
        flexible_bps: 0x2c02,
        terms: list(actions::terms()),
        closed_ms: Some(0x2c03),
        flexible: pool(0x2c04),
        round: 0x2c05,
        since_ms: 0x2c06,
        carry: 0x2c07,
        budget: amount(0x2c08),
        reserved: amount(0x2c09),
        fixed: amount(0x2c0a),
    };
    let deposit = FixedDeposit {
        pool: PoolId(0x2c0b),
        owner: address(0xc1),
        amount: amount(0x2c0c),
        interest: amount(0x2c0d),
        matures_ms: 0x2c0e,
    };
    vec![
        sample("SavingsPool", record),
        sample("FlexibleDeposit", FlexibleDeposit { shares: 0x2c0f << 64 }),
        sample("FixedDeposit", deposit),
    ]
}

fn fixed(number: u64) -> Fixed {
    Fixed { units: u128::from(number) << 70 | 3, parts: number << 40 | 5 }
}

fn pool(number: u64) -> Pool {
    Pool { units: amount(number), shares: u128::from(number) << 80 | 7 }
}
