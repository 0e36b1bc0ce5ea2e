//! `tally stake open`, `commission` and `retire`: what a candidate's owner does.

use super::position;
use crate::{
    context::Context,
    failure::Failure,
    parse::{self, InputError},
    perform::Acting,
    report::Report,
    session::Session,
};
use clap::Args;
use tally_types::{
    Action, Hash,
    stake::{BecomeCandidate, CandidateId, CandidateOnly, SetCommission},
    text::Text,
};

/// Arguments of `stake open`.
#[derive(Debug, Args)]
pub struct OpenArguments {
    /// What it is called
    pub name: String,
    /// The Ed25519 key of the member that it runs or would run, in hexadecimal
    pub validator: String,
    /// What it keeps of its stakers' rewards, in percent
    #[arg(long, value_name = "PERCENT", default_value = "5")]
    pub commission: String,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `stake commission`.
#[derive(Debug, Args)]
pub struct CommissionArguments {
    /// The candidate's number
    pub candidate: u64,
    /// What it keeps of its stakers' rewards from now on, in percent
    pub commission: String,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn open(context: &Context, arguments: &OpenArguments) -> Result<Report, Failure> {
    let name =
        Text::new(&arguments.name).ok_or_else(|| InputError::AssetName { text: arguments.name.clone() })?;
    let key = Hash::from_hex(&arguments.validator);
    let open = BecomeCandidate {
        name,
        validator: key.ok_or_else(|| InputError::Key { text: arguments.validator.clone() })?.0,
        commission_bps: parse::percent_bps(&arguments.commission)?,
    };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::BecomeCandidate(open)]))
}

pub fn commission(context: &Context, arguments: &CommissionArguments) -> Result<Report, Failure> {
    let set = SetCommission {
        candidate: CandidateId(arguments.candidate),
        commission_bps: parse::percent_bps(&arguments.commission)?,
    };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::SetCommission(set)]))
}

pub fn retire(context: &Context, arguments: &position::Arguments) -> Result<Report, Failure> {
    let only = CandidateOnly { candidate: CandidateId(arguments.candidate) };
    Session::open(context)?.perform(&arguments.acting, |_, _| Ok(vec![Action::RetireCandidate(only)]))
}
