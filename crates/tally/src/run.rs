//! From a parsed command line to the command's answer.

use crate::{
    account,
    args::{Cli, Command, CompletionsArguments},
    asset, bench,
    context::Context,
    council, deal, exchange,
    failure::Failure,
    i18n::Language,
    loan, mandate, mining, news, node, oracle, packet, pay, receipt, referral,
    report::Report,
    reserve, savings, stake, status, transfer, treasury, tx, up, verify, wallet,
};
use clap::CommandFactory as _;
use serde_json::Value;

/// Runs one command.
pub fn run(cli: &Cli, say: Language) -> Result<Report, Failure> {
    let context = Context::new(&cli.options, say)?;
    let context = &context;
    match &cli.command {
        Command::Up(arguments) => up::run(context, arguments),
        Command::Node(arguments) => node::run(arguments),
        Command::Status => status::run(context),
        Command::Wallet(command) => wallet::run(context, command),
        Command::Faucet(arguments) => pay::faucet(context, arguments),
        Command::Balance(arguments) => pay::balance(context, arguments),
        Command::Send(arguments) => pay::send(context, arguments),
        Command::Receive(arguments) => pay::receive(context, arguments),
        Command::Activity(arguments) => pay::activity(context, arguments),
        Command::Transfer(command) => transfer::run(context, command),
        Command::Packet(command) => packet::run(context, command),
        Command::Mandate(command) => mandate::run(context, command),
        Command::Stake(command) => stake::run(context, command),
        Command::Savings(command) => savings::run(context, command),
        Command::Treasury => treasury::run(context),
        Command::Exchange(command) => exchange::run(context, command),
        Command::Asset(command) => asset::run(context, command),
        Command::Deal(command) => deal::run(context, command),
        Command::News(command) => news::run(context, command),
        Command::Account(command) => account::run(context, command),
        Command::Loan(command) => loan::run(context, command),
        Command::Oracle(command) => oracle::run(context, command),
        Command::Reserve(command) => reserve::run(context, command),
        Command::Council(command) => council::run(context, command),
        Command::Referral(command) => referral::run(context, command),
        Command::Mining(command) => mining::run(context, command),
        Command::Tx(command) => tx::run(context, command),
        Command::Receipt(arguments) => receipt::run(context, arguments),
        Command::Verify(arguments) => verify::run(context, arguments),
        Command::Bench(arguments) => bench::run(arguments),
        Command::Completions(arguments) => Ok(completions(arguments)),
    }
}

fn completions(arguments: &CompletionsArguments) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "tally", &mut script);
    Report::new(String::from_utf8_lossy(&script), Value::Null)
}
