//! What traded: a market's trades and candles, and an account's fills.

use super::{
    super::{
        account::{read_key, write_key},
        error::{ApiError, ProblemDetails},
        json::{
            Page,
            exchange::history::{AccountFill, Candle, Trade},
        },
        language::Language,
        page::{Paging, Parameters, cut, read_cursor, write_cursor},
        problem::Problem,
        rows::FromRow as _,
        state::ApiState,
    },
    read_market,
};
use crate::index::{Place, exchange::SPANS_MS, place::LineNumber};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use std::collections::BTreeMap;
use tally_types::exchange::{Market, MarketId};
use utoipa::{IntoParams, ToSchema};

/// Most candles of a page.
const CANDLES: u32 = 500;
/// Candles of a page when the request does not say.
const DEFAULT_CANDLES: u32 = 100;

/// A market's trades, newest first.
#[utoipa::path(get, path = "/v1/markets/{id}/trades", tag = "markets",
    params(("id" = u64, Path, description = "The market's number"), Paging),
    responses((status = 200, body = Page<Trade>, description = "Trades"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such market, or not a page")))]
pub async fn trades(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<Trade>>, ApiError> {
    let (id, limit, scene) = (read_market(&id)?, paging.limit()?, state.scene(language));
    let before = match paging.cursor::<2>()? {
        None => None,
        Some([place, number]) => {
            let number = u32::try_from(number).map_err(|_| Problem::CursorInvalid)?;
            Some((Place(place as i64), LineNumber(number)))
        }
    };
    let market = state.market(id).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.trades(id, before, limit + 1).await?;
    let next = cut(&mut found, limit, |item| write_cursor([item.place.0 as u64, u64::from(item.number.0)]));
    Ok(Json(Page {
        next,
        items: found.iter().map(|item| Trade::from_row(&scene, (&market, item))).collect(),
        assets: state.briefs(&scene, [market.base, market.quote]).await?,
    }))
}

/// A candle's span of time.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
pub enum Interval {
    #[serde(rename = "1m")]
    Minute,
    #[serde(rename = "5m")]
    FiveMinutes,
    #[serde(rename = "15m")]
    Quarter,
    #[serde(rename = "1h")]
    Hour,
    #[serde(rename = "4h")]
    FourHours,
    #[serde(rename = "1d")]
    Day,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CandleParameters {
    /// The candles' span; an hour when left out.
    #[param(inline)]
    pub interval: Option<Interval>,
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// How many candles at most: 1 to 500, 100 when left out.
    pub limit: Option<u32>,
}

/// A market's candles, newest first. Where nothing traded there is none.
#[utoipa::path(get, path = "/v1/markets/{id}/candles", tag = "markets",
    params(("id" = u64, Path, description = "The market's number"), CandleParameters),
    responses((status = 200, body = Page<Candle>, description = "Candles"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "No such market, or not a page")))]
pub async fn candles(
    State(state): State<ApiState>,
    language: Language,
    Path(id): Path<String>,
    Parameters(parameters): Parameters<CandleParameters>,
) -> Result<Json<Page<Candle>>, ApiError> {
    let (id, limit) = (read_market(&id)?, parameters.limit.unwrap_or(DEFAULT_CANDLES));
    if !(1..=CANDLES).contains(&limit) {
        return Err(Problem::ParameterInvalid.into());
    }
    let span_ms = SPANS_MS[parameters.interval.unwrap_or(Interval::Hour) as usize];
    let before = parameters.cursor.as_deref().map(read_cursor::<1>).transpose()?.map(|[start]| start);
    let (market, scene) = (state.market(id).await?, state.scene(language));
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.candles(id, span_ms, before, limit + 1).await?;
    let next = cut(&mut found, limit, |(start, _)| write_cursor([*start]));
    Ok(Json(Page {
        next,
        items: found
            .iter()
            .map(|(start, candle)| Candle::from_row(&scene, (&market, *start, candle)))
            .collect(),
        assets: state.briefs(&scene, [market.base, market.quote]).await?,
    }))
}

/// An account's trades in all markets, newest first.
#[utoipa::path(get, path = "/v1/accounts/{account}/fills", tag = "markets",
    params(("account" = String, Path, description = "`tally1…`, `0x…` or `@name`"), Paging),
    responses((status = 200, body = Page<AccountFill>, description = "Trades"),
        (status = "4XX", body = ProblemDetails, content_type = "application/problem+json", description = "Not an account, or not a page")))]
pub async fn fills(
    State(state): State<ApiState>,
    language: Language,
    Path(text): Path<String>,
    Parameters(paging): Parameters<Paging>,
) -> Result<Json<Page<AccountFill>>, ApiError> {
    let (limit, scene) = (paging.limit()?, state.scene(language));
    let before = paging.cursor.as_deref().map(read_key).transpose()?;
    let address = state.find_account(&scene, &text).await?;
    let index = state.index()?;
    let _turn = state.gates.costly().await?;
    let mut found = index.fills(&address, before, limit as usize + 1).await?;
    let next = cut(&mut found, limit, |(key, _)| write_key(*key));
    let mut ids: Vec<MarketId> = found.iter().map(|(_, item)| item.trade.market).collect();
    ids.sort_unstable();
    ids.dedup();
    let records = state.markets(&ids).await?;
    let markets: BTreeMap<MarketId, Market> =
        ids.into_iter().zip(records).filter_map(|(id, market)| Some((id, market?))).collect();
    let fill = |(_, item): &(_, crate::index::read::TradeItem)| {
        Some(AccountFill::from_row(&scene, (&address, markets.get(&item.trade.market)?, item)))
    };
    let assets = markets.values().flat_map(|market| [market.base, market.quote]);
    Ok(Json(Page {
        next,
        items: found.iter().filter_map(fill).collect(),
        assets: state.briefs(&scene, assets).await?,
    }))
}
