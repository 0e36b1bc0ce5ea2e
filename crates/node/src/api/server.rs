//! Serves the API over HTTP/1.1.
//!
//! A connection costs a task and little memory. One that sends nothing, or its head too slowly, is closed; above the
//! limit, connections wait in the system's backlog.

use super::{router::router, state::ApiState};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use std::{future::Future, io, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};

/// How long requests have to end when the node stops.
const FAREWELL: Duration = Duration::from_secs(3);
/// Pause when the system gives no connection: it has no file descriptors left.
const EXHAUSTED: Duration = Duration::from_millis(100);
/// Most bytes read ahead on a connection, so also most bytes of a request's head.
const BUFFER_BYTES: usize = 64 * 1024;

/// Serves until `shutdown` resolves, then lets requests end.
pub async fn serve(
    listener: TcpListener,
    state: ApiState,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let router = router(state.clone());
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(state.limits.head).max_buf_size(BUFFER_BYTES);
    let places = Arc::new(Semaphore::new(state.limits.connections));
    let mut shutdown = pin!(shutdown);
    loop {
        let (place, stream) = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut shutdown => break,
        };
        // Answers are small and written whole.
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let connection = http.serve_connection(TokioIo::new(stream), service).with_upgrades();
        let mut closing = state.closing.subscribe();
        tokio::spawn(async move {
            let mut connection = pin!(connection);
            // What goes wrong on a connection is the client's affair.
            tokio::select! {
                _ = connection.as_mut() => {}
                _ = closing.changed() => {
                    connection.as_mut().graceful_shutdown();
                    let _ = connection.await;
                }
            }
            drop(place);
        });
    }
    state.closing.send_replace(true);
    // Every connection gives its place back when it ends.
    let all = u32::try_from(state.limits.connections).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(FAREWELL, places.acquire_many(all)).await;
    Ok(())
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> (tokio::sync::OwnedSemaphorePermit, TcpStream) {
    let place = places.clone().acquire_owned().await.expect("the semaphore is never closed");
    loop {
        match listener.accept().await {
            Ok((stream, _)) => return (place, stream),
            Err(error) => {
                tracing::warn!(%error, "no connection can be taken");
                tokio::time::sleep(EXHAUSTED).await;
            }
        }
    }
}
