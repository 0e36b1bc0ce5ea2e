//! Operations as JSON, in both directions.
//!
//! An action's variants name their fields here, because that is how the API's document shows them; [`show`] and [`read`]
//! are one match each, without a default, so that a new operation fails the build until both know it.

mod read;
mod show;

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    asset::{Power, Powers},
    council::Measure,
    deal::{DealNoted, OpenDeal, RuleDeal},
    exchange::{OrderKind, Side},
    key::{Authority, PublicKey},
    loan,
    mandate::{GrantMandate, PullMandate, RevokeMandate},
    mining::{AttestReading, OpenMining},
    news::{Post, RegisterPublisher},
    oracle,
    packet::{ClaimPacket, CreatePacket, ReclaimPacket},
    read_amount,
    referral::OpenReferral,
    reserve,
    savings::SavingsTerm,
    transfer::Memo,
};
use serde::{Deserialize, Serialize};
use tally_types::{self as ledger, AssetId, account, wire::List};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What a scoped key may move of one asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct KeyLimit {
    pub asset: u64,
    /// Most base units within one period.
    pub amount: String,
    pub period_ms: u64,
}

/// One receiver and its share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub to: String,
    /// Base units.
    pub amount: String,
}

/// What is done. Fields and rules are those of the reference's pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Action {
    SetKeys {
        authority: Authority,
    },
    OpenShared {
        authority: Authority,
    },
    GrantKey {
        key: PublicKey,
        /// Kinds of operations that the key may sign.
        operations: Vec<String>,
        #[serde(default)]
        limits: Vec<KeyLimit>,
        expires_ms: u64,
    },
    RevokeKey {
        key: PublicKey,
    },
    SetGuardians {
        guardians: Vec<String>,
        threshold: u8,
        delay_ms: u64,
    },
    StartRecovery {
        account: String,
        authority: Authority,
    },
    VetoRecovery {},
    FinishRecovery {
        account: String,
    },
    ClaimName {
        name: String,
    },
    SetInbox {
        refuse_unknown: bool,
        require_memo: bool,
        #[serde(default)]
        accept: Vec<u64>,
    },
    CreateAsset {
        code: String,
        name: String,
        decimals: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        icon: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cap: Option<String>,
        #[serde(default)]
        powers: Powers,
        #[serde(default = "zero")]
        initial_supply: String,
    },
    Mint {
        asset: u64,
        to: String,
        amount: String,
    },
    Burn {
        asset: u64,
        amount: String,
    },
    Freeze {
        asset: u64,
        account: String,
    },
    Unfreeze {
        asset: u64,
        account: String,
    },
    Allow {
        asset: u64,
        account: String,
    },
    Disallow {
        asset: u64,
        account: String,
    },
    ClawBack {
        asset: u64,
        from: String,
        to: String,
        amount: String,
    },
    Pause {
        asset: u64,
    },
    Resume {
        asset: u64,
    },
    EditAsset {
        asset: u64,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        icon: Option<String>,
    },
    RenouncePower {
        asset: u64,
        power: Power,
    },
    Send {
        to: String,
        asset: u64,
        amount: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        memo: Option<Memo>,
    },
    SendMany {
        asset: u64,
        shares: Vec<Share>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        memo: Option<Memo>,
    },
    Hold {
        to: String,
        asset: u64,
        amount: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        memo: Option<Memo>,
        deadline_ms: u64,
    },
    AcceptHeld {
        held: u64,
    },
    ReturnHeld {
        held: u64,
    },
    CreatePacket(CreatePacket),
    ClaimPacket(ClaimPacket),
    ReclaimPacket(ReclaimPacket),
    GrantMandate(GrantMandate),
    PullMandate(PullMandate),
    RevokeMandate(RevokeMandate),
    OfferLoan(loan::OfferLoan),
    AcceptLoan(loan::LoanOnly),
    WithdrawOffer(loan::LoanOnly),
    SignLoan(loan::SignLoan),
    Repay(loan::LoanAmount),
    RecordRepayment(loan::LoanAmount),
    ConfirmRepayment(loan::ConfirmRepayment),
    Forgive(loan::LoanAmount),
    AssignLoan(loan::AssignLoan),
    AddCollateral(loan::LoanAmount),
    ClaimCollateral(loan::LoanOnly),
    MarkDefault(loan::LoanOnly),
    PayAsGuarantor(loan::LoanAmount),
    DisputeLoan(loan::StateOnLoan),
    WitnessLoan(loan::StateOnLoan),
    ReleaseCollateral(loan::LoanOnly),
    OpenFeed(oracle::OpenFeed),
    EditFeed(oracle::EditFeed),
    Report(oracle::Report),
    OpenStablecoin(reserve::OpenStablecoin),
    EditStablecoin(reserve::EditStablecoin),
    Attest(reserve::Attest),
    MintToDealer(reserve::MintToDealer),
    RequestRedemption(reserve::RequestRedemption),
    TakeRedemption(reserve::RedemptionOnly),
    SettleRedemption(reserve::SettleRedemption),
    CancelRedemption(reserve::RedemptionOnly),
    OpenBasket(reserve::OpenBasket),
    ComposeBasket(reserve::BasketAmount),
    DecomposeBasket(reserve::BasketAmount),
    VoteComposition(reserve::VoteComposition),
    AdoptComposition(reserve::BasketOnly),
    BecomeCandidate {
        name: String,
        /// The Ed25519 key of the member it runs or would run.
        validator: String,
        commission_bps: u16,
    },
    Bond {
        candidate: u64,
        amount: String,
    },
    Unbond {
        candidate: u64,
        amount: String,
    },
    FinishUnbonding {
        candidate: u64,
    },
    MoveStake {
        from: u64,
        to: u64,
        amount: String,
    },
    ClaimRewards {
        candidate: u64,
    },
    SetCommission {
        candidate: u64,
        commission_bps: u16,
    },
    RetireCandidate {
        candidate: u64,
    },
    CarryPenalty {
        account: String,
        candidate: u64,
    },
    OpenPool {
        asset: u64,
        name: String,
        /// Yearly rate of flexible deposits; 0: there are none.
        #[serde(default)]
        flexible_bps: u16,
        /// Strictly ascending by time.
        #[serde(default)]
        terms: Vec<SavingsTerm>,
    },
    FundPool {
        pool: u64,
        amount: String,
    },
    DepositFlexible {
        pool: u64,
        amount: String,
    },
    WithdrawFlexible {
        pool: u64,
        amount: String,
    },
    DepositFixed {
        pool: u64,
        term_ms: u64,
        amount: String,
    },
    WithdrawFixed {
        deposit: u64,
        /// Agrees to lose the interest, should the term not be over.
        #[serde(default)]
        forfeit: bool,
    },
    ClosePool {
        pool: u64,
    },
    ReclaimBudget {
        pool: u64,
    },
    SetSeat {
        account: String,
    },
    Propose {
        title: String,
        /// SHA-256 of the text that says why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Where the text can be read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        measure: Box<Measure>,
    },
    Vote {
        proposal: u64,
        yes: bool,
    },
    WithdrawProposal {
        proposal: u64,
    },
    Enact {
        proposal: u64,
    },
    CloseProposal {
        proposal: u64,
    },
    OpenMarket {
        base: u64,
        quote: u64,
        tick: String,
        lot: String,
    },
    PlaceOrder {
        market: u64,
        side: Side,
        price: u32,
        lots: String,
        order_kind: OrderKind,
        most: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        client_id: Option<u64>,
    },
    CancelOrder {
        order: u64,
    },
    CancelAll {
        market: u64,
        most: u8,
    },
    Convert {
        path: Vec<u64>,
        give: u64,
        amount: String,
        least: String,
        most: u8,
    },
    CollectFees {
        market: u64,
    },
    OpenReferral(OpenReferral),
    FundCampaign {
        campaign: u64,
        amount: String,
    },
    BindReferrer {
        campaign: u64,
        referrer: String,
    },
    ClaimReferral {
        campaign: u64,
        /// Strictly ascending.
        invitees: Vec<String>,
    },
    CloseReferral {
        campaign: u64,
    },
    OpenMining(OpenMining),
    JoinMining {
        campaign: u64,
    },
    LikePost {
        campaign: u64,
        post: u64,
        candidate: u64,
    },
    AttestReading(AttestReading),
    ClaimMining {
        campaign: u64,
        epoch: u64,
    },
    CloseMining {
        campaign: u64,
    },
    OpenDeal(OpenDeal),
    AcceptDeal {
        deal: u64,
    },
    ShipDeal(DealNoted),
    ConfirmDeal {
        deal: u64,
    },
    RefundDeal {
        deal: u64,
    },
    SettleDeal {
        deal: u64,
    },
    DisputeDeal(DealNoted),
    RuleDeal(RuleDeal),
    CancelDeal {
        deal: u64,
        to_seller: String,
    },
    RegisterPublisher(RegisterPublisher),
    Post(Post),
    WithdrawPost {
        post: u64,
    },
    Tip {
        post: u64,
        asset: u64,
        amount: String,
    },
}

