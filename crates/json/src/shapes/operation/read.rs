//! Operations as they are read: strictly, within the bounds of their types.

use super::{
    super::{
        super::{error::ApiError, problem::Problem},
        Scene,
        exchange::read_lots,
        kind_tag, read_amount, read_hash, read_text,
        transfer::Memo,
    },
    Action, KeyLimit, Share, list,
};
use tally_types::{
    self as ledger, AssetId, Handle, Hash,
    account::{
        ClaimName, FinishRecovery, GrantKey, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys,
        StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, CreateAsset, EditAsset, Holder, Mint, RenouncePower},
    council::{ProposalId, ProposalOnly, Propose, SetSeat, Vote},
    deal::{CancelDeal, DealId, DealOnly},
    exchange::{CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderOnly, PlaceOrder},
    mining::{ClaimMining, LikePost},
    news::{PostId, Tip, WithdrawPost},
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign},
    savings::{self, DepositFixed, DepositId, OpenPool, PoolAmount, PoolId, PoolOnly, WithdrawFixed},
    stake::{
        BecomeCandidate, CandidateId, CandidateOnly, CarryPenalty, MoveStake, SetCommission, StakeAmount,
    },
    transfer::{self, HeldId, HeldOnly, Hold, Send, SendMany},
    wire::Empty,
};

fn stake_amount(candidate: u64, amount: &str) -> Result<StakeAmount, ApiError> {
    Ok(StakeAmount { candidate: CandidateId(candidate), amount: read_amount(amount)? })
}

fn pool_amount(pool: u64, amount: &str) -> Result<PoolAmount, ApiError> {
    Ok(PoolAmount { pool: PoolId(pool), amount: read_amount(amount)? })
}

impl Action {
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
