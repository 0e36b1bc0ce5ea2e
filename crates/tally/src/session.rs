//! A command's connection: the node, the network it serves, and the user's wallet.
//!
//! Before anything else is asked, the network behind the node must be the one that is pinned or named.

use crate::{
    client::{AccountInfo, AssetInfo, Client, NetworkInfo, PoolInfo},
    context::Context,
    failure::{ArgumentsError, Failure, Missing, Unverified},
    parse::{self, AssetText, InputError, Payee},
    wallet::{Entry, Pin, Pins, Store, WalletError},
};
use std::{cell::RefCell, collections::BTreeMap};
use tally_types::{
    Address, Amount, AssetId, Handle, PublicKey,
    proof::NetworkId,
    savings::PoolId,
    text::is_plain,
    transfer::{MAX_MEMO_BYTES, Memo},
};
use tally_wallet::{build, proof::NetworkKey};

/// A connection to a network that the user trusts.
pub struct Session<'a> {
    pub context: &'a Context,
    pub client: Client,
    pub network: NetworkInfo,
    /// The key under which everything is verified: the pinned one, whatever the node says.
    pub key: NetworkKey,
    pub store: Store,
    assets: RefCell<BTreeMap<AssetId, AssetInfo>>,
    names: RefCell<BTreeMap<Address, Option<Handle>>>,
    pools: RefCell<BTreeMap<PoolId, PoolInfo>>,
}

impl<'a> Session<'a> {
    /// Connects with the node and makes sure whose network it serves.
    pub fn open(context: &'a Context) -> Result<Self, Failure> {
        let client = Client::new(&context.node, context.say)?;
        let network = client.network()?;
        let key = trust(context, &network)?;
        let store = context.store()?;
        let assets = RefCell::new(BTreeMap::from([(AssetId::COIN, network.coin.clone())]));
        let (names, pools) = (RefCell::default(), RefCell::default());
        Ok(Self { context, client, network, key, store, assets, names, pools })
    }

    /// The network as proofs name it.
    pub fn id(&self) -> NetworkId {
        NetworkId { chain_id: self.network.chain_id, genesis: self.network.genesis }
    }

    /// The network as signatures name it.
    pub fn signing(&self) -> build::Network {
        build::Network { chain_id: self.network.chain_id, genesis: self.network.genesis }
    }

    /// Whom a text names: an address, an `@name`, or an account of the wallet.
    pub fn payee(&self, text: &str) -> Result<Address, Failure> {
        // The user's own names come first, so that nobody else's choice of a name can shadow them.
        if let Some(entry) = self.store.find(text) {
            return Ok(entry.address);
        }
        match parse::payee(text, &self.network.prefix)? {
            Payee::Address(address) => Ok(address),
            Payee::Handle(handle) => self.named(&handle),
            Payee::Label(label) => Err(Missing::Account(label).into()),
        }
    }

    fn named(&self, handle: &Handle) -> Result<Address, Failure> {
        let found = self.client.find_name(handle)?;
        found.ok_or_else(|| Missing::Name(handle.to_string()).into())
    }

    /// The account that acts: the one that is named, or the wallet's default.
    pub fn actor(&self, text: Option<&str>) -> Result<Address, Failure> {
        match text {
            Some(text) => self.payee(text),
            None => self.default_entry().map(|entry| entry.address),
        }
    }

    fn default_entry(&self) -> Result<&Entry, Failure> {
        match (self.store.default_entry(), self.store.exists()) {
            (Some(entry), _) => Ok(entry),
            (None, true) => Err(ArgumentsError::NoAccounts.into()),
            (None, false) => Err(WalletError::NoVault { path: self.store.path().to_owned() }.into()),
        }
    }

    /// The public key that a text names: a key, or an account of the wallet.
    pub fn public_key(&self, text: &str) -> Result<PublicKey, Failure> {
        match self.store.find(text) {
            Some(entry) => entry.key.ok_or_else(|| WalletError::WatchOnly { name: text.to_owned() }.into()),
            None => Ok(parse::public_key(text)?),
        }
    }

    /// The asset that a text names, of those that `holder` has where a code alone would not say which.
    pub fn asset(&self, text: &str, holder: Address) -> Result<AssetInfo, Failure> {
        match text.parse::<AssetText>()? {
            AssetText::Id(id) => self.asset_by_id(id),
            AssetText::Both(code, id) => {
                let asset = self.asset_by_id(id)?;
                if asset.code == code { Ok(asset) } else { Err(Missing::Asset(text.to_owned()).into()) }
            }
            AssetText::Code(code) => self.asset_by_code(&code, holder),
        }
    }

    /// Like [`Self::asset`]; the coin when nothing is named.
    pub fn asset_or_coin(&self, text: Option<&str>, holder: Address) -> Result<AssetInfo, Failure> {
        text.map_or_else(|| Ok(self.network.coin.clone()), |text| self.asset(text, holder))
    }

