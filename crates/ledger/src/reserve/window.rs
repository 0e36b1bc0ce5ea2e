//! What a dealer may do within a window, which begins with the first use in it.

use tally_types::{Amount, Refusal, account::Spent, reserve::Dealer};

/// What is used of a window of `window_ms` after `amount` more; `None` when that passes `limit`.
pub(super) fn after(
    used: Spent,
    amount: Amount,
    limit: Amount,
    window_ms: u64,
    time_ms: u64,
) -> Option<Spent> {
    let over = used.amount.is_zero() || time_ms.saturating_sub(used.since_ms) >= window_ms;
    let used = if over {
        Spent { since_ms: time_ms, amount }
    } else {
        Spent { since_ms: used.since_ms, amount: used.amount.checked_add(amount)? }
    };
    (used.amount <= limit).then_some(used)
}

/// Enters a redemption of `amount` into the dealer's window (567).
pub(super) fn take_on(dealer: &mut Dealer, amount: Amount, time_ms: u64) -> Result<(), Refusal> {
    let terms = &dealer.terms;
    let used = after(dealer.redeemed, amount, terms.redeem_limit, terms.window_ms, time_ms);
    dealer.redeemed = used.ok_or(Refusal::WindowExceeded)?;
    Ok(())
}
