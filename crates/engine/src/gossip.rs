//! The channel of the ledger's own messages: opaque, bounded, dropped rather than waited for.

use crate::{
    api::{MAX_GOSSIP_BYTES, Machine},
    application::Runtime,
    chain::Chain,
    scheme::key_bytes,
};
use bytes::Bytes;
use commonware_cryptography::ed25519;
use commonware_p2p::{CheckedSender as _, Receiver, Recipients, Sender};
use std::{sync::Arc, time::Duration};
use tokio::sync::mpsc;
use tracing::debug;

/// Between two counts of the connected members.
const CENSUS_INTERVAL: Duration = Duration::from_secs(1);

/// Counts the connected members once in a while.
pub(crate) fn start_census<E, S>(context: &E, chain: Chain, mut sender: S)
where
    E: Runtime,
    S: Sender<PublicKey = ed25519::PublicKey>,
{
    context.child("census").spawn(move |context| async move {
        loop {
            let peers = sender.check(Recipients::All).map_or(0, |checked| checked.recipients().len());
            chain.update(|status| status.peers = peers as u32);
            context.sleep(CENSUS_INTERVAL).await;
        }
    });
}

/// Hands gossip to the machine and sends what waits; drops what is too long.
pub(crate) fn start_gossip<E, S, R>(
    context: &E,
    machine: Arc<dyn Machine>,
    backlog: usize,
    (mut sender, mut receiver): (S, R),
) -> mpsc::Sender<Bytes>
where
    E: Runtime,
    S: Sender<PublicKey = ed25519::PublicKey>,
    R: Receiver<PublicKey = ed25519::PublicKey>,
{
    let (queue, mut waiting) = mpsc::channel::<Bytes>(backlog.max(1));
    context.child("gossip_out").spawn(move |_| async move {
        while let Some(message) = waiting.recv().await {
            if message.len() <= MAX_GOSSIP_BYTES {
                let reached = sender.send(Recipients::All, message, false);
                debug!(peers = reached.len(), "gossiped");
            }
        }
    });
    context.child("gossip_in").spawn(move |_| async move {
        while let Ok((peer, message)) = receiver.recv().await {
            if message.len() <= MAX_GOSSIP_BYTES {
                machine.gossip(key_bytes(&peer), message.into());
            }
        }
    });
    queue
}
