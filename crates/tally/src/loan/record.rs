//! A loan's record as the network proves it: whatever a node says of a loan besides is not used.

use crate::{
    failure::{Failure, Missing, Unverified},
    session::Session,
};
use tally_types::{
    Address, Amount, Header, StateKey,
    codec::{Copying, DecodeExt},
    loan::{Agreement, Credit, LoanId, Note, Offer, Unit},
};
use tally_wallet::proof::{Line, verify_bytes};

/// An offer that waits, or a note.
pub enum Standing {
    Offer(Box<Offer>),
    Note(Box<Note>),
}

/// A loan's record, and the block after which it was that.
pub struct Proven {
    pub standing: Standing,
    pub header: Header,
    /// The proof's file.
    pub file: Vec<u8>,
}

impl Standing {
    pub fn agreement(&self) -> &Agreement {
        match self {
            Self::Offer(offer) => &offer.agreement,
            Self::Note(note) => &note.agreement,
        }
    }
}

/// Fetches a loan's record and verifies it under the pinned key.
pub fn proven(session: &Session, loan: LoanId) -> Result<Proven, Failure> {
    let file = session.client.loan_proof(loan)?.ok_or(Missing::Loan(loan))?;
    let (key, record, header) = record(session, &file)?;
    let standing = if key == StateKey::loan(loan) {
        Standing::Note(Box::new(decode(&record)?))
    } else if key == StateKey::loan_offer(loan) {
        Standing::Offer(Box::new(decode(&record)?))
    } else {
        return Err(Unverified::OtherRecord.into());
    };
    Ok(Proven { standing, header, file })
}

/// An account's credit record with its proof; `None` when the node has none.
pub fn credit(session: &Session, account: &Address) -> Result<Option<(Credit, Header, Vec<u8>)>, Failure> {
    let Some(file) = session.client.credit_proof(account)? else { return Ok(None) };
    let (key, record, header) = record(session, &file)?;
    if key != StateKey::credit(account) {
        return Err(Unverified::OtherRecord.into());
    }
    Ok(Some((decode(&record)?, header, file)))
}

/// What the parties agree on, as far as it can be proven.
pub fn agreement(session: &Session, loan: LoanId) -> Option<Agreement> {
    Some(proven(session, loan).ok()?.standing.agreement().clone())
}

/// Decimal places of a loan's unit.
pub fn decimals(session: &Session, unit: &Unit) -> Result<u8, Failure> {
    match unit {
        Unit::Asset(asset) => Ok(session.asset_by_id(*asset)?.decimals),
        Unit::Recorded(unit) => Ok(unit.decimals),
    }
}

/// An amount of a loan's unit; one that is only recorded says so.
pub fn show_units(session: &Session, unit: &Unit, amount: Amount) -> String {
    match unit {
        Unit::Asset(asset) => session.show_amount(*asset, amount),
        Unit::Recorded(unit) => session.context.say.recorded_amount(amount.format(unit.decimals), &unit.name),
    }
}

fn record(session: &Session, file: &[u8]) -> Result<(StateKey, Vec<u8>, Header), Failure> {
    let proven = verify_bytes(file, &session.key, Some(&session.id())).map_err(Unverified::Proof)?;
    match proven.line {
        Line::Record { key, record } => Ok((key, record, proven.header)),
        Line::Receipt { .. } => Err(Unverified::OtherRecord.into()),
    }
}

fn decode<T: DecodeExt<()>>(record: &[u8]) -> Result<T, Failure> {
    T::decode(Copying(record)).map_err(|_| Unverified::OtherRecord.into())
}
