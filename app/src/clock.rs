//! The demonstration's clock: who presents puts it forward, so that an election goes from its call to its result in an hour.

use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use leptos::prelude::*;
use service::Failure;
use service::ctx::AheadRefused;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::lang::Lang;
use crate::ui::{Button, ErrorSummary, Field, FieldKind, PageHead};
use crate::visit::Visit;
use crate::words::date_time;

/// `GET /demo/horloge`
///
/// # Errors
/// [`AppError::NotFound`] outside the demonstration.
pub async fn get(visit: Visit) -> Result<Response, AppError> {
    let form = Form::default().with("jours", "1").with("heures", "0");
    show(&visit, &form)
}

/// `POST /demo/horloge`: days and hours pass.
///
/// # Errors
/// [`AppError::NotFound`] outside the demonstration.
pub async fn post(visit: Visit, Posted(mut form): Posted) -> Result<Response, AppError> {
    let lang = visit.lang;
    if visit.ctx.ahead().is_none() {
        return Err(AppError::NotFound);
    }
    let (days, hours) = (
        count(&mut form, "jours", lang),
        count(&mut form, "heures", lang),
    );
    let (Some(days), Some(hours)) = (days, hours) else {
        return show(&visit, &form);
    };
    match visit
        .ctx
        .put_forward(TimeDelta::days(days) + TimeDelta::hours(hours))
    {
        Ok(()) => {
            let now = date_time(lang, visit.ctx.now());
            let said = t!(lang, "Nous sommes maintenant le {now}.", "It is now {now}.");
            Ok(visit.see_other("/demo/horloge", &said))
        }
        Err(refused) => {
            let form = form.refused::<AheadRefused>(Failure::Refused(refused), lang)?;
            show(&visit, &form)
        }
    }
}

/// A number of at most four digits; nothing typed is none.
fn count(form: &mut Form, name: &str, lang: Lang) -> Option<i64> {
    let typed = form.text(name);
    let read = if typed.is_empty() {
        Some(0)
    } else {
        typed
            .parse::<u16>()
            .ok()
            .filter(|it| *it < 10_000)
            .map(i64::from)
    };
    if read.is_none() {
        let said = t!(lang, "Écrivez un nombre entier.", "Write a whole number.");
        form.reject(name, said);
    }
    read
}

fn show(visit: &Visit, form: &Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    if visit.ctx.ahead().is_none() {
        return Err(AppError::NotFound);
    }
    let now = date_time(lang, visit.ctx.now());
    let day = visit.ctx.today().to_string();
    let title = t!(
        lang,
        "Horloge de la démonstration",
        "The demonstration’s clock"
    );
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone()>
                    {t!(lang, "Nous sommes le ", "It is ")} <time datetime=day>{now}</time> "."
                </PageHead>
                <ErrorSummary form=form lang=lang />
                <form method="post" action="/demo/horloge" class="stack">
                    <Field form=form name="jours" kind=FieldKind::Number label=t!(lang, "Jours", "Days") />
                    <Field form=form name="heures" kind=FieldKind::Number label=t!(lang, "Heures", "Hours") />
                    <div class="actions">
                        <Button label=t!(lang, "Avancer l’horloge", "Put the clock forward") />
                    </div>
                </form>
                <p class="muted">
                    {t!(
                        lang,
                        "L’horloge avance pour tout le monde et ne recule pas : ce qui attend son heure arrive dans les secondes qui suivent, et les connexions prennent fin comme après une vraie attente. Relancée, la démonstration revient à l’heure de la machine.",
                        "The clock goes forward for everybody, and never back: what waits for its hour comes within seconds, and people are signed out as after a real wait. Started again, the demonstration tells the machine’s time."
                    )}
                </p>
            }
        })
        .status(form.status())
        .into_response())
}
