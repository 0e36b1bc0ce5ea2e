//! An account that holds as many assets as an account can: each way to give it one more is refused, until there is room.
//!
//! Chance alone would need 65,543 assets to get there, so the state is made up: the account's entries are of assets that
//! nobody created, which no operation here looks at.

mod exchange;

use crate::{
    coverage::Coverage,
    differential::{Difference, Execution, Records, compare_records},
    generator::{Generator, sign},
    model::{Model, Now},
};
use tally_ledger::BlockInfo;
use tally_types::{
    Action, Address, Amount, AssetId, Body, Operation, Outcome, Refusal, Transaction, Witness,
    account::{BalanceFlags, SetInbox},
    asset::{ClawBack, Code, CreateAsset, Holder, Mint, Name, Powers},
    fee::Fee,
    loan::{
        Agreement, Collateral, LoanAmount, LoanId, LoanOnly, OfferLoan, RecordedUnit, Repayment, Terms, Unit,
        Valuation,
    },
    text::Text,
    transfer::{HeldId, HeldOnly, Hold, Memo, Send},
    wire::{Empty, List},
};

/// Entries beside the coin: seven in the account's record and the most there may be beside it.
const ENTRIES: u64 = 7 + 65_535;
/// Ids of the made-up assets begin here.
const MADE_UP: u64 = 1 << 32;
/// The first two assets created in the scene: one without and one with an allow-list.
const PLAIN: AssetId = AssetId(1);
const LISTED: AssetId = AssetId(2);

struct Scene {
    generator: Generator,
    model: Model,
    state: Records,
    info: BlockInfo,
    issuer: Address,
    full: Address,
    coverage: Coverage,
}

/// Who does what, and what comes of it.
type Step = (Address, Action, Result<(), Refusal>);

/// Plays the scenes.
pub fn run() -> Result<Coverage, Difference> {
    let mut coverage = Coverage::default();
    for steps in [Scene::steps, Scene::exchange_steps] {
        let mut scene = Scene::new();
        for (actor, action, expected) in steps(&scene) {
            scene.play(actor, action, expected)?;
        }
        coverage.add(&scene.coverage);
    }
    Ok(coverage)
}

impl Scene {
    fn new() -> Self {
        let mut generator = Generator::new(0);
        generator.genesis.parameters = exchange::parameters();
        let mut model = Model::new(&generator.genesis);
        let (issuer, full) = (generator.people[0], generator.people[1]);
        let accepted = BalanceFlags::default().with(BalanceFlags::ACCEPTED, true);
        for id in MADE_UP..MADE_UP + ENTRIES {
            let account = model.account_mut(&full);
            account.change(AssetId(id), |balance| balance.flags = accepted).expect("there is room");
        }
        let info = BlockInfo {
            chain_id: generator.genesis.chain_id,
            genesis: generator.genesis.hash(),
            height: 1,
            time_ms: generator.genesis.time_ms + 1,
            seed: [0; 48],
        };
        let state = model.records();
        Self { generator, model, state, info, issuer, full, coverage: Coverage::default() }
    }

    /// Who does what, and whether the account has room for it.
    fn steps(&self) -> Vec<Step> {
        let (issuer, full) = (self.issuer, self.full);
        let coins = Amount(self.model.amount(&full, AssetId::COIN));
        let too_many = Err(Refusal::TooManyBalances);
        let send = |to, asset| Action::Send(Send { to, asset, amount: Amount(1), memo: Memo::NONE });
        let deadline_ms = self.info.time_ms + 1_000;
        let hold =
            |to, asset, amount| Action::Hold(Hold { to, asset, amount, memo: Memo::NONE, deadline_ms });
        let accept = |id| Action::AcceptHeld(HeldOnly { held: HeldId(id) });
        let loan = || LoanOnly { loan: LoanId(0) };
        let give_back = |id| Action::ReturnHeld(HeldOnly { held: HeldId(id) });
        let taken = ClawBack { asset: PLAIN, from: issuer, to: full, amount: Amount(1) };
        let inbox = |asset| {
            let accept = List::new(vec![asset]).expect("one");
            Action::SetInbox(SetInbox { refuse_unknown: false, require_memo: false, accept })
        };
        vec![
            (issuer, Action::CreateAsset(asset(issuer, false)), Ok(())),
            (issuer, Action::CreateAsset(asset(issuer, true)), Ok(())),
            (issuer, send(full, PLAIN), too_many),
            (issuer, Action::Mint(Mint { asset: PLAIN, to: full, amount: Amount(1) }), too_many),
            (issuer, Action::Freeze(Holder { asset: PLAIN, account: full }), too_many),
            (issuer, Action::Allow(Holder { asset: LISTED, account: full }), too_many),
            (issuer, Action::ClawBack(taken), too_many),
            (full, Action::CreateAsset(asset(issuer, false)), too_many),
            (full, inbox(PLAIN), too_many),
            (full, inbox(AssetId(MADE_UP)), Err(Refusal::UnknownAsset)),
            (issuer, hold(full, PLAIN, Amount(5)), Ok(())),
            (full, accept(0), too_many),
            // All its coins leave, and with them the entry: there is room for one.
            (full, hold(issuer, AssetId::COIN, coins), Ok(())),
            // What secures a loan leaves room for something else, and comes home when there is room again.
            (issuer, send(full, PLAIN), Ok(())),
            (issuer, Action::OfferLoan(OfferLoan { agreement: self.secured(), deadline_ms }), Ok(())),
            (full, Action::AcceptLoan(loan()), Ok(())),
            (issuer, send(full, AssetId::COIN), Ok(())),
            (issuer, Action::Forgive(LoanAmount { loan: LoanId(0), amount: Amount(1) }), Ok(())),
            (issuer, Action::ReleaseCollateral(loan()), too_many),
            (full, send(issuer, AssetId::COIN), Ok(())),
            (issuer, Action::ReleaseCollateral(loan()), Ok(())),
            (full, accept(0), Ok(())),
            (issuer, send(full, AssetId::COIN), too_many),
            (issuer, give_back(1), too_many),
            (full, send(issuer, PLAIN), Ok(())),
            (issuer, accept(1), Ok(())),
        ]
    }

