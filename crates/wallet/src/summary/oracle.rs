//! What operations on feeds do, in both languages.

use super::{
    Labels,
    Tongue::{self, Chinese, English},
    fragments::{moment, span},
};
use tally_types::{
    Amount,
    oracle::{EditFeed, FeedTerms, OpenFeed, Report},
};

pub(super) fn open_feed(it: &OpenFeed, labels: &Labels<'_>, tongue: Tongue) -> String {
    let terms = terms(&it.terms, labels, tongue);
    let OpenFeed { base, quote, decimals, .. } = it;
    match tongue {
        English => {
            format!(
                "Open a feed, owned by you, of what one {base} costs in {quote}, with {decimals} decimals; {terms}"
            )
        }
        Chinese => {
            format!("开设归你所有的喂价：一个 {base} 值多少 {quote}，{decimals} 位小数；{terms}")
        }
    }
}

pub(super) fn edit_feed(it: &EditFeed, labels: &Labels<'_>, tongue: Tongue) -> String {
    let terms = terms(&it.terms, labels, tongue);
    let owner = it.owner.as_ref().map(|owner| labels.account(owner, tongue));
    match (tongue, owner) {
        (English, Some(owner)) => format!("Change feed no. {}: owned by {owner}; {terms}", it.feed),
        (English, None) => {
            format!("Change feed no. {} for ever: nobody owns it from now on; {terms}", it.feed)
        }
        (Chinese, Some(owner)) => format!("修改第 {} 号喂价：归 {owner} 所有；{terms}", it.feed),
        (Chinese, None) => format!("永久修改第 {} 号喂价：今后不再归任何人所有；{terms}", it.feed),
    }
}

pub(super) fn report(it: &Report, tongue: Tongue) -> String {
    let (value, time) = (it.value, moment(it.at_ms));
    match tongue {
        English => format!(
            "Report to feed no. {} that the price was {value}, in units of its last decimal place, at {time}",
            it.feed
        ),
        Chinese => format!("向第 {} 号喂价报价：{time} 的价格为 {value}（以其最后一位小数为单位）", it.feed),
    }
}

fn terms(terms: &FeedTerms, labels: &Labels<'_>, tongue: Tongue) -> String {
    let names: Vec<String> =
        terms.reporters.iter().map(|reporter| labels.account(reporter, tongue)).collect();
    let (quorum, count, fresh) = (terms.quorum, names.len(), span(terms.heartbeat_ms, tongue));
    // Hundredths of a per cent have two decimals.
    let limit = Amount(terms.deviation_bps.into()).format(2);
    match tongue {
        English => format!(
            "any {quorum} of {count} reports not older than {fresh} make a price, and a jump of more than {limit} % waits \
             to be confirmed; its reporters: {}",
            names.join(", ")
        ),
        Chinese => format!(
            "{count} 位报价者中任意 {quorum} 位在 {fresh} 内的报价即成价格，变动超过 {limit}% 须经确认；报价者：{}",
            names.join("、")
        ),
    }
}
