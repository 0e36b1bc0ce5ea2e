//! Amounts, addresses, links, QR codes, memos: what people write and read.

use super::{code, ok, refused, use_network};
use serde_json::json;

#[test]
fn amounts_are_read_as_people_write_them() {
    for (text, decimals, amount) in [
        ("1,234.5", 2, "123450"),
        ("1 234.50", 2, "123450"),
        ("１２．５", 6, "12500000"),
        ("1.2万", 0, "12000"),
        ("3亿", 2, "30000000000"),
        ("1.5万亿", 0, "1500000000000"),
        ("2.5K", 2, "250000"),
        (".5", 1, "5"),
        ("5.", 0, "5"),
        ("1.500", 1, "15"),
        ("340282366920938463463374607431768211455", 0, "340282366920938463463374607431768211455"),
    ] {
        assert_eq!(
            ok("amount.parse", json!({"text": text, "decimals": decimals}))["amount"],
            amount,
            "{text}"
        );
    }
    for (text, expected) in [
        ("", "amount.NotANumber"),
        (".", "amount.NotANumber"),
        ("-1", "amount.NotANumber"),
        ("1e3", "amount.NotANumber"),
        ("1.2.3", "amount.NotANumber"),
        ("万", "amount.NotANumber"),
        ("1,5", "amount.GroupsMalformed"),
        ("1,2345", "amount.GroupsMalformed"),
        ("1.234", "amount.TooManyPlaces"),
        ("340282366920938463463374607431768211456", "amount.TooLarge"),
    ] {
        assert_eq!(code("amount.parse", json!({"text": text, "decimals": 2})), expected, "{text}");
    }
    let (_, details) = refused("amount.parse", json!({"text": "1.234", "decimals": 2}));
    assert_eq!(details, json!({"places": 3, "decimals": 2}));
}

#[test]
fn amounts_are_shown_as_people_read_them() {
    for (amount, style, language, text, exact) in [
        ("123450", "plain", "en", "1234.5", true),
        ("123456789", "grouped", "zh", "1,234,567.89", true),
        ("123456789", "short", "en", "1.23M", false),
        ("123456789", "short", "zh", "123.45万", false),
        ("120000000", "short", "zh", "120万", true),
        ("10000000000000", "short", "zh", "1,000亿", true),
        ("123450", "short", "en", "1.23K", false),
        ("99999", "short", "en", "999.99", true),
        ("1", "short", "en", "0.01", true),
        ("0", "short", "zh", "0", true),
    ] {
        let shown = ok(
            "amount.format",
            json!({"amount": amount, "decimals": 2, "style": style, "language": language}),
        );
        assert_eq!(shown, json!({"text": text, "exact": exact}), "{amount} {style} {language}");
    }
    let small = json!({"amount": "123456", "decimals": 9, "style": "short"});
    assert_eq!(ok("amount.format", small), json!({"text": "0.0001234", "exact": false}));
}

#[test]
fn an_address_that_looks_like_a_known_one_is_found() {
    use_network();
    let known = "0x1234567890123456789012345678901234567890";
    let alike = "0x1234ffff90123456789012345678901234567890";
    let far = "0x00000000000000000000000000000000000000aa";
    let ask = |address: &str| ok("address.lookalike", json!({"address": address, "known": [far, known]}));
    let known_text = ok("address.parse", json!({"text": known}))["address"].clone();
    assert_eq!(ask(alike), json!({"lookalike": known_text, "distance": 4}));
    for address in [known, "0x00000000000000000000000000000000000000ab"] {
        assert_eq!(ask(address), json!({"lookalike": null, "distance": null}));
    }
}

#[test]
fn links_lead_back() {
    use_network();
    let to =
        ok("address.parse", json!({"text": "0x1234567890123456789012345678901234567890"}))["address"].clone();
    let request = json!({"to": to, "asset": 3, "amount": "12.5", "memo": "rent & more 房租"});
    let link = ok("link.make", request.clone())["link"].clone();
    let mut read = ok("link.parse", json!({"text": link}));
    assert_eq!(read.as_object_mut().unwrap().remove("kind"), Some(json!("pay")));
    assert_eq!(read, request);
    assert_eq!(code("link.make", json!({"to": to, "memo": "a\u{202e}b"})), "link.MemoNotPlain");
    assert_eq!(code("link.make", json!({"to": to, "amount": "1,5"})), "amount.NotANumber");
    assert_eq!(code("link.parse", json!({"text": "https://example.com"})), "link.NotALink");
}

#[test]
fn a_qr_code_is_a_path() {
    let code_of = |text: &str| ok("qr.make", json!({"text": text, "level": "high"}));
    // Version 1 has 21 modules, and 4 of quiet on each side; its first line begins with a finder's 7 dark ones.
    let small = code_of("tally");
    assert_eq!(small["size"], 29);
    assert!(small["path"].as_str().unwrap().starts_with("M4 4h7v1h-7z"));
    assert_eq!(code("qr.make", json!({"text": "x".repeat(5000)})), "qr.TooLong");
}

#[test]
fn only_the_receiver_reads_a_memo() {
    use_network();
    let vault = ok("vault.new", json!({"pass_phrase": "correct horse"}))["vault"].clone();
    let origin = json!({"key": {"kind": "ed25519", "key": "07".repeat(32)}});
    let account = ok("vault.add", json!({"vault": vault, "name": "a", "origin": origin}));
    let sealed = ok("memo.seal", json!({"text": "五月房租", "receiver": account["public_key"]}));
    let open = json!({"vault": vault, "account": "a", "sealed": sealed["sealed"]});
    assert_eq!(ok("memo.open", open)["text"], "五月房租");
    assert_eq!(code("memo.open", json!({"vault": vault, "account": "a", "sealed": "00"})), "memo.Unreadable");
}

#[test]
fn a_referral_link_leads_to_its_campaign() {
    use_network();
    let referrer = "0x1234567890123456789012345678901234567890";
    let made = ok("link.refer", json!({"campaign": 4, "referrer": referrer}));
    let read = ok("link.parse", json!({"text": format!("https://node/#{}", made["link"].as_str().unwrap())}));
    assert_eq!((&read["kind"], &read["campaign"]), (&json!("refer"), &json!(4)));
    let referrer = ok("address.parse", json!({"text": referrer}));
    assert_eq!(read["referrer"], referrer["address"]);
}
