//! What is wrong with a deal by itself.

use tally_types::{Address, Refusal, deal::OpenDeal, text::is_plain};

const MINUTE_MS: u64 = 60_000;

pub fn opening(actor: &Address, it: &OpenDeal) -> Vec<(bool, Refusal)> {
    let unfit = it.arbiter.is_some_and(|arbiter| {
        arbiter.account == *actor || arbiter.account == it.seller || arbiter.fee_bps > 1_000
    });
    let is_span = |span_ms: u64| (MINUTE_MS..=super::YEAR_MS).contains(&span_ms);
    let are_spans = is_span(it.ship_within_ms)
        && is_span(it.confirm_within_ms)
        && it.arbiter.is_none_or(|arbiter| is_span(arbiter.rule_within_ms));
    vec![
        (it.amount.0 == 0, Refusal::AmountZero),
        (it.seller == *actor, Refusal::SelfSend),
        (!is_plain(it.description.as_str()), Refusal::TextNotPlain),
        (unfit, Refusal::ArbiterInvalid),
        (!are_spans, Refusal::DealTimesInvalid),
    ]
}

pub fn note(note: &str) -> Vec<(bool, Refusal)> {
    vec![(!is_plain(note), Refusal::TextNotPlain)]
}
