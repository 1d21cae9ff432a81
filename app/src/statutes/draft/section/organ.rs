//! What is said of one organ.

use domain::statutes::{
    Chain, DecisionKind, Holders, Notice, Organ, OrganKind, Proxies, ProxyLimits, Remote, Said,
    Second, SecondConvocation, Section, Silence, Statutes,
};
use leptos::prelude::*;

use super::points::{
    majority, put_majority, put_quorum, put_secrecy, put_threshold, put_tie, quorum, read_majority,
    read_quorum, read_secrecy, read_threshold, read_tie, secrecy, threshold, tie,
};
use super::{Target, consensus};
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, choices, number, select, share};
use crate::statutes::draft::typed::{Filled, Reader, shown};
use crate::statutes::words::{self, silence};

const REASONABLE: &str = "reasonable-time";
const DAYS: &str = "days";
const ANEW: &str = "anew";
const CONVOCATION: &str = "convocation";
const AFTER: &str = "second-convocation-after-days";
const EASIER: &str = "second-convocation-quorum";
const PER_HOLDER: &str = "proxies-limited-per-holder";
const SHARE: &str = "proxies-limited-share";
const HOLDERS: &str = "proxies-limited-holders";
const CHAIN: &str = "proxies-limited-chain";

/// An organ of which nothing is said.
pub const fn silent(organ: OrganKind) -> Organ {
    Organ {
        organ,
        notice: Said::Silent,
        quorum: Said::Silent,
        second: Said::Silent,
        majority: Said::Silent,
        tie: Said::Silent,
        secrecy: Said::Silent,
        remote: Said::Silent,
        proxies: Said::Silent,
        consensus: Said::Silent,
        decisions: Vec::new(),
    }
}

/// What a document says of the organ of a section.
pub fn of(section: Section, statutes: &Statutes) -> Organ {
    let known = statutes.organs.iter();
    let mut known = known.filter(|it| Section::of_organ(it.organ) == section);
    let kind = section.organ().unwrap_or(OrganKind::Bureau);
    known.next().cloned().unwrap_or_else(|| silent(kind))
}

/// Writes what is said of an organ; of one that was not named and of which nothing is said, nothing is written.
pub fn put(section: Section, organ: Organ, statutes: &mut Statutes) {
    let named = statutes.organs.iter().any(|it| it.organ == organ.organ);
    if !named && organ == silent(organ.organ) {
        return;
    }
    let mut only = statutes.clone();
    only.organs = vec![organ];
    *statutes = statutes.with(section, &only);
}

pub fn fill(section: Section, statutes: &Statutes) -> Form {
    let organ = of(section, statutes);
    let form = Form::default().said("notice", &organ.notice, |form, it| match it {
        Notice::ReasonableTime => form.put("notice", REASONABLE),
        Notice::Days(days) => form.put("notice", DAYS).put("notice-days", days),
    });
    let form = put_quorum(form, &organ.quorum).said("second", &organ.second, |form, it| match it {
        Second::Anew => form.put("second", ANEW),
        Second::Convocation(second) => {
            let form = form
                .put("second", CONVOCATION)
                .put(AFTER, second.after_days);
            match second.quorum {
                None => form.put(EASIER, "none"),
                Some(it) => put_threshold(form, EASIER, it),
            }
        }
    });
    let form = put_secrecy(
        put_tie(put_majority(form, &organ.majority), &organ.tie),
        &organ.secrecy,
    );
    let form = consensus::put(form, &organ.consensus);
    form.said("remote", &organ.remote, |form, it| {
        form.put("remote", it.code())
    })
    .said("proxies", &organ.proxies, |form, it| match it {
        Proxies::Forbidden => form.put("proxies", "forbidden"),
        Proxies::Unlimited => form.put("proxies", "unlimited"),
        Proxies::Limited(limits) => {
            let form = form
                .put("proxies", "limited")
                .put(HOLDERS, limits.holders.code())
                .put(CHAIN, limits.chain.code());
            let form = limits
                .per_holder
                .into_iter()
                .fold(form, |it, n| it.put(PER_HOLDER, n));
            limits
                .share
                .into_iter()
                .fold(form, |it, n| it.put(SHARE, shown(n)))
        }
    })
}

