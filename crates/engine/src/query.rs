//! Questions about what is final: blocks, certificates, state and its proofs.

use crate::{
    application::Runtime,
    block::ChainBlock,
    chain::Chain,
    database::{self, Databases},
    scheme::{Scheme, certificate_bytes},
};
use commonware_consensus::{
    marshal::{core::Mailbox, standard::Standard},
    types::Height,
};
use commonware_parallel::Strategy;
use std::sync::Arc;
use tally_types::{
    Block, Header, StateKey,
    proof::{CertifiedHeader, MAX_DESCENDANTS, StateProof},
    wire::{ByteString, List},
};

/// How often a proof is tried on a newer state when the certificate of an older one is not there yet.
const MAX_ATTEMPTS: usize = 8;

pub(crate) type Marshal = Mailbox<Scheme, Standard<ChainBlock>>;

async fn stored(marshal: &Marshal, height: u64) -> Option<Arc<ChainBlock>> {
    Some(Arc::new(marshal.get_block(Height::new(height)).await?.inner().clone()))
}

/// The header with the nearest certificate that makes it final.
async fn certify(marshal: &Marshal, header: Header) -> Option<CertifiedHeader> {
    let mut descendants = Vec::new();
    let mut height = header.height;
    let finalization = loop {
        if let Some(finalization) = marshal.get_finalization(Height::new(height)).await {
            break finalization;
        }
        if descendants.len() == MAX_DESCENDANTS {
            return None;
        }
        height = height.checked_add(1)?;
        descendants.push(stored(marshal, height).await?.header().clone());
    };
    Some(CertifiedHeader {
        header,
        descendants: List::new(descendants)?,
        certificate: ByteString::new(certificate_bytes(&finalization))?,
    })
}

/// A final block and its certificate.
pub(crate) async fn block(marshal: &Marshal, height: u64) -> Option<(Block, CertifiedHeader)> {
    let block = stored(marshal, height).await?;
    let certified = certify(marshal, block.header().clone()).await?;
    Some((block.block().clone(), certified))
}

/// A final header and its certificate.
pub(crate) async fn header(marshal: &Marshal, height: u64) -> Option<CertifiedHeader> {
    let block = stored(marshal, height).await?;
    certify(marshal, block.header().clone()).await
}

/// The newest applied header that has a certificate.
pub(crate) async fn latest(marshal: &Marshal, chain: &Chain) -> Option<CertifiedHeader> {
    let mut height = chain.status().height;
    while height > 0 {
        if let Some(certified) = header(marshal, height).await {
            return Some(certified);
        }
        height -= 1;
    }
    None
}

/// The present record under `key` with its proof, against the newest state whose header has a certificate.
pub(crate) async fn prove<E: Runtime, T: Strategy>(
    marshal: &Marshal,
    databases: &Databases<E, T>,
    chain: &Chain,
    key: StateKey,
) -> Option<StateProof> {
    for _ in 0..MAX_ATTEMPTS {
        let (record, proof, root) = database::prove(databases, &key).await?;
        let header = chain.header_with(root).await;
        let height = header.height;
        if let Some(block) = certify(marshal, header).await {
            return Some(StateProof {
                block,
                key,
                record: ByteString::new(record.to_vec())?,
                proof: ByteString::new(proof)?,
            });
        }
        chain.above(height).await;
    }
    None
}
