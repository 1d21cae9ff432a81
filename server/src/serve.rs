//! From the port to the router, and to a quiet end.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::Layer as _;

use crate::config::Http;
use crate::health::Ending;

/// How long requests under way may take after the server was asked to end.
const ENDING_SECONDS: u64 = 30;
/// A connection that the system had already accepted for us shows within this time.
const LATE_MILLISECONDS: u64 = 50;

/// Serves until SIGTERM or Ctrl-C, then answers everything that had begun.
///
/// # Errors
/// When signals cannot be listened to.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    http: &Http,
    ending: Ending,
) -> std::io::Result<()> {
    let connections = Connections {
        router,
        graceful: GracefulShutdown::new(),
        places: Arc::new(Semaphore::new(http.connections_max)),
        head_patience: Duration::from_secs(http.head_seconds_max),
    };
    let mut end = std::pin::pin!(asked_to_end()?);
    loop {
        tokio::select! {
            accepted = listener.accept() => connections.take(accepted).await,
            () = &mut end => break,
        }
    }
    tracing::info!("ending: answering what has begun");
    ending.store(true, Ordering::Relaxed);
    // Nobody who was let in is turned away.
    let late = Duration::from_millis(LATE_MILLISECONDS);
    while let Ok(accepted) = tokio::time::timeout(late, listener.accept()).await {
        connections.take(accepted).await;
    }
    drop(listener);
    let patience = Duration::from_secs(ENDING_SECONDS);
    if tokio::time::timeout(patience, connections.graceful.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some requests were still running and were cut");
    }
    Ok(())
}

struct Connections {
    router: Router,
    graceful: GracefulShutdown,
    places: Arc<Semaphore>,
    head_patience: Duration,
}

impl Connections {
    async fn take(&self, accepted: std::io::Result<(TcpStream, std::net::SocketAddr)>) {
        let (stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file descriptors, most likely: give the others time to end.
                tracing::error!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
                return;
            }
        };
        let Ok(place) = self.places.clone().acquire_owned().await else {
            return;
        };
        // Without it, an answer waits for the acknowledgement of the one before.
        let _best_effort = stream.set_nodelay(true);
        let service = axum::Extension(ConnectInfo(address)).layer(self.router.clone());
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.head_patience)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = self.graceful.watch(connection);
        tokio::spawn(async move {
            // What a client does wrong on its own connection is not our trouble.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection broke");
            }
            drop(place);
        });
    }
}

/// Resolves at SIGTERM or Ctrl-C.
fn asked_to_end() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate())?;
        let mut interrupt = signal(SignalKind::interrupt())?;
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => (),
                _ = interrupt.recv() => (),
            }
        })
    }
    #[cfg(not(unix))]
    {
        Ok(async {
            // Without Ctrl-C there is no way to end quietly; run on.
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }
}
