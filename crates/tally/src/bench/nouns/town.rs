//! The town: what stands before the nouns are at work, founded by one transaction of the house.
//!
//! Ids are given out in order and everything of which there is one or a few is founded in one transaction, so the ids
//! are known beforehand.

use super::{
    act::{Act, list},
    cast::{Cast, HOUSE, REPORTERS},
};
use crate::bench::population::Population;
use tally_types::{
    Action, Address, Amount, AssetId, Hash,
    asset::{CreateAsset, Powers},
    exchange::{MarketId, OpenMarket},
    mining::{OpenMining, Points, Weights},
    news::{Format, Post, RegisterPublisher},
    oracle::{FeedId, FeedTerms, OpenFeed},
    referral::{CampaignId, OpenReferral},
    reserve::{CustodianTerms, DealerTerms, Label, OpenStablecoin, StablecoinTerms},
    savings::{OpenPool, PoolAmount, PoolId},
    stake::{BecomeCandidate, CandidateId},
    text::Text,
    wire::Empty,
};

/// Markets, each of an asset of its own against the coin.
pub const MARKETS: u64 = 4;
/// The asset after those of the markets.
pub const STABLECOIN: AssetId = AssetId(MARKETS + 1);
pub const FEED: FeedId = FeedId(0);
pub const CANDIDATE: CandidateId = CandidateId(0);
pub const POOL: PoolId = PoolId(0);
/// Campaigns of referral and mining are numbered together.
pub const REFERRAL: CampaignId = CampaignId(0);
pub const MINING: CampaignId = CampaignId(1);
pub const POSTS: u64 = 40;

pub const HOUR_MS: u64 = 60 * 60 * 1000;
pub const DAY_MS: u64 = 24 * HOUR_MS;
/// More than the town ever needs of any asset.
pub const PLENTY: Amount = Amount(1_000_000_000_000_000);
/// What the house puts into each budget.
const BUDGET: Amount = Amount(1_000_000_000);

/// One network's town.
#[derive(Clone, Copy)]
pub struct Town<'a> {
    pub population: &'a Population,
    pub cast: Cast,
    /// When it is founded: deadlines are counted from then.
    pub now_ms: u64,
}

impl<'a> Town<'a> {
    pub fn new(population: &'a Population, now_ms: u64) -> Self {
        Self { population, cast: Cast::new(population.payers().end), now_ms }
    }

    pub fn address(&self, number: u64) -> Address {
        self.population.address(number)
    }

    /// Everything of which there is one or a few. It must be final within an epoch of the ledger: the mining campaign
    /// begins with the next.
    pub fn founding(&self) -> Act {
        let assets = (0..MARKETS).map(|_| create_asset(self.address(HOUSE)));
        let markets = (0..MARKETS).map(open_market);
        let posts = (0..POSTS).map(|_| post());
        let house = [
            self.open_stablecoin(),
            self.open_feed(),
            Action::BecomeCandidate(BecomeCandidate {
                name: text("House"),
                validator: [7; 32],
                commission_bps: 500,
            }),
            Action::OpenPool(OpenPool {
                asset: AssetId::COIN,
                name: text("House"),
                flexible_bps: 300,
                terms: list(vec![]),
            }),
            Action::FundPool(PoolAmount { pool: POOL, amount: BUDGET }),
            self.open_referral(),
            self.open_mining(),
            Action::RegisterPublisher(RegisterPublisher {
                name: text("The Notch"),
                link: None,
                language: text("en"),
            }),
        ];
        Act::all_by(HOUSE, assets.chain(house).chain(markets).chain(posts))
    }

    fn open_stablecoin(&self) -> Action {
        let account = self.address(HOUSE);
        let label = Label { code: text("SEUR"), name: text("Euro of the house"), decimals: 2, icon: None };
        let dealer = DealerTerms { account, window_ms: DAY_MS, mint_limit: PLENTY, redeem_limit: PLENTY };
        let terms = StablecoinTerms {
            governor: account,
            custodians: list(vec![CustodianTerms { account, limit: PLENTY }]),
            dealers: list(vec![dealer]),
        };
        Action::OpenStablecoin(OpenStablecoin {
            label,
            peg: text("EUR"),
            max_age_ms: DAY_MS,
            redemption_ms: DAY_MS,
            terms,
        })
    }

    fn open_feed(&self) -> Action {
        let mut reporters: Vec<Address> = REPORTERS.map(|number| self.address(number)).collect();
        reporters.sort_unstable();
        let terms =
            FeedTerms { reporters: list(reporters), quorum: 3, heartbeat_ms: 7 * DAY_MS, deviation_bps: 500 };
        Action::OpenFeed(OpenFeed { base: text("EUR"), quote: text("USD"), decimals: 4, terms })
    }

    fn open_referral(&self) -> Action {
        Action::OpenReferral(OpenReferral {
            asset: AssetId::COIN,
            share_bps: 1_000,
            cap_per_epoch: Amount(1_000),
            cap_per_invitee: Amount(1_000),
            ends_ms: self.now_ms + DAY_MS,
            budget: BUDGET,
        })
    }

    fn open_mining(&self) -> Action {
        Action::OpenMining(OpenMining {
            asset: AssetId::COIN,
            emission: BUDGET,
            epochs: 10,
            weights: Weights { transact_bps: 5_000, like_bps: 3_000, read_bps: 2_000 },
            caps: Points { transact: 100_000, like: 100_000, read: 100_000 },
            return_bps: 1_000,
            app: self.address(HOUSE),
        })
    }
}

/// The asset of market `number`.
pub const fn base(number: u64) -> AssetId {
    AssetId(number + 1)
}

fn create_asset(house: Address) -> Action {
    Action::CreateAsset(CreateAsset {
        code: text("GOODS"),
        name: text("Goods"),
        decimals: 2,
        icon: None,
        cap: None,
        powers: Powers { mint: Some(house), ..Powers::default() },
        initial_supply: PLENTY,
    })
}

fn open_market(number: u64) -> Action {
    Action::OpenMarket(OpenMarket {
        base: base(number),
        quote: AssetId::COIN,
        tick: Amount(1),
        lot: Amount(10),
    })
}

/// The market of an account's number.
pub const fn market_of(trader: u64) -> MarketId {
    // A trader's number is a multiple of the number of roles, so its market follows from the next digits.
    MarketId(trader / 4 % MARKETS)
}

/// An article of the house.
pub fn post() -> Action {
    Action::Post(Post {
        title: text("What a tally stick is"),
        body: Hash([9; 32]),
        link: Some(text("https://tally.example/1")),
        language: text("en"),
        tags: list(vec![text("ledger"), text("news")]),
        format: Format::Markdown(Empty),
        replaces: None,
    })
}

pub fn text<const MIN: usize, const MAX: usize>(words: &str) -> Text<MIN, MAX> {
    Text::new(words).expect("the benchmark's texts are within the bounds")
}
