//! Record dues, cancel an entry.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate};
use domain::dues::{Cents, Means};
use domain::id::{AdhesionId, DuesId};
use leptos::prelude::*;
use service::dues::record::{How, Settled, cancel, record};
use service::member::sheet::sheet;

use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::query::{Query, id};
use crate::ui::{
    Button, ButtonKind, Choice, ErrorSummary, Field, FieldKind, LinkButton, Notice, NoticeKind,
    PageHead, RadioCards, Select, TextArea,
};
use crate::visit::Visit;
use crate::words;

/// `GET /cpts/{slug}/membres/{adhesion}/cotisation`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
    Query(asked): Query,
) -> Result<Response, AppError> {
    let today = visit.ctx.today();
    let year = asked.text("annee").parse().unwrap_or_else(|_| today.year());
    let form = Form::default()
        .with("dues_year", year.to_string())
        .with("settlement", "paid")
        .with("received_on", today.to_string());
    show(&visit, &slug, id(&adhesion)?, form).await
}

/// `POST /cpts/{slug}/membres/{adhesion}/cotisation`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post(
    visit: Visit,
    Path((slug, adhesion)): Path<(String, String)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: AdhesionId = id(&adhesion)?;
    let Some(settled) = read(&mut form, lang) else {
        return show(&visit, &slug, id, form).await;
    };
    match record(&visit.ctx, visit.actor()?, &slug, id, &settled).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/cotisations?annee={}", settled.year),
            &t!(lang, "Cotisation enregistrée.", "Dues recorded."),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// The entry as typed; nothing when a field is wrong, which the form then says.
fn read(form: &mut Form, lang: crate::lang::Lang) -> Option<Settled> {
    let year = form.text("dues_year").parse::<i32>();
    if year.is_err() {
        form.reject("dues_year", t!(lang, "Écrivez une année.", "Write a year."));
    }
    let day = form.text("received_on").parse::<NaiveDate>();
    if day.is_err() {
        form.reject(
            "received_on",
            t!(lang, "Écrivez une date.", "Write a date."),
        );
    }
    let how = if form.chose("settlement", "exempt") {
        Some(How::Exempt)
    } else {
        let amount = form.text("amount").parse::<Cents>();
        if amount.is_err() {
            form.reject(
                "amount",
                t!(
                    lang,
                    "Écrivez un montant en euros, comme 30 ou 30,50.",
                    "Write an amount in euros, such as 30 or 30.50."
                ),
            );
        }
        let means = form.text("means").parse::<Means>();
        if means.is_err() {
            form.reject(
                "means",
                t!(
                    lang,
                    "Choisissez un moyen de paiement.",
                    "Choose how it was paid."
                ),
            );
        }
        amount
            .ok()
            .zip(means.ok())
            .map(|(amount, means)| How::Paid(amount, means))
    };
    Some(Settled {
        year: year.ok()?,
        how: how?,
        received_on: day.ok()?,
        note: form.raw("note").to_owned(),
    })
}

