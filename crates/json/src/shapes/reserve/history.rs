//! A stablecoin over time.

use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// From when on less was attested, because an attestation expired.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ReserveLapse))]
pub struct Lapse {
    pub time_ms: u64,
    /// Base units that were attested from then on.
    pub attested: String,
}

/// What circulated and what was attested right after an operation, and until the next point.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ReservePoint))]
pub struct Point {
    /// Time of the block it is in.
    pub time_ms: u64,
    pub height: u64,
    pub transaction: String,
    /// The operation's kind, such as `mint_to_dealer`, `settle_redemption`, `attest` or `burn`.
    pub kind: String,
    /// Base units in existence, those that wait for redemption included.
    pub circulating: String,
    /// Base units that fresh attestations counted for.
    pub attested: String,
    /// Attestations that expired after this point and before the next one, in order of time.
    pub lapses: Vec<Lapse>,
}
