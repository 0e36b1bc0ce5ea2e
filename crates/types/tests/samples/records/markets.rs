//! Records of deals and of the exchange.

use super::*;

pub fn exchange() -> Vec<Sample> {
    let bits = |first| Bits { bytes: count(first) };
    let market = Market {
        base: AssetId(0x31),
        quote: AssetId(0x32),
        tick: amount(0x33),
        lot: amount(0x34),
        opener: address(0x35),
        traded_ms: 0x3637,
        replaced: true,
        bids: Ladder { best: Some(0x3839), root: bits(0x3a) },
        asks: Ladder { best: None, root: bits(0x3b) },
        for_opener: amount(0x3c),
        for_pot: amount(0x3d),
    };
    let order = Order {
        market: MarketId(0x41),
        owner: address(0x42),
        side: Side::Sell,
        price: 0x4344,
        lots: 0x4546,
        filled: 0x4748,
        asset: AssetId(0x49),
        escrow: amount(0x4a),
        fee_bps: 0x4b4c,
        until_ms: Some(0x4d4e),
        client_id: Some(0x4f50),
        prev: Some(OrderId(0x51)),
        next: Some(OrderId(0x52)),
        parked: true,
    };
    let level = Level { lots: 0x53 << 70, orders: 0x54, head: OrderId(0x55), tail: OrderId(0x56) };
    vec![
        sample("Market", market),
        sample("Pair", Pair { market: MarketId(0x57) }),
        sample("Order", order),
        sample("Level", level),
        sample("Node", Node { bits: bits(0x58) }),
        sample("OpenOrders", OpenOrders { orders: list(vec![OrderId(0x59), OrderId(0x5a)]) }),
    ]
}

pub fn deals() -> Vec<Sample> {
    let fresh = Deal::opened(address(0x80), actions::open_deal(), 0x8100);
    let paid = DealSplit { to_buyer: amount(0x88), to_seller: amount(0x89), to_arbiter: amount(0x8a) };
    let full = Deal {
        seller_agreed: true,
        arbiter_agreed: false,
        accepted_ms: Some(0x8200),
        shipped: Some(Noted { at_ms: 0x8300, note: text("parcel 17") }),
        disputed: Some(Dispute { at_ms: 0x8400, by: DealSide::SELLER, note: text("it rings") }),
        buyer_offer: Some(amount(0x85)),
        seller_offer: Some(amount(0x86)),
        ended: Some(Ended { at_ms: 0x8700, how: DealEnd::Ruled(Empty), paid, note: text("so be it") }),
        ..fresh.clone()
    };
    vec![sample("Deal", full), sample("Deal/opened", fresh)]
}
