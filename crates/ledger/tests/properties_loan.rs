//! Whatever lenders, borrowers, guarantors and others try, in whatever order, every block keeps every invariant, and no
//! loan makes or loses a unit.

mod loans;
mod world;

use loans::*;
use proptest::prelude::*;
use tally_types::{
    Action, Amount, StateKey,
    asset::AssetOnly,
    loan::{
        Agreement, AssignLoan, Collateral, ConfirmRepayment, Instalments, LoanAmount, LoanId, Note, Offer,
        OracleValuation, Repayment, Terms, Valuation,
    },
    oracle::{FeedId, FeedTerms, OpenFeed, Report},
    wire::Empty,
};
use world::*;

const HOUR_MS: u64 = 3_600_000;

/// What someone tries; what it means depends on the block's time.
#[derive(Clone, Debug)]
struct Attempt {
    actor: u8,
    kind: u8,
    loan: u64,
    amount: u128,
    pick: u8,
    pass_ms: u64,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let pass_ms = prop_oneof![4 => 0u64..HOUR_MS, 3 => 0u64..20 * HOUR_MS, 1 => 0u64..400 * HOUR_MS];
    let amount = prop_oneof![8 => 1u128..9_000, 2 => Just(u128::MAX)];
    (2u8..=5, 0u8..26, any::<u64>(), amount, any::<u8>(), pass_ms).prop_map(
        |(actor, kind, loan, amount, pick, pass_ms)| Attempt { actor, kind, loan, amount, pick, pass_ms },
    )
}

/// People 2 and 3 lend to and borrow from each other; 4 may stand in, 5 looks on.
fn draft(attempt: &Attempt, now_ms: u64) -> Agreement {
    let pick = attempt.pick;
    let valuation = match pick % 3 {
        0 => Valuation::Forfeit(Empty),
        1 => Valuation::Agreed(Amount(attempt.amount.min(20_000))),
        _ => Valuation::Oracle(OracleValuation {
            feed: FeedId(0),
            inverted: pick & 8 == 0,
            haircut_bps: 1_500,
        }),
    };
    let instalments = Instalments { count: u16::from(pick % 5) + 1, period_ms: 6 * HOUR_MS };
    let base = if pick & 16 == 0 { in_cash() } else { terms() };
    let terms = Terms {
        principal: Amount(attempt.amount.min(5_000)),
        rate_bps: u32::from(pick) * 390,
        repayment: [
            Repayment::Bullet(Empty),
            Repayment::Annuity(instalments),
            Repayment::EqualPrincipal(instalments),
        ][usize::from(pick / 4 % 3)],
        first_due_ms: now_ms + 6 * HOUR_MS,
        grace_ms: HOUR_MS,
        late_rate_bps: 50_000,
        collateral: (pick & 64 == 0).then_some(Collateral { asset: SILVER, amount: Amount(50), valuation }),
        ..base
    };
    let parties = if pick & 32 == 0 { (2, 3) } else { (3, 2) };
    let guarantor = (pick & 128 == 0).then(|| person(4).address);
    let (lender, borrower) = (person(parties.0).address, person(parties.1).address);
    Agreement { lender, borrower, guarantor, witnesses: list(vec![person(5).address]), terms }
}

/// Mostly who may: a party to the offer or the note. Kinds past the operations are the issuer's.
fn actor(world: &World, attempt: &Attempt, loan: LoanId) -> Person {
    let anyone = person(attempt.actor);
    if attempt.kind >= 23 {
        return issuer();
    }
    if attempt.kind < 3 {
        return person(attempt.actor % 2 + 2);
    }
    if attempt.pick.is_multiple_of(8) {
        return anyone;
    }
    let address = match (world.read::<Note>(&StateKey::loan(loan)), attempt.kind) {
        (Some(note), 14 | 15 | 18..=20) => note.lender,
        (Some(note), 16) => note.assignee.unwrap_or(note.lender),
        (Some(note), 21) => note.guarantor.unwrap_or(note.lender),
        (Some(note), 11..=13) if attempt.pick & 2 == 0 => note.lender,
        (Some(note), 7..=17) => note.agreement.borrower,
        _ => match world.read::<Offer>(&StateKey::loan_offer(loan)) {
            Some(offer) if attempt.kind < 5 => offer.agreement.guarantor.unwrap_or(offer.counterparty()),
            Some(offer) => offer.counterparty(),
            None => return anyone,
        },
    };
    (2..=5).map(person).find(|person| person.address == address).expect("the parties are these people")
}

