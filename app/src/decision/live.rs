//! What changes while a page is open: who has spoken, how many, how long there is.
//!
//! One reading of the database a second for a decision, however many pages are open on it. A page that gets no stream asks
//! `/etat` from time to time instead, and without script it is reloaded.

mod show;

pub use show::{live, name};

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::id::DecisionId;
use futures::{Stream, stream};
use service::Ctx;
use service::decision::live::{State, again, live as read};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, sleep, sleep_until};

use crate::error::AppError;
use crate::ids::Ids;
use crate::visit::Visit;

/// How often a decision is read while somebody looks.
const BEAT: Duration = Duration::from_secs(1);
/// A proxy that hears nothing for a minute hangs up.
const SILENCE: Duration = Duration::from_secs(20);
/// Then the page asks anew, and rights are judged anew.
const LONGEST: Duration = Duration::from_mins(10);

type Told = watch::Sender<String>;

/// The pages that are open. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Live {
    places: Arc<Semaphore>,
    told: Arc<Mutex<HashMap<DecisionId, Weak<Told>>>>,
    ending: Arc<AtomicBool>,
}

impl Live {
    /// For as many pages at once; none once the server ends.
    pub fn new(places: usize, ending: Arc<AtomicBool>) -> Self {
        Self {
            places: Arc::new(Semaphore::new(places)),
            told: Arc::default(),
            ending,
        }
    }

    /// What a page is told, beginning with what was just read; nothing when too many are open.
    fn listen(
        &self,
        ctx: &Ctx,
        id: DecisionId,
        first: String,
    ) -> Option<(watch::Receiver<String>, OwnedSemaphorePermit)> {
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let known = told.get(&id).and_then(Weak::upgrade);
        let listener = if let Some(sender) = known {
            sender.subscribe()
        } else {
            let (sender, listener) = watch::channel(first);
            let sender = Arc::new(sender);
            told.insert(id, Arc::downgrade(&sender));
            tokio::spawn(self.clone().tell(ctx.clone(), id, sender));
            listener
        };
        Some((listener, place))
    }

    /// Reads and tells, until nobody listens.
    async fn tell(self, ctx: Ctx, id: DecisionId, sender: Arc<Told>) {
        loop {
            sleep(BEAT).await;
            let ending = self.ending.load(Ordering::Relaxed);
            if ending || sender.receiver_count() == 0 {
                let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
                // Somebody may have come in between.
                if ending || sender.receiver_count() == 0 {
                    told.remove(&id);
                    return;
                }
            }
            match again(&ctx, id).await {
                Ok(state) => {
                    let text = written(&state);
                    sender.send_if_modified(|last| {
                        let differs = *last != text;
                        *last = text;
                        differs
                    });
                }
                Err(error) => tracing::warn!(%error, "open pages were told nothing"),
            }
        }
    }
}

fn written(state: &State) -> String {
    serde_json::to_string(state).unwrap_or_default()
}

/// `GET …/etat`: for pages without a stream.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn state(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    let state = read::<Infallible>(&visit.ctx, visit.actor()?, &slug, id).await?;
    let mut response = Json(state).into_response();
    let fresh = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    Ok(response)
}

/// `GET …/flux`: server-sent events; 503 when too many pages have one.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn stream(
    visit: Visit,
    Ids((slug, id)): Ids<(String, DecisionId)>,
) -> Result<Response, AppError> {
    let state = read::<Infallible>(&visit.ctx, visit.actor()?, &slug, id).await?;
    let live = &visit.state.live;
    let Some((listener, place)) = live.listen(&visit.ctx, id, written(&state)) else {
        return Ok(StatusCode::SERVICE_UNAVAILABLE.into_response());
    };
    let alive = KeepAlive::new().interval(SILENCE);
    Ok(Sse::new(events(listener, place))
        .keep_alive(alive)
        .into_response())
}

fn events(
    listener: watch::Receiver<String>,
    place: OwnedSemaphorePermit,
) -> impl Stream<Item = Result<Event, Infallible>> {
    let end = Instant::now() + LONGEST;
    stream::unfold(
        (listener, place, true),
        move |(mut listener, place, first)| async move {
            if !first {
                tokio::select! {
                    changed = listener.changed() => changed.ok()?,
                    () = sleep_until(end) => return None,
                }
            }
            let text = listener.borrow_and_update().clone();
            Some((Ok(Event::default().data(text)), (listener, place, false)))
        },
    )
}
