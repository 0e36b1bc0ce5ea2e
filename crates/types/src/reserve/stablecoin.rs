//! A stablecoin: its custodians and what they attest, its dealers and their windows.
//!
//! Invariant: an attestation counts once, while it is fresh, less what its custodian has paid out since, and never
//! for more than its custodian's limit.

use super::Label;
use crate::{
    Address, Amount, AssetId, Hash, Refusal, StateKey,
    account::Spent,
    asset::{Asset, Code, is_code},
    state,
    wire::List,
};

/// Most custodians of a stablecoin.
pub const MAX_CUSTODIANS: usize = 16;
/// Most dealers of a stablecoin.
pub const MAX_DEALERS: usize = 32;
/// Shortest window of a dealer, least age at which attestations expire, and shortest time for a redemption: a minute.
pub const MIN_RESERVE_MS: u64 = 60 * 1000;
/// Longest window of a dealer: 31 days.
pub const MAX_WINDOW_MS: u64 = 31 * 24 * 60 * 60 * 1000;
/// Greatest age at which attestations expire: 92 days, the longest quarter.
pub const MAX_ATTESTATION_AGE_MS: u64 = 92 * 24 * 60 * 60 * 1000;
/// Longest time for a redemption: 30 days.
pub const MAX_REDEMPTION_MS: u64 = 30 * 24 * 60 * 60 * 1000;

wire_struct! {
    /// Who keeps what backs the coin.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct CustodianTerms {
        pub account: Address,
        /// Most that counts of what it attests.
        pub limit: Amount,
    }
}

wire_struct! {
    /// Who buys units from the reserve and redeems them.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct DealerTerms {
        pub account: Address,
        pub window_ms: u64,
        /// Most it may mint within one window.
        pub mint_limit: Amount,
        /// Most it may take on for redemption within one window.
        pub redeem_limit: Amount,
    }
}

wire_struct! {
    /// What the governor may change.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct StablecoinTerms {
        pub governor: Address,
        /// Strictly ascending by account.
        pub custodians: List<CustodianTerms, 1, MAX_CUSTODIANS>,
        /// Strictly ascending by account.
        pub dealers: List<DealerTerms, 1, MAX_DEALERS>,
    }
}

wire_struct! {
    /// Opens a stablecoin and its asset, issued by the actor. The receipt says the asset's id.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct OpenStablecoin {
        pub label: Label,
        /// What one whole unit stands for, such as `EUR`.
        pub peg: Code,
        /// How long after its as-of time an attestation counts. Never changes.
        pub max_age_ms: u64,
        /// How long a redemption may take. Never changes.
        pub redemption_ms: u64,
        pub terms: StablecoinTerms,
    }
}

wire_struct! {
    /// Changes a stablecoin's governor, custodians and dealers.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct EditStablecoin {
        pub coin: AssetId,
        pub terms: StablecoinTerms,
    }
}

wire_struct! {
    /// A custodian says what it holds for the coin, in the coin's base units. It takes the place of its earlier word.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Attest {
        pub coin: AssetId,
        pub amount: Amount,
        /// When it was so, in Unix milliseconds.
        pub as_of_ms: u64,
        /// SHA-256 of the statement that says so.
        pub document: Hash,
    }
}

wire_struct! {
    /// Makes new units for the actor, a dealer who has paid for them into the reserve.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct MintToDealer {
        pub coin: AssetId,
        pub amount: Amount,
    }
}

wire_struct! {
    /// What a custodian said it holds.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Attestation {
        pub amount: Amount,
        pub as_of_ms: u64,
        pub document: Hash,
        /// What it has paid out for redemptions since.
        pub paid: Amount,
    }
}

wire_struct! {
    /// A custodian, and its newest word.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Custodian {
        pub account: Address,
        pub limit: Amount,
        pub attestation: Option<Attestation>,
        /// Its next attestation must be as of a later time: than its last one, its last payment, and when it was named.
        pub after_ms: u64,
    }
}

wire_struct! {
    /// A dealer, and what it did in its windows.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Dealer {
        pub terms: DealerTerms,
        pub minted: Spent,
        pub redeemed: Spent,
    }
}

wire_struct! {
    /// A stablecoin's record, under the id of its asset. Never deleted.
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub struct Stablecoin {
        pub governor: Address,
        pub peg: Code,
        pub max_age_ms: u64,
        pub redemption_ms: u64,
        /// Strictly ascending by account.
        pub custodians: List<Custodian, 1, MAX_CUSTODIANS>,
        /// Strictly ascending by account.
        pub dealers: List<Dealer, 1, MAX_DEALERS>,
    }
}

/// The proof of reserves at a block's time, from a stablecoin's record and its asset's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reserves {
    /// Units minted and not burned, those that wait for redemption included.
    pub circulating: Amount,
    /// What fresh attestations say is held, as far as it counts.
    pub attested: Amount,
    /// The as-of time of the oldest fresh attestation; its age is the block time less this.
    pub as_of_ms: Option<u64>,
}

impl StablecoinTerms {
    /// The sum of the custodians' limits, or `None` past `u128::MAX`.
    fn limits(&self) -> Option<Amount> {
        self.custodians.iter().try_fold(Amount::ZERO, |sum, custodian| sum.checked_add(custodian.limit))
    }

