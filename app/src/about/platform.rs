//! What Collégiale is, what it does today, and what it cannot do.

use leptos::prelude::*;

use crate::lang::Lang;
use crate::ui::PageHead;

/// The page.
pub fn text(lang: Lang) -> impl IntoView {
    view! {
        <PageHead title=t!(lang, "À propos de Collégiale", "About Collégiale")>
            {t!(
                lang,
                "La plateforme sur laquelle les professionnels de santé gouvernent leur CPTS.",
                "The platform on which French health professionals govern their CPTS."
            )}
        </PageHead>
        <div class="prose">
            <p>
                {t!(
                    lang,
                    "Une communauté professionnelle territoriale de santé (CPTS) réunit les professionnels de santé d’un territoire, de ville et d’hôpital, au sein d’une association loi 1901. Elle appartient à ses membres. Collégiale leur donne de quoi la faire vivre : adhérer, se connaître, tenir les registres, rendre compte.",
                    "A CPTS (communauté professionnelle territoriale de santé) brings together the health professionals of a territory, in town and in hospital, in a non-profit association. It belongs to its members. Collégiale gives them what it takes to run it: join, know each other, keep the registers, give account."
                )}
            </p>
            <h2>{t!(lang, "Ce que l’on y fait", "What one does here")}</h2>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Trouver les CPTS qui couvrent sa commune, et adhérer à une ou plusieurs : les territoires peuvent se chevaucher.",
                        "Find the CPTS that cover one’s commune, and join one or several: territories may overlap."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Pour le bureau : examiner les candidatures, tenir le registre des membres, des structures et des partenaires, noter les cotisations, publier les statuts et le territoire.",
                        "For the board: examine applications, keep the registers of members, structures and partners, record dues, publish statutes and territory."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Pour chacun : voir où l’on en est, choisir qui voit quoi, emporter ses données, partir librement.",
                        "For everyone: see where one stands, choose who sees what, take one’s data along, leave freely."
                    )}
                </li>
            </ul>
            <p>
                {t!(
                    lang,
                    "Les assemblées, les votes et les conventions viendront ; ils n’y sont pas encore.",
                    "Assemblies, votes and contracts will come; they are not here yet."
                )}
            </p>
            <h2>{t!(lang, "Ce qu’elle ne peut pas garantir", "What it cannot guarantee")}</h2>
            <ul>
                <li>
                    {t!(
                        lang,
                        "Qu’une personne exerce bien ce qu’elle déclare, si elle ne s’est pas identifiée avec Pro Santé Connect : c’est au bureau de le vérifier.",
                        "That a person really practises what they declare, if they did not sign in with Pro Santé Connect: the board has to check."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Que votre compte reste à vous si quelqu’un lit votre messagerie : un code de connexion y arrive. Surveillez vos sessions ouvertes et vos appareils.",
                        "That your account stays yours if someone reads your mailbox: sign-in codes arrive there. Keep an eye on your open sessions and your devices."
                    )}
                </li>
                <li>
                    {t!(
                        lang,
                        "Que l’hébergeur ne lise pas la base de données : elle n’est pas chiffrée contre lui.",
                        "That the host does not read the database: it is not encrypted against them."
                    )}
                </li>
            </ul>
            <h2>{t!(lang, "Un logiciel libre", "Free software")}</h2>
            <p>
                {t!(
                    lang,
                    "Collégiale est publiée sous la licence publique de l’Union européenne (EUPL 1.2). Chaque CPTS, ou un groupe de CPTS, peut l’installer sur son propre serveur. Elle ne charge rien d’ailleurs : ni police, ni script, ni image.",
                    "Collégiale is published under the European Union Public Licence (EUPL 1.2). Each CPTS, or a group of them, can install it on its own server. It loads nothing from elsewhere: no font, no script, no image."
                )}
            </p>
            <p>
                {t!(
                    lang,
                    "Les pages sont composées en Atkinson Hyperlegible Next, dessinée pour l’Institut Braille et publiée sous licence OFL. Les communes viennent du code officiel géographique de l’Insee.",
                    "Pages are set in Atkinson Hyperlegible Next, drawn for the Braille Institute and published under the OFL. Communes come from the official geographic code of Insee."
                )}
            </p>
        </div>
    }
}
