//! A fixed script over all operations, whose outcomes, states and receipts are pinned in `golden.txt`.
//!
//! A difference is a change of the protocol. Re-recording (`TALLY_RECORD=1`) is a commit of its own.

mod coins;
mod loans;
mod world;

use std::{fs, path::Path};
use tally_ledger::receipts_root;
use tally_types::{
    Action, Address, Amount, AssetId, Hash, Outcome, Parameters, StateKey,
    account::{
        ClaimName, FinishRecovery, OpenShared, RevokeKey, SetGuardians, SetInbox, SetKeys, StartRecovery,
    },
    asset::{AssetOnly, Burn, ClawBack, EditAsset, Mint, Power, Powers, RenouncePower},
    council::{
        AdmitMember, Appoint, Measure, Penalize, ProposalId, ProposalOnly, Propose, Role, SetFees,
        SetParameters, SetSeat, SetVersion, SpendTreasury, Vote,
    },
    deal::{Arbiter, CancelDeal, DealId, DealNoted, DealOnly, OpenDeal, RuleDeal, Side as DealSide},
    exchange::{
        CancelAll, Convert, MarketId, MarketOnly, OpenMarket, OrderId, OrderKind, OrderOnly, PlaceOrder, Side,
    },
    fee::Fee,
    loan::{
        Agreement, AssignLoan, ConfirmRepayment, LoanAmount, LoanId, LoanOnly, StateOnLoan, Terms, Unit,
        Valuation,
    },
    mandate::{GrantMandate, MandateId, MandateKind, MandateOnly, PullMandate},
    mining::{AttestReading, ClaimMining, LikePost, OpenMining, Points, Reader, Weights},
    news::{Format, Post, PostId, RegisterPublisher, Tip, WithdrawPost},
    oracle::{EditFeed, FeedId, FeedTerms, OpenFeed, Report},
    packet::{ClaimPacket, CreatePacket, PacketId, PacketOnly, Split},
    referral::{BindReferrer, CampaignId, CampaignOnly, ClaimReferral, FundCampaign, OpenReferral},
    reserve::EditStablecoin,
    signature::Ed25519Signature,
    stake::{BecomeCandidate, CandidateId, StakeAmount},
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
    packets(&mut script);
    mandates(&mut script);
    notes(&mut script);
    feeds(&mut script);
    stablecoins(&mut script);
    baskets(&mut script);
    stakes(&mut script);
    savings(&mut script);
    council(&mut script);
    exchange(&mut script);
    deals(&mut script);
    news(&mut script);
    referral(&mut script);
    mining(&mut script);
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

fn packets(script: &mut Script) {
    let (issuer, alice, bob, carol) = (person(1), person(2), person(3), person(4));
    let expires_ms = script.world.block.time_ms + HOUR_MS;
    let packet = |total, count, split, claim_key| {
        let total = Amount(total);
        let memo = open_memo("恭喜发财");
        Action::CreatePacket(CreatePacket { asset: COIN, total, count, split, claim_key, expires_ms, memo })
    };
    let claim = |number, key: Option<[u8; 32]>| {
        let proof = key.map(|key| Ed25519Signature { key, signature: [0; 64] });
        Action::ClaimPacket(ClaimPacket { packet: PacketId(number), proof })
    };
    let reclaim = |number| Action::ReclaimPacket(PacketOnly { packet: PacketId(number) });
    script.world.block.seed = [0x5e; 48];
    let both = script.world.tx(&issuer).does(&issuer, packet(100, 3, Split::EQUAL, None));
    script.tx(both.does(&issuer, packet(1_000, 4, Split::RANDOM, Some([8; 32]))));
    let early = script.world.tx(&issuer).does(&issuer, packet(10, 2, Split::RANDOM, None));
    script.tx(early.does(&alice, claim(2, None)));
    script.one(&alice, claim(0, None));
    script.one(&alice, claim(0, None));
    script.one(&alice, claim(1, None));
    script.world.block.seed = [0x5f; 48];
    let newcomer = script.world.tx(&issuer).does(&person(102), claim(1, Some([8; 32])));
    script.tx(newcomer);
    script.one(&bob, packet(5_000, 1_000, Split::RANDOM, None));
    script.world.block.seed = [0x60; 48];
    script.one(&bob, claim(2, None));
    script.one(&carol, claim(2, None));
    script.one(&bob, claim(0, None));
    script.one(&carol, claim(0, None));
    script.one(&carol, reclaim(1));
    script.one(&carol, packet(5, 9, Split::EQUAL, None));
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&carol, claim(1, Some([8; 32])));
    script.one(&carol, packet(9, 9, Split::EQUAL, None));
    script.one(&carol, reclaim(1));
    script.one(&carol, reclaim(2));
    script.one(&carol, reclaim(0));
}

