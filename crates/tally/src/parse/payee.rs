//! Whom to pay, as people type it: an address, or an `@name`.

use super::InputError;
use tally_types::{Address, Handle};

/// Someone named on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payee {
    Address(Address),
    Handle(Handle),
    /// Perhaps a name that the wallet gave one of its own accounts.
    Label(String),
}

/// Reads an address under `prefix`, an `@name`, or else a label.
pub fn payee(text: &str, prefix: &str) -> Result<Payee, InputError> {
    if text.starts_with('@') {
        return handle(text).map(Payee::Handle);
    }
    // A label has no `1` after a known prefix and is shorter than any address: what looks like an address is read as one.
    let separator = text.to_ascii_lowercase().starts_with(&format!("{prefix}1"));
    if text.starts_with("0x") || separator || text.len() >= 36 {
        let parsed = Address::parse(text, prefix);
        return parsed
            .map(Payee::Address)
            .map_err(|error| InputError::Address { text: text.to_owned(), error });
    }
    if text.is_empty() {
        return Err(InputError::Payee { text: text.to_owned() });
    }
    Ok(Payee::Label(text.to_owned()))
}

/// Reads an `@name`, with or without the `@`.
pub fn handle(text: &str) -> Result<Handle, InputError> {
    Handle::parse(text).ok_or_else(|| InputError::Handle { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::address::AddressError;

    #[test]
    fn an_address_with_a_typing_error_is_not_taken_for_a_name() {
        let address = Address([7; 20]);
        let text = address.to_text("tally");
        assert_eq!(payee(&text, "tally"), Ok(Payee::Address(address)));
        let typo = format!("{}{}", &text[..text.len() - 1], if text.ends_with('q') { "p" } else { "q" });
        let refused = |text: &str, error| {
            assert_eq!(payee(text, "tally"), Err(InputError::Address { text: text.to_owned(), error }));
        };
        refused(&typo, AddressError::BadChecksum);
        refused(&text[..text.len() - 5], AddressError::BadChecksum);
        refused("0x1234", AddressError::WrongLength);
        let other = address.to_text("other");
        refused(&other, AddressError::WrongNetwork { expected: "tally".into(), found: "other".into() });
    }

    #[test]
    fn names_and_labels() {
        assert_eq!(payee("@alice", "tally"), Ok(Payee::Handle(Handle::parse("alice").unwrap())));
        assert_eq!(payee("@Alice", "tally"), Err(InputError::Handle { text: "@Alice".into() }));
        assert_eq!(payee("@аlice", "tally"), Err(InputError::Handle { text: "@аlice".into() }));
        assert_eq!(payee("savings", "tally"), Ok(Payee::Label("savings".into())));
        assert_eq!(payee("", "tally"), Err(InputError::Payee { text: String::new() }));
    }
}
