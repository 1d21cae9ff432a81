//! What is recorded, why, who sees it, how long.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::{Fact, Facts, PageHead};

/// The page.
pub fn text(lang: Lang) -> impl IntoView {
    view! {
        <PageHead title=t!(lang, "Données personnelles", "Personal data")>
            {t!(
                lang,
                "Ce qui est enregistré, pourquoi, qui le voit et combien de temps.",
                "What is recorded, why, who sees it and for how long."
            )}
        </PageHead>
        {recorded(lang)}
        {seen(lang)}
        {kept(lang)}
        {rights(lang)}
    }
}

fn recorded(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Ce qui est enregistré, et pourquoi", "What is recorded, and why")}</h2>
            <Facts>
                <Fact term=t!(lang, "Votre identité", "Your identity")>
                    {t!(
                        lang,
                        "Nom, prénom, adresse électronique, téléphone si vous le donnez ; numéro RPPS et exercices si vous passez par Pro Santé Connect ou les saisissez. Pour vous reconnaître et vous écrire.",
                        "Name, e-mail address, telephone if you give it; RPPS number and practices if you use Pro Santé Connect or type them. To recognise you and write to you."
                    )}
                </Fact>
                <Fact term=t!(lang, "Vos adhésions", "Your memberships")>
                    {t!(
                        lang,
                        "Candidature, profession, lieu et mode d’exercice, statuts acceptés, décisions du bureau avec leur motif et leur date, cotisations, mandats. Pour la vie de l’association.",
                        "Application, profession, place and mode of practice, statutes accepted, the board’s decisions with reason and date, dues, mandates. For the life of the association."
                    )}
                </Fact>
                <Fact term=t!(lang, "Vos connexions", "Your sessions")>
                    {t!(
                        lang,
                        "Appareils connectés et dates, visibles et révocables dans « Moi ». Pour protéger votre compte.",
                        "Connected devices and dates, visible and revocable under \"Me\". To protect your account."
                    )}
                </Fact>
                <Fact term=t!(lang, "Vos appareils", "Your devices")>
                    {t!(
                        lang,
                        "Pour chaque appareil qui signe : son nom, sa clé publique, quand et comment il a été accepté. La clé qui signe ne quitte jamais l’appareil. Pour vérifier ce que vous avez signé.",
                        "For each device that signs: its name, its public key, when and how it was accepted. The key that signs never leaves the device. To verify what you signed."
                    )}
                </Fact>
                <Fact term=t!(lang, "Le journal", "The journal")>
                    {t!(
                        lang,
                        "Qui a changé quoi et quand, dans chaque CPTS. Pour que les actes du bureau puissent être vérifiés.",
                        "Who changed what and when, in each CPTS. So that what the board does can be checked."
                    )}
                </Fact>
            </Facts>
            <p>
                {t!(
                    lang,
                    "Fondement : l’exécution du contrat d’adhésion et les obligations de l’association (RGPD, article 6, 1, b et c). Aucune donnée de patient, aucune donnée de santé.",
                    "Basis: the contract of membership and the association’s legal duties (GDPR, article 6(1)(b) and (c)). No patient data, no health data."
                )}
            </p>
        </section>
    }
}

fn seen(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Qui le voit", "Who sees it")}</h2>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Le bureau d’une CPTS voit les adhésions à cette CPTS, jamais celles que vous avez ailleurs.",
                        "The board of a CPTS sees memberships of that CPTS, never those you hold elsewhere."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Les autres membres voient ce que vous avez choisi, champ par champ ; les CPTS voisines aussi, si vous le voulez.",
                        "Other members see what you chose, field by field; neighbouring CPTS too, if you wish."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Le nom et la fonction des membres du bureau sont publics : l’association en répond devant tous.",
                        "Names and offices of the board are public: the association answers for them before all."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Personne d’autre. Les chiffres publiés sur plusieurs CPTS ne comptent jamais moins de cinq personnes.",
                        "Nobody else. Figures published across CPTS never count fewer than five people."
                    )}
                </li>
            </ul>
        </section>
    }
}

fn kept(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Combien de temps", "For how long")}</h2>
            <p>
                {t!(
                    lang,
                    "Tant que vous êtes membre, puis pendant la durée que chaque CPTS a fixée. Passé ce délai, votre nom et vos coordonnées sont retirés de l’adhésion ; il n’en reste que ce qui sert aux comptes.",
                    "As long as you are a member, then for the time each CPTS has set. After that your name and contact data are taken out of the membership; only what the accounts need remains."
                )}
            </p>
            <p>
                {t!(
                    lang,
                    "Trois cookies, tous nécessaires : votre session, votre langue, et le message qui confirme une action. Aucune mesure d’audience.",
                    "Three cookies, all necessary: your session, your language, and the message that confirms an action. No tracking."
                )}
            </p>
        </section>
    }
}

fn rights(lang: Lang) -> impl IntoView {
    view! {
        <section>
            <h2>{t!(lang, "Vos droits", "Your rights")}</h2>
            <p>
                {t!(
                    lang,
                    "Vous pouvez consulter et corriger vos données, les emporter dans un fichier, choisir qui les voit et quitter une CPTS, tout de suite et vous-même, depuis ",
                    "You can read and correct your data, take them along in a file, choose who sees them and leave a CPTS, at once and by yourself, from "
                )} <a href="/moi">{t!(lang, "votre page", "your page")}</a>
                {t!(
                    lang,
                    ". Pour l’effacement ou une opposition, écrivez à votre CPTS : elle est responsable des données de ses membres, et l’exploitant de ce serveur agit pour son compte. Vous pouvez aussi saisir la CNIL.",
                    ". For erasure or an objection, write to your CPTS: it is the controller of its members’ data, and the operator of this server acts on its behalf. You may also complain to the CNIL."
                )}
            </p>
        </section>
    }
}
