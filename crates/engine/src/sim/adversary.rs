//! A member that signs everything: for each vote it hears it votes the same, and against it.

use crate::{block::Digest, scheme::Scheme};
use commonware_codec::{DecodeExt as _, Encode as _};
use commonware_consensus::simplex::types::{Finalize, Notarize, Nullify, Proposal, Vote};
use commonware_cryptography::ed25519;
use commonware_p2p::{Receiver, Recipients, Sender};
use commonware_runtime::deterministic::Context;
use rand::Rng as _;

/// Runs the adversary until it is killed.
pub(super) async fn conflict<S, R>(mut context: Context, scheme: Scheme, (mut sender, mut receiver): (S, R))
where
    S: Sender<PublicKey = ed25519::PublicKey>,
    R: Receiver<PublicKey = ed25519::PublicKey>,
{
    let mut publish = |vote: Vote<Scheme, Digest>| {
        sender.send(Recipients::All, vote.encode(), true);
    };
    while let Ok((_, bytes)) = receiver.recv().await {
        let Ok(vote) = Vote::<Scheme, Digest>::decode(bytes) else {
            continue;
        };
        let mut payload = [0; 32];
        context.fill_bytes(&mut payload);
        let payload = Digest::from(payload);
        match vote {
            Vote::Notarize(notarize) => {
                let lie = Proposal::new(notarize.round(), notarize.proposal.parent, payload);
                publish(Vote::Notarize(Notarize::sign(&scheme, lie).expect("a voter signs")));
                publish(Vote::Notarize(Notarize::sign(&scheme, notarize.proposal).expect("a voter signs")));
            }
            Vote::Finalize(finalize) => {
                let lie = Proposal::new(finalize.round(), finalize.proposal.parent, payload);
                publish(Vote::Finalize(Finalize::sign(&scheme, lie).expect("a voter signs")));
                publish(Vote::Nullify(
                    Nullify::sign::<Digest>(&scheme, finalize.proposal.round).expect("a voter signs"),
                ));
            }
            Vote::Nullify(_) => {}
        }
    }
}
