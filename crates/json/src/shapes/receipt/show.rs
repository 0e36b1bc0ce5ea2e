//! Events as they are shown.

use super::{
    super::{
        Scene,
        campaign::{CampaignMoved, MiningClaimed, ReferralPaid},
        deal::{DealDecided, DealOffer, DealParties, DealStep},
        exchange::{Cancelled, Hop, OrderPlaced},
        loan::{LoanMade, LoanPaid, LoanStatement, RepaymentAnswer},
        reserve::{RedemptionMoved, RedemptionPaid},
    },
    Event,
};
use tally_types::{self as ledger, hash::hex, receipt};

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
