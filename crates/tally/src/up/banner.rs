//! What a local network says of itself when it runs: where it is, whose money is in it, and what to try.

use super::demo;
use crate::{
    client::Client,
    clock,
    failure::Failure,
    i18n::Language,
    table::{self, Align, Table},
};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tally_types::{AssetId, Genesis, Hash, hash::hex};
use tally_wallet::{Draft, Intent, build};

/// How long a demo account's claim of its name may take.
const CLAIM_WITHIN_MS: u64 = 60_000;

/// What is said.
pub struct Banner<'a> {
    pub genesis: &'a Genesis,
    pub addresses: Vec<SocketAddr>,
    pub demo: PathBuf,
    /// The demo accounts, and what each of them holds.
    pub accounts: Vec<(demo::Account, String)>,
    /// Whether they live in an economy.
    pub economy: bool,
}

/// What can be tried. `id` and so on are of things that are there.
pub enum Tries {
    /// A network with nothing on it but a transaction whose receipt can be fetched.
    Empty {
        example: Option<Hash>,
    },
    Economy {
        demo: PathBuf,
        market: u64,
        deal: u64,
    },
}

impl Banner<'_> {
    pub fn text(&self, say: Language) -> String {
        let apis: Vec<_> = self.addresses.iter().map(|address| format!("http://{address}")).collect();
        let rows = [
            (say.row_page(), say.open_page(self.page())),
            (say.row_network(), self.genesis.name.to_string()),
            (say.row_chain(), self.genesis.chain_id.to_string()),
            (say.row_genesis(), self.genesis.hash().to_hex()),
            (say.row_public_key(), public_key(self.genesis)),
            (say.row_api(), apis.join("  ")),
        ];
        let note = match self.economy {
            true => say.economy_note(self.demo.display(), demo::PASSPHRASE),
            false => say.demo_accounts(self.demo.display(), demo::PASSPHRASE),
        };
        format!(
            "\n{}\n\n{}\n{}\n{}\n{note}\n",
            say.network_runs(),
            table::pairs(&rows),
            say.dealt_here(),
            self.people(say),
        )
    }

    /// Where the wallet's page is. On loopback it is called by name: browsers keep passkeys for names, not for addresses.
    fn page(&self) -> String {
        match self.addresses.first() {
            Some(first) if first.ip().is_loopback() => format!("http://localhost:{}", first.port()),
            Some(first) => format!("http://{first}"),
            None => String::new(),
        }
    }

    fn people(&self, say: Language) -> String {
        let mut accounts = Table::new([
            (say.title_name(), Align::Left),
            (if self.economy { say.title_part() } else { String::new() }, Align::Left),
            (say.title_address(), Align::Left),
            (say.title_balance(), Align::Right),
        ]);
        for (account, balance) in &self.accounts {
            let part = if self.economy { say.part(account.role) } else { String::new() };
            accounts.row(vec![format!("@{}", account.name), part, account.address_text(), balance.clone()]);
        }
        accounts.render()
    }
}

impl Tries {
    /// Three commands to paste, for the network of this genesis behind `node`.
    pub fn text(&self, say: Language, genesis: &Genesis, node: &str) -> String {
        let (tally, key) = (program(), public_key(genesis));
        let node = if node == crate::args::DEFAULT_NODE { String::new() } else { format!(" --node {node}") };
        let wallet = format!("{tally} wallet new && {tally}{node} faucet");
        let pay = format!("{tally}{node} send @bob 12.5 --memo lunch");
        let tries = match self {
            Self::Empty { example } => {
                let example = example.map_or_else(|| "<transaction>".to_owned(), |id| id.to_hex());
                let prove = format!(
                    "{tally}{node} receipt {example} -o r.tally && {tally} verify r.tally --network {key}"
                );
                [(say.try_wallet(), wallet), (say.try_pay(), pay), (say.try_verify(), prove)]
            }
            Self::Economy { demo, market, deal } => {
                let show = format!("{tally}{node} exchange show {market}");
                let demo = demo.display();
                let confirm = format!("{tally}{node} --wallet {demo} deal confirm {deal} --from bob");
                let own = format!("{wallet} && {pay}");
                [(say.try_markets(), show), (say.try_deal(), confirm), (say.try_own(), own)]
            }
        };
        let tries: String =
            tries.iter().map(|(title, command)| format!("  {title}\n    {command}\n")).collect();
        format!("{}\n{tries}", say.things_to_try())
    }
}

fn public_key(genesis: &Genesis) -> String {
    tally_engine::network_public_key(genesis).map(|key| hex(&key)).unwrap_or_default()
}

/// How the program was called, so that its commands can be pasted.
fn program() -> String {
    let called = std::env::args().next().unwrap_or_default();
    let here = std::env::current_dir().unwrap_or_default();
    match Path::new(&called).strip_prefix(&here) {
        Ok(relative) => format!("./{}", relative.display()),
        Err(_) if called.is_empty() => "tally".to_owned(),
        Err(_) => called,
    }
}

/// Lets the demo accounts that have no name claim theirs; returns the first claim's transaction.
pub fn claim_demo_names(client: &Client) -> Result<Option<Hash>, Failure> {
    let network = client.network()?;
    let signing = build::Network { chain_id: network.chain_id, genesis: network.genesis };
    let mut first = None;
    for account in demo::accounts(false) {
        let info = client.account(&account.key.address())?;
        if info.name.is_some() {
            continue;
        }
        let operations = vec![account.claim()];
        let refused = |refusal| Failure::Refused { refusal, operation: None, charged: false };
        let fee_limit = network.fees.quote(&operations, AssetId::COIN).map_err(refused)?;
        let payer = account.key.address();
        let valid_until_ms = clock::now_ms().saturating_add(CLAIM_WITHIN_MS);
        let mut draft = Draft::new(
            &signing,
            Intent { payer, nonce: info.nonces.next(), valid_until_ms, fee_limit, operations },
        )?;
        draft.sign(&payer, &account.key)?;
        client.submit(&draft.finish()?)?;
        first = first.or(Some(draft.id()));
    }
    Ok(first)
}
