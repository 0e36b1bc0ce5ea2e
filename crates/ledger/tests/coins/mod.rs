//! Stablecoins to test with: person 1 governs, 2 and 3 keep the reserve, 4 and 5 deal.
#![allow(dead_code)]

use crate::world::*;
use tally_types::{
    Action, Address, Amount, AssetId, Hash, StateKey,
    reserve::{
        Attest, BasketAmount, BasketOnly, Component, CustodianTerms, DealerTerms, Label, MintToDealer,
        OpenBasket, OpenStablecoin, RedemptionId, RedemptionOnly, RequestRedemption, SettleRedemption,
        Stablecoin, StablecoinTerms, VoteComposition,
    },
    transfer::Memo,
};

pub const HOUR_MS: u64 = 3_600_000;
pub const DAY_MS: u64 = 24 * HOUR_MS;

pub fn label(code: &str, decimals: u8) -> Label {
    Label { code: text(code), name: text("Of the reserve"), decimals, icon: None }
}

/// Custodians with their limits, and dealers with what they may mint and redeem an hour.
pub fn terms(custodians: &[(u8, u128)], dealers: &[(u8, u128, u128)]) -> StablecoinTerms {
    let custodian = |(number, limit): &(u8, u128)| CustodianTerms {
        account: person(*number).address,
        limit: Amount(*limit),
    };
    let dealer = |(number, mint_limit, redeem_limit): &(u8, u128, u128)| DealerTerms {
        account: person(*number).address,
        window_ms: HOUR_MS,
        mint_limit: Amount(*mint_limit),
        redeem_limit: Amount(*redeem_limit),
    };
    let mut custodians: Vec<_> = custodians.iter().map(custodian).collect();
    custodians.sort_by_key(|custodian| custodian.account);
    let mut dealers: Vec<_> = dealers.iter().map(dealer).collect();
    dealers.sort_by_key(|dealer| dealer.account);
    StablecoinTerms { governor: person(1).address, custodians: list(custodians), dealers: list(dealers) }
}

/// A stablecoin whose attestations count for a day and whose redemptions take two.
pub fn open_coin(code: &str, peg: &str, decimals: u8, terms: StablecoinTerms) -> Action {
    let label = label(code, decimals);
    Action::OpenStablecoin(OpenStablecoin {
        label,
        peg: text(peg),
        max_age_ms: DAY_MS,
        redemption_ms: 2 * DAY_MS,
        terms,
    })
}

pub fn attest(coin: AssetId, amount: u128, as_of_ms: u64) -> Action {
    Action::Attest(Attest { coin, amount: Amount(amount), as_of_ms, document: Hash([7; 32]) })
}

pub fn mint(coin: AssetId, amount: u128) -> Action {
    Action::MintToDealer(MintToDealer { coin, amount: Amount(amount) })
}

pub fn redeem(coin: AssetId, amount: u128, dealer: &Person) -> Action {
    let amount = Amount(amount);
    Action::RequestRedemption(RequestRedemption { coin, amount, dealer: dealer.address, pay_to: Memo::NONE })
}

pub fn take(redemption: u64) -> Action {
    Action::TakeRedemption(RedemptionOnly { redemption: RedemptionId(redemption) })
}

pub fn settle(redemption: u64) -> Action {
    Action::SettleRedemption(SettleRedemption {
        redemption: RedemptionId(redemption),
        document: Hash([8; 32]),
    })
}

pub fn cancel(redemption: u64) -> Action {
    Action::CancelRedemption(RedemptionOnly { redemption: RedemptionId(redemption) })
}

pub fn components<const MAX: usize>(
    nominals: &[(AssetId, u128)],
) -> tally_types::wire::List<Component, 1, MAX> {
    let component = |(coin, nominal): &(AssetId, u128)| Component { coin: *coin, nominal: Amount(*nominal) };
    list(nominals.iter().map(component).collect())
}

/// A basket that person 1 governs, with a day's notice.
pub fn open_basket(decimals: u8, nominals: &[(AssetId, u128)]) -> Action {
    Action::OpenBasket(OpenBasket {
        label: label("TBASKET", decimals),
        governor: person(1).address,
        notice_ms: DAY_MS,
        components: components(nominals),
    })
}

pub fn compose(basket: AssetId, amount: u128) -> Action {
    Action::ComposeBasket(BasketAmount { basket, amount: Amount(amount) })
}

pub fn decompose(basket: AssetId, amount: u128) -> Action {
    Action::DecomposeBasket(BasketAmount { basket, amount: Amount(amount) })
}

pub fn vote(basket: AssetId, nominals: &[(AssetId, u128)]) -> Action {
    Action::VoteComposition(VoteComposition { basket, components: components(nominals) })
}

pub fn adopt(basket: AssetId) -> Action {
    Action::AdoptComposition(BasketOnly { basket })
}

/// A coin of which the dealer (4) has `amount`, all attested by person 2.
pub fn coin_in_circulation(world: &mut World, code: &str, peg: &str, decimals: u8, amount: u128) -> AssetId {
    let id = AssetId(world.global().counters.asset);
    world.apply(&person(1), open_coin(code, peg, decimals, terms(&[(2, amount)], &[(4, amount, amount)])));
    world.pass_ms(1);
    world.apply(&person(2), attest(id, amount, world.block.time_ms));
    world.apply(&person(4), mint(id, amount));
    id
}

pub fn coin(world: &World, id: AssetId) -> Stablecoin {
    world.read(&StateKey::stablecoin(id)).expect("the coin is there")
}

/// What circulates and what is attested, by the two records that a proof of reserves is made of.
pub fn reserves(world: &World, id: AssetId) -> (u128, u128) {
    let reserves = coin(world, id).reserves(&world.asset(id), world.block.time_ms);
    (reserves.circulating.0, reserves.attested.0)
}

/// The address of a person, for what a record names.
pub fn address(number: u8) -> Address {
    person(number).address
}
