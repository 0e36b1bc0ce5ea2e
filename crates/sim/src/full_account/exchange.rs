//! Orders of an account that has no room: dropped when met, parked if not even their escrow can go home, and cancelled
//! when there is room.

use super::{Scene, Step, asset};
use tally_types::{
    Action, Amount, AssetId, Parameters, Refusal,
    exchange::{
        CancelAll, Convert, ExchangeParameters, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind,
        OrderOnly, PlaceOrder, Side,
    },
    transfer::{Memo, Send},
    wire::{Empty, List},
};

/// Two assets created in the scene, and the markets in which coins are traded for them.
const PLAIN: AssetId = AssetId(1);
const OTHER: AssetId = AssetId(2);
const FOR_PLAIN: MarketId = MarketId(0);
const FOR_OTHER: MarketId = MarketId(1);

/// Everything for the opener, so that nothing but its want of room keeps a market's fees.
pub(super) fn parameters() -> Parameters {
    let exchange = ExchangeParameters { opener_share_bps: 10_000, ..ExchangeParameters::default() };
    Parameters { exchange, ..Parameters::default() }
}

fn open(quote: AssetId) -> Action {
    Action::OpenMarket(OpenMarket { base: AssetId::COIN, quote, tick: Amount(1), lot: Amount(1) })
}

fn place(market: MarketId, side: Side, lots: u64, price: u32) -> Action {
    let kind = OrderKind::GoodTillCancelled(Empty);
    Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most: 4, client_id: None })
}

fn cancel(order: u64) -> Action {
    Action::CancelOrder(OrderOnly { order: OrderId(order) })
}

impl Scene {
    pub(super) fn exchange_steps(&self) -> Vec<Step> {
        let (issuer, full) = (self.issuer, self.full);
        let coins = self.model.amount(&full, AssetId::COIN) as u64;
        let too_many = Err(Refusal::TooManyBalances);
        let send = Send { to: full, asset: PLAIN, amount: Amount(5), memo: Memo::NONE };
        let path = List::new(vec![FOR_PLAIN]).expect("one");
        let convert = Convert { path, give: PLAIN, amount: Amount(3), least: Amount(1), most: 4 };
        vec![
            (issuer, Action::CreateAsset(asset(issuer, false)), Ok(())),
            (issuer, Action::CreateAsset(asset(issuer, false)), Ok(())),
            (full, open(PLAIN), Ok(())),
            (issuer, open(OTHER), Ok(())),
            // All its coins are set aside, and with them their entry: something else takes the room.
            (full, place(FOR_OTHER, Side::Sell, coins, 1), Ok(())),
            (issuer, Action::Send(send), Ok(())),
            // It has room neither for what it would receive nor for its coins: parked.
            (issuer, place(FOR_OTHER, Side::Buy, 10, 1), Ok(())),
            (full, cancel(0), too_many),
            (issuer, cancel(0), too_many),
            (full, Action::CancelAll(CancelAll { market: FOR_OTHER, most: 1 }), too_many),
            (issuer, place(FOR_PLAIN, Side::Sell, 50, 1), Ok(())),
            (full, place(FOR_PLAIN, Side::Buy, 2, 1), too_many),
            (full, Action::Convert(convert), too_many),
            // Four and the fee are all it has: what leaves makes room for what comes.
            (full, place(FOR_PLAIN, Side::Buy, 4, 1), Ok(())),
            (full, Action::CollectFees(MarketOnly { market: FOR_PLAIN }), Err(Refusal::NothingToCollect)),
            (issuer, cancel(0), Ok(())),
            // Dropped again, but this time its coins have a place to go.
            (full, place(FOR_OTHER, Side::Sell, 3, 1), too_many),
            (full, place(FOR_OTHER, Side::Sell, 3, 2), Ok(())),
            (issuer, place(FOR_OTHER, Side::Buy, 3, 2), Ok(())),
            (full, cancel(4), Err(Refusal::UnknownOrder)),
        ]
    }
}
