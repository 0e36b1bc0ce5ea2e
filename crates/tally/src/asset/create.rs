//! `tally asset create`.

use super::powers::{PowerText, powers};
use crate::{
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Amount, Hash,
    asset::{Code, CreateAsset, Name},
};

/// Arguments of `asset create`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The asset's code: 1 to 12 of A–Z and 0–9
    pub code: String,
    /// What people call it [default: the code]
    #[arg(long)]
    pub name: Option<String>,
    /// Decimal places; they never change
    #[arg(long, value_name = "PLACES", default_value_t = 2)]
    pub decimals: u8,
    /// How much to make at once, for you
    #[arg(long, value_name = "AMOUNT", default_value = "0")]
    pub supply: String,
    /// The most that may ever circulate
    #[arg(long, value_name = "AMOUNT")]
    pub cap: Option<String>,
    /// SHA-256 of the icon, in hexadecimal
    #[arg(long, value_name = "HASH")]
    pub icon: Option<String>,
    /// A power over the asset that you keep, or that HOLDER has: mint, freeze, claw-back, pause, allow-list, edit.
    /// Powers can be given up and never added
    #[arg(long = "power", value_name = "POWER[=HOLDER]")]
    pub powers: Vec<PowerText>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    let session = Session::open(context)?;
    session.perform(&arguments.acting, |session, actor| {
        let amount = |text: &str| parse::amount(text, arguments.decimals);
        let name = arguments.name.as_ref().unwrap_or(&arguments.code);
        let create = CreateAsset {
            code: code(&arguments.code)?,
            name: asset_name(name)?,
            decimals: arguments.decimals,
            icon: arguments.icon.as_deref().map(icon).transpose()?,
            cap: arguments.cap.as_deref().map(amount).transpose()?,
            powers: powers(session, actor, &arguments.powers)?,
            initial_supply: if arguments.supply == "0" { Amount::ZERO } else { amount(&arguments.supply)? },
        };
        Ok(vec![Action::CreateAsset(create)])
    })
}

/// Reads a code: small letters are made great.
pub fn code(text: &str) -> Result<Code, InputError> {
    let upper = text.to_ascii_uppercase();
    let code = Code::new(upper).filter(|code| tally_types::asset::is_code(code.as_str()));
    code.ok_or_else(|| InputError::AssetCode { text: text.to_owned() })
}

/// Reads an asset's name.
pub fn asset_name(text: &str) -> Result<Name, InputError> {
    let name = Name::new(text).filter(|name| tally_types::asset::is_name(name.as_str()));
    name.ok_or_else(|| InputError::AssetName { text: text.to_owned() })
}

/// Reads the hash of an icon.
pub fn icon(text: &str) -> Result<Hash, InputError> {
    Hash::from_hex(text).ok_or_else(|| InputError::Hash { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_are_read_strictly() {
        assert_eq!(code("usdx").unwrap().as_str(), "USDX");
        for text in ["", "US D", "人民币", "THIRTEENCHARS"] {
            assert_eq!(code(text), Err(InputError::AssetCode { text: text.into() }), "{text}");
        }
        assert_eq!(asset_name("人民币").unwrap().as_str(), "人民币");
        for text in ["", " x", "x\u{202e}y"] {
            assert_eq!(asset_name(text), Err(InputError::AssetName { text: text.into() }), "{text}");
        }
    }
}