    /// The asset with this number.
    pub fn asset_by_id(&self, id: AssetId) -> Result<AssetInfo, Failure> {
        if let Some(asset) = self.assets.borrow().get(&id) {
            return Ok(asset.clone());
        }
        let asset = self.client.asset(id)?.ok_or_else(|| Missing::Asset(format!("#{id}")))?;
        self.assets.borrow_mut().insert(id, asset.clone());
        Ok(asset)
    }

    /// The savings pool with this number.
    pub fn pool(&self, id: PoolId) -> Result<PoolInfo, Failure> {
        if let Some(pool) = self.pools.borrow().get(&id) {
            return Ok(pool.clone());
        }
        let pool = self.client.pool(id)?.ok_or(Missing::Pool(id.0))?;
        self.pools.borrow_mut().insert(id, pool.clone());
        Ok(pool)
    }

    /// The coin, when it has this code; else the one asset with this code that the holder has; else the only one there is.
    fn asset_by_code(&self, code: &str, holder: Address) -> Result<AssetInfo, Failure> {
        if self.network.coin.code == code {
            return Ok(self.network.coin.clone());
        }
        let account = self.account(&holder)?;
        let mut held = Vec::new();
        for balance in &account.balances {
            if self.asset_by_id(balance.asset)?.code == code {
                held.push(balance.asset);
            }
        }
        match held[..] {
            [id] => return self.asset_by_id(id),
            [] => {}
            _ => return Err(ambiguous(code, &held)),
        }
        let all: Vec<_> = self.client.assets_with_code(code)?.into_iter().map(|asset| asset.id).collect();
        match all[..] {
            [id] => self.asset_by_id(id),
            [] => Err(Missing::Asset(code.to_owned()).into()),
            _ => Err(ambiguous(code, &all)),
        }
    }

    /// What the ledger has of an account.
    pub fn account(&self, address: &Address) -> Result<AccountInfo, Failure> {
        Ok(self.client.account(address)?)
    }

    /// An address as this network writes it, with the name the wallet gave it or else the one it claimed.
    pub fn show(&self, address: &Address) -> String {
        let text = address.to_text(&self.network.prefix);
        match (self.store.find_address(address), self.name_of(address)) {
            (Some(entry), _) => format!("{text} ({})", entry.name),
            (None, Some(name)) => format!("{text} ({name})"),
            (None, None) => text,
        }
    }

    /// The name that an account claimed, as far as the node tells.
    pub fn name_of(&self, address: &Address) -> Option<Handle> {
        if let Some(known) = self.names.borrow().get(address) {
            return known.clone();
        }
        let name = self.client.account(address).ok()?.name;
        self.names.borrow_mut().insert(*address, name.clone());
        name
    }

    /// An amount with its asset's code; base units when the asset is not known.
    pub fn show_amount(&self, asset: AssetId, amount: Amount) -> String {
        match self.asset_by_id(asset) {
            Ok(asset) => asset.show(amount),
            Err(_) => self.context.say.base_units(amount, asset),
        }
    }

    /// A memo for everyone to read.
    pub fn open_memo(&self, text: Option<&str>) -> Result<Memo, Failure> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(Memo::NONE) };
        let memo = tally_types::text::Text::new(text)
            .ok_or(InputError::MemoTooLong { bytes: text.len(), most: MAX_MEMO_BYTES })?;
        if is_plain(text) { Ok(Memo::Open(memo)) } else { Err(InputError::MemoNotPlain.into()) }
    }
}

fn ambiguous(code: &str, ids: &[AssetId]) -> Failure {
    InputError::AssetAmbiguous { code: code.to_owned(), ids: ids.iter().map(|id| id.0).collect() }.into()
}

/// Makes sure that the node's network is the one the user named, or the pinned one; pins it when neither is there.
fn trust(context: &Context, network: &NetworkInfo) -> Result<NetworkKey, Failure> {
    let mut pins = Pins::read(&context.wallet)?;
    let found = Pin {
        public_key: network.public_key.to_string(),
        chain_id: network.chain_id,
        genesis: network.genesis.to_hex(),
        prefix: network.prefix.clone(),
    };
    let pinned = pins.get(&context.node).cloned();
    let known = match (&context.network, &pinned) {
        // What the user says now counts more than what was said once.
        (Some(named), _) => Some(named.to_string()),
        (None, Some(pin)) => Some(pin.public_key.clone()),
        (None, None) => None,
    };
    if let Some(known) = known.filter(|known| *known != found.public_key) {
        return Err(Unverified::OtherNetwork { pinned: known, found: found.public_key }.into());
    }
    match pinned {
        Some(pin) if pin == found => {}
        // The same key with another genesis is another network, unless the user says otherwise.
        Some(pin) if context.network.is_none() => {
            return Err(Unverified::OtherNetwork { pinned: pin.genesis, found: found.genesis }.into());
        }
        _ => {
            context.terminal.note(&context.say.pinned(&network.name, &context.node, &found.public_key));
            pins.set(&context.node, found)?;
        }
    }
    Ok(network.public_key)
}
