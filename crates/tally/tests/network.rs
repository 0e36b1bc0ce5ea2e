//! The program as a person uses it: one command starts a network, a few more make a payment that is final and provable.

#[path = "program/mod.rs"]
mod program;

use program::{Network, Scratch, Wallet};
use std::{
    fs, thread,
    time::{Duration, Instant},
};

/// The exit codes that `docs/reference/cli.md` promises.
const REFUSED: i32 = 1;
const USAGE: i32 = 2;
const UNREACHABLE: i32 = 3;
const UNVERIFIED: i32 = 4;
const WRONG_PASSPHRASE: i32 = 5;
const FILE: i32 = 6;
const NOT_FOUND: i32 = 9;

/// How long the economy may take, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(120);

/// A public key that is one, and no network's: the generator of BLS12-381's G2.
const OTHER_NETWORK: &str = concat!(
    "93e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e",
    "024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8"
);

#[test]
fn a_payment_is_final_proven_and_kept_across_a_restart() {
    let scratch = Scratch::new("payment");
    let mut network = Network::start(&scratch, &["--empty"]);
    let zoe = Wallet::new(&scratch, "zoe", &network);

    // A wallet of one's own, with coins.
    zoe.ok(&["wallet", "new", "main"]);
    let gift = zoe.ok(&["faucet"]);
    assert_eq!(gift["final"], true);
    assert_eq!(zoe.coins("main"), "100");

    // A payment, and what becomes of bad ones.
    let paid = zoe.ok(&["send", "@bob", "12.5", "--memo", "午饭"]);
    assert_eq!((&paid["final"], &paid["proven"]), (&true.into(), &true.into()));
    assert_eq!(paid["receipt"]["moves"][0]["amount"], "12500000");
    assert_eq!(zoe.coins("main"), "87.499");
    for (arguments, exit) in [
        (["send", "@bob", "1,234.5"], USAGE),
        (["send", "@bob", "0.0000001"], USAGE),
        (["send", "tally1h2qhrpgl0dscp04x9dg4t8w2l2xel96zggcm29", "1"], USAGE),
        (["send", "@nobody", "1"], NOT_FOUND),
        (["send", "main", "1"], REFUSED),
        (["send", "@bob", "1000000"], REFUSED),
        (["send", "@bob", "0"], REFUSED),
    ] {
        assert_eq!(zoe.fails(&arguments), exit, "{arguments:?}");
    }
    assert_eq!(zoe.fails(&["send", "@bob", "1", "NOSUCH"]), NOT_FOUND);
    assert_eq!(zoe.fails_with("wrong phrase", &["send", "@bob", "1"]), WRONG_PASSPHRASE);
    assert_eq!(zoe.coins("main"), "87.499");

    // Its receipt convinces a stranger without the network; a changed one nobody.
    let id = paid["receipt"]["transaction"].as_str().unwrap().to_owned();
    let receipt = scratch.path("r.tally");
    zoe.ok(&["receipt", &id, "-o", &receipt]);
    let key = zoe.ok(&["status"])["public_key"].as_str().unwrap().to_owned();
    let record = scratch.path("account.tally");
    zoe.ok(&["account", "prove", "-o", &record]);
    network.stop();
    assert_eq!(zoe.ok(&["verify", &record, "--network", &key])["verified"], true);
    assert_eq!(zoe.fails(&["balance"]), UNREACHABLE);
    let proven = zoe.ok(&["verify", &receipt, "--network", &key]);
    assert_eq!(proven["receipt"]["transaction"], id.as_str());
    let whole = fs::read(&receipt).unwrap();
    let changed = scratch.path("changed.tally");
    for place in (0..whole.len()).step_by(whole.len() / 40) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&changed, bytes).unwrap();
        assert_eq!(zoe.fails(&["verify", &changed, "--network", &key]), UNVERIFIED, "byte {place}");
    }
    assert_eq!(zoe.fails(&["verify", &receipt]), USAGE);
    assert_eq!(zoe.fails(&["verify", &receipt, "--network", &"ab".repeat(96)]), USAGE);
    assert_eq!(zoe.fails(&["verify", &receipt, "--network", OTHER_NETWORK]), UNVERIFIED);

    // The chain replays to the same roots, and goes on where it stopped.
    let replayed = zoe.ok(&["verify", "--dir", &network.dir()]);
    let height = replayed["height"].as_u64().unwrap();
    network.restart();
    assert_eq!(zoe.fails(&["verify", "--dir", &network.dir()]), FILE);
    assert_eq!(zoe.coins("main"), "87.499");
    assert!(zoe.ok(&["status"])["height"].as_u64().unwrap() >= height);
    zoe.ok(&["send", "@carol", "1"]);
    network.stop();
    assert!(zoe.ok(&["verify", "--dir", &network.dir()])["height"].as_u64().unwrap() > height);
}

