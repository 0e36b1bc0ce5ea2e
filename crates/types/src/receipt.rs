//! Receipts: what became of a transaction, and what really moved.

use crate::{
    Address, Amount, AssetId, Handle, Hash, PublicKey, Refusal,
    account::MAX_GUARDIANS,
    asset::Power,
    boxed::Boxed,
    council::{ProposalId, Stage},
    deal::{DealDecided, DealId, DealOffer, DealParties, DealStep},
    exchange::{Converted, MarketId, MarketOpened, OrderCancelled, OrderPlaced, OrdersCancelled},
    fee::Fee,
    loan::{Allocation, LoanId, Statement},
    mandate::MandateId,
    merkle,
    mining::Explanation,
    news::{PostId, PostMade, PostOf, PostTip},
    oracle::FeedId,
    packet::PacketId,
    referral::CampaignId,
    reserve::RedemptionId,
    savings::{DepositId, PoolId},
    stake::CandidateId,
    transfer::{HeldId, MAX_RECEIVERS},
    wire::{Empty, List},
};
use commonware_codec::Encode as _;

const _: () = assert!(MAX_GUARDIANS <= MAX_RECEIVERS);

/// Most movements of one transaction (see [`crate::transaction::MAX_WORK`]).
pub const MAX_MOVES: usize = 1024;
/// Most events of one transaction.
pub const MAX_EVENTS: usize = 256;

wire_struct! {
    /// A broken rule and the operation that broke it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Refused {
        pub operation: u8,
        pub refusal: Refusal,
    }
}

wire_enum! {
    /// What became of the transaction's operations.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Outcome {
        /// All applied.
        0 = Applied(Empty),
        /// None applied; the fee and the nonce are spent.
        1 = Refused(Refused),
    }
}

wire_enum! {
    /// Where units are.
    ///
    /// A noun with an escrow has a place of its own, named by the id under which its record lies, so that the
    /// ledger's invariants can compare what the record says lies there with what moved.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Place {
        /// Nowhere: units come from here when minted and go here when burned.
        0 = Supply(Empty),
        1 = Account(Address),
        /// Set aside by a held send.
        2 = Held(HeldId),
        /// The fees collected and not yet shared out.
        3 = FeePot(Empty),
        /// In a packet, in shares not yet claimed.
        4 = Packet(PacketId),
        /// The price of a deal, paid in.
        5 = Deal(DealId),
        /// The collateral of a loan, or of a borrower's offer.
        6 = LoanCollateral(LoanId),
        /// The principal that a lender's offer has set aside.
        7 = LoanOffer(LoanId),
        /// In a market: what open orders set aside, and the fees not yet paid out.
        8 = Market(MarketId),
        /// Bonded to a candidate.
        9 = Bonded(CandidateId),
        /// On its way out of a candidate's bonds.
        10 = Unbonding(CandidateId),
        /// The stakers' share of fees, until claimed.
        11 = StakeRewards(Empty),
        /// A savings pool's deposits and its budget of interest.
        12 = Savings(PoolId),
        /// In the budget of a campaign of referral or mining, or set aside for its epochs.
        13 = Campaign(CampaignId),
        14 = Treasury(Empty),
        /// On the way back into a stablecoin's reserve.
        15 = Redemption(RedemptionId),
        /// What a basket holds of its components.
        18 = Basket(AssetId),
        /// The mining share of fees, until a campaign takes it.
        19 = MiningBudget(Empty),
    }
}

wire_struct! {
    /// Units that moved.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Move {
        /// The operation that moved them.
        pub operation: u8,
        pub from: Place,
        pub to: Place,
        pub asset: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A right or restriction of one account over one asset changed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct HolderChanged {
        pub asset: AssetId,
        pub account: Address,
        /// Frozen or allowed from now on; unset: unfrozen or disallowed.
        pub set: bool,
    }
}