fn mandates(script: &mut Script) {
    let (alice, bob, carol) = (person(2), person(3), person(4));
    let start_ms = script.world.block.time_ms;
    let grant = |payee: Option<&Person>, kind, end_ms| {
        Action::GrantMandate(GrantMandate {
            payee: payee.map(|payee| payee.address),
            asset: COIN,
            amount: Amount(500),
            period_ms: HOUR_MS,
            start_ms,
            end_ms,
            kind,
            memo: open_memo("房租"),
        })
    };
    let pull = |number, amount| {
        Action::PullMandate(PullMandate { mandate: MandateId(number), amount: Amount(amount) })
    };
    let revoke = |number| Action::RevokeMandate(MandateOnly { mandate: MandateId(number) });
    script.one(&alice, grant(Some(&bob), MandateKind::SUBSCRIPTION, None));
    script.one(&alice, grant(Some(&carol), MandateKind::STANDING_ORDER, Some(start_ms + 2 * HOUR_MS)));
    script.one(&alice, grant(None, MandateKind::SUBSCRIPTION, None));
    script.one(&alice, grant(None, MandateKind::STANDING_ORDER, None));
    script.one(&bob, pull(0, 300));
    script.one(&bob, pull(0, 201));
    script.one(&carol, pull(0, 1));
    script.one(&bob, pull(1, 499));
    script.one(&bob, pull(1, 500));
    script.one(&carol, pull(2, 400));
    script.world.pass_ms(2 * HOUR_MS);
    script.one(&bob, pull(0, 500));
    script.one(&carol, pull(1, 500));
    script.world.pass_ms(HOUR_MS);
    script.one(&bob, pull(1, 500));
    script.one(&carol, revoke(0));
    script.one(&bob, revoke(0));
    script.one(&bob, pull(0, 1));
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

fn stakes(script: &mut Script) {
    use stake::{
        become_candidate, bond, carry_penalty, claim, finish, move_stake, retire, set_commission, unbond,
    };
    let (alice, bob, carol, dave) = (person(6), person(7), person(8), person(9));
    script.one(&carol, become_candidate(2_001));
    script.one(&carol, become_candidate(1_500));
    script.one(&dave, become_candidate(0));
    script.one(&alice, bond(0, 30_001));
    script.one(&bob, bond(0, 999));
    script.one(&bob, bond(0, 7_003));
    script.one(&alice, move_stake(0, 1, 10_007));
    script.one(&alice, unbond(1, 10_007));
    script.one(&bob, unbond(0, 3_001));
    script.one(&bob, finish(0));
    script.world.next_epoch();
    script.one(&alice, claim(0));
    script.one(&alice, claim(1));
    script.one(&carol, claim(0));
    script.one(&carol, set_commission(0, 1_600));
    script.one(&carol, set_commission(0, 1_601));
    script.world.penalize(0, 1_234);
    script.one(&dave, carry_penalty(&alice, 1));
    script.one(&dave, carry_penalty(&alice, 1));
    script.one(&alice, bond(0, 5_003));
    script.one(&dave, retire(1));
    for _ in 0..7 {
        script.world.next_epoch();
        script.one(&bob, claim(0));
    }
    script.one(&bob, finish(0));
    script.one(&alice, move_stake(1, 0, 8_772));
    script.one(&alice, move_stake(1, 0, 8_773));
    script.one(&bob, unbond(0, 3_508));
    script.one(&bob, unbond(0, 3_507));
}

fn savings(script: &mut Script) {
    use savings::{close_pool, deposit, deposit_fixed, fund, open_pool, reclaim, withdraw, withdraw_fixed};
    let (alice, bob) = (person(6), person(7));
    let year_ms = tally_types::savings::YEAR_MS;
    script.one(&bob, open_pool(COIN, 375, &[(year_ms / 4, 425), (year_ms, 512)]));
    script.one(&bob, fund(0, 1_777));
    script.one(&alice, deposit(0, 10_003));
    script.world.pass_ms(year_ms / 7);
    script.one(&bob, deposit(0, 5_009));
    script.one(&alice, deposit_fixed(0, year_ms, 20_011));
    script.one(&alice, deposit_fixed(0, year_ms / 4, 9_001));
    script.one(&alice, deposit_fixed(0, year_ms / 4, 90_001));
    script.world.pass_ms(year_ms / 4);
    script.one(&alice, withdraw_fixed(1, false));
    script.one(&alice, withdraw_fixed(0, false));
    script.one(&alice, withdraw_fixed(0, true));
    script.one(&alice, withdraw(0, 9_000));
    script.one(&bob, close_pool(0));
    script.one(&bob, reclaim(0));
    script.one(&bob, withdraw(0, 5_061));
    script.world.pass_ms(tally_types::savings::NOTICE_MS);
    script.one(&bob, reclaim(0));
    script.one(&alice, deposit(0, 1));
    script.one(&alice, withdraw(0, 1_300));
}

fn council(script: &mut Script) {
    const DAY_MS: u64 = 24 * HOUR_MS;
    let (first, second, third, anyone) = (person(1), person(2), person(3), person(9));
    let propose = |measure| {
        let (title, link) = (text("A change 变更"), text("https://example.org/why"));
        Action::Propose(Propose { title, text: Hash([9; 32]), link, measure })
    };
    let vote = |number, yes| Action::Vote(Vote { proposal: ProposalId(number), yes });
    let only = |number| ProposalOnly { proposal: ProposalId(number) };
    let parameters: Parameters = script.world.read(&StateKey::parameters()).unwrap();
    let longer = Parameters { epoch_ms: 2 * DAY_MS, ..parameters.clone() };
    let shorter = Parameters { epoch_ms: DAY_MS / 2, ..parameters.clone() };
    let set = |parameters: &Parameters, based_on: &Parameters| {
        let (based_on, parameters) = (based_on.hash(), parameters.clone());
        Measure::SetParameters(SetParameters { based_on, parameters })
    };
    let fees = script.world.global().fees;
    let based_on = fees.hash();
    let mut dearer = fees.clone();
    dearer.base = Amount(12);
    let office = || Role::Office(handle("treasurer"));
    let measures = [
        set(&longer, &parameters),
        set(&shorter, &parameters),
        Measure::SetFees(SetFees { based_on, fees: dearer }),
        Measure::AdmitMember(AdmitMember { member: [20; 32], account: person(20).address }),
    ];
    script.one(&anyone, propose(measures[0].clone()));
    for measure in measures {
        script.one(&first, propose(measure));
    }
    script.one(&first, propose(set(&longer, &shorter)));
    for (voter, yes) in [(&first, true), (&second, false), (&third, true), (&second, true)] {
        script.one(voter, vote(0, yes));
    }
    for number in 1..=3 {
        let mut tx = script.world.tx(&anyone);
        for voter in [&first, &second, &third] {
            tx = tx.does(voter, vote(number, true));
        }
        script.tx(tx);
    }
    script.one(&anyone, Action::Enact(only(0)));
    script.world.pass_ms(2 * DAY_MS);
    for number in 0..=3 {
        script.one(&anyone, Action::Enact(only(number)));
    }
    script.one(&second, Action::SetSeat(SetSeat { account: person(6).address }));
    let appoint = |holder, instead_of| Measure::Appoint(Appoint { role: office(), holder, instead_of });
    script.one(&person(6), propose(appoint(Some(third.address), None)));
    let version = SetVersion { version: text("1.1.0"), from_height: 1_000, instead_of: None };
    script.one(&third, propose(Measure::SetVersion(version)));
    script.one(&third, propose(appoint(Some(first.address), None)));
    for number in 4..=5 {
        let mut tx = script.world.tx(&anyone);
        for voter in [&first, &third, &person(6)] {
            tx = tx.does(voter, vote(number, true));
        }
        script.tx(tx);
    }
    script.one(&third, Action::WithdrawProposal(only(6)));
    script.one(&third, propose(appoint(Some(first.address), None)));
    script.one(&first, vote(7, false));
    script.one(&third, vote(7, false));
    script.world.pass_ms(2 * DAY_MS);
    script.one(&anyone, Action::Enact(only(4)));
    script.one(&anyone, Action::Enact(only(5)));
    script.one(&anyone, Action::CloseProposal(only(1)));
    script.world.pass_ms(7 * DAY_MS);
    script.one(&anyone, Action::CloseProposal(only(1)));
    script.one(&anyone, Action::Enact(only(3)));
    script.one(&anyone, Action::CloseProposal(only(3)));
    let candidate = CandidateId(script.world.global().counters.candidate);
    let (name, validator) = (text("First"), [1; 32]);
    script.one(&first, Action::BecomeCandidate(BecomeCandidate { name, validator, commission_bps: 500 }));
    script.one(&anyone, Action::Bond(StakeAmount { candidate, amount: Amount(4_000) }));
    let (to, amount) = (third.address, Amount(50));
    script.one(&first, propose(Measure::SpendTreasury(SpendTreasury { to, asset: COIN, amount })));
    script.one(&third, propose(Measure::Penalize(Penalize { candidate, fraction_bps: 333 })));
    for number in 8..=9 {
        let mut tx = script.world.tx(&anyone);
        for voter in [&first, &third, &person(6)] {
            tx = tx.does(voter, vote(number, true));
        }
        script.tx(tx);
    }
    script.world.pass_ms(2 * DAY_MS);
    script.one(&anyone, Action::Enact(only(8)));
    script.one(&anyone, Action::Enact(only(9)));
}

fn exchange(script: &mut Script) {
    let (issuer, alice, bob, carol) = (person(1), person(6), person(7), person(8));
    script.one(&issuer, create(all_powers(&issuer), 1_000_000, None));
    script.one(&issuer, create(all_powers(&issuer), 1_000_000, None));
    let next = script.world.global().counters.asset;
    let (iron, cash) = (AssetId(next - 2), AssetId(next - 1));
    for trader in [&alice, &bob, &carol] {
        script.one(&issuer, send(trader, iron, 50_000));
        script.one(&issuer, send(trader, cash, 50_000));
    }
    let open = |base, quote, tick, lot| {
        Action::OpenMarket(OpenMarket { base, quote, tick: Amount(tick), lot: Amount(lot) })
    };
    script.one(&carol, open(iron, cash, 3, 10));
    script.one(&alice, open(iron, cash, 3, 10));
    script.one(&carol, open(cash, COIN, 1, 100));
    let order = |market, side, lots, price, kind| {
        let (market, most, client_id) = (MarketId(market), 8, Some(lots));
        Action::PlaceOrder(PlaceOrder { market, side, price, lots, kind, most, client_id })
    };
    let (gtc, ioc, fok, post) = (
        OrderKind::GoodTillCancelled(Empty),
        OrderKind::ImmediateOrCancel(Empty),
        OrderKind::FillOrKill(Empty),
        OrderKind::PostOnly(Empty),
    );
    let soon = OrderKind::GoodTillDate(script.world.block.time_ms + HOUR_MS);
    script.one(&alice, order(0, Side::Sell, 20, 70_000, gtc));
    script.one(&alice, order(0, Side::Sell, 20, 101, gtc));
    script.one(&bob, order(0, Side::Sell, 7, 100, soon));
    script.one(&carol, order(0, Side::Sell, 5, 100, gtc));
    script.one(&carol, order(0, Side::Buy, 5, 99, post));
    script.one(&carol, order(0, Side::Buy, 5, 100, post));
    script.one(&bob, order(0, Side::Buy, 60, 101, fok));
    script.one(&alice, order(0, Side::Buy, 9, 100, ioc));
    script.one(&bob, order(0, Side::Buy, 30, 101, gtc));
    script.one(&alice, order(0, Side::Buy, 3, 99, gtc));
    script.one(&carol, order(1, Side::Buy, 40, 7, gtc));
    let convert = |least| {
        let (path, amount) = (list(vec![MarketId(0), MarketId(1)]), Amount(333));
        Action::Convert(Convert { path, give: iron, amount, least: Amount(least), most: 9 })
    };
    script.one(&bob, convert(10_000));
    script.one(&bob, convert(100));
    script.one(&issuer, Action::Freeze(holder(cash, &alice)));
    script.one(&bob, order(0, Side::Sell, 4, 1, ioc));
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&carol, Action::CancelOrder(OrderOnly { order: OrderId(0) }));
    script.one(&bob, Action::CancelOrder(OrderOnly { order: OrderId(4) }));
    script.one(&bob, Action::CancelAll(CancelAll { market: MarketId(0), most: 64 }));
    script.one(&carol, Action::CancelAll(CancelAll { market: MarketId(1), most: 64 }));
    script.one(&alice, Action::CancelAll(CancelAll { market: MarketId(0), most: 64 }));
    script.one(&bob, Action::CollectFees(MarketOnly { market: MarketId(1) }));
    script.one(&bob, Action::CollectFees(MarketOnly { market: MarketId(0) }));
}

