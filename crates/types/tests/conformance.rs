//! One sample of everything that is hashed, signed or stored, and the SHA-256 of its bytes, pinned in
//! `conformance.txt`.
//!
//! A difference is a change of the protocol. Re-recording (`TALLY_RECORD=1`) is a commit of its own.

mod samples;

use samples::samples;
use std::{fs, path::Path};

#[test]
fn every_encoding_is_the_pinned_one() {
    let line = |sample: &samples::Sample| {
        let hash = tally_types::Hash::sha256(&[&sample.bytes]);
        format!("{} {} {hash}\n", sample.name, sample.bytes.len())
    };
    let text: String = samples().iter().map(line).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance.txt");
    if std::env::var_os("TALLY_RECORD").is_some() {
        fs::write(&path, &text).expect("the recording is written");
    }
    assert_eq!(fs::read_to_string(&path).expect("the recording is there"), text);
}

#[test]
fn what_was_encoded_decodes_to_itself() {
    for sample in samples() {
        assert_eq!((sample.again)(&sample.bytes), Some(sample.bytes.clone()), "{}", sample.name);
        assert!((sample.same)(&sample.bytes), "{}", sample.name);
    }
}

#[test]
fn bytes_cut_short_or_followed_by_more_are_refused() {
    for sample in samples() {
        for length in 0..sample.bytes.len() {
            assert_eq!((sample.again)(&sample.bytes[..length]), None, "{} cut to {length}", sample.name);
        }
        for more in [0, 1, 0xff] {
            let longer = [&sample.bytes[..], &[more]].concat();
            assert_eq!((sample.again)(&longer), None, "{} and {more}", sample.name);
        }
    }
}

/// Whatever decodes is canonical: one changed byte gives other bytes to encode, or none at all.
#[test]
fn a_changed_byte_is_refused_or_is_another_value() {
    for sample in samples() {
        for place in 0..sample.bytes.len() {
            for flip in [0x01, 0x80, 0xff] {
                let mut other = sample.bytes.clone();
                other[place] ^= flip;
                if let Some(again) = (sample.again)(&other) {
                    assert_eq!(again, other, "{} changed at {place}", sample.name);
                }
            }
        }
    }
}

#[test]
fn every_operation_event_and_place_has_a_sample() {
    let names: Vec<String> = samples().iter().map(|sample| sample.name.clone()).collect();
    let variants = |kind: &str, variants: &[(u8, &str)]| {
        for (_, variant) in variants {
            let name = format!("{kind}/{variant}");
            assert!(names.contains(&name), "{name} has no sample");
        }
    };
    variants("Transaction", tally_types::Action::VARIANTS);
    variants("Receipt", tally_types::Event::VARIANTS);
    variants("Place", tally_types::Place::VARIANTS);
    variants("PublicKey", tally_types::PublicKey::VARIANTS);
    variants("KeySignature", tally_types::KeySignature::VARIANTS);
    variants("Outcome", tally_types::Outcome::VARIANTS);
    variants("Memo", tally_types::transfer::Memo::VARIANTS);
    variants("Measure", tally_types::council::Measure::VARIANTS);
    variants("Stage", tally_types::council::Stage::VARIANTS);
    variants("Role", tally_types::council::Role::VARIANTS);
    variants("Side", tally_types::deal::Side::VARIANTS);
    variants("DealEnd", tally_types::deal::DealEnd::VARIANTS);
    variants("Format", tally_types::news::Format::VARIANTS);
    variants("Proof", tally_types::proof::Proof::VARIANTS);
}
