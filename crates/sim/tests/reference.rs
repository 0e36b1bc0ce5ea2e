//! The reference says what the code says: every refusal stands in its table, word for word, and on a noun's page.

use std::{fs, path::Path};
use tally_sim::generator::sign;
use tally_types::{
    Action, Address, Amount, AssetId, Body, Event, Hash, Header, Operation, Place, PublicKey, Refusal,
    Transaction, Witness,
    block::SyncTarget,
    codec::Encode as _,
    fee::Fee,
    transfer::{Memo, Send},
    wire::List,
};

fn page(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The pages of the nouns, one after the other.
fn nouns() -> String {
    let mut pages = String::new();
    let folder = format!("{}/../../docs/reference", env!("CARGO_MANIFEST_DIR"));
    for entry in fs::read_dir(folder).expect("the reference is there") {
        let path = entry.expect("the reference is there").path();
        let is_page = path.extension().is_some_and(|end| end == "md");
        if is_page && path.file_name().is_some_and(|name| name != "README.md" && name != "cli.md") {
            pages += &fs::read_to_string(path).expect("a page");
        }
    }
    pages
}

#[test]
fn the_table_of_refusals_is_that_of_the_code() {
    let table = page("reference/README.md");
    let rows: Vec<&str> =
        table.lines().filter(|line| line.get(2..5).is_some_and(|code| code.parse::<u16>().is_ok())).collect();
    let expected: Vec<String> = Refusal::ALL
        .iter()
        .map(|refusal| {
            let charged = if refusal.is_charged() { "yes" } else { "no" };
            let (code, name) = (refusal.code(), refusal.name());
            format!("| {code} | `{name}` | {} | {} | {charged} |", refusal.message(), refusal.message_zh())
        })
        .collect();
    assert_eq!(rows, expected);
}

#[test]
fn every_refusal_operation_and_event_is_on_a_page() {
    let pages = nouns();
    for refusal in Refusal::ALL {
        let (name, code) = (format!("`{}`", refusal.name()), format!("`{} (", refusal.name()));
        assert!(pages.contains(&name) || pages.contains(&code), "{}", refusal.name());
    }
    for (tag, name) in Action::VARIANTS {
        assert!(pages.contains(&format!("{name} (0x{tag:x})")), "{name}");
    }
    for (_, name) in Event::VARIANTS {
        assert!(pages.contains(&format!("`{name}")), "{name}");
    }
}

/// The tags of each row of the table of `page` with this head.
fn tags(page: &str, head: &str) -> Vec<Vec<u8>> {
    let (_, table) = page.split_once(&format!("{head}\n|---|---|---|\n")).expect("the table is there");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.split('|').nth(1).expect("a row has cells"));
    let tag = |text| u8::from_str_radix(text, 16).expect("a tag is hexadecimal");
    cells.map(|cell| cell.split('`').skip(1).step_by(2).map(tag).collect()).collect()
}

#[test]
fn the_wire_format_lists_every_tag_in_order() {
    let page = page("protocol/wire.md");
    for (head, variants) in [
        ("| tag | operation | fields |", Action::VARIANTS),
        ("| place | where | then |", Place::VARIANTS),
        ("| tag | event | fields |", Event::VARIANTS),
    ] {
        let rows = tags(&page, head);
        assert!(rows.is_sorted(), "{head}");
        let mut listed = rows.concat();
        listed.sort_unstable();
        let expected: Vec<u8> = variants.iter().map(|(tag, _)| *tag).collect();
        assert_eq!(listed, expected, "{head}");
    }
}

#[test]
fn the_sizes_in_the_wire_format_are_right() {
    let account = Address([1; 20]);
    let send = Send { to: Address([2; 20]), asset: AssetId::COIN, amount: Amount(1), memo: Memo::NONE };
    let body = Body {
        chain_id: 1,
        payer: account,
        nonce: 0,
        valid_until_ms: 0,
        fee_limit: Fee { asset: AssetId::COIN, amount: Amount(1) },
        operations: List::new(vec![Operation { actor: account, action: Action::Send(send) }]).unwrap(),
    };
    let signatures = List::new(vec![sign(PublicKey::Ed25519([3; 32]))]).unwrap();
    let witnesses = List::new(vec![Witness { account, signatures }]).unwrap();
    let size = Transaction { body, witnesses }.encode().len();
    assert!(page("protocol/wire.md").contains(&format!("= {size} bytes")), "{size}");
    let header = Header {
        parent: Hash::ZERO,
        height: 0,
        time_ms: 0,
        epoch: 0,
        view: 0,
        parent_view: 0,
        leader: [0; 32],
        seed: [0; 48],
        transactions_root: Hash::ZERO,
        receipts_root: Hash::ZERO,
        state_root: Hash::ZERO,
        sync: SyncTarget { root: Hash::ZERO, start: 0, end: 0 },
    };
    let size = header.encode().len();
    assert!(page("protocol/blocks.md").contains(&format!("the header is {size} bytes")), "{size}");
}
