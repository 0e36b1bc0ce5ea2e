//! A fixed script over all operations, whose outcomes, states and receipts are pinned in `golden.txt`.
//!
//! A difference is a change of the protocol. Re-recording (`TALLY_RECORD=1`) is a commit of its own.

mod coins;
mod loans;
mod world;

use std::{fs, path::Path};
use tally_ledger::receipts_root;
use tally_types::{
    Action, Address, Amount, AssetId, Outcome,
    account::{
        ClaimName, FinishRecovery, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, EditAsset, Mint, Power, Powers, RenouncePower},
    fee::Fee,
    loan::{
        Agreement, AssignLoan, ConfirmRepayment, LoanAmount, LoanId, LoanOnly, StateOnLoan, Terms, Unit,
        Valuation,
    },
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    reserve::EditStablecoin,
    transfer::{HeldId, HeldOnly, Hold, Memo, Send, SendMany},
    wire::Empty,
};
use world::*;

const GOLD: AssetId = AssetId(1);
const OIL: AssetId = AssetId(2);
const HOUR_MS: u64 = 3_600_000;

/// The world and a line for each transaction: its operations, its outcome, and the state it left.
struct Script {
    world: World,
    lines: Vec<String>,
}

impl Script {
    fn tx(&mut self, tx: Tx) {
        let transaction = tx.build();
        let tags =
            transaction.body.operations.iter().map(|operation| format!("{:02x}", operation.action.tag()));
        let tags: Vec<_> = tags.collect();
        let outcome = match self.world.run(&tx).map(|receipt| receipt.outcome) {
            Ok(Outcome::Applied(_)) => "applied".to_owned(),
            Ok(Outcome::Refused(refused)) => format!("{}:{}", refused.operation, refused.refusal.name()),
            Err(refusal) => format!("kept out:{}", refusal.name()),
        };
        let digest = &self.world.digest().to_hex()[..16];
        self.lines.push(format!("{:02} {} {outcome} {digest}", self.lines.len(), tags.join("+")));
    }

    fn one(&mut self, actor: &Person, action: Action) {
        self.tx(self.world.tx(actor).does(actor, action));
    }
}

#[test]
fn the_golden_script_gives_the_pinned_roots() {
    let mut script = Script { world: World::new(), lines: Vec::new() };
    assets(&mut script);
    transfers(&mut script);
    accounts(&mut script);
    notes(&mut script);
    feeds(&mut script);
    stablecoins(&mut script);
    baskets(&mut script);
    let receipts = receipts_root(&script.world.receipts);
    script.lines.push(format!("state {}", script.world.digest()));
    script.lines.push(format!("receipts {receipts}"));
    let text = script.lines.join("\n") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden.txt");
    if std::env::var_os("TALLY_RECORD").is_some() {
        fs::write(&path, &text).expect("the recording is written");
    }
    assert_eq!(fs::read_to_string(&path).expect("the recording is there"), text);
}

