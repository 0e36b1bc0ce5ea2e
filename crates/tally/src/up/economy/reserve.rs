//! Three stablecoins and a basket of them: a custodian attests, a dealer mints and spreads them, and holders redeem.

use super::{
    people::{LIVING, Role},
    play::{Act, Play, document, first, told},
    words::{DECIMALS, list, memo, text, whole},
};
use crate::failure::Failure;
use tally_types::{
    Action, Amount, AssetId, Event,
    reserve::{
        Attest, BasketAmount, Component, CustodianTerms, DealerTerms, Label, MintToDealer, OpenBasket,
        OpenStablecoin, RedemptionId, RedemptionOnly, RequestRedemption, SettleRedemption, StablecoinTerms,
    },
    transfer::{SendMany, Share},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// What the custodian holds of each coin, in whole units.
const HELD: u128 = 10_000_000;

pub fn play(play: &mut Play<'_>) -> Result<(), Failure> {
    let open = [("DEUR", "Demo euro", "EUR"), ("DUSD", "Demo dollar", "USD"), ("DCNY", "Demo yuan", "CNY")]
        .map(|(code, name, peg)| coin(play, code, name, peg));
    let events = play.does(Role::Reserve, open.into())?;
    let coins = told(&events, |event| match event {
        Event::StablecoinOpened(coin) => Some(*coin),
        _ => None,
    });
    (play.made.euro, play.made.dollar, play.made.yuan) = (coins[0], coins[1], coins[2]);
    let attest = coins.iter().map(|coin| attest(*coin, play.now_ms + 1)).collect();
    let acts = vec![Act::by(Role::Reserve, vec![basket(play)]), Act::by(Role::Custodian, attest)];
    let events = play.wave(acts)?;
    play.made.basket = first(&events[0], |event| match event {
        Event::BasketOpened(basket) => Some(*basket),
        _ => None,
    });
    play.does(Role::Dealer, deal_out(play))?;
    redeem(play)
}

fn coin(play: &Play<'_>, code: &str, name: &str, peg: &str) -> Action {
    let custodian = CustodianTerms { account: play.address(Role::Custodian), limit: whole(HELD) };
    let dealer = DealerTerms {
        account: play.address(Role::Dealer),
        window_ms: DAY_MS,
        mint_limit: whole(5_000_000),
        redeem_limit: whole(1_000_000),
    };
    Action::OpenStablecoin(OpenStablecoin {
        label: Label { code: text(code), name: text(name), decimals: DECIMALS, icon: None },
        peg: text(peg),
        max_age_ms: 30 * DAY_MS,
        redemption_ms: 3 * DAY_MS,
        terms: StablecoinTerms {
            governor: play.address(Role::Reserve),
            custodians: list(vec![custodian]),
            dealers: list(vec![dealer]),
        },
    })
}

/// A word counts from after the coin was opened.
fn attest(coin: AssetId, as_of_ms: u64) -> Action {
    let document = document("Statement of holdings (demo)");
    Action::Attest(Attest { coin, amount: whole(HELD / 2), as_of_ms, document })
}

/// Forty cents of each euro's, forty-five of each dollar's and a yuan ten.
fn basket(play: &Play<'_>) -> Action {
    let nominal = [(play.made.euro, 40), (play.made.dollar, 45), (play.made.yuan, 110)];
    let component = |(coin, cents)| Component { coin, nominal: Amount(cents) };
    Action::OpenBasket(OpenBasket {
        label: Label { code: text("WORLD"), name: text("Demo world basket"), decimals: DECIMALS, icon: None },
        governor: play.address(Role::Reserve),
        notice_ms: 7 * DAY_MS,
        components: list(nominal.map(component).into()),
    })
}

/// The dealer mints, composes baskets, and pays everybody something, in whole units.
fn deal_out(play: &Play<'_>) -> Vec<Action> {
    let made = &play.made;
    let mint = |(coin, units)| Action::MintToDealer(MintToDealer { coin, amount: whole(units) });
    let mut actions: Vec<_> =
        [(made.euro, 2_000_000), (made.dollar, 2_000_000), (made.yuan, 4_000_000)].map(mint).into();
    actions.push(Action::ComposeBasket(BasketAmount { basket: made.basket, amount: whole(10_000) }));
    let friends = [Role::Alice, Role::Bob, Role::Carol, Role::Dora, Role::Wei];
    let pay = |asset, friend: u128, maker: u128| {
        // Those who go on trading need more of it.
        let more = |role: &Role| if LIVING.contains(role) { 10 } else { 1 };
        let shares = friends.iter().map(|role| (*role, friend * more(role)));
        let shares = shares.chain([Role::Nord, Role::Sud].map(|role| (role, maker)));
        let shares = shares.filter(|(_, units)| *units > 0);
        let share = |(to, units)| Share { to: play.address(to), amount: whole(units) };
        let shares = list(shares.map(share).collect());
        Action::SendMany(SendMany { asset, shares, memo: memo("paid in at the bank · 银行入金") })
    };
    actions.push(pay(made.euro, 2_000, 500_000));
    actions.push(pay(made.dollar, 1_000, 500_000));
    actions.push(pay(made.yuan, 5_000, 1_500_000));
    actions.push(pay(made.basket, 100, 0));
    actions
}

/// Carol's redemption is paid out; wei's waits for the bank.
fn redeem(play: &mut Play<'_>) -> Result<(), Failure> {
    let dealer = play.address(Role::Dealer);
    let request = |coin, units| {
        let pay_to = memo("demo bank, account 42 · 演示银行 42 号账户");
        Action::RequestRedemption(RequestRedemption { coin, amount: whole(units), dealer, pay_to })
    };
    let (dollar, yuan) = (request(play.made.dollar, 100), request(play.made.yuan, 200));
    let events = play.wave(vec![Act::by(Role::Carol, vec![dollar]), Act::by(Role::Wei, vec![yuan])])?;
    let id = |events: &[Event]| {
        first(events, |event| match event {
            Event::RedemptionRequested(requested) => Some(requested.redemption),
            _ => None,
        })
    };
    let take = |redemption: RedemptionId| Action::TakeRedemption(RedemptionOnly { redemption });
    let (carols, weis) = (id(&events[0]), id(&events[1]));
    let settle = SettleRedemption { redemption: carols, document: document("Transfer slip (demo)") };
    play.act(Act::together(vec![
        (Role::Dealer, take(carols)),
        (Role::Dealer, take(weis)),
        (Role::Custodian, Action::SettleRedemption(settle)),
    ]))
    .map(drop)
}
