//! Following without voting: a member that may have forgotten a vote learns what is final from the others.

use crate::{
    api::Status,
    block::Digest,
    chain::Chain,
    scheme::{Finalization, Scheme},
};
use commonware_codec::Decode as _;
use commonware_consensus::{
    Reporter, Viewable as _,
    simplex::types::{Activity, Certificate},
};
use commonware_cryptography::{certificate::Verifier as _, ed25519};
use commonware_p2p::Receiver;
use commonware_parallel::Sequential;
use rand::CryptoRng;
use tracing::{info, warn};

/// Reports what others make final to `next` until a view beyond `view` is, and returns that certificate; `None` when
/// the network is gone.
pub(crate) async fn follow<R, N>(
    rng: &mut impl CryptoRng,
    scheme: &Scheme,
    certificates: &mut R,
    chain: &Chain,
    next: &mut N,
    view: u64,
) -> Option<Finalization>
where
    R: Receiver<PublicKey = ed25519::PublicKey>,
    N: Reporter<Activity = Activity<Scheme, Digest>>,
{
    warn!(view, "not voting until the network is past this view");
    chain.update(|status| status.voting = false);
    loop {
        let (_, bytes) = certificates.recv().await.ok()?;
        let Ok(Certificate::Finalization(finalization)) =
            Certificate::<Scheme, Digest>::decode_cfg(bytes, &Scheme::certificate_codec_config_unbounded())
        else {
            continue;
        };
        if finalization.view().get() <= chain.status().view || !finalization.verify(rng, scheme, &Sequential)
        {
            continue;
        }
        chain.finalization(&finalization);
        next.report(Activity::Finalization(finalization.clone()));
        if finalization.view().get() > view {
            info!(view = finalization.view().get(), "voting again");
            chain.update(|status: &mut Status| status.voting = true);
            return Some(finalization);
        }
    }
}
