//! What the index keeps of the council: which proposals there are, where they stand, and when each seat voted.
//!
//! Invariant: a proposal's stage here is the one of its last event. What it says and who voted how stands in its record.

use super::{batch::Batch, lines::Step, place::Place, sql};
use sqlx::SqliteConnection;
use tally_types::{
    Action, Event,
    council::{Measure, ProposalId, Role, Stage},
};

/// A new proposal.
pub struct ProposalRow {
    pub id: ProposalId,
    pub member: [u8; 32],
    /// The measure's tag.
    pub measure: u8,
    /// The role that the measure appoints to.
    pub role: Option<String>,
    pub place: Place,
}

/// A vote, which may take an earlier one's place.
pub struct BallotRow {
    pub proposal: ProposalId,
    pub member: [u8; 32],
    pub yes: bool,
    pub place: Place,
}

/// What a batch has of the council.
#[derive(Default)]
pub struct CouncilRows {
    pub proposals: Vec<ProposalRow>,
    pub ballots: Vec<BallotRow>,
    /// Stages' tags, in the order in which proposals came to them.
    pub stages: Vec<(ProposalId, u8)>,
}

impl CouncilRows {
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        match (&step.operation.action, step.event) {
            (Action::Propose(made), Some(Event::Proposed(event))) => self.proposals.push(ProposalRow {
                id: event.proposal,
                member: event.member,
                measure: made.measure.tag(),
                role: role_of(&made.measure),
                place,
            }),
            (_, Some(Event::Voted(vote))) => {
                let (proposal, member, yes) = (vote.proposal, vote.member, vote.yes);
                self.ballots.push(BallotRow { proposal, member, yes, place });
                if !matches!(vote.stage, Stage::Voting(_)) {
                    self.stages.push((proposal, vote.stage.tag()));
                }
            }
            (_, Some(Event::ProposalWithdrawn(id))) => self.stages.push((*id, Stage::Withdrawn(0).tag())),
            (_, Some(Event::ProposalEnacted(id))) => self.stages.push((*id, Stage::Enacted(0).tag())),
            (_, Some(Event::ProposalClosed(ended))) => self.stages.push((ended.proposal, ended.stage.tag())),
            _ => {}
        }
    }
}

fn role_of(measure: &Measure) -> Option<String> {
    let Measure::Appoint(appoint) = measure else { return None };
    let Role::Office(name) = &appoint.role;
    Some(name.as_str().to_owned())
}

/// Writes what the batch has of the council.
pub async fn write(connection: &mut SqliteConnection, batch: &Batch) -> Result<(), sqlx::Error> {
    let rows = &batch.council;
    sql::insert(connection, "INSERT INTO proposals", 6, "", &rows.proposals, |query, row| {
        query
            .bind(row.id.0 as i64)
            .bind(&row.member[..])
            .bind(row.measure)
            .bind(row.role.as_deref())
            .bind(0)
            .bind(row.place.0)
    })
    .await?;
    let latest = "ON CONFLICT DO UPDATE SET yes = excluded.yes, place = excluded.place";
    sql::insert(connection, "INSERT INTO ballots", 4, latest, &rows.ballots, |query, row| {
        query.bind(row.proposal.0 as i64).bind(&row.member[..]).bind(row.yes).bind(row.place.0)
    })
    .await?;
    for (id, stage) in &rows.stages {
        let query = sqlx::query("UPDATE proposals SET stage = $1 WHERE id = $2");
        query.bind(stage).bind(id.0 as i64).execute(&mut *connection).await?;
    }
    Ok(())
}
