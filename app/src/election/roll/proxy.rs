//! Proxies for this election.

use domain::statutes::Proxies;
use leptos::prelude::*;
use service::election::roll::Roll;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::words::proxies as rule;
use crate::ui::{Button, ButtonKind, Empty, Field, FieldKind, Icon, Row, Rows};

/// What is given and carried, and the search for who shall carry it.
pub(super) fn proxies(lang: Lang, path: &str, form: &Form, read: &Roll) -> Option<AnyView> {
    if read.mine.is_empty() {
        return None;
    }
    let said = read.proxies.map(|it| rule(lang, it));
    let given = read
        .mine
        .iter()
        .filter_map(|it| {
            let holder = it.holder.clone()?;
            let (giver, id) = (it.name.clone(), it.adhesion.to_string());
            let back = read.is_open().then(|| {
                view! {
                    <form method="post" action=format!("{path}/liste") class="row__form">
                        <input type="hidden" name="de" value=id />
                        <Button kind=ButtonKind::Link name="action" value="reprendre" label=t!(lang, "Reprendre", "Take back") />
                    </form>
                }
                .into_any()
            });
            Some(view! {
                <Row title=holder end=back>
                    {t!(lang, "vote aussi pour {giver}", "votes for {giver} too")}
                </Row>
            })
        })
        .collect_view();
    let carried = read
        .carried
        .iter()
        .map(|giver| {
            view! { <Row title=giver.clone()>{t!(lang, "vous a donné pouvoir", "gave you a proxy")}</Row> }
        })
        .collect_view();
    Some(
        view! {
            <section>
                <h2>{t!(lang, "Pouvoirs", "Proxies")}</h2>
                <p>{said}</p>
                <Rows>{given} {carried}</Rows>
                {search(lang, path, form, read)}
            </section>
        }
        .into_any(),
    )
}

fn search(lang: Lang, path: &str, form: &Form, read: &Roll) -> Option<AnyView> {
    let allowed = read.proxies.is_some_and(|it| it != Proxies::Forbidden);
    let free: Vec<_> = read.mine.iter().filter(|it| it.holder.is_none()).collect();
    if !read.is_open() || !allowed || free.is_empty() {
        return None;
    }
    let none = !form.text("nom").is_empty() && read.found.is_empty();
    let rows = read
        .found
        .iter()
        .map(|(id, name)| {
            let buttons = free
                .iter()
                .map(|giver| {
                    let own = giver.name.clone();
                    let label = if free.len() == 1 {
                        t!(lang, "Lui donner pouvoir", "Give the proxy")
                    } else {
                        t!(lang, "Pouvoir de {own}", "Proxy of {own}")
                    };
                    view! {
                        <form method="post" action=format!("{path}/liste") class="row__form">
                            <input type="hidden" name="de" value=giver.adhesion.to_string() />
                            <input type="hidden" name="a" value=id.to_string() />
                            <Button kind=ButtonKind::Quiet name="action" value="donner" label=label />
                        </form>
                    }
                })
                .collect_view()
                .into_any();
            view! { <Row title=name.clone() end=buttons /> }
        })
        .collect_view();
    Some(
        view! {
            <form class="search" method="get" action=format!("{path}/liste")>
                <Field
                    form=form
                    name="nom"
                    kind=FieldKind::Search
                    label=t!(lang, "Donner pouvoir à\u{a0}: nom du membre", "Give a proxy to: name of the member")
                />
                <Button kind=ButtonKind::Quiet label=t!(lang, "Chercher", "Search") />
            </form>
            {none
                .then(|| {
                    view! { <Empty icon=Icon::Search title=t!(lang, "Aucun membre de ce nom.", "No member of that name.") /> }
                })}
            <Rows>{rows}</Rows>
        }
        .into_any(),
    )
}
