//! Home of who is signed in: what I must do now, over all my CPTS; then where I am a member.

use domain::home::Task;
use domain::member::AdhesionState;
use domain::permission::{Action, may};
use leptos::prelude::*;
use service::account::{Place, SignedIn};
use service::home::Todo;

use crate::lang::Lang;
use crate::ui::{
    Badge, ButtonKind, Empty, Icon, LinkButton, Notice, NoticeKind, PageHead, Row, Rows, Shield,
};
use crate::visit::Visit;
use crate::words;

/// The page.
pub fn home(visit: &Visit, who: &SignedIn, todo: Vec<Todo>) -> impl IntoView + use<> {
    let lang = visit.lang;
    let name = who.person.given_name.clone();
    let title = if name.is_empty() {
        t!(lang, "Bonjour", "Hello")
    } else {
        t!(lang, "Bonjour {name}", "Hello {name}")
    };
    let unreachable = who.person.email.is_none();
    let count = todo.len();
    let sentence = (count > 0).then(|| {
        plural!(
            lang,
            count,
            "Une chose vous attend.",
            "{count} choses vous attendent.",
            "One thing awaits you.",
            "{count} things await you."
        )
    });
    view! {
        <PageHead title=title>{sentence}</PageHead>
        {unreachable.then(|| address_wanted(lang))}
        {tasks(lang, todo, visit.places.is_empty(), unreachable)}
        {(!visit.places.is_empty()).then(|| places(visit))}
    }
}

/// Who came by card alone has no address to write to; and may have an account by e-mail from before.
fn address_wanted(lang: Lang) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::Info>
            {t!(
                lang,
                "Aucune adresse e-mail n’est confirmée : nous ne pouvons pas vous écrire. Si vous avez déjà un compte ouvert par e-mail, ajoutez son adresse : les deux n’en feront plus qu’un.",
                "No e-mail address is confirmed: we cannot write to you. If you already have an account by e-mail, add its address: the two become one."
            )}
            " "
            <a href="/moi/connexion">{t!(lang, "Ajouter une adresse", "Add an address")}</a>
        </Notice>
    }
}

/// What must be done; reassuring when there is nothing.
fn tasks(lang: Lang, todo: Vec<Todo>, newcomer: bool, unreachable: bool) -> AnyView {
    if newcomer && todo.is_empty() {
        let search = t!(lang, "Trouver ma CPTS", "Find my CPTS");
        return view! {
            <Empty
                icon=Icon::Map
                title=t!(lang, "Vous n’avez encore adhéré à aucune CPTS.", "You have not joined a CPTS yet.")
            >
                <p>
                    {t!(
                        lang,
                        "Dites où vous exercez : nous vous montrons celles qui couvrent votre commune. Une commune peut en avoir plusieurs, et vous pouvez adhérer à plusieurs.",
                        "Say where you practise: we show those that cover your commune. A commune may have several, and you may join several."
                    )}
                </p>
                <LinkButton href="/adherer" label=search icon=Icon::Search />
            </Empty>
        }
        .into_any();
    }
    if todo.is_empty() {
        return view! {
            <Empty title=t!(lang, "Rien à faire pour le moment.", "Nothing to do for now.")>
                {(!unreachable)
                    .then(|| {
                        view! {
                            <p>
                                {t!(
                                    lang,
                                    "Vous êtes à jour. Nous vous écrirons dès qu’une réponse de votre part sera attendue.",
                                    "You are up to date. We will write to you as soon as an answer is expected from you."
                                )}
                            </p>
                        }
                    })}
            </Empty>
        }
        .into_any();
    }
    let rows = todo.into_iter().map(|todo| row(lang, todo)).collect_view();
    view! {
        <section>
            <h2>{t!(lang, "À faire maintenant", "To do now")}</h2>
            <Rows>{rows}</Rows>
        </section>
    }
    .into_any()
}

