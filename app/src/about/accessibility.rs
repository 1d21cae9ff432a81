//! What is done so that everybody can use it, and what was not checked.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::PageHead;

/// The page.
pub fn text(lang: Lang) -> impl IntoView {
    view! {
        <PageHead title=t!(lang, "Accessibilité", "Accessibility")>
            {t!(
                lang,
                "Le but : WCAG 2.2, niveau AA, et le RGAA. Aucun audit indépendant n’a encore été mené.",
                "The aim: WCAG 2.2, level AA, and the French RGAA. No independent audit has been made yet."
            )}
        </PageHead>
        <section>
            <h2>{t!(lang, "Ce qui est fait", "What is done")}</h2>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Tout se fait au clavier, sans souris et sans JavaScript.",
                        "Everything works with a keyboard, without a mouse and without JavaScript."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Le texte grandit jusqu’à 200 %, et rien ne défile de côté sur un écran de 320 pixels.",
                        "Text grows to 200 %, and nothing scrolls sideways on a screen of 320 pixels."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Les contrastes sont vérifiés en clair et en sombre ; la couleur n’est jamais le seul signe.",
                        "Contrast is checked in light and dark; colour is never the only sign."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Chaque erreur est dite en mots à côté de son champ, et ce que vous avez saisi est conservé.",
                        "Every error is said in words beside its field, and what you typed is kept."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Un contrôle automatique (axe) passe sur les pages à chaque changement du logiciel.",
                        "An automatic check (axe) runs over the pages at each change of the software."
                    )}
                </li>
            </ul>
        </section>
        <section>
            <h2>{t!(lang, "Ce qui n’est pas vérifié", "What is not checked")}</h2>
            <p>
                {t!(
                    lang,
                    "Aucune série d’essais n’a encore été faite avec des personnes qui utilisent un lecteur d’écran ou une plage braille. Les documents déposés par les CPTS dépendent de leurs auteurs.",
                    "No trials have been made yet with people who use a screen reader or a braille display. Documents that a CPTS publishes depend on their authors."
                )}
            </p>
            <p>
                {t!(
                    lang,
                    "Une page vous arrête ? Écrivez à votre CPTS ou à l’exploitant du serveur (",
                    "A page stops you? Write to your CPTS or to the operator of the server ("
                )} <a href="/mentions-legales">{t!(lang, "mentions légales", "legal notice")}</a>
                {t!(
                    lang,
                    ") : c’est un défaut à corriger. Vous pouvez aussi saisir le Défenseur des droits.",
                    "): it is a defect to mend. You may also turn to the Défenseur des droits."
                )}
            </p>
        </section>
    }
}
