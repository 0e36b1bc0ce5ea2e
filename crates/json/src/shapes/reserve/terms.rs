//! Operations on stablecoins.

use super::{
    super::{super::error::ApiError, Scene, operation::list, read_amount, read_hash, read_text},
    Label,
};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, reserve};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// Who keeps what backs the coin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CustodianTerms {
    pub account: String,
    /// Most base units that count of what it attests.
    pub limit: String,
}

/// Who buys units from the reserve and redeems them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DealerTerms {
    pub account: String,
    pub window_ms: u64,
    /// Most base units it may mint within one window.
    pub mint_limit: String,
    /// Most base units it may take on for redemption within one window.
    pub redeem_limit: String,
}

/// What the governor may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StablecoinTerms {
    pub governor: String,
    /// Strictly ascending by account.
    pub custodians: Vec<CustodianTerms>,
    /// Strictly ascending by account.
    pub dealers: Vec<DealerTerms>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenStablecoin {
    pub label: Label,
    /// What one whole unit stands for.
    #[cfg_attr(feature = "openapi", schema(example = "EUR"))]
    pub peg: String,
    /// How long an attestation counts.
    pub max_age_ms: u64,
    /// How long a redemption may take.
    pub redemption_ms: u64,
    pub terms: StablecoinTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct EditStablecoin {
    pub coin: u64,
    pub terms: StablecoinTerms,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Attest {
    pub coin: u64,
    /// Base units that the custodian holds the money for.
    pub amount: String,
    pub as_of_ms: u64,
    /// SHA-256 of the statement that says so.
    pub document: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct MintToDealer {
    pub coin: u64,
    pub amount: String,
}

impl StablecoinTerms {
    fn new(scene: &Scene<'_>, terms: &reserve::StablecoinTerms) -> Self {
        let custodian = |custodian: &reserve::CustodianTerms| CustodianTerms {
            account: scene.address(&custodian.account),
            limit: custodian.limit.to_string(),
        };
        let dealer = |dealer: &reserve::DealerTerms| DealerTerms {
            account: scene.address(&dealer.account),
            window_ms: dealer.window_ms,
            mint_limit: dealer.mint_limit.to_string(),
            redeem_limit: dealer.redeem_limit.to_string(),
        };
        Self {
            governor: scene.address(&terms.governor),
            custodians: terms.custodians.iter().map(custodian).collect(),
            dealers: terms.dealers.iter().map(dealer).collect(),
        }
    }

    fn read(&self, scene: &Scene<'_>) -> Result<reserve::StablecoinTerms, ApiError> {
        let custodian = |custodian: &CustodianTerms| -> Result<_, ApiError> {
            let (account, limit) = (scene.read_address(&custodian.account)?, read_amount(&custodian.limit)?);
            Ok(reserve::CustodianTerms { account, limit })
        };
        let dealer = |dealer: &DealerTerms| -> Result<_, ApiError> {
            Ok(reserve::DealerTerms {
                account: scene.read_address(&dealer.account)?,
                window_ms: dealer.window_ms,
                mint_limit: read_amount(&dealer.mint_limit)?,
                redeem_limit: read_amount(&dealer.redeem_limit)?,
            })
        };
        Ok(reserve::StablecoinTerms {
            governor: scene.read_address(&self.governor)?,
            custodians: list(self.custodians.iter().map(custodian).collect::<Result<_, _>>()?)?,
            dealers: list(self.dealers.iter().map(dealer).collect::<Result<_, _>>()?)?,
        })
    }
}

impl OpenStablecoin {
    pub fn new(scene: &Scene<'_>, it: &reserve::OpenStablecoin) -> Self {
        Self {
            label: Label::new(&it.label),
            peg: it.peg.as_str().to_owned(),
            max_age_ms: it.max_age_ms,
            redemption_ms: it.redemption_ms,
            terms: StablecoinTerms::new(scene, &it.terms),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<reserve::OpenStablecoin, ApiError> {
        Ok(reserve::OpenStablecoin {
            label: self.label.read()?,
            peg: read_text(&self.peg)?,
            max_age_ms: self.max_age_ms,
            redemption_ms: self.redemption_ms,
            terms: self.terms.read(scene)?,
        })
    }
}

impl EditStablecoin {
    pub fn new(scene: &Scene<'_>, it: &reserve::EditStablecoin) -> Self {
        Self { coin: it.coin.0, terms: StablecoinTerms::new(scene, &it.terms) }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<reserve::EditStablecoin, ApiError> {
        Ok(reserve::EditStablecoin { coin: AssetId(self.coin), terms: self.terms.read(scene)? })
    }
}

impl Attest {
    pub fn new(it: &reserve::Attest) -> Self {
        Self {
            coin: it.coin.0,
            amount: it.amount.to_string(),
            as_of_ms: it.as_of_ms,
            document: it.document.to_hex(),
        }
    }

    pub fn read(&self) -> Result<reserve::Attest, ApiError> {
        Ok(reserve::Attest {
            coin: AssetId(self.coin),
            amount: read_amount(&self.amount)?,
            as_of_ms: self.as_of_ms,
            document: read_hash(&self.document)?,
        })
    }
}

impl MintToDealer {
    pub fn new(it: &reserve::MintToDealer) -> Self {
        Self { coin: it.coin.0, amount: it.amount.to_string() }
    }

    pub fn read(&self) -> Result<reserve::MintToDealer, ApiError> {
        Ok(reserve::MintToDealer { coin: AssetId(self.coin), amount: read_amount(&self.amount)? })
    }
}
