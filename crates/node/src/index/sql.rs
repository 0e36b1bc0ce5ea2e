//! Values as SQL stores them, and statements with many rows.

use super::follow::IndexError;
use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};
use tally_types::{Address, Amount, Hash};

/// Rows of one statement.
const LENGTHS: [usize; 5] = [256, 64, 16, 4, 1];

/// Prepared statements kept by the connection that writes: every table in every length.
pub const STATEMENTS: usize = 128;

pub type Statement<'q> = Query<'q, Sqlite, SqliteArguments>;

/// The first eight bytes of a hash, by which it is found.
pub fn tag(hash: &Hash) -> i64 {
    i64::from_be_bytes(hash.0[..8].try_into().expect("a hash has 32 bytes"))
}

/// An amount as 16 bytes that sort like the number.
pub fn amount(amount: Amount) -> Vec<u8> {
    amount.0.to_be_bytes().to_vec()
}

/// Reads what [`amount`] wrote.
pub fn read_amount(bytes: &[u8]) -> Result<Amount, IndexError> {
    bytes
        .try_into()
        .map(|bytes| Amount(u128::from_be_bytes(bytes)))
        .map_err(|_| IndexError::Damaged("an amount"))
}

pub fn read_address(bytes: &[u8]) -> Result<Address, IndexError> {
    bytes.try_into().map(Address).map_err(|_| IndexError::Damaged("an address"))
}

pub fn read_hash(bytes: &[u8]) -> Result<Hash, IndexError> {
    bytes.try_into().map(Hash).map_err(|_| IndexError::Damaged("a hash"))
}

/// `(?, ?), (?, ?), …` for `rows` rows of `columns`. (PostgreSQL will want them numbered; SQLite prepares named ones in
/// quadratic time.)
pub fn places(rows: usize, columns: usize) -> String {
    let row = format!("({})", vec!["?"; columns].join(", "));
    vec![row; rows].join(", ")
}

/// The items in parts of 256, 64, 16, 4 and 1, so that statements come in few lengths and each is prepared once.
pub fn lengths<T>(mut items: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let length = LENGTHS.into_iter().find(|length| *length <= items.len())?;
        let (part, rest) = items.split_at(length);
        items = rest;
        Some(part)
    })
}

/// Runs `before VALUES (…), … after` over all `items`, many rows to a statement. `bind` binds one row's columns.
pub async fn insert<'q, T>(
    connection: &mut SqliteConnection,
    before: &str,
    columns: usize,
    after: &str,
    items: &'q [T],
    bind: impl Fn(Statement<'q>, &'q T) -> Statement<'q>,
) -> Result<(), sqlx::Error> {
    for part in lengths(items) {
        let text = format!("{before} VALUES {} {after}", places(part.len(), columns));
        let query = sqlx::query(AssertSqlSafe(text));
        part.iter().fold(query, &bind).execute(&mut *connection).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_sort_as_bytes_like_numbers() {
        let amounts = [0, 1, 255, 256, u128::from(u64::MAX), u128::MAX].map(|units| amount(Amount(units)));
        assert!(amounts.is_sorted());
        assert_eq!(read_amount(&amounts[3]).unwrap(), Amount(256));
    }

    #[test]
    fn rows_are_written_in_few_lengths() {
        assert_eq!(places(2, 2), "(?, ?), (?, ?)");
        let items = vec![0u8; 600];
        let lengths: Vec<usize> = super::lengths(&items).map(<[u8]>::len).collect();
        assert_eq!(lengths, [256, 256, 64, 16, 4, 4]);
    }
}
