//! How much a run measures: everything at length, or less of it within three minutes.

use super::Arguments;
use std::time::Duration;

/// Accounts that figures are compared at.
pub const MILLION: u64 = 1_000_000;

/// How much of everything is measured.
pub struct Extent {
    pub accounts: u64,
    pub state_accounts: u64,
    pub ceiling_runs: usize,
    pub ceiling_length: Duration,
    pub executed: usize,
    /// How often each noun's operations are executed.
    pub noun_passes: usize,
    pub one_node: usize,
    pub mix: usize,
    pub four_node: usize,
    /// Whether receivers by Zipf are measured too.
    pub zipf: bool,
    pub idle: usize,
    pub half_load: Duration,
    pub postgres_s: u32,
}

impl Extent {
    pub fn of(arguments: &Arguments) -> Self {
        let state_accounts = arguments.accounts.unwrap_or(MILLION);
        if arguments.quick {
            return Self {
                accounts: arguments.accounts.unwrap_or(100_000),
                state_accounts,
                ceiling_runs: 3,
                ceiling_length: Duration::from_millis(400),
                executed: 40_960,
                noun_passes: 3,
                one_node: 450_000,
                mix: 250_000,
                four_node: 120_000,
                zipf: false,
                idle: 60,
                half_load: Duration::from_secs(6),
                postgres_s: 4,
            };
        }
        Self {
            accounts: state_accounts,
            state_accounts,
            ceiling_runs: 7,
            ceiling_length: Duration::from_secs(1),
            executed: 409_600,
            noun_passes: 9,
            one_node: 600_000,
            mix: 400_000,
            four_node: 300_000,
            zipf: true,
            idle: 300,
            half_load: Duration::from_secs(30),
            postgres_s: 15,
        }
    }
}
