//! All addresses, and the OpenAPI document made from them.

use super::{
    account, asset, block, bodies, campaign, council, deal,
    error::{self, ApiError, ProblemDetails},
    exchange, faucet,
    json::stream::{StreamEvent, StreamRequest},
    loan, mandate, mining, network, news, oracle, packet,
    problem::Problem,
    referral, reserve, savings, search, simulate, site, stake,
    state::ApiState,
    stream, submit, transaction, transfer, treasury,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::SwaggerUi;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Tally",
        description = "A ledger that many parties keep together: what a node answers.\n\nAmounts are strings of base units; \
            an answer that holds amounts names the assets with their decimals in `assets`. Times are Unix milliseconds. \
            Errors are problem+json (RFC 9457) with a stable `code`, in English or 中文 by `Accept-Language` or `?lang=`. \
            Lists go on with `cursor`."
    ),
    components(schemas(ProblemDetails, StreamRequest, StreamEvent, submit::Wait)),
    tags(
        (name = "network", description = "The network and this node"),
        (name = "transactions", description = "Submit, simulate, follow and prove"),
        (name = "accounts", description = "Accounts, their balances and activity"),
        (name = "assets", description = "Assets and their holders"),
        (name = "transfers", description = "Held sends"),
        (name = "packets", description = "Packets, open and ended, and who claimed from them"),
        (name = "mandates", description = "Subscriptions and standing orders, and what was pulled"),
        (name = "loans", description = "Loans, their offers and histories, and credit records"),
        (name = "oracle", description = "Feeds and their prices"),
        (name = "reserve", description = "Stablecoins, what backs them, redemptions and baskets"),
        (name = "campaigns", description = "Campaigns of referral and of mining, and what accounts have of them"),
        (name = "deals", description = "Sales whose price waits until both sides, a deadline or an arbiter decides"),
        (name = "news", description = "Publishers, their posts, and the posts' bodies"),
        (name = "stake", description = "Candidates, bonds, rewards and the treasury"),
        (name = "savings", description = "Savings pools and deposits"),
        (name = "council", description = "Seats, proposals, votes, and what they change"),
        (name = "markets", description = "Markets, orders, trades and conversions"),
        (name = "blocks", description = "Blocks and their certificates"),
        (name = "stream", description = "What happens, as it happens")
    )
)]
struct Document;

