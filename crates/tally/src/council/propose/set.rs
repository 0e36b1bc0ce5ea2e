//! `tally council propose set`: other parameters, made from the present ones.

use super::{Reasons, propose};
use crate::{
    client::ChangeInfo,
    context::Context,
    council::{pending::changes, record},
    failure::Failure,
    parse::{CouncilInput, InputError},
    perform::Acting,
    report::Report,
};
use clap::Args;
use tally_types::{
    Parameters,
    council::{Measure, SetParameters},
    parameters::NamedError,
};

/// Arguments of `council propose set`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A parameter and its new value, such as council.delay_ms=172800000; may be given several times
    #[arg(long = "parameter", value_name = "NAME=NUMBER", required = true)]
    pub parameters: Vec<String>,
    #[command(flatten)]
    pub reasons: Reasons,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    propose(context, &arguments.acting, &arguments.reasons, |session, _| {
        let present = record::parameters(session)?;
        let parameters = with(&present, &arguments.parameters)?;
        context.terminal.note(&format!(
            "{}\n{}",
            context.say.would_change(),
            changes(context.say, &differences(&present, &parameters))
        ));
        Ok(Measure::SetParameters(SetParameters { based_on: present.hash(), parameters }))
    })
}

/// The present parameters with these values in their places.
fn with(present: &Parameters, texts: &[String]) -> Result<Parameters, InputError> {
    let mut parameters = present.clone();
    for text in texts {
        let invalid = || CouncilInput::Parameter { text: text.clone() };
        let (name, value) = text.split_once('=').ok_or_else(invalid)?;
        parameters.set_named(name, value).map_err(|error| match error {
            NamedError::UnknownName => CouncilInput::ParameterName { name: name.to_owned() },
            NamedError::NotAValue => invalid(),
        })?;
    }
    parameters.check().map_err(CouncilInput::Parameters)?;
    Ok(parameters)
}

fn differences(before: &Parameters, after: &Parameters) -> Vec<ChangeInfo> {
    let pairs = before.named().into_iter().zip(after.named());
    let changed = pairs.filter(|(before, after)| before != after);
    let change = |((name, from), (_, to)): ((&str, String), (&str, String))| ChangeInfo {
        name: name.to_owned(),
        from: Some(from),
        to: Some(to),
    };
    changed.map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::parameters::ParametersError;

    fn set(texts: &[&str]) -> Result<Parameters, InputError> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        with(&Parameters::default(), &texts)
    }

    #[test]
    fn only_what_is_named_changes() {
        let present = Parameters::default();
        let after = set(&["council.delay_ms=60000", "stake.min_bond=7"]).unwrap();
        let change = |name: &str, from: &str, to: &str| ChangeInfo {
            name: name.to_owned(),
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
        };
        let expected =
            [change("stake.min_bond", "1000", "7"), change("council.delay_ms", "172800000", "60000")];
        assert_eq!(differences(&present, &after), expected);
    }

    #[test]
    fn what_cannot_be_set_is_refused_with_a_reason() {
        let refused = |texts: &[&str], input: CouncilInput| assert_eq!(set(texts), Err(input.into()));
        refused(&["delay=1"], CouncilInput::ParameterName { name: "delay".into() });
        refused(&["epoch_ms"], CouncilInput::Parameter { text: "epoch_ms".into() });
        refused(&["epoch_ms=1d"], CouncilInput::Parameter { text: "epoch_ms=1d".into() });
        refused(&["epoch_ms=1"], CouncilInput::Parameters(ParametersError::Epoch));
    }
}