async fn show(visit: &Visit, slug: &str, id: AdhesionId, form: Form) -> Result<Response, AppError> {
    let lang = visit.lang;
    let read = sheet(&visit.ctx, visit.actor()?, slug, id).await?;
    if !read.may_record {
        return Err(AppError::Forbidden(domain::permission::Refused::NoRole));
    }
    let title = t!(lang, "Enregistrer une cotisation", "Record dues");
    let name = service::member::full_name(&read.adhesion.row);
    let back = format!("/cpts/{slug}/membres/{id}");
    let form = match read.standing {
        domain::dues::DuesStanding::Expected(cents) if form.is_valid() => {
            super::super::member::measure::with_default(
                &form,
                "amount",
                &words::euros_plain(lang, cents),
            )
        }
        _ => form,
    };
    let how = vec![
        Choice::new("paid", t!(lang, "Payée", "Paid")),
        Choice::new("exempt", t!(lang, "Exemptée", "Exempt")).detail(t!(
            lang,
            "La CPTS ne demande rien à cette personne cette année-là.",
            "The CPTS asks nothing of this person that year."
        )),
    ];
    let means = Means::ALL
        .iter()
        .map(|it| Choice::new(it.code(), words::means(lang, *it)))
        .collect();
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(back.clone(), name) />
                <ErrorSummary form=&form lang=lang />
                <form method="post" action=format!("{back}/cotisation")>
                    <Field form=&form name="dues_year" kind=FieldKind::Number label=t!(lang, "Année", "Year") required=true />
                    <RadioCards form=&form name="settlement" label=t!(lang, "Cette cotisation est", "These dues are") choices=how required=true />
                    <Field
                        form=&form
                        name="amount"
                        label=t!(lang, "Montant en euros", "Amount in euros")
                        hint=t!(lang, "À laisser vide pour une exemption.", "Leave empty for an exemption.")
                        optional=true
                    />
                    <Select
                        form=&form
                        name="means"
                        label=t!(lang, "Moyen de paiement", "Paid by")
                        empty=t!(lang, "Choisissez…", "Choose…")
                        choices=means
                        optional=true
                    />
                    <Field
                        form=&form
                        name="received_on"
                        kind=FieldKind::Date
                        label=t!(lang, "Jour du paiement ou de la décision", "Day of the payment or the decision")
                        required=true
                    />
                    <TextArea form=&form name="note" rows=2 label=t!(lang, "Remarque", "Remark") optional=true />
                    <div class="actions">
                        <Button label=t!(lang, "Enregistrer", "Record") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}

/// `GET /cpts/{slug}/cotisations/{dues}/annuler`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn get_cancel(
    visit: Visit,
    Path((slug, dues)): Path<(String, String)>,
) -> Result<Response, AppError> {
    show_cancel(&visit, &slug, id(&dues)?, Form::default()).await
}

/// `POST /cpts/{slug}/cotisations/{dues}/annuler`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_cancel(
    visit: Visit,
    Path((slug, dues)): Path<(String, String)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let id: DuesId = id(&dues)?;
    match cancel(
        &visit.ctx,
        visit.actor()?,
        &slug,
        id,
        form.raw("cancel_reason"),
    )
    .await
    {
        Ok(adhesion) => Ok(visit.see_other(
            &format!("/cpts/{slug}/membres/{adhesion}"),
            &t!(
                lang,
                "Écriture annulée. Elle reste lisible.",
                "Entry cancelled. It stays readable."
            ),
        )),
        Err(failure) => {
            let form = form.refused(failure, lang)?;
            show_cancel(&visit, &slug, id, form).await
        }
    }
}

async fn show_cancel(
    visit: &Visit,
    slug: &str,
    id: DuesId,
    form: Form,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let (entry, name) =
        service::dues::record::one_entry(&visit.ctx, visit.actor()?, slug, id).await?;
    let title = t!(lang, "Annuler une écriture", "Cancel an entry");
    let back = format!("/cpts/{slug}/membres/{}", entry.adhesion_id);
    let (year, amount) = (entry.year, words::euros(lang, Cents(entry.cents)));
    let day = words::date(lang, entry.received_on);
    Ok(visit
        .page(&title, || {
            view! {
                <PageHead title=title.clone() up=(back.clone(), name) />
                <ErrorSummary form=&form lang=lang />
                <Notice kind=NoticeKind::Caution>
                    {t!(
                        lang,
                        "Cotisation {year}, {amount}, le {day}. L’écriture reste lisible, barrée, avec votre raison. Enregistrez ensuite la bonne.",
                        "Dues {year}, {amount}, on {day}. The entry stays readable, struck through, with your reason. Then record the right one."
                    )}
                </Notice>
                <form method="post" action=format!("/cpts/{slug}/cotisations/{id}/annuler")>
                    <TextArea form=&form name="cancel_reason" rows=2 label=t!(lang, "Pourquoi elle est fausse", "Why it is wrong") required=true />
                    <div class="actions">
                        <Button kind=ButtonKind::Danger label=t!(lang, "Annuler l’écriture", "Cancel the entry") />
                        <LinkButton kind=ButtonKind::Quiet href=back.clone() label=t!(lang, "Ne rien changer", "Change nothing") />
                    </div>
                </form>
            }
        })
        .status(form.status())
        .within(slug)
        .into_response())
}
