//! What the ledger has of an asset, as a node tells it.

use super::text;
use crate::parse::{self, InputError};
use serde::Deserialize;
use tally_types::{
    Address, Amount, AssetId, Hash,
    asset::{MAX_DECIMALS, Power},
};

/// An asset. Where only what is needed to show amounts is told, the rest is the default.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "AssetAnswer")]
pub struct AssetInfo {
    pub id: AssetId,
    pub code: String,
    pub name: String,
    pub decimals: u8,
    pub issuer: Address,
    pub icon: Option<Hash>,
    pub cap: Option<Amount>,
    /// The powers that somebody holds.
    pub powers: Vec<(Power, Address)>,
    pub paused: bool,
    /// Base units in existence.
    pub supply: Amount,
    pub holders: Option<u64>,
}

impl AssetInfo {
    /// Reads an amount of whole units.
    pub fn amount(&self, text: &str) -> Result<Amount, InputError> {
        parse::amount(text, self.decimals)
    }

    /// An amount in whole units.
    pub fn plain(&self, amount: Amount) -> String {
        amount.format(self.decimals)
    }

    /// An amount in whole units, with the asset's code and, because codes are not unique, its number.
    pub fn show(&self, amount: Amount) -> String {
        format!("{} {}", self.plain(amount), self.title())
    }

    /// The asset's code and number; the coin needs no number.
    pub fn title(&self) -> String {
        if self.id == AssetId::COIN { self.code.clone() } else { format!("{}#{}", self.code, self.id) }
    }
}

#[derive(Deserialize)]
struct AssetAnswer {
    id: u64,
    code: String,
    name: String,
    decimals: u8,
    #[serde(deserialize_with = "text::read")]
    issuer: Address,
    #[serde(default, deserialize_with = "text::read_option")]
    icon: Option<Hash>,
    #[serde(default, deserialize_with = "text::read_option")]
    cap: Option<Amount>,
    #[serde(default)]
    powers: PowersAnswer,
    #[serde(default)]
    paused: bool,
    #[serde(default, deserialize_with = "text::read_option")]
    supply: Option<Amount>,
    #[serde(default)]
    holders: Option<u64>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PowersAnswer {
    #[serde(deserialize_with = "text::read_option")]
    mint: Option<Address>,
    #[serde(deserialize_with = "text::read_option")]
    freeze: Option<Address>,
    #[serde(deserialize_with = "text::read_option")]
    claw_back: Option<Address>,
    #[serde(deserialize_with = "text::read_option")]
    pause: Option<Address>,
    #[serde(deserialize_with = "text::read_option")]
    allow_list: Option<Address>,
    #[serde(deserialize_with = "text::read_option")]
    edit: Option<Address>,
}

impl TryFrom<AssetAnswer> for AssetInfo {
    type Error = &'static str;

    fn try_from(answer: AssetAnswer) -> Result<Self, Self::Error> {
        // Codes and names are shown, and amounts are divided by ten to the decimals: a node may not make that up.
        if !tally_types::asset::is_code(&answer.code) || !tally_types::asset::is_name(&answer.name) {
            return Err("an asset's code or name cannot be one");
        }
        if answer.decimals > MAX_DECIMALS {
            return Err("an asset cannot have so many decimals");
        }
        let PowersAnswer { mint, freeze, claw_back, pause, allow_list, edit } = answer.powers;
        let powers = Power::ALL.into_iter().zip([mint, freeze, claw_back, pause, allow_list, edit]);
        Ok(Self {
            id: AssetId(answer.id),
            code: answer.code,
            name: answer.name,
            decimals: answer.decimals,
            issuer: answer.issuer,
            icon: answer.icon,
            cap: answer.cap,
            powers: powers.filter_map(|(power, holder)| Some((power, holder?))).collect(),
            paused: answer.paused,
            supply: answer.supply.unwrap_or_default(),
            holders: answer.holders,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(code: &str, decimals: u8) -> String {
        let issuer = Address([1; 20]);
        format!(r#"{{"id":7,"code":"{code}","name":"US Dollar","decimals":{decimals},"issuer":"{issuer}"}}"#)
    }

    #[test]
    fn amounts_are_shown_with_code_and_number() {
        let asset: AssetInfo = serde_json::from_str(&asset("USDX", 2)).unwrap();
        assert_eq!(asset.show(Amount(1250)), "12.5 USDX#7");
        assert_eq!(asset.amount("12.5"), Ok(Amount(1250)));
    }

    #[test]
    fn what_no_asset_can_be_is_not_believed() {
        for bad in [asset("usd x", 2), asset("USDX", 19), asset("USDX\\u202e", 2)] {
            assert!(serde_json::from_str::<AssetInfo>(&bad).is_err(), "{bad}");
        }
    }
}
