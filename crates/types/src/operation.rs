//! Operations: what a transaction does, one action by one account each.
//!
//! Each noun has its own range of tags (see [`Noun`]).

use crate::{
    Address, Noun, Refusal,
    account::{
        ClaimName, FinishRecovery, GrantKey, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys,
        StartRecovery, VetoRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, RenouncePower, is_name},
    deal::{CancelDeal, DealNoted, DealOnly, OpenDeal, RuleDeal, check_note},
    news::{Post, RegisterPublisher, Tip, WithdrawPost},
    transfer::{HeldOnly, Hold, Send, SendMany},
};

wire_enum! {
    /// What is done.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Action {
        0x10 = SetKeys(SetKeys),
        0x11 = OpenShared(OpenShared),
        0x12 = GrantKey(GrantKey),
        0x13 = RevokeKey(RevokeKey),
        0x14 = SetGuardians(SetGuardians),
        0x15 = StartRecovery(StartRecovery),
        0x16 = VetoRecovery(VetoRecovery),
        0x17 = FinishRecovery(FinishRecovery),
        0x18 = ClaimName(ClaimName),
        0x19 = SetInbox(SetInbox),
        0x20 = CreateAsset(CreateAsset),
        0x21 = Mint(Mint),
        0x22 = Burn(Burn),
        0x23 = Freeze(Holder),
        0x24 = Unfreeze(Holder),
        0x25 = Allow(Holder),
        0x26 = Disallow(Holder),
        0x27 = ClawBack(ClawBack),
        0x28 = Pause(AssetOnly),
        0x29 = Resume(AssetOnly),
        0x2a = EditAsset(EditAsset),
        0x2b = RenouncePower(RenouncePower),
        0x30 = Send(Send),
        0x31 = SendMany(SendMany),
        0x32 = Hold(Hold),
        0x33 = AcceptHeld(HeldOnly),
        0x34 = ReturnHeld(HeldOnly),
        0x60 = OpenDeal(OpenDeal),
        0x61 = AcceptDeal(DealOnly),
        0x62 = ShipDeal(DealNoted),
        0x63 = ConfirmDeal(DealOnly),
        0x64 = RefundDeal(DealOnly),
        0x65 = SettleDeal(DealOnly),
        0x66 = DisputeDeal(DealNoted),
        0x67 = RuleDeal(RuleDeal),
        0x68 = CancelDeal(CancelDeal),
        0xc0 = RegisterPublisher(RegisterPublisher),
        0xc1 = Post(Post),
        0xc2 = WithdrawPost(WithdrawPost),
        0xc3 = Tip(Tip),
    }
}

impl Action {
    /// What the action is about.
    pub fn noun(&self) -> Noun {
        Noun::of(self.tag()).expect("every operation's tag is in the range of its noun")
    }
}

/// Tags of the operations that change who controls the account; no scoped key may sign them.
pub const CONTROLS_ACCOUNT: &[u8] = &[0x10, 0x12, 0x13, 0x14, 0x15, 0x16];

wire_struct! {
    /// One action by one account.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Operation {
        /// The account that acts; its signature is on the transaction.
        pub actor: Address,
        pub action: Action,
    }
}

impl Operation {
    /// The checks that need no state, so that a wallet refuses before it signs.
    pub fn check(&self) -> Result<(), Refusal> {
        match &self.action {
            Action::SetKeys(operation) => operation.authority.check(),
            Action::OpenShared(operation) => operation.authority.check(),
            Action::GrantKey(operation) => operation.check(),
            Action::SetGuardians(operation) => operation.check(&self.actor),
            Action::StartRecovery(operation) => operation.authority.check(),
            Action::CreateAsset(operation) => operation.check(),
            Action::Mint(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::Burn(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::ClawBack(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::ClawBack(operation) if operation.from == operation.to => Err(Refusal::SelfSend),
            Action::EditAsset(operation) if !is_name(operation.name.as_str()) => Err(Refusal::TextNotPlain),
            Action::Send(operation) => operation.check(&self.actor),
            Action::SendMany(operation) => operation.check(&self.actor),
            Action::Hold(operation) => operation.check(&self.actor),
            Action::OpenDeal(operation) => operation.check(&self.actor),
            Action::ShipDeal(operation) => check_note(&operation.note),
            Action::DisputeDeal(operation) => check_note(&operation.note),
            Action::RuleDeal(operation) => check_note(&operation.note),
            Action::RegisterPublisher(operation) => operation.check(),
            Action::Post(operation) => operation.check(),
            Action::Tip(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            _ => Ok(()),
        }
    }

    /// How much of a block's bounded work the operation takes: one, and one more for each further account it touches.
    pub fn work(&self) -> u32 {
        match &self.action {
            Action::SendMany(operation) => operation.shares.len() as u32,
            // It may pay three accounts.
            Action::RuleDeal(_) => 2,
            _ => 1,
        }
    }
}