fn action(attempt: &Attempt, loan: LoanId, actor: &Person, now_ms: u64) -> Action {
    let Attempt { kind, amount, pick, .. } = *attempt;
    let of = LoanAmount { loan, amount: Amount(amount) };
    let said = || tally_types::loan::StateOnLoan { loan, ..statement("so it is") };
    match kind {
        0..=2 => offer(&draft(attempt, now_ms), now_ms + 5 * HOUR_MS),
        3..=6 => Action::AcceptLoan(only(loan)),
        7 => Action::WithdrawOffer(only(loan)),
        8..=10 => Action::Repay(of),
        11 => Action::RecordRepayment(of),
        12 | 13 => {
            let statement = u32::from(pick / 8 % 3);
            Action::ConfirmRepayment(ConfirmRepayment { loan, statement, agree: pick & 4 == 0 })
        }
        14 => Action::Forgive(of),
        15 => Action::AssignLoan(AssignLoan { loan, to: person(pick % 4 + 2).address }),
        16 => Action::AssignLoan(AssignLoan { loan, to: actor.address }),
        17 => Action::AddCollateral(LoanAmount { loan, amount: Amount(amount % 40 + 1) }),
        18 => Action::ClaimCollateral(only(loan)),
        19 | 20 => Action::MarkDefault(only(loan)),
        21 => Action::PayAsGuarantor(of),
        22 if pick.is_multiple_of(3) => Action::DisputeLoan(said()),
        22 if pick % 3 == 1 => Action::WitnessLoan(said()),
        22 => Action::ReleaseCollateral(only(loan)),
        23 if pick.is_multiple_of(16) => Action::Freeze(holder(GOLD, &person(attempt.actor))),
        23 if pick % 8 == 1 => Action::Pause(AssetOnly { asset: if pick & 8 == 0 { GOLD } else { SILVER } }),
        23 => Action::Resume(AssetOnly { asset: if pick & 8 == 0 { GOLD } else { SILVER } }),
        _ => Action::Report(Report { feed: FeedId(0), value: u64::from(pick) + 900, at_ms: now_ms }),
    }
}

fn furnished() -> World {
    let mut world = with_gold();
    world.apply(&issuer(), send(&lender(), SILVER, 1_000));
    let terms = FeedTerms {
        reporters: list(vec![issuer().address]),
        quorum: 1,
        heartbeat_ms: 200 * HOUR_MS,
        deviation_bps: 2_000,
    };
    let (base, quote) = (text("SILVER"), text("GOLD"));
    world.apply(&issuer(), Action::OpenFeed(OpenFeed { base, quote, decimals: 1, terms }));
    let at_ms = world.block.time_ms;
    world.apply(&issuer(), Action::Report(Report { feed: FeedId(0), value: 1_000, at_ms }));
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_script_breaks_an_invariant(script in prop::collection::vec(attempt(), 1..120)) {
        let mut world = furnished();
        for attempt in script {
            world.pass_ms(attempt.pass_ms);
            let now_ms = world.block.time_ms;
            let loan = LoanId(attempt.loan % world.global().counters.loan.max(1));
            let actor = actor(&world, &attempt, loan);
            let action = action(&attempt, loan, &actor, now_ms);
            let mut tx = world.tx(&actor).does(&actor, action.clone());
            if let (Action::OfferLoan(offered), true) = (&action, attempt.pick & 1 == 0) {
                tx = world.tx(&actor);
                for number in 2..=4 {
                    if offered.agreement.signers().any(|signer| signer == person(number).address) {
                        tx = tx.does(&person(number), sign(&offered.agreement));
                    }
                }
            }
            // Refused or not: the world checks what is left.
            let _ = world.run(&tx);
        }
    }
}
