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
    council::{ProposalOnly, Propose, SetSeat, Vote},
    deal::{CancelDeal, DealNoted, DealOnly, OpenDeal, RuleDeal, check_note},
    exchange::{CancelAll, Convert, MarketOnly, OpenMarket, OrderOnly, PlaceOrder},
    loan::{AssignLoan, ConfirmRepayment, LoanAmount, LoanOnly, OfferLoan, SignLoan, StateOnLoan},
    mandate::{GrantMandate, MandateOnly, PullMandate},
    mining::{AttestReading, ClaimMining, LikePost, OpenMining},
    news::{Post, RegisterPublisher, Tip, WithdrawPost},
    oracle::{EditFeed, OpenFeed, Report},
    packet::{ClaimPacket, CreatePacket, MAX_PAGES, PacketOnly},
    referral::{BindReferrer, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral},
    reserve::{
        Attest, BasketAmount, BasketOnly, EditStablecoin, MAX_COMPONENTS, MintToDealer, OpenBasket,
        OpenStablecoin, RedemptionOnly, RequestRedemption, SettleRedemption, VoteComposition,
    },
    savings::{DepositFixed, OpenPool, PoolAmount, PoolOnly, WithdrawFixed},
    stake::{BecomeCandidate, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount},
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
        0x40 = CreatePacket(CreatePacket),
        0x41 = ClaimPacket(ClaimPacket),
        0x42 = ReclaimPacket(PacketOnly),
        0x50 = GrantMandate(GrantMandate),
        0x51 = PullMandate(PullMandate),
        0x52 = RevokeMandate(MandateOnly),
        0x60 = OpenDeal(OpenDeal),
        0x61 = AcceptDeal(DealOnly),
        0x62 = ShipDeal(DealNoted),
        0x63 = ConfirmDeal(DealOnly),
        0x64 = RefundDeal(DealOnly),
        0x65 = SettleDeal(DealOnly),
        0x66 = DisputeDeal(DealNoted),
        0x67 = RuleDeal(RuleDeal),
        0x68 = CancelDeal(CancelDeal),
        0x70 = OfferLoan(OfferLoan),
        0x71 = AcceptLoan(LoanOnly),
        0x72 = WithdrawOffer(LoanOnly),
        0x73 = SignLoan(SignLoan),
        0x74 = Repay(LoanAmount),
        0x75 = RecordRepayment(LoanAmount),
        0x76 = ConfirmRepayment(ConfirmRepayment),
        0x77 = Forgive(LoanAmount),
        0x78 = AssignLoan(AssignLoan),
        0x79 = AddCollateral(LoanAmount),
        0x7a = ClaimCollateral(LoanOnly),
        0x7b = MarkDefault(LoanOnly),
        0x7c = PayAsGuarantor(LoanAmount),
        0x7d = DisputeLoan(StateOnLoan),
        0x7e = WitnessLoan(StateOnLoan),
        0x7f = ReleaseCollateral(LoanOnly),
        0x80 = OpenMarket(OpenMarket),
        0x81 = PlaceOrder(PlaceOrder),
        0x82 = CancelOrder(OrderOnly),
        0x83 = CancelAll(CancelAll),
        0x84 = Convert(Convert),
        0x85 = CollectFees(MarketOnly),
        0x90 = BecomeCandidate(BecomeCandidate),
        0x91 = Bond(StakeAmount),
        0x92 = Unbond(StakeAmount),
        0x93 = FinishUnbonding(CandidateOnly),
        0x94 = MoveStake(MoveStake),
        0x95 = ClaimRewards(CandidateOnly),
        0x96 = SetCommission(SetCommission),
        0x97 = RetireCandidate(CandidateOnly),
        0x98 = CarryPenalty(CarryPenalty),
        0xa0 = OpenPool(OpenPool),
        0xa1 = FundPool(PoolAmount),
        0xa2 = DepositFlexible(PoolAmount),
        0xa3 = WithdrawFlexible(PoolAmount),
        0xa4 = DepositFixed(DepositFixed),
        0xa5 = WithdrawFixed(WithdrawFixed),
        0xa6 = ClosePool(PoolOnly),
        0xa7 = ReclaimBudget(PoolOnly),
        0xb0 = OpenReferral(OpenReferral),
        0xb1 = FundCampaign(FundCampaign),
        0xb2 = BindReferrer(BindReferrer),
        0xb3 = ClaimReferral(ClaimReferral),
        0xb4 = CloseReferral(CampaignOnly),
        0xb8 = OpenMining(OpenMining),
        0xb9 = JoinMining(CampaignOnly),
        0xba = LikePost(LikePost),
        0xbb = AttestReading(AttestReading),
        0xbc = ClaimMining(ClaimMining),
        0xbd = CloseMining(CampaignOnly),
        0xc0 = RegisterPublisher(RegisterPublisher),
        0xc1 = Post(Post),
        0xc2 = WithdrawPost(WithdrawPost),
        0xc3 = Tip(Tip),
        0xc8 = OpenFeed(OpenFeed),
        0xc9 = EditFeed(EditFeed),
        0xca = Report(Report),
        0xd0 = OpenStablecoin(OpenStablecoin),
        0xd1 = EditStablecoin(EditStablecoin),
        0xd2 = Attest(Attest),
        0xd3 = MintToDealer(MintToDealer),
        0xd4 = RequestRedemption(RequestRedemption),
        0xd5 = TakeRedemption(RedemptionOnly),
        0xd6 = SettleRedemption(SettleRedemption),
        0xd7 = CancelRedemption(RedemptionOnly),
        0xd8 = OpenBasket(OpenBasket),
        0xd9 = ComposeBasket(BasketAmount),
        0xda = DecomposeBasket(BasketAmount),
        0xdb = VoteComposition(VoteComposition),
        0xdc = AdoptComposition(BasketOnly),
        0xe0 = SetSeat(SetSeat),
        0xe1 = Propose(Propose),
        0xe2 = Vote(Vote),
        0xe3 = WithdrawProposal(ProposalOnly),
        0xe4 = Enact(ProposalOnly),
        0xe5 = CloseProposal(ProposalOnly),
    }
}