fn deals(script: &mut Script) {
    let (buyer, seller, arbiter, stranger) = (person(6), person(7), person(8), person(9));
    let judge = |if_silent| {
        Some(Arbiter { account: arbiter.address, fee_bps: 150, rule_within_ms: HOUR_MS, if_silent })
    };
    let open = |script: &mut Script, arbiter| {
        let offer = OpenDeal {
            seller: seller.address,
            asset: COIN,
            amount: Amount(29_999),
            description: text("A phone 手机"),
            terms: Some(tally_types::Hash([7; 32])),
            arbiter,
            accept_by_ms: script.world.block.time_ms + HOUR_MS,
            ship_within_ms: HOUR_MS,
            confirm_within_ms: HOUR_MS,
        };
        script.one(&buyer, Action::OpenDeal(offer));
    };
    let only = |deal| DealOnly { deal: DealId(deal) };
    let noted = |deal, note: &str| DealNoted { deal: DealId(deal), note: text(note) };
    let cancel =
        |deal, to_seller| Action::CancelDeal(CancelDeal { deal: DealId(deal), to_seller: Amount(to_seller) });
    for deal in 0..8 {
        let arbiter = [None, judge(DealSide::BUYER), judge(DealSide::SELLER)][deal as usize % 3];
        open(script, arbiter);
    }
    let accept = |script: &mut Script, deal| {
        script.one(&seller, Action::AcceptDeal(only(deal)));
        script.one(&arbiter, Action::AcceptDeal(only(deal)));
    };
    // 0 is confirmed, 1 ruled, 2 left to a silent arbiter, 3 to the deadline, 4 cancelled, 5 given back, 6 not shipped.
    (0..7).for_each(|deal| accept(script, deal));
    script.one(&buyer, Action::ConfirmDeal(only(0)));
    (1..4).for_each(|deal| script.one(&seller, Action::ShipDeal(noted(deal, "parcel 17"))));
    (1..4).for_each(|deal| script.one(&buyer, Action::DisputeDeal(noted(deal, "it does not ring"))));
    let rule = RuleDeal { deal: DealId(1), to_seller: Amount(10_000), note: text("it rings") };
    script.one(&arbiter, Action::RuleDeal(rule));
    script.one(&buyer, cancel(4, 500));
    script.one(&seller, cancel(4, 500));
    script.one(&seller, Action::RefundDeal(only(5)));
    script.one(&stranger, Action::SettleDeal(only(6)));
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&seller, Action::ShipDeal(noted(6, "")));
    (0..8).for_each(|deal| script.one(&stranger, Action::SettleDeal(only(deal))));
}

