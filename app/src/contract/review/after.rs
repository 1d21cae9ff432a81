//! How a contract that runs ends or goes on: a notice, an amendment, a renewal.

use axum::response::Response;
use chrono::NaiveDate;
use domain::contract::Follows;
use domain::contract::stage::{StageRefused, Step, Termination};
use domain::contract::text::Text;
use domain::id::ContractId;
use leptos::prelude::*;
use service::contract::Seen;
use service::contract::begin::{BeginRefused, follow};
use service::contract::end::{Notice, give_notice};

use super::show;
use crate::error::AppError;
use crate::form::{Form, Posted};
use crate::ids::Ids;
use crate::lang::Lang;
use crate::ui::{Button, ButtonKind, Choice, Confirm, Field, FieldKind, Select, confirmed};
use crate::visit::Visit;

/// The word that gives notice.
const NOTICE: &str = "dénoncer";

/// `POST /cpts/{slug}/conventions/{contract}/denonciation`
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_notice(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(mut form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let sure = confirmed(&mut form, NOTICE, lang);
    let until: Option<NaiveDate> = form.text("fin").parse().ok();
    if until.is_none() {
        form.reject("fin", t!(lang, "Choisissez une date.", "Choose a date."));
    }
    let by = form.text("par").parse().ok();
    if by.is_none() {
        form.reject("par", t!(lang, "Choisissez une partie.", "Choose a party."));
    }
    let (true, Some(until), Some(by)) = (sure, until, by) else {
        return show(&visit, &slug, id, form).await;
    };
    let how = if form.text("accord") == "commun" {
        Termination::Agreed
    } else {
        Termination::Notice
    };
    let notice = Notice { by, until, how };
    match give_notice(&visit.ctx, visit.actor()?, &slug, id, notice).await {
        Ok(()) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{id}"),
            &t!(
                lang,
                "La dénonciation est enregistrée, et ceux qui suivent la convention sont prévenus.",
                "The notice is recorded, and those who look after it are told."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<StageRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// `POST /cpts/{slug}/conventions/{contract}/suite`: an amendment or a renewal is begun.
///
/// # Errors
/// Not found, forbidden, or the database refuses.
pub async fn post_follow(
    visit: Visit,
    Ids((slug, id)): Ids<(String, ContractId)>,
    Posted(form): Posted,
) -> Result<Response, AppError> {
    let lang = visit.lang;
    let how: Follows = form.text("quoi").parse().unwrap_or(Follows::Amendment);
    match follow(&visit.ctx, visit.actor()?, &slug, id, how).await {
        Ok(new) => Ok(visit.see_other(
            &format!("/cpts/{slug}/conventions/{new}/modifier"),
            &t!(
                lang,
                "Le texte est repris en entier\u{a0}: changez ce qui doit l’être. Il sera voté et signé comme le premier.",
                "The whole text is carried over: change what needs to change. It will be voted on and signed like the first one."
            ),
        )),
        Err(failure) => {
            let form = form.refused::<BeginRefused>(failure, lang)?;
            show(&visit, &slug, id, form).await
        }
    }
}

/// What can follow, for who writes the contract.
pub(super) fn after(
    lang: Lang,
    path: &str,
    form: &Form,
    seen: &Seen,
    text: &Text,
) -> Option<AnyView> {
    if !seen.leads || seen.stage.step() != Step::InForce {
        return None;
    }
    let parties = text
        .parties
        .iter()
        .map(|it| Choice::new(it.id.to_string(), it.name.clone()))
        .collect();
    let ways = vec![
        Choice::new(
            "preavis",
            t!(lang, "Avec le préavis prévu", "With the agreed notice"),
        ),
        Choice::new(
            "commun",
            t!(lang, "D’un commun accord", "By mutual agreement"),
        ),
    ];
    let follow = |how: Follows, label: String| {
        view! {
            <form method="post" action=format!("{path}/suite")>
                <input type="hidden" name="quoi" value=how.code() />
                <Button kind=ButtonKind::Quiet label=label />
            </form>
        }
    };
    let amend = follow(
        Follows::Amendment,
        t!(lang, "Préparer un avenant", "Prepare an amendment"),
    );
    let renew = follow(
        Follows::Renewal,
        t!(lang, "Préparer le renouvellement", "Prepare the renewal"),
    );
    let fields = view! {
        <Select form=form name="par" label=t!(lang, "Qui dénonce", "Who gives notice") choices=parties />
        <Select form=form name="accord" label=t!(lang, "Comment", "How") choices=ways />
        <Field form=form name="fin" kind=FieldKind::Date label=t!(lang, "Dernier jour", "Last day") required=true />
    };
    let fields = fields.into_any();
    Some(
        view! {
            <section class="stack">
                <h2>{t!(lang, "La suite", "Next steps")}</h2>
                <div class="actions">{amend} {renew}</div>
                <Confirm
                    form=form
                    action=format!("{path}/denonciation")
                    label=t!(lang, "Enregistrer une dénonciation", "Record a notice")
                    word=NOTICE
                >
                    <p>
                        {t!(
                            lang,
                            "La convention prendra fin à la date choisie. Toutes les parties en sont prévenues.",
                            "The agreement will end on the day chosen. All parties are told."
                        )}
                    </p>
                    {fields}
                </Confirm>
            </section>
        }
        .into_any(),
    )
}
