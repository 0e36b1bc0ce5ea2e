//! What people type about the council: members' keys, offices, titles, parameters and prices.

use super::InputError;
use crate::i18n::Language;
use tally_types::{
    Handle,
    asset::is_name,
    council::{MAX_LINK_BYTES, MAX_TITLE_BYTES, MAX_VERSION_BYTES, Role, VersionName},
    hash::unhex,
    parameters::ParametersError,
    text::{Text, is_plain},
};

/// Why something typed about the council cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CouncilInput {
    /// No parameter has this name.
    ParameterName {
        name: String,
    },
    /// Not `NAME=NUMBER`.
    Parameter {
        text: String,
    },
    /// The parameters do not go together.
    Parameters(ParametersError),
    /// Not `OPERATION=AMOUNT`.
    Price {
        text: String,
    },
    /// Not `ASSET=NUMERATOR/DENOMINATOR`.
    Rate {
        text: String,
    },
    Member {
        text: String,
    },
    Title {
        text: String,
    },
    Link {
        text: String,
    },
    Version {
        text: String,
    },
    Role {
        text: String,
    },
    Penalty {
        text: String,
    },
}

impl From<CouncilInput> for InputError {
    fn from(input: CouncilInput) -> Self {
        Self::Council(input)
    }
}

impl CouncilInput {
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::ParameterName { name } => say.parameter_unknown(name),
            Self::Parameter { text } => say.parameter_invalid(text),
            Self::Parameters(error) => say.parameters_unsound(error),
            Self::Price { text } => say.fee_price_invalid(text),
            Self::Rate { text } => say.rate_invalid(text),
            Self::Member { text } => say.member_invalid(text),
            Self::Title { text } => say.title_invalid(text, MAX_TITLE_BYTES),
            Self::Link { text } => say.link_text_invalid(text, MAX_LINK_BYTES),
            Self::Version { text } => say.version_invalid(text, MAX_VERSION_BYTES),
            Self::Role { text } => say.role_invalid(text),
            Self::Penalty { text } => say.penalty_invalid(text),
        }
    }

    /// Reads a member's Ed25519 key.
    pub fn member(text: &str) -> Result<[u8; 32], InputError> {
        let key = unhex(text).and_then(|bytes| bytes.try_into().ok());
        key.ok_or_else(|| Self::Member { text: text.to_owned() }.into())
    }

    /// Reads an office's name.
    pub fn role(text: &str) -> Result<Role, InputError> {
        let name = Handle::parse(text).filter(|_| !text.starts_with('@'));
        name.map(Role::Office).ok_or_else(|| Self::Role { text: text.to_owned() }.into())
    }

    pub fn title(text: &str) -> Result<Text<1, MAX_TITLE_BYTES>, InputError> {
        let title = Text::new(text).filter(|_| is_name(text));
        title.ok_or_else(|| Self::Title { text: text.to_owned() }.into())
    }

    pub fn link(text: &str) -> Result<Text<0, MAX_LINK_BYTES>, InputError> {
        let link = Text::new(text).filter(|_| is_plain(text));
        link.ok_or_else(|| Self::Link { text: text.to_owned() }.into())
    }

    pub fn version(text: &str) -> Result<VersionName, InputError> {
        let version = Text::new(text).filter(|_| is_name(text));
        version.ok_or_else(|| Self::Version { text: text.to_owned() }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_offices_and_titles_are_read_strictly() {
        assert_eq!(CouncilInput::member(&"01".repeat(32)), Ok([1; 32]));
        let refused = InputError::from(CouncilInput::Member { text: "01".to_owned() });
        assert_eq!(CouncilInput::member("01"), Err(refused));
        assert_eq!(CouncilInput::role("treasurer"), Ok(Role::Office(Handle::parse("treasurer").unwrap())));
        for text in ["", "ab", "Treasurer", "@treasurer", "chief of all"] {
            let refused = InputError::from(CouncilInput::Role { text: text.to_owned() });
            assert_eq!(CouncilInput::role(text), Err(refused), "{text}");
        }
        assert!(CouncilInput::title("A longer epoch 周期").is_ok());
        for text in ["", " ahead", "two\nlines"] {
            let refused = InputError::from(CouncilInput::Title { text: text.to_owned() });
            assert_eq!(CouncilInput::title(text), Err(refused), "{text}");
        }
    }
}
