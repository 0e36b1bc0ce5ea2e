//! What operations raise, as JSON.

use super::super::{
    asset::Power,
    campaign::{CampaignMoved, MiningClaimed, ReferralPaid},
    council::Stage,
    deal::{DealDecided, DealOffer, DealParties, DealStep},
    exchange::{Cancelled, Hop, OrderPlaced},
    key::PublicKey,
    loan::{Allocation, LoanMade, LoanPaid, LoanStatement, RepaymentAnswer},
    reserve::{RedemptionMoved, RedemptionPaid},
};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Something other than a movement that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    KeysSet {
        account: String,
    },
    SharedOpened {
        account: String,
    },
    KeyGranted {
        key: PublicKey,
    },
    KeyRevoked {
        key: PublicKey,
    },
    GuardiansSet {
        account: String,
    },
    RecoveryStarted {
        account: String,
        ready_ms: Option<u64>,
    },
    RecoveryVetoed {
        account: String,
    },
    RecoveryFinished {
        account: String,
    },
    NameClaimed {
        name: String,
    },
    InboxSet {
        account: String,
    },
    AssetCreated {
        asset: u64,
    },
    FreezeChanged {
        asset: u64,
        account: String,
        set: bool,
    },
    AllowChanged {
        asset: u64,
        account: String,
        set: bool,
    },
    PauseSet {
        asset: u64,
        paused: bool,
    },
    AssetEdited {
        asset: u64,
    },
    PowerRenounced {
        asset: u64,
        power: Power,
    },
    HeldOpened {
        held: u64,
        from: String,
        to: String,
    },
    HeldAccepted {
        held: u64,
        from: String,
        to: String,
    },
    HeldReturned {
        held: u64,
        from: String,
        to: String,
    },
    PacketCreated {
        packet: u64,
        creator: String,
    },
    PacketClaimed {
        packet: u64,
        claimer: String,
        share: u16,
        amount: String,
    },
    PacketReclaimed {
        packet: u64,
        creator: String,
        amount: String,
    },
    MandateGranted {
        mandate: u64,
        payer: String,
        payee: Option<String>,
    },
    MandatePulled {
        mandate: u64,
        payer: String,
        payee: String,
        left: String,
    },
    MandateRevoked {
        mandate: u64,
        payer: String,
        payee: Option<String>,
    },
    FeedOpened {
        feed: u64,
    },
    FeedEdited {
        feed: u64,
    },
    FeedReported {
        feed: u64,
        reporter: String,
        value: String,
        price: Option<String>,
    },
    StablecoinOpened {
        coin: u64,
    },
    StablecoinEdited {
        coin: u64,
    },
    ReserveAttested {
        coin: u64,
        custodian: String,
        amount: String,
        as_of_ms: u64,
    },
    StablecoinMinted {
        coin: u64,
        dealer: String,
        circulating: String,
        attested: String,
    },
    LoanOffered(LoanMade),
    LoanAccepted {
        loan: u64,
        by: String,
        made: bool,
    },
    LoanOfferEnded(LoanMade),
    LoanSigned(LoanMade),
    LoanRepaid(LoanPaid),
    RepaymentStated {
        loan: u64,
        statement: u32,
        by: String,
        amount: String,
    },
    RepaymentAnswered(RepaymentAnswer),
    LoanForgiven(LoanPaid),
    LoanAssigned {
        loan: u64,
        from: String,
        to: String,
        done: bool,
    },
    CollateralAdded {
        loan: u64,
        amount: String,
    },
    CollateralClaimed {
        loan: u64,
        taken: String,
        counted: Allocation,
        closed: bool,
    },
    LoanDefaulted {
        loan: u64,
        owed: Allocation,
    },
    GuaranteePaid(LoanPaid),
    LoanDisputed(LoanStatement),
    LoanWitnessed(LoanStatement),
    CollateralReleased {
        loan: u64,
        amount: String,
    },
    RedemptionRequested(RedemptionMoved),
    RedemptionTaken(RedemptionMoved),
    RedemptionSettled(RedemptionPaid),
    RedemptionCancelled(RedemptionMoved),
    BasketOpened {
        basket: u64,
    },
    CompositionVoted {
        basket: u64,
        effective_ms: u64,
    },
    CompositionAdopted {
        basket: u64,
    },
    CandidateOpened {
        candidate: u64,
    },
    Bonded {
        candidate: u64,
        account: String,
        amount: String,
    },
    Unbonded {
        candidate: u64,
        account: String,
        amount: String,
        ready_ms: u64,
    },
    StakeMoved {
        from: u64,
        to: u64,
        account: String,
        amount: String,
        ready_ms: u64,
    },
    CommissionSet {
        candidate: u64,
        commission_bps: u16,
    },
    CandidateRetired {
        candidate: u64,
    },
    PoolOpened {
        pool: u64,
    },
    FlexibleDeposited {
        pool: u64,
        account: String,
        amount: String,
        shares: String,
    },
    FlexibleWithdrawn {
        pool: u64,
        account: String,
        amount: String,
        shares: String,
    },
    FixedDeposited {
        deposit: u64,
        pool: u64,
        account: String,
        amount: String,
        interest: String,
        matures_ms: u64,
    },
    FixedWithdrawn {
        deposit: u64,
        pool: u64,
        account: String,
        amount: String,
        interest: String,
    },
    PoolClosed {
        pool: u64,
    },
    SeatSet {
        member: String,
        from: String,
        to: String,
    },
    Proposed {
        proposal: u64,
        member: String,
    },
    Voted {
        proposal: u64,
        member: String,
        yes: bool,
        stage: Stage,
    },
    ProposalWithdrawn {
        proposal: u64,
    },
    ProposalEnacted {
        proposal: u64,
    },
    ProposalClosed {
        proposal: u64,
        stage: Stage,
    },
    MarketOpened {
        market: u64,
        base: u64,
        quote: u64,
    },
    OrderPlaced(Box<OrderPlaced>),
    OrderCancelled {
        market: u64,
        owner: String,
        cancelled: Cancelled,
    },
    OrdersCancelled {
        market: u64,
        owner: String,
        cancelled: Vec<Cancelled>,
        remain: u16,
    },
    Converted {
        owner: String,
        gave: String,
        received: String,
        hops: Vec<Hop>,
    },
    ReferralOpened(CampaignMoved),
    CampaignFunded(CampaignMoved),
    ReferrerBound {
        campaign: u64,
        invitee: String,
        referrer: String,
    },
    ReferralPaid(ReferralPaid),
    ReferralClosed(CampaignMoved),
    MiningOpened(CampaignMoved),
    MiningJoined(CampaignMoved),
    PostLiked {
        campaign: u64,
        post: u64,
        account: String,
        points: String,
    },
    ReadingAttested {
        campaign: u64,
        epoch: u64,
        points: String,
    },
    MiningClaimed(Box<MiningClaimed>),
    MiningClosed(CampaignMoved),
    DealOpened(DealParties),
    DealAccepted(DealStep),
    DealShipped(DealStep),
    DealConfirmed(DealParties),
    DealRefunded(DealParties),
    DealSettled(DealDecided),
    DealDisputed(DealStep),
    DealRuled(DealParties),
    DealCancelled(DealOffer),
    PublisherRegistered {
        account: String,
    },
    PostPublished {
        post: u64,
        publisher: String,
        replaces: Option<u64>,
    },
    PostWithdrawn {
        post: u64,
        publisher: String,
    },
    PostTipped {
        post: u64,
        publisher: String,
        from: String,
    },
}