    /// The custodians once these terms are in force: those who stay keep what they attested, and one newly named attests
    /// as of a time after `time_ms`.
    pub fn custodians(&self, before: &[Custodian], time_ms: u64) -> List<Custodian, 1, MAX_CUSTODIANS> {
        let custodian = |named: &CustodianTerms| {
            let CustodianTerms { account, limit } = *named;
            match before.binary_search_by_key(&account, |custodian| custodian.account) {
                Ok(place) => Custodian { limit, ..before[place].clone() },
                Err(_) => Custodian { account, limit, attestation: None, after_ms: time_ms },
            }
        };
        List::new(self.custodians.iter().map(custodian).collect()).expect("as many as the terms name")
    }

    fn are_sound(&self) -> bool {
        let windows = MIN_RESERVE_MS..=MAX_WINDOW_MS;
        self.custodians.windows(2).all(|pair| pair[0].account < pair[1].account)
            && self.dealers.windows(2).all(|pair| pair[0].account < pair[1].account)
            && self.dealers.iter().all(|dealer| windows.contains(&dealer.window_ms))
    }
}

impl OpenStablecoin {
    pub fn check(&self) -> Result<(), Refusal> {
        self.terms.limits().ok_or(Refusal::AmountTooLarge)?;
        let label = self.label.check();
        if label != Err(Refusal::TextNotPlain) && !is_code(self.peg.as_str()) {
            return Err(Refusal::CodeInvalid);
        }
        label?;
        let sound = (MIN_RESERVE_MS..=MAX_ATTESTATION_AGE_MS).contains(&self.max_age_ms)
            && (MIN_RESERVE_MS..=MAX_REDEMPTION_MS).contains(&self.redemption_ms)
            && self.terms.are_sound();
        if sound { Ok(()) } else { Err(Refusal::StablecoinInvalid) }
    }
}

impl EditStablecoin {
    pub fn check(&self) -> Result<(), Refusal> {
        self.terms.limits().ok_or(Refusal::AmountTooLarge)?;
        if self.terms.are_sound() { Ok(()) } else { Err(Refusal::StablecoinInvalid) }
    }
}

impl Custodian {
    /// Its attestation, while that is fresh.
    pub fn fresh(&self, time_ms: u64, max_age_ms: u64) -> Option<&Attestation> {
        let is_fresh = |said: &&Attestation| time_ms.saturating_sub(said.as_of_ms) <= max_age_ms;
        self.attestation.as_ref().filter(is_fresh)
    }

    /// How much of a fresh attestation counts.
    pub fn counted(&self, said: &Attestation) -> Amount {
        said.amount.checked_sub(said.paid).unwrap_or(Amount::ZERO).min(self.limit)
    }

    /// Takes a newer word in the place of its earlier one.
    pub fn attest(&mut self, said: &Attest) {
        let Attest { amount, as_of_ms, document, .. } = *said;
        self.attestation = Some(Attestation { amount, as_of_ms, document, paid: Amount::ZERO });
        self.after_ms = as_of_ms;
    }

    /// Counts `amount` that it paid out for a redemption at a block's time.
    ///
    /// # Panics
    ///
    /// If more was redeemed than an amount holds.
    pub fn pay(&mut self, amount: Amount, time_ms: u64) {
        self.after_ms = time_ms;
        if let Some(said) = &mut self.attestation {
            said.paid = said.paid.checked_add(amount).expect("no more is redeemed than was minted");
        }
    }
}

impl Stablecoin {
    /// What backs the coin at a block's time, and what has to be backed.
    ///
    /// # Panics
    ///
    /// If the records are not of one ledger: the limits add up past `u128::MAX`, or more was burned than minted.
    pub fn reserves(&self, asset: &Asset, time_ms: u64) -> Reserves {
        let circulating = asset.minted.checked_sub(asset.burned).expect("what was burned was minted");
        let mut reserves = Reserves { circulating, attested: Amount::ZERO, as_of_ms: None };
        for custodian in &self.custodians {
            let Some(said) = custodian.fresh(time_ms, self.max_age_ms) else { continue };
            let sum = reserves.attested.checked_add(custodian.counted(said));
            reserves.attested = sum.expect("the limits add up to an amount");
            let oldest_ms = reserves.as_of_ms.map_or(said.as_of_ms, |oldest_ms| oldest_ms.min(said.as_of_ms));
            reserves.as_of_ms = Some(oldest_ms);
        }
        reserves
    }

    /// The place of a custodian.
    pub fn custodian(&self, account: &Address) -> Option<usize> {
        self.custodians.binary_search_by_key(account, |custodian| custodian.account).ok()
    }

    /// The place of a dealer.
    pub fn dealer(&self, account: &Address) -> Option<usize> {
        self.dealers.binary_search_by_key(account, |dealer| dealer.terms.account).ok()
    }
}

impl StateKey {
    /// A [`Stablecoin`], by its asset.
    pub fn stablecoin(coin: AssetId) -> Self {
        Self::build(state::STABLECOIN, &[&coin.0.to_be_bytes()])
    }
}
