//! The first step: for whom, and whom.

use leptos::prelude::*;
use service::election::booth::{Asked, Booth, first};
use service::election::voter::Line;

use crate::election::candidacy::photo::small;
use crate::form::Form;
use crate::lang::Lang;
use crate::member::said::profession;
use crate::ui::{Choice, RadioCards};
use crate::visit::Visit;

/// The step.
pub(super) fn choose(
    visit: &Visit,
    path: &str,
    read: &Booth,
    lines: &[&Line],
) -> impl IntoView + use<> {
    let lang = visit.lang;
    let whose = whose(lang, read, lines);
    let urns = read.asked.iter().filter_map(|asked| {
        let line = lines.iter().find(|it| it.urn.id == asked.urn.id)?;
        Some(urn(lang, path, asked, line))
    });
    let urns = urns.collect_view();
    view! {
        <div id="etape-choisir" class="stack stack-loose">
            <h2 class="visually-hidden">{t!(lang, "Choisir", "Choose")}</h2>
            {whose}
            {urns}
            <div id="feuille" class="field" hidden=true>
                <label class="field__label" for="feuille-code">
                    {t!(lang, "Code de votre feuille", "Code of your sheet")}
                </label>
                <p class="field__hint" id="feuille-aide">
                    {t!(
                        lang,
                        "Votre code n’est pas sur cet appareil. Tapez celui de votre feuille, tirets compris, ou lisez son QR code avec l’appareil photo.",
                        "Your code is not on this device. Type that of your sheet, hyphens included, or scan its QR code with the camera."
                    )}
                </p>
                <input
                    class="input"
                    id="feuille-code"
                    aria-describedby="feuille-aide"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                />
            </div>
            <p id="feuille-replie">
                <button type="button" class="button button--link" id="feuille-montrer">
                    {t!(lang, "Voter avec le code d’une feuille", "Vote with the code of a sheet")}
                </button>
            </p>
            <div class="actions">
                <button type="submit" class="button button--primary">
                    {t!(lang, "Vérifier mon choix", "Check my choice")}
                </button>
            </div>
        </div>
    }
}

/// « Même choix pour mes mandats / séparément », where she votes for several.
fn whose(lang: Lang, read: &Booth, lines: &[&Line]) -> Option<impl IntoView + use<>> {
    if lines.len() < 2 {
        return None;
    }
    let mut choices = Vec::new();
    for asked in &read.asked {
        let of = lines.iter().filter(|it| it.urn.id == asked.urn.id);
        let count = of.count();
        if 1 < count {
            let urn = &asked.urn.name;
            let label = t!(
                lang,
                "Le même choix pour mes {count} voix ({urn})",
                "The same choice for my {count} voices ({urn})"
            );
            choices.push(Choice::new(format!("urne:{}", asked.urn.id), label));
        }
    }
    for line in lines {
        let who = read
            .names
            .get(&line.row.adhesion_id)
            .cloned()
            .unwrap_or_default();
        let urn = line.urn.name.clone();
        let label = if line.own {
            t!(lang, "Pour {who}", "For {who}")
        } else {
            t!(
                lang,
                "Pour {who}, dont j’ai le mandat",
                "For {who}, whose proxy I hold"
            )
        };
        choices.push(Choice::new(format!("ligne:{}", line.row.entry), label).detail(urn));
    }
    let chosen = choices
        .first()
        .map(|it| it.value.clone())
        .unwrap_or_default();
    let form = Form::default().with("pour", chosen);
    Some(view! {
        <RadioCards
            form=&form
            name="pour"
            label=t!(lang, "Pour qui votez-vous ?", "For whom do you vote?")
            hint=t!(
                lang,
                "Séparément : votez pour une voix, puis revenez pour l’autre.",
                "Separately: vote for one voice, then come back for the other."
            )
            choices=choices
            required=true
        />
    })
}

fn urn(lang: Lang, path: &str, asked: &Asked, line: &Line) -> impl IntoView + use<> {
    let count = asked.answers.len();
    let start = first(line, count);
    let (min, max) = asked.bounds;
    let places = (0..count).map(|it| (it + start) % count.max(1));
    let name = format!("choix-{}", asked.urn.id);
    let cards = places.filter_map(|place| {
        let answer = asked.answers.get(place)?;
        let candidacy = answer.candidacy.as_ref();
        let what = candidacy
            .and_then(|it| it.profession.as_deref())
            .map(|it| profession(lang, Some(it), None));
        let picture = candidacy
            .filter(|_| answer.photo)
            .map(|it| small(path, it.id));
        let withdrawn = candidacy.is_some_and(|it| it.withdrawn_at.is_some());
        let withdrawn = withdrawn.then(|| {
            let said = t!(
                lang,
                "A retiré sa candidature : ne peut plus être élu·e",
                "Has withdrawn: can no longer be elected"
            );
            view! { <span class="radio-card__text">{said}</span> }
        });
        Some(view! {
            <label class="radio-card">
                <input
                    type="checkbox"
                    name=name.clone()
                    value=place.to_string()
                    data-name=answer.name.clone()
                />
                {picture}
                <span class="radio-card__title">{answer.name.clone()}</span>
                {what.map(|it| view! { <span class="radio-card__text">{it}</span> })}
                {withdrawn}
            </label>
        })
    });
    let cards = cards.collect_view();
    let legend = asked.urn.name.clone();
    let hint = if max == 1 {
        t!(
            lang,
            "Choisissez un nom, ou votez blanc.",
            "Choose one name, or vote blank."
        )
    } else {
        t!(
            lang,
            "Choisissez de {min} à {max} noms, ou votez blanc.",
            "Choose from {min} to {max} names, or vote blank."
        )
    };
    view! {
        <fieldset
            class="field"
            data-urn=asked.urn.id.to_string()
            data-min=min.to_string()
            data-max=max.to_string()
            data-answers=count.to_string()
            data-election=asked.election.clone()
        >
            <legend class="field__label">{legend}</legend>
            <p class="field__hint">
                {hint} " "
                {t!(
                    lang,
                    "L’ordre des noms est tiré pour vous : il change d’un membre à l’autre.",
                    "The order of the names is drawn for you: it changes from one member to another."
                )}
            </p>
            <div class="choices">
                {cards}
                <label class="radio-card">
                    <input type="checkbox" name=name value="blanc" />
                    <span class="radio-card__title">{t!(lang, "Vote blanc", "Blank vote")}</span>
                    <span class="radio-card__text">
                        {t!(lang, "Je vote, et ne choisis personne.", "I vote, and choose nobody.")}
                    </span>
                </label>
            </div>
            <p class="muted" data-count="" role="status"></p>
        </fieldset>
    }
}