fn assets(script: &mut Script) {
    let (issuer, alice, bob) = (person(1), person(2), person(3));
    let listed = Powers { allow_list: Some(alice.address), mint: Some(issuer.address), ..Powers::default() };
    let mint =
        |asset, to: &Person, amount| Action::Mint(Mint { asset, to: to.address, amount: Amount(amount) });
    script.one(&issuer, create(all_powers(&issuer), 1_000, Some(5_000)));
    script.one(&issuer, create(listed, 0, None));
    script.one(&issuer, mint(GOLD, &alice, 400));
    script.one(&issuer, mint(GOLD, &alice, 4_000));
    script.one(&issuer, mint(OIL, &bob, 50));
    script.one(&alice, Action::Allow(holder(OIL, &bob)));
    script.one(&issuer, mint(OIL, &bob, 50));
    script.one(&alice, Action::Disallow(holder(OIL, &bob)));
    script.one(&bob, send(&issuer, OIL, 1));
    script.one(&alice, Action::Burn(Burn { asset: GOLD, amount: Amount(40) }));
    script.one(&issuer, Action::Freeze(holder(GOLD, &alice)));
    script.one(&alice, send(&bob, GOLD, 1));
    let claw = ClawBack { asset: GOLD, from: alice.address, to: bob.address, amount: Amount(60) };
    script.one(&issuer, Action::ClawBack(claw));
    script.one(&issuer, Action::Unfreeze(holder(GOLD, &alice)));
    script.one(&issuer, Action::Pause(AssetOnly { asset: GOLD }));
    script.one(&alice, send(&bob, GOLD, 1));
    script.one(&issuer, Action::Resume(AssetOnly { asset: GOLD }));
    let icon = Some(tally_types::Hash([9; 32]));
    script.one(&issuer, Action::EditAsset(EditAsset { asset: GOLD, name: text("Fine gold"), icon }));
    script.one(&issuer, Action::RenouncePower(RenouncePower { asset: GOLD, power: Power::ClawBack }));
    script.one(&issuer, Action::RenouncePower(RenouncePower { asset: GOLD, power: Power::ClawBack }));
}

fn transfers(script: &mut Script) {
    let (issuer, alice, bob, carol) = (person(1), person(2), person(3), person(4));
    script.one(&alice, send(&bob, COIN, 1_234));
    script.one(&alice, send(&person(100), GOLD, 300));
    let memo =
        Action::Send(Send { to: bob.address, asset: COIN, amount: Amount(1), memo: open_memo("午饭") });
    script.one(&carol, memo);
    let shares = list(vec![share(&alice, 7), share(&carol, 8), share(&person(101), 9)]);
    script.one(
        &issuer,
        Action::SendMany(SendMany { asset: GOLD, shares, memo: Memo::Sealed(list(vec![1, 2])) }),
    );
    let swap = script.world.tx(&carol).does(&bob, send(&alice, GOLD, 5)).does(&alice, send(&bob, COIN, 50));
    script.tx(swap);
    let failing =
        script.world.tx(&carol).does(&bob, send(&alice, GOLD, 5)).does(&alice, send(&bob, COIN, RICH));
    script.tx(failing);
    let mut in_gold = script.world.tx(&bob).does(&bob, send(&alice, COIN, 1));
    in_gold.fee_limit = Fee { asset: GOLD, amount: Amount(4) };
    script.tx(in_gold);
    let deadline_ms = script.world.block.time_ms + HOUR_MS;
    let hold = |to: &Person, amount| {
        let (to, amount) = (to.address, Amount(amount));
        Action::Hold(Hold { to, asset: GOLD, amount, memo: Memo::NONE, deadline_ms })
    };
    let (accept, give_back) = (
        |held| Action::AcceptHeld(HeldOnly { held: HeldId(held) }),
        |held| Action::ReturnHeld(HeldOnly { held: HeldId(held) }),
    );
    script.one(&issuer, hold(&carol, 11));
    script.one(&issuer, hold(&carol, 12));
    script.one(&issuer, hold(&carol, 13));
    script.one(&carol, accept(0));
    script.one(&carol, give_back(1));
    script.one(&issuer, give_back(2));
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&carol, accept(2));
    script.one(&bob, give_back(2));
    let inbox = SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![GOLD, COIN]) };
    script.one(&carol, Action::SetInbox(inbox));
    script.one(&alice, send(&carol, GOLD, 1));
    for number in 3..=10 {
        script.one(&issuer, create(Powers::default(), 100 + number, None));
    }
    for number in 3..=10 {
        script.one(&issuer, send(&bob, AssetId(number), 60));
    }
    script.one(&bob, send(&alice, AssetId(10), 60));
    script.one(&bob, send(&alice, AssetId(9), 10));
}