    /// A unit off the ledger, secured by one of the plain asset.
    fn secured(&self) -> Agreement {
        let unit = RecordedUnit { name: Text::new("CNY").expect("short"), decimals: 2 };
        let collateral = Collateral { asset: PLAIN, amount: Amount(1), valuation: Valuation::Forfeit(Empty) };
        Agreement {
            lender: self.issuer,
            borrower: self.full,
            guarantor: None,
            witnesses: List::default(),
            terms: Terms {
                unit: Unit::Recorded(unit),
                principal: Amount(1),
                rate_bps: 0,
                repayment: Repayment::Bullet(Empty),
                first_due_ms: self.info.time_ms + 2_000,
                grace_ms: 0,
                late_rate_bps: 0,
                collateral: Some(collateral),
            },
        }
    }

    /// The issuer pays for everything.
    fn play(
        &mut self,
        actor: Address,
        action: Action,
        expected: Result<(), Refusal>,
    ) -> Result<(), Difference> {
        let transaction = self.transaction(actor, action);
        let id = transaction.body.id(&self.info.genesis);
        let mut execution = Execution::new(&self.state, self.info.clone());
        let now = Now { time_ms: self.info.time_ms, seed: self.info.seed, height: self.info.height };
        if execution.begin() != self.model.begin(&now) {
            return Err(difference("the opening".to_owned()));
        }
        let got = execution.apply(id, &transaction);
        let by_model = self.model.apply(&now, id, &transaction);
        let receipt =
            got.clone().map_err(|refusal| difference(format!("refused at admission: {refusal}")))?;
        let outcome = match &receipt.outcome {
            Outcome::Applied(_) => Ok(()),
            Outcome::Refused(refused) => Err(refused.refusal),
        };
        if got != by_model || outcome != expected {
            let what = format!("\nexpected {expected:?}, {by_model:?}\ngot {got:?}\nof {transaction:?}");
            return Err(difference(what));
        }
        for (key, record) in execution.overlay.changes() {
            match record {
                Some(record) => self.state.insert(key, record),
                None => self.state.remove(&key),
            };
        }
        self.coverage.charged(&transaction, &receipt);
        compare_records(&self.model, &self.state).map_err(difference)
    }

    fn transaction(&self, actor: Address, action: Action) -> Transaction {
        let body = Body {
            chain_id: self.info.chain_id,
            payer: self.issuer,
            nonce: self.model.account(&self.issuer).base,
            valid_until_ms: self.info.time_ms,
            fee_limit: Fee { asset: AssetId::COIN, amount: Amount::MAX },
            operations: List::new(vec![Operation { actor, action }]).expect("one"),
        };
        let witness = |account: Address| {
            let key = self.generator.keys.iter().find(|key| key.address() == account);
            let signature = sign(*key.expect("a person"));
            Witness { account, signatures: List::new(vec![signature]).expect("one") }
        };
        let witnesses = body.signers().into_iter().map(witness).collect();
        Transaction { body, witnesses: List::new(witnesses).expect("one or two") }
    }
}

fn asset(holder: Address, is_listed: bool) -> CreateAsset {
    let powers = Powers {
        mint: Some(holder),
        freeze: Some(holder),
        claw_back: Some(holder),
        allow_list: is_listed.then_some(holder),
        ..Powers::default()
    };
    CreateAsset {
        code: Code::new("NEW").expect("short"),
        name: Name::new("New").expect("short"),
        decimals: 0,
        icon: None,
        cap: None,
        powers,
        initial_supply: Amount(100),
    }
}

fn difference(what: String) -> Difference {
    Difference { seed: 0, height: 1, what }
}
