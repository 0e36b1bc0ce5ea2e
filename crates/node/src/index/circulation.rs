//! Stablecoins over time: a point after every operation that changed what circulates or what is attested.
//!
//! An attestation also expires by itself, in no block; so a point says from when on how little of what was attested then
//! counts, unless an operation comes before. Invariant: a point says what the proof of reserves said right after its
//! operation.

use super::{
    follow::IndexError,
    lines::Step,
    place::Place,
    sql::{self, insert},
};
use sqlx::{Row as _, SqliteConnection};
use std::collections::{HashMap, hash_map::Entry};
use tally_types::{
    Action, Address, Amount, AssetId, Event, Place as Where,
    codec::{Copying, DecodeExt as _, Encode as _},
    reserve::{Attest, Custodian, MAX_CUSTODIANS, StablecoinTerms},
    wire::List,
};

pub const TABLES: [&str; 2] = ["stablecoins", "circulation"];

pub const CREATE: &str = "
CREATE TABLE stablecoins (
    id INTEGER NOT NULL PRIMARY KEY,
    max_age_ms INTEGER NOT NULL,
    custodians BLOB NOT NULL,
    circulating BLOB NOT NULL
);
CREATE TABLE circulation (
    coin INTEGER NOT NULL,
    place INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    circulating BLOB NOT NULL,
    attested BLOB NOT NULL,
    lapses BLOB NOT NULL,
    PRIMARY KEY (coin, place, operation)
) WITHOUT ROWID;
";

/// From when on how little is attested, because an attestation expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapse {
    pub time_ms: u64,
    pub attested: Amount,
}

/// Bytes of a lapse: its time, then its amount, both big-endian.
const LAPSE: usize = 8 + 16;

impl Lapse {
    fn write(&self) -> [u8; LAPSE] {
        let mut bytes = [0; LAPSE];
        bytes[..8].copy_from_slice(&self.time_ms.to_be_bytes());
        bytes[8..].copy_from_slice(&self.attested.0.to_be_bytes());
        bytes
    }

    /// Reads lapses as a row holds them.
    pub fn read(bytes: &[u8]) -> Result<Vec<Self>, IndexError> {
        let (lapses, rest) = bytes.as_chunks::<LAPSE>();
        let lapse = |bytes: &[u8; LAPSE]| {
            let (time, amount) = bytes.split_at(8);
            let time_ms = time.try_into().map(u64::from_be_bytes);
            let time_ms = time_ms.map_err(|_| IndexError::Damaged("an expiry"))?;
            Ok(Self { time_ms, attested: sql::read_amount(amount)? })
        };
        if rest.is_empty() {
            lapses.iter().map(lapse).collect()
        } else {
            Err(IndexError::Damaged("expiries"))
        }
    }
}

/// What an operation says about a coin besides its units.
enum Said {
    Opened {
        max_age_ms: u64,
        terms: StablecoinTerms,
    },
    Edited(StablecoinTerms),
    Attested(Address, Attest),
    /// A custodian paid for the units that were burned.
    Paid(Address),
    Nothing,
}

struct Change {
    place: Place,
    operation: u8,
    kind: u8,
    time_ms: u64,
    asset: AssetId,
    said: Said,
    minted: Amount,
    burned: Amount,
}

/// A batch's changes. Those to the supply of assets that are no stablecoins fall away when they are written.
#[derive(Default)]
pub struct Rows(Vec<Change>);

impl Rows {
    /// Adds what an applied operation changed; `None` past what an amount holds.
    pub fn add(&mut self, place: Place, time_ms: u64, step: &Step<'_>) -> Option<()> {
        let (first, kind) = (self.0.len(), step.operation.action.tag());
        let change = |asset, said| {
            let (minted, burned) = (Amount::ZERO, Amount::ZERO);
            Change { place, operation: step.index, kind, time_ms, asset, said, minted, burned }
        };
        self.0.extend(said(step).map(|(coin, said)| change(coin, said)));
        for entry in step.moves {
            let (minted, burned) =
                (matches!(entry.from, Where::Supply(_)), matches!(entry.to, Where::Supply(_)));
            if !minted && !burned {
                continue;
            }
            let known = self.0[first..].iter().position(|change| change.asset == entry.asset);
            let at = known.map_or(self.0.len(), |at| first + at);
            if known.is_none() {
                self.0.push(change(entry.asset, Said::Nothing));
            }
            let changed = &mut self.0[at];
            let sum = if minted { &mut changed.minted } else { &mut changed.burned };
            *sum = sum.checked_add(entry.amount)?;
        }
        Some(())
    }