fn accounts(script: &mut Script) {
    let (alice, bob, carol, dave) = (person(2), person(3), person(4), person(5));
    let keys =
        |threshold, keys: &[(u8, u16)]| Action::SetKeys(SetKeys { authority: authority(threshold, keys) });
    script.one(&dave, Action::ClaimName(ClaimName { name: handle("dave_01") }));
    script.one(&alice, Action::ClaimName(ClaimName { name: handle("daveo1") }));
    let nonce = script.world.account(&dave).nonces.next();
    script
        .one(&dave, Action::OpenShared(OpenShared { authority: authority(2, &[(31, 1), (32, 1), (33, 2)]) }));
    let shared = Person { address: Address::shared(&dave.address, nonce, 0), keys: vec![key(33)] };
    script.one(&dave, send(&shared, COIN, 1_000));
    script.one(&shared, send(&dave, COIN, 10));
    script.one(&shared.with(&[31]), send(&dave, COIN, 10));
    script.one(&dave, keys(2, &[(5, 1), (51, 1)]));
    let dave = dave.with(&[5, 51]);
    let expires_ms = script.world.block.time_ms + HOUR_MS;
    script.one(&dave, grant(40, &[0x22, 0x30], &[(COIN, 100)], expires_ms));
    script.one(&dave.with(&[40]), send(&alice, COIN, 60));
    script.one(&dave.with(&[40]), send(&alice, COIN, 60));
    script.one(&dave, grant(41, &[0x18], &[], expires_ms));
    script.one(&dave, Action::RevokeKey(RevokeKey { key: key(41) }));
    let mut guardians = vec![alice.address, bob.address, carol.address];
    guardians.sort();
    let set = SetGuardians { guardians: list(guardians), threshold: 2, delay_ms: HOUR_MS };
    script.one(&dave, Action::SetGuardians(set));
    let recover = |number| {
        let authority = authority(1, &[(number, 1)]);
        Action::StartRecovery(StartRecovery { account: dave.address, authority })
    };
    script.one(&alice, recover(60));
    script.one(&bob, recover(61));
    script.one(&dave, Action::VetoRecovery(Empty));
    script.one(&alice, recover(62));
    script.one(&bob, recover(62));
    let finish = Action::FinishRecovery(FinishRecovery { account: dave.address });
    script.one(&carol, finish.clone());
    script.world.pass_ms(HOUR_MS);
    script.one(&carol, finish);
    script.one(&dave, send(&alice, COIN, 1));
    script.one(&dave.with(&[62]), send(&alice, COIN, 1));
}

/// Every operation on loans, in three notes.
fn notes(script: &mut Script) {
    let unit = AssetId(script.world.global().counters.asset);
    let (lender, borrower, guarantor) = (loans::lender(), loans::borrower(), loans::guarantor());
    let pledge = AssetId(unit.0 + 1);
    for _ in 0..2 {
        script.one(&person(1), create(Powers::default(), 900_000, None));
    }
    // The guarantor's inbox asks for memos and takes only what it accepted.
    let inbox = SetInbox { refuse_unknown: true, require_memo: true, accept: list(vec![unit]) };
    script.one(&guarantor, Action::SetInbox(inbox));
    for to in [lender.address, guarantor.address] {
        let memo = open_memo("to lend");
        script.one(&person(1), Action::Send(Send { to, asset: unit, amount: Amount(300_000), memo }));
    }
    script.one(&person(1), send(&borrower, pledge, 1_000));
    let now_ms = script.world.block.time_ms;
    let secured = |value| {
        let mut terms = loans::secured(Valuation::Agreed(Amount(value)));
        (terms.unit, terms.first_due_ms) = (Unit::Asset(unit), now_ms + 30 * loans::DAY_MS);
        terms.collateral.as_mut().expect("it is secured").asset = pledge;
        terms
    };
    lapsing(script, &loans::guaranteed(secured(90_000)));
    pawned(script, &loans::guaranteed(secured(60_000)));
    let first_due_ms = script.world.block.time_ms + 30 * loans::DAY_MS;
    in_cash(script, &loans::agreement(Terms { first_due_ms, ..loans::in_cash() }));
}