wire_struct! {
    /// A recovery of `account` moved on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RecoveryMoved {
        pub account: Address,
        /// Block time from which it may be finished; `None` while guardians are missing.
        pub ready_ms: Option<u64>,
    }
}

wire_struct! {
    /// A power over an asset is gone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PowerGone {
        pub asset: AssetId,
        pub power: Power,
    }
}

wire_struct! {
    /// An asset was paused or resumed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PauseChanged {
        pub asset: AssetId,
        pub paused: bool,
    }
}

wire_struct! {
    /// A held send was opened, accepted or returned.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct HeldMoved {
        pub held: HeldId,
        pub from: Address,
        pub to: Address,
    }
}

wire_struct! {
    /// A packet was made.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PacketMade {
        pub packet: PacketId,
        pub creator: Address,
    }
}

wire_struct! {
    /// A share of a packet was claimed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ShareTaken {
        pub packet: PacketId,
        pub claimer: Address,
        /// How many had claimed before.
        pub share: u16,
        pub amount: Amount,
    }
}

wire_struct! {
    /// The rest of a packet went back.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RestReturned {
        pub packet: PacketId,
        pub creator: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A mandate was granted or revoked.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct MandateChanged {
        pub mandate: MandateId,
        pub payer: Address,
        pub payee: Option<Address>,
    }
}

wire_struct! {
    /// Units were pulled by a mandate.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct MandateUsed {
        pub mandate: MandateId,
        pub payer: Address,
        /// Who received them.
        pub payee: Address,
        /// What may be pulled yet in the same period.
        pub left: Amount,
    }
}

wire_struct! {
    /// A loan was offered, signed by all, or its offer ended.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LoanMade {
        pub loan: LoanId,
        pub lender: Address,
        pub borrower: Address,
    }
}

wire_struct! {
    /// A party agreed to an offer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LoanAgreed {
        pub loan: LoanId,
        pub by: Address,
        /// Whether the note is made; unset: the guarantor agreed and the offer waits.
        pub made: bool,
    }
}

wire_struct! {
    /// What is owed on a note became less, or was paid by its guarantor.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LoanPaid {
        pub loan: LoanId,
        /// Who paid or forgave.
        pub by: Address,
        pub counted: Allocation,
        /// Whether the note has ended with it.
        pub closed: bool,
    }
}

wire_struct! {
    /// A repayment of a recorded claim was stated.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RepaymentTold {
        pub loan: LoanId,
        pub statement: u32,
        pub by: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// A stated repayment was agreed to, denied or taken back.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RepaymentAnswer {
        pub loan: LoanId,
        pub statement: u32,
        pub by: Address,
        pub agreed: bool,
        /// Nothing, unless it was agreed to.
        pub counted: Allocation,
        /// Whether the note has ended with it.
        pub closed: bool,
    }
}

wire_struct! {
    /// A note was offered to another lender, or taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LoanAssignment {
        pub loan: LoanId,
        pub from: Address,
        pub to: Address,
        /// Whether `to` is the lender now.
        pub done: bool,
    }
}

wire_struct! {
    /// Collateral was added, or released to the borrower.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CollateralMoved {
        pub loan: LoanId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// The lender took collateral.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CollateralClaim {
        pub loan: LoanId,
        pub taken: Amount,
        /// What of the debt it settled.
        pub counted: Allocation,
        /// Whether the note has ended with it.
        pub closed: bool,
    }
}

wire_struct! {
    /// A note is in default, and all of this is due.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct LoanOwed {
        pub loan: LoanId,
        pub owed: Allocation,
    }
}

wire_struct! {
    /// A party disputes a note, or a witness says what it knows.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct LoanStatement {
        pub loan: LoanId,
        pub by: Address,
        pub statement: Statement,
    }
}

wire_struct! {
    /// A feed was told a value.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct FeedReport {
        pub feed: FeedId,
        pub reporter: Address,
        pub value: u64,
        /// The feed's price after it; `None` while reports are missing or a jump is held back.
        pub price: Option<u64>,
    }
}