    pub async fn write(&self, connection: &mut SqliteConnection) -> Result<(), IndexError> {
        let (mut coins, mut points) = (HashMap::new(), Vec::new());
        for change in &self.0 {
            let coin = match coins.entry(change.asset) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => place.insert(Coin::load(connection, change).await?),
            };
            let Some(coin) = coin else { continue };
            let height = change.place.position().height;
            let wrong = IndexError::Inconsistent(height, "more of a stablecoin was burned than minted");
            coin.apply(change).ok_or(wrong)?;
            points.push((change, coin.circulating, coin.attested(change.time_ms)));
        }
        for (asset, coin) in coins.iter().filter_map(|(asset, coin)| Some((asset, coin.as_ref()?))) {
            coin.store(connection, *asset).await?;
        }
        let before = "INSERT INTO circulation";
        insert(connection, before, 7, "", &points, |query, (change, circulating, (attested, lapses))| {
            query
                .bind(change.asset.0 as i64)
                .bind(change.place.0)
                .bind(change.operation)
                .bind(change.kind)
                .bind(sql::amount(*circulating))
                .bind(sql::amount(*attested))
                .bind(lapses.iter().flat_map(Lapse::write).collect::<Vec<u8>>())
        })
        .await?;
        Ok(())
    }
}

fn said(step: &Step<'_>) -> Option<(AssetId, Said)> {
    Some(match (step.event?, &step.operation.action) {
        (Event::StablecoinOpened(coin), Action::OpenStablecoin(open)) => {
            (*coin, Said::Opened { max_age_ms: open.max_age_ms, terms: open.terms.clone() })
        }
        (Event::StablecoinEdited(coin), Action::EditStablecoin(edit)) => {
            (*coin, Said::Edited(edit.terms.clone()))
        }
        (Event::ReserveAttested(said), Action::Attest(attest)) => {
            (said.coin, Said::Attested(said.custodian, attest.clone()))
        }
        (Event::RedemptionSettled(paid), _) => (paid.coin, Said::Paid(paid.custodian)),
        _ => return None,
    })
}

/// What is known of a coin.
struct Coin {
    max_age_ms: u64,
    /// As in its record.
    custodians: Vec<Custodian>,
    circulating: Amount,
}

impl Coin {
    /// The coin that is changed, if it is one.
    async fn load(connection: &mut SqliteConnection, change: &Change) -> Result<Option<Self>, IndexError> {
        if let Said::Opened { max_age_ms, terms } = &change.said {
            let custodians = terms.custodians(&[], change.time_ms).to_vec();
            return Ok(Some(Self { max_age_ms: *max_age_ms, custodians, circulating: Amount::ZERO }));
        }
        let query = "SELECT max_age_ms, custodians, circulating FROM stablecoins WHERE id = $1";
        let query = sqlx::query(query).bind(change.asset.0 as i64);
        let Some(row) = query.fetch_optional(connection).await? else { return Ok(None) };
        let custodians = List::<Custodian, 1, MAX_CUSTODIANS>::decode(Copying(row.try_get(1)?));
        let custodians = custodians.map_err(|_| IndexError::Damaged("a stablecoin's custodians"))?.to_vec();
        let circulating = sql::read_amount(row.try_get(2)?)?;
        Ok(Some(Self { max_age_ms: row.try_get::<i64, _>(0)? as u64, custodians, circulating }))
    }