fn news(script: &mut Script) {
    let (writer, reader) = (person(6), person(7));
    let register = |name: &str, link: Option<&str>| {
        Action::RegisterPublisher(RegisterPublisher {
            name: text(name),
            link: link.map(text),
            language: text("en"),
        })
    };
    let post = |title: &str, replaces: Option<u64>| {
        Action::Post(Post {
            title: text(title),
            body: tally_types::Hash([9; 32]),
            link: Some(text("https://tally.example/1")),
            language: text("zh-Hans"),
            tags: list(vec![text("ledger"), text("新闻")]),
            format: Format::Markdown(Empty),
            replaces: replaces.map(PostId),
        })
    };
    let tip = |post, amount| Action::Tip(Tip { post: PostId(post), asset: COIN, amount: Amount(amount) });
    script.one(&writer, post("Tally opens", None));
    script.one(&writer, register("The Notch", None));
    script.one(&writer, register("The Notch", Some("https://tally.example/")));
    script.one(&writer, post("Tally opens", None));
    script.one(&writer, post("Tally opens today", Some(0)));
    script.one(&reader, tip(0, 5));
    script.one(&reader, tip(1, 6));
    script.one(&writer, tip(1, 7));
    script.one(&writer, Action::WithdrawPost(WithdrawPost { post: PostId(1) }));
    script.one(&reader, tip(1, 8));
}

