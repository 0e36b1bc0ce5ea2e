//! A stablecoin's custodians and dealers after its terms were set: those who stay keep what they said and did.

use tally_types::{
    account::Spent,
    reserve::{Custodian, CustodianTerms, Dealer, DealerTerms, StablecoinTerms},
    wire::List,
};

/// The custodians; one newly named attests as of a time after `time_ms`.
pub(super) fn custodians<const MAX: usize>(
    terms: &StablecoinTerms,
    before: &[Custodian],
    time_ms: u64,
) -> List<Custodian, 1, MAX> {
    let custodian = |named: &CustodianTerms| {
        let CustodianTerms { account, limit } = *named;
        match before.binary_search_by_key(&account, |custodian| custodian.account) {
            Ok(place) => Custodian { limit, ..before[place].clone() },
            Err(_) => Custodian { account, limit, attestation: None, after_ms: time_ms },
        }
    };
    List::new(terms.custodians.iter().map(custodian).collect()).expect("as many as the terms name")
}

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
