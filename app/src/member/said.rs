//! Pieces that several pages about adhesions show.

use domain::member::AdhesionState;
use domain::profession::SavoirFaire;
use leptos::prelude::*;
use service::member::history::Step;

use crate::lang::Lang;
use crate::ui::{Badge, Event, NoticeKind, Timeline};
use crate::words;

/// The state of an adhesion, as a badge.
pub fn state(lang: Lang, code: &str) -> AnyView {
    let Ok(state) = code.parse::<AdhesionState>() else {
        return ().into_any();
    };
    let kind = match state {
        AdhesionState::Admitted => Some(NoticeKind::Success),
        AdhesionState::Applied | AdhesionState::MoreAsked => Some(NoticeKind::Info),
        AdhesionState::Suspended => Some(NoticeKind::Caution),
        AdhesionState::Refused | AdhesionState::StruckOff | AdhesionState::Expelled => {
            Some(NoticeKind::Refusal)
        }
        AdhesionState::Withdrawn | AdhesionState::Resigned => None,
    };
    let label = words::adhesion_state(lang, state);
    match kind {
        Some(kind) => view! { <Badge kind=kind label=label /> }.into_any(),
        None => view! { <Badge label=label /> }.into_any(),
    }
}

/// A profession by its code, with the side of medicine for doctors.
pub fn profession(lang: Lang, code: Option<&str>, skill: Option<&str>) -> String {
    let skill: Option<SavoirFaire> = skill.and_then(|code| code.parse().ok());
    code.and_then(|code| code.parse().ok())
        .map_or(String::new(), |what| {
            words::profession::occupation(lang, what, skill.as_ref())
        })
}

/// A mode of practice by its code.
pub fn mode(lang: Lang, code: Option<&str>) -> String {
    code.and_then(|code| code.parse().ok())
        .map_or(String::new(), |mode| words::profession::mode(lang, mode))
}

/// A kind of mandate by its code.
pub fn mandate(lang: Lang, code: &str) -> String {
    code.parse().map_or(String::new(), |kind| {
        words::profession::mandate_kind(lang, kind)
    })
}

/// What happened to an adhesion, oldest first.
pub fn history(lang: Lang, steps: &[Step]) -> AnyView {
    let steps = steps
        .iter()
        .map(|step| {
            let author = step.author.clone();
            let reason = step.reason.clone();
            view! {
                <Event
                    when=words::date_time(lang, step.at)
                    datetime=step.at.to_rfc3339()
                    what=words::change(lang, step.change)
                >
                    {author.map(|author| view! { <p>{author}</p> })}
                    {reason.map(|reason| view! { <p class="said">{reason}</p> })}
                </Event>
            }
        })
        .collect_view();
    view! { <Timeline>{steps}</Timeline> }.into_any()
}
