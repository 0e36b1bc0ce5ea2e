//! One transaction: admitted, charged, and then all of it or nothing.

use super::{admission::Hands, state::Model};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Hash, Move, Operation, Outcome, Place, Receipt, Refusal,
    Transaction,
    receipt::Refused,
    wire::{Empty, List},
};

/// The block a transaction is in.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    pub time_ms: u64,
    /// The network's randomness of the parent's view.
    pub seed: [u8; 48],
}

/// One operation at work on a copy of the model.
pub struct Turn<'a> {
    pub model: &'a mut Model,
    pub now: &'a Now,
    pub nonce: u64,
    /// All of the transaction's.
    pub operations: &'a [Operation],
    pub index: u8,
    pub actor: Address,
    pub hands: &'a Hands,
    pub moves: &'a mut Vec<Move>,
    pub events: &'a mut Vec<Event>,
}

impl Model {
    /// What the nouns settle before a block's transactions; says what moved.
    pub fn begin(&mut self, _: &Now) -> Vec<Move> {
        Vec::new()
    }

    /// The model after one operation by an account with full authority, as if it stood alone in a transaction.
    pub fn after(&self, now: &Now, operation: &Operation) -> Result<Self, Refusal> {
        self.after_all(now, std::slice::from_ref(operation))
    }

    /// The model after a transaction of these operations by accounts with full authority.
    pub fn after_all(&self, now: &Now, operations: &[Operation]) -> Result<Self, Refusal> {
        if let Some(refusal) = operations.iter().find_map(super::stateless::operation) {
            return Err(refusal);
        }
        let mut copy = self.clone();
        let hands: Hands = operations.iter().map(|operation| (operation.actor, None)).collect();
        let (mut moves, mut events) = (Vec::new(), Vec::new());
        for (index, operation) in operations.iter().enumerate() {
            let mut turn = Turn {
                model: &mut copy,
                now,
                nonce: 0,
                operations,
                index: index as u8,
                actor: operation.actor,
                hands: &hands,
                moves: &mut moves,
                events: &mut events,
            };
            turn.run(operation)?;
        }
        Ok(copy)
    }

    /// What becomes of the transaction; refused: it is in no block, and nothing changed.
    pub fn apply(&mut self, now: &Now, id: Hash, transaction: &Transaction) -> Result<Receipt, Refusal> {
        let (hands, fee) = self.admit(now, transaction)?;
        let body = &transaction.body;
        self.account_mut(&body.payer).use_nonce(body.nonce);
        if fee.amount.0 > 0 {
            if let Some(key) = hands[&body.payer] {
                self.account_mut(&body.payer).meter(now, &key, fee.asset, fee.amount.0).expect("admitted");
            }
            self.debit(&body.payer, fee.asset, fee.amount.0, false).expect("admitted");
            *self.fee_pot.entry(fee.asset).or_default() += fee.amount.0;
        }
        let mut copy = self.clone();
        let (mut moves, mut events) = (Vec::new(), Vec::new());
        let mut outcome = Outcome::Applied(Empty);
        for (index, operation) in body.operations.iter().enumerate() {
            let mut turn = Turn {
                model: &mut copy,
                now,
                nonce: body.nonce,
                operations: &body.operations,
                index: index as u8,
                actor: operation.actor,
                hands: &hands,
                moves: &mut moves,
                events: &mut events,
            };
            if let Err(refusal) = turn.run(operation) {
                outcome = Outcome::Refused(Refused { operation: index as u8, refusal });
                break;
            }
        }
        if matches!(outcome, Outcome::Applied(_)) {
            *self = copy;
        } else {
            moves.clear();
            events.clear();
        }
        Ok(Receipt {
            transaction: id,
            payer: body.payer,
            fee,
            outcome,
            moves: List::new(moves).expect("few enough moves"),
            events: List::new(events).expect("few enough events"),
        })
    }
}

