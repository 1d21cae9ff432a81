//! Two people wrote in the same section: what the other wrote beside what was typed. Nothing is lost, and somebody
//! chooses.

use domain::statutes::Statutes;
use leptos::prelude::*;
use service::statutes::draft::edit::Conflict;

use super::said;
use super::section::Target;
use super::words::by;
use crate::lang::Lang;
use crate::ui::{ButtonKind, LinkButton, Notice, NoticeKind};
use crate::words;

/// Both, and how to take the one or the other.
pub fn side_by_side(
    lang: Lang,
    base: &str,
    target: Target,
    clash: &Conflict,
    mine: &Statutes,
) -> AnyView {
    let section = target.section();
    let (who, when) = (
        by(lang, clash.change.by.as_deref()),
        words::date_time(lang, clash.change.at),
    );
    let list = target.is_list();
    let title = t!(
        lang,
        "{who} a écrit dans la même section {when}",
        "{who} wrote in the same section {when}"
    );
    let theirs = said::list(lang, said::lines(lang, &clash.theirs, section), None);
    let own = said::list(lang, said::lines(lang, mine, section), None);
    view! {
        <Notice kind=NoticeKind::Caution title=title>
            {if list {
                t!(
                    lang,
                    "Rien n’a été changé. Voici la liste telle qu’elle est maintenant : recommencez s’il le faut encore.",
                    "Nothing was changed. This is the list as it is now: do it again if it is still needed."
                )
            } else {
                t!(
                    lang,
                    "Rien n’a été écrasé, et ce que vous avez saisi est conservé dans le formulaire. Gardez l’un, ou reprenez l’autre dans votre texte et enregistrez par-dessus.",
                    "Nothing was overwritten, and what you typed is kept in the form. Keep one of the two, or copy from the other into yours and save."
                )
            }}
        </Notice>
        <div class="versus">
            <section class="card">
                <h2>{t!(lang, "Ce que {who} a écrit", "What {who} wrote")}</h2>
                {theirs}
                <div class="actions">
                    <LinkButton
                        kind=ButtonKind::Quiet
                        href=format!("{base}#{}", super::words::word(section))
                        label=t!(lang, "Garder ce texte", "Keep this text")
                    />
                </div>
            </section>
            <section class="card">
                <h2>{t!(lang, "Ce que vous avez saisi", "What you typed")}</h2>
                {own}
                {(!list)
                    .then(|| {
                        view! {
                            <p>
                                {t!(
                                    lang,
                                    "« Enregistrer », plus bas, le met par-dessus.",
                                    "“Save”, below, replaces the other."
                                )}
                            </p>
                        }
                    })}
            </section>
        </div>
    }
    .into_any()
}
