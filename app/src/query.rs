//! What a page is asked in its address: filters, searches, pages. Nothing in it can make a page fail.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::error::AppError;
use crate::form::Form;

/// The query of the address, as a form: filters are shown as they were chosen.
pub struct Query(pub Form);

impl<S: Send + Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        let form = form_urlencoded::parse(query.as_bytes()).fold(
            Form::default(),
            |form, (name, value)| {
                // PostgreSQL refuses a NUL in texts.
                form.with(&name, value.replace('\0', ""))
            },
        );
        Ok(Self(form))
    }
}

/// The page asked for, from 1.
pub fn page(form: &Form) -> u64 {
    form.text("page").parse().unwrap_or(1).clamp(1, 100_000)
}

/// The address of another page of the same list.
pub fn with_page(path: &str, form: &Form, names: &[&str], page: u64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in names {
        if let Some(value) = form.optional(name) {
            query.append_pair(name, value);
        }
    }
    query.append_pair("page", &page.to_string());
    format!("{path}?{}", query.finish())
}

/// An identifier of a path: one that cannot be is not found.
///
/// # Errors
/// [`AppError::NotFound`].
pub fn id<T: std::str::FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| AppError::NotFound)
}
