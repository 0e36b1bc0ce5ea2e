//! What a feed makes of its fresh reports: the median comes into force, or is held back as a jump until confirmed.
//!
//! Invariant: the median in force moves by more than the limit only after two quorums of reports that agree within it,
//! the second of a later time than the block that saw the first.

use tally_types::oracle::{Feed, Jump, is_beyond};

/// Brings the feed up to date at a block's time, after its reports or terms have changed.
pub(super) fn settle(feed: &mut Feed, time_ms: u64) {
    let Some(median) = feed.median(time_ms) else { return };
    let confirmed = feed.jump.is_some_and(|jump| is_confirmed(feed, jump, median, time_ms));
    if !feed.jumps(median) || confirmed {
        (feed.settled, feed.jump) = (Some(median), None);
        return;
    }
    let goes_on = feed.jump.is_some_and(|jump| !is_beyond(median, jump.value, feed.deviation_bps));
    if !goes_on {
        feed.jump = Some(Jump { value: median, since_ms: time_ms });
    }
}

/// Whether a quorum has reported since the jump was seen, and still says about the same.
fn is_confirmed(feed: &Feed, jump: Jump, median: u64, time_ms: u64) -> bool {
    let later = feed.fresh(time_ms).filter(|report| report.at_ms > jump.since_ms).count();
    later >= usize::from(feed.quorum) && !is_beyond(median, jump.value, feed.deviation_bps)
}