fn referral(script: &mut Script) {
    let (opener, referrer, invitee) = (person(6), person(7), person(8));
    let campaign = CampaignId(0);
    let open = |asset, share_bps, budget, ahead_ms| {
        let ends_ms = script.world.block.time_ms + ahead_ms;
        let (cap_per_epoch, cap_per_invitee, budget) = (Amount(20), Amount(50), Amount(budget));
        Action::OpenReferral(OpenReferral {
            asset,
            share_bps,
            cap_per_epoch,
            cap_per_invitee,
            ends_ms,
            budget,
        })
    };
    let (first, in_gold, past) = (open(COIN, 5_000, 70, HOUR_MS), open(GOLD, 100, 1, 1), open(COIN, 1, 1, 0));
    script.one(&opener, first);
    script.one(&opener, in_gold);
    script.one(&opener, past);
    script.one(&opener, Action::FundCampaign(FundCampaign { campaign, amount: Amount(7) }));
    let bind = |to: &Person| Action::BindReferrer(BindReferrer { campaign, referrer: to.address });
    let newcomers: Vec<Person> = (102..105).map(person).collect();
    for newcomer in &newcomers {
        script.one(&opener, send(newcomer, COIN, 500));
    }
    script.one(&newcomers[0], bind(&referrer));
    script.one(&newcomers[0], bind(&invitee));
    script.one(&newcomers[1], bind(&newcomers[0]));
    script.one(&newcomers[0], bind(&newcomers[1]));
    script.one(&referrer, bind(&newcomers[1]));
    for newcomer in &newcomers {
        (0..4).for_each(|_| script.one(newcomer, send(&opener, COIN, 1)));
    }
    let claim =
        |of: &Person| Action::ClaimReferral(ClaimReferral { campaign, invitees: list(vec![of.address]) });
    script.one(&referrer, claim(&newcomers[0]));
    script.one(&referrer, claim(&newcomers[0]));
    script.one(&referrer, claim(&newcomers[1]));
    script.one(&newcomers[0], claim(&newcomers[1]));
    let close = |campaign| Action::CloseReferral(CampaignOnly { campaign: CampaignId(campaign) });
    script.one(&invitee, close(0));
    script.world.pass_ms(HOUR_MS + 1);
    script.one(&referrer, claim(&newcomers[0]));
    script.one(&invitee, close(0));
    script.one(&invitee, close(1));
}

