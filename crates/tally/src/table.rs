//! Tables for people: columns aligned by the width the terminal shows, where a Chinese character is two columns wide.

use unicode_width::UnicodeWidthStr;

/// Columns between two cells.
const GAP: &str = "  ";

/// How a column's cells lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// Rows under a head.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(columns: impl IntoIterator<Item = (String, Align)>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row; it has a cell for each column.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The table as lines; no line ends in a space.
    pub fn render(&self) -> String {
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| {
                let cells = self.rows.iter().map(|row| row[column].width());
                cells.chain([self.columns[column].0.width()]).max().unwrap_or(0)
            })
            .collect();
        let head: Vec<_> = self.columns.iter().map(|(title, _)| title.clone()).collect();
        let mut text = self.line(&head, &widths);
        text.push_str(&widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join(GAP));
        text.push('\n');
        for row in &self.rows {
            text.push_str(&self.line(row, &widths));
        }
        text
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let padded = cells.iter().zip(widths).zip(&self.columns).map(|((cell, width), (_, align))| {
            let space = pad(cell, *width);
            match align {
                Align::Left => format!("{cell}{space}"),
                Align::Right => format!("{space}{cell}"),
            }
        });
        let line = padded.collect::<Vec<_>>().join(GAP);
        format!("{}\n", line.trim_end())
    }
}

/// The spaces that fill `text` up to `width` columns.
pub fn pad(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(text.width()))
}

/// Pairs of a name and a value, the values under each other.
pub fn pairs(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    rows.iter()
        .map(|(name, value)| format!("{}\n", format!("{name}{}{GAP}{value}", pad(name, width)).trim_end()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_cells_take_two_columns_a_character() {
        let mut table = Table::new([("资产".to_owned(), Align::Left), ("余额".to_owned(), Align::Right)]);
        table.row(vec!["TALLY".into(), "1000".into()]);
        table.row(vec!["人民币".into(), "5".into()]);
        let expected = "\
资产    余额
──────  ────
TALLY   1000
人民币     5
";
        assert_eq!(table.render(), expected);
    }

    #[test]
    fn pairs_lie_under_each_other() {
        let rows =
            [("height".into(), "12".into()), ("高度".into(), "12".into()), ("x".into(), String::new())];
        assert_eq!(pairs(&rows), "height  12\n高度    12\nx\n");
    }
}
