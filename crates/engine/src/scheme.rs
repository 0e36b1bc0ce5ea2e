//! Who may sign for the network, and how its certificates are checked.
//!
//! Certificates are BLS12-381 threshold signatures (MinSig: signatures in G1, keys in G2) with a random seed per round.
//! The signed namespace binds the network: a vote or a certificate of another genesis does not verify.

use crate::{
    api::{Dealt, MemberKeys, StartError},
    block::{Digest, to_digest},
};
use commonware_codec::{Copying, Decode as _, DecodeExt as _, Encode as _};
use commonware_consensus::{
    simplex::{
        self,
        elector::{Random, RandomVersion},
        scheme::bls12381_threshold::vrf::{self, Seed},
    },
    types::Round,
};
use commonware_cryptography::{
    Sha256, Signer as _,
    bls12381::{
        dkg::feldman_desmedt as dkg,
        primitives::{
            group::{G1, Share},
            sharing::{Mode, ModeVersion, Sharing},
            variant::MinSig,
        },
    },
    ed25519,
};
use commonware_parallel::Sequential;
use commonware_utils::{N3f1, NZU32, TryCollect as _, ordered::Set, sys_rng};
use rand::{CryptoRng, SeedableRng as _, rngs::StdRng};
use tally_types::{Genesis, Header, genesis::MAX_MEMBERS, proof::CertifiedHeader};

/// The signing scheme of consensus.
pub(crate) type Scheme = vrf::Scheme<ed25519::PublicKey, MinSig>;
/// A certificate that a block is final.
pub(crate) type Finalization = simplex::types::Finalization<Scheme, Digest>;
/// Leaders are drawn from the seed of the view before.
pub(crate) type Elector = Random<Sha256>;

pub(crate) fn elector() -> Elector {
    Random::new(RandomVersion::V1)
}

/// What every signature of the network's consensus starts with.
pub fn namespace(genesis: &Genesis) -> Vec<u8> {
    let mut bytes = b"TALLY".to_vec();
    bytes.extend_from_slice(&genesis.chain_id.to_be_bytes());
    bytes.extend_from_slice(&genesis.hash().0);
    bytes
}

/// Deals the keys of a local network, from the system's randomness or, for tests, from a seed.
///
/// Whoever runs this knows all keys for a moment; a network of strangers generates its keys together instead.
pub fn deal(members: u32, seed: Option<u64>) -> Dealt {
    match seed {
        Some(seed) => deal_from(&mut StdRng::seed_from_u64(seed), members),
        None => deal_from(&mut sys_rng(), members),
    }
}

fn deal_from(rng: &mut impl CryptoRng, members: u32) -> Dealt {
    let mut signers: Vec<(ed25519::PublicKey, [u8; 32])> = (0..members)
        .map(|_| {
            let mut seed = [0; 32];
            rng.fill_bytes(&mut seed);
            (signer(&seed).public_key(), seed)
        })
        .collect();
    signers.sort();
    let participants: Set<ed25519::PublicKey> =
        signers.iter().map(|(key, _)| key.clone()).try_collect().expect("random keys differ");
    let (output, shares) = dkg::deal::<MinSig, _, N3f1>(rng, Mode::NonZeroCounter, participants)
        .expect("a network has at least one member");
    let keys = signers
        .iter()
        .map(|(key, seed)| MemberKeys {
            signer: *seed,
            share: shares.get_value(key).expect("every member has a share").encode().to_vec(),
        })
        .collect();
    Dealt {
        sharing: output.public().encode().to_vec(),
        members: signers.iter().map(|(key, _)| key_bytes(key)).collect(),
        keys,
    }
}

/// The Ed25519 key that names a member.
pub(crate) fn signer(seed: &[u8; 32]) -> ed25519::PrivateKey {
    ed25519::PrivateKey::decode(Copying(seed)).expect("any 32 bytes are an Ed25519 seed")
}

