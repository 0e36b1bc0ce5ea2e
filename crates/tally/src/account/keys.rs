//! `tally account set-keys` and `open-shared`: keys, their weights and how much weight must sign.

use crate::{context::Context, failure::Failure, parse, perform::Acting, report::Report, session::Session};
use clap::Args;
use tally_types::{
    Action, Authority,
    account::{OpenShared, SetKeys},
};

/// Arguments of both.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The keys, each with its weight: a key (ed25519:…, secp256k1:…, p256:…) or one of your own accounts
    #[arg(required = true, value_name = "KEY[=WEIGHT]")]
    pub keys: Vec<String>,
    /// How much weight must sign [default: all keys together]
    #[arg(long, value_name = "WEIGHT")]
    pub threshold: Option<u16>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn set(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let authority = authority(session, &arguments.keys, arguments.threshold)?;
        Ok(vec![Action::SetKeys(SetKeys { authority })])
    })
}

pub fn open_shared(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let authority = authority(session, &arguments.keys, arguments.threshold)?;
        Ok(vec![Action::OpenShared(OpenShared { authority })])
    })
}

/// Reads an authority as the command line writes it.
pub fn authority(session: &Session, texts: &[String], threshold: Option<u16>) -> Result<Authority, Failure> {
    let entry = |text: &String| {
        let (key, weight) = parse::weighted(text)?;
        Ok::<_, Failure>((session.public_key(key)?, weight))
    };
    let entries = texts.iter().map(entry).collect::<Result<_, _>>()?;
    Ok(parse::authority(entries, threshold)?)
}
