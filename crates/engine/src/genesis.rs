//! A directory's first start: the genesis state is written, and what it came to is remembered.
//!
//! Invariants: a directory belongs to one genesis for ever; the remembered roots are written only after the whole
//! genesis state is durable, so an interrupted first start is begun again from an empty database.

use crate::{
    api::{Machine, StartError},
    application::Runtime,
    block::ChainBlock,
    database::{self, Roots},
    state::State,
};
use bytes::Bytes;
use commonware_codec::{Copying, DecodeExt as _, Encode as _, RangeCfg};
use commonware_parallel::Strategy;
use commonware_runtime::buffer::paged::CacheRef;
use commonware_storage::{
    metadata::{self, Metadata},
    mmr,
};
use commonware_utils::sequence::FixedBytes;
use tally_types::{Genesis, Hash, block::SyncTarget, wire_struct};

const KEY: FixedBytes<1> = FixedBytes::new([0]);

wire_struct! {
    /// What a directory remembers of its first start.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Origin {
        pub genesis: Hash,
        pub state_root: Hash,
        pub sync: SyncTarget,
        pub salt: u64,
    }
}

/// The genesis block and the salt of the directory's index.
pub(crate) struct Founded {
    pub(crate) block: ChainBlock,
    pub(crate) salt: u64,
}

/// Writes the genesis state when the directory is new; refuses a directory of another genesis. One that is not `fresh`,
/// because a validator has run on it, is never begun again.
pub(crate) async fn found<E: Runtime, T: Strategy>(
    context: &mut E,
    prefix: &str,
    genesis: &Genesis,
    machine: &dyn Machine,
    (cache, strategy): (&CacheRef, &T),
    fresh: bool,
) -> Result<Founded, StartError> {
    let damaged = |what: &str, error: &dyn std::fmt::Display| StartError::Damaged(format!("{what}: {error}"));
    let store = Metadata::<E, FixedBytes<1>, Bytes>::init(
        context.child("origin"),
        metadata::Config { partition: format!("{prefix}-origin"), codec_config: RangeCfg::new(0..=1024) },
    )
    .await
    .map_err(|error| damaged("the directory's origin cannot be read", &error))?;
    let hash = genesis.hash();
    let origin = match store.get(&KEY) {
        Some(bytes) => Origin::decode(Copying(bytes))
            .map_err(|error| damaged("the directory's origin cannot be decoded", &error))?,
        None if !fresh => {
            return Err(StartError::Damaged("what it remembered of its first start is gone".into()));
        }
        None => {
            let salt = context.next_u64();
            let config = database::config(prefix, cache.clone(), salt, strategy.clone());
            let empty = Some(mmr::Location::new(1));
            let state = State::<E, T>::open(context.child("genesis_state"), config, empty)
                .await
                .map_err(|error| damaged("the new state database cannot be opened", &error))?;
            let state = database::write_genesis(state, machine.genesis_state()).await;
            let Roots { state, sync } = database::roots(&state);
            let origin = Origin { genesis: hash, state_root: state, sync, salt };
            store
                .put_sync(KEY, origin.encode())
                .await
                .map_err(|error| damaged("the origin cannot be written", &error))?;
            origin
        }
    };
    if origin.genesis != hash {
        return Err(StartError::OtherNetwork { expected: hash, found: origin.genesis });
    }
    let first = *genesis.members.first().ok_or(StartError::Sharing)?;
    let block = ChainBlock::genesis(first, genesis.time_ms, origin.state_root, origin.sync)
        .ok_or(StartError::Sharing)?;
    Ok(Founded { block, salt: origin.salt })
}
