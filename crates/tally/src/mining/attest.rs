//! `tally mining attest`.

use crate::{
    context::Context, failure::Failure, parse::InputError, perform::Acting, report::Report, session::Session,
};
use clap::Args;
use tally_types::{
    Action,
    mining::{AttestReading, Reader},
    referral::CampaignId,
    wire::List,
};

/// Arguments of `mining attest`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The campaign's number
    pub campaign: u64,
    /// Who has read how much, each as ACCOUNT=POINTS
    #[arg(required = true, value_name = "READER")]
    pub readers: Vec<String>,
    #[command(flatten)]
    pub acting: Acting,
}

pub fn run(context: &Context, arguments: &Arguments) -> Result<Report, Failure> {
    Session::open(context)?.perform(&arguments.acting, |session, _| {
        let one = |text: &String| {
            let (account, points) = reader(text)?;
            Ok::<_, Failure>(Reader { account: session.payee(account)?, points })
        };
        let mut readers = arguments.readers.iter().map(one).collect::<Result<Vec<_>, _>>()?;
        readers.sort_unstable_by_key(|reader| reader.account);
        let count = readers.len();
        let readers = List::new(readers).ok_or(InputError::ReaderCount { count })?;
        Ok(vec![Action::AttestReading(AttestReading { campaign: CampaignId(arguments.campaign), readers })])
    })
}

/// `ACCOUNT=POINTS`.
fn reader(text: &str) -> Result<(&str, u64), InputError> {
    let parts = text.rsplit_once('=').and_then(|(account, points)| Some((account, points.parse().ok()?)));
    parts.ok_or_else(|| InputError::Reader { text: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_an_account_with_points() {
        assert_eq!(reader("@alice=12"), Ok(("@alice", 12)));
        for text in ["@alice", "@alice=", "@alice=1.5", "@alice=-1"] {
            assert_eq!(reader(text), Err(InputError::Reader { text: text.into() }), "{text}");
        }
    }
}
