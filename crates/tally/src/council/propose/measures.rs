//! `tally council propose admit`, `remove`, `spend`, `penalize`, `appoint` and `version`.

use super::{Reasons, propose};
use crate::{
    context::Context,
    failure::Failure,
    parse::{CouncilInput, InputError, percent_bps},
    perform::Acting,
    report::Report,
};
use clap::Args;
use tally_types::{
    council::{
        AdmitMember, Appoint, Measure, Penalize, ProposalId, RemoveMember, Role, SetVersion, SpendTreasury,
    },
    stake::CandidateId,
};

/// Arguments of `council propose admit`.
#[derive(Debug, Args)]
pub struct AdmitArguments {
    /// The member's Ed25519 key, in hexadecimal
    pub member: String,
    /// The account of its seat: an address, an @name, or one of your own accounts
    pub account: String,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council propose remove`.
#[derive(Debug, Args)]
pub struct RemoveArguments {
    /// The member's Ed25519 key, in hexadecimal
    pub member: String,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council propose spend`.
#[derive(Debug, Args)]
pub struct SpendArguments {
    /// Whom to pay: an address, an @name, or one of your own accounts
    pub to: String,
    /// How much, in whole units
    pub amount: String,
    /// The asset: its code, its number, or both (USDX#12) [default: the coin]
    pub asset: Option<String>,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council propose penalize`.
#[derive(Debug, Args)]
pub struct PenalizeArguments {
    /// The candidate's number
    pub candidate: u64,
    /// How much of all that answers for it, in percent, such as 2.5
    pub percent: String,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council propose appoint`.
#[derive(Debug, Args)]
pub struct AppointArguments {
    /// The office, such as treasurer
    pub office: String,
    /// Whom to appoint: an address, an @name, or one of your own accounts [default: nobody]
    pub holder: Option<String>,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

/// Arguments of `council propose version`.
#[derive(Debug, Args)]
pub struct VersionArguments {
    /// The version, such as 1.4.0
    #[arg(value_name = "VERSION")]
    pub software: String,
    /// The height from which members run it
    #[arg(long, value_name = "HEIGHT")]
    pub from_height: u64,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn admit(context: &Context, arguments: &AdmitArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, _| {
        let member = CouncilInput::member(&arguments.member)?;
        Ok(Measure::AdmitMember(AdmitMember { member, account: session.payee(&arguments.account)? }))
    })
}

pub fn remove(context: &Context, arguments: &RemoveArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |_, _| {
        Ok(Measure::RemoveMember(RemoveMember { member: CouncilInput::member(&arguments.member)? }))
    })
}

pub fn spend(context: &Context, arguments: &SpendArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, actor| {
        let asset = session.asset_or_coin(arguments.asset.as_deref(), actor)?;
        let (to, amount) = (session.payee(&arguments.to)?, asset.amount(&arguments.amount)?);
        Ok(Measure::SpendTreasury(SpendTreasury { to, asset: asset.id, amount }))
    })
}

pub fn penalize(context: &Context, arguments: &PenalizeArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |_, _| {
        let candidate = CandidateId(arguments.candidate);
        let measure =
            Measure::Penalize(Penalize { candidate, fraction_bps: percent_bps(&arguments.percent)? });
        let refused = CouncilInput::Penalty { text: arguments.percent.clone() };
        measure.check().map_err(|_| InputError::from(refused))?;
        Ok(measure)
    })
}

/// Names the present holder, as the node tells it: if it is not, the ledger refuses the proposal as outdated.
pub fn appoint(context: &Context, arguments: &AppointArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, _| {
        let role = CouncilInput::role(&arguments.office)?;
        let holder = arguments.holder.as_deref().map(|text| session.payee(text)).transpose()?;
        let Role::Office(name) = &role;
        let present = session.client.appointments()?.into_iter().find(|one| one.role == name.as_str());
        let instead_of = present.map(|one| one.holder);
        Ok(Measure::Appoint(Appoint { role, holder, instead_of }))
    })
}

/// Names the proposal that decided on the present version, as the node tells it.
pub fn version(context: &Context, arguments: &VersionArguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, _| {
        let version = CouncilInput::version(&arguments.software)?;
        let present = session.client.council()?.version;
        let instead_of = present.map(|version| ProposalId(version.proposal));
        Ok(Measure::SetVersion(SetVersion { version, from_height: arguments.from_height, instead_of }))
    })
}
