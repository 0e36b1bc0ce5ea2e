//! Receipts as JSON.

use super::{
    Money, RefusalDetails, Scene,
    asset::Power,
    key::PublicKey,
    loan::{Allocation, LoanMade, LoanPaid, LoanStatement, RepaymentAnswer},
    reserve::{RedemptionMoved, RedemptionPaid},
};
use serde::Serialize;
use tally_types::{self as ledger, AssetId, Outcome, receipt};
use utoipa::ToSchema;

/// Where units are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
}

/// Units that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    KeysSet { account: String },
    SharedOpened { account: String },
    KeyGranted { key: PublicKey },
    KeyRevoked { key: PublicKey },
    GuardiansSet { account: String },
    RecoveryStarted { account: String, ready_ms: Option<u64> },
    RecoveryVetoed { account: String },
    RecoveryFinished { account: String },
    NameClaimed { name: String },
    InboxSet { account: String },
    AssetCreated { asset: u64 },
    FreezeChanged { asset: u64, account: String, set: bool },
    AllowChanged { asset: u64, account: String, set: bool },
    PauseSet { asset: u64, paused: bool },
    AssetEdited { asset: u64 },
    PowerRenounced { asset: u64, power: Power },
    HeldOpened { held: u64, from: String, to: String },
    HeldAccepted { held: u64, from: String, to: String },
    HeldReturned { held: u64, from: String, to: String },
    LoanOffered(LoanMade),
    LoanAccepted { loan: u64, by: String, made: bool },
    LoanOfferEnded(LoanMade),
    LoanSigned(LoanMade),
    LoanRepaid(LoanPaid),
    RepaymentStated { loan: u64, statement: u32, by: String, amount: String },
    RepaymentAnswered(RepaymentAnswer),
    LoanForgiven(LoanPaid),
    LoanAssigned { loan: u64, from: String, to: String, done: bool },
    CollateralAdded { loan: u64, amount: String },
    CollateralClaimed { loan: u64, taken: String, counted: Allocation, closed: bool },
    LoanDefaulted { loan: u64, owed: Allocation },
    GuaranteePaid(LoanPaid),
    LoanDisputed(LoanStatement),
    LoanWitnessed(LoanStatement),
    CollateralReleased { loan: u64, amount: String },
    FeedOpened { feed: u64 },
    FeedEdited { feed: u64 },
    FeedReported { feed: u64, reporter: String, value: String, price: Option<String> },
    StablecoinOpened { coin: u64 },
    StablecoinEdited { coin: u64 },
    ReserveAttested { coin: u64, custodian: String, amount: String, as_of_ms: u64 },
    StablecoinMinted { coin: u64, dealer: String, circulating: String, attested: String },
    RedemptionRequested(RedemptionMoved),
    RedemptionTaken(RedemptionMoved),
    RedemptionSettled(RedemptionPaid),
    RedemptionCancelled(RedemptionMoved),
    BasketOpened { basket: u64 },
    CompositionVoted { basket: u64, effective_ms: u64 },
    CompositionAdopted { basket: u64 },
}

/// Which operation broke which rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Refused {
    pub operation: u8,
    #[serde(flatten)]
    pub refusal: RefusalDetails,
}

/// What became of a transaction.
#[derive(Debug, Serialize, ToSchema)]
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
            ledger::Place::LoanCollateral(loan) => Self::LoanCollateral { loan: loan.0 },
            ledger::Place::LoanOffer(loan) => Self::LoanOffer { loan: loan.0 },
            ledger::Place::Redemption(redemption) => Self::Redemption { redemption: redemption.0 },
            ledger::Place::Basket(basket) => Self::Basket { basket: basket.0 },
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
    let mut assets: Vec<_> = moved.chain(created).chain([receipt.fee.asset]).collect();
    assets.sort_unstable();
    assets.dedup();
    assets
}