pub(crate) fn key_bytes(key: &ed25519::PublicKey) -> [u8; 32] {
    key.as_ref().try_into().expect("an Ed25519 key has 32 bytes")
}

/// The members and the sharing of the network's key that a genesis names.
#[derive(Clone)]
pub(crate) struct Committee {
    namespace: Vec<u8>,
    pub(crate) members: Set<ed25519::PublicKey>,
    sharing: Sharing<MinSig>,
}

impl Committee {
    pub(crate) fn new(genesis: &Genesis) -> Option<Self> {
        let members: Set<ed25519::PublicKey> = genesis
            .members
            .iter()
            .map(|bytes| ed25519::PublicKey::decode(Copying(bytes)).ok())
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .try_collect()
            .ok()?;
        let sharing = sharing(genesis)?;
        let fits = sharing.total().get() as usize == members.len()
            && sharing.required() == commonware_utils::ordered::Quorum::quorum::<N3f1>(&members);
        fits.then(|| Self { namespace: namespace(genesis), members, sharing })
    }

    /// The scheme of the member with `keys`, which votes.
    pub(crate) fn voter(&self, keys: &MemberKeys) -> Result<Scheme, StartError> {
        let key = signer(&keys.signer).public_key();
        let index = self.members.position(&key).ok_or(StartError::NotAMember)?;
        let share = Share::decode(Copying(&keys.share)).map_err(|_| StartError::Share)?;
        if usize::from(share.index) != index {
            return Err(StartError::Share);
        }
        Scheme::signer(&self.namespace, self.members.clone(), self.sharing.clone(), share)
            .ok_or(StartError::Share)
    }
}

fn sharing(genesis: &Genesis) -> Option<Sharing<MinSig>> {
    Sharing::decode_cfg(Copying(&genesis.sharing), &(NZU32!(MAX_MEMBERS as u32), ModeVersion::v0())).ok()
}

/// The network's public key (a point of G2, 96 bytes); `None` when the genesis holds no valid sharing.
pub fn network_public_key(genesis: &Genesis) -> Option<Vec<u8>> {
    Some(sharing(genesis)?.public().encode().to_vec())
}

/// Checks the certificates of one network with nothing but its public key.
#[derive(Clone)]
pub struct CertificateVerifier(Scheme);

impl CertificateVerifier {
    /// `None` when the genesis holds no valid sharing.
    pub fn new(genesis: &Genesis) -> Option<Self> {
        Some(Self(Scheme::certificate_verifier(&namespace(genesis), *sharing(genesis)?.public())))
    }

    pub(crate) const fn scheme(&self) -> &Scheme {
        &self.0
    }

    /// Whether the certificate makes the header final, by itself or through the descendants listed.
    pub fn verify(&self, certified: &CertifiedHeader) -> bool {
        let Ok(finalization) = Finalization::decode_cfg(Copying(&certified.certificate), &()) else {
            return false;
        };
        let mut last: &Header = &certified.header;
        for next in certified.descendants.iter() {
            if next.parent != last.digest() || Some(next.height) != last.height.checked_add(1) {
                return false;
            }
            last = next;
        }
        finalization.proposal.payload == to_digest(last.digest())
            && finalization.verify(&mut sys_rng(), &self.0, &Sequential)
    }
}

pub(crate) fn seed_bytes(seed: &Seed<MinSig>) -> [u8; 48] {
    seed.signature.encode().as_ref().try_into().expect("a point of G1 has 48 bytes")
}

/// Whether `bytes` are the network's seed of `round`. Costs a pairing.
pub(crate) fn verify_seed(scheme: &Scheme, round: Round, bytes: &[u8; 48]) -> bool {
    G1::decode(Copying(bytes)).is_ok_and(|signature| Seed::<MinSig>::new(round, signature).verify(scheme))
}

pub(crate) fn certificate_bytes(finalization: &Finalization) -> Vec<u8> {
    finalization.encode().to_vec()
}
