//! A running network as a stage, by its first member's API.

use super::play::{Done, Stage};
use crate::{
    client::{Client, NetworkError},
    failure::Failure,
};
use std::{
    thread,
    time::{Duration, Instant},
};
use tally_types::{
    Hash, Transaction,
    proof::{Proof, ProofFile},
};

/// How long a wave may take until all of it is final, and a post until its body is served.
const FINAL_WITHIN: Duration = Duration::from_secs(30);
/// How often something that is not there yet is asked for again.
const ASK_EVERY: Duration = Duration::from_millis(20);

pub struct Network<'a> {
    pub client: &'a Client,
    pub genesis: Hash,
}

impl Stage for Network<'_> {
    fn submit(&mut self, transactions: Vec<Transaction>) -> Result<Vec<Done>, Failure> {
        let answers = self.client.submit_all(&transactions)?;
        let pairs = transactions.iter().zip(answers);
        pairs.map(|(transaction, answer)| self.done(&transaction.body.id(&self.genesis), answer)).collect()
    }

    fn serve(&mut self, body: &'static str) -> Result<(), Failure> {
        let hash = Hash::sha256(&[body.as_bytes()]);
        let deadline = Instant::now() + FINAL_WITHIN;
        // The node takes bodies of posts that its index knows, and the index follows the chain.
        loop {
            match self.client.put_body(&hash, body.as_bytes()) {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > deadline => return Err(error.into()),
                Err(_) => thread::sleep(ASK_EVERY),
            }
        }
    }
}

impl Network<'_> {
    /// What came of a transaction. One that was refused for being there already is there.
    fn done(&self, id: &Hash, refused: Option<NetworkError>) -> Result<Done, Failure> {
        let deadline = Instant::now() + FINAL_WITHIN;
        loop {
            if let Some(done) = self.find(id)? {
                return Ok(done);
            }
            if let Some(refused) = refused {
                return Err(refused.into());
            }
            if Instant::now() > deadline {
                return Err(Failure::Unsure { id: *id });
            }
            thread::sleep(ASK_EVERY);
        }
    }

    fn find(&self, id: &Hash) -> Result<Option<Done>, Failure> {
        let Some(bytes) = self.client.proof(id)? else { return Ok(None) };
        let file = ProofFile::from_bytes(&bytes);
        Ok(file.and_then(|file| match file.proof {
            Proof::Receipt(proof) => {
                Some(Done { receipt: proof.receipt, time_ms: proof.block.header.time_ms })
            }
            Proof::State(_) => None,
        }))
    }
}
