//! Home of who is not signed in: what this is, in plain words, and the way in.

use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::ui::{Button, Field, FieldKind, Icon};

/// The page.
pub fn welcome(lang: Lang) -> impl IntoView {
    let form = Form::default();
    view! {
        <div class="hero">
            <div class="stack">
                <h1>
                    {t!(
                        lang,
                        "Les soignants d’un territoire décident ensemble.",
                        "The caregivers of a territory decide together."
                    )}
                </h1>
                <p class="lead">
                    {t!(
                        lang,
                        "Collégiale est la plateforme des communautés professionnelles territoriales de santé (CPTS) : on y adhère, on s’y retrouve, le bureau y travaille à découvert.",
                        "Collégiale is the platform of French local health communities (CPTS): one joins, finds the others, and the board works in the open."
                    )}
                </p>
                <form class="search" method="get" action="/cpts" role="search">
                    <Field
                        form=&form
                        name="commune"
                        kind=FieldKind::Search
                        label=t!(lang, "Où exercez-vous ?", "Where do you practise?")
                        hint=t!(lang, "Nom de la commune ou code postal", "Name of the commune or postal code")
                    />
                    <Button label=t!(lang, "Trouver ma CPTS", "Find my CPTS") icon=Icon::Search />
                </form>
            </div>
            <div class="hero__art" inner_html=include_str!("territories.svg")></div>
        </div>
        {how(lang)}
        {honest(lang)}
    }
}

/// Three steps.
fn how(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Comment ça marche", "How it works")}</h2>
            <ol class="steps">
                <li>
                    <h3>{t!(lang, "Trouvez votre CPTS", "Find your CPTS")}</h3>
                    <p>
                        {t!(
                            lang,
                            "Une commune peut être couverte par une, deux ou trois CPTS. Vous choisissez, et vous pouvez adhérer à plusieurs.",
                            "A commune may be covered by one, two or three CPTS. You choose, and you may join several."
                        )}
                    </p>
                </li>
                <li>
                    <h3>{t!(lang, "Lisez les statuts, adhérez", "Read the statutes, apply")}</h3>
                    <p>
                        {t!(
                            lang,
                            "Le bureau examine votre candidature et vous répond. Vous restez libre de partir à tout moment.",
                            "The board examines your application and answers. You stay free to leave at any time."
                        )}
                    </p>
                </li>
                <li>
                    <h3>{t!(lang, "Prenez part", "Take part")}</h3>
                    <p>
                        {t!(
                            lang,
                            "Décisions, élections, annuaire : vous voyez où vous en êtes, et c’est vous qui décidez qui voit quoi de vous.",
                            "Decisions, elections, directory: you see where you stand, and you decide who sees what of you."
                        )}
                    </p>
                </li>
            </ol>
        </section>
    }
}

/// What one may count on, and what not.
fn honest(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Ce que vous devez savoir", "What you should know")}</h2>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Aucune donnée de patient n’entre ici : seulement la vie de l’association.",
                        "No patient data enters here: only the life of the association."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Ni publicité, ni mesure d’audience, ni revente. Le code est libre et se lit.",
                        "No advertising, no tracking, no resale. The code is free and can be read."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Chaque CPTS ne voit que ses propres adhésions. Qui héberge le serveur peut techniquement lire sa base : choisissez-le avec soin.",
                        "Each CPTS sees its own memberships only. Whoever hosts the server can technically read its database: choose them with care."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Les décisions et les élections s’y tiennent ; les assemblées, pas encore.",
                        "Decisions and elections are held here; assemblies are not yet."
                    )}
                </li>
            </ul>
        </section>
    }
}
