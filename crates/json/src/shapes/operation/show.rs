//! Operations as they are shown.

use super::{
    super::{
        Scene,
        asset::Powers,
        council::Measure,
        deal::{DealNoted, OpenDeal, RuleDeal},
        kind_name, loan,
        mandate::GrantMandate,
        mining::{AttestReading, OpenMining},
        news::{Post, RegisterPublisher},
        oracle,
        referral::OpenReferral,
        reserve,
        savings::SavingsTerm,
        transfer::Memo,
    },
    Action, KeyLimit, Share,
};
use tally_types::{self as ledger, Hash, hash::hex};

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
}
