//! Operations as JSON, in both directions.

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    asset::{Power, Powers},
    council::Measure,
    deal::{DealNoted, OpenDeal, RuleDeal},
    exchange::{OrderKind, Side, read_lots},
    key::{Authority, PublicKey},
    kind_name, kind_tag, loan,
    mandate::{GrantMandate, PullMandate, RevokeMandate},
    mining::{AttestReading, OpenMining},
    news::{Post, RegisterPublisher},
    oracle,
    packet::{ClaimPacket, CreatePacket, ReclaimPacket},
    read_amount, read_hash, read_text,
    referral::OpenReferral,
    reserve,
    savings::SavingsTerm,
    transfer::Memo,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    self as ledger, AssetId, Handle, Hash,
    account::{
        self, ClaimName, FinishRecovery, GrantKey, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys,
        StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, RenouncePower},
    council::{ProposalId, ProposalOnly, Propose, SetSeat, Vote},
    deal::{CancelDeal, DealId, DealOnly},
    exchange::{CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderOnly, PlaceOrder},
    hash::hex,
    mining::{ClaimMining, LikePost},
    news::{PostId, Tip, WithdrawPost},
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign},
    savings::{self, DepositFixed, DepositId, OpenPool, PoolAmount, PoolId, PoolOnly, WithdrawFixed},
    stake::{
        BecomeCandidate, CandidateId, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount,
    },
    transfer::{self, HeldId, HeldOnly, Hold, Send, SendMany},
    wire::{Empty, List},
};
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

fn stake_amount(candidate: u64, amount: &str) -> Result<StakeAmount, ApiError> {
    Ok(StakeAmount { candidate: CandidateId(candidate), amount: read_amount(amount)? })
}

