//! Campaigns in the index: which there are and were, what came in and was paid, who was brought by whom, who likes what.
//!
//! Invariant: a campaign's row outlives its record, which the ledger deletes when it is closed.

use super::{
    follow::IndexError,
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::{Row, SqliteConnection};
use std::collections::BTreeMap;
use tally_types::{
    Action, Address, Amount, AssetId, Event, Place as Where, codec::Encode as _, news::PostId,
    receipt::CampaignMoved, referral::CampaignId,
};

/// The tables.
pub const CREATE: &str = "
CREATE TABLE campaigns (
    id INTEGER NOT NULL PRIMARY KEY,
    mining INTEGER NOT NULL,
    opener BLOB NOT NULL,
    asset INTEGER NOT NULL,
    terms BLOB NOT NULL,
    opened INTEGER NOT NULL,
    closed INTEGER,
    paid_in BLOB NOT NULL,
    paid_out BLOB NOT NULL
);
CREATE INDEX campaigns_by_opener ON campaigns (opener, id);
CREATE TABLE invitees (
    referrer BLOB NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    campaign INTEGER NOT NULL,
    invitee BLOB NOT NULL,
    PRIMARY KEY (referrer, place, operation)
) WITHOUT ROWID;
CREATE TABLE likes (
    post INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    account BLOB NOT NULL,
    campaign INTEGER NOT NULL,
    points BLOB NOT NULL,
    PRIMARY KEY (post, place, operation)
) WITHOUT ROWID;
";

/// A new campaign's row.
struct CampaignRow {
    id: CampaignId,
    mining: bool,
    opener: Address,
    asset: AssetId,
    /// The operation that opened it, as the ledger encodes it.
    terms: Vec<u8>,
    opened: Place,
}

/// An account that was bound to another.
struct Bound {
    referrer: Address,
    place: Place,
    operation: u8,
    campaign: CampaignId,
    invitee: Address,
}

struct LikeRow {
    post: PostId,
    place: Place,
    operation: u8,
    account: Address,
    campaign: CampaignId,
    points: Amount,
}

/// What accounts paid into a campaign, and what they were paid by claims.
#[derive(Clone, Copy, Default)]
struct Flow {
    paid_in: u128,
    paid_out: u128,
}

/// The campaigns of consecutive blocks, in order.
#[derive(Default)]
pub struct Campaigns {
    opened: Vec<CampaignRow>,
    closed: Vec<(CampaignId, Place)>,
    flows: BTreeMap<u64, Flow>,
    bound: Vec<Bound>,
    likes: Vec<LikeRow>,
}

impl Campaigns {
    /// Adds an applied operation, if it concerns a campaign.
    pub fn add(&mut self, place: Place, step: &Step<'_>) {
        let operation = step.index;
        match (&step.operation.action, step.event) {
            (action @ Action::OpenReferral(open), Some(Event::ReferralOpened(moved))) => {
                self.open(false, moved, open.asset, action, place);
            }
            (action @ Action::OpenMining(open), Some(Event::MiningOpened(moved))) => {
                self.open(true, moved, open.asset, action, place);
            }
            (_, Some(Event::ReferralClosed(moved) | Event::MiningClosed(moved))) => {
                self.closed.push((moved.campaign, place));
            }
            (_, Some(Event::ReferrerBound(it))) => {
                let (referrer, campaign, invitee) = (it.referrer, it.campaign, it.invitee);
                self.bound.push(Bound { referrer, place, operation, campaign, invitee });
            }
            (_, Some(Event::PostLiked(it))) => {
                let (post, account, campaign, points) = (it.post, it.account, it.campaign, Amount(it.points));
                self.likes.push(LikeRow { post, place, operation, account, campaign, points });
            }
            _ => {}
        }
        self.add_moves(step);
    }

    fn open(&mut self, mining: bool, moved: &CampaignMoved, asset: AssetId, action: &Action, opened: Place) {
        let (id, opener) = (moved.campaign, moved.account);
        self.opened.push(CampaignRow { id, mining, opener, asset, terms: action.encode().to_vec(), opened });
    }

    fn add_moves(&mut self, step: &Step<'_>) {
        let claims = matches!(step.operation.action, Action::ClaimReferral(_) | Action::ClaimMining(_));
        for entry in step.moves {
            let (campaign, paid) = match (&entry.from, &entry.to) {
                (_, Where::Campaign(id)) => (id, false),
                (Where::Campaign(id), _) if claims => (id, true),
                _ => continue,
            };
            let flow = self.flows.entry(campaign.0).or_default();
            let sum = if paid { &mut flow.paid_out } else { &mut flow.paid_in };
            // An asset may be burned and minted again, so what went through has no bound; these are figures to look at.
            *sum = sum.saturating_add(entry.amount.0);
        }
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), IndexError> {
        let none = sql::amount(Amount::ZERO);
        insert(connection, "INSERT INTO campaigns", 9, "", &self.opened, |query, row| {
            query
                .bind(row.id.0 as i64)
                .bind(row.mining)
                .bind(&row.opener.0[..])
                .bind(row.asset.0 as i64)
                .bind(&row.terms)
                .bind(row.opened.0)
                .bind(None::<i64>)
                .bind(none.clone())
                .bind(none.clone())
        })
        .await?;
        for (campaign, flow) in &self.flows {
            add_flow(connection, *campaign as i64, *flow).await?;
        }
        for (campaign, place) in &self.closed {
            let query = sqlx::query("UPDATE campaigns SET closed = $1 WHERE id = $2");
            query.bind(place.0).bind(campaign.0 as i64).execute(&mut *connection).await?;
        }
        insert(connection, "INSERT INTO invitees", 5, "", &self.bound, |query, row| {
            query
                .bind(&row.referrer.0[..])
                .bind(row.place.0)
                .bind(row.operation)
                .bind(row.campaign.0 as i64)
                .bind(&row.invitee.0[..])
        })
        .await?;
        insert(connection, "INSERT INTO likes", 6, "", &self.likes, |query, row| {
            query
                .bind(row.post.0 as i64)
                .bind(row.place.0)
                .bind(row.operation)
                .bind(&row.account.0[..])
                .bind(row.campaign.0 as i64)
                .bind(sql::amount(row.points))
        })
        .await?;
        Ok(())
    }
}

/// Amounts are bytes to SQL, so they are added here.
async fn add_flow(connection: &mut SqliteConnection, campaign: i64, flow: Flow) -> Result<(), IndexError> {
    let query = sqlx::query("SELECT paid_in, paid_out FROM campaigns WHERE id = $1").bind(campaign);
    let row = query.fetch_one(&mut *connection).await?;
    let sum = |bytes: &[u8], more: u128| {
        Ok::<_, IndexError>(sql::amount(Amount(sql::read_amount(bytes)?.0.saturating_add(more))))
    };
    let (paid_in, paid_out) = (sum(row.try_get(0)?, flow.paid_in)?, sum(row.try_get(1)?, flow.paid_out)?);
    let query = sqlx::query("UPDATE campaigns SET paid_in = $1, paid_out = $2 WHERE id = $3");
    query.bind(paid_in).bind(paid_out).bind(campaign).execute(&mut *connection).await?;
    Ok(())
}
