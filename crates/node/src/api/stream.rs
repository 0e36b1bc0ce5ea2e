//! GET /v1/stream: a WebSocket that tells of blocks, accounts and transactions as they become final.
//!
//! What a block means to accounts is worked out once for all streams, and only when one asks. A stream that cannot keep
//! up is closed and told why: it never holds up the node or the others.

use super::{
    error::ApiError,
    json::{
        Money, Scene,
        activity::ActivityLine,
        block::BlockBrief,
        exchange::history::{DepthChange, StreamTrade},
        read_hash,
        receipt::{Receipt, assets_of},
        stream::{StreamEvent, StreamRequest, Topic},
        transfer::Memo,
    },
    language::Language,
    limits::{MESSAGE_BYTES, SUBSCRIPTIONS},
    problem::Problem,
    rows::{FromRow as _, Surroundings},
    state::{ApiState, App},
};
use crate::{
    chain::Committed,
    index::{
        Line,
        exchange::{self, Change, Trade},
        lines,
    },
};
use axum::{
    extract::{
        State,
        ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    response::Response,
};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Arc, Mutex},
    time::Duration,
};
use tally_types::{Address, Hash, Transaction, exchange::MarketId};
use tokio::{
    sync::{OnceCell, OwnedSemaphorePermit},
    time::{Instant, interval, timeout},
};

/// Blocks whose meaning is remembered; a stream further behind is closed.
const BEHIND: u64 = 64;
/// How long a message may take to be taken.
const SEND: Duration = Duration::from_secs(10);
/// Close codes of RFC 6455, §7.4.1: going away, policy violation, try again later.
const GOING_AWAY: u16 = 1001;
const POLICY: u16 = 1008;
const TRY_AGAIN: u16 = 1013;

/// A block's lines, by account, and what it did in markets.
struct BlockEvents {
    committed: Arc<Committed>,
    lines: HashMap<Address, Vec<(Line, Option<Memo>)>>,
    markets: HashMap<MarketId, (Vec<Trade>, Vec<Change>)>,
}

impl BlockEvents {
    fn of(committed: Arc<Committed>) -> Self {
        let mut by_account: HashMap<Address, Vec<(Line, Option<Memo>)>> = HashMap::new();
        for index in 0..committed.ids.len() {
            let Some(transaction) = committed.transaction(index) else { continue };
            for line in lines::of_transaction(&committed, index as u32, &transaction) {
                let memo = memo_of(&committed, &transaction, &line);
                by_account.entry(line.account).or_default().push((line, memo));
            }
        }
        let mut markets: HashMap<MarketId, (Vec<Trade>, Vec<Change>)> = HashMap::new();
        for event in committed.receipts.iter().flat_map(|receipt| receipt.events.iter()) {
            for trade in exchange::trades(event) {
                markets.entry(trade.market).or_default().0.push(trade);
            }
            for change in exchange::changes(event) {
                markets.entry(change.market).or_default().1.push(change);
            }
        }
        Self { committed, lines: by_account, markets }
    }
}

fn memo_of(committed: &Committed, transaction: &Transaction, line: &Line) -> Option<Memo> {
    if !committed.receipts[line.place.position().index as usize].is_applied() {
        return None;
    }
    let operation = transaction.body.operations.get(usize::from(line.number.operation()))?;
    lines::memo(operation).and_then(Memo::new)
}

/// What the last blocks mean, worked out when first asked for.
#[derive(Default)]
pub struct Events(Mutex<BTreeMap<u64, Arc<OnceCell<Arc<BlockEvents>>>>>);

impl Events {
    async fn of(&self, committed: &Arc<Committed>) -> Arc<BlockEvents> {
        let height = committed.header.height;
        let cell = {
            let mut known = self.0.lock().expect("no holder panics");
            while known.len() as u64 >= BEHIND && !known.contains_key(&height) {
                known.pop_first();
            }
            known.entry(height).or_default().clone()
        };
        let make = async || {
            let committed = committed.clone();
            let made = tokio::task::spawn_blocking(move || BlockEvents::of(committed)).await;
            Arc::new(made.expect("a block's lines are worked out without panic"))
        };
        cell.get_or_init(make).await.clone()
    }
}

