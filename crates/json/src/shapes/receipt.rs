//! Receipts as JSON.

use super::{
    Money, RefusalDetails, Scene,
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
use tally_types::{self as ledger, AssetId, Outcome, hash::hex, receipt};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Where units are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// Nowhere: units come from here when minted and go here when burned.
    Supply {},
    Account {
        account: String,
    },
    /// Set aside by a held send.
    Held {
        held: u64,
    },
    /// The fees collected.
    FeePot {},
    /// In a packet, in shares not yet claimed.
    Packet {
        packet: u64,
    },
    /// The collateral of a loan, or of a borrower's offer.
    LoanCollateral {
        loan: u64,
    },
    /// The principal that a lender's offer has set aside.
    LoanOffer {
        loan: u64,
    },
    /// On the way back into a stablecoin's reserve.
    Redemption {
        redemption: u64,
    },
    /// What a basket holds of its components.
    Basket {
        basket: u64,
    },
    /// Bonded to a candidate.
    Bonded {
        candidate: u64,
    },
    /// On its way out of a candidate's bonds.
    Unbonding {
        candidate: u64,
    },
    /// The stakers' share of fees, until claimed.
    StakeRewards {},
    /// A savings pool's deposits and its budget of interest.
    Savings {
        pool: u64,
    },
    /// In the budget of a campaign of referral or mining, or set aside for its epochs.
    Campaign {
        campaign: u64,
    },
    Treasury {},
    /// The mining share of fees, until a campaign takes it.
    MiningBudget {},
    /// In a market: what orders set aside, and fees that wait.
    Market {
        market: u64,
    },
    /// The price of a deal, paid in.
    Deal {
        deal: u64,
    },
}

/// Units that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Move {
    /// The operation that moved them.
    pub operation: u8,
    pub from: Place,
    pub to: Place,
    pub asset: u64,
    /// Base units.
    pub amount: String,
}

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

/// Which operation broke which rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Refused {
    pub operation: u8,
    #[serde(flatten)]
    pub refusal: RefusalDetails,
}

/// What became of a transaction.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Receipt {
    /// The transaction's id.
    pub transaction: String,
    pub payer: String,
    /// What was really charged.
    pub fee: Money,
    /// Whether the operations applied, all of them.
    pub applied: bool,
    /// Why none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// What really moved; the fee is not among it.
    pub moves: Vec<Move>,
    pub events: Vec<Event>,
}

impl Place {
    fn new(scene: &Scene<'_>, place: &ledger::Place) -> Self {
        match place {
            ledger::Place::Supply(_) => Self::Supply {},
            ledger::Place::Account(address) => Self::Account { account: scene.address(address) },
            ledger::Place::Held(held) => Self::Held { held: held.0 },
            ledger::Place::FeePot(_) => Self::FeePot {},
            ledger::Place::Packet(packet) => Self::Packet { packet: packet.0 },
            ledger::Place::LoanCollateral(loan) => Self::LoanCollateral { loan: loan.0 },
            ledger::Place::LoanOffer(loan) => Self::LoanOffer { loan: loan.0 },
            ledger::Place::Redemption(redemption) => Self::Redemption { redemption: redemption.0 },
            ledger::Place::Basket(basket) => Self::Basket { basket: basket.0 },
            ledger::Place::Bonded(candidate) => Self::Bonded { candidate: candidate.0 },
            ledger::Place::Unbonding(candidate) => Self::Unbonding { candidate: candidate.0 },
            ledger::Place::StakeRewards(_) => Self::StakeRewards {},
            ledger::Place::Savings(pool) => Self::Savings { pool: pool.0 },
            ledger::Place::Campaign(campaign) => Self::Campaign { campaign: campaign.0 },
            ledger::Place::Treasury(_) => Self::Treasury {},
            ledger::Place::MiningBudget(_) => Self::MiningBudget {},
            ledger::Place::Market(market) => Self::Market { market: market.0 },
            ledger::Place::Deal(deal) => Self::Deal { deal: deal.0 },
        }
    }
}

impl Move {
    fn new(scene: &Scene<'_>, entry: &ledger::Move) -> Self {
        Self {
            operation: entry.operation,
            from: Place::new(scene, &entry.from),
            to: Place::new(scene, &entry.to),
            asset: entry.asset.0,
            amount: entry.amount.to_string(),
        }
    }
}

