//! An account's trades, across the runs in which they were written.

use super::{
    super::{
        follow::{Index, IndexError},
        place::{LineNumber, Place},
    },
    ActivityKey, TradeItem,
    exchange::{FILL, read_trade},
};
use sqlx::Row;
use tally_types::Address;

impl Index {
    /// The account's trades before `before`, newest first, each with its key.
    pub async fn fills(
        &self,
        account: &Address,
        before: Option<ActivityKey>,
        limit: usize,
    ) -> Result<Vec<(ActivityKey, TradeItem)>, IndexError> {
        let mut key = before.unwrap_or(ActivityKey::END);
        let mut found = Vec::new();
        while found.len() < limit {
            let items = self.fills_of_run(account, key, limit - found.len()).await?;
            let full = found.len() + items.len() == limit;
            found.extend(
                items
                    .into_iter()
                    .map(|item| (ActivityKey { run: key.run, place: item.place, number: item.number }, item)),
            );
            if full {
                break;
            }
            match self.fills_before(account, key.run).await? {
                Some(run) => key = ActivityKey { run, ..ActivityKey::END },
                None => break,
            }
        }
        Ok(found)
    }

    async fn fills_of_run(
        &self,
        account: &Address,
        before: ActivityKey,
        limit: usize,
    ) -> Result<Vec<TradeItem>, IndexError> {
        let (columns, around) = FILL;
        let text = format!(
            "SELECT {columns} FROM fills f CROSS JOIN trades t ON t.place = f.place AND t.number = f.number {around} \
             WHERE f.run = $1 AND f.account = $2 AND (f.place, f.number) < ($3, $4) \
             ORDER BY f.place DESC, f.number DESC LIMIT $5"
        );
        let ActivityKey { run, place: Place(place), number: LineNumber(number) } = before;
        let query = sqlx::query(sqlx::AssertSqlSafe(text)).bind(run).bind(&account.0[..]);
        let query = query.bind(place).bind(number).bind(limit as i64);
        query.fetch_all(self.readers()).await?.iter().map(read_trade).collect()
    }

    /// The last run before `run` that has trades of the account.
    async fn fills_before(&self, account: &Address, run: i64) -> Result<Option<i64>, IndexError> {
        let query = "WITH RECURSIVE runs (n) AS \
                     (SELECT min(run, $2 - 1) FROM progress UNION ALL SELECT n - 1 FROM runs WHERE n > 0) \
                     SELECT n FROM runs WHERE n >= 0 AND EXISTS (SELECT 1 FROM fills WHERE run = n AND account = $1) LIMIT 1";
        let row = sqlx::query(query).bind(&account.0[..]).bind(run).fetch_optional(self.readers()).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }
}