fn lapsing(script: &mut Script, agreement: &Agreement) {
    let deadline_ms = script.world.block.time_ms + HOUR_MS;
    let lender = loans::lender();
    script.one(&lender, loans::offer(agreement, deadline_ms));
    script.one(&loans::borrower(), loans::accept());
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&loans::borrower(), loans::accept());
    script.one(&loans::stranger(), loans::withdraw());
}

/// Loan 1: offered, guaranteed, accepted, missed, claimed, paid by the guarantor.
fn pawned(script: &mut Script, agreement: &Agreement) {
    let (lender, borrower, guarantor) = (loans::lender(), loans::borrower(), loans::guarantor());
    let (only, of) =
        (|| LoanOnly { loan: LoanId(1) }, |amount| LoanAmount { loan: LoanId(1), amount: Amount(amount) });
    let deadline_ms = script.world.block.time_ms + HOUR_MS;
    script.one(&borrower, loans::offer(agreement, deadline_ms));
    script.one(&guarantor, Action::AcceptLoan(only()));
    script.one(&lender, Action::AcceptLoan(only()));
    script.world.pass_ms(30 * loans::DAY_MS);
    script.one(&borrower, Action::Repay(of(20_000)));
    script.one(&lender, Action::MarkDefault(only()));
    script.world.pass_ms(6 * loans::DAY_MS);
    script.one(&lender, Action::MarkDefault(only()));
    script.one(&lender, Action::ClaimCollateral(only()));
    script.one(&guarantor, Action::PayAsGuarantor(of(1)));
    script.one(&guarantor, Action::PayAsGuarantor(of(u128::MAX)));
    script.one(&borrower, Action::AddCollateral(of(10)));
    script.one(&guarantor, Action::ClaimCollateral(only()));
    script.one(&borrower, Action::Repay(of(u128::MAX)));
    script.one(&borrower, Action::ReleaseCollateral(only()));
}

/// Loan 2: cash, signed together, witnessed, stated, passed on, disputed, forgiven.
fn in_cash(script: &mut Script, agreement: &Agreement) {
    let (lender, borrower, buyer) = (loans::lender(), loans::borrower(), loans::guarantor());
    let loan = LoanId(2);
    let of = |amount| LoanAmount { loan, amount: Amount(amount) };
    let said = |words| StateOnLoan { loan, ..loans::statement(words) };
    let sign = loans::sign(agreement);
    script.tx(script.world.tx(&lender).does(&lender, sign.clone()));
    script.tx(script.world.tx(&lender).does(&borrower, sign.clone()).does(&lender, sign));
    // The witness's keys were recovered above.
    script.one(&loans::witness().with(&[62]), Action::WitnessLoan(said("我看见了")));
    script.world.pass_ms(loans::DAY_MS);
    script.one(&borrower, Action::RecordRepayment(of(2_500)));
    let agree = |agree| Action::ConfirmRepayment(ConfirmRepayment { loan, statement: 0, agree });
    script.one(&borrower, agree(true));
    script.one(&lender, agree(true));
    let to = buyer.address;
    script.one(&lender, Action::AssignLoan(AssignLoan { loan, to }));
    script.one(&buyer, Action::AssignLoan(AssignLoan { loan, to }));
    script.one(&borrower, Action::DisputeLoan(said("I paid more")));
    script.one(&buyer, Action::Forgive(of(u128::MAX)));
}

