//! Witnesses with the right keys, or the wrong ones. The signature bytes are dummies: the ledger does not look at them.

use super::{
    edge::Edge,
    transaction::{Generator, View},
};
use tally_types::{
    Action, Address, Body, KeySignature, PublicKey, Witness,
    signature::{Ed25519Signature, P256Signature, Secp256k1Signature},
    wire::List,
};

/// A signature by `key` that nobody verifies.
pub fn sign(key: PublicKey) -> KeySignature {
    match key {
        PublicKey::Ed25519(key) => KeySignature::Ed25519(Ed25519Signature { key, signature: [0; 64] }),
        PublicKey::Secp256k1(key) => KeySignature::Secp256k1(Secp256k1Signature { key, signature: [0; 64] }),
        PublicKey::P256(key) => KeySignature::P256(P256Signature {
            key,
            signature: [0; 64],
            authenticator_data: List::new(vec![0; 37]).expect("the least length"),
            client_data_json: List::new(b"{}".to_vec()).expect("short"),
        }),
    }
}

impl Generator {
    /// The witness of `account`, by its authority, by a scoped key, or by somebody else.
    pub(super) fn witness(&mut self, view: &View<'_>, account: Address, body: &Body) -> Witness {
        let mut keys = self.signers(view, &account, body);
        if self.chance.percent(5) {
            keys.extend(self.chance.pick(&self.keys));
        }
        keys.sort_unstable();
        keys.dedup();
        let signatures = keys.into_iter().map(sign).collect();
        Witness { account, signatures: List::new(signatures).expect("1 to 16 keys") }
    }

    fn signers(&mut self, view: &View<'_>, account: &Address, body: &Body) -> Vec<PublicKey> {
        let anyone = vec![self.keys[self.chance.below(self.keys.len() as u64) as usize]];
        if let Some(scoped) = self.scoped(view, account, body) {
            return scoped;
        }
        let authority = self.authority_of(view, account);
        let Some(authority) = authority.filter(|_| !self.chance.percent(1)) else { return anyone };
        let mut keys: Vec<PublicKey> = authority.keys.iter().map(|entry| entry.key).collect();
        if keys.len() > 1 && self.chance.percent(2) {
            keys.remove(self.chance.below(keys.len() as u64) as usize);
        }
        keys
    }

    /// One or two scoped keys, mostly when one of them may sign the account's operations.
    fn scoped(&mut self, view: &View<'_>, account: &Address, body: &Body) -> Option<Vec<PublicKey>> {
        if let Some(Edge::Key(owner, key, _)) = self.edge
            && owner == *account
            && self.chance.percent(70)
        {
            return Some(vec![key]);
        }
        let scoped = &view.model.accounts.get(account)?.scoped;
        let own = body.operations.iter().filter(|operation| operation.actor == *account);
        let tags: Vec<u8> = own.map(|operation| operation.action.tag()).collect();
        let fits: Vec<PublicKey> = scoped
            .iter()
            .filter(|scoped| view.time_ms < scoped.grant.expires_ms)
            .filter(|scoped| tags.iter().all(|tag| scoped.grant.operations.contains(tag)))
            .filter(|scoped| {
                let can_pay = scoped.grant.limits.iter().any(|limit| limit.asset == body.fee_limit.asset);
                body.payer != *account || can_pay || self.chance.percent(10)
            })
            .map(|scoped| scoped.grant.key)
            .collect();
        let any: Vec<PublicKey> = scoped.iter().map(|scoped| scoped.grant.key).collect();
        let is_recovered = body.operations.iter().any(|operation| match &operation.action {
            Action::FinishRecovery(finish) => finish.account == *account,
            _ => false,
        });
        let from = if is_recovered || self.chance.percent(60) {
            fits
        } else if self.chance.percent(8) {
            any
        } else {
            return None;
        };
        let mut keys = vec![self.chance.pick(&from)?];
        if self.chance.percent(20) {
            keys.extend(self.chance.pick(&from));
        }
        Some(keys)
    }
}