impl Turn<'_> {
    fn run(&mut self, operation: &Operation) -> Result<(), Refusal> {
        match &operation.action {
            Action::SetKeys(it) => self.set_keys(it),
            Action::OpenShared(it) => self.open_shared(it),
            Action::GrantKey(it) => self.grant_key(it),
            Action::RevokeKey(it) => self.revoke_key(it),
            Action::SetGuardians(it) => self.set_guardians(it),
            Action::StartRecovery(it) => self.start_recovery(it),
            Action::VetoRecovery(_) => self.veto_recovery(),
            Action::FinishRecovery(it) => self.finish_recovery(it),
            Action::ClaimName(it) => self.claim_name(it),
            Action::SetInbox(it) => self.set_inbox(it),
            Action::CreateAsset(it) => self.create_asset(it),
            Action::Mint(it) => self.mint(it),
            Action::Burn(it) => self.burn(it),
            Action::Freeze(it) => self.set_frozen(it, true),
            Action::Unfreeze(it) => self.set_frozen(it, false),
            Action::Allow(it) => self.set_allowed(it, true),
            Action::Disallow(it) => self.set_allowed(it, false),
            Action::ClawBack(it) => self.claw_back(it),
            Action::Pause(it) => self.set_paused(it, true),
            Action::Resume(it) => self.set_paused(it, false),
            Action::EditAsset(it) => self.edit_asset(it),
            Action::RenouncePower(it) => self.renounce_power(it),
            Action::Send(it) => self.send(it),
            Action::SendMany(it) => self.send_many(it),
            Action::Hold(it) => self.hold(it),
            Action::AcceptHeld(it) => self.accept_held(it),
            Action::ReturnHeld(it) => self.return_held(it),
            Action::OfferLoan(it) => self.offer_loan(it),
            Action::AcceptLoan(it) => self.accept_loan(it),
            Action::WithdrawOffer(it) => self.withdraw_offer(it),
            Action::SignLoan(it) => self.sign_loan(it),
            Action::Repay(it) => self.repay(it),
            Action::RecordRepayment(it) => self.record_repayment(it),
            Action::ConfirmRepayment(it) => self.confirm_repayment(it),
            Action::Forgive(it) => self.forgive(it),
            Action::AssignLoan(it) => self.assign_loan(it),
            Action::AddCollateral(it) => self.add_collateral(it),
            Action::ClaimCollateral(it) => self.claim_collateral(it),
            Action::MarkDefault(it) => self.mark_default(it),
            Action::PayAsGuarantor(it) => self.pay_as_guarantor(it),
            Action::DisputeLoan(it) => self.dispute_loan(it),
            Action::WitnessLoan(it) => self.witness_loan(it),
            Action::ReleaseCollateral(it) => self.release_collateral(it),
            Action::OpenFeed(it) => self.open_feed(it),
            Action::EditFeed(it) => self.edit_feed(it),
            Action::Report(it) => self.report(it),
            Action::OpenStablecoin(it) => self.open_stablecoin(it),
            Action::EditStablecoin(it) => self.edit_stablecoin(it),
            Action::Attest(it) => self.attest(it),
            Action::MintToDealer(it) => self.mint_to_dealer(it),
            Action::RequestRedemption(it) => self.request_redemption(it),
            Action::TakeRedemption(it) => self.take_redemption(it),
            Action::SettleRedemption(it) => self.settle_redemption(it),
            Action::CancelRedemption(it) => self.cancel_redemption(it),
            Action::OpenBasket(it) => self.open_basket(it),
            Action::ComposeBasket(it) => self.compose_basket(it),
            Action::DecomposeBasket(it) => self.decompose_basket(it),
            Action::VoteComposition(it) => self.vote_composition(it),
            Action::AdoptComposition(it) => self.adopt_composition(it),
        }
    }

    pub fn moved(&mut self, from: Place, to: Place, asset: AssetId, amount: u128) {
        self.moves.push(Move { operation: self.index, from, to, asset, amount: Amount(amount) });
    }
}
