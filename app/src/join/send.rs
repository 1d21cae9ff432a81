//! Last step: statutes, contact data, a word to the boards; sent by POST.

use leptos::prelude::*;
use service::member::offer::Offer;

use super::way::Way;
use crate::lang::Lang;
use crate::statutes::body::body;
use crate::ui::{Button, Card, Field, FieldKind, Notice, NoticeKind, TextArea};
use crate::words;

/// Name of the box that accepts the statutes of a CPTS: its value is the hash of what was shown.
pub fn box_name(slug: &str) -> String {
    format!("statuts-{slug}")
}

/// The step, for the CPTS chosen.
pub fn send(way: &Way, chosen: &[&Offer], lang: Lang) -> impl IntoView + use<> {
    let statutes = chosen
        .iter()
        .map(|offer| one(way, offer, lang))
        .collect_view();
    let label = if chosen.len() > 1 {
        let count = chosen.len();
        t!(
            lang,
            "Envoyer les {count} demandes",
            "Send the {count} applications"
        )
    } else {
        t!(lang, "Envoyer la demande", "Send the application")
    };
    let fields = view! {
                <Field
                    form=&way.form
                    name="email"
                    kind=FieldKind::Email
                    label=t!(lang, "Adresse électronique", "E-mail address")
                    autocomplete="email"
                    required=true
                />
                <Field
                    form=&way.form
                    name="telephone"
                    kind=FieldKind::Phone
                    label=t!(lang, "Téléphone professionnel", "Work telephone")
                    autocomplete="tel"
                    optional=true
                />
                <TextArea
                    form=&way.form
                    name="message"
                    label=t!(lang, "Un mot pour le bureau", "A word to the board")
                    optional=true
                    max=4000_u32
                />
    };
    let seen = seen_by(way, lang);
    view! {
        <form method="post" action=way.address() class="stack">
            <input type="hidden" name="etape" value="statuts" />
            {way.hidden(&[])}
            {statutes}
            <Card title=t!(lang, "Vos coordonnées pour ces adhésions", "Your contact data for these memberships")>
                <p>{seen}</p>
                {fields}
            </Card>
            <div class="actions">
                <Button label=label />
            </div>
        </form>
    }
}

/// Who will see the contact data: persons choose in the directory, structures are shown in it whole.
fn seen_by(way: &Way, lang: Lang) -> String {
    if way.structure.is_some() {
        t!(
            lang,
            "Le bureau de chaque CPTS les voit pour vous écrire. Les membres de la CPTS les voient dans l’annuaire.",
            "The board of each CPTS sees them in order to write to you. The members of the CPTS see them in the directory."
        )
    } else {
        t!(
            lang,
            "Le bureau de chaque CPTS les voit pour vous écrire. Les autres membres ne les voient que si vous le choisissez.",
            "The board of each CPTS sees them in order to write to you. Other members see them only if you choose so."
        )
    }
}

/// The statutes of one CPTS, to read and to accept.
fn one(way: &Way, offer: &Offer, lang: Lang) -> impl IntoView + use<> {
    let cpts = offer.cpts.name.clone();
    let Some(statutes) = &offer.statutes else {
        return view! {
            <Notice kind=NoticeKind::Info title=cpts>
                <p>
                    {t!(
                        lang,
                        "Cette CPTS n’a pas encore publié ses statuts ici : il n’y a rien à accepter.",
                        "This CPTS has not published its statutes here yet: there is nothing to accept."
                    )}
                </p>
            </Notice>
        }
        .into_any();
    };
    let name = box_name(&offer.cpts.slug);
    let checked = way.form.chose(&name, &statutes.sha256);
    let error = way.form.error(&name).map(str::to_owned);
    let error_id = error.as_ref().map(|_| format!("{name}-error"));
    let error = error.zip(error_id.clone()).map(|(error, id)| {
        view! {
            <p class="field__error" id=id>
                {error}
            </p>
        }
    });
    let (number, sha256) = (statutes.number, statutes.sha256.clone());
    let body = body(&statutes.body);
    let adopted = words::date(lang, statutes.adopted_on);
    let short = offer.cpts.short_name.clone();
    let reading = format!("/cpts/{}/statuts", offer.cpts.slug);
    view! {
        <Card title=cpts>
            <p>
                {t!(
                    lang,
                    "Statuts, version {number}, adoptés le {adopted}.",
                    "Statutes, version {number}, adopted on {adopted}."
                )}
                " "
                <a href=reading target="_blank">
                    {t!(lang, "Les ouvrir dans un autre onglet", "Open them in another tab")}
                </a>
            </p>
            <div
                class="statutes-box prose"
                lang="fr"
                tabindex="0"
                role="region"
                aria-label=t!(lang, "Statuts de {short}", "Statutes of {short}")
            >
                {body}
            </div>
            {error}
            <label class="checkbox">
                <input
                    type="checkbox"
                    id=name.clone()
                    name=name
                    value=sha256
                    checked=checked
                    aria-describedby=error_id
                />
                <span>
                    {t!(
                        lang,
                        "J’ai lu ces statuts et je les accepte.",
                        "I have read these statutes and I accept them."
                    )}
                </span>
            </label>
        </Card>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::id::StructureId;

    use super::*;

    #[test]
    fn a_structure_is_promised_no_choice_that_it_does_not_have() {
        let structure = StructureId(uuid::Uuid::from_u128(1));
        let way = |who| Way::from_query(None, who);
        assert!(seen_by(&way(Some(structure)), Lang::Fr).contains("annuaire"));
        assert!(!seen_by(&way(Some(structure)), Lang::Fr).contains("choisissez"));
        assert!(seen_by(&way(None), Lang::Fr).contains("choisissez"));
    }
}
