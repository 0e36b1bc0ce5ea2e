//! Mining as JSON: what opens a campaign, what an account did in it, and why that pays what it pays.

use super::{super::error::ApiError, Scene, asset::AssetBrief, operation::list, read_amount};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, mining};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How an epoch's emission is split, in hundredths of a percent that add up to the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub transact_bps: u16,
    pub like_bps: u16,
    pub read_bps: u16,
}

/// Points of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// Fees paid, in base units of the coin.
    pub transact: String,
    /// Stake that liked, in base units of the coin.
    pub like: String,
    /// What the app attested.
    pub read: String,
}

/// What a mining campaign shares out, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenMining {
    /// The coin, or an asset of the fee list.
    pub asset: u64,
    /// The least that an epoch shares out, in base units of the asset.
    pub emission: String,
    pub epochs: u32,
    pub weights: Weights,
    /// Most points of each kind that count for one account in one epoch.
    pub caps: Points,
    /// Most that transacting and liking return of the fees paid, in hundredths of a percent.
    pub return_bps: u16,
    /// The account that attests reading.
    pub app: String,
}

/// What one account has read, in the app's points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reader {
    pub account: String,
    pub points: u64,
}

/// The app says who has read how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AttestReading {
    pub campaign: u64,
    pub readers: Vec<Reader>,
}

/// One kind's part of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Part {
    /// The account's points that count.
    pub points: String,
    /// All accounts' points.
    pub total: String,
    /// Whether the cap cut the account's points, or has just been reached.
    pub capped: bool,
    /// What the points come to, in base units of the campaign's asset.
    pub share: String,
    /// What of that is paid: less where the bound by fees cut it.
    pub paid: String,
}

/// Why nothing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoReward {
    /// The account has no points that count.
    NoPoints,
    /// Its points come to less than one base unit.
    TooLittle,
    /// Its fees allow nothing to be paid.
    NoFees,
}

/// What a claim pays, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Explanation {
    /// What was set aside for the epoch, in base units of the campaign's asset.
    pub emission: String,
    /// The fees the account paid in the epoch, in base units of the coin.
    pub fees: String,
    /// Most that transacting and liking together pay for these fees, in base units of the campaign's asset.
    pub bound: String,
    pub transact: Part,
    pub like: Part,
    pub read: Part,
    /// What is paid in all, in base units of the campaign's asset.
    pub payout: String,
    /// Why nothing is paid, when nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_reward: Option<NoReward>,
}

/// Where an epoch of an account's stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EpochStage {
    /// It is not over: the numbers still change.
    Gathering,
    /// It is over, and its part may be claimed.
    Claimable,
    /// Its part can be claimed no more.
    Lapsed,
}

/// What an account did in one epoch, and what that comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct EpochPart {
    pub epoch: u64,
    pub stage: EpochStage,
    /// The last epoch in which it can be claimed.
    pub claim_until_epoch: u64,
    /// Absent when the epoch's totals are gone, or the asset is no longer on the fee list: then nothing is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

/// An account's part in the mining campaign that it has joined.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct MiningAnswer {
    pub account: String,
    /// The ledger's present epoch.
    pub epoch: u64,
    /// Absent: it takes part in none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub campaign: Option<u64>,
    /// The campaign's asset; absent when the campaign is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset: Option<u64>,
    /// Epochs in which it did something and has not claimed, the oldest first.
    pub epochs: Vec<EpochPart>,
    pub assets: Vec<AssetBrief>,
}

impl From<&mining::Weights> for Weights {
    fn from(weights: &mining::Weights) -> Self {
        let mining::Weights { transact_bps, like_bps, read_bps } = *weights;
        Self { transact_bps, like_bps, read_bps }
    }
}

impl From<&mining::Points> for Points {
    fn from(points: &mining::Points) -> Self {
        let [transact, like, read] =
            [points.transact, points.like, points.read].map(|points| points.to_string());
        Self { transact, like, read }
    }
}

impl OpenMining {
    pub fn new(scene: &Scene<'_>, open: &mining::OpenMining) -> Self {
        Self {
            asset: open.asset.0,
            emission: open.emission.to_string(),
            epochs: open.epochs,
            weights: (&open.weights).into(),
            caps: (&open.caps).into(),
            return_bps: open.return_bps,
            app: scene.address(&open.app),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<mining::OpenMining, ApiError> {
        let Weights { transact_bps, like_bps, read_bps } = self.weights;
        let points = |text: &String| Ok::<_, ApiError>(read_amount(text)?.0);
        let caps = &self.caps;
        let (transact, like, read) = (points(&caps.transact)?, points(&caps.like)?, points(&caps.read)?);
        Ok(mining::OpenMining {
            asset: AssetId(self.asset),
            emission: read_amount(&self.emission)?,
            epochs: self.epochs,
            weights: mining::Weights { transact_bps, like_bps, read_bps },
            caps: mining::Points { transact, like, read },
            return_bps: self.return_bps,
            app: scene.read_address(&self.app)?,
        })
    }
}

impl AttestReading {
    pub fn new(scene: &Scene<'_>, attest: &mining::AttestReading) -> Self {
        let reader = |reader: &mining::Reader| Reader {
            account: scene.address(&reader.account),
            points: reader.points,
        };
        Self { campaign: attest.campaign.0, readers: attest.readers.iter().map(reader).collect() }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<mining::AttestReading, ApiError> {
        let reader = |reader: &Reader| {
            let account = scene.read_address(&reader.account)?;
            Ok::<_, ApiError>(mining::Reader { account, points: reader.points })
        };
        let readers = list(self.readers.iter().map(reader).collect::<Result<_, _>>()?)?;
        Ok(mining::AttestReading { campaign: tally_types::referral::CampaignId(self.campaign), readers })
    }
}

impl From<&mining::Part> for Part {
    fn from(part: &mining::Part) -> Self {
        Self {
            points: part.points.to_string(),
            total: part.total.to_string(),
            capped: part.capped,
            share: part.share.to_string(),
            paid: part.paid.to_string(),
        }
    }
}

impl From<&mining::Explanation> for Explanation {
    fn from(explanation: &mining::Explanation) -> Self {
        Self {
            emission: explanation.emission.to_string(),
            fees: explanation.fees.to_string(),
            bound: explanation.bound.to_string(),
            transact: (&explanation.transact).into(),
            like: (&explanation.like).into(),
            read: (&explanation.read).into(),
            payout: explanation.payout().to_string(),
            no_reward: explanation.no_reward().map(|why| match why {
                mining::NoReward::NoPoints => NoReward::NoPoints,
                mining::NoReward::TooLittle => NoReward::TooLittle,
                mining::NoReward::NoFees => NoReward::NoFees,
            }),
        }
    }
}
