//! The parts that sentences in every language are made of: accounts, amounts, keys, times.

use super::{Labels, Tongue};
use tally_types::{Address, Amount, AssetId, Authority, PublicKey, asset::Power, hash::hex, transfer::Memo};

impl Labels<'_> {
    /// `@bob (tally1…)`, or the address alone.
    pub(super) fn account(&self, address: &Address, tongue: Tongue) -> String {
        let text = address.to_text(self.prefix);
        match ((self.name)(address), tongue) {
            (None, _) => text,
            (Some(name), Tongue::English) => format!("{name} ({text})"),
            (Some(name), Tongue::Chinese) => format!("{name}（{text}）"),
        }
    }

    /// `12.5 CHK`.
    pub(super) fn amount(&self, asset: AssetId, amount: Amount, tongue: Tongue) -> String {
        match ((self.asset)(asset), tongue) {
            (Some(label), _) => format!("{} {}", amount.format(label.decimals), label.code),
            (None, Tongue::English) => {
                format!("{amount} base units of asset {asset} (unknown to this wallet)")
            }
            (None, Tongue::Chinese) => format!("{amount} 个基本单位的资产 {asset}（此钱包不认识该资产）"),
        }
    }

    /// `CHK (asset 7)`.
    pub(super) fn asset(&self, asset: AssetId, tongue: Tongue) -> String {
        match ((self.asset)(asset), tongue) {
            (Some(label), Tongue::English) => format!("{} (asset {asset})", label.code),
            (Some(label), Tongue::Chinese) => format!("{}（资产 {asset}）", label.code),
            (None, Tongue::English) => format!("asset {asset} (unknown to this wallet)"),
            (None, Tongue::Chinese) => format!("资产 {asset}（此钱包不认识该资产）"),
        }
    }
}

/// The kind and all digits of a key: a prefix alone could be somebody else's.
pub(super) fn key(key: &PublicKey) -> String {
    let kind = match key {
        PublicKey::Ed25519(_) => "Ed25519",
        PublicKey::Secp256k1(_) => "secp256k1",
        PublicKey::P256(_) => "P-256",
    };
    format!("{kind} {}", hex(key.as_bytes()))
}

pub(super) fn authority(authority: &Authority, tongue: Tongue) -> String {
    let keys: Vec<String> = authority
        .keys
        .iter()
        .map(|entry| match (entry.weight, tongue) {
            (1, _) => key(&entry.key),
            (weight, Tongue::English) => format!("{} (weight {weight})", key(&entry.key)),
            (weight, Tongue::Chinese) => format!("{}（权重 {weight}）", key(&entry.key)),
        })
        .collect();
    let (threshold, count) = (authority.threshold, keys.len());
    match (keys.as_slice(), tongue) {
        ([one], _) => one.clone(),
        (_, Tongue::English) => {
            format!("{count} keys of which {threshold} must sign by weight: {}", keys.join(", "))
        }
        (_, Tongue::Chinese) => format!("{count} 个密钥，签名权重须达到 {threshold}：{}", keys.join("、")),
    }
}

pub(super) fn memo(memo: &Memo, tongue: Tongue) -> String {
    match (memo, tongue) {
        (Memo::None(_), _) => String::new(),
        (Memo::Open(text), Tongue::English) => format!(", with the memo \"{text}\""),
        (Memo::Open(text), Tongue::Chinese) => format!("，附言“{text}”"),
        (Memo::Sealed(_), Tongue::English) => ", with a memo sealed to the receiver".to_owned(),
        (Memo::Sealed(_), Tongue::Chinese) => "，附密封附言".to_owned(),
    }
}

pub(super) fn power(power: Power, tongue: Tongue) -> &'static str {
    let (english, chinese) = match power {
        Power::Mint => ("mint", "铸造"),
        Power::Freeze => ("freeze accounts", "冻结账户"),
        Power::ClawBack => ("claw back", "追回"),
        Power::Pause => ("pause", "暂停"),
        Power::AllowList => ("decide who may hold it", "许可名单"),
        Power::Edit => ("edit its name and icon", "修改名称和图标"),
    };
    match tongue {
        Tongue::English => english,
        Tongue::Chinese => chinese,
    }
}

/// A moment in Unix milliseconds as `2026-05-01 12:00:00 UTC` (civil date from days: H. Hinnant's algorithm).
pub(super) fn moment(ms: u64) -> String {
    let (days, second) = (ms / 86_400_000, ms / 1000 % 86_400);
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02} UTC")
}

/// A span in its largest whole unit.
pub(super) fn span(ms: u64, tongue: Tongue) -> String {
    const UNITS: [(u64, &str, &str); 5] = [
        (86_400_000, "day", "天"),
        (3_600_000, "hour", "小时"),
        (60_000, "minute", "分钟"),
        (1000, "second", "秒"),
        (1, "millisecond", "毫秒"),
    ];
    let whole = |unit: &&(u64, &str, &str)| ms >= unit.0 && ms.is_multiple_of(unit.0);
    let (unit, english, chinese) = UNITS.iter().find(whole).unwrap_or(&UNITS[4]);
    let count = ms / unit;
    match tongue {
        Tongue::English if count == 1 => format!("1 {english}"),
        Tongue::English => format!("{count} {english}s"),
        Tongue::Chinese => format!("{count} {chinese}"),
    }
}

/// Hundredths of a percent as `2.5 %`.
pub(super) fn percent(bps: u16) -> String {
    format!("{} %", Amount(u128::from(bps)).format(2))
}

/// The operations with these tags, by name.
pub(super) fn operations(tags: &[u8]) -> String {
    let name = |tag: &u8| {
        let known = tally_types::Action::VARIANTS.iter().find(|(known, _)| known == tag);
        known.map_or_else(|| format!("{tag:#04x}"), |(_, name)| (*name).to_owned())
    };
    tags.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The parts of one sentence, one after the other.
pub(super) fn listed(parts: &[String], tongue: Tongue) -> String {
    parts.join(match tongue {
        Tongue::English => ", ",
        Tongue::Chinese => "，",
    })
}
