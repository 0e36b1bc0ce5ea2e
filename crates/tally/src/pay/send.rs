//! `tally send`.

use crate::{
    client::AssetInfo,
    context::Context,
    failure::{ArgumentsError, Failure},
    perform::Acting,
    random,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Address, Amount,
    transfer::{Memo, Send},
};
use tally_wallet::{
    link::{Link, SCHEME},
    lookalike::find_lookalike,
    memo,
};

/// Lines of the payer's history whose addresses are compared with the receiver's.
const RECENT_LINES: u32 = 100;

/// Arguments of `send`.
#[derive(Debug, Args)]
pub struct SendArguments {
    /// Whom to pay: an address, an @name, one of your own accounts, or a payment link
    pub to: String,
    /// How much, in whole units; a payment link may say it
    pub amount: Option<String>,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    /// A note for everyone to read
    #[arg(long, value_name = "TEXT")]
    pub memo: Option<String>,
    /// A note for the owner of this Ed25519 key alone to read
    #[arg(long, value_name = "KEY", requires = "memo")]
    pub seal_to: Option<String>,
    #[command(flatten)]
    pub acting: Acting,
}

/// Whom to pay, how much and why.
struct Payment {
    to: Address,
    asset: AssetInfo,
    amount: Amount,
    memo: Memo,
}

pub fn send(context: &Context, arguments: &SendArguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, actor| {
        let Payment { to, asset, amount, memo } = match is_link(&arguments.to) {
            true => linked(session, actor, arguments)?,
            false => named(session, actor, arguments)?,
        };
        warn_of_lookalike(session, actor, &to);
        Ok(vec![Action::Send(Send { to, asset: asset.id, amount, memo })])
    })
}

fn is_link(text: &str) -> bool {
    text.get(..SCHEME.len()).is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME))
}

/// A payment as the arguments say.
fn named(session: &Session, actor: Address, arguments: &SendArguments) -> Result<Payment, Failure> {
    let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
    let amount = asset.amount(arguments.amount.as_deref().ok_or(ArgumentsError::AmountNeeded)?)?;
    let memo = memo(session, arguments, arguments.memo.as_deref())?;
    Ok(Payment { to: session.payee(&arguments.to)?, asset, amount, memo })
}

/// A payment as a link says. What the link leaves open, and nothing else, is taken from the arguments.
fn linked(session: &Session, actor: Address, arguments: &SendArguments) -> Result<Payment, Failure> {
    let link = match Link::parse(&arguments.to, &session.network.prefix)? {
        Link::Pay(link) => link,
        Link::Sign(_) => return Err(ArgumentsError::LinkIsToSign.into()),
        Link::Packet(_) => return Err(ArgumentsError::LinkIsPacket.into()),
    };
    let asset = match (link.asset, &arguments.asset) {
        (Some(_), Some(_)) => return Err(ArgumentsError::LinkConflict { field: "asset" }.into()),
        (Some(id), None) => session.asset_by_id(id)?,
        (None, text) => session.asset_or_coin(text.as_deref(), actor)?,
    };
    let amount = match (&link.amount, &arguments.amount) {
        (Some(_), Some(_)) => return Err(ArgumentsError::LinkConflict { field: "amount" }.into()),
        (Some(amount), None) => asset.amount(amount.as_str())?,
        (None, text) => asset.amount(text.as_deref().ok_or(ArgumentsError::AmountNeeded)?)?,
    };
    if link.memo.is_some() && arguments.memo.is_some() {
        return Err(ArgumentsError::LinkConflict { field: "memo" }.into());
    }
    let memo = memo(session, arguments, link.memo.as_deref().or(arguments.memo.as_deref()))?;
    Ok(Payment { to: link.to, asset, amount, memo })
}

fn memo(session: &Session, arguments: &SendArguments, text: Option<&str>) -> Result<Memo, Failure> {
    match (&arguments.seal_to, text) {
        (Some(key), Some(text)) => Ok(memo::seal(text, &session.public_key(key)?, &random::bytes())?),
        _ => session.open_memo(text),
    }
}

/// Warns when the receiver's address looks like one that the user paid or was paid by, and is another.
fn warn_of_lookalike(session: &Session, actor: Address, to: &Address) {
    let mut known: Vec<_> = session.store.entries().iter().map(|entry| entry.address).collect();
    // No index, no history: then the wallet's own accounts are all there is to compare with.
    if let Ok((page, _)) = session.client.activity(&actor, RECENT_LINES, None) {
        known.extend(page.items.iter().filter_map(|line| line.counterparty));
    }
    if known.contains(to) {
        return;
    }
    if let Some(other) = find_lookalike(to, &known, &session.network.prefix) {
        session.context.terminal.note(&session.context.say.lookalike(session.show(to), session.show(other)));
    }
}