fn mining(script: &mut Script) {
    let (opener, app, miner, other) = (person(6), person(7), person(8), person(9));
    let campaign = CampaignId(script.world.global().counters.campaign);
    let weights = Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 };
    let open = OpenMining {
        asset: COIN,
        emission: Amount(1_001),
        epochs: 2,
        weights,
        caps: Points { transact: 400, like: 5_000, read: 60 },
        return_bps: 2_000,
        app: app.address,
    };
    script.one(&opener, Action::OpenMining(open.clone()));
    script.one(&opener, Action::OpenMining(OpenMining { asset: AssetId(2), ..open }));
    let candidate = BecomeCandidate { name: text("North"), validator: [7; 32], commission_bps: 0 };
    script.one(&opener, Action::BecomeCandidate(candidate));
    let stake = StakeAmount { candidate: CandidateId(0), amount: Amount(3_000) };
    script.one(&miner, Action::Bond(stake));
    script.one(&miner, Action::JoinMining(CampaignOnly { campaign }));
    script.one(&other, Action::JoinMining(CampaignOnly { campaign }));
    let like = |post| Action::LikePost(LikePost { campaign, post: PostId(post), candidate: CandidateId(0) });
    script.one(&miner, like(0));
    script.world.edit_parameters(|parameters| parameters.mining.campaign = Some(campaign));
    script.world.pass_ms(24 * HOUR_MS);
    (0..3).for_each(|post| script.one(&miner, like(post)));
    script.one(&other, like(0));
    let epoch = script.world.block.time_ms / (24 * HOUR_MS);
    let attest = |actor: &Person, points| {
        let readers = list(vec![Reader { account: actor.address, points }]);
        Action::AttestReading(AttestReading { campaign, readers })
    };
    script.one(&app, attest(&miner, 70));
    script.one(&app, attest(&opener, 70));
    script.one(&opener, attest(&other, 5));
    let claim = |epoch| Action::ClaimMining(ClaimMining { campaign, epoch });
    script.one(&miner, claim(epoch));
    script.world.pass_ms(24 * HOUR_MS);
    script.one(&miner, claim(epoch));
    script.one(&miner, claim(epoch));
    script.one(&other, claim(epoch));
    script.one(&opener, claim(epoch));
    let close = Action::CloseMining(CampaignOnly { campaign });
    script.one(&other, close.clone());
    script.world.pass_ms(9 * 24 * HOUR_MS);
    script.one(&other, claim(epoch));
    script.one(&other, close);
    script.one(&miner, send(&other, COIN, 1));
}
