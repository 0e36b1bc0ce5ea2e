//! What happened in the reserve, in words.

use crate::{i18n::Language, parse::show_ms};
use tally_types::{Address, Event};

/// `None` when the event is another noun's.
pub fn show(say: Language, event: &Event, show: &impl Fn(&Address) -> String) -> Option<String> {
    Some(match event {
        Event::StablecoinOpened(coin) => say.event_coin_opened(coin),
        Event::StablecoinEdited(coin) => say.event_coin_edited(coin),
        Event::ReserveAttested(said) => {
            say.event_attested(show(&said.custodian), said.amount, said.coin, show_ms(said.as_of_ms))
        }
        Event::StablecoinMinted(made) => {
            say.event_minted(show(&made.dealer), made.coin, made.circulating, made.attested)
        }
        Event::RedemptionRequested(moved) => {
            say.event_redemption_requested(moved.redemption, show(&moved.from), show(&moved.dealer))
        }
        Event::RedemptionTaken(moved) => say.event_redemption_taken(moved.redemption, show(&moved.dealer)),
        Event::RedemptionSettled(paid) => {
            say.event_redemption_settled(paid.redemption, show(&paid.custodian), paid.document)
        }
        Event::RedemptionCancelled(moved) => {
            say.event_redemption_cancelled(moved.redemption, show(&moved.from))
        }
        Event::BasketOpened(basket) => say.event_basket_opened(basket),
        Event::CompositionVoted(notice) => {
            say.event_composition_voted(notice.basket, show_ms(notice.effective_ms))
        }
        Event::CompositionAdopted(basket) => say.event_composition_adopted(basket),
        _ => return None,
    })
}