#[test]
fn accounts_are_shared_and_assets_are_ruled_from_the_command_line() {
    let scratch = Scratch::new("nouns");
    let network = Network::start(&scratch, &["--empty", "--no-index"]);
    let (zoe, yan) = (Wallet::new(&scratch, "zoe", &network), Wallet::new(&scratch, "yan", &network));
    for wallet in [&zoe, &yan] {
        wallet.ok(&["wallet", "new", "main"]);
        wallet.ok(&["faucet"]);
    }
    let yan_key = yan.ok(&["wallet", "list"])["accounts"][0]["public_key"].as_str().unwrap().to_owned();
    let yan_address = yan.ok(&["receive"])["address"].as_str().unwrap().to_owned();

    // An asset whose powers bite.
    let created =
        zoe.ok(&["asset", "create", "USDX", "--supply", "1000", "--power", "freeze", "--power", "mint"]);
    assert_eq!(created["receipt"]["moves"][0]["amount"], "100000");
    zoe.ok(&["send", &yan_address, "5", "USDX"]);
    zoe.ok(&["asset", "freeze", "USDX", &yan_address]);
    assert_eq!(yan.fails(&["send", "@bob", "1", "USDX"]), REFUSED);
    zoe.ok(&["asset", "unfreeze", "USDX", &yan_address]);
    yan.ok(&["send", "@bob", "1", "USDX"]);
    zoe.ok(&["asset", "renounce", "USDX", "mint"]);
    assert_eq!(zoe.fails(&["asset", "mint", "USDX", "1"]), REFUSED);
    assert_eq!(yan.fails(&["asset", "pause", "USDX"]), REFUSED);

    // A shared account that pays only when both sign.
    let opened = zoe.ok(&["account", "open-shared", "main", &yan_key]);
    let shared = opened["receipt"]["events"][0].as_str().unwrap();
    let shared = shared.split(' ').find(|word| word.starts_with("0x")).unwrap().to_owned();
    zoe.ok(&["send", &shared, "10"]);
    assert_eq!(zoe.fails(&["send", "@bob", "1", "--from", &shared]), USAGE);
    let file = scratch.path("shared.tx");
    zoe.ok(&["send", "@bob", "1", "--from", &shared, "-o", &file]);
    assert_eq!(zoe.fails(&["tx", "submit", &file]), USAGE);
    yan.ok(&["tx", "sign", &file]);
    let paid = zoe.ok(&["tx", "submit", &file]);
    assert_eq!(paid["final"], true);

    // A name, and many paid at once.
    zoe.ok(&["account", "name", "zoe_z"]);
    assert_eq!(yan.fails(&["account", "name", "zoe_2"]), REFUSED);
    let list = scratch.path("wages.csv");
    fs::write(&list, format!("# wages\n{yan_address}, 1.5\n@bob,2\n")).unwrap();
    let wages = zoe.ok(&["transfer", "many", &list]);
    assert_eq!(wages["receipt"]["moves"].as_array().unwrap().len(), 2);
}

#[test]
fn members_in_processes_of_their_own_end_with_whoever_started_them() {
    let scratch = Scratch::new("processes");
    let mut network = Network::start(&scratch, &["--empty", "--processes"]);
    let zoe = Wallet::new(&scratch, "zoe", &network);
    zoe.ok(&["wallet", "new", "main"]);
    zoe.ok(&["faucet"]);
    network.kill();
    network.await_silence();
    network.restart();
    assert_eq!(zoe.coins("main"), "100");
    network.stop();
}

