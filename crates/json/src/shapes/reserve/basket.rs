//! Baskets: their operations, what each is made of, and what is announced.

use super::{
    super::{super::error::ApiError, Scene, asset::AssetBrief, operation::list, read_amount},
    Label,
};
use serde::{Deserialize, Serialize};
use tally_types::{AssetId, asset, reserve};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// How much of a stablecoin is in one whole unit of a basket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", schema(as = BasketComponent))]
pub struct Component {
    pub coin: u64,
    /// The coin's base units in one whole unit of the basket.
    pub nominal: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenBasket {
    pub label: Label,
    /// Votes new compositions.
    pub governor: String,
    /// How long a new composition is announced.
    pub notice_ms: u64,
    /// Strictly ascending by coin.
    pub components: Vec<Component>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketAmount {
    pub basket: u64,
    /// Base units of the basket.
    pub amount: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VoteComposition {
    pub basket: u64,
    /// Strictly ascending by coin.
    pub components: Vec<Component>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BasketOnly {
    pub basket: u64,
}

impl From<&reserve::Component> for Component {
    fn from(component: &reserve::Component) -> Self {
        Self { coin: component.coin.0, nominal: component.nominal.to_string() }
    }
}

fn write(components: &reserve::Composition) -> Vec<Component> {
    components.iter().map(Component::from).collect()
}

fn read(components: &[Component]) -> Result<reserve::Composition, ApiError> {
    let one = |component: &Component| -> Result<_, ApiError> {
        let nominal = read_amount(&component.nominal)?;
        Ok(reserve::Component { coin: AssetId(component.coin), nominal })
    };
    list(components.iter().map(one).collect::<Result<_, _>>()?)
}

impl OpenBasket {
    pub fn new(scene: &Scene<'_>, it: &reserve::OpenBasket) -> Self {
        Self {
            label: Label::new(&it.label),
            governor: scene.address(&it.governor),
            notice_ms: it.notice_ms,
            components: write(&it.components),
        }
    }

    pub fn read(&self, scene: &Scene<'_>) -> Result<reserve::OpenBasket, ApiError> {
        Ok(reserve::OpenBasket {
            label: self.label.read()?,
            governor: scene.read_address(&self.governor)?,
            notice_ms: self.notice_ms,
            components: read(&self.components)?,
        })
    }
}

impl BasketAmount {
    pub fn new(it: &reserve::BasketAmount) -> Self {
        Self { basket: it.basket.0, amount: it.amount.to_string() }
    }

    pub fn read(&self) -> Result<reserve::BasketAmount, ApiError> {
        Ok(reserve::BasketAmount { basket: AssetId(self.basket), amount: read_amount(&self.amount)? })
    }
}

impl VoteComposition {
    pub fn new(it: &reserve::VoteComposition) -> Self {
        Self { basket: it.basket.0, components: write(&it.components) }
    }

    pub fn read(&self) -> Result<reserve::VoteComposition, ApiError> {
        Ok(reserve::VoteComposition { basket: AssetId(self.basket), components: read(&self.components)? })
    }
}

impl BasketOnly {
    pub fn new(it: &reserve::BasketOnly) -> Self {
        Self { basket: it.basket.0 }
    }

    pub fn read(&self) -> Result<reserve::BasketOnly, ApiError> {
        Ok(reserve::BasketOnly { basket: AssetId(self.basket) })
    }
}

/// A component, and what the basket holds of it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = BasketPart))]
pub struct Part {
    pub coin: u64,
    /// The coin's base units in one whole unit of the basket.
    pub nominal: String,
    /// The coin's base units that the basket holds.
    pub held: String,
}

/// A composition that was announced.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct NextComposition {
    pub components: Vec<Component>,
    /// Block time from which it may be adopted.
    pub effective_ms: u64,
}

/// An asset each of whose units is made of fixed amounts of stablecoins.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Basket {
    #[serde(flatten)]
    pub brief: AssetBrief,
    /// Votes new compositions.
    pub governor: String,
    /// How long a new composition is announced.
    pub notice_ms: u64,
    /// Base units in existence.
    pub circulating: String,
    pub parts: Vec<Part>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<NextComposition>,
}

impl From<&reserve::Part> for Part {
    fn from(part: &reserve::Part) -> Self {
        Self { coin: part.coin.0, nominal: part.nominal.to_string(), held: part.held.to_string() }
    }
}

impl From<&reserve::NextComposition> for NextComposition {
    fn from(next: &reserve::NextComposition) -> Self {
        Self { components: write(&next.components), effective_ms: next.effective_ms }
    }
}

impl Basket {
    pub fn new(scene: &Scene<'_>, id: AssetId, basket: &reserve::Basket, asset: &asset::Asset) -> Self {
        Self {
            brief: AssetBrief::new(scene, id, asset),
            governor: scene.address(&basket.governor),
            notice_ms: basket.notice_ms,
            circulating: asset.minted.checked_sub(asset.burned).unwrap_or_default().to_string(),
            parts: basket.parts.iter().map(Part::from).collect(),
            next: basket.next.as_ref().map(NextComposition::from),
        }
    }

    /// The coins that the basket's parts, present and announced, are of.
    pub fn coins(basket: &reserve::Basket) -> Vec<AssetId> {
        let next = basket.next.iter().flat_map(|next| next.components.iter().map(|component| component.coin));
        basket.parts.iter().map(|part| part.coin).chain(next).collect()
    }
}

/// A basket with the coins it is made of.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct BasketAnswer {
    pub basket: Basket,
    pub assets: Vec<AssetBrief>,
}
