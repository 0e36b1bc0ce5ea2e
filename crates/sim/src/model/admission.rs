//! Who may act, and what it costs (2xx).

use super::{
    execute::Now,
    state::{Account, Model},
};
use std::collections::BTreeMap;
use tally_types::{
    Action, Address, AssetId, Body, PublicKey, Refusal, Transaction,
    account::BalanceFlags,
    fee::{Fee, FeeSchedule},
};

/// For each account that signs, the scoped key it acts by, or `None` for full authority.
pub type Hands = BTreeMap<Address, Option<PublicKey>>;

impl Model {
    /// Whether the transaction may be in this block; the hands its accounts act by and its fee.
    pub fn admit(&self, now: &Now, transaction: &Transaction) -> Result<(Hands, Fee), Refusal> {
        super::stateless::check(transaction, self.chain_id, now.time_ms)?;
        let body = &transaction.body;
        if now.time_ms > body.valid_until_ms {
            return Err(Refusal::Expired);
        }
        let payer = self.account(&body.payer);
        if payer.has_used(body.nonce) {
            return Err(Refusal::NonceUsed);
        }
        if body.nonce - payer.base >= 64 {
            return Err(Refusal::NonceBeyondWindow);
        }
        let mut hands = Hands::new();
        for witness in &transaction.witnesses {
            let signers: Vec<PublicKey> =
                witness.signatures.iter().map(|signature| signature.key()).collect();
            hands.insert(witness.account, self.hand(now, body, &witness.account, &signers)?);
        }
        let fee = quote(&self.fees, body)?;
        if let Some(key) = hands[&body.payer]
            && Account::clone(&payer).meter(now, &key, fee.asset, fee.amount.0).is_err()
        {
            return Err(Refusal::KeyOutOfScope);
        }
        if fee.amount > body.fee_limit.amount {
            return Err(Refusal::FeeAboveLimit);
        }
        if fee.amount.0 > 0 && !self.can_pay(&body.payer, &fee) {
            return Err(Refusal::FeeUnpayable);
        }
        Ok((hands, fee))
    }

    fn hand(
        &self,
        now: &Now,
        body: &Body,
        address: &Address,
        signers: &[PublicKey],
    ) -> Result<Option<PublicKey>, Refusal> {
        if let Some(authority) = self.authority(address, signers.iter().copied()) {
            let signed = authority.keys.iter().filter(|entry| signers.contains(&entry.key));
            if signed.map(|entry| u64::from(entry.weight)).sum::<u64>() >= u64::from(authority.threshold) {
                return Ok(None);
            }
        }
        let account = self.account(address);
        let mut refusal = None;
        let mut usable = Vec::new();
        for scoped in account.scoped.iter().filter(|scoped| signers.contains(&scoped.grant.key)) {
            let own = body.operations.iter().filter(|operation| operation.actor == *address);
            let tags: Vec<u8> = own.map(|operation| operation.action.tag()).collect();
            let verdict = if now.time_ms >= scoped.grant.expires_ms {
                Some(Refusal::KeyExpired)
            } else if tags.iter().any(|tag| !scoped.grant.operations.contains(tag)) {
                Some(Refusal::KeyOutOfScope)
            } else {
                usable.push(scoped.grant.key);
                None
            };
            refusal = refusal.into_iter().chain(verdict).min();
        }
        match usable.into_iter().min() {
            Some(key) => Ok(Some(key)),
            None => Err(refusal.unwrap_or(Refusal::NotAuthorized)),
        }
    }

    fn can_pay(&self, payer: &Address, fee: &Fee) -> bool {
        self.assets.get(&fee.asset).is_some_and(|asset| {
            let frozen =
                asset.powers.freeze.is_some() && self.has_flag(payer, fee.asset, BalanceFlags::FROZEN);
            let listed =
                asset.powers.allow_list.is_none() || self.has_flag(payer, fee.asset, BalanceFlags::ALLOWED);
            !asset.paused && !frozen && listed && self.amount(payer, fee.asset) >= fee.amount.0
        })
    }
}

/// The price of all operations. Prices and rates of the simulation keep `coin` and `denominator` below 2^64.
fn quote(fees: &FeeSchedule, body: &Body) -> Result<Fee, Refusal> {
    let mut coin = 0u128;
    for operation in &body.operations {
        let listed = fees.prices.iter().find(|price| price.operation == operation.action.tag());
        let price = listed.map_or(fees.base, |price| price.amount).0;
        let work = match &operation.action {
            Action::SendMany(many) => many.shares.len() as u128,
            Action::ComposeBasket(_) | Action::DecomposeBasket(_) => 5,
            Action::AdoptComposition(_) => 8,
            _ => 1,
        };
        coin =
            price.checked_mul(work).and_then(|cost| coin.checked_add(cost)).ok_or(Refusal::AmountTooLarge)?;
    }
    let asset = body.fee_limit.asset;
    if asset == AssetId::COIN {
        return Ok(Fee { asset, amount: tally_types::Amount(coin) });
    }
    let rate = fees.rates.iter().find(|rate| rate.asset == asset).ok_or(Refusal::FeeAssetNotListed)?;
    let (whole, part) = (rate.numerator / rate.denominator, rate.numerator % rate.denominator);
    let amount = coin
        .checked_mul(whole)
        .and_then(|amount| amount.checked_add((coin * part).div_ceil(rate.denominator)))
        .ok_or(Refusal::AmountTooLarge)?;
    Ok(Fee { asset, amount: tally_types::Amount(amount) })
}

impl Account {
    /// Counts what leaves by a scoped key against its limit.
    pub fn meter(&mut self, now: &Now, key: &PublicKey, asset: AssetId, amount: u128) -> Result<(), Refusal> {
        if amount == 0 {
            return Ok(());
        }
        let scoped = self.scoped.iter_mut().find(|scoped| scoped.grant.key == *key);
        let scoped = scoped.ok_or(Refusal::KeyLimitExceeded)?;
        let limit = scoped.grant.limits.iter().find(|limit| limit.asset == asset);
        let limit = limit.ok_or(Refusal::KeyLimitExceeded)?;
        let running = scoped.spent.get(&asset).filter(|(since, _)| now.time_ms - since < limit.period_ms);
        let (since, before) = running.copied().unwrap_or((now.time_ms, 0));
        let sum = before.checked_add(amount).filter(|sum| *sum <= limit.amount.0);
        scoped.spent.insert(asset, (since, sum.ok_or(Refusal::KeyLimitExceeded)?));
        Ok(())
    }
}
