//! A stablecoin, and the proof of what backs it.

use super::super::{Scene, asset::AssetBrief};
use serde::Serialize;
use tally_types::{AssetId, account::Spent, asset, reserve};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// What a custodian said it holds.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Attestation {
    /// Base units.
    pub amount: String,
    pub as_of_ms: u64,
    /// SHA-256 of the statement that says so.
    pub document: String,
    /// Base units paid out for redemptions since.
    pub paid: String,
    /// Base units that count now: 0 when it is too old.
    pub counted: String,
}

/// Who keeps what backs the coin.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Custodian {
    pub account: String,
    /// Most base units that count of what it attests.
    pub limit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attestation: Option<Attestation>,
    /// Its next attestation must be as of a later time.
    pub after_ms: u64,
}

/// What a dealer did in the window that began then.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = DealerWindow))]
pub struct Window {
    pub since_ms: u64,
    /// Base units.
    pub amount: String,
}

/// Who buys units from the reserve and redeems them.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Dealer {
    pub account: String,
    pub window_ms: u64,
    pub mint_limit: String,
    pub redeem_limit: String,
    pub minted: Window,
    pub redeemed: Window,
}

/// What backs a stablecoin, and what has to be backed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Backing {
    /// Base units in existence, those that wait for redemption included.
    pub circulating: String,
    /// Base units that fresh attestations count for.
    pub attested: String,
    /// Block time of which this is.
    pub time_ms: u64,
    /// As-of time of the oldest fresh attestation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of_ms: Option<u64>,
    /// How old that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_ms: Option<u64>,
    /// Whether what is attested covers what circulates.
    pub covered: bool,
}

/// An asset whose units exist only against money that custodians say they hold.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Stablecoin {
    #[serde(flatten)]
    pub brief: AssetBrief,
    /// What one whole unit stands for.
    pub peg: String,
    /// Who may change custodians and dealers.
    pub governor: String,
    /// How long an attestation counts.
    pub max_age_ms: u64,
    /// How long a redemption may take.
    pub redemption_ms: u64,
    pub custodians: Vec<Custodian>,
    pub dealers: Vec<Dealer>,
    pub backing: Backing,
}

/// The state proofs of the two records that the numbers follow from: proof files in hexadecimal, both of one block.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ReserveProofs {
    /// Of the stablecoin's record: custodians and what they attest.
    pub stablecoin: String,
    /// Of the asset's record: what was minted and burned.
    pub asset: String,
}

/// The proof of reserves.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ReservesProof {
    pub coin: u64,
    /// The block at which it holds.
    pub height: u64,
    #[serde(flatten)]
    pub backing: Backing,
    pub proofs: ReserveProofs,
    pub assets: Vec<AssetBrief>,
}

/// What a custodian said, once.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AttestationLine {
    pub transaction: String,
    pub height: u64,
    /// Time of the block it is in.
    pub time_ms: u64,
    pub custodian: String,
    /// Base units.
    pub amount: String,
    pub as_of_ms: u64,
    pub document: String,
}

impl Backing {
    pub fn new(coin: &reserve::Stablecoin, asset: &asset::Asset, time_ms: u64) -> Self {
        let reserves = coin.reserves(asset, time_ms);
        Self {
            circulating: reserves.circulating.to_string(),
            attested: reserves.attested.to_string(),
            time_ms,
            as_of_ms: reserves.as_of_ms,
            age_ms: reserves.as_of_ms.map(|as_of_ms| time_ms.saturating_sub(as_of_ms)),
            covered: reserves.circulating <= reserves.attested,
        }
    }
}

impl Stablecoin {
    pub fn new(
        scene: &Scene<'_>,
        id: AssetId,
        coin: &reserve::Stablecoin,
        asset: &asset::Asset,
        time_ms: u64,
    ) -> Self {
        Self {
            brief: AssetBrief::new(scene, id, asset),
            peg: coin.peg.as_str().to_owned(),
            governor: scene.address(&coin.governor),
            max_age_ms: coin.max_age_ms,
            redemption_ms: coin.redemption_ms,
            custodians: Custodian::all(scene, coin, time_ms),
            dealers: Dealer::all(scene, coin),
            backing: Backing::new(coin, asset, time_ms),
        }
    }
}

impl Custodian {
    /// A coin's custodians, with what their words count for at a block's time.
    pub fn all(scene: &Scene<'_>, coin: &reserve::Stablecoin, time_ms: u64) -> Vec<Self> {
        let custodian = |custodian: &reserve::Custodian| {
            let fresh = custodian.fresh(time_ms, coin.max_age_ms);
            let counted = fresh.map(|said| custodian.counted(said)).unwrap_or_default();
            let attestation = custodian.attestation.as_ref().map(|said| Attestation {
                amount: said.amount.to_string(),
                as_of_ms: said.as_of_ms,
                document: said.document.to_hex(),
                paid: said.paid.to_string(),
                counted: counted.to_string(),
            });
            Self {
                account: scene.address(&custodian.account),
                limit: custodian.limit.to_string(),
                attestation,
                after_ms: custodian.after_ms,
            }
        };
        coin.custodians.iter().map(custodian).collect()
    }
}

impl Dealer {
    /// A coin's dealers.
    pub fn all(scene: &Scene<'_>, coin: &reserve::Stablecoin) -> Vec<Self> {
        coin.dealers.iter().map(|dealer| Self::new(scene, dealer)).collect()
    }

    fn new(scene: &Scene<'_>, dealer: &reserve::Dealer) -> Self {
        let window = |spent: &Spent| Window { since_ms: spent.since_ms, amount: spent.amount.to_string() };
        Self {
            account: scene.address(&dealer.terms.account),
            window_ms: dealer.terms.window_ms,
            mint_limit: dealer.terms.mint_limit.to_string(),
            redeem_limit: dealer.terms.redeem_limit.to_string(),
            minted: window(&dealer.minted),
            redeemed: window(&dealer.redeemed),
        }
    }
}
