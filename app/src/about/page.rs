//! The pages that the footer leads to. They read no database.

use axum::response::{IntoResponse, Response};

use super::{accessibility, legal, platform, privacy};
use crate::visit::Visit;

/// `GET /a-propos`
pub async fn platform(visit: Visit) -> Response {
    let title = t!(visit.lang, "À propos de Collégiale", "About Collégiale");
    visit
        .page(&title, || platform::text(visit.lang))
        .into_response()
}

/// `GET /donnees-personnelles`
pub async fn privacy(visit: Visit) -> Response {
    let title = t!(visit.lang, "Données personnelles", "Personal data");
    visit
        .page(&title, || privacy::text(visit.lang))
        .into_response()
}

/// `GET /accessibilite`
pub async fn accessibility(visit: Visit) -> Response {
    let title = t!(visit.lang, "Accessibilité", "Accessibility");
    visit
        .page(&title, || accessibility::text(visit.lang))
        .into_response()
}

/// `GET /mentions-legales`
pub async fn legal(visit: Visit) -> Response {
    let title = t!(visit.lang, "Mentions légales", "Legal notice");
    let settings = visit.ctx.settings();
    visit
        .page(&title, || legal::text(visit.lang, settings))
        .into_response()
}
