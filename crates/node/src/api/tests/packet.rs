//! The life of packets, as the API tells it.

use super::*;
use tally_types::{
    Amount, Event, Place,
    packet::{ClaimPacket, CreatePacket, Packet, PacketId, Split},
    receipt::{PacketMade, ShareTaken},
    transfer::Memo,
    wire::List,
};

fn create(nonce: u64, id: u64) -> mocks::Made {
    let action = CreatePacket {
        asset: AssetId::COIN,
        total: Amount(90),
        count: 2,
        split: Split::EQUAL,
        claim_key: Some([7; 32]),
        expires_ms: 5_000,
        memo: Memo::NONE,
    };
    let operation = mocks::operation(address(1), Action::CreatePacket(action));
    let moved = mocks::moved(0, Place::Account(address(1)), Place::Packet(PacketId(id)), 0, 90);
    let event = Event::PacketCreated(PacketMade { packet: PacketId(id), creator: address(1) });
    mocks::applied(mocks::transaction(address(1), nonce, vec![operation]), vec![moved], vec![event])
}

fn claim(claimer: u8, id: u64, share: u16) -> mocks::Made {
    let (claimer, packet) = (address(claimer), PacketId(id));
    let operation = mocks::operation(claimer, Action::ClaimPacket(ClaimPacket { packet, proof: None }));
    let moved = mocks::moved(0, Place::Packet(packet), Place::Account(claimer), 0, 45);
    let taken = ShareTaken { packet, claimer, share, amount: Amount(45) };
    let made = mocks::transaction(claimer, 0, vec![operation]);
    mocks::applied(made, vec![moved], vec![Event::PacketClaimed(taken)])
}

fn record() -> Packet {
    Packet {
        creator: address(1),
        asset: AssetId::COIN,
        total: Amount(90),
        left: Amount(45),
        count: 2,
        claimed: 1,
        split: Split::EQUAL,
        claim_key: Some([7; 32]),
        expires_ms: 5_000,
        height: 1,
        pages: List::default(),
    }
}

#[tokio::test]
async fn packets_are_shown_from_the_state_and_when_they_ended_from_the_index() {
    let setup = Setup::new().await;
    setup.node.push(vec![create(0, 0), create(1, 1)]);
    let height = setup.node.push(vec![claim(2, 0, 0), claim(3, 0, 1), claim(2, 1, 0)]);
    setup.index.reached(height).await;
    // Of the two, the state has the second one alone.
    setup.node.put(StateKey::packet(PacketId(1)), &record());

    let (_, open) = get(&setup, "/v1/packets/1").await;
    assert_eq!(
        open["packet"],
        json!({"id": 1, "creator": text(1), "asset": 0, "total": "90", "left": "45", "count": 2, "claimed": 1, "split": "equal",
            "claim_key": "07".repeat(32), "expires_ms": 5000, "height": 1, "ended": false})
    );
    assert_eq!(open["assets"][0]["decimals"], 6);
    let (_, ended) = get(&setup, "/v1/packets/0").await;
    let packet = &ended["packet"];
    assert_eq!(
        (&packet["left"], &packet["claimed"], &packet["ended"]),
        (&json!("0"), &json!(2), &json!(true))
    );
    let (status, problem) = get(&setup, "/v1/packets/2").await;
    assert_eq!((status, &problem["code"]), (StatusCode::NOT_FOUND, &json!(Refusal::UnknownPacket.code())));

    let ids = |page: &Value| {
        page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    let (_, page) = get(&setup, "/v1/packets?limit=1").await;
    assert_eq!(ids(&page), [1]);
    let next = page["next"].as_str().unwrap();
    assert_eq!(ids(&get(&setup, &format!("/v1/packets?cursor={next}")).await.1), [0]);
    assert_eq!(ids(&get(&setup, "/v1/accounts/@alice/packets").await.1), [1, 0]);
    assert_eq!(ids(&get(&setup, "/v1/accounts/@alice/packets?open=true").await.1), [1]);
    assert_eq!(ids(&get(&setup, &format!("/v1/accounts/{}/packets", text(2))).await.1), Vec::<Value>::new());

    let (_, page) = get(&setup, "/v1/packets/0/claims?limit=1").await;
    let newest = &page["items"][0];
    assert_eq!(
        (&newest["share"], &newest["claimer"], &newest["amount"]),
        (&json!(1), &json!(text(3)), &json!("45"))
    );
    assert_eq!((&newest["height"], &newest["time_ms"]), (&json!(height), &json!(1_200)));
    let next = page["next"].as_str().unwrap();
    let (_, page) = get(&setup, &format!("/v1/packets/0/claims?cursor={next}")).await;
    assert_eq!((&page["items"][0]["share"], &page["next"]), (&json!(0), &Value::Null));
    assert_eq!(get(&setup, "/v1/packets/2/claims").await.0, StatusCode::NOT_FOUND);

    assert_eq!(get_bytes(&setup, "/v1/packets/1/proof").await.0, StatusCode::OK);
    assert_eq!(get(&setup, "/v1/packets/0/proof").await.1["code"], Problem::NoRecord.code());
    let mut global = setup.node.global();
    global.counters.packet = 2;
    setup.node.put(StateKey::global(), &global);
    let (_, found) = get(&setup, "/v1/search?q=1").await;
    assert!(found["found"].as_array().unwrap().contains(&json!({"kind": "packet", "packet": 1})));

    let id = setup.node.chain.block(height).unwrap().ids[0];
    let (_, answer) = get(&setup, &format!("/v1/transactions/{id}")).await;
    let receipt = &answer["receipt"];
    assert_eq!(receipt["moves"][0]["from"], json!({"kind": "packet", "packet": 0}));
    assert_eq!(
        receipt["events"][0],
        json!({"kind": "packet_claimed", "packet": 0, "claimer": text(2), "share": 0, "amount": "45"})
    );
}