    async fn store(&self, connection: &mut SqliteConnection, id: AssetId) -> Result<(), IndexError> {
        let custodians = List::<Custodian, 1, MAX_CUSTODIANS>::new(self.custodians.clone());
        let custodians = custodians.expect("as many as the terms name").encode();
        sqlx::query("INSERT OR REPLACE INTO stablecoins VALUES ($1, $2, $3, $4)")
            .bind(id.0 as i64)
            .bind(self.max_age_ms as i64)
            .bind(custodians.to_vec())
            .bind(sql::amount(self.circulating))
            .execute(connection)
            .await?;
        Ok(())
    }

    /// `None` when more was burned than minted.
    fn apply(&mut self, change: &Change) -> Option<()> {
        match &change.said {
            Said::Opened { .. } | Said::Nothing => {}
            Said::Edited(terms) => {
                self.custodians = terms.custodians(&self.custodians, change.time_ms).to_vec();
            }
            Said::Attested(account, attest) => {
                self.custodian(account).into_iter().for_each(|custodian| custodian.attest(attest));
            }
            Said::Paid(account) => {
                let (amount, time_ms) = (change.burned, change.time_ms);
                self.custodian(account).into_iter().for_each(|custodian| custodian.pay(amount, time_ms));
            }
        }
        self.circulating = self.circulating.checked_add(change.minted)?.checked_sub(change.burned)?;
        Some(())
    }

    fn custodian(&mut self, account: &Address) -> Option<&mut Custodian> {
        self.custodians.iter_mut().find(|custodian| custodian.account == *account)
    }

    /// What fresh attestations count for at a block's time, and what is left of it as they expire.
    fn attested(&self, time_ms: u64) -> (Amount, Vec<Lapse>) {
        let counted = |custodian: &Custodian| {
            let said = custodian.fresh(time_ms, self.max_age_ms)?;
            // Its last millisecond still counts.
            let until_ms = said.as_of_ms.saturating_add(self.max_age_ms).saturating_add(1);
            Some((until_ms, custodian.counted(said)))
        };
        let mut parts: Vec<_> =
            self.custodians.iter().filter_map(counted).filter(|(_, amount)| !amount.is_zero()).collect();
        parts.sort_unstable_by(|one, other| other.cmp(one));
        let (mut sum, mut lapses) = (Amount::ZERO, Vec::<Lapse>::new());
        for (time_ms, amount) in parts {
            // The last to expire leaves nothing; each one before leaves those after it.
            if lapses.last().is_none_or(|later| later.time_ms != time_ms) {
                lapses.push(Lapse { time_ms, attested: sum });
            }
            sum = sum.checked_add(amount).expect("the limits add up to an amount");
        }
        lapses.reverse();
        (sum, lapses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_types::{Hash, reserve::Attestation};

    #[test]
    fn what_is_attested_falls_as_one_word_after_the_other_expires() {
        let custodian = |byte, units, as_of_ms| {
            let (amount, document, paid) = (Amount(units), Hash([7; 32]), Amount(10));
            let attestation = Some(Attestation { amount, as_of_ms, document, paid });
            Custodian { account: Address([byte; 20]), limit: Amount(100), attestation, after_ms: as_of_ms }
        };
        // The last one has paid out all it said, and counts for nothing.
        let custodians = [(1, 90, 500), (2, 60, 300), (3, 900, 500), (4, 50, 100), (5, 10, 400)]
            .map(|(a, b, c)| custodian(a, b, c));
        let coin = Coin { max_age_ms: 250, custodians: custodians.to_vec(), circulating: Amount::ZERO };
        let lapse = |time_ms, units| Lapse { time_ms, attested: Amount(units) };
        assert_eq!(coin.attested(350), (Amount(270), vec![lapse(351, 230), lapse(551, 180), lapse(751, 0)]));
        assert_eq!(coin.attested(751), (Amount::ZERO, vec![]));
    }

    #[test]
    fn lapses_are_read_as_they_are_written() {
        let lapses = [(1, 2), (u64::MAX, u128::MAX)];
        let lapses = lapses.map(|(time_ms, units)| Lapse { time_ms, attested: Amount(units) });
        let bytes: Vec<u8> = lapses.iter().flat_map(Lapse::write).collect();
        assert_eq!(Lapse::read(&bytes).unwrap(), lapses);
        assert!(matches!(Lapse::read(&bytes[1..]), Err(IndexError::Damaged("expiries"))));
    }
}
