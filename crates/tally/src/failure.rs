//! Why a command did not do what was asked: typed, with an exit code and a sentence in the user's language.

use crate::{
    client::NetworkError,
    exit::Exit,
    i18n::Language,
    node::config::ConfigError,
    parse::{self, InputError},
    wallet::WalletError,
};
use std::{
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tally_types::{Hash, Refusal, fee::MAX_FEE_ASSETS, loan::LoanId, mandate::MandateId, packet::PacketId};
use tally_wallet::{certificate::CertificateError, proof::ProofError};

/// A command's failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// A rule of the ledger. `charged`: it stands in a block and cost its fee.
    Refused {
        refusal: Refusal,
        operation: Option<u8>,
        charged: bool,
    },
    /// The node has no room, or limits the faucet, or says another no of its own.
    NodeRefuses {
        reason: String,
    },
    Input(InputError),
    /// A question, and nobody at a terminal to answer it.
    NobodyToAsk,
    NoTerminal,
    PassphraseMissing,
    PassphraseEmpty,
    PassphraseTooLong,
    PassphrasesDiffer,
    /// An argument that only makes sense with another, or not with it.
    Arguments(ArgumentsError),
    Network(NetworkError),
    Unverified(Unverified),
    PassphraseWrong,
    Wallet(WalletError),
    Config(ConfigError),
    File {
        path: PathBuf,
        reason: String,
    },
    FileExists {
        path: PathBuf,
    },
    DirectoryInUse {
        path: PathBuf,
    },
    AddressInUse {
        address: SocketAddr,
    },
    Declined,
    /// Submitted and not yet known to be final.
    Unsure {
        id: Hash,
    },
    NotFound(Missing),
    NodeFailed {
        reason: String,
    },
}

/// Arguments that do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgumentsError {
    /// `verify` takes a receipt or `--dir`.
    VerifyWhat,
    /// `verify` of a receipt needs `--network`.
    VerifyNeedsNetwork,
    /// A payment link names another amount, asset or network than the arguments.
    LinkConflict {
        field: &'static str,
    },
    /// The link asks for a signature, not for money.
    LinkIsToSign,
    /// The link asks for money, not for a signature.
    LinkIsToPay,
    /// The link opens a packet.
    LinkIsPacket,
    /// Neither a packet's number nor the link to one.
    NoPacket {
        text: String,
    },
    /// An amount is needed.
    AmountNeeded,
    /// A list of payments is empty or has a line that is no payment.
    PaymentLine {
        line: usize,
    },
    TooManyPayments {
        count: usize,
        most: usize,
    },
    /// The wallet cannot sign for these accounts.
    CosignersMissing {
        accounts: Vec<String>,
    },
    /// Binary on a terminal.
    BinaryToTerminal,
    /// The wallet has no accounts.
    NoAccounts,
    /// A line of a file of reference rates cannot be read.
    RatesLine {
        line: usize,
    },
    /// The file of reference rates ends before this day.
    NoRates {
        date: String,
    },
    /// No feed to report to.
    NoFeeds,
    /// Fees in more assets than can be listed.
    TooManyRates,
    /// Collateral may count less by less than all.
    HaircutTooLarge,
}

/// What does not check out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unverified {
    /// The proof is for another network or was changed.
    Proof(ProofError),
    /// A loan's certificate does not hold, or is not whole.
    Certificate(CertificateError),
    /// The node proves something else than what was asked.
    OtherReceipt,
    OtherRecord,
    /// The two halves of a proof of reserves are not of one block.
    OtherBlock,
    /// Bytes that are not the body a post names.
    OtherBody,
    /// The network behind the node is not the pinned one.
    OtherNetwork {
        pinned: String,
        found: String,
    },
    /// A replayed chain differs.
    Chain {
        height: u64,
        reason: String,
    },
}

/// What is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Name(String),
    Account(String),
    Asset(String),
    Candidate(u64),
    Pool(u64),
    Proposal(u64),
    /// The node has no proof of the record.
    Record,
    Campaign(u64),
    /// The account takes part in no mining campaign.
    MiningCampaign,
    /// Nothing can be claimed.
    Reward,
    Transaction(Hash),
    Packet(PacketId),
    Mandate(MandateId),
    Market(String),
    /// No markets lead from one asset to the other.
    Path {
        give: String,
        take: String,
    },
    Network(PathBuf),
    Feed(u64),
    Stablecoin(String),
    Basket(String),
    Deal(u64),
    Post(u64),
    /// A post has no link to fetch its body from.
    Link(u64),
    /// The node does not have a post's body.
    Body {
        link: Option<String>,
    },
    Loan(LoanId),
    /// The loan is only offered.
    Note(LoanId),
}