wire_struct! {
    /// A custodian said what it holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Attested {
        pub coin: AssetId,
        pub custodian: Address,
        pub amount: Amount,
        pub as_of_ms: u64,
    }
}

wire_struct! {
    /// A dealer minted, within what was attested.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct Covered {
        pub coin: AssetId,
        pub dealer: Address,
        /// What circulates, the new units included.
        pub circulating: Amount,
        /// What fresh attestations said at that moment.
        pub attested: Amount,
    }
}

wire_struct! {
    /// A redemption was requested, taken or cancelled.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RedemptionMoved {
        pub redemption: RedemptionId,
        pub coin: AssetId,
        pub from: Address,
        pub dealer: Address,
    }
}

wire_struct! {
    /// A redemption was paid.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct RedemptionPaid {
        pub redemption: RedemptionId,
        pub coin: AssetId,
        pub from: Address,
        pub dealer: Address,
        pub custodian: Address,
        pub document: Hash,
    }
}

wire_struct! {
    /// A basket's new composition was announced.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CompositionNotice {
        pub basket: AssetId,
        /// Block time from which it may be adopted.
        pub effective_ms: u64,
    }
}

wire_struct! {
    /// Stake of an account was bonded.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct StakeBonded {
        pub candidate: CandidateId,
        pub account: Address,
        pub amount: Amount,
    }
}

wire_struct! {
    /// Stake of an account left a candidate.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct StakeUnbonded {
        pub candidate: CandidateId,
        pub account: Address,
        pub amount: Amount,
        /// Block time from which it may be finished.
        pub ready_ms: u64,
    }
}

wire_struct! {
    /// Stake of an account went from one candidate to another.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct StakeWent {
        pub from: CandidateId,
        pub to: CandidateId,
        pub account: Address,
        pub amount: Amount,
        /// Block time from which it answers for the first one no more.
        pub ready_ms: u64,
    }
}

wire_struct! {
    /// A candidate's commission is another.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CommissionChanged {
        pub candidate: CandidateId,
        pub commission_bps: u16,
    }
}

wire_struct! {
    /// An account's flexible deposit grew or shrank.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct FlexibleChanged {
        pub pool: PoolId,
        pub account: Address,
        pub amount: Amount,
        /// The shares bought or given up.
        pub shares: u128,
    }
}

wire_struct! {
    /// A fixed deposit was made.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct FixedMade {
        pub deposit: DepositId,
        pub pool: PoolId,
        pub account: Address,
        pub amount: Amount,
        /// Set aside for it.
        pub interest: Amount,
        pub matures_ms: u64,
    }
}

wire_struct! {
    /// A fixed deposit was taken out.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct FixedTaken {
        pub deposit: DepositId,
        pub pool: PoolId,
        pub account: Address,
        pub amount: Amount,
        /// Paid with it; zero before its term.
        pub interest: Amount,
    }
}

wire_struct! {
    /// A seat of the council moved to another account.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct SeatMoved {
        /// The member's Ed25519 key.
        pub member: [u8; 32],
        pub from: Address,
        pub to: Address,
    }
}

wire_struct! {
    /// A member of the council proposed something.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ProposalMade {
        pub proposal: ProposalId,
        /// The member's Ed25519 key.
        pub member: [u8; 32],
    }
}

wire_struct! {
    /// A member of the council voted, or changed its vote.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct VoteCast {
        pub proposal: ProposalId,
        /// The member's Ed25519 key.
        pub member: [u8; 32],
        pub yes: bool,
        /// What has become of the proposal by this vote.
        pub stage: Stage,
    }
}

wire_struct! {
    /// A proposal came to its end without a vote.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ProposalEnded {
        pub proposal: ProposalId,
        pub stage: Stage,
    }
}

