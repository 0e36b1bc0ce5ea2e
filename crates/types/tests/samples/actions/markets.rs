//! Operations of deals and of the exchange.

use super::*;

pub fn of_exchange() -> Vec<Action> {
    vec![
        Action::OpenMarket(OpenMarket {
            base: AssetId(0x80),
            quote: AssetId(0x81),
            tick: amount(0xe0),
            lot: amount(0xe1),
        }),
        Action::PlaceOrder(PlaceOrder {
            market: MarketId(0x82),
            side: Side::Sell,
            price: 0xe2e3_e4e5,
            lots: 0xe6e7_e8e9,
            kind: OrderKind::GoodTillDate(0xeaeb),
            most: 0x40,
            client_id: Some(0xeced),
        }),
        Action::CancelOrder(OrderOnly { order: OrderId(0x83) }),
        Action::CancelAll(CancelAll { market: MarketId(0x84), most: 0x3f }),
        Action::Convert(Convert {
            path: list(vec![MarketId(0x85), MarketId(0x86)]),
            give: AssetId(0x87),
            amount: amount(0xee),
            least: amount(0xef),
            most: 0x3e,
        }),
        Action::CollectFees(MarketOnly { market: MarketId(0x88) }),
    ]
}

pub fn open_deal() -> OpenDeal {
    OpenDeal {
        seller: address(0x60),
        asset: AssetId(0x61),
        amount: amount(0x62),
        description: text("a phone 手机"),
        terms: Some(hash(0x63)),
        arbiter: Some(Arbiter {
            account: address(0x64),
            fee_bps: 0x0165,
            rule_within_ms: 0x0666_6666,
            if_silent: DealSide::SELLER,
        }),
        accept_by_ms: 0x0667_6767,
        ship_within_ms: 0x0668_6868,
        confirm_within_ms: 0x0669_6969,
    }
}

pub fn of_deals() -> Vec<Action> {
    let only = |deal| DealOnly { deal: DealId(deal) };
    let noted = |deal, note| DealNoted { deal: DealId(deal), note: text(note) };
    vec![
        Action::OpenDeal(open_deal()),
        Action::AcceptDeal(only(0x71)),
        Action::ShipDeal(noted(0x72, "parcel 17")),
        Action::ConfirmDeal(only(0x73)),
        Action::RefundDeal(only(0x74)),
        Action::SettleDeal(only(0x75)),
        Action::DisputeDeal(noted(0x76, "")),
        Action::RuleDeal(RuleDeal { deal: DealId(0x77), to_seller: amount(0x78), note: text("it rings") }),
        Action::CancelDeal(CancelDeal { deal: DealId(0x79), to_seller: amount(0x7a) }),
    ]
}
