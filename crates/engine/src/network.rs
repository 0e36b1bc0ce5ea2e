//! The members' network over TCP: encrypted, authenticated by their Ed25519 keys.

use crate::{
    api::Config,
    scheme::{Committee, signer},
    stack::{CHANNELS, Channels, max_message},
};
use commonware_codec::{Copying, DecodeExt as _};
use commonware_cryptography::{ChaCha20Poly1305, Signer as _, ed25519};
use commonware_p2p::{
    Address, AddressableManager as _,
    authenticated::lookup::{self, Network, Oracle, Receiver, Sender},
};
use commonware_runtime::{Quota, Supervisor as _, tokio::Context};
use commonware_stream::{
    cups::{self, Cups},
    sake::{self, Sake},
};
use commonware_utils::{NZUsize, TryCollect as _, ordered::Map};
use std::{
    num::{NonZeroU32, NonZeroUsize},
    time::Duration,
};

/// Internal messages of the network's actors that may wait.
const MAILBOX: NonZeroUsize = NZUsize!(256);
/// How far two members' clocks may differ when they connect.
const SYNCHRONY_BOUND: Duration = Duration::from_secs(10);

pub(crate) type Key = ed25519::PublicKey;
type Handshake = Cups<Sake<ed25519::PrivateKey>, ChaCha20Poly1305>;

/// The running network: its channels, and who the members are.
pub(crate) struct Joined {
    pub(crate) channels: Channels<Sender<Key, Context>, Receiver<Key>>,
    pub(crate) oracle: Oracle<Key>,
    /// Not started yet: what binds and connects comes last.
    pub(crate) network: Network<Context, Handshake>,
}

/// Connects to the members at their addresses. `None` when an address is missing or a key is not one.
pub(crate) fn join(
    context: &Context,
    config: &Config,
    committee: &Committee,
    namespace: &[u8],
) -> Option<Joined> {
    let members = u32::try_from(committee.members.len()).ok()?;
    let handshake = Cups::<_, ChaCha20Poly1305>::new(
        Sake {
            signer: signer(&config.keys.signer),
            synchrony_bound: SYNCHRONY_BOUND,
            max_handshake_age: SYNCHRONY_BOUND,
            version: sake::Version::V1,
        },
        cups::Version::V1,
    );
    let mut settings = lookup::Config::local(
        handshake,
        namespace,
        config.listen,
        NonZeroUsize::new(committee.members.len())?,
        max_message(members),
        MAILBOX,
    );
    settings.tracked_peer_sets = NZUsize!(1);
    let (mut network, mut oracle) = Network::new(context.child("network"), settings);
    let peers: Map<Key, Address> = config
        .peers
        .iter()
        .map(|(key, address)| Some((Key::decode(Copying(key)).ok()?, Address::from(*address))))
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .try_collect()
        .ok()?;
    oracle.track(0, peers);
    let quota = Quota::per_second(NonZeroU32::new(config.tuning.messages_per_s)?);
    let ends = (0..CHANNELS).map(|channel| network.register(channel, quota)).collect();
    Some(Joined { channels: Channels::new(ends)?, oracle, network })
}

/// The member's public key.
pub(crate) fn me(config: &Config) -> Key {
    signer(&config.keys.signer).public_key()
}