wire_struct! {
    /// A campaign was opened, funded, joined or closed; by whom, or whose it was.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct CampaignMoved {
        pub campaign: CampaignId,
        pub account: Address,
    }
}

wire_struct! {
    /// An account said who brought it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ReferrerBound {
        pub campaign: CampaignId,
        pub invitee: Address,
        pub referrer: Address,
    }
}

wire_struct! {
    /// A referrer was paid.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ReferralPaid {
        pub campaign: CampaignId,
        pub referrer: Address,
        /// How much of its invitees' fees that was, in the coin.
        pub earned: Amount,
        /// What is left of its cap in this epoch, in the coin.
        pub cap_left: Amount,
    }
}

wire_struct! {
    /// A post was liked.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct PostLiked {
        pub campaign: CampaignId,
        pub post: PostId,
        pub account: Address,
        /// What it added to the account's points: the stake behind it, as far as the cap allows.
        pub points: u128,
    }
}

wire_struct! {
    /// Reading was attested.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct ReadingAttested {
        pub campaign: CampaignId,
        pub epoch: u64,
        /// What it added to all readers' points, as far as their caps allow.
        pub points: u128,
    }
}

wire_struct! {
    /// A part of an epoch was paid, and why this much.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub struct MiningClaimed {
        pub campaign: CampaignId,
        pub epoch: u64,
        pub account: Address,
        pub explanation: Explanation,
    }
}

