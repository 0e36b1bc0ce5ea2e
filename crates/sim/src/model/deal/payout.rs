//! The one way out of a deal: its whole price in three parts.

use super::super::execute::Turn;
use std::sync::Arc;
use tally_types::{
    Address, Amount, AssetId, Place, Refusal,
    deal::{Deal, DealEnd, DealId, Ended, Note, Split},
};

/// To the buyer, to the seller, to the arbiter.
pub type Parts = [u128; 3];

fn receivers(deal: &Deal) -> [Option<Address>; 3] {
    [Some(deal.buyer), Some(deal.terms.seller), deal.terms.arbiter.map(|arbiter| arbiter.account)]
}

fn paid(deal: &Deal, parts: Parts) -> Vec<(Address, u128)> {
    let receivers = receivers(deal).into_iter().zip(parts);
    receivers
        .filter(|(_, part)| *part > 0)
        .map(|(who, part)| (who.expect("an arbiter with a fee"), part))
        .collect()
}

impl Turn<'_> {
    /// Whether the parts may be paid, in the order of the page.
    pub(super) fn check_deal_payable(&mut self, deal: &Deal, parts: Parts) -> Result<(), Refusal> {
        let asset = deal.terms.asset;
        let has_others = parts[1] > 0 || parts[2] > 0;
        if has_others && self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        let paid = paid(deal, parts);
        let others: Vec<Address> =
            paid.iter().map(|(who, _)| *who).filter(|who| *who != deal.buyer).collect();
        self.check_listed(asset, &others)?;
        if paid.iter().any(|(who, part)| self.model.amount(who, asset).checked_add(*part).is_none()) {
            return Err(Refusal::BalanceOverflow);
        }
        if paid.iter().any(|(who, _)| self.has_no_deal_place(who, asset)) {
            return Err(Refusal::TooManyBalances);
        }
        Ok(())
    }

    fn has_no_deal_place(&self, who: &Address, asset: AssetId) -> bool {
        let account = self.model.account(who);
        account.balance(asset).is_none() && account.inline.len() == 8 && account.spilled.len() == 65_535
    }

    /// Pays everything out and writes the end down.
    pub(super) fn end_deal(
        &mut self,
        id: DealId,
        mut deal: Deal,
        how: DealEnd,
        parts: Parts,
        note: Note,
    ) -> Result<(), Refusal> {
        for (who, part) in paid(&deal, parts) {
            self.model.credit(&who, deal.terms.asset, part, true)?;
            self.moved(Place::Deal(id), Place::Account(who), deal.terms.asset, part);
        }
        let [to_buyer, to_seller, to_arbiter] = parts.map(Amount);
        let paid = Split { to_buyer, to_seller, to_arbiter };
        (deal.buyer_offer, deal.seller_offer) = (None, None);
        deal.ended = Some(Ended { at_ms: self.now.time_ms, how, paid, note });
        self.model.deals.insert(id, Arc::new(deal));
        Ok(())
    }
}