impl Failure {
    /// A file or directory that cannot be used.
    pub fn file(path: impl AsRef<Path>, error: &io::Error) -> Self {
        Self::File { path: path.as_ref().to_owned(), reason: error.to_string() }
    }

    /// Which kind of failure it is, for `--json`.
    pub fn kind(&self) -> &'static str {
        match self.exit() {
            Exit::Refused => "refused",
            Exit::Usage => "usage",
            Exit::Unreachable => "unreachable",
            Exit::Unverified => "unverified",
            Exit::Passphrase => "passphrase",
            Exit::File => "file",
            Exit::Declined => "declined",
            Exit::Unsure => "unsure",
            Exit::NotFound => "not_found",
            Exit::NodeFailed => "node_failed",
        }
    }

    pub fn exit(&self) -> Exit {
        match self {
            Self::Refused { .. } | Self::NodeRefuses { .. } => Exit::Refused,
            Self::Input(_)
            | Self::NobodyToAsk
            | Self::NoTerminal
            | Self::PassphraseMissing
            | Self::PassphraseEmpty
            | Self::PassphraseTooLong
            | Self::PassphrasesDiffer
            | Self::Arguments(_) => Exit::Usage,
            Self::Network(_) => Exit::Unreachable,
            Self::Unverified(_) => Exit::Unverified,
            Self::PassphraseWrong => Exit::Passphrase,
            Self::Wallet(error) => error.exit(),
            Self::Config(_)
            | Self::File { .. }
            | Self::FileExists { .. }
            | Self::DirectoryInUse { .. }
            | Self::AddressInUse { .. } => Exit::File,
            Self::Declined => Exit::Declined,
            Self::Unsure { .. } => Exit::Unsure,
            Self::NotFound(_) => Exit::NotFound,
            Self::NodeFailed { .. } => Exit::NodeFailed,
        }
    }

    /// The ledger's rule, when it was one.
    pub fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Refused { refusal, .. } => Some(*refusal),
            _ => None,
        }
    }

    /// What happened and what to do.
    pub fn message(&self, say: Language) -> String {
        match self {
            Self::Refused { refusal, charged, .. } => {
                let (code, message) = (refusal.code(), say.refusal(*refusal));
                if *charged { say.refused_and_charged(code, message) } else { say.refused(code, message) }
            }
            Self::NodeRefuses { reason } => say.node_refuses(reason),
            Self::Input(error) => error.message(say),
            Self::NobodyToAsk => say.nobody_to_ask(),
            Self::NoTerminal => say.no_terminal(),
            Self::PassphraseMissing => say.passphrase_missing(),
            Self::PassphraseEmpty => say.passphrase_empty(),
            Self::PassphraseTooLong => say.passphrase_too_long(crate::terminal::MAX_PASSPHRASE_BYTES),
            Self::PassphrasesDiffer => say.passphrases_differ(),
            Self::Arguments(error) => error.message(say),
            Self::Network(error) => error.message(say),
            Self::Unverified(error) => error.message(say),
            Self::PassphraseWrong => say.passphrase_wrong(),
            Self::Wallet(error) => error.message(say),
            Self::Config(error) => error.message(say),
            Self::File { path, reason } => say.file_unusable(path.display(), reason),
            Self::FileExists { path } => say.file_exists(path.display()),
            Self::DirectoryInUse { path } => say.directory_in_use(path.display()),
            Self::AddressInUse { address } => say.address_in_use(address),
            Self::Declined => say.declined(),
            Self::Unsure { id } => say.unsure(id),
            Self::NotFound(missing) => missing.message(say),
            Self::NodeFailed { reason } => say.node_failed(reason),
        }
    }
}

