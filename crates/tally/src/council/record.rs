//! The council's records, each proven under the pinned key.

use crate::{
    failure::{Failure, Missing, Unverified},
    session::Session,
};
use tally_types::{
    Parameters, StateKey,
    codec::{Copying, DecodeExt},
    council::{Proposal, ProposalId},
};
use tally_wallet::proof::{Line, verify_bytes};

/// A proposal: what it would do, who voted how, and its stage.
pub fn proposal(session: &Session, id: u64) -> Result<Proposal, Failure> {
    let file = session.client.proposal_proof(id)?.ok_or(Missing::Proposal(id))?;
    proven(session, &file, StateKey::proposal(ProposalId(id)))
}

/// The present parameters.
pub fn parameters(session: &Session) -> Result<Parameters, Failure> {
    let file = session.client.parameters_proof()?.ok_or(Missing::Record)?;
    proven(session, &file, StateKey::parameters())
}

fn proven<T: DecodeExt<()>>(session: &Session, file: &[u8], key: StateKey) -> Result<T, Failure> {
    let proven = verify_bytes(file, &session.key, Some(&session.id())).map_err(Unverified::Proof)?;
    let record = match proven.line {
        Line::Record { key: found, record } if found == key => T::decode(Copying(&record)).ok(),
        _ => None,
    };
    record.ok_or_else(|| Unverified::OtherRecord.into())
}
