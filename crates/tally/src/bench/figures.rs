//! What a run measured: flat, by key. A figure that was not measured is absent, and `null` in JSON.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident $text:literal)*) => {
        /// What can be measured.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Key { $($(#[$doc])* $name),* }

        impl Key {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The key in the JSON document: stable for ever.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }
        }
    };
}

keys! {
    /// Signatures verified a second in batches of 1,024 on all cores.
    Ceiling "ceiling_per_s"
    Execute "execute_per_s"
    /// Of each noun's main operation, by the ledger alone on one core.
    NounAccount "execute_account_per_s"
    NounAsset "execute_asset_per_s"
    NounTransfer "execute_transfer_per_s"
    NounPacket "execute_packet_per_s"
    NounMandate "execute_mandate_per_s"
    NounDeal "execute_deal_per_s"
    NounLoan "execute_loan_per_s"
    NounExchange "execute_exchange_per_s"
    NounStake "execute_stake_per_s"
    NounSavings "execute_savings_per_s"
    NounReferral "execute_referral_per_s"
    NounMining "execute_mining_per_s"
    NounNews "execute_news_per_s"
    NounOracle "execute_oracle_per_s"
    NounReserve "execute_reserve_per_s"
    NounCouncil "execute_council_per_s"
    OneNode "one_node_tps"
    OneNodeZipf "one_node_zipf_tps"
    OneNodeIndexed "one_node_indexed_tps"
    /// Applied transactions of the mix of all nouns, one node.
    Mix "mix_tps"
    /// `mix_tps ÷ one_node_tps`.
    MixRatio "mix_ratio"
    /// Of the mix's transactions, those refused when executed.
    MixRefused "mix_refused"
    FourNode "four_node_tps"
    FourNodeZipf "four_node_zipf_tps"
    /// `one_node_tps ÷ ceiling_per_s`.
    OneNodeRatio "one_node_ratio"
    /// `four_node_tps × 4 ÷ ceiling_per_s`.
    FourNodeRatio "four_node_ratio"
    IdleP50 "idle_p50_ms"
    IdleP99 "idle_p99_ms"
    HalfP50 "half_p50_ms"
    HalfP99 "half_p99_ms"
    FullP50 "full_p50_ms"
    FullP99 "full_p99_ms"
    BytesPerAccount "bytes_per_account"
    DiskPerAccount "disk_bytes_per_account"
    /// Of `accounts` accounts.
    Restart "restart_s"
    Restart1M "restart_1m_s"
    /// A validator's directory after the run, genesis included.
    DatabaseBytes "database_bytes"
    /// Bytes written to disk for each byte of payments made final.
    WriteAmplification "write_amplification"
    Postgres "postgres_tps"
    /// `one_node_tps ÷ postgres_tps`.
    PostgresRatio "postgres_ratio"
}

/// Measured figures.
#[derive(Clone, Debug, Default)]
pub struct Figures(BTreeMap<Key, f64>);

impl Figures {
    pub fn set(&mut self, key: Key, value: f64) {
        self.0.insert(key, value);
    }

    pub fn get(&self, key: Key) -> Option<f64> {
        self.0.get(&key).copied()
    }

    /// Sets what follows from the others.
    pub fn derive(&mut self) {
        let ratio = |above: Key, times: f64, below: Key| Some(self.get(above)? * times / self.get(below)?);
        let derived = [
            (Key::OneNodeRatio, ratio(Key::OneNode, 1.0, Key::Ceiling)),
            (Key::MixRatio, ratio(Key::Mix, 1.0, Key::OneNode)),
            (Key::FourNodeRatio, ratio(Key::FourNode, 4.0, Key::Ceiling)),
            (Key::PostgresRatio, ratio(Key::OneNode, 1.0, Key::Postgres)),
        ];
        for (key, value) in derived {
            if let Some(value) = value {
                self.set(key, value);
            }
        }
    }

    /// The flat document: every key, and what the run was.
    pub fn json(&self, cores: usize, accounts: u64, quick: bool) -> Value {
        let mut document = Map::new();
        for key in Key::ALL {
            document.insert(key.text().into(), json!(self.get(*key).map(rounded)));
        }
        document.insert("cores".into(), json!(cores));
        document.insert("accounts".into(), json!(accounts));
        document.insert("quick".into(), json!(quick));
        document.insert("version".into(), json!(env!("CARGO_PKG_VERSION")));
        Value::Object(document)
    }
}

/// Four digits are more than repeat.
fn rounded(value: f64) -> f64 {
    let digits = if value >= 1000.0 { 0 } else { 3 };
    let scale = 10f64.powi(digits);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_null() {
        let mut figures = Figures::default();
        figures.set(Key::Ceiling, 200_000.4);
        figures.set(Key::FourNode, 15_000.0);
        figures.derive();
        let document = figures.json(2, 1000, true);
        assert_eq!(document["ceiling_per_s"], 200_000.0);
        assert_eq!(document["four_node_ratio"], 0.3);
        assert_eq!(document["postgres_tps"], Value::Null);
        assert_eq!(document["one_node_ratio"], Value::Null);
    }
}
