//! `tally account grant-key` and `revoke-key`: keys that may do some things, up to a limit, for a time.

use crate::{
    clock,
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Address,
    account::{GrantKey, KeyLimit, RevokeKey},
    wire::List,
};

/// Arguments of `account grant-key`.
#[derive(Debug, Args)]
pub struct GrantArguments {
    /// The key: ed25519:…, secp256k1:…, p256:…, or one of your own accounts
    pub key: String,
    /// The operations it may sign, such as Send,Hold
    #[arg(
        long,
        value_name = "NAMES",
        value_delimiter = ',',
        default_value = "Send,SendMany,Hold,AcceptHeld,ReturnHeld"
    )]
    pub operations: Vec<String>,
    /// How much of an asset it may move, and in what time: TALLY=100/1d. Assets without a limit cannot leave by it
    #[arg(long = "limit", value_name = "ASSET=AMOUNT/SPAN")]
    pub limits: Vec<String>,
    /// Until when it may sign: a span from now (30d) or a date and time
    #[arg(long, value_name = "TIME", default_value = "30d")]
    pub expires: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `account revoke-key`.
#[derive(Debug, Args)]
pub struct RevokeArguments {
    /// The key: ed25519:…, secp256k1:…, p256:…, or one of your own accounts
    pub key: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn grant(context: &Context, arguments: &GrantArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let mut operations =
            arguments.operations.iter().map(|name| tag(name)).collect::<Result<Vec<_>, _>>()?;
        operations.sort_unstable();
        operations.dedup();
        let limit = |text: &String| limit(session, actor, text);
        let mut limits = arguments.limits.iter().map(limit).collect::<Result<Vec<_>, _>>()?;
        limits.sort_by_key(|limit| limit.asset);
        let count = limits.len();
        let grant = GrantKey {
            key: session.public_key(&arguments.key)?,
            operations: List::new(operations)
                .expect("clap gives one at least, and there are fewer than 64 kinds"),
            limits: List::new(limits).ok_or(InputError::LimitCount { count })?,
            expires_ms: parse::moment_ms(&arguments.expires, clock::now_ms())?,
        };
        Ok(vec![Action::GrantKey(grant)])
    })
}

pub fn revoke(context: &Context, arguments: &RevokeArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        Ok(vec![Action::RevokeKey(RevokeKey { key: session.public_key(&arguments.key)? })])
    })
}

/// The tag of the operation with this name.
fn tag(name: &str) -> Result<u8, InputError> {
    let plain = |text: &str| text.replace(['-', '_'], "").to_ascii_lowercase();
    let found = Action::VARIANTS.iter().find(|(_, known)| plain(known) == plain(name));
    found.map(|(tag, _)| *tag).ok_or_else(|| InputError::OperationName { text: name.to_owned() })
}

fn limit(session: &Session, actor: Address, text: &str) -> Result<KeyLimit, Failure> {
    let (asset, amount, span) = split_limit(text)?;
    let asset = session.asset(asset, actor)?;
    Ok(KeyLimit { asset: asset.id, amount: asset.amount(amount)?, period_ms: parse::duration_ms(span)? })
}

/// Splits `ASSET=AMOUNT/SPAN`.
fn split_limit(text: &str) -> Result<(&str, &str, &str), InputError> {
    let parts = text
        .split_once('=')
        .and_then(|(asset, rest)| rest.split_once('/').map(|(amount, span)| (asset, amount, span)));
    parts.ok_or_else(|| InputError::Limit { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_named_in_any_case() {
        assert_eq!(tag("Send"), Ok(0x30));
        assert_eq!(tag("send-many"), Ok(0x31));
        assert_eq!(tag("fly"), Err(InputError::OperationName { text: "fly".into() }));
    }

    #[test]
    fn limits_are_split() {
        assert_eq!(split_limit("TALLY=100/1d"), Ok(("TALLY", "100", "1d")));
        for text in ["TALLY", "TALLY=100", "TALLY/1d"] {
            assert_eq!(split_limit(text), Err(InputError::Limit { text: text.into() }));
        }
    }
}