/// A WebSocket (RFC 6455) of JSON messages.
///
/// The client says `{"subscribe": "blocks"}`, `{"subscribe": {"account": "tally1…"}}` or
/// `{"subscribe": {"transaction": "id"}}`, `{"subscribe": {"market": 3}}`, or `unsubscribe` of the same, up to 64 subscriptions; messages are
/// `StreamRequest`, answers and events `StreamEvent`. The node pings every 20 seconds and closes a stream that stays
/// silent for a minute (1001), breaks the rules (1008) or reads slower than blocks come (1013).
#[utoipa::path(get, path = "/v1/stream", tag = "stream",
    responses((status = 101, description = "The stream is open"),
        (status = "4XX", body = super::error::ProblemDetails, content_type = "application/problem+json", description = "Not a WebSocket"),
        (status = 503, body = super::error::ProblemDetails, content_type = "application/problem+json", description = "Too many streams")))]
pub async fn stream(
    State(state): State<ApiState>,
    language: Language,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, ApiError> {
    let upgrade =
        upgrade.map_err(|error| ApiError::from(Problem::ParameterInvalid).with_note(error.body_text()))?;
    let place = state.gates.stream()?;
    let upgrade = upgrade.max_message_size(MESSAGE_BYTES).max_frame_size(MESSAGE_BYTES);
    Ok(upgrade.on_upgrade(move |socket| async move {
        let height = *state.node.tip().borrow();
        let follower = Follower {
            height,
            state,
            language,
            blocks: false,
            accounts: HashSet::new(),
            transactions: HashSet::new(),
            markets: HashSet::new(),
            _place: place,
        };
        follower.run(socket).await;
    }))
}

/// Why a stream ends.
enum End {
    /// The other side is gone.
    Gone,
    Close(u16, Problem),
    Stopping,
}

impl From<axum::Error> for End {
    fn from(_: axum::Error) -> Self {
        Self::Gone
    }
}

/// One stream and what it wants to know.
struct Follower {
    state: ApiState,
    language: Language,
    /// The last block it was told of.
    height: u64,
    blocks: bool,
    accounts: HashSet<Address>,
    transactions: HashSet<Hash>,
    markets: HashSet<MarketId>,
    _place: OwnedSemaphorePermit,
}

impl Follower {
    async fn run(mut self, mut socket: WebSocket) {
        let frame = match self.follow(&mut socket).await {
            Err(End::Gone) | Ok(()) => return,
            Err(End::Stopping) => CloseFrame { code: GOING_AWAY, reason: "the node is stopping".into() },
            Err(End::Close(code, problem)) => {
                let error = ApiError::from(problem);
                CloseFrame { code, reason: self.language.pick(error.english, error.chinese).into() }
            }
        };
        let _ = timeout(SEND, socket.send(Message::Close(Some(frame)))).await;
    }

    async fn follow(&mut self, socket: &mut WebSocket) -> Result<(), End> {
        let (mut tip, mut closing) = (self.state.node.tip(), self.state.closing.subscribe());
        let mut heartbeat = interval(self.state.limits.heartbeat);
        let (mut heard, silence) = (Instant::now(), 3 * self.state.limits.heartbeat);
        loop {
            tokio::select! {
                message = socket.recv() => {
                    heard = Instant::now();
                    match message {
                        None | Some(Err(_) | Ok(Message::Close(_))) => return Err(End::Gone),
                        Some(Ok(Message::Text(text))) => self.hear(socket, text.as_str()).await?,
                        Some(Ok(Message::Binary(_))) => return Err(End::Close(POLICY, Problem::MessageInvalid)),
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    }
                }
                changed = next_height(&mut tip) => {
                    let height = changed.ok_or(End::Stopping)?;
                    self.tell_up_to(socket, height).await?;
                }
                _ = heartbeat.tick() => {
                    if heard.elapsed() > silence {
                        return Err(End::Gone);
                    }
                    put(socket, Message::Ping(Default::default())).await?;
                }
                _ = closing.changed() => return Err(End::Stopping),
            }
        }
    }

    async fn hear(&mut self, socket: &mut WebSocket, text: &str) -> Result<(), End> {
        let request = serde_json::from_str(text)
            .map_err(|error| ApiError::from(Problem::MessageInvalid).with_note(error));
        let answer = match request {
            Ok(StreamRequest::Subscribe(topic)) => self.subscribe(topic).await,
            Ok(StreamRequest::Unsubscribe(topic)) => self.unsubscribe(topic).await,
            Err(error) => Err(error),
        };
        let events =
            answer.unwrap_or_else(|error| vec![StreamEvent::Error { problem: error.details(self.language) }]);
        for event in events {
            say(socket, &event).await?;
        }
        Ok(())
    }

    async fn subscribe(&mut self, topic: Topic) -> Result<Vec<StreamEvent>, ApiError> {
        let state = self.state.clone();
        let scene = state.scene(self.language);
        let named = self.accounts.len() + self.transactions.len() + self.markets.len();
        let count = usize::from(self.blocks) + named;
        if count >= SUBSCRIPTIONS {
            return Err(Problem::TooManySubscriptions.into());
        }
        let mut events = Vec::new();
        match &topic {
            Topic::Blocks => self.blocks = true,
            Topic::Account(text) => {
                let address = state.find_account(&scene, text).await?;
                self.accounts.insert(address);
            }
            Topic::Transaction(text) => {
                let id = read_hash(text)?;
                match state.find_position(&id).await? {
                    Some(position) => {
                        if let Some(committed) = state.node.committed(position.height).await? {
                            events.push(finality(&state, &scene, &committed, position.index as usize).await?);
                        }
                    }
                    None => {
                        self.transactions.insert(id);
                    }
                }
            }
            Topic::Market(id) => {
                state.market(MarketId(*id)).await?;
                self.markets.insert(MarketId(*id));
            }
        }
        events.insert(0, StreamEvent::Subscribed { topic, height: self.height });
        Ok(events)
    }

    async fn unsubscribe(&mut self, topic: Topic) -> Result<Vec<StreamEvent>, ApiError> {
        match &topic {
            Topic::Blocks => self.blocks = false,
            Topic::Account(text) => {
                let state = self.state.clone();
                self.accounts.remove(&state.find_account(&state.scene(self.language), text).await?);
            }
            Topic::Transaction(text) => {
                self.transactions.remove(&read_hash(text)?);
            }
            Topic::Market(id) => {
                self.markets.remove(&MarketId(*id));
            }
        }
        Ok(vec![StreamEvent::Unsubscribed { topic }])
    }

    /// Tells of every block up to `tip`, in order.
    async fn tell_up_to(&mut self, socket: &mut WebSocket, tip: u64) -> Result<(), End> {
        if tip > self.height + BEHIND {
            return Err(End::Close(TRY_AGAIN, Problem::StreamTooSlow));
        }
        while self.height < tip {
            let committed = self.state.node.committed(self.height + 1).await;
            let Ok(Some(committed)) = committed else { return Err(End::Close(TRY_AGAIN, Problem::Internal)) };
            let events = match self.events(&committed).await {
                Ok(events) => events,
                Err(error) => vec![StreamEvent::Error { problem: error.details(self.language) }],
            };
            for event in &events {
                say(socket, event).await?;
            }
            self.height += 1;
        }
        Ok(())
    }

    /// What the stream wants to know of a block.
    async fn events(&mut self, committed: &Arc<Committed>) -> Result<Vec<StreamEvent>, ApiError> {
        let state = self.state.clone();
        let scene = state.scene(self.language);
        let mut events = Vec::new();
        if self.blocks {
            events.push(StreamEvent::Block { block: BlockBrief::from(&**committed) });
        }
        if !self.accounts.is_empty() && !committed.ids.is_empty() {
            let meaning = state.events.of(committed).await;
            for account in &self.accounts {
                if let Some(lines) = meaning.lines.get(account) {
                    events.push(activity(&state, &scene, &meaning.committed, account, lines).await?);
                }
            }
        }
        if !self.markets.is_empty() && !committed.ids.is_empty() {
            let meaning = state.events.of(committed).await;
            let told =
                |market: &MarketId| Some(market_event(committed, *market, meaning.markets.get(market)?));
            events.extend(self.markets.iter().filter_map(told));
        }
        if !self.transactions.is_empty() {
            for (index, id) in committed.ids.iter().enumerate() {
                if self.transactions.remove(id) {
                    events.push(finality(&state, &scene, committed, index).await?);
                }
            }
        }
        Ok(events)
    }
}

async fn activity(
    state: &App,
    scene: &Scene<'_>,
    committed: &Committed,
    account: &Address,
    lines: &[(Line, Option<Memo>)],
) -> Result<StreamEvent, ApiError> {
    let mut assets = Vec::new();
    let line = |(line, memo): &(Line, Option<Memo>)| {
        let receipt = &committed.receipts[line.place.position().index as usize];
        let paid = receipt.payer == *account;
        assets.extend(line.asset.into_iter().chain(paid.then_some(receipt.fee.asset)));
        let around = Surroundings {
            transaction: receipt.transaction,
            time_ms: committed.header.time_ms,
            fee: paid.then(|| Money::from(&receipt.fee)),
            refusal: match &receipt.outcome {
                tally_types::Outcome::Applied(_) => 0,
                tally_types::Outcome::Refused(refused) => refused.refusal.code(),
            },
            memo: memo.clone(),
        };
        ActivityLine::from_row(scene, (line, around))
    };
    let lines = lines.iter().map(line).collect();
    let (account, height) = (scene.address(account), committed.header.height);
    Ok(StreamEvent::Activity { account, height, lines, assets: state.briefs(scene, assets).await? })
}

fn market_event(
    committed: &Committed,
    market: MarketId,
    (trades, changes): &(Vec<Trade>, Vec<Change>),
) -> StreamEvent {
    StreamEvent::Market {
        market: market.0,
        height: committed.header.height,
        time_ms: committed.header.time_ms,
        trades: trades.iter().map(StreamTrade::from).collect(),
        changes: changes.iter().map(DepthChange::from).collect(),
    }
}

async fn finality(
    state: &App,
    scene: &Scene<'_>,
    committed: &Committed,
    index: usize,
) -> Result<StreamEvent, ApiError> {
    let receipt = committed.receipts.get(index).ok_or(Problem::Internal)?;
    Ok(StreamEvent::Transaction {
        id: receipt.transaction.to_hex(),
        height: committed.header.height,
        index: index as u32,
        receipt: Box::new(Receipt::new(scene, receipt)),
        assets: state.briefs(scene, assets_of(receipt)).await?,
    })
}

async fn say(socket: &mut WebSocket, event: &StreamEvent) -> Result<(), End> {
    let text = serde_json::to_string(event).expect("an event is plain JSON");
    put(socket, Message::Text(text.into())).await
}

async fn put(socket: &mut WebSocket, message: Message) -> Result<(), End> {
    match timeout(SEND, socket.send(message)).await {
        Ok(sent) => Ok(sent?),
        Err(_) => Err(End::Close(TRY_AGAIN, Problem::StreamTooSlow)),
    }
}

/// The height that follows; `None` when the node stops.
async fn next_height(tip: &mut tokio::sync::watch::Receiver<u64>) -> Option<u64> {
    tip.changed().await.ok()?;
    Some(*tip.borrow_and_update())
}
