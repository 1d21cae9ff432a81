//! The footer: who we are, what is done with data, the other language.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::visit::Visit;

/// The footer of every page.
pub fn footer(visit: &Visit, slug: Option<&str>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let register = slug.map(|slug| {
        let href = format!("/log/{slug}");
        view! {
            <li>
                <a href=href>{t!(lang, "Registre scellé", "Sealed register")}</a>
            </li>
        }
    });
    view! {
        <footer class="footer">
            <ul>
                <li>
                    <a href="/a-propos">{t!(lang, "À propos", "About")}</a>
                </li>
                <li>
                    <a href="/verifier">{t!(lang, "Vérifier un vote", "Verify a vote")}</a>
                </li>
                {register}
                <li>
                    <a href="/donnees-personnelles">
                        {t!(lang, "Données personnelles", "Personal data")}
                    </a>
                </li>
                <li>
                    <a href="/accessibilite">{t!(lang, "Accessibilité", "Accessibility")}</a>
                </li>
                <li>
                    <a href="/mentions-legales">{t!(lang, "Mentions légales", "Legal notice")}</a>
                </li>
            </ul>
            {language_form(visit, "")}
        </footer>
    }
}

/// A button to the other language; it comes back to this page.
pub fn language_form(visit: &Visit, class: &'static str) -> impl IntoView + use<> {
    let (other, label) = match visit.lang {
        Lang::Fr => (Lang::En, "English"),
        Lang::En => (Lang::Fr, "Français"),
    };
    view! {
        <form class=format!("language {class}") method="post" action="/langue">
            <input type="hidden" name="retour" value=visit.path.clone() />
            <button class="header__link" name="langue" value=other.tag() lang=other.tag()>
                {label}
            </button>
        </form>
    }
}
