//! Records of the last final state, decoded.

use super::{
    error::ApiError,
    json::{Scene, asset::AssetBrief},
    problem::Problem,
    state::App,
};
use tally_types::{
    Address, AssetId, Handle, Parameters, StateKey,
    account::{Account, Balance, Security},
    asset::Asset,
    bytes::Bytes,
    codec::{Copying, DecodeExt, Read},
    council::{Appointment, Council, Proposal, ProposalId, Role, SoftwareVersion},
    deal::{Deal, DealId},
    loan::{Credit, LoanId, Note, Offer},
    mandate::{Mandate, MandateId},
    news::{PostId, Posted, Publisher},
    oracle::{Feed, FeedId},
    packet::{Packet, PacketId},
    reserve::{Basket, Redemption, RedemptionId, Stablecoin},
    state::{Global, NameRecord},
    transfer::{Held, HeldId},
};

/// Most records read at once.
const CHUNK: usize = 256;

/// Decodes a record of the state.
pub(super) fn decode<T: Read<Cfg = ()>>(bytes: Option<&Bytes>) -> Result<Option<T>, ApiError> {
    let Some(bytes) = bytes else { return Ok(None) };
    match T::decode(Copying(bytes)) {
        Ok(record) => Ok(Some(record)),
        Err(error) => {
            tracing::error!(%error, "a record of the state does not decode");
            Err(Problem::Internal.into())
        }
    }
}

impl App {
    /// The records' bytes, in the keys' order.
    pub(super) async fn raw(&self, keys: Vec<StateKey>) -> Result<Vec<Option<Bytes>>, ApiError> {
        let mut records = Vec::with_capacity(keys.len());
        for part in keys.chunks(CHUNK) {
            records.extend(self.node.records(part.to_vec()).await.ok_or(Problem::Starting)?);
        }
        Ok(records)
    }

    pub(super) async fn records<T: Read<Cfg = ()>>(
        &self,
        keys: Vec<StateKey>,
    ) -> Result<Vec<Option<T>>, ApiError> {
        let records = self.raw(keys).await?;
        records.iter().map(|bytes| decode(bytes.as_ref())).collect()
    }

    pub(super) async fn record<T: Read<Cfg = ()>>(&self, key: StateKey) -> Result<Option<T>, ApiError> {
        Ok(self.records(vec![key]).await?.pop().flatten())
    }

    /// An account with the rarely used part of it, both of one state.
    pub(super) async fn account(
        &self,
        address: &Address,
    ) -> Result<(Option<Account>, Option<Security>), ApiError> {
        let records = self.raw(vec![StateKey::account(address), StateKey::security(address)]).await?;
        let [account, security] = &records[..] else { return Err(Problem::Internal.into()) };
        Ok((decode(account.as_ref())?, decode(security.as_ref())?))
    }

    pub(super) async fn accounts(&self, addresses: &[Address]) -> Result<Vec<Option<Account>>, ApiError> {
        self.records(addresses.iter().map(StateKey::account).collect()).await
    }

    /// Balances that lie outside the account's record.
    pub(super) async fn spilled(
        &self,
        keys: &[(Address, AssetId)],
    ) -> Result<Vec<Option<Balance>>, ApiError> {
        self.records(keys.iter().map(|(address, asset)| StateKey::balance(address, *asset)).collect()).await
    }

    pub(super) async fn asset(&self, asset: AssetId) -> Result<Option<Asset>, ApiError> {
        self.record(StateKey::asset(asset)).await
    }

    pub(super) async fn assets(&self, assets: &[AssetId]) -> Result<Vec<Option<Asset>>, ApiError> {
        self.records(assets.iter().map(|asset| StateKey::asset(*asset)).collect()).await
    }

    /// What is needed to show amounts of `assets`, each once.
    pub(super) async fn briefs(
        &self,
        scene: &Scene<'_>,
        assets: impl IntoIterator<Item = AssetId>,
    ) -> Result<Vec<AssetBrief>, ApiError> {
        let mut assets: Vec<AssetId> = assets.into_iter().collect();
        assets.sort_unstable();
        assets.dedup();
        let records = self.assets(&assets).await?;
        let known = assets.iter().zip(&records).filter_map(|(id, record)| Some((*id, record.as_ref()?)));
        Ok(known.map(|(id, record)| AssetBrief::new(scene, id, record)).collect())
    }

