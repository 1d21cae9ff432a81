//! The members attached to a group.

use leptos::prelude::*;
use service::ght::register::Attached;

use crate::lang::Lang;
use crate::ui::{Badge, Empty, Icon, NoticeKind, Row, Rows};
use crate::words;

/// One row a tie.
pub(super) fn members(lang: Lang, slug: &str, members: &[Attached]) -> AnyView {
    if members.is_empty() {
        return view! {
            <Empty title=t!(lang, "Aucun membre n’y est rattaché.", "No member is attached to it.") icon=Icon::People />
        }
        .into_any();
    }
    let rows = members
        .iter()
        .map(|it| {
            let name = service::member::full_name(&it.adhesion);
            let href = format!("/cpts/{slug}/membres/{}", it.adhesion.id);
            let how = words::ght::way(lang, it.attachment.way);
            let entity = it.entity.clone().map(|it| format!("{it} · "));
            let source = words::ght::source(lang, it.attachment.source);
            let since = words::ght::period(lang, it.attachment.period);
            let contested =
                it.attachment.state == domain::ght::attachment::AttachmentState::Contested;
            let end = contested.then(|| {
                let label = t!(lang, "Contesté", "Contested");
                view! { <Badge kind=NoticeKind::Caution label=label /> }.into_any()
            });
            view! {
                <Row title=name href=href end=end>
                    {entity}
                    {how}
                    ", "
                    {since}
                    " · "
                    {t!(lang, "source : {source}", "source: {source}")}
                </Row>
            }
        })
        .collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}
