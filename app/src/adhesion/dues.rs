//! Where one stands with one's dues.

use leptos::prelude::*;
use service::dues::own::OwnDues;
use service::member::own::Own;

use crate::dues::entry::entry;
use crate::lang::Lang;
use crate::ui::{Badge, Card, Fact, Facts, NoticeKind};
use crate::words;

/// The card; nothing where the CPTS never asked for anything.
pub(super) fn dues(own: &Own, dues: &OwnDues, lang: Lang) -> Option<impl IntoView + use<>> {
    let nothing = matches!(dues.standing, domain::dues::DuesStanding::NothingDue);
    if nothing && dues.entries.is_empty() {
        return None;
    }
    let year = dues.year;
    let settled = dues.standing.is_up_to_date();
    let kind = if settled {
        NoticeKind::Success
    } else {
        NoticeKind::Caution
    };
    let label = words::standing(lang, dues.standing);
    let to_whom = (!settled).then(|| {
        let name = own.cpts.name.clone();
        let contact = own
            .cpts
            .email
            .clone()
            .map(|address| view! { " " <a href=format!("mailto:{address}")>{address.clone()}</a> });
        view! {
            <p>
                {t!(
                    lang,
                    "Le paiement se fait hors de ce site, auprès de la trésorerie de {name}, qui l’enregistre ensuite ici.",
                    "Payment is made outside this site, to the treasurer of {name}, who then records it here."
                )}
                {contact}
            </p>
        }
    });
    let entries = dues
        .entries
        .iter()
        .map(|row| (row.year.to_string(), entry(lang, row)))
        .map(|(year, words)| view! { <Fact term=year>{words}</Fact> })
        .collect_view();
    let entries = (!dues.entries.is_empty()).then(|| view! { <Facts>{entries}</Facts> });
    Some(view! {
        <Card title=t!(lang, "Cotisation {year}", "Dues {year}")>
            <p>
                <Badge kind=kind label=label />
            </p>
            {to_whom}
            {entries}
        </Card>
    })
}
