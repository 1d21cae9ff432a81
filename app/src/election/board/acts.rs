//! What waits for a second person.

use domain::election::act::ActKind;
use domain::id::PersonId;
use leptos::prelude::*;
use service::election::show::Board;

use crate::election::page::Shown;
use crate::ui::{Button, ButtonKind, Card, LinkButton};
use crate::words::date_time;
use crate::words::election::{act as said, act_kind};

/// The acts, each with its buttons.
pub(super) fn waiting(shown: Shown<'_>, read: &Board, me: PersonId) -> AnyView {
    let lang = shown.lang;
    let may = shown.it.seen.confirms();
    let action = format!("{}/bureau", shown.path);
    read.waiting
        .iter()
        .map(|(row, act, by)| {
            let kind: ActKind = act.kind();
            let own = row.proposed_by == me.0;
            let at = date_time(lang, row.proposed_at);
            let (by, words) = (by.clone(), said(lang, act));
            let urn = row.urn_id.and_then(|id| {
                let found = shown.it.urns.iter().find(|it| it.row.id == id);
                found.map(|it| view! { <p>{it.row.name.clone()}</p> })
            });
            // A sample is drawn with a number of hers: its page asks for it.
            let sample = kind == ActKind::Sample;
            let confirm = (may && !own).then(|| {
                if sample {
                    let href = format!("{}/echantillon", shown.path);
                    return view! { <LinkButton href=href label=t!(lang, "Dire mon nombre", "Say my number") /> }.into_any();
                }
                view! { <Button name="action" value="confirmer" label=t!(lang, "Confirmer", "Confirm") /> }.into_any()
            });
            let waits = own.then(|| {
                view! {
                    <p class="muted">
                        {t!(lang, "Une autre personne du bureau de vote doit confirmer.", "Another member of the electoral board must confirm.")}
                    </p>
                }
            });
            let buttons = may.then(|| {
                view! {
                    <form method="post" action=action.clone()>
                        <input type="hidden" name="acte" value=row.id.to_string() />
                        <div class="actions">
                            {confirm}
                            <Button kind=ButtonKind::Quiet name="action" value="ecarter" label=t!(lang, "Écarter", "Set aside") />
                        </div>
                    </form>
                }
            });
            view! {
                <Card title=act_kind(lang, kind)>
                    {urn}
                    <p class="lines">{words}</p>
                    <p class="small muted">
                        {t!(lang, "Proposé par {by}, {at}", "Proposed by {by}, {at}")}
                    </p>
                    {waits}
                    {buttons}
                </Card>
            }
        })
        .collect_view()
        .into_any()
}