fn pool_amount(pool: u64, amount: &str) -> Result<PoolAmount, ApiError> {
    Ok(PoolAmount { pool: PoolId(pool), amount: read_amount(amount)? })
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

impl Action {
    pub fn new(scene: &Scene<'_>, action: &ledger::Action) -> Self {
        let text = |address: &ledger::Address| scene.address(address);
        match action {
            ledger::Action::SetKeys(a) => Self::SetKeys { authority: (&a.authority).into() },
            ledger::Action::OpenShared(a) => Self::OpenShared { authority: (&a.authority).into() },
            ledger::Action::GrantKey(a) => Self::GrantKey {
                key: (&a.key).into(),
                operations: a.operations.iter().map(|tag| kind_name(*tag)).collect(),
                limits: a.limits.iter().map(KeyLimit::from).collect(),
                expires_ms: a.expires_ms,
            },
            ledger::Action::RevokeKey(a) => Self::RevokeKey { key: (&a.key).into() },
            ledger::Action::SetGuardians(a) => Self::SetGuardians {
                guardians: a.guardians.iter().map(text).collect(),
                threshold: a.threshold,
                delay_ms: a.delay_ms,
            },
            ledger::Action::StartRecovery(a) => {
                Self::StartRecovery { account: text(&a.account), authority: (&a.authority).into() }
            }
            ledger::Action::VetoRecovery(_) => Self::VetoRecovery {},
            ledger::Action::FinishRecovery(a) => Self::FinishRecovery { account: text(&a.account) },
            ledger::Action::ClaimName(a) => Self::ClaimName { name: a.name.to_string() },
            ledger::Action::SetInbox(a) => Self::SetInbox {
                refuse_unknown: a.refuse_unknown,
                require_memo: a.require_memo,
                accept: a.accept.iter().map(|asset| asset.0).collect(),
            },
            ledger::Action::CreateAsset(a) => Self::CreateAsset {
                code: a.code.as_str().to_owned(),
                name: a.name.as_str().to_owned(),
                decimals: a.decimals,
                icon: a.icon.map(|icon| icon.to_hex()),
                cap: a.cap.map(|cap| cap.to_string()),
                powers: Powers::new(scene, &a.powers),
                initial_supply: a.initial_supply.to_string(),
            },
            ledger::Action::Mint(a) => {
                Self::Mint { asset: a.asset.0, to: text(&a.to), amount: a.amount.to_string() }
            }
            ledger::Action::Burn(a) => Self::Burn { asset: a.asset.0, amount: a.amount.to_string() },
            ledger::Action::Freeze(a) => Self::Freeze { asset: a.asset.0, account: text(&a.account) },
            ledger::Action::Unfreeze(a) => Self::Unfreeze { asset: a.asset.0, account: text(&a.account) },
            ledger::Action::Allow(a) => Self::Allow { asset: a.asset.0, account: text(&a.account) },
            ledger::Action::Disallow(a) => Self::Disallow { asset: a.asset.0, account: text(&a.account) },
            ledger::Action::ClawBack(a) => Self::ClawBack {
                asset: a.asset.0,
                from: text(&a.from),
                to: text(&a.to),
                amount: a.amount.to_string(),
            },
            ledger::Action::Pause(a) => Self::Pause { asset: a.asset.0 },
            ledger::Action::Resume(a) => Self::Resume { asset: a.asset.0 },
            ledger::Action::EditAsset(a) => Self::EditAsset {
                asset: a.asset.0,
                name: a.name.as_str().to_owned(),
                icon: a.icon.map(|icon| icon.to_hex()),
            },
            ledger::Action::RenouncePower(a) => {
                Self::RenouncePower { asset: a.asset.0, power: a.power.into() }
            }
            ledger::Action::Send(a) => Self::Send {
                to: text(&a.to),
                asset: a.asset.0,
                amount: a.amount.to_string(),
                memo: Memo::new(&a.memo),
            },
            ledger::Action::SendMany(a) => Self::SendMany {
                asset: a.asset.0,
                shares: a
                    .shares
                    .iter()
                    .map(|share| Share { to: text(&share.to), amount: share.amount.to_string() })
                    .collect(),
                memo: Memo::new(&a.memo),
            },
            ledger::Action::Hold(a) => Self::Hold {
                to: text(&a.to),
                asset: a.asset.0,
                amount: a.amount.to_string(),
                memo: Memo::new(&a.memo),
                deadline_ms: a.deadline_ms,
            },
            ledger::Action::AcceptHeld(a) => Self::AcceptHeld { held: a.held.0 },
            ledger::Action::ReturnHeld(a) => Self::ReturnHeld { held: a.held.0 },
            ledger::Action::CreatePacket(a) => Self::CreatePacket(a.into()),
            ledger::Action::ClaimPacket(a) => Self::ClaimPacket(a.into()),
            ledger::Action::ReclaimPacket(a) => Self::ReclaimPacket(a.into()),
            ledger::Action::GrantMandate(a) => Self::GrantMandate(GrantMandate::new(scene, a)),
            ledger::Action::PullMandate(a) => Self::PullMandate(a.into()),
            ledger::Action::RevokeMandate(a) => Self::RevokeMandate(a.into()),
            ledger::Action::OfferLoan(a) => Self::OfferLoan(loan::OfferLoan::new(scene, a)),
            ledger::Action::AcceptLoan(a) => Self::AcceptLoan(loan::LoanOnly::new(a)),
            ledger::Action::WithdrawOffer(a) => Self::WithdrawOffer(loan::LoanOnly::new(a)),
            ledger::Action::SignLoan(a) => Self::SignLoan(loan::SignLoan::new(scene, a)),
            ledger::Action::Repay(a) => Self::Repay(loan::LoanAmount::new(a)),
            ledger::Action::RecordRepayment(a) => Self::RecordRepayment(loan::LoanAmount::new(a)),
            ledger::Action::ConfirmRepayment(a) => Self::ConfirmRepayment(loan::ConfirmRepayment::new(a)),
            ledger::Action::Forgive(a) => Self::Forgive(loan::LoanAmount::new(a)),
            ledger::Action::AssignLoan(a) => Self::AssignLoan(loan::AssignLoan::new(scene, a)),
            ledger::Action::AddCollateral(a) => Self::AddCollateral(loan::LoanAmount::new(a)),
            ledger::Action::ClaimCollateral(a) => Self::ClaimCollateral(loan::LoanOnly::new(a)),
            ledger::Action::MarkDefault(a) => Self::MarkDefault(loan::LoanOnly::new(a)),
            ledger::Action::PayAsGuarantor(a) => Self::PayAsGuarantor(loan::LoanAmount::new(a)),
            ledger::Action::DisputeLoan(a) => Self::DisputeLoan(loan::StateOnLoan::new(a)),
            ledger::Action::WitnessLoan(a) => Self::WitnessLoan(loan::StateOnLoan::new(a)),
            ledger::Action::ReleaseCollateral(a) => Self::ReleaseCollateral(loan::LoanOnly::new(a)),
            ledger::Action::OpenFeed(a) => Self::OpenFeed(oracle::OpenFeed::new(scene, a)),
            ledger::Action::EditFeed(a) => Self::EditFeed(oracle::EditFeed::new(scene, a)),
            ledger::Action::Report(a) => Self::Report(oracle::Report::new(a)),
            ledger::Action::OpenStablecoin(a) => Self::OpenStablecoin(reserve::OpenStablecoin::new(scene, a)),
            ledger::Action::EditStablecoin(a) => Self::EditStablecoin(reserve::EditStablecoin::new(scene, a)),
            ledger::Action::Attest(a) => Self::Attest(reserve::Attest::new(a)),
            ledger::Action::MintToDealer(a) => Self::MintToDealer(reserve::MintToDealer::new(a)),
            ledger::Action::RequestRedemption(a) => {
                Self::RequestRedemption(reserve::RequestRedemption::new(scene, a))
            }
            ledger::Action::TakeRedemption(a) => Self::TakeRedemption(reserve::RedemptionOnly::new(a)),
            ledger::Action::SettleRedemption(a) => Self::SettleRedemption(reserve::SettleRedemption::new(a)),
            ledger::Action::CancelRedemption(a) => Self::CancelRedemption(reserve::RedemptionOnly::new(a)),
            ledger::Action::OpenBasket(a) => Self::OpenBasket(reserve::OpenBasket::new(scene, a)),
            ledger::Action::ComposeBasket(a) => Self::ComposeBasket(reserve::BasketAmount::new(a)),
            ledger::Action::DecomposeBasket(a) => Self::DecomposeBasket(reserve::BasketAmount::new(a)),
            ledger::Action::VoteComposition(a) => Self::VoteComposition(reserve::VoteComposition::new(a)),
            ledger::Action::AdoptComposition(a) => Self::AdoptComposition(reserve::BasketOnly::new(a)),
            ledger::Action::BecomeCandidate(a) => Self::BecomeCandidate {
                name: a.name.as_str().to_owned(),
                validator: hex(&a.validator),
                commission_bps: a.commission_bps,
            },
            ledger::Action::Bond(a) => Self::Bond { candidate: a.candidate.0, amount: a.amount.to_string() },
            ledger::Action::Unbond(a) => {
                Self::Unbond { candidate: a.candidate.0, amount: a.amount.to_string() }
            }
            ledger::Action::FinishUnbonding(a) => Self::FinishUnbonding { candidate: a.candidate.0 },
            ledger::Action::MoveStake(a) => {
                Self::MoveStake { from: a.from.0, to: a.to.0, amount: a.amount.to_string() }
            }
            ledger::Action::ClaimRewards(a) => Self::ClaimRewards { candidate: a.candidate.0 },
            ledger::Action::SetCommission(a) => {
                Self::SetCommission { candidate: a.candidate.0, commission_bps: a.commission_bps }
            }
            ledger::Action::RetireCandidate(a) => Self::RetireCandidate { candidate: a.candidate.0 },
            ledger::Action::CarryPenalty(a) => {
                Self::CarryPenalty { account: text(&a.account), candidate: a.candidate.0 }
            }
            ledger::Action::OpenPool(a) => Self::OpenPool {
                asset: a.asset.0,
                name: a.name.as_str().to_owned(),
                flexible_bps: a.flexible_bps,
                terms: a.terms.iter().map(SavingsTerm::from).collect(),
            },
            ledger::Action::FundPool(a) => Self::FundPool { pool: a.pool.0, amount: a.amount.to_string() },
            ledger::Action::DepositFlexible(a) => {
                Self::DepositFlexible { pool: a.pool.0, amount: a.amount.to_string() }
            }
            ledger::Action::WithdrawFlexible(a) => {
                Self::WithdrawFlexible { pool: a.pool.0, amount: a.amount.to_string() }
            }
            ledger::Action::DepositFixed(a) => {
                Self::DepositFixed { pool: a.pool.0, term_ms: a.term_ms, amount: a.amount.to_string() }
            }
            ledger::Action::WithdrawFixed(a) => {
                Self::WithdrawFixed { deposit: a.deposit.0, forfeit: a.forfeit }
            }
            ledger::Action::ClosePool(a) => Self::ClosePool { pool: a.pool.0 },
            ledger::Action::ReclaimBudget(a) => Self::ReclaimBudget { pool: a.pool.0 },
            ledger::Action::SetSeat(a) => Self::SetSeat { account: text(&a.account) },
            ledger::Action::Propose(a) => Self::Propose {
                title: a.title.as_str().to_owned(),
                text: (a.text != Hash::ZERO).then(|| a.text.to_hex()),
                link: Some(a.link.as_str().to_owned()).filter(|link| !link.is_empty()),
                measure: Box::new(Measure::new(scene, &a.measure)),
            },
            ledger::Action::Vote(a) => Self::Vote { proposal: a.proposal.0, yes: a.yes },
            ledger::Action::WithdrawProposal(a) => Self::WithdrawProposal { proposal: a.proposal.0 },
            ledger::Action::Enact(a) => Self::Enact { proposal: a.proposal.0 },
            ledger::Action::CloseProposal(a) => Self::CloseProposal { proposal: a.proposal.0 },
            ledger::Action::OpenMarket(a) => Self::OpenMarket {
                base: a.base.0,
                quote: a.quote.0,
                tick: a.tick.to_string(),
                lot: a.lot.to_string(),
            },
            ledger::Action::PlaceOrder(a) => Self::PlaceOrder {
                market: a.market.0,
                side: a.side.into(),
                price: a.price,
                lots: a.lots.to_string(),
                order_kind: a.kind.into(),
                most: a.most,
                client_id: a.client_id,
            },
            ledger::Action::CancelOrder(a) => Self::CancelOrder { order: a.order.0 },
            ledger::Action::CancelAll(a) => Self::CancelAll { market: a.market.0, most: a.most },
            ledger::Action::Convert(a) => Self::Convert {
                path: a.path.iter().map(|market| market.0).collect(),
                give: a.give.0,
                amount: a.amount.to_string(),
                least: a.least.to_string(),
                most: a.most,
            },
            ledger::Action::CollectFees(a) => Self::CollectFees { market: a.market.0 },
            ledger::Action::OpenReferral(a) => Self::OpenReferral(OpenReferral::new(a)),
            ledger::Action::FundCampaign(a) => {
                Self::FundCampaign { campaign: a.campaign.0, amount: a.amount.to_string() }
            }
            ledger::Action::BindReferrer(a) => {
                Self::BindReferrer { campaign: a.campaign.0, referrer: text(&a.referrer) }
            }
            ledger::Action::ClaimReferral(a) => Self::ClaimReferral {
                campaign: a.campaign.0,
                invitees: a.invitees.iter().map(text).collect(),
            },
            ledger::Action::CloseReferral(a) => Self::CloseReferral { campaign: a.campaign.0 },
            ledger::Action::OpenMining(a) => Self::OpenMining(OpenMining::new(scene, a)),
            ledger::Action::JoinMining(a) => Self::JoinMining { campaign: a.campaign.0 },
            ledger::Action::LikePost(a) => {
                Self::LikePost { campaign: a.campaign.0, post: a.post.0, candidate: a.candidate.0 }
            }
            ledger::Action::AttestReading(a) => Self::AttestReading(AttestReading::new(scene, a)),
            ledger::Action::ClaimMining(a) => Self::ClaimMining { campaign: a.campaign.0, epoch: a.epoch },
            ledger::Action::CloseMining(a) => Self::CloseMining { campaign: a.campaign.0 },
            ledger::Action::OpenDeal(a) => Self::OpenDeal(OpenDeal::new(scene, a)),
            ledger::Action::AcceptDeal(a) => Self::AcceptDeal { deal: a.deal.0 },
            ledger::Action::ShipDeal(a) => Self::ShipDeal(DealNoted::new(a)),
            ledger::Action::ConfirmDeal(a) => Self::ConfirmDeal { deal: a.deal.0 },
            ledger::Action::RefundDeal(a) => Self::RefundDeal { deal: a.deal.0 },
            ledger::Action::SettleDeal(a) => Self::SettleDeal { deal: a.deal.0 },
            ledger::Action::DisputeDeal(a) => Self::DisputeDeal(DealNoted::new(a)),
            ledger::Action::RuleDeal(a) => Self::RuleDeal(RuleDeal::new(a)),
            ledger::Action::CancelDeal(a) => {
                Self::CancelDeal { deal: a.deal.0, to_seller: a.to_seller.to_string() }
            }
            ledger::Action::RegisterPublisher(a) => Self::RegisterPublisher(RegisterPublisher::new(a)),
            ledger::Action::Post(a) => Self::Post(Post::new(a)),
            ledger::Action::WithdrawPost(a) => Self::WithdrawPost { post: a.post.0 },
            ledger::Action::Tip(a) => {
                Self::Tip { post: a.post.0, asset: a.asset.0, amount: a.amount.to_string() }
            }
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<ledger::Action, ApiError> {
        use ledger::Action as Out;
        let address = |text: &String| scene.read_address(text);
        let holder = |asset: &u64, account| {
            Ok::<_, ApiError>(Holder { asset: AssetId(*asset), account: address(account)? })
        };
        let icon = |text: &Option<String>| text.as_deref().map(read_hash).transpose();
        let only = |proposal| ProposalOnly { proposal: ProposalId(proposal) };
        Ok(match self {
            Self::SetKeys { authority } => Out::SetKeys(SetKeys { authority: authority.read()? }),
            Self::OpenShared { authority } => Out::OpenShared(OpenShared { authority: authority.read()? }),
            Self::GrantKey { key, operations, limits, expires_ms } => {
                let unknown = |name: &str| {
                    ApiError::from(Problem::OperationInvalid)
                        .with_note(format!("no operation is called {name}"))
                };
                let tag = |name: &String| kind_tag(name).ok_or_else(|| unknown(name));
                Out::GrantKey(GrantKey {
                    key: key.read()?,
                    operations: list(operations.iter().map(tag).collect::<Result<_, _>>()?)?,
                    limits: list(limits.iter().map(KeyLimit::read).collect::<Result<_, _>>()?)?,
                    expires_ms: *expires_ms,
                })
            }
            Self::RevokeKey { key } => Out::RevokeKey(RevokeKey { key: key.read()? }),
            Self::SetGuardians { guardians, threshold, delay_ms } => Out::SetGuardians(SetGuardians {
                guardians: list(guardians.iter().map(address).collect::<Result<_, _>>()?)?,
                threshold: *threshold,
                delay_ms: *delay_ms,
            }),
            Self::StartRecovery { account, authority } => {
                Out::StartRecovery(StartRecovery { account: address(account)?, authority: authority.read()? })
            }
            Self::VetoRecovery {} => Out::VetoRecovery(Empty),
            Self::FinishRecovery { account } => {
                Out::FinishRecovery(FinishRecovery { account: address(account)? })
            }
            Self::ClaimName { name } => {
                Out::ClaimName(ClaimName { name: Handle::parse(name).ok_or(Problem::NameInvalid)? })
            }
            Self::SetInbox { refuse_unknown, require_memo, accept } => Out::SetInbox(SetInbox {
                refuse_unknown: *refuse_unknown,
                require_memo: *require_memo,
                accept: list(accept.iter().map(|asset| AssetId(*asset)).collect())?,
            }),
            Self::CreateAsset { code, name, decimals, icon: picture, cap, powers, initial_supply } => {
                Out::CreateAsset(CreateAsset {
                    code: read_text(code)?,
                    name: read_text(name)?,
                    decimals: *decimals,
                    icon: icon(picture)?,
                    cap: cap.as_deref().map(read_amount).transpose()?,
                    powers: powers.read(scene)?,
                    initial_supply: read_amount(initial_supply)?,
                })
            }
            Self::Mint { asset, to, amount } => {
                Out::Mint(Mint { asset: AssetId(*asset), to: address(to)?, amount: read_amount(amount)? })
            }
            Self::Burn { asset, amount } => {
                Out::Burn(Burn { asset: AssetId(*asset), amount: read_amount(amount)? })
            }
            Self::Freeze { asset, account } => Out::Freeze(holder(asset, account)?),
            Self::Unfreeze { asset, account } => Out::Unfreeze(holder(asset, account)?),
            Self::Allow { asset, account } => Out::Allow(holder(asset, account)?),
            Self::Disallow { asset, account } => Out::Disallow(holder(asset, account)?),
            Self::ClawBack { asset, from, to, amount } => Out::ClawBack(ClawBack {
                asset: AssetId(*asset),
                from: address(from)?,
                to: address(to)?,
                amount: read_amount(amount)?,
            }),
            Self::Pause { asset } => Out::Pause(AssetOnly { asset: AssetId(*asset) }),
            Self::Resume { asset } => Out::Resume(AssetOnly { asset: AssetId(*asset) }),
            Self::EditAsset { asset, name, icon: picture } => Out::EditAsset(EditAsset {
                asset: AssetId(*asset),
                name: read_text(name)?,
                icon: icon(picture)?,
            }),
            Self::RenouncePower { asset, power } => {
                Out::RenouncePower(RenouncePower { asset: AssetId(*asset), power: (*power).into() })
            }
            Self::Send { to, asset, amount, memo } => Out::Send(Send {
                to: address(to)?,
                asset: AssetId(*asset),
                amount: read_amount(amount)?,
                memo: Memo::read(memo.as_ref())?,
            }),
            Self::SendMany { asset, shares, memo } => {
                let share = |share: &Share| {
                    Ok::<_, ApiError>(transfer::Share {
                        to: address(&share.to)?,
                        amount: read_amount(&share.amount)?,
                    })
                };
                Out::SendMany(SendMany {
                    asset: AssetId(*asset),
                    shares: list(shares.iter().map(share).collect::<Result<_, _>>()?)?,
                    memo: Memo::read(memo.as_ref())?,
                })
            }
            Self::Hold { to, asset, amount, memo, deadline_ms } => Out::Hold(Hold {
                to: address(to)?,
                asset: AssetId(*asset),
                amount: read_amount(amount)?,
                memo: Memo::read(memo.as_ref())?,
                deadline_ms: *deadline_ms,
            }),
            Self::AcceptHeld { held } => Out::AcceptHeld(HeldOnly { held: HeldId(*held) }),
            Self::ReturnHeld { held } => Out::ReturnHeld(HeldOnly { held: HeldId(*held) }),
            Self::CreatePacket(it) => Out::CreatePacket(it.read()?),
            Self::ClaimPacket(it) => Out::ClaimPacket(it.read()?),
            Self::ReclaimPacket(it) => Out::ReclaimPacket(it.read()),
            Self::GrantMandate(it) => Out::GrantMandate(it.read(scene)?),
            Self::PullMandate(it) => Out::PullMandate(it.read()?),
            Self::RevokeMandate(it) => Out::RevokeMandate(it.read()),
            Self::OfferLoan(a) => Out::OfferLoan(a.read(scene)?),
            Self::AcceptLoan(a) => Out::AcceptLoan(a.read()?),
            Self::WithdrawOffer(a) => Out::WithdrawOffer(a.read()?),
            Self::SignLoan(a) => Out::SignLoan(a.read(scene)?),
            Self::Repay(a) => Out::Repay(a.read()?),
            Self::RecordRepayment(a) => Out::RecordRepayment(a.read()?),
            Self::ConfirmRepayment(a) => Out::ConfirmRepayment(a.read()?),
            Self::Forgive(a) => Out::Forgive(a.read()?),
            Self::AssignLoan(a) => Out::AssignLoan(a.read(scene)?),
            Self::AddCollateral(a) => Out::AddCollateral(a.read()?),
            Self::ClaimCollateral(a) => Out::ClaimCollateral(a.read()?),
            Self::MarkDefault(a) => Out::MarkDefault(a.read()?),
            Self::PayAsGuarantor(a) => Out::PayAsGuarantor(a.read()?),
            Self::DisputeLoan(a) => Out::DisputeLoan(a.read()?),
            Self::WitnessLoan(a) => Out::WitnessLoan(a.read()?),
            Self::ReleaseCollateral(a) => Out::ReleaseCollateral(a.read()?),
            Self::OpenFeed(a) => Out::OpenFeed(a.read(scene)?),
            Self::EditFeed(a) => Out::EditFeed(a.read(scene)?),
            Self::Report(a) => Out::Report(a.read()?),
            Self::OpenStablecoin(a) => Out::OpenStablecoin(a.read(scene)?),
            Self::EditStablecoin(a) => Out::EditStablecoin(a.read(scene)?),
            Self::Attest(a) => Out::Attest(a.read()?),
            Self::MintToDealer(a) => Out::MintToDealer(a.read()?),
            Self::RequestRedemption(a) => Out::RequestRedemption(a.read(scene)?),
            Self::TakeRedemption(a) => Out::TakeRedemption(a.read()?),
            Self::SettleRedemption(a) => Out::SettleRedemption(a.read()?),
            Self::CancelRedemption(a) => Out::CancelRedemption(a.read()?),
            Self::OpenBasket(a) => Out::OpenBasket(a.read(scene)?),
            Self::ComposeBasket(a) => Out::ComposeBasket(a.read()?),
            Self::DecomposeBasket(a) => Out::DecomposeBasket(a.read()?),
            Self::VoteComposition(a) => Out::VoteComposition(a.read()?),
            Self::AdoptComposition(a) => Out::AdoptComposition(a.read()?),
            Self::BecomeCandidate { name, validator, commission_bps } => {
                Out::BecomeCandidate(BecomeCandidate {
                    name: read_text(name)?,
                    validator: read_hash(validator)?.0,
                    commission_bps: *commission_bps,
                })
            }
            Self::Bond { candidate, amount } => Out::Bond(stake_amount(*candidate, amount)?),
            Self::Unbond { candidate, amount } => Out::Unbond(stake_amount(*candidate, amount)?),
            Self::FinishUnbonding { candidate } => {
                Out::FinishUnbonding(CandidateOnly { candidate: CandidateId(*candidate) })
            }
            Self::MoveStake { from, to, amount } => Out::MoveStake(MoveStake {
                from: CandidateId(*from),
                to: CandidateId(*to),
                amount: read_amount(amount)?,
            }),
            Self::ClaimRewards { candidate } => {
                Out::ClaimRewards(CandidateOnly { candidate: CandidateId(*candidate) })
            }
            Self::SetCommission { candidate, commission_bps } => Out::SetCommission(SetCommission {
                candidate: CandidateId(*candidate),
                commission_bps: *commission_bps,
            }),
            Self::RetireCandidate { candidate } => {
                Out::RetireCandidate(CandidateOnly { candidate: CandidateId(*candidate) })
            }
            Self::CarryPenalty { account, candidate } => Out::CarryPenalty(CarryPenalty {
                account: address(account)?,
                candidate: CandidateId(*candidate),
            }),
            Self::OpenPool { asset, name, flexible_bps, terms } => Out::OpenPool(OpenPool {
                asset: AssetId(*asset),
                name: read_text(name)?,
                flexible_bps: *flexible_bps,
                terms: list(terms.iter().map(savings::Term::from).collect())?,
            }),
            Self::FundPool { pool, amount } => Out::FundPool(pool_amount(*pool, amount)?),
            Self::DepositFlexible { pool, amount } => Out::DepositFlexible(pool_amount(*pool, amount)?),
            Self::WithdrawFlexible { pool, amount } => Out::WithdrawFlexible(pool_amount(*pool, amount)?),
            Self::DepositFixed { pool, term_ms, amount } => Out::DepositFixed(DepositFixed {
                pool: PoolId(*pool),
                term_ms: *term_ms,
                amount: read_amount(amount)?,
            }),
            Self::WithdrawFixed { deposit, forfeit } => {
                Out::WithdrawFixed(WithdrawFixed { deposit: DepositId(*deposit), forfeit: *forfeit })
            }
            Self::ClosePool { pool } => Out::ClosePool(PoolOnly { pool: PoolId(*pool) }),
            Self::ReclaimBudget { pool } => Out::ReclaimBudget(PoolOnly { pool: PoolId(*pool) }),
            Self::SetSeat { account } => Out::SetSeat(SetSeat { account: address(account)? }),
            Self::Propose { title, text, link, measure } => Out::Propose(Propose {
                title: read_text(title)?,
                text: text.as_deref().map_or(Ok(Hash::ZERO), read_hash)?,
                link: read_text(link.as_deref().unwrap_or_default())?,
                measure: measure.read(scene)?,
            }),
            Self::Vote { proposal, yes } => Out::Vote(Vote { proposal: ProposalId(*proposal), yes: *yes }),
            Self::WithdrawProposal { proposal } => Out::WithdrawProposal(only(*proposal)),
            Self::Enact { proposal } => Out::Enact(only(*proposal)),
            Self::CloseProposal { proposal } => Out::CloseProposal(only(*proposal)),
            Self::OpenMarket { base, quote, tick, lot } => Out::OpenMarket(OpenMarket {
                base: AssetId(*base),
                quote: AssetId(*quote),
                tick: read_amount(tick)?,
                lot: read_amount(lot)?,
            }),
            Self::PlaceOrder { market, side, price, lots, order_kind, most, client_id } => {
                Out::PlaceOrder(PlaceOrder {
                    market: MarketId(*market),
                    side: (*side).into(),
                    price: *price,
                    lots: read_lots(lots)?,
                    kind: (*order_kind).into(),
                    most: *most,
                    client_id: *client_id,
                })
            }
            Self::CancelOrder { order } => Out::CancelOrder(OrderOnly { order: OrderId(*order) }),
            Self::CancelAll { market, most } => {
                Out::CancelAll(CancelAll { market: MarketId(*market), most: *most })
            }
            Self::Convert { path, give, amount, least, most } => Out::Convert(Convert {
                path: list(path.iter().map(|market| MarketId(*market)).collect())?,
                give: AssetId(*give),
                amount: read_amount(amount)?,
                least: read_amount(least)?,
                most: *most,
            }),
            Self::CollectFees { market } => Out::CollectFees(MarketOnly { market: MarketId(*market) }),
            Self::OpenReferral(a) => Out::OpenReferral(a.read()?),
            Self::FundCampaign { campaign, amount } => Out::FundCampaign(FundCampaign {
                campaign: CampaignId(*campaign),
                amount: read_amount(amount)?,
            }),
            Self::BindReferrer { campaign, referrer } => Out::BindReferrer(BindReferrer {
                campaign: CampaignId(*campaign),
                referrer: address(referrer)?,
            }),
            Self::ClaimReferral { campaign, invitees } => Out::ClaimReferral(ClaimReferral {
                campaign: CampaignId(*campaign),
                invitees: list(invitees.iter().map(address).collect::<Result<_, _>>()?)?,
            }),
            Self::CloseReferral { campaign } => {
                Out::CloseReferral(CampaignOnly { campaign: CampaignId(*campaign) })
            }
            Self::OpenMining(a) => Out::OpenMining(a.read(scene)?),
            Self::JoinMining { campaign } => {
                Out::JoinMining(CampaignOnly { campaign: CampaignId(*campaign) })
            }
            Self::LikePost { campaign, post, candidate } => Out::LikePost(LikePost {
                campaign: CampaignId(*campaign),
                post: PostId(*post),
                candidate: CandidateId(*candidate),
            }),
            Self::AttestReading(a) => Out::AttestReading(a.read(scene)?),
            Self::ClaimMining { campaign, epoch } => {
                Out::ClaimMining(ClaimMining { campaign: CampaignId(*campaign), epoch: *epoch })
            }
            Self::CloseMining { campaign } => {
                Out::CloseMining(CampaignOnly { campaign: CampaignId(*campaign) })
            }
            Self::OpenDeal(a) => Out::OpenDeal(a.read(scene)?),
            Self::AcceptDeal { deal } => Out::AcceptDeal(DealOnly { deal: DealId(*deal) }),
            Self::ShipDeal(a) => Out::ShipDeal(a.read()?),
            Self::ConfirmDeal { deal } => Out::ConfirmDeal(DealOnly { deal: DealId(*deal) }),
            Self::RefundDeal { deal } => Out::RefundDeal(DealOnly { deal: DealId(*deal) }),
            Self::SettleDeal { deal } => Out::SettleDeal(DealOnly { deal: DealId(*deal) }),
            Self::DisputeDeal(a) => Out::DisputeDeal(a.read()?),
            Self::RuleDeal(a) => Out::RuleDeal(a.read()?),
            Self::CancelDeal { deal, to_seller } => {
                Out::CancelDeal(CancelDeal { deal: DealId(*deal), to_seller: read_amount(to_seller)? })
            }
            Self::RegisterPublisher(a) => Out::RegisterPublisher(a.read()?),
            Self::Post(a) => Out::Post(a.read()?),
            Self::WithdrawPost { post } => Out::WithdrawPost(WithdrawPost { post: PostId(*post) }),
            Self::Tip { post, asset, amount } => {
                Out::Tip(Tip { post: PostId(*post), asset: AssetId(*asset), amount: read_amount(amount)? })
            }
        })
    }
}