/// One thing to do: what, where, until when.
fn row(lang: Lang, todo: Todo) -> impl IntoView {
    let Todo { cpts, task } = todo;
    let place = cpts.short_name.clone();
    let (title, detail, href) = match task {
        Task::AnswerBoard {
            adhesion,
            structure,
        } => (
            match structure {
                None => t!(
                    lang,
                    "Répondre au bureau sur votre candidature",
                    "Answer the board about your application"
                ),
                Some(name) => t!(
                    lang,
                    "Répondre au bureau sur la candidature de {name}",
                    "Answer the board about the application of {name}"
                ),
            },
            t!(
                lang,
                "{place}\u{a0}· des précisions sont demandées",
                "{place}\u{a0}· more information is asked"
            ),
            format!("/mes-adhesions/{}", adhesion.0),
        ),
        Task::ExamineApplications { waiting, since } => {
            let since = words::date(lang, since);
            (
                plural!(
                    lang,
                    waiting,
                    "Une candidature à examiner",
                    "{waiting} candidatures à examiner",
                    "One application to examine",
                    "{waiting} applications to examine"
                ),
                plural!(
                    lang,
                    waiting,
                    "{place}\u{a0}· reçue le {since}",
                    "{place}\u{a0}· la plus ancienne est du {since}",
                    "{place}\u{a0}· received on {since}",
                    "{place}\u{a0}· the oldest dates from {since}"
                ),
                format!("/cpts/{}/candidatures", cpts.slug),
            )
        }
        Task::ExamineAttachments { waiting } => (
            plural!(
                lang,
                waiting,
                "Un rattachement à examiner",
                "{waiting} rattachements à examiner",
                "One attachment to examine",
                "{waiting} attachments to examine"
            ),
            t!(
                lang,
                "{place}\u{a0}· un membre est-il lié à un groupe hospitalier\u{a0}?",
                "{place}\u{a0}· is a member tied to a hospital group?"
            ),
            format!("/cpts/{}/rattachements", cpts.slug),
        ),
        Task::AnswerAttachment {
            adhesion,
            to,
            structure,
        } => (
            match structure {
                None => t!(
                    lang,
                    "Êtes-vous rattaché·e à {to}\u{a0}?",
                    "Are you attached to {to}?"
                ),
                Some(name) if name == to => t!(
                    lang,
                    "{name} fait-elle partie d’un groupe\u{a0}?",
                    "Is {name} part of a group?"
                ),
                Some(name) => t!(
                    lang,
                    "{name} fait-elle partie de {to}\u{a0}?",
                    "Is {name} part of {to}?"
                ),
            },
            t!(
                lang,
                "{place}\u{a0}· rattachement trouvé dans les données, à confirmer ou à contester",
                "{place}\u{a0}· attachment found in data, to confirm or to contest"
            ),
            format!("/mes-adhesions/{}/groupes", adhesion.0),
        ),
        Task::TakePosition { .. } | Task::LeadDecision { .. } => {
            super::decision::asked(lang, &cpts, task)
        }
        Task::MakeKey { .. } | Task::OpenUrns { .. } => super::trustee::asked(lang, &cpts, task),
        Task::Election {
            election,
            title,
            step,
        } => {
            let (said, at) = super::election::step(lang, &step);
            let href = format!("/cpts/{}/elections/{election}{at}", cpts.slug);
            (said, format!("{place}\u{a0}· {title}"), href)
        }
        Task::GiveOpinion { .. } | Task::ConfirmScan { .. } | Task::ContractDue { .. } => {
            super::contract::asked(lang, &cpts, task)
        }
        Task::PayDues {
            adhesion,
            year,
            amount,
        } => {
            let amount = words::euros(lang, amount);
            (
                t!(lang, "Cotisation {year} attendue", "{year} dues expected"),
                t!(lang, "{place}\u{a0}· {amount}", "{place}\u{a0}· {amount}"),
                format!("/mes-adhesions/{}", adhesion.0),
            )
        }
        Task::RoleEnds { role, on } => {
            let (role, on) = (words::role(lang, role), words::date(lang, on));
            (
                t!(
                    lang,
                    "Votre mandat s’achève le {on}",
                    "Your term ends on {on}"
                ),
                t!(lang, "{place}\u{a0}· {role}", "{place}\u{a0}· {role}"),
                format!("/cpts/{}", cpts.slug),
            )
        }
        Task::MandateEnds {
            structure,
            name,
            on,
        } => {
            let on = words::date(lang, on);
            (
                t!(
                    lang,
                    "Votre mandat pour {name} s’achève le {on}",
                    "Your mandate for {name} ends on {on}"
                ),
                t!(
                    lang,
                    "La structure peut le renouveler",
                    "The structure can renew it"
                ),
                format!("/structures/{}", structure.0),
            )
        }
    };
    let lead = view! { <Shield name=&cpts.short_name colour=&cpts.colour /> }.into_any();
    view! {
        <Row title=title href=href lead=lead>
            {detail}
        </Row>
    }
}

/// Where I am a member, an applicant or hold a role.
fn places(visit: &Visit) -> impl IntoView + use<> {
    let lang = visit.lang;
    let rows = visit
        .places
        .iter()
        .map(|place| {
            let lead = view! { <Shield name=&place.cpts.short_name colour=&place.cpts.colour /> }
                .into_any();
            let end = place.adhesion.map(|(_, state)| badge(lang, state));
            let roles = roles(lang, place);
            view! {
                <Row title=place.cpts.name.clone() href=door(place) lead=lead end=end>
                    {roles}
                </Row>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{t!(lang, "Mes CPTS", "My CPTS")}</h2>
            <Rows>{rows}</Rows>
            <div class="actions">
                <LinkButton
                    href="/adherer"
                    label=t!(lang, "Rejoindre une autre CPTS", "Join another CPTS")
                    kind=ButtonKind::Quiet
                    icon=Icon::Plus
                />
            </div>
        </section>
    }
}

/// The page that one opens: the board's desk for who works there, the CPTS for the others.
fn door(place: &Place) -> String {
    let slug = &place.cpts.slug;
    if may(&place.standing(), Action::ReadApplications).is_ok() {
        format!("/cpts/{slug}/bureau")
    } else {
        format!("/cpts/{slug}")
    }
}

fn roles(lang: Lang, place: &Place) -> String {
    place
        .roles
        .iter()
        .map(|role| words::role(lang, *role))
        .collect::<Vec<_>>()
        .join(" · ")
}

fn badge(lang: Lang, state: AdhesionState) -> AnyView {
    let kind = if state == AdhesionState::Admitted {
        NoticeKind::Success
    } else if state.is_ended() {
        NoticeKind::Refusal
    } else {
        NoticeKind::Caution
    };
    view! { <Badge kind=kind label=words::adhesion_state(lang, state) /> }.into_any()
}