fn routes() -> OpenApiRouter<ApiState> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(site::home))
        .routes(routes!(network::metrics))
        .routes(routes!(network::network))
        .routes(routes!(network::status))
        .routes(routes!(search::search))
        .routes(routes!(faucet::drip))
        .routes(routes!(transaction::list, submit::submit))
        .routes(routes!(transaction::get))
        .routes(routes!(transaction::proof))
        .routes(routes!(simulate::simulate))
        .routes(routes!(account::get))
        .routes(routes!(account::balances))
        .routes(routes!(account::activity))
        .routes(routes!(account::proof))
        .routes(routes!(transfer::of_account))
        .routes(routes!(account::name))
        .routes(routes!(asset::list))
        .routes(routes!(asset::get))
        .routes(routes!(asset::holders))
        .routes(routes!(asset::proof))
        .routes(routes!(transfer::get))
        .routes(routes!(transfer::proof))
        .routes(routes!(packet::list))
        .routes(routes!(packet::get))
        .routes(routes!(packet::claims))
        .routes(routes!(packet::proof))
        .routes(routes!(packet::of_account))
        .routes(routes!(mandate::get))
        .routes(routes!(mandate::pulls))
        .routes(routes!(mandate::proof))
        .routes(routes!(mandate::of_account))
        .routes(routes!(loan::get))
        .routes(routes!(loan::schedule))
        .routes(routes!(loan::history))
        .routes(routes!(loan::proof))
        .routes(routes!(loan::of_account))
        .routes(routes!(loan::credit))
        .routes(routes!(loan::credit_proof))
        .routes(routes!(oracle::list))
        .routes(routes!(oracle::get))
        .routes(routes!(oracle::proof))
        .routes(routes!(oracle::history))
        .routes(routes!(reserve::stablecoins))
        .routes(routes!(reserve::stablecoin))
        .routes(routes!(reserve::reserves))
        .routes(routes!(reserve::attestations))
        .routes(routes!(reserve::history))
        .routes(routes!(reserve::baskets))
        .routes(routes!(reserve::basket))
        .routes(routes!(reserve::basket_proof))
        .routes(routes!(reserve::redemption))
        .routes(routes!(reserve::redemption_proof))
        .routes(routes!(reserve::of_coin))
        .routes(routes!(reserve::of_account))
        .routes(routes!(campaign::list))
        .routes(routes!(campaign::get))
        .routes(routes!(campaign::proof))
        .routes(routes!(referral::of_account))
        .routes(routes!(referral::invitees))
        .routes(routes!(referral::referrer))
        .routes(routes!(mining::of_account))
        .routes(routes!(mining::likes))
        .routes(routes!(deal::list))
        .routes(routes!(deal::of_account))
        .routes(routes!(deal::get))
        .routes(routes!(deal::proof))
        .routes(routes!(deal::timeline))
        .routes(routes!(news::list))
        .routes(routes!(news::get))
        .routes(routes!(news::proof))
        .routes(routes!(news::publishers))
        .routes(routes!(news::publisher))
        .routes(routes!(news::publisher_proof))
        .routes(routes!(bodies::get, bodies::put))
        .routes(routes!(stake::list))
        .routes(routes!(stake::get))
        .routes(routes!(stake::proof))
        .routes(routes!(stake::bonds))
        .routes(routes!(stake::bond_proof))
        .routes(routes!(stake::rewards))
        .routes(routes!(savings::list))
        .routes(routes!(savings::get))
        .routes(routes!(savings::proof))
        .routes(routes!(savings::flexible))
        .routes(routes!(savings::flexible_proof))
        .routes(routes!(savings::fixed))
        .routes(routes!(savings::deposit))
        .routes(routes!(savings::deposit_proof))
        .routes(routes!(treasury::get))
        .routes(routes!(treasury::proof))
        .routes(routes!(council::get))
        .routes(routes!(council::seats_proof))
        .routes(routes!(council::list))
        .routes(routes!(council::proposal))
        .routes(routes!(council::proposal_proof))
        .routes(routes!(council::parameters))
        .routes(routes!(council::parameters_proof))
        .routes(routes!(council::fees))
        .routes(routes!(council::appointments))
        .routes(routes!(exchange::market::list))
        .routes(routes!(exchange::route::route))
        .routes(routes!(exchange::market::get))
        .routes(routes!(exchange::market::proof))
        .routes(routes!(exchange::depth::depth))
        .routes(routes!(exchange::history::trades))
        .routes(routes!(exchange::history::candles))
        .routes(routes!(exchange::order::get))
        .routes(routes!(exchange::order::proof))
        .routes(routes!(exchange::order::of_account))
        .routes(routes!(exchange::history::fills))
        .routes(routes!(block::list))
        .routes(routes!(block::get))
        .routes(routes!(block::raw))
        .routes(routes!(block::certificate))
        .routes(routes!(stream::stream))
}

/// The OpenAPI 3.1 document.
pub fn openapi() -> utoipa::openapi::OpenApi {
    routes().into_openapi()
}

/// Everything the node serves. The page under `/docs` comes from the program itself and asks nobody else for anything.
pub fn router(state: ApiState) -> Router {
    let (router, document) = routes().split_for_parts();
    router
        .merge(SwaggerUi::new("/docs").url("/openapi.json", document))
        .fallback(site::other)
        .layer(middleware::from_fn_with_state(state.clone(), in_time))
        .layer(middleware::from_fn(error::render))
        .layer(middleware::from_fn(headers))
        .with_state(state)
}

/// Gives up on answers that take too long. A stream's answer is its opening.
async fn in_time(State(state): State<ApiState>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(state.limits.answer, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::from(Problem::TooSlow).into_response(),
    }
}

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
/// Pages load from this node and from nowhere else. The documentation's page styles itself inline.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);
const SAFETY: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CONTENT_SECURITY_POLICY, POLICY),
];

/// Headers of every answer; one that a handler set itself stays.
async fn headers(request: Request, next: Next) -> Response {
    let versioned = request.uri().path().starts_with("/v1/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in SAFETY {
        headers.entry(name).or_insert(value);
    }
    if versioned {
        headers.entry(header::CACHE_CONTROL).or_insert(NO_STORE);
    }
    response
}