pub fn read(section: Section, reader: &mut Reader<'_>, statutes: &mut Statutes) -> Option<()> {
    let before = of(section, statutes);
    let notice = reader.said("notice", |it, word| match word {
        REASONABLE => Some(Notice::ReasonableTime),
        DAYS => it.number("notice-days").map(Notice::Days),
        _ => {
            it.missing("notice");
            None
        }
    });
    let quorum = read_quorum(reader, statutes, Some(&before.quorum));
    let second = reader.said("second", |it, word| match word {
        ANEW => Some(Second::Anew),
        CONVOCATION => {
            let after_days = it.number(AFTER);
            let quorum = read_threshold(it, EASIER);
            Some(Second::Convocation(SecondConvocation {
                after_days: after_days?,
                quorum: quorum?,
            }))
        }
        _ => {
            it.missing("second");
            None
        }
    });
    let majority = read_majority(reader);
    let tie = read_tie(reader);
    let secrecy = read_secrecy(reader);
    let remote = reader.said_code("remote");
    let proxies = reader.said("proxies", |it, word| match word {
        "forbidden" => Some(Proxies::Forbidden),
        "unlimited" => Some(Proxies::Unlimited),
        "limited" => {
            let per_holder = it.number_if_any(PER_HOLDER);
            let share = it.share_if_any(SHARE);
            let holders = it.choice(HOLDERS);
            let chain = it.choice(CHAIN);
            Some(Proxies::Limited(ProxyLimits {
                per_holder: per_holder?,
                share: share?,
                holders: holders?,
                chain: chain?,
            }))
        }
        _ => {
            it.missing("proxies");
            None
        }
    });
    let agreement = consensus::read(reader, &before.consensus);
    let organ = Organ {
        organ: before.organ,
        notice: notice?,
        quorum: quorum?,
        second: second?,
        majority: majority?,
        tie: tie?,
        secrecy: secrecy?,
        remote: remote?,
        proxies: proxies?,
        consensus: agreement?,
        decisions: before.decisions,
    };
    put(section, organ, statutes);
    Some(())
}

pub fn view(section: Section, statutes: &Statutes, form: &Form, lang: Lang) -> AnyView {
    let notice = Point::new(
        form,
        lang,
        "notice",
        t!(lang, "Convocation", "Notice"),
        t!(
            lang,
            "Le délai entre l’envoi de la convocation et la réunion. Trop court, des membres ne peuvent pas venir et la réunion peut être annulée.",
            "The time between convening and the meeting. Too short, members cannot come and the meeting may be void."
        ),
    )
    .silent(silence(lang, Silence::ReasonableNotice))
    .answer(
        Answer::new(DAYS, t!(lang, "Un nombre de jours", "A number of days"))
            .more(number(form, "notice-days", t!(lang, "Jours calendaires, au moins", "Calendar days, at least"))),
    )
    .answer(Answer::new(REASONABLE, t!(lang, "Un délai raisonnable, sans nombre", "Reasonable time, without a number")));
    view! {
        {notice.view()}
        {quorum(form, lang, statutes, Some(Silence::NoQuorum))}
        {second(form, lang)}
        {majority(form, lang, Some(Silence::SimpleMajority))}
        {tie(form, lang, Some(Silence::TieRejected))}
        {secrecy(form, lang, Some(Silence::MeetingDecidesSecrecy))}
        {remote(form, lang)}
        {proxies(form, lang)}
        {consensus::view(form, lang)}
        {exceptions(section, statutes, lang)}
    }
    .into_any()
}

fn second(form: &Form, lang: Lang) -> AnyView {
    let none = t!(lang, "Aucun quorum", "No quorum");
    let fields = view! {
        {number(form, AFTER, t!(lang, "Jours après la première réunion, au moins", "Days after the first meeting, at least"))}
        {threshold(form, lang, EASIER, t!(lang, "Quorum alors", "Quorum then"), Some(none))}
    };
    Point::new(
        form,
        lang,
        "second",
        t!(lang, "Quorum manqué", "Quorum missed"),
        t!(
            lang,
            "Sans deuxième convocation plus facile, une association dont le quorum n’est jamais atteint ne peut plus rien décider.",
            "Without an easier second convocation, an association that never reaches its quorum can decide nothing."
        ),
    )
    .silent(silence(lang, Silence::ConvenedAnew))
    .answer(
        Answer::new(CONVOCATION, t!(lang, "Une deuxième convocation, plus facile", "A second convocation, easier"))
            .more(fields.into_any()),
    )
    .answer(Answer::new(ANEW, t!(lang, "Une autre réunion, avec le même quorum", "Another meeting, with the same quorum")))
    .view()
}