wire_enum! {
    /// Something other than a movement that happened.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Event {
        0x10 = KeysSet(Address),
        0x11 = SharedOpened(Address),
        0x12 = KeyGranted(PublicKey),
        0x13 = KeyRevoked(PublicKey),
        0x14 = GuardiansSet(Address),
        0x15 = RecoveryStarted(RecoveryMoved),
        0x16 = RecoveryVetoed(Address),
        0x17 = RecoveryFinished(Address),
        0x18 = NameClaimed(Handle),
        0x19 = InboxSet(Address),
        0x20 = AssetCreated(AssetId),
        0x23 = FreezeChanged(HolderChanged),
        0x25 = AllowChanged(HolderChanged),
        0x28 = PauseSet(PauseChanged),
        0x2a = AssetEdited(AssetId),
        0x2b = PowerRenounced(PowerGone),
        0x32 = HeldOpened(HeldMoved),
        0x33 = HeldAccepted(HeldMoved),
        0x34 = HeldReturned(HeldMoved),
        0x40 = PacketCreated(PacketMade),
        0x41 = PacketClaimed(ShareTaken),
        0x42 = PacketReclaimed(RestReturned),
        0x50 = MandateGranted(MandateChanged),
        0x51 = MandatePulled(MandateUsed),
        0x52 = MandateRevoked(MandateChanged),
        0x60 = DealOpened(DealParties),
        0x61 = DealAccepted(DealStep),
        0x62 = DealShipped(DealStep),
        0x63 = DealConfirmed(DealParties),
        0x64 = DealRefunded(DealParties),
        0x65 = DealSettled(DealDecided),
        0x66 = DealDisputed(DealStep),
        0x67 = DealRuled(DealParties),
        0x68 = DealCancelled(DealOffer),
        0x70 = LoanOffered(LoanMade),
        0x71 = LoanAccepted(LoanAgreed),
        0x72 = LoanOfferEnded(LoanMade),
        0x73 = LoanSigned(LoanMade),
        0x74 = LoanRepaid(LoanPaid),
        0x75 = RepaymentStated(RepaymentTold),
        0x76 = RepaymentAnswered(RepaymentAnswer),
        0x77 = LoanForgiven(LoanPaid),
        0x78 = LoanAssigned(LoanAssignment),
        0x79 = CollateralAdded(CollateralMoved),
        0x7a = CollateralClaimed(CollateralClaim),
        0x7b = LoanDefaulted(LoanOwed),
        0x7c = GuaranteePaid(LoanPaid),
        0x7d = LoanDisputed(LoanStatement),
        0x7e = LoanWitnessed(LoanStatement),
        0x7f = CollateralReleased(CollateralMoved),
        0x80 = MarketOpened(MarketOpened),
        0x81 = OrderPlaced(OrderPlaced),
        0x82 = OrderCancelled(OrderCancelled),
        0x83 = OrdersCancelled(OrdersCancelled),
        0x84 = Converted(Converted),
        0x90 = CandidateOpened(CandidateId),
        0x91 = Bonded(StakeBonded),
        0x92 = Unbonded(StakeUnbonded),
        0x94 = StakeMoved(StakeWent),
        0x96 = CommissionSet(CommissionChanged),
        0x97 = CandidateRetired(CandidateId),
        0xa0 = PoolOpened(PoolId),
        0xa2 = FlexibleDeposited(FlexibleChanged),
        0xa3 = FlexibleWithdrawn(FlexibleChanged),
        0xa4 = FixedDeposited(FixedMade),
        0xa5 = FixedWithdrawn(FixedTaken),
        0xa6 = PoolClosed(PoolId),
        0xb0 = ReferralOpened(CampaignMoved),
        0xb1 = CampaignFunded(CampaignMoved),
        0xb2 = ReferrerBound(ReferrerBound),
        0xb3 = ReferralPaid(ReferralPaid),
        0xb4 = ReferralClosed(CampaignMoved),
        0xb8 = MiningOpened(CampaignMoved),
        0xb9 = MiningJoined(CampaignMoved),
        0xba = PostLiked(PostLiked),
        0xbb = ReadingAttested(ReadingAttested),
        0xbc = MiningClaimed(Boxed<MiningClaimed>),
        0xbd = MiningClosed(CampaignMoved),
        0xc0 = PublisherRegistered(Address),
        0xc1 = PostPublished(PostMade),
        0xc2 = PostWithdrawn(PostOf),
        0xc3 = PostTipped(PostTip),
        0xc8 = FeedOpened(FeedId),
        0xc9 = FeedEdited(FeedId),
        0xca = FeedReported(FeedReport),
        0xd0 = StablecoinOpened(AssetId),
        0xd1 = StablecoinEdited(AssetId),
        0xd2 = ReserveAttested(Attested),
        0xd3 = StablecoinMinted(Covered),
        0xd4 = RedemptionRequested(RedemptionMoved),
        0xd5 = RedemptionTaken(RedemptionMoved),
        0xd6 = RedemptionSettled(RedemptionPaid),
        0xd7 = RedemptionCancelled(RedemptionMoved),
        0xd8 = BasketOpened(AssetId),
        0xdb = CompositionVoted(CompositionNotice),
        0xdc = CompositionAdopted(AssetId),
        0xe0 = SeatSet(SeatMoved),
        0xe1 = Proposed(ProposalMade),
        0xe2 = Voted(VoteCast),
        0xe3 = ProposalWithdrawn(ProposalId),
        0xe4 = ProposalEnacted(ProposalId),
        0xe5 = ProposalClosed(ProposalEnded),
    }
}

wire_struct! {
    /// What became of one transaction.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Receipt {
        /// The transaction's id.
        pub transaction: Hash,
        pub payer: Address,
        /// What was really charged.
        pub fee: Fee,
        pub outcome: Outcome,
        /// Delivered amounts; the fee is not among them.
        pub moves: List<Move, 0, MAX_MOVES>,
        pub events: List<Event, 0, MAX_EVENTS>,
    }
}

impl Receipt {
    /// The leaf that stands for this receipt under the block's receipts root.
    pub fn leaf(&self) -> Hash {
        merkle::leaf(&self.encode())
    }

    pub fn is_applied(&self) -> bool {
        matches!(self.outcome, Outcome::Applied(_))
    }
}