impl ArgumentsError {
    fn message(&self, say: Language) -> String {
        match self {
            Self::VerifyWhat => say.verify_what(),
            Self::VerifyNeedsNetwork => say.verify_needs_network(),
            Self::LinkConflict { field } => say.link_conflict(field),
            Self::LinkIsToSign => say.link_is_to_sign(),
            Self::LinkIsToPay => say.link_is_to_pay(),
            Self::LinkIsPacket => say.link_is_packet(),
            Self::NoPacket { text } => say.no_packet(text),
            Self::AmountNeeded => say.amount_needed(),
            Self::PaymentLine { line } => say.payment_line(line),
            Self::TooManyPayments { count, most } => say.too_many_payments(count, most),
            Self::CosignersMissing { accounts } => say.cosigners_missing(accounts.join(", ")),
            Self::BinaryToTerminal => say.binary_to_terminal(),
            Self::NoAccounts => say.vault_empty(),
            Self::RatesLine { line } => say.rates_unreadable(line),
            Self::NoRates { date } => say.rates_none(date),
            Self::NoFeeds => say.feed_nothing(),
            Self::TooManyRates => say.too_many_rates(MAX_FEE_ASSETS),
            Self::HaircutTooLarge => say.haircut_too_large(),
        }
    }
}

impl Unverified {
    fn message(&self, say: Language) -> String {
        match self {
            Self::Proof(error) => match say {
                Language::English => say.proof_fails(error.message()),
                Language::Chinese => say.proof_fails(error.message_zh()),
            },
            Self::Certificate(error) => match say {
                Language::English => say.certificate_fails(error.message()),
                Language::Chinese => say.certificate_fails(error.message_zh()),
            },
            Self::OtherReceipt => say.other_receipt(),
            Self::OtherRecord => say.other_record(),
            Self::OtherBlock => say.reserves_differ(),
            Self::OtherBody => say.other_body(),
            Self::OtherNetwork { pinned, found } => say.other_network(pinned, found),
            Self::Chain { height, reason } => say.chain_differs(height, reason),
        }
    }
}

impl Missing {
    fn message(&self, say: Language) -> String {
        match self {
            Self::Name(name) => say.no_such_name(name),
            Self::Account(text) => say.no_such_account(text),
            Self::Asset(text) => say.no_such_asset(text),
            Self::Candidate(id) => say.no_such_candidate(id),
            Self::Pool(id) => say.no_such_pool(id),
            Self::Proposal(id) => say.no_such_proposal(id),
            Self::Record => say.no_such_record(),
            Self::Campaign(id) => say.no_campaign(id),
            Self::MiningCampaign => say.not_mining_anywhere(),
            Self::Reward => say.nothing_due(),
            Self::Transaction(id) => say.no_such_transaction(id),
            Self::Packet(id) => say.no_such_packet(id),
            Self::Mandate(id) => say.no_such_mandate(id),
            Self::Market(text) => say.no_such_market(text),
            Self::Path { give, take } => say.no_path(give, take),
            Self::Network(path) => say.no_network_here(path.display()),
            Self::Feed(feed) => say.no_such_feed(feed),
            Self::Stablecoin(text) => say.no_such_coin(text),
            Self::Basket(text) => say.no_such_basket(text),
            Self::Deal(deal) => say.no_such_deal(deal),
            Self::Post(post) => say.no_such_post(post),
            Self::Link(post) => say.no_link(post),
            Self::Body { link: None } => say.no_body_here(),
            Self::Body { link: Some(link) } => say.no_body_but_link(parse::plain_or_dash(link)),
            Self::Loan(loan) => say.no_such_loan(loan),
            Self::Note(loan) => say.no_such_note(loan),
        }
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Input(error)
    }
}

impl From<ArgumentsError> for Failure {
    fn from(error: ArgumentsError) -> Self {
        Self::Arguments(error)
    }
}

impl From<Unverified> for Failure {
    fn from(error: Unverified) -> Self {
        Self::Unverified(error)
    }
}

impl From<Missing> for Failure {
    fn from(missing: Missing) -> Self {
        Self::NotFound(missing)
    }
}

impl From<NetworkError> for Failure {
    /// A problem that names a rule of the ledger is that rule's refusal, wherever it comes from.
    fn from(error: NetworkError) -> Self {
        match &error {
            NetworkError::Problem(problem) => match problem.refusal() {
                Some(refusal) => Self::Refused { refusal, operation: None, charged: false },
                None if problem.is_trouble() => Self::Network(error),
                None => Self::NodeRefuses { reason: problem.text() },
            },
            _ => Self::Network(error),
        }
    }
}
