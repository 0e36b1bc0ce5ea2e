//! What a basket was worth in euro from 1999 to 2026, by the European Central Bank's reference rates: in integers for
//! every working day, by the ledger's own feeds and baskets for some, and as a drawing.

#[path = "../coins/mod.rs"]
mod coins;
#[path = "../world/mod.rs"]
mod world;

mod drawing;
mod ledger;
mod rates;

use rates::series;
use tally_types::Hash;

#[test]
fn the_basket_s_value_from_1999_to_2026() {
    let series = series();
    assert_eq!(series.len(), 7_126);
    assert_eq!(series.first(), Some(&("1999-01-04", 893_033)));
    assert_eq!(series.last(), Some(&("2026-10-30", 959_850)));
    assert_eq!(series.iter().min_by_key(|(_, value)| value), Some(&("2008-04-23", 785_707)));
    assert_eq!(series.iter().max_by_key(|(_, value)| value), Some(&("2000-10-26", 1_104_358)));
    let text: String = series.iter().map(|(date, value)| format!("{date} {value}\n")).collect();
    let hash = Hash::sha256(&[text.as_bytes()]).to_hex();
    assert_eq!(hash, "768239490a1ca33b527fde92b478c3ac9a311d43be92ec7883879b6fa3471571");
}
