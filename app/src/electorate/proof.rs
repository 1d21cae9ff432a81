//! How it was counted, and who sees what.

use leptos::prelude::*;
use service::electorate::weight::{Figures, Weights};

use super::silent::silent;
use crate::lang::Lang;
use crate::statutes::words::whole;
use crate::ui::{Fact, Facts};
use crate::words::date;

/// The facts by which anybody can count again.
pub(super) fn proof(lang: Lang, slug: &str, read: &Weights, found: &Figures) -> AnyView {
    let (number, since) = (found.number, date(lang, found.in_force_from));
    let rules = t!(
        lang,
        "Version {number}, en vigueur depuis le {since}",
        "Version {number}, in force since {since}"
    );
    let (members, voices) = (
        whole(lang, found.all.members),
        whole(lang, found.all.voices),
    );
    let count = found.all.members;
    let votes = plural!(
        lang,
        count,
        "{members} membre vote, avec {voices} voix",
        "{members} membres votent, avec {voices} voix",
        "{members} member votes, with {voices} votes",
        "{members} members vote, with {voices} votes"
    );
    let k = found.fewer_than;
    let seen = if found.is_full {
        t!(
            lang,
            "Vous voyez chaque groupe, même petit, parce que votre rôle vous donne le registre des membres. Les membres voient réunis les groupes de moins de {k} personnes, et seulement des fins de trimestre. Personne d’autre ne voit cette page.",
            "You see every group, even a small one, because your role gives you the register of members. Members see groups of fewer than {k} people together, and ends of quarters alone. Nobody else sees this page."
        )
    } else {
        t!(
            lang,
            "Les groupes de moins de {k} personnes sont réunis, pour ne désigner personne. Pour la même raison, les membres ne voient que la première journée des règles et des fins de trimestre, et seulement si au moins {k} personnes ont bougé entre deux jours montrés, ou aucune : comparer deux jours ne dit pas où une personne est allée. Les sièges du conseil, charge publique, sont montrés un à un. Seuls les membres et le bureau voient cette page ; le bureau voit chaque jour et chaque groupe.",
            "Groups of fewer than {k} people are shown together, so that nobody is singled out. For the same reason members see only the first day of the rules and ends of quarters, and only where at least {k} people moved between two days shown, or nobody: comparing two days does not tell where one person went. Seats of the board, a public office, are shown one by one. Only members and the board see this page; the board sees every day and every group."
        )
    };
    let measure = if read.is_today {
        t!(
            lang,
            "Qui voterait aujourd’hui sur une décision ordinaire, en assemblée ordinaire, si tous votaient.",
            "Who would vote today on an ordinary decision, in an ordinary meeting, if everybody voted."
        )
    } else {
        t!(
            lang,
            "Qui aurait voté ce jour-là sur une décision ordinaire, en assemblée ordinaire, si tous avaient voté.",
            "Who would have voted that day on an ordinary decision, in an ordinary meeting, if everybody had."
        )
    };
    let (quiet, digest) = (silent(lang, found), found.digest.to_string());
    let href = format!("/cpts/{slug}/statuts");
    view! {
        <section>
            <h2>{t!(lang, "Comment c’est compté", "How it is counted")}</h2>
            <Facts>
                <Fact term=t!(lang, "Ce qui est mesuré", "What is measured")>{measure}</Fact>
                <Fact term=t!(lang, "Règles appliquées", "Rules applied")>
                    <a href=href>{rules}</a>
                </Fact>
                <Fact term=t!(lang, "Empreinte de ces règles", "Fingerprint of these rules")>
                    <code class="kept">{digest}</code>
                </Fact>
                <Fact term=t!(lang, "Qui vote", "Who votes")>{votes}</Fact>
                {(!quiet.is_empty())
                    .then(|| view! { <Fact term=t!(lang, "Qui ne vote pas", "Who does not vote")>{quiet}</Fact> })}
                <Fact term=t!(lang, "Qui voit cette page", "Who sees this page")>{seen}</Fact>
            </Facts>
        </section>
    }
    .into_any()
}
