//! A committee of four that certifies headers, and a state database that proves records: what a network does, in memory.

use bytes::Bytes;
use commonware_consensus::{
    simplex::{
        scheme::bls12381_threshold::vrf,
        types::{Finalization, Finalize, Proposal},
    },
    types::{Epoch, Round, View},
};
use commonware_cryptography::{
    Sha256, Signer as _,
    bls12381::{
        dkg::feldman_desmedt as dkg,
        primitives::{sharing::Mode, variant::MinSig},
    },
    ed25519, sha256,
};
use commonware_math::algebra::Random as _;
use commonware_parallel::Sequential;
use commonware_runtime::{Runner as _, Supervisor as _, buffer::paged::CacheRef, deterministic};
use commonware_storage::{
    journal::contiguous::variable,
    mmr,
    qmdb::{
        current::{VariableConfig, unordered::variable::Db},
        floor::Proportional,
    },
    translator::EightCap,
};
use commonware_utils::{
    N3f1, NZU16, NZU64, NZUsize, TryCollect as _, non_empty, ordered::Set, sequence::FixedBytes,
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng as _};
use tally_types::{
    Hash, Header, StateKey,
    codec::{Encode as _, RangeCfg},
    proof::{CertifiedHeader, NetworkId},
    wire::List,
};
use tally_wallet::proof::NetworkKey;

type Scheme = vrf::Scheme<ed25519::PublicKey, MinSig>;

pub struct Network {
    pub id: NetworkId,
    pub key: NetworkKey,
    members: Vec<Scheme>,
}

impl Network {
    pub fn new(seed: u8) -> Self {
        let id = NetworkId { chain_id: u64::from(seed), genesis: Hash([seed; 32]) };
        let mut rng = ChaCha20Rng::from_seed([seed; 32]);
        let keys = (0..4).map(|_| ed25519::PrivateKey::random(&mut rng).public_key());
        let participants: Set<ed25519::PublicKey> = keys.try_collect().unwrap();
        let (output, shares) =
            dkg::deal::<MinSig, _, N3f1>(&mut rng, Mode::NonZeroCounter, participants.clone()).unwrap();
        let member = |key: &ed25519::PublicKey| {
            let share = shares.get_value(key).unwrap().clone();
            Scheme::signer(&id.namespace(), participants.clone(), output.public().clone(), share).unwrap()
        };
        let key = NetworkKey(output.public().public().encode().as_ref().try_into().unwrap());
        Self { id, key, members: participants.iter().map(member).collect() }
    }

    /// The members' certificate over the last of `headers`, which makes the first one final.
    pub fn certify(&self, headers: &[Header]) -> CertifiedHeader {
        let last = headers.last().unwrap();
        let proposal = Proposal::new(
            Round::new(Epoch::new(last.epoch), View::new(last.view)),
            View::new(last.parent_view),
            sha256::Digest::from(last.digest().0),
        );
        let votes: Vec<_> = self.members[1..]
            .iter()
            .map(|member| Finalize::sign(member, proposal.clone()).unwrap())
            .collect();
        let certificate =
            Finalization::from_finalizes(&self.members[0], non_empty![@votes.iter()], &Sequential).unwrap();
        CertifiedHeader {
            header: headers[0].clone(),
            descendants: List::new(headers[1..].to_vec()).unwrap(),
            certificate: List::new(certificate.encode().to_vec()).unwrap(),
        }
    }
}

/// The root of a state of `records`, and the proof of the record under `key`.
pub fn prove_record(records: Vec<(StateKey, Vec<u8>)>, key: StateKey) -> (Hash, Vec<u8>) {
    deterministic::Runner::default().start(|context| async move {
        let cache = CacheRef::new(NZU16!(1024), NZUsize!(64));
        let (buffer, per_file) = (NZUsize!(1024), NZU64!(1024));
        let config = VariableConfig {
            merkle_config: mmr::full::Config {
                journal_partition: "nodes".into(),
                metadata_partition: "pins".into(),
                items_per_blob: per_file,
                write_buffer: buffer,
                replay_buffer: buffer,
                strategy: Sequential,
                page_cache: cache.clone(),
            },
            journal_config: variable::Config {
                partition: "log".into(),
                items_per_section: per_file,
                compression: None,
                codec_config: ((), RangeCfg::new(0..=1024)),
                page_cache: cache,
                write_buffer: buffer,
                replay_buffer: buffer,
            },
            grafted_metadata_partition: "bitmap".into(),
            translator: EightCap,
            init_cache: None,
            init_buffer: buffer,
            init_concurrency: (),
        };
        type State =
            Db<mmr::Family, deterministic::Context, FixedBytes<32>, Bytes, Sha256, EightCap, 32, Sequential>;
        let state = State::init(context.child("state"), config, None).await.unwrap();
        let mut batch = state.new_batch();
        for (key, record) in records {
            batch = batch.write(FixedBytes::new(key.0), Some(Bytes::from(record)));
        }
        let sealed = batch.merkleize(&state, None, &mut Proportional).await.unwrap();
        let state = state.apply_batch(sealed).await.unwrap();
        let proof = state.key_value_proof(FixedBytes::new(key.0)).await.unwrap();
        (Hash(state.root().0), proof.encode().to_vec())
    })
}
