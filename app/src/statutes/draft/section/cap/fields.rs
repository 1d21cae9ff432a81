//! The fields of each kind of cap.

use domain::role::RoleKind;
use domain::statutes::{Absent, CapOn, RecusedWith, Statutes, Unmet, WhenZero};
use leptos::prelude::*;

use super::{Kind, example, weight};
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{article, choices, number, select, share};
use crate::statutes::draft::section::scope;
use crate::ui::{Checkboxes, Choice, RadioCards};
use crate::words;

pub fn view(kind: Kind, statutes: &Statutes, form: &Form, lang: Lang) -> AnyView {
    let seats = statutes.board.rule().map(|it| it.seats);
    let fields = match kind {
        Kind::VilleSeats | Kind::Signatory => ().into_any(),
        Kind::Seats => view! {
            {on(form, lang)}
            {share(form, lang, "share", t!(lang, "Part des sièges, au plus", "Share of the seats, at most"), example::seats(lang, form, seats))}
            {select(
                form,
                "when-zero",
                t!(lang, "Si cela ne fait pas un siège", "If that makes no seat"),
                std::iter::once(Choice::new("", t!(lang, "Le cas ne se présente pas", "It does not happen")))
                    .chain(choices(WhenZero::ALL, WhenZero::code, |it| match it {
                        WhenZero::NoSeat => t!(lang, "Aucun siège", "No seat"),
                        WhenZero::OneSeat => t!(lang, "Un siège", "One seat"),
                    }))
                    .collect(),
            )}
        }
        .into_any(),
        Kind::RollVoices | Kind::VotesCast => view! {
            {on(form, lang)}
            {share(form, lang, "share", t!(lang, "Part des voix, au plus", "Share of the votes, at most"), None)}
            {scope::view(form, lang)}
            {select(
                form,
                "unmet",
                t!(lang, "Si le plafond ne peut pas être tenu", "If the limit cannot be met"),
                choices(Unmet::ALL, Unmet::code, |it| match it {
                    Unmet::Suspend => t!(lang, "Le point revient à la réunion suivante", "The item comes back at the next meeting"),
                    Unmet::SecondConvocation => t!(lang, "Deuxième convocation", "A second convocation"),
                    Unmet::NoDecision => t!(lang, "Il n’y a pas de décision", "There is no decision"),
                }),
            )}
        }
        .into_any(),
        Kind::CollegeWeights => view! {
            {weight_fields(statutes, form, lang)}
            {select(
                form,
                "absent",
                t!(lang, "Si personne d’un collège ne vote", "If nobody of a college votes"),
                choices(Absent::ALL, Absent::code, |it| match it {
                    Absent::Renormalised => t!(lang, "Les autres se partagent son poids", "The others share its weight"),
                    Absent::Lost => t!(lang, "Son poids compte comme non favorable", "Its weight counts as not for"),
                }),
            )}
            {scope::view(form, lang)}
        }
        .into_any(),
        Kind::DoubleMajority => {
            let colleges = statutes.colleges.iter();
            let colleges = colleges
                .map(|it| Choice::new(it.id.as_str(), it.name.clone()))
                .collect();
            view! {
                {select(form, "college", t!(lang, "Dans quel collège aussi", "In which college too"), colleges)}
                {scope::view(form, lang)}
            }
            .into_any()
        }
        Kind::ProxiesHeld => view! {
            {on(form, lang)}
            {number(form, "most", t!(lang, "Pouvoirs en tout, au plus", "Proxies in all, at most"))}
            {scope::view(form, lang)}
        }
        .into_any(),
        Kind::Recusal => view! {
            {select(
                form,
                "with",
                t!(lang, "Qui se retire", "Who withdraws"),
                choices(RecusedWith::ALL, RecusedWith::code, |it| match it {
                    RecusedWith::Party => t!(lang, "Qui est rattaché à l’autre partie", "Those attached to the other party"),
                    RecusedWith::Bloc => t!(lang, "Qui est rattaché à l’autre partie ou à son groupe", "Those attached to the other party or its group"),
                }),
            )}
        }
        .into_any(),
        Kind::Offices => {
            let offices = RoleKind::ALL.iter().filter(|it| it.is_board());
            let offices = offices
                .map(|it| Choice::new(it.code(), words::role(lang, *it)))
                .collect();
            view! { <Checkboxes form=form name="roles" label=t!(lang, "Fonctions", "Offices") choices=offices /> }
                .into_any()
        }
        Kind::Composition => view! {
            {number(form, "general-practitioners", t!(lang, "Médecins généralistes, au moins", "General practitioners, at least"))}
            {number(form, "other-specialists", t!(lang, "Médecins d’une autre spécialité, au moins", "Doctors of another specialty, at least"))}
            {number(form, "professions", t!(lang, "Professions différentes, au moins", "Different professions, at least"))}
            {share(form, lang, "profession-share", t!(lang, "Part d’une même profession, au plus", "Share of one profession, at most"), Some(t!(lang, "rien : sans limite", "empty: no limit")))}
        }
        .into_any(),
    };
    view! {
        <p>{kind.meaning(lang)}</p>
        {fields}
        {article(form, lang, "article")}
    }
    .into_any()
}

fn on(form: &Form, lang: Lang) -> AnyView {
    let whom = CapOn::ALL
        .iter()
        .map(|it| match it {
            CapOn::EachBloc => Choice::new(
                it.code(),
                t!(lang, "Chaque groupe hospitalier", "Each hospital group"),
            )
            .detail(t!(
                lang,
                "GHT, CHU hors GHT, groupe privé : chacun pour soi.",
                "GHT, university hospital, private group: each by itself."
            )),
            CapOn::Establishments => Choice::new(
                it.code(),
                t!(
                    lang,
                    "Tous les établissements ensemble",
                    "All establishments together"
                ),
            )
            .detail(t!(
                lang,
                "Tout le côté établissement, rattaché à un groupe ou non.",
                "The whole establishment side, whether attached to a group or not."
            )),
        })
        .collect();
    view! { <RadioCards form=form name="on" label=t!(lang, "Qui il limite", "Whom it limits") choices=whom /> }
        .into_any()
}

fn weight_fields(statutes: &Statutes, form: &Form, lang: Lang) -> AnyView {
    let fields = statutes
        .colleges
        .iter()
        .filter(|it| it.voice.voices() > 0)
        .map(|it| share(form, lang, &weight(it.id.as_str()), it.name.clone(), None))
        .collect_view();
    let error = form.error("weights").map(str::to_owned);
    view! {
        <fieldset class="field" id="weights">
            <legend class="field__label">{t!(lang, "Poids de chaque collège, un en tout", "Weight of each college, one in all")}</legend>
            {error.map(|it| view! { <p class="field__error">{it}</p> })}
            {fields}
        </fieldset>
    }
    .into_any()
}