/// One action by one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The account that acts.
    pub actor: String,
    pub action: Action,
}

fn zero() -> String {
    "0".to_owned()
}

/// Reads a list within the bounds of its type.
pub fn list<T, const MIN: usize, const MAX: usize>(items: Vec<T>) -> Result<List<T, MIN, MAX>, ApiError> {
    let note = format!("a list has {} items; allowed are {MIN} to {MAX}", items.len());
    List::new(items).ok_or_else(|| ApiError::from(Problem::OperationInvalid).with_note(note))
}

impl From<&account::KeyLimit> for KeyLimit {
    fn from(limit: &account::KeyLimit) -> Self {
        Self { asset: limit.asset.0, amount: limit.amount.to_string(), period_ms: limit.period_ms }
    }
}

impl KeyLimit {
    fn read(&self) -> Result<account::KeyLimit, ApiError> {
        let amount = read_amount(&self.amount)?;
        Ok(account::KeyLimit { asset: AssetId(self.asset), amount, period_ms: self.period_ms })
    }
}

impl Operation {
    pub fn new(scene: &Scene<'_>, operation: &ledger::Operation) -> Self {
        Self { actor: scene.address(&operation.actor), action: Action::new(scene, &operation.action) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<ledger::Operation, ApiError> {
        Ok(ledger::Operation { actor: scene.read_address(&self.actor)?, action: self.action.read(scene)? })
    }
}
