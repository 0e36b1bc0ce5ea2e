//! How everything but the state lies on disk: pages, the archives of blocks and certificates, the journal of votes.
//!
//! Sizes named here are part of the format: changing one on existing data loses it.

use crate::{
    application::Runtime,
    block::{ChainBlock, Digest},
    scheme::Finalization,
};
use commonware_runtime::buffer::paged::CacheRef;
use commonware_storage::archive::immutable;
use commonware_utils::{NZU16, NZU64, NZUsize};
use std::{
    num::{NonZeroU16, NonZeroUsize},
    sync::Arc,
};

/// Bytes of a page without its checksum: a page fills 4 KiB.
const PAGE_BYTES: NonZeroU16 = NZU16!(4084);
/// Bytes that may wait in memory to be written to one file.
pub(crate) const BUFFER_BYTES: NonZeroUsize = NZUsize!(256 * 1024);
/// Bytes read at once when a file is replayed.
pub(crate) const REPLAY_BYTES: NonZeroUsize = NZUsize!(1024 * 1024);

/// What the journal of the first epoch's votes is called on disk.
pub(crate) fn vote_partition(prefix: &str) -> String {
    format!("{prefix}-votes-0")
}

pub(crate) fn page_cache(bytes: usize) -> CacheRef {
    let pages = NonZeroUsize::new(bytes / usize::from(PAGE_BYTES.get())).unwrap_or(NonZeroUsize::MIN);
    CacheRef::new(PAGE_BYTES, pages)
}

/// The archive of final blocks by height and digest.
pub(crate) type BlockArchive<E> = immutable::Archive<E, Digest, Arc<ChainBlock>>;
/// The archive of the certificates that made them final.
pub(crate) type CertificateArchive<E> = immutable::Archive<E, Digest, Finalization>;

/// How an archive lies on disk.
fn archive_config(prefix: &str, name: &str, cache: CacheRef) -> immutable::Config<()> {
    immutable::Config {
        metadata_partition: format!("{prefix}-{name}-metadata"),
        freezer_table_partition: format!("{prefix}-{name}-table"),
        freezer_table_initial_size: 65_536,
        freezer_table_resize_frequency: 4,
        freezer_table_resize_chunk_size: 16_384,
        freezer_key_partition: format!("{prefix}-{name}-keys"),
        freezer_key_page_cache: cache,
        freezer_value_partition: format!("{prefix}-{name}-values"),
        freezer_value_target_size: 256 * 1024 * 1024,
        freezer_value_compression: None,
        ordinal_partition: format!("{prefix}-{name}-heights"),
        items_per_section: NZU64!(16_384),
        freezer_key_write_buffer: BUFFER_BYTES,
        freezer_value_write_buffer: BUFFER_BYTES,
        ordinal_write_buffer: BUFFER_BYTES,
        replay_buffer: REPLAY_BYTES,
        codec_config: (),
    }
}

/// Opens both archives, recovering them first.
pub(crate) async fn open_archives<E: Runtime>(
    context: &E,
    prefix: &str,
    cache: &CacheRef,
) -> Result<(CertificateArchive<E>, BlockArchive<E>), commonware_storage::archive::Error> {
    let certificates = immutable::Archive::init(
        context.child("certificates"),
        archive_config(prefix, "certificates", cache.clone()),
    )
    .await?;
    let blocks =
        immutable::Archive::init(context.child("blocks"), archive_config(prefix, "blocks", cache.clone()))
            .await?;
    Ok((certificates, blocks))
}
