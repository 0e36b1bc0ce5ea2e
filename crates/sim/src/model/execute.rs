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
    pub height: u64,
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
    pub fn begin(&mut self, now: &Now) -> Vec<Move> {
        self.height = now.height;
        self.draw_packets(now);
        let mut moves = self.share_out(now);
        moves.extend(self.feed_campaign(now));
        moves
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
            self.count_fee(now, &body.payer, fee.asset, fee.amount.0);
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
            Action::CreatePacket(it) => self.create_packet(it),
            Action::ClaimPacket(it) => self.claim_packet(it),
            Action::ReclaimPacket(it) => self.reclaim_packet(it),
            Action::GrantMandate(it) => self.grant_mandate(it),
            Action::PullMandate(it) => self.pull_mandate(it),
            Action::RevokeMandate(it) => self.revoke_mandate(it),
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
            Action::OpenDeal(it) => self.open_deal(it),
            Action::AcceptDeal(it) => self.accept_deal(it),
            Action::ShipDeal(it) => self.ship_deal(it),
            Action::ConfirmDeal(it) => self.confirm_deal(it),
            Action::RefundDeal(it) => self.refund_deal(it),
            Action::SettleDeal(it) => self.settle_deal(it),
            Action::DisputeDeal(it) => self.dispute_deal(it),
            Action::RuleDeal(it) => self.rule_deal(it),
            Action::CancelDeal(it) => self.cancel_deal(it),
            Action::RegisterPublisher(it) => self.register_publisher(it),
            Action::Post(it) => self.post(it),
            Action::WithdrawPost(it) => self.withdraw_post(it),
            Action::Tip(it) => self.tip(it),
            Action::BecomeCandidate(it) => self.become_candidate(it),
            Action::Bond(it) => self.bond(it),
            Action::Unbond(it) => self.unbond(it),
            Action::FinishUnbonding(it) => self.finish_unbonding(it),
            Action::MoveStake(it) => self.move_stake(it),
            Action::ClaimRewards(it) => self.claim_rewards(it),
            Action::SetCommission(it) => self.set_commission(it),
            Action::RetireCandidate(it) => self.retire_candidate(it),
            Action::CarryPenalty(it) => self.carry_penalty(it),
            Action::OpenPool(it) => self.open_pool(it),
            Action::FundPool(it) => self.fund_pool(it),
            Action::DepositFlexible(it) => self.deposit_flexible(it),
            Action::WithdrawFlexible(it) => self.withdraw_flexible(it),
            Action::DepositFixed(it) => self.deposit_fixed(it),
            Action::WithdrawFixed(it) => self.withdraw_fixed(it),
            Action::ClosePool(it) => self.close_pool(it),
            Action::ReclaimBudget(it) => self.reclaim_budget(it),
            Action::SetSeat(it) => self.set_seat(it),
            Action::Propose(it) => self.propose(it),
            Action::Vote(it) => self.vote(it),
            Action::WithdrawProposal(it) => self.withdraw_proposal(it),
            Action::Enact(it) => self.enact(it),
            Action::CloseProposal(it) => self.close_proposal(it),
            Action::OpenMarket(it) => self.open_market(it),
            Action::PlaceOrder(it) => self.place_order(it),
            Action::CancelOrder(it) => self.cancel_order(it),
            Action::CancelAll(it) => self.cancel_all(it),
            Action::Convert(it) => self.convert(it),
            Action::CollectFees(it) => self.collect_fees(it),
            Action::OpenReferral(it) => self.open_referral(it),
            Action::FundCampaign(it) => self.fund_campaign(it),
            Action::BindReferrer(it) => self.bind_referrer(it),
            Action::ClaimReferral(it) => self.claim_referral(it),
            Action::CloseReferral(it) => self.close_referral(it),
            Action::OpenMining(it) => self.open_mining(it),
            Action::JoinMining(it) => self.join_mining(it),
            Action::LikePost(it) => self.like_post(it),
            Action::AttestReading(it) => self.attest_reading(it),
            Action::ClaimMining(it) => self.claim_mining(it),
            Action::CloseMining(it) => self.close_mining(it),
        }
    }

    pub fn moved(&mut self, from: Place, to: Place, asset: AssetId, amount: u128) {
        self.moves.push(Move { operation: self.index, from, to, asset, amount: Amount(amount) });
    }
}