fn feeds(script: &mut Script) {
    let (owner, alice, bob) = (person(9), person(2), person(3));
    let terms = |quorum| {
        let mut reporters = vec![alice.address, bob.address];
        reporters.sort();
        FeedTerms { reporters: list(reporters), quorum, heartbeat_ms: HOUR_MS, deviation_bps: 500 }
    };
    let feed = FeedId(script.world.global().counters.feed);
    let report = |script: &mut Script, person: &Person, value| {
        let at_ms = script.world.block.time_ms;
        script.one(person, Action::Report(Report { feed, value, at_ms }));
    };
    let (base, quote) = (text("EUR"), text("USD"));
    script.one(&owner, Action::OpenFeed(OpenFeed { base, quote, decimals: 4, terms: terms(2) }));
    report(script, &alice, 11_000);
    report(script, &alice, 11_001);
    report(script, &bob, 11_100);
    script.world.pass_ms(1);
    report(script, &alice, 12_000);
    report(script, &bob, 12_000);
    script.world.pass_ms(1);
    report(script, &bob, 12_010);
    report(script, &alice, 12_020);
    report(script, &owner, 12_020);
    script.one(&owner, Action::EditFeed(EditFeed { feed, owner: None, terms: terms(1) }));
    script.one(&owner, Action::EditFeed(EditFeed { feed, owner: None, terms: terms(1) }));
}

fn stablecoins(script: &mut Script) {
    let (governor, bank, other, dealer, holder) = (person(1), person(2), person(3), person(4), person(6));
    let coin = AssetId(script.world.global().counters.asset);
    let first = script.world.global().counters.redemption;
    let terms = coins::terms(&[(2, 600), (3, 500)], &[(4, 400, 300)]);
    script.one(&governor, coins::open_coin("TEUR", "EUR", 2, terms));
    script.world.pass_ms(1);
    script.one(&bank, coins::attest(coin, 700, script.world.block.time_ms));
    script.one(&other, coins::attest(coin, 300, script.world.block.time_ms));
    script.one(&dealer, coins::mint(coin, 400));
    script.one(&dealer, coins::mint(coin, 1));
    script.one(&dealer, send(&holder, coin, 250));
    for _ in 0..3 {
        script.one(&holder, coins::redeem(coin, 80, &dealer));
    }
    script.one(&dealer, coins::take(first));
    script.one(&other, coins::settle(first));
    script.one(&holder, coins::cancel(first + 1));
    script.one(&dealer, coins::take(first + 2));
    script.one(&holder, coins::cancel(first + 2));
    script.world.pass_ms(2 * coins::DAY_MS + 1);
    script.one(&bank, coins::settle(first + 2));
    script.one(&bank, coins::cancel(first + 2));
    script.one(&dealer, coins::mint(coin, 1));
    let terms = coins::terms(&[(3, 900)], &[(4, 400, 300)]);
    script.one(&governor, Action::EditStablecoin(EditStablecoin { coin, terms }));
    script.one(&other, coins::attest(coin, 1_000, script.world.block.time_ms));
    script.one(&dealer, coins::mint(coin, 400));
}

fn baskets(script: &mut Script) {
    let (governor, dealer) = (person(1), person(4));
    let coins = [("BEUR", "EUR"), ("BUSD", "USD")].map(|(code, peg)| {
        let coin = AssetId(script.world.global().counters.asset);
        script.one(
            &governor,
            coins::open_coin(code, peg, 2, coins::terms(&[(2, 1_000)], &[(4, 1_000, 1_000)])),
        );
        script.world.pass_ms(1);
        script.one(&person(2), coins::attest(coin, 1_000, script.world.block.time_ms));
        script.one(&dealer, coins::mint(coin, 1_000));
        coin
    });
    let basket = AssetId(script.world.global().counters.asset);
    script.one(&governor, coins::open_basket(2, &[(coins[0], 37), (coins[1], 58)]));
    script.one(&dealer, coins::compose(basket, 151));
    script.one(&dealer, coins::decompose(basket, 50));
    script.one(&dealer, coins::compose(basket, 100_000));
    script.one(&governor, coins::vote(basket, &[(coins[1], 60)]));
    script.one(&governor, coins::adopt(basket));
    script.world.pass_ms(coins::DAY_MS);
    script.one(&governor, coins::adopt(basket));
    script.one(&dealer, send(&governor, coins[1], 50));
    script.one(&governor, coins::adopt(basket));
    script.one(&dealer, coins::decompose(basket, 101));
}
