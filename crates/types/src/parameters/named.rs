//! The parameters by their names, such as `stake.min_bond`: how people read and set them, one at a time.
//!
//! Invariant: every parameter is in the list, so nothing can be decided that is not shown.

use super::Parameters;
use crate::{Amount, referral::CampaignId};

/// Why a parameter cannot be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NamedError {
    #[error("there is no parameter of this name")]
    UnknownName,
    #[error("this is no value of the parameter: write a whole number, or none where nothing may be named")]
    NotAValue,
}

/// A value as people write it: digits.
trait Value: Sized {
    fn show(&self) -> String;
    fn read(text: &str) -> Option<Self>;
}

/// One parameter.
struct Named {
    name: &'static str,
    show: fn(&Parameters) -> String,
    set: fn(&mut Parameters, &str) -> Option<()>,
}

macro_rules! named {
    ($($first:ident $(. $rest:ident)*;)*) => {
        const NAMED: &[Named] = &[$(Named {
            name: concat!(stringify!($first) $(, ".", stringify!($rest))*),
            show: |parameters| Value::show(&parameters.$first $(.$rest)*),
            set: |parameters, text| {
                parameters.$first $(.$rest)* = Value::read(text)?;
                Some(())
            },
        }),*];
    };
}

// In the order of the record.
named! {
    epoch_ms;
    epochs_from.epoch;
    epochs_from.time_ms;
    fee_shares.stakers_bps;
    fee_shares.mining_bps;
    stake.min_bond;
    stake.unbonding_epochs;
    stake.max_commission_bps;
    stake.max_raise_bps;
    council.voting_ms;
    council.delay_ms;
    council.window_ms;
    exchange.taker_fee_bps;
    exchange.maker_fee_bps;
    exchange.opener_share_bps;
    mining.campaign;
}

impl Parameters {
    /// Every parameter's name and value, in the order of the record.
    pub fn named(&self) -> Vec<(&'static str, String)> {
        NAMED.iter().map(|named| (named.name, (named.show)(self))).collect()
    }

    /// Sets one parameter. Whether all together can be used says [`Parameters::check`].
    pub fn set_named(&mut self, name: &str, value: &str) -> Result<(), NamedError> {
        let named = NAMED.iter().find(|named| named.name == name).ok_or(NamedError::UnknownName)?;
        (named.set)(self, value).ok_or(NamedError::NotAValue)
    }
}

impl Value for u64 {
    fn show(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        digits(text)?.parse().ok()
    }
}

impl Value for u16 {
    fn show(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        digits(text)?.parse().ok()
    }
}

impl Value for Amount {
    fn show(&self) -> String {
        self.to_string()
    }

    fn read(text: &str) -> Option<Self> {
        Self::parse(digits(text)?, 0).ok()
    }
}

/// A campaign's number, or `none`.
impl Value for Option<CampaignId> {
    fn show(&self) -> String {
        self.map_or_else(|| "none".to_owned(), |campaign| campaign.0.to_string())
    }

    fn read(text: &str) -> Option<Self> {
        if text == "none" {
            return Some(None);
        }
        Value::read(text).map(|number| Some(CampaignId(number)))
    }
}

/// The text, when it is digits and nothing else.
fn digits(text: &str) -> Option<&str> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_has_a_name() {
        let shown = format!("{:?}", Parameters::default()).replace("Amount(", "(");
        let structs = shown.matches(" {").count() - 1;
        assert_eq!(NAMED.len(), shown.matches(": ").count() - structs);
    }

    #[test]
    fn what_is_shown_can_be_set() {
        let mut parameters = Parameters::default();
        for (place, (name, _)) in parameters.named().into_iter().enumerate() {
            parameters.set_named(name, &(100 + place).to_string()).unwrap();
        }
        let values: Vec<String> = parameters.named().into_iter().map(|(_, value)| value).collect();
        let expected: Vec<String> = (0..values.len()).map(|place| (100 + place).to_string()).collect();
        assert_eq!(values, expected);
    }

    #[test]
    fn other_names_and_values_are_refused() {
        let mut parameters = Parameters::default();
        assert_eq!(parameters.set_named("stake", "1"), Err(NamedError::UnknownName));
        for text in ["", "-1", "+1", "1.5", "1e3", "７", "65536"] {
            let refused = Err(NamedError::NotAValue);
            assert_eq!(parameters.set_named("stake.max_raise_bps", text), refused, "{text}");
        }
        assert_eq!(parameters, Parameters::default());
    }
}
