//! Powers as people type them: `freeze`, or `freeze=@alice` to name its holder.

use crate::{failure::Failure, parse::InputError, session::Session};
use clap::ValueEnum;
use std::str::FromStr;
use tally_types::{
    Address,
    asset::{Power, Powers},
};

/// A power's name on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PowerName {
    Mint,
    Freeze,
    ClawBack,
    Pause,
    AllowList,
    Edit,
}

impl PowerName {
    pub fn power(self) -> Power {
        match self {
            Self::Mint => Power::Mint,
            Self::Freeze => Power::Freeze,
            Self::ClawBack => Power::ClawBack,
            Self::Pause => Power::Pause,
            Self::AllowList => Power::AllowList,
            Self::Edit => Power::Edit,
        }
    }
}

/// A power and perhaps its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerText {
    pub power: Power,
    /// `None`: whoever creates the asset.
    pub holder: Option<String>,
}

impl FromStr for PowerText {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, holder) = match text.split_once('=') {
            Some((name, holder)) => (name, Some(holder.to_owned())),
            None => (text, None),
        };
        let known = || PowerName::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names = || known().map(|value| value.get_name().to_owned()).collect::<Vec<_>>().join(", ");
        let power = <PowerName as ValueEnum>::from_str(name, false);
        let power = power.map_err(|_| format!("the powers are {}", names()))?.power();
        Ok(Self { power, holder })
    }
}

/// The powers of a new asset. A power named twice is refused: only one account holds each.
pub fn powers(session: &Session, actor: Address, texts: &[PowerText]) -> Result<Powers, Failure> {
    let mut powers = Powers::default();
    for PowerText { power, holder } in texts {
        let account = match holder {
            Some(text) => session.payee(text)?,
            None => actor,
        };
        if powers.holder_mut(*power).replace(account).is_some() {
            return Err(InputError::PowerTwice { power: *power }.into());
        }
    }
    Ok(powers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_read_with_and_without_a_holder() {
        assert_eq!("mint".parse(), Ok(PowerText { power: Power::Mint, holder: None }));
        let held = PowerText { power: Power::ClawBack, holder: Some("@alice".into()) };
        assert_eq!("claw-back=@alice".parse(), Ok(held));
        assert!("fly".parse::<PowerText>().unwrap_err().contains("claw-back"));
    }
}