#[test]
fn a_network_begins_with_an_economy_that_is_made_once() {
    let scratch = Scratch::new("economy");
    let mut network = Network::start(&scratch, &[]);
    let zoe = Wallet::new(&scratch, "zoe", &network);
    let length = |arguments: &[&str], list: &str| zoe.ok(arguments)[list].as_array().map_or(0, Vec::len);
    let deals = || zoe.ok(&["deal", "list", "--all"])["deals"].as_array().cloned().unwrap_or_default();
    let is_there = |stage: &str| deals().iter().any(|deal| deal["stage"] == stage);
    // A deal that is done and one in dispute come last.
    let deadline = Instant::now() + PATIENCE;
    while !is_there("ended") || !is_there("disputed") {
        assert!(Instant::now() < deadline, "the economy did not come");
        thread::sleep(Duration::from_millis(200));
    }
    for (arguments, list, count) in [
        (["exchange", "list"], "markets", 3),
        (["oracle", "list"], "feeds", 2),
        (["reserve", "list"], "stablecoins", 3),
        (["news", "list"], "posts", 12),
        (["savings", "list"], "pools", 1),
    ] {
        assert_eq!(length(&arguments, list), count, "{arguments:?}");
    }
    let assets = length(&["asset", "list"], "assets");

    // It goes on, in the same place.
    network.stop();
    network.restart();
    let value = || zoe.ok(&["oracle", "show", "0"])["feed"]["price"].clone();
    let (before, deadline) = (value(), Instant::now() + PATIENCE);
    while value() == before {
        assert!(Instant::now() < deadline, "no day passed");
        thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(length(&["asset", "list"], "assets"), assets);
    assert_eq!(deals().len(), 4);
    network.stop();
    zoe.ok(&["verify", "--dir", &network.dir()]);
}

#[test]
fn an_empty_network_is_empty() {
    let scratch = Scratch::new("empty");
    let mut network = Network::start(&scratch, &["--empty"]);
    let zoe = Wallet::new(&scratch, "zoe", &network);
    assert_eq!(zoe.ok(&["deal", "list", "--all"])["deals"].as_array().map(Vec::len), Some(0));
    assert_eq!(zoe.ok(&["asset", "list"])["assets"].as_array().map(Vec::len), Some(1));
    network.stop();
}

#[test]
fn keys_go_in_and_out_of_the_wallet() {
    let scratch = Scratch::new("keys");
    let wallet = Wallet::offline(&scratch, "keys");
    let words = "test test test test test test test test test test test junk";
    wallet.ok_with(&format!("correct horse\n{words}\n"), &["wallet", "import", "toy", "--phrase"]);
    let listed = wallet.ok(&["wallet", "list"]);
    assert_eq!(listed["accounts"][0]["address"], "tally1h2qhrpgl0dscp04x9dg4t8w2l2xel96zggcm28");
    assert_eq!(wallet.ok(&["wallet", "export", "toy", "--as", "phrase"])["secret"], words);

    // Another wallet's key, out as a keystore file and in again.
    let hex = "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
    wallet.ok_with(
        &format!("correct horse\n{hex}\n"),
        &["wallet", "import", "eth", "--key", "--kind", "secp256k1"],
    );
    let file = scratch.path("key.json");
    wallet.ok_with(
        "correct horse\nfile phrase\n",
        &["wallet", "export", "eth", "--as", "keystore", "-o", &file],
    );
    wallet.ok(&["wallet", "remove", "eth"]);
    wallet.ok_with("correct horse\nfile phrase\n", &["wallet", "import", "again", "--keystore", &file]);
    assert_eq!(wallet.ok(&["wallet", "list"])["accounts"][1]["address"], address_of_0x2c7536());

    // What is wrong is said by its exit code, and changes nothing.
    let fails = |input: &str, arguments: &[&str]| wallet.run(input, arguments).0;
    assert_eq!(fails("wrong phrase\n", &["wallet", "new"]), WRONG_PASSPHRASE);
    assert_eq!(fails("", &["wallet", "new"]), USAGE);
    assert_eq!(fails("correct horse\ntest test test\n", &["wallet", "import", "x", "--phrase"]), USAGE);
    assert_eq!(
        fails("correct horse\nwrong\n", &["wallet", "import", "x", "--keystore", &file]),
        WRONG_PASSPHRASE
    );
    assert_eq!(fails("correct horse\n", &["wallet", "export", "nobody", "--as", "key"]), USAGE);
    assert_eq!(wallet.ok(&["wallet", "list"])["accounts"].as_array().unwrap().len(), 2);
}

/// The address of the well-known web3 test key, as this network writes it.
fn address_of_0x2c7536() -> String {
    tally_types::Address::parse("0x2c7536e3605d9c16a7a3d7b1898e529396a65c23", "tally")
        .unwrap()
        .to_text("tally")
}
