//! Packets in the index: their life, and the rows' independence of how blocks were batched.

use super::*;
use crate::index::read::PacketFilter;
use tally_types::{
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    receipt::{PacketMade, RestReturned, ShareTaken},
};

fn place(id: u64) -> Where {
    Where::Packet(PacketId(id))
}

pub(in crate::index) fn create(nonce: u64, id: u64, count: u16) -> Made {
    let action = CreatePacket {
        asset: COIN,
        total: Amount(90),
        count,
        split: Split::RANDOM,
        claim_key: (id == 1).then_some([7; 32]),
        expires_ms: 5_000,
        memo: Memo::Open(Text::new("新年快乐").unwrap()),
    };
    let made = transaction(address(1), nonce, vec![operation(address(1), Action::CreatePacket(action))]);
    let event = Event::PacketCreated(PacketMade { packet: PacketId(id), creator: address(1) });
    applied(made, vec![moved(0, Where::Account(address(1)), place(id), 0, 90)], vec![event])
}

pub(in crate::index) fn claim(claimer: u8, id: u64, share: u16, units: u128) -> Made {
    let claimer = address(claimer);
    let action = Action::ClaimPacket(ClaimPacket { packet: PacketId(id), proof: None });
    let event = ShareTaken { packet: PacketId(id), claimer, share, amount: Amount(units) };
    let made = transaction(claimer, id, vec![operation(claimer, action)]);
    let moves = vec![moved(0, place(id), Where::Account(claimer), 0, units)];
    applied(made, moves, vec![Event::PacketClaimed(event)])
}

pub(in crate::index) fn reclaim(actor: u8, id: u64, units: u128) -> Made {
    let action = Action::ReclaimPacket(PacketOnly { packet: PacketId(id) });
    let event = RestReturned { packet: PacketId(id), creator: address(1), amount: Amount(units) };
    let made = transaction(address(actor), 9, vec![operation(address(actor), action)]);
    let moves = vec![moved(0, place(id), Where::Account(address(1)), 0, units)];
    applied(made, moves, vec![Event::PacketReclaimed(event)])
}

fn life() -> Vec<Vec<Made>> {
    vec![
        vec![create(0, 0, 2), create(1, 1, 3), create(2, 2, 3)],
        vec![claim(2, 0, 0, 50), claim(3, 0, 1, 40), claim(2, 1, 0, 30)],
        vec![reclaim(4, 1, 60)],
    ]
}

#[tokio::test]
async fn a_packet_is_remembered_when_it_has_ended() {
    let setup = Setup::new();
    for block in life() {
        setup.chain.push(block);
    }
    let index = setup.index().await;
    let ids = async |filter, before| {
        let found = index.packets(filter, before, 10).await.unwrap();
        found.iter().map(|item| item.id.0).collect::<Vec<_>>()
    };
    let all = PacketFilter::default();
    let open = PacketFilter { is_open: true, ..all };
    assert_eq!(ids(all, None).await, [2, 1, 0]);
    assert_eq!(ids(all, Some(PacketId(2))).await, [1, 0]);
    assert_eq!(ids(open, None).await, [2]);
    assert_eq!(ids(PacketFilter { creator: Some(address(1)), ..open }, None).await, [2]);
    assert_eq!(ids(PacketFilter { creator: Some(address(2)), ..all }, None).await, [0u64; 0]);

    let full = index.packet(PacketId(0)).await.unwrap().unwrap();
    assert_eq!((full.claimed, full.returned, full.is_ended()), (2, None, true));
    let back = index.packet(PacketId(1)).await.unwrap().unwrap();
    assert_eq!((back.claimed, back.returned, back.claim_key), (1, Some(Amount(60)), Some([7; 32])));
    assert_eq!(
        (back.asset, back.total, back.split, back.expires_ms),
        (COIN, Amount(90), Split::RANDOM, 5_000)
    );
    assert_eq!(index.packet(PacketId(3)).await.unwrap(), None);

    let claims = index.packet_claims(PacketId(0), None, 10).await.unwrap();
    let claims: Vec<_> =
        claims.iter().map(|item| (item.share, item.claimer, item.amount.0, item.time_ms)).collect();
    assert_eq!(claims, [(1, address(3), 40, 1_200), (0, address(2), 50, 1_200)]);
    assert_eq!(index.packet_claims(PacketId(0), Some(1), 10).await.unwrap()[0].share, 0);

    let page = index.activity(&address(1), ActivityFilter::default(), None, 2).await.unwrap();
    let [returned, made] = &page.items[..] else { panic!("two lines") };
    assert_eq!((returned.line.kind, returned.line.direction), (0x42, Direction::In));
    assert_eq!(made.memo.as_ref().unwrap().bytes, "新年快乐".as_bytes());
    let page = index.activity(&address(4), ActivityFilter::default(), None, 1).await.unwrap();
    assert_eq!((page.items[0].line.direction, page.items[0].line.other), (Direction::None, Some(address(1))));
}

#[tokio::test]
async fn packets_are_the_same_however_their_blocks_were_batched() {
    let (together, apart) = (Setup::new(), Setup::new());
    let index = apart.index().await;
    for block in life() {
        together.chain.push(block.clone());
        index.reached(apart.chain.push(block)).await;
    }
    index.settled(3).await;
    assert_eq!(dump(&*together.index().await).await, dump(&index).await);
}
