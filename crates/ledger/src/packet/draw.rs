//! Drawing the shares of random splits, in the opening of the block after the one that made the packets, by its seed:
//! nobody knew it when the packets were made.
//!
//! The making block counted the drawing in its work, so an opening is bounded as a block is.

use super::uniform;
use crate::{apply::BlockInfo, overlay::Overlay, stop::Halt};
use std::collections::BTreeSet;
use tally_types::{
    Amount, Hash, Move, StateKey,
    packet::{Packet, PacketDraw, PacketId, PacketPage, SHARES_PER_PAGE, Split},
    wire::List,
};

/// Draws what the last block left to be drawn. Nothing moves.
pub(crate) fn settle(
    overlay: &mut Overlay,
    block: &BlockInfo,
    _epoch: u64,
    _moves: &mut Vec<Move>,
) -> Result<(), Halt> {
    let queue = overlay.slot(&StateKey::packet_draw())?;
    let Some(PacketDraw { first, end }) = overlay.get(queue).cloned() else { return Ok(()) };
    for id in (first.0..end.0).map(PacketId) {
        let slot = overlay.slot(&StateKey::packet(id))?;
        let packet: &Packet = overlay.get(slot).expect("a packet outlives the block that made it");
        if packet.split == Split::RANDOM {
            let mut packet = packet.clone();
            packet.pages = fill(overlay, id, &split(&block.seed, id, packet.total, packet.count));
            overlay.put(slot, Some(packet));
        }
    }
    overlay.put::<PacketDraw>(queue, None);
    Ok(())
}

/// Writes the pages; says how many shares lie in each.
fn fill<const MAX: usize>(overlay: &mut Overlay, id: PacketId, shares: &[Amount]) -> List<u8, 0, MAX> {
    let mut counts = Vec::new();
    for (number, shares) in (0u8..).zip(shares.chunks(SHARES_PER_PAGE)) {
        counts.push(shares.len() as u8);
        let shares = List::new(shares.to_vec()).expect("a chunk fits a page");
        overlay.create(StateKey::packet_page(id, number), PacketPage { shares });
    }
    List::new(counts).expect("a packet's shares fit its pages")
}

/// An ordered split of `total` into `count` shares of at least one unit, each as likely as any other: `count - 1` cuts
/// at distinct places among the `total - 1` between two units, chosen by Floyd's algorithm (Bentley and Floyd, "A sample
/// of brilliance", CACM 30(9), 1987), which needs one number for each cut. `total` is at least `count`.
fn split(seed: &[u8; 48], id: PacketId, total: Amount, count: u16) -> Vec<Amount> {
    let key = Hash::of("tally/packet-draw", &[seed, &id.0.to_be_bytes()]);
    let cuts = count - 1;
    let mut places = BTreeSet::new();
    // Of `last` places, one is chosen; if it is taken, the last, which cannot be.
    for (index, last) in (0..cuts).zip(total.0 - u128::from(cuts)..) {
        let place = 1 + uniform::below(last, |attempt| {
            Hash::of("tally/packet-share", &[&key.0, &index.to_be_bytes(), &attempt.to_be_bytes()])
        });
        if !places.insert(place) {
            places.insert(last);
        }
    }
    let mut start = 0;
    let ends = places.into_iter().chain([total.0]);
    ends.map(|end| Amount(end - std::mem::replace(&mut start, end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn units(seed: u8, id: u64, total: u128, count: u16) -> Vec<u128> {
        split(&[seed; 48], PacketId(id), Amount(total), count).iter().map(|share| share.0).collect()
    }

    #[test]
    fn the_split_is_the_reference_s() {
        assert_eq!(units(7, 0, 100, 5), [10, 24, 20, 35, 11]);
        assert_eq!(units(7, 0, 7, 7), [1; 7]);
        assert_eq!(units(7, 0, 9, 1), [9]);
        let wide = [
            52_076_290_363_501_014_079_262_824_892_294_737_859,
            37_877_701_089_906_787_799_838_594_698_270_989_180,
            250_328_375_467_530_661_584_273_187_841_202_484_416,
        ];
        assert_eq!(units(7, 1, u128::MAX, 3), wide);
    }

    #[test]
    fn the_shares_add_up_and_are_none_of_them_zero() {
        for (total, count) in [(1000, 1000), (1001, 1000), (1 << 127, 1000), (u128::MAX, 1000), (2, 1)] {
            let shares = units(9, 3, total, count);
            assert_eq!((shares.len(), shares.iter().sum::<u128>()), (usize::from(count), total));
            assert!(shares.iter().all(|share| *share > 0));
        }
    }

    #[test]
    fn every_ordered_split_is_as_likely() {
        // 5 into 3: 4 places, 2 cuts, 6 ordered splits.
        let mut seen: BTreeMap<Vec<u128>, u32> = BTreeMap::new();
        for id in 0..6000 {
            *seen.entry(units(7, id, 5, 3)).or_default() += 1;
        }
        let counts: Vec<_> = seen.values().copied().collect();
        // By the reference: (1,1,3) (1,2,2) (1,3,1) (2,1,2) (2,2,1) (3,1,1). χ² = 4.7 with 5 degrees of freedom.
        assert_eq!(counts, [996, 999, 973, 1025, 963, 1044]);
    }
}
