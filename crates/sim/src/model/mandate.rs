//! Mandates, from docs/reference/mandate.md.

use super::execute::Turn;
use tally_types::{
    Amount, Event, Place, Refusal,
    mandate::{GrantMandate, Mandate, MandateId, MandateKind, MandateOnly, PullMandate},
    receipt::{MandateChanged, MandateUsed},
    transfer::Memo,
};

impl Turn<'_> {
    pub fn grant_mandate(&mut self, it: &GrantMandate) -> Result<(), Refusal> {
        self.asset_mut(it.asset)?;
        if it.end_ms.is_some_and(|end_ms| self.now.time_ms > end_ms) {
            return Err(Refusal::MandateOver);
        }
        let id = MandateId(self.model.next.mandate);
        self.model.next.mandate += 1;
        let mandate = Mandate {
            payer: self.actor,
            payee: it.payee,
            asset: it.asset,
            amount: it.amount,
            period_ms: it.period_ms,
            start_ms: it.start_ms,
            end_ms: it.end_ms,
            kind: it.kind,
            memo: it.memo.clone(),
            period: 0,
            pulled: Amount::ZERO,
        };
        self.model.mandates.insert(id, mandate);
        let granted = MandateChanged { mandate: id, payer: self.actor, payee: it.payee };
        self.events.push(Event::MandateGranted(granted));
        Ok(())
    }

    pub fn pull_mandate(&mut self, it: &PullMandate) -> Result<(), Refusal> {
        let mut mandate = self.model.mandates.get(&it.mandate).cloned().ok_or(Refusal::UnknownMandate)?;
        let Mandate { payer, payee, asset, .. } = mandate;
        let receiver = payee.unwrap_or(self.actor);
        if self.asset_mut(asset)?.paused {
            return Err(Refusal::AssetPaused);
        }
        self.check_thawed(asset, &payer)?;
        self.check_listed(asset, &[payer, receiver])?;
        if self.actor != receiver {
            self.check_welcome(asset, &receiver)?;
            if self.model.account(&receiver).require_memo && matches!(mandate.memo, Memo::None(_)) {
                return Err(Refusal::MemoRequired);
            }
        }
        let held = self.model.amount(&receiver, asset);
        self.model.debit(&payer, asset, it.amount.0, true)?;
        if let Some(Some(key)) = self.hands.get(&payer) {
            self.model.account_mut(&payer).meter(self.now, key, asset, it.amount.0)?;
        }
        if held.checked_add(it.amount.0).is_none() {
            return Err(Refusal::BalanceOverflow);
        }
        let is_subscription = matches!(mandate.kind, MandateKind::Subscription(_));
        let may_pull = match payee {
            Some(payee) => payee == self.actor,
            None => payer != self.actor,
        };
        if is_subscription && !may_pull {
            return Err(Refusal::NotReceiver);
        }
        self.model.credit(&receiver, asset, it.amount.0, receiver == self.actor)?;
        let left = pull(&mut mandate, it.amount.0, self.now.time_ms)?;
        self.model.mandates.insert(it.mandate, mandate);
        self.moved(Place::Account(payer), Place::Account(receiver), asset, it.amount.0);
        let used = MandateUsed { mandate: it.mandate, payer, payee: receiver, left: Amount(left) };
        self.events.push(Event::MandatePulled(used));
        Ok(())
    }

    pub fn revoke_mandate(&mut self, it: &MandateOnly) -> Result<(), Refusal> {
        let mandate = self.model.mandates.remove(&it.mandate).ok_or(Refusal::UnknownMandate)?;
        if self.actor != mandate.payer && Some(self.actor) != mandate.payee {
            return Err(Refusal::NotMandateParty);
        }
        let Mandate { payer, payee, .. } = mandate;
        self.events.push(Event::MandateRevoked(MandateChanged { mandate: it.mandate, payer, payee }));
        Ok(())
    }
}

/// Counts what is pulled against the period at this time; says what is left of it.
fn pull(mandate: &mut Mandate, amount: u128, time_ms: u64) -> Result<u128, Refusal> {
    if mandate.end_ms.is_some_and(|end_ms| time_ms > end_ms) {
        return Err(Refusal::MandateOver);
    }
    if time_ms < mandate.start_ms {
        return Err(Refusal::MandateNotStarted);
    }
    let period = (time_ms - mandate.start_ms) / mandate.period_ms;
    let before = if period == mandate.period { mandate.pulled.0 } else { 0 };
    if amount > mandate.amount.0 - before {
        return Err(Refusal::AllowanceExceeded);
    }
    if matches!(mandate.kind, MandateKind::StandingOrder(_)) && amount != mandate.amount.0 {
        return Err(Refusal::StandingOrderExact);
    }
    mandate.period = period;
    mandate.pulled = Amount(before + amount);
    Ok(mandate.amount.0 - before - amount)
}