    pub(super) async fn held(&self, ids: &[HeldId]) -> Result<Vec<Option<Held>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::held(*id)).collect()).await
    }

    pub(super) async fn packets(&self, ids: &[PacketId]) -> Result<Vec<Option<Packet>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::packet(*id)).collect()).await
    }

    pub(super) async fn mandates(&self, ids: &[MandateId]) -> Result<Vec<Option<Mandate>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::mandate(*id)).collect()).await
    }

    pub(super) async fn notes(&self, ids: &[LoanId]) -> Result<Vec<Option<Note>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::loan(*id)).collect()).await
    }

    pub(super) async fn loan_offers(&self, ids: &[LoanId]) -> Result<Vec<Option<Offer>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::loan_offer(*id)).collect()).await
    }

    pub(super) async fn credit_record(&self, account: &Address) -> Result<Option<Credit>, ApiError> {
        self.record(StateKey::credit(account)).await
    }

    pub(super) async fn feeds(&self, ids: &[FeedId]) -> Result<Vec<Option<Feed>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::feed(*id)).collect()).await
    }

    pub(super) async fn coins(&self, ids: &[AssetId]) -> Result<Vec<Option<Stablecoin>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::stablecoin(*id)).collect()).await
    }

    pub(super) async fn redemptions(
        &self,
        ids: &[RedemptionId],
    ) -> Result<Vec<Option<Redemption>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::redemption(*id)).collect()).await
    }

    pub(super) async fn basket_records(&self, ids: &[AssetId]) -> Result<Vec<Option<Basket>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::basket(*id)).collect()).await
    }

    pub(super) async fn deals(&self, ids: &[DealId]) -> Result<Vec<Option<Deal>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::deal(*id)).collect()).await
    }

    pub(super) async fn posts(&self, ids: &[PostId]) -> Result<Vec<Option<Posted>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::post(*id)).collect()).await
    }

    pub(super) async fn publishers(&self, accounts: &[Address]) -> Result<Vec<Option<Publisher>>, ApiError> {
        self.records(accounts.iter().map(StateKey::publisher).collect()).await
    }

    /// Who has the name, or one that looks like it.
    pub(super) async fn name(&self, handle: &Handle) -> Result<Option<NameRecord>, ApiError> {
        self.record(StateKey::name(handle)).await
    }

    pub(super) async fn global(&self) -> Result<Global, ApiError> {
        self.record(StateKey::global()).await?.ok_or_else(|| Problem::Starting.into())
    }

    pub(super) async fn parameters(&self) -> Result<Parameters, ApiError> {
        self.record(StateKey::parameters()).await?.ok_or_else(|| Problem::Starting.into())
    }

    pub(super) async fn council(&self) -> Result<Council, ApiError> {
        self.record(StateKey::council()).await?.ok_or_else(|| Problem::Starting.into())
    }

    pub(super) async fn proposals(&self, ids: &[ProposalId]) -> Result<Vec<Option<Proposal>>, ApiError> {
        self.records(ids.iter().map(|id| StateKey::proposal(*id)).collect()).await
    }

    pub(super) async fn appointments(&self, roles: &[Role]) -> Result<Vec<Option<Appointment>>, ApiError> {
        self.records(roles.iter().map(StateKey::appointment).collect()).await
    }

    /// The software version that the council decided on last.
    pub(super) async fn version(&self) -> Result<Option<SoftwareVersion>, ApiError> {
        self.record(StateKey::version()).await
    }

    /// Reads `tally1…`, `0x…` or `@name`.
    pub(super) async fn find_account(&self, scene: &Scene<'_>, text: &str) -> Result<Address, ApiError> {
        if !text.starts_with('@') {
            return Ok(scene.read_address(text)?);
        }
        let handle = Handle::parse(text).ok_or(Problem::NameInvalid)?;
        self.owner(&handle).await
    }

    /// The account with exactly this name: one that only looks like it is never paid by mistake.
    pub(super) async fn owner(&self, handle: &Handle) -> Result<Address, ApiError> {
        match self.name(handle).await? {
            None => Err(Problem::UnknownName.into()),
            Some(record) if record.name == *handle => Ok(record.owner),
            Some(_) => Err(Problem::NameLooksAlike.into()),
        }
    }
}
