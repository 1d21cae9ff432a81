//! Plain HTML forms: what was typed is never lost, and errors stand at their fields.

use axum::extract::{FromRequest, RawForm, Request};
use axum::http::StatusCode;
use service::Failure;

use crate::error::AppError;
use crate::lang::Lang;
use crate::words::Refusal;

/// The values of a form and what is wrong with them.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FormError>,
    status: Option<StatusCode>,
}

/// One error of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// Name of the field, if it belongs to one.
    pub field: Option<String>,
    /// The sentence.
    pub message: String,
}

impl Form {
    /// The fields of the query of an address.
    pub fn from_query(query: Option<&str>) -> Self {
        let query = query.unwrap_or_default().as_bytes();
        Self {
            values: form_urlencoded::parse(query).into_owned().collect(),
            ..Self::default()
        }
    }

    /// A form filled beforehand.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// With the values, the errors and the status of another one after its own.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.values.extend(other.values.iter().cloned());
        self.errors.extend(other.errors.iter().cloned());
        self.status = self.status.or(other.status);
        self
    }

    /// Whether the field was sent, even empty.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name)
    }

    /// The value of a field, without the spaces around it; empty when absent.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value of a field exactly as typed.
    pub fn raw(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// The value of a field, or nothing when it is empty.
    pub fn optional(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|value| !value.is_empty())
    }

    /// Every value of a field that may be repeated (checkboxes).
    pub fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.values
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a value of the field was chosen.
    pub fn chose(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|chosen| chosen == value)
    }

    /// Whether it holds no value: nothing was typed, or only a file was sent.
    pub fn is_blank(&self) -> bool {
        self.values.iter().all(|(_, value)| value.is_empty())
    }

    /// Adds an error at a field.
    pub fn reject(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FormError {
            field: Some(field.to_owned()),
            message: message.into(),
        });
    }

    /// The first error at a field.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors
            .iter()
            .find(|error| error.field.as_deref() == Some(field))
            .map(|error| error.message.as_str())
    }

    /// Every error, for the summary at the top of the page.
    pub fn errors(&self) -> &[FormError] {
        &self.errors
    }

    /// Whether nothing is wrong so far.
    pub fn is_valid(&self) -> bool {
        self.errors.is_empty()
    }

    /// The form again, with the refusal of an action said in it.
    ///
    /// # Errors
    /// What no form can show: not found, forbidden, broken.
    pub fn refused<R: Refusal>(
        mut self,
        failure: Failure<R>,
        lang: Lang,
    ) -> Result<Self, AppError> {
        match failure {
            Failure::Refused(refusal) => {
                self.errors.push(FormError {
                    field: refusal.field().map(str::to_owned),
                    message: refusal.say(lang),
                });
                self.status = Some(refusal.status());
                Ok(self)
            }
            other => Err(AppError::from_failure(other, lang)),
        }
    }

    /// Status of the page that shows the form: 200, or that of its errors (422 unless said
    /// otherwise).
    pub fn status(&self) -> StatusCode {
        if self.is_valid() {
            StatusCode::OK
        } else {
            self.status.unwrap_or(StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// Extractor of a posted form (`application/x-www-form-urlencoded`).
pub struct Posted(pub Form);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let RawForm(bytes) = RawForm::from_request(request, state)
            .await
            .map_err(|rejection| AppError::Refused {
                status: axum::response::IntoResponse::into_response(rejection).status(),
                sentence: String::new(),
            })?;
        // A NUL sign can only come from a program; PostgreSQL refuses it in texts.
        let values = form_urlencoded::parse(&bytes)
            .map(|(name, value)| (name.into_owned(), value.replace('\0', "")))
            .collect();
        Ok(Self(Form {
            values,
            ..Form::default()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_with_an_error_answers_422_and_keeps_what_was_typed() {
        let mut form = Form::default().with("name", " Aïssa ");
        assert_eq!(form.status(), StatusCode::OK);
        form.reject("name", "too short");
        assert_eq!(form.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(form.raw("name"), " Aïssa ");
        assert_eq!(form.text("name"), "Aïssa");
        assert_eq!(form.error("name"), Some("too short"));
    }
}
