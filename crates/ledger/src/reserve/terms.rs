//! A stablecoin's dealers after its terms were set: those who stay keep what they did.

use tally_types::{
    account::Spent,
    reserve::{Dealer, DealerTerms, StablecoinTerms},
    wire::List,
};

/// The dealers; one newly named begins with unused windows.
pub(super) fn dealers<const MAX: usize>(terms: &StablecoinTerms, before: &[Dealer]) -> List<Dealer, 1, MAX> {
    let dealer = |named: &DealerTerms| {
        let terms = named.clone();
        match before.binary_search_by_key(&named.account, |dealer| dealer.terms.account) {
            Ok(place) => Dealer { terms, ..before[place] },
            Err(_) => Dealer { terms, minted: Spent::default(), redeemed: Spent::default() },
        }
    };
    List::new(terms.dealers.iter().map(dealer).collect()).expect("as many as the terms name")
}
