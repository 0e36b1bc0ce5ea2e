//! Operations as JSON, in both directions.

use super::{
    super::{error::ApiError, problem::Problem},
    Scene,
    asset::{Power, Powers},
    deal::{DealNoted, OpenDeal, RuleDeal},
    key::{Authority, PublicKey},
    kind_name, kind_tag,
    mining::{AttestReading, OpenMining},
    news::{Post, RegisterPublisher},
    read_amount, read_hash, read_text,
    referral::OpenReferral,
    savings::SavingsTerm,
    transfer::Memo,
};
use serde::{Deserialize, Serialize};
use tally_types::{
    self as ledger, AssetId, Handle,
    account::{
        self, ClaimName, FinishRecovery, GrantKey, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys,
        StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, RenouncePower},
    deal::{CancelDeal, DealId, DealOnly},
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
use utoipa::ToSchema;

/// What a scoped key may move of one asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyLimit {
    pub asset: u64,
    /// Most base units within one period.
    pub amount: String,
    pub period_ms: u64,
}

/// One receiver and its share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {
    pub to: String,
    /// Base units.
    pub amount: String,
}

/// What is done. Fields and rules are those of the reference's pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// The account that acts.
    pub actor: String,
    pub action: Action,
}

fn zero() -> String {
    "0".to_owned()
}

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