impl Event {
    pub fn new(scene: &Scene<'_>, event: &ledger::Event) -> Self {
        let account = |address: &ledger::Address| scene.address(address);
        let held = |held: &receipt::HeldMoved| (held.held.0, account(&held.from), account(&held.to));
        let mandate = |changed: &receipt::MandateChanged| {
            (changed.mandate.0, account(&changed.payer), changed.payee.as_ref().map(account))
        };
        match event {
            ledger::Event::KeysSet(a) => Self::KeysSet { account: account(a) },
            ledger::Event::SharedOpened(a) => Self::SharedOpened { account: account(a) },
            ledger::Event::KeyGranted(key) => Self::KeyGranted { key: key.into() },
            ledger::Event::KeyRevoked(key) => Self::KeyRevoked { key: key.into() },
            ledger::Event::GuardiansSet(a) => Self::GuardiansSet { account: account(a) },
            ledger::Event::RecoveryStarted(e) => {
                Self::RecoveryStarted { account: account(&e.account), ready_ms: e.ready_ms }
            }
            ledger::Event::RecoveryVetoed(a) => Self::RecoveryVetoed { account: account(a) },
            ledger::Event::RecoveryFinished(a) => Self::RecoveryFinished { account: account(a) },
            ledger::Event::NameClaimed(name) => Self::NameClaimed { name: name.to_string() },
            ledger::Event::InboxSet(a) => Self::InboxSet { account: account(a) },
            ledger::Event::AssetCreated(asset) => Self::AssetCreated { asset: asset.0 },
            ledger::Event::FreezeChanged(e) => {
                Self::FreezeChanged { asset: e.asset.0, account: account(&e.account), set: e.set }
            }
            ledger::Event::AllowChanged(e) => {
                Self::AllowChanged { asset: e.asset.0, account: account(&e.account), set: e.set }
            }
            ledger::Event::PauseSet(e) => Self::PauseSet { asset: e.asset.0, paused: e.paused },
            ledger::Event::AssetEdited(asset) => Self::AssetEdited { asset: asset.0 },
            ledger::Event::PowerRenounced(e) => {
                Self::PowerRenounced { asset: e.asset.0, power: e.power.into() }
            }
            ledger::Event::HeldOpened(e) => {
                let (held, from, to) = held(e);
                Self::HeldOpened { held, from, to }
            }
            ledger::Event::HeldAccepted(e) => {
                let (held, from, to) = held(e);
                Self::HeldAccepted { held, from, to }
            }
            ledger::Event::HeldReturned(e) => {
                let (held, from, to) = held(e);
                Self::HeldReturned { held, from, to }
            }
            ledger::Event::PacketCreated(e) => {
                Self::PacketCreated { packet: e.packet.0, creator: account(&e.creator) }
            }
            ledger::Event::PacketClaimed(e) => Self::PacketClaimed {
                packet: e.packet.0,
                claimer: account(&e.claimer),
                share: e.share,
                amount: e.amount.to_string(),
            },
            ledger::Event::PacketReclaimed(e) => Self::PacketReclaimed {
                packet: e.packet.0,
                creator: account(&e.creator),
                amount: e.amount.to_string(),
            },
            ledger::Event::MandateGranted(e) => {
                let (mandate, payer, payee) = mandate(e);
                Self::MandateGranted { mandate, payer, payee }
            }
            ledger::Event::MandatePulled(e) => Self::MandatePulled {
                mandate: e.mandate.0,
                payer: account(&e.payer),
                payee: account(&e.payee),
                left: e.left.to_string(),
            },
            ledger::Event::MandateRevoked(e) => {
                let (mandate, payer, payee) = mandate(e);
                Self::MandateRevoked { mandate, payer, payee }
            }
            ledger::Event::LoanOffered(e) => Self::LoanOffered(LoanMade::new(scene, e)),
            ledger::Event::LoanAccepted(e) => {
                Self::LoanAccepted { loan: e.loan.0, by: account(&e.by), made: e.made }
            }
            ledger::Event::LoanOfferEnded(e) => Self::LoanOfferEnded(LoanMade::new(scene, e)),
            ledger::Event::LoanSigned(e) => Self::LoanSigned(LoanMade::new(scene, e)),
            ledger::Event::LoanRepaid(e) => Self::LoanRepaid(LoanPaid::new(scene, e)),
            ledger::Event::RepaymentStated(e) => Self::RepaymentStated {
                loan: e.loan.0,
                statement: e.statement,
                by: account(&e.by),
                amount: e.amount.to_string(),
            },
            ledger::Event::RepaymentAnswered(e) => Self::RepaymentAnswered(RepaymentAnswer::new(scene, e)),
            ledger::Event::LoanForgiven(e) => Self::LoanForgiven(LoanPaid::new(scene, e)),
            ledger::Event::LoanAssigned(e) => Self::LoanAssigned {
                loan: e.loan.0,
                from: account(&e.from),
                to: account(&e.to),
                done: e.done,
            },
            ledger::Event::CollateralAdded(e) => {
                Self::CollateralAdded { loan: e.loan.0, amount: e.amount.to_string() }
            }
            ledger::Event::CollateralClaimed(e) => Self::CollateralClaimed {
                loan: e.loan.0,
                taken: e.taken.to_string(),
                counted: (&e.counted).into(),
                closed: e.closed,
            },
            ledger::Event::LoanDefaulted(e) => Self::LoanDefaulted { loan: e.loan.0, owed: (&e.owed).into() },
            ledger::Event::GuaranteePaid(e) => Self::GuaranteePaid(LoanPaid::new(scene, e)),
            ledger::Event::LoanDisputed(e) => Self::LoanDisputed(LoanStatement::new(scene, e)),
            ledger::Event::LoanWitnessed(e) => Self::LoanWitnessed(LoanStatement::new(scene, e)),
            ledger::Event::CollateralReleased(e) => {
                Self::CollateralReleased { loan: e.loan.0, amount: e.amount.to_string() }
            }
            ledger::Event::FeedOpened(feed) => Self::FeedOpened { feed: feed.0 },
            ledger::Event::FeedEdited(feed) => Self::FeedEdited { feed: feed.0 },
            ledger::Event::FeedReported(e) => Self::FeedReported {
                feed: e.feed.0,
                reporter: account(&e.reporter),
                value: e.value.to_string(),
                price: e.price.map(|price| price.to_string()),
            },
            ledger::Event::StablecoinOpened(coin) => Self::StablecoinOpened { coin: coin.0 },
            ledger::Event::StablecoinEdited(coin) => Self::StablecoinEdited { coin: coin.0 },
            ledger::Event::ReserveAttested(e) => Self::ReserveAttested {
                coin: e.coin.0,
                custodian: account(&e.custodian),
                amount: e.amount.to_string(),
                as_of_ms: e.as_of_ms,
            },
            ledger::Event::StablecoinMinted(e) => Self::StablecoinMinted {
                coin: e.coin.0,
                dealer: account(&e.dealer),
                circulating: e.circulating.to_string(),
                attested: e.attested.to_string(),
            },
            ledger::Event::RedemptionRequested(e) => {
                Self::RedemptionRequested(RedemptionMoved::new(scene, e))
            }
            ledger::Event::RedemptionTaken(e) => Self::RedemptionTaken(RedemptionMoved::new(scene, e)),
            ledger::Event::RedemptionSettled(e) => Self::RedemptionSettled(RedemptionPaid::new(scene, e)),
            ledger::Event::RedemptionCancelled(e) => {
                Self::RedemptionCancelled(RedemptionMoved::new(scene, e))
            }
            ledger::Event::BasketOpened(basket) => Self::BasketOpened { basket: basket.0 },
            ledger::Event::CompositionVoted(e) => {
                Self::CompositionVoted { basket: e.basket.0, effective_ms: e.effective_ms }
            }
            ledger::Event::CompositionAdopted(basket) => Self::CompositionAdopted { basket: basket.0 },
            ledger::Event::CandidateOpened(candidate) => Self::CandidateOpened { candidate: candidate.0 },
            ledger::Event::Bonded(e) => Self::Bonded {
                candidate: e.candidate.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
            },
            ledger::Event::Unbonded(e) => Self::Unbonded {
                candidate: e.candidate.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                ready_ms: e.ready_ms,
            },
            ledger::Event::StakeMoved(e) => Self::StakeMoved {
                from: e.from.0,
                to: e.to.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                ready_ms: e.ready_ms,
            },
            ledger::Event::CommissionSet(e) => {
                Self::CommissionSet { candidate: e.candidate.0, commission_bps: e.commission_bps }
            }
            ledger::Event::CandidateRetired(candidate) => Self::CandidateRetired { candidate: candidate.0 },
            ledger::Event::PoolOpened(pool) => Self::PoolOpened { pool: pool.0 },
            ledger::Event::FlexibleDeposited(e) => Self::FlexibleDeposited {
                pool: e.pool.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                shares: e.shares.to_string(),
            },
            ledger::Event::FlexibleWithdrawn(e) => Self::FlexibleWithdrawn {
                pool: e.pool.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                shares: e.shares.to_string(),
            },
            ledger::Event::FixedDeposited(e) => Self::FixedDeposited {
                deposit: e.deposit.0,
                pool: e.pool.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                interest: e.interest.to_string(),
                matures_ms: e.matures_ms,
            },
            ledger::Event::FixedWithdrawn(e) => Self::FixedWithdrawn {
                deposit: e.deposit.0,
                pool: e.pool.0,
                account: account(&e.account),
                amount: e.amount.to_string(),
                interest: e.interest.to_string(),
            },
            ledger::Event::PoolClosed(pool) => Self::PoolClosed { pool: pool.0 },
            ledger::Event::SeatSet(e) => {
                Self::SeatSet { member: hex(&e.member), from: account(&e.from), to: account(&e.to) }
            }
            ledger::Event::Proposed(e) => Self::Proposed { proposal: e.proposal.0, member: hex(&e.member) },
            ledger::Event::Voted(e) => Self::Voted {
                proposal: e.proposal.0,
                member: hex(&e.member),
                yes: e.yes,
                stage: (&e.stage).into(),
            },
            ledger::Event::ProposalWithdrawn(id) => Self::ProposalWithdrawn { proposal: id.0 },
            ledger::Event::ProposalEnacted(id) => Self::ProposalEnacted { proposal: id.0 },
            ledger::Event::ProposalClosed(e) => {
                Self::ProposalClosed { proposal: e.proposal.0, stage: (&e.stage).into() }
            }
            ledger::Event::MarketOpened(e) => {
                Self::MarketOpened { market: e.market.0, base: e.base.0, quote: e.quote.0 }
            }
            ledger::Event::OrderPlaced(e) => Self::OrderPlaced(Box::new(OrderPlaced::new(scene, e))),
            ledger::Event::OrderCancelled(e) => Self::OrderCancelled {
                market: e.market.0,
                owner: account(&e.owner),
                cancelled: (&e.cancelled).into(),
            },
            ledger::Event::OrdersCancelled(e) => Self::OrdersCancelled {
                market: e.market.0,
                owner: account(&e.owner),
                cancelled: e.cancelled.iter().map(Cancelled::from).collect(),
                remain: e.remain,
            },
            ledger::Event::Converted(e) => Self::Converted {
                owner: account(&e.owner),
                gave: e.gave.to_string(),
                received: e.received.to_string(),
                hops: e.hops.iter().map(|hop| Hop::new(scene, hop)).collect(),
            },
            ledger::Event::ReferralOpened(e) => Self::ReferralOpened(CampaignMoved::new(scene, e)),
            ledger::Event::CampaignFunded(e) => Self::CampaignFunded(CampaignMoved::new(scene, e)),
            ledger::Event::ReferrerBound(e) => Self::ReferrerBound {
                campaign: e.campaign.0,
                invitee: account(&e.invitee),
                referrer: account(&e.referrer),
            },
            ledger::Event::ReferralPaid(e) => Self::ReferralPaid(ReferralPaid::new(scene, e)),
            ledger::Event::ReferralClosed(e) => Self::ReferralClosed(CampaignMoved::new(scene, e)),
            ledger::Event::MiningOpened(e) => Self::MiningOpened(CampaignMoved::new(scene, e)),
            ledger::Event::MiningJoined(e) => Self::MiningJoined(CampaignMoved::new(scene, e)),
            ledger::Event::PostLiked(e) => Self::PostLiked {
                campaign: e.campaign.0,
                post: e.post.0,
                account: account(&e.account),
                points: e.points.to_string(),
            },
            ledger::Event::ReadingAttested(e) => {
                Self::ReadingAttested { campaign: e.campaign.0, epoch: e.epoch, points: e.points.to_string() }
            }
            ledger::Event::MiningClaimed(e) => Self::MiningClaimed(Box::new(MiningClaimed::new(scene, e))),
            ledger::Event::MiningClosed(e) => Self::MiningClosed(CampaignMoved::new(scene, e)),
            ledger::Event::DealOpened(e) => Self::DealOpened(DealParties::new(scene, e)),
            ledger::Event::DealAccepted(e) => Self::DealAccepted(DealStep::new(scene, e)),
            ledger::Event::DealShipped(e) => Self::DealShipped(DealStep::new(scene, e)),
            ledger::Event::DealConfirmed(e) => Self::DealConfirmed(DealParties::new(scene, e)),
            ledger::Event::DealRefunded(e) => Self::DealRefunded(DealParties::new(scene, e)),
            ledger::Event::DealSettled(e) => Self::DealSettled(DealDecided::new(scene, e)),
            ledger::Event::DealDisputed(e) => Self::DealDisputed(DealStep::new(scene, e)),
            ledger::Event::DealRuled(e) => Self::DealRuled(DealParties::new(scene, e)),
            ledger::Event::DealCancelled(e) => Self::DealCancelled(DealOffer::new(scene, e)),
            ledger::Event::PublisherRegistered(a) => Self::PublisherRegistered { account: account(a) },
            ledger::Event::PostPublished(e) => Self::PostPublished {
                post: e.post.0,
                publisher: account(&e.publisher),
                replaces: e.replaces.map(|post| post.0),
            },
            ledger::Event::PostWithdrawn(e) => {
                Self::PostWithdrawn { post: e.post.0, publisher: account(&e.publisher) }
            }
            ledger::Event::PostTipped(e) => {
                Self::PostTipped { post: e.post.0, publisher: account(&e.publisher), from: account(&e.from) }
            }
        }
    }
}