impl Action {
    /// What the action is about.
    pub fn noun(&self) -> Noun {
        Noun::of(self.tag()).expect("every operation's tag is in the range of its noun")
    }
}

/// Tags of the operations that change who controls the account or its money; no scoped key may sign them. A mandate is
/// among them: by one, a key could let out more than its limits.
pub const CONTROLS_ACCOUNT: &[u8] = &[0x10, 0x12, 0x13, 0x14, 0x15, 0x16, 0x50];

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
            Action::CreatePacket(operation) => operation.check(),
            Action::GrantMandate(operation) => operation.check(&self.actor),
            Action::PullMandate(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::OfferLoan(operation) => operation.check(&self.actor),
            Action::SignLoan(operation) => operation.check(&self.actor),
            Action::Repay(operation) => operation.check(),
            Action::RecordRepayment(operation) => operation.check(),
            Action::Forgive(operation) => operation.check(),
            Action::AddCollateral(operation) => operation.check(),
            Action::PayAsGuarantor(operation) => operation.check(),
            Action::DisputeLoan(operation) => operation.check(),
            Action::WitnessLoan(operation) => operation.check(),
            Action::OpenFeed(operation) => operation.check(),
            Action::EditFeed(operation) => operation.check(),
            Action::Report(operation) => operation.check(),
            Action::OpenStablecoin(operation) => operation.check(),
            Action::EditStablecoin(operation) => operation.check(),
            Action::MintToDealer(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::RequestRedemption(operation) => operation.check(),
            Action::OpenBasket(operation) => operation.check(),
            Action::ComposeBasket(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::DecomposeBasket(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::VoteComposition(operation) => operation.check(),
            Action::OpenDeal(operation) => operation.check(&self.actor),
            Action::ShipDeal(operation) => check_note(&operation.note),
            Action::DisputeDeal(operation) => check_note(&operation.note),
            Action::RuleDeal(operation) => check_note(&operation.note),
            Action::RegisterPublisher(operation) => operation.check(),
            Action::Post(operation) => operation.check(),
            Action::Tip(operation) if operation.amount.is_zero() => Err(Refusal::AmountZero),
            Action::BecomeCandidate(operation) => operation.check(),
            Action::Bond(operation) | Action::Unbond(operation) => operation.check(),
            Action::MoveStake(operation) => operation.check(),
            Action::OpenPool(operation) => operation.check(),
            Action::FundPool(operation)
            | Action::DepositFlexible(operation)
            | Action::WithdrawFlexible(operation) => operation.check(),
            Action::DepositFixed(operation) => operation.check(),
            Action::Propose(operation) => operation.check(),
            Action::OpenMarket(operation) => operation.check(),
            Action::PlaceOrder(operation) => operation.check(),
            Action::CancelAll(operation) => operation.check(),
            Action::Convert(operation) => operation.check(),
            Action::OpenReferral(operation) => operation.check(),
            Action::FundCampaign(operation) => operation.check(),
            Action::BindReferrer(operation) => operation.check(&self.actor),
            Action::ClaimReferral(operation) => operation.check(),
            Action::OpenMining(operation) => operation.check(),
            Action::AttestReading(operation) => operation.check(),
            _ => Ok(()),
        }
    }

    /// How much of a block's bounded work the operation takes: one, and one more for each further account or
    /// larger record it touches.
    pub fn work(&self) -> u32 {
        match &self.action {
            Action::SendMany(operation) => operation.shares.len() as u32,
            Action::CreatePacket(operation) => operation.work(),
            // The records that may have to be deleted.
            Action::ReclaimPacket(_) => MAX_PAGES as u32,
            // One move for each component, and one for the basket.
            Action::ComposeBasket(_) | Action::DecomposeBasket(_) => (MAX_COMPONENTS as u32 + 1).div_ceil(2),
            // One move for each component, old or new.
            Action::AdoptComposition(_) => MAX_COMPONENTS as u32,
            // It may pay three accounts.
            Action::RuleDeal(_) => 2,
            Action::MoveStake(_) => 2,
            Action::PlaceOrder(operation) => operation.work(),
            Action::CancelAll(operation) => operation.work(),
            Action::Convert(operation) => operation.work(),
            Action::ClaimReferral(operation) => operation.invitees.len() as u32,
            Action::AttestReading(operation) => operation.readers.len() as u32,
            _ => 1,
        }
    }
}
