//! The command line: what can be asked of the program.

use crate::{
    account, asset, bench, council, deal, exchange, i18n::Language, loan, mandate, mining, news, node,
    oracle, packet, pay, receipt, referral, reserve, savings, stake, transfer, tx, up, verify, wallet,
};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Where a local network's first member answers.
pub const DEFAULT_NODE: &str = "http://127.0.0.1:7777";

/// Keep one ledger together: run a network, hold keys, pay, and prove what became final.
#[derive(Debug, Parser)]
#[command(
    name = "tally",
    version,
    propagate_version = true,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Speak English (en) or 中文 (zh); else as LC_ALL, LC_MESSAGES or LANG say
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub lang: Option<Language>,
    /// Answer with one JSON document instead of text
    // `bench` has a --json of its own with a file; clap hands both on under one id, so both have one type.
    #[arg(long, global = true, num_args = 0, default_missing_value = "-")]
    pub json: Option<String>,
    /// Answer every question with yes
    #[arg(long, short, global = true)]
    pub yes: bool,
    /// The node to talk to [default: http://127.0.0.1:7777]
    #[arg(long, global = true, value_name = "URL", env = "TALLY_NODE")]
    pub node: Option<String>,
    /// The vault with the keys [default: ~/.local/share/tally/wallet.vault]
    #[arg(long, global = true, value_name = "FILE", env = "TALLY_WALLET")]
    pub wallet: Option<PathBuf>,
    /// The network's public key, in hexadecimal: trust this network and no other
    #[arg(long, global = true, value_name = "KEY")]
    pub network: Option<String>,
    /// Read pass phrases from this file descriptor, one a line, instead of the terminal
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run a local network of members, with a faucet and demo accounts
    Up(up::Arguments),
    /// Run one member as its own process
    Node(node::Arguments),
    /// Show how the network is doing
    Status,
    /// Make, import, export and list keys
    #[command(subcommand)]
    Wallet(wallet::Command),
    /// Ask the faucet of a test network for coins
    Faucet(pay::FaucetArguments),
    /// Show what an account holds
    Balance(pay::BalanceArguments),
    /// Pay somebody
    Send(pay::SendArguments),
    /// Show an address to be paid at, with a QR code and a payment link
    Receive(pay::ReceiveArguments),
    /// Show what happened to an account
    Activity(pay::ActivityArguments),
    /// Keys, guardians, name and inbox of an account
    #[command(subcommand)]
    Account(account::Command),
    /// Create assets and use the powers over them
    #[command(subcommand)]
    Asset(asset::Command),
    /// Pay many at once, or hold a payment until the receiver accepts it
    #[command(subcommand)]
    Transfer(transfer::Command),
    /// Red packets: share money out to whoever comes first
    #[command(subcommand)]
    Packet(packet::Command),
    /// Let others pull from an account, period by period: subscriptions and standing orders
    #[command(subcommand)]
    Mandate(mandate::Command),
    /// Buy and sell with the price held by the ledger until it is clear whose it is
    #[command(subcommand)]
    Deal(deal::Command),
    /// "A lent B 100": loans, their repayment, and credit records
    #[command(subcommand)]
    Loan(Box<loan::Command>),
    /// Markets, orders, trades and conversions
    #[command(subcommand, visible_alias = "market")]
    Exchange(exchange::Command),
    /// Bond coin to candidates, earn the stakers' share of fees, and run a candidate
    #[command(subcommand)]
    Stake(stake::Command),
    /// Earn interest on deposits, and run a savings pool
    #[command(subcommand)]
    Savings(savings::Command),
    /// Pay those who bring others a share of the fees that these pay
    #[command(subcommand)]
    Referral(referral::Command),
    /// Share something out among those who transact, like and read
    #[command(subcommand)]
    Mining(mining::Command),
    /// Publish, read, and tip publishers
    #[command(subcommand)]
    News(news::Command),
    /// Feeds: what one thing costs in another, by the median of its reporters
    #[command(subcommand)]
    Oracle(oracle::Command),
    /// Stablecoins, what backs them, and baskets of them
    #[command(subcommand)]
    Reserve(reserve::Command),
    /// The council: seats, proposals, votes, parameters and fees
    #[command(subcommand)]
    Council(council::Command),
    /// Show what belongs to the network, and the fees that wait to be shared out
    Treasury,
    /// Look at, sign and submit transactions as files
    #[command(subcommand)]
    Tx(tx::Command),
    /// Fetch a transaction's receipt with the proof that it is final
    Receipt(receipt::Arguments),
    /// Check a receipt offline, or replay a whole chain
    Verify(verify::Arguments),
    /// Measure the ledger against the machine's ceiling
    Bench(bench::Arguments),
    /// Print a shell's completion script
    Completions(CompletionsArguments),
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