impl Receipt {
    pub fn new(scene: &Scene<'_>, receipt: &ledger::Receipt) -> Self {
        Self {
            transaction: receipt.transaction.to_hex(),
            payer: scene.address(&receipt.payer),
            fee: (&receipt.fee).into(),
            applied: receipt.is_applied(),
            refused: match &receipt.outcome {
                Outcome::Applied(_) => None,
                Outcome::Refused(refused) => {
                    Some(Refused { operation: refused.operation, refusal: scene.refusal(refused.refusal) })
                }
            },
            moves: receipt.moves.iter().map(|entry| Move::new(scene, entry)).collect(),
            events: receipt.events.iter().map(|event| Event::new(scene, event)).collect(),
        }
    }
}

/// The assets that a receipt speaks of, each once.
pub fn assets_of(receipt: &ledger::Receipt) -> Vec<AssetId> {
    let moved = receipt.moves.iter().map(|entry| entry.asset);
    let created = receipt.events.iter().filter_map(|event| match event {
        ledger::Event::AssetCreated(asset) | ledger::Event::AssetEdited(asset) => Some(*asset),
        ledger::Event::FreezeChanged(change) | ledger::Event::AllowChanged(change) => Some(change.asset),
        ledger::Event::PauseSet(change) => Some(change.asset),
        ledger::Event::PowerRenounced(change) => Some(change.asset),
        ledger::Event::StablecoinOpened(asset) | ledger::Event::StablecoinEdited(asset) => Some(*asset),
        ledger::Event::ReserveAttested(said) => Some(said.coin),
        ledger::Event::RedemptionTaken(moved) => Some(moved.coin),
        ledger::Event::BasketOpened(asset) | ledger::Event::CompositionAdopted(asset) => Some(*asset),
        ledger::Event::CompositionVoted(notice) => Some(notice.basket),
        _ => None,
    });
    let traded = receipt.events.iter().flat_map(|event| match event {
        ledger::Event::MarketOpened(opened) => vec![opened.base, opened.quote],
        _ => Vec::new(),
    });
    let mut assets: Vec<_> = moved.chain(created).chain(traded).chain([receipt.fee.asset]).collect();
    assets.sort_unstable();
    assets.dedup();
    assets
}