fn remote(form: &Form, lang: Lang) -> AnyView {
    Point::new(
        form,
        lang,
        "remote",
        t!(lang, "Vote à distance", "Remote voting"),
        t!(
            lang,
            "Il n’est permis que là où les statuts le disent, organe par organe : une clause pour l’AGO ne vaut pas pour l’AGE.",
            "It is allowed only where the statutes say so, body by body: a clause for the ordinary meeting does not apply to the extraordinary one."
        ),
    )
    .silent(silence(lang, Silence::NoRemote))
    .codes(Remote::ALL, Remote::code, |it| words::remote(lang, it))
    .view()
}

fn proxies(form: &Form, lang: Lang) -> AnyView {
    let fields = view! {
        <div class="field-row">
            {number(form, PER_HOLDER, t!(lang, "Pouvoirs par personne, au plus", "Proxies of one person, at most"))}
            {share(
                form,
                lang,
                SHARE,
                t!(lang, "Part de toutes les voix, au plus", "Share of all votes, at most"),
                Some(t!(lang, "ses propres voix comprises ; rien : sans limite", "their own included; empty: no limit")),
            )}
        </div>
        <div class="field-row">
            {select(
                form,
                HOLDERS,
                t!(lang, "Qui peut en recevoir", "Who may hold one"),
                choices(Holders::ALL, Holders::code, |it| match it {
                    Holders::AnyMember => t!(lang, "Tout membre qui vote", "Any member who votes"),
                    Holders::SameCollege => t!(lang, "Un membre du même collège", "A member of the same college"),
                }),
            )}
            {select(
                form,
                CHAIN,
                t!(lang, "Le transmettre à un autre", "Passing it on"),
                choices(Chain::ALL, Chain::code, |it| match it {
                    Chain::Forbidden => t!(lang, "Non", "No"),
                    Chain::Allowed => t!(lang, "Oui", "Yes"),
                }),
            )}
        </div>
    };
    Point::new(
        form,
        lang,
        "proxies",
        t!(lang, "Pouvoirs", "Proxies"),
        t!(
            lang,
            "Sans limite, une personne qui réunit 40 pouvoirs vote pour 41. Deux par personne, dans le même collège, est l’usage.",
            "Without a limit, somebody with 40 proxies votes for 41. Two each, within the college, is usual."
        ),
    )
    .silent(silence(lang, Silence::ProxiesUnlimited))
    .answer(Answer::new("forbidden", words::proxies(lang, Proxies::Forbidden)))
    .answer(
        Answer::new("limited", t!(lang, "Permis, dans des limites", "Allowed, within limits"))
            .more(fields.into_any()),
    )
    .answer(Answer::new("unlimited", t!(lang, "Sans limite, et c’est écrit", "Without limit, and they say so")))
    .view()
}

/// Decisions with rules of their own, each on its page.
fn exceptions(section: Section, statutes: &Statutes, lang: Lang) -> AnyView {
    let organ = of(section, statutes);
    let link = |kind: DecisionKind| {
        let href = Target::Decision(section, kind).path();
        view! {
            <li>
                <a href=href>{words::decision(lang, kind)}</a>
            </li>
        }
    };
    let has = |kind: &DecisionKind| organ.decisions.iter().any(|it| it.decision == *kind);
    let own: Vec<_> = DecisionKind::ALL
        .iter()
        .copied()
        .filter(has)
        .map(link)
        .collect();
    let others = DecisionKind::ALL
        .iter()
        .copied()
        .filter(|it| !has(it))
        .map(link)
        .collect_view();
    let none = own.is_empty();
    view! {
        <section class="card">
            <h2>{t!(lang, "Décisions qui ont leurs propres règles", "Decisions with rules of their own")}</h2>
            <p>
                {t!(
                    lang,
                    "Elles se modifient chacune sur sa page : enregistrez d’abord celle-ci.",
                    "Each is changed on its own page: save this one first."
                )}
            </p>
            {none.then(|| view! { <p>{t!(lang, "Aucune : toutes suivent les règles ci-dessus.", "None: all follow the rules above.")}</p> })}
            {(!none).then(|| view! { <ul>{own}</ul> })}
            <details class="disclosure">
                <summary>{t!(lang, "Donner ses propres règles à une décision", "Give a decision rules of its own")}</summary>
                <ul>{others}</ul>
            </details>
        </section>
    }
    .into_any()
}
