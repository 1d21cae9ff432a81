//! The choice of a language.

use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, SameSite};

use crate::form::Posted;
use crate::lang::Lang;
use crate::visit::{AppState, LANGUAGE, see_other, set_cookie};

/// `POST /langue`: keeps the language in a cookie and goes back to the page.
pub async fn language(State(state): State<AppState>, Posted(form): Posted) -> Response {
    let lang = Lang::from_tag(form.text("langue"));
    let mut response = see_other(local(form.text("retour")));
    let cookie = Cookie::build((LANGUAGE, lang.tag()))
        .path("/")
        .permanent()
        .same_site(SameSite::Lax)
        .http_only(true)
        .secure(state.ctx.settings().public_url.starts_with("https:"));
    set_cookie(&mut response, &cookie.build());
    response
}

/// The address if it is one of this site, or else the home page.
fn local(path: &str) -> &str {
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if ours { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn the_way_back_stays_on_the_site() {
        assert_eq!(local("/cpts/a?page=2"), "/cpts/a?page=2");
        assert_eq!(local("//elsewhere.example"), "/");
        assert_eq!(local("/\\elsewhere.example"), "/");
        assert_eq!(local("https://elsewhere.example"), "/");
        assert_eq!(local(""), "/");
    }
}
