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
    /// What the demo accounts hold, in their order.
    pub balances: Vec<String>,
    /// A transaction whose receipt can be fetched.
    pub example: Option<Hash>,
    pub node: &'a str,
}

impl Banner<'_> {
    pub fn text(&self, say: Language) -> String {
        let key = tally_engine::network_public_key(self.genesis).map(|key| hex(&key)).unwrap_or_default();
        let apis: Vec<_> = self.addresses.iter().map(|address| format!("http://{address}")).collect();
        let rows = [
            (say.row_network(), self.genesis.name.to_string()),
            (say.row_chain(), self.genesis.chain_id.to_string()),
            (say.row_genesis(), self.genesis.hash().to_hex()),
            (say.row_public_key(), key.clone()),
            (say.row_api(), apis.join("  ")),
        ];
        let mut accounts = Table::new([
            (say.title_name(), Align::Left),
            (say.title_address(), Align::Left),
            (say.title_balance(), Align::Right),
        ]);
        for (account, balance) in demo::accounts().iter().zip(&self.balances) {
            accounts.row(vec![format!("@{}", account.name), account.address_text(), balance.clone()]);
        }
        let demo = say.demo_accounts(self.demo.display(), demo::PASSPHRASE);
        let tries = self.tries(&key).into_iter().zip([say.try_wallet(), say.try_pay(), say.try_verify()]);
        let tries: String = tries.map(|(command, title)| format!("  {title}\n    {command}\n")).collect();
        format!(
            "\n{}\n\n{}\n{}\n{demo}\n\n{}\n{}\n{tries}",
            say.network_runs(),
            table::pairs(&rows),
            say.dealt_here(),
            accounts.render(),
            say.things_to_try(),
        )
    }

    fn tries(&self, key: &str) -> [String; 3] {
        let tally = program();
        let node = if self.node == crate::args::DEFAULT_NODE {
            String::new()
        } else {
            format!(" --node {}", self.node)
        };
        let example = self.example.map_or_else(|| "<transaction>".to_owned(), |id| id.to_hex());
        [
            format!("{tally} wallet new && {tally}{node} faucet"),
            format!("{tally}{node} send @bob 12.5 --memo lunch"),
            format!("{tally}{node} receipt {example} -o r.tally && {tally} verify r.tally --network {key}"),
        ]
    }
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
    for account in demo::accounts() {
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
