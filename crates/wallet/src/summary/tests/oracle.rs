//! Feeds.

use super::*;
use tally_types::oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report};

pub(super) fn cases() -> Vec<Case> {
    let terms = FeedTerms {
        reporters: List::new(vec![BOB, CAROL]).unwrap(),
        quorum: 1,
        heartbeat_ms: 86_400_000,
        deviation_bps: 550,
    };
    let open = OpenFeed {
        base: Text::new("EUR").unwrap(),
        quote: Text::new("USD").unwrap(),
        decimals: 4,
        terms: terms.clone(),
    };
    let edit = |owner| Action::EditFeed(EditFeed { feed: FeedId(3), owner, terms: terms.clone() });
    vec![
        (
            Action::OpenFeed(open),
            "Open a feed, owned by you, of what one EUR costs in USD, with 4 decimals; any 1 of 2 reports not older than \
             1 day make a price, and a jump of more than 5.5 % waits to be confirmed; its reporters: @bob (<bob>), <carol>",
            "开设归你所有的喂价：一个 EUR 值多少 USD，4 位小数；2 位报价者中任意 1 位在 1 天 内的报价即成价格，变动超过 5.5% 须经确认；报价者：@bob（<bob>）、<carol>",
        ),
        (
            edit(Some(BOB)),
            "Change feed no. 3: owned by @bob (<bob>); any 1 of 2 reports not older than 1 day make a price, and a jump of \
             more than 5.5 % waits to be confirmed; its reporters: @bob (<bob>), <carol>",
            "修改第 3 号喂价：归 @bob（<bob>） 所有；2 位报价者中任意 1 位在 1 天 内的报价即成价格，变动超过 5.5% 须经确认；报价者：@bob（<bob>）、<carol>",
        ),
        (
            edit(None),
            "Change feed no. 3 for ever: nobody owns it from now on; any 1 of 2 reports not older than 1 day make a price, \
             and a jump of more than 5.5 % waits to be confirmed; its reporters: @bob (<bob>), <carol>",
            "永久修改第 3 号喂价：今后不再归任何人所有；2 位报价者中任意 1 位在 1 天 内的报价即成价格，变动超过 5.5% 须经确认；报价者：@bob（<bob>）、<carol>",
        ),
        (
            Action::Report(Report { feed: FeedId(3), value: 11_790, at_ms: 0 }),
            "Report to feed no. 3 that the price was 11790, in units of its last decimal place, at 1970-01-01 00:00:00 UTC",
            "向第 3 号喂价报价：1970-01-01 00:00:00 UTC 的价格为 11790（以其最后一位小数为单位）",
        ),
    ]
}
