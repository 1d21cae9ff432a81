//! What a section says, in plain sentences, each with its article.

use domain::statutes::{By, Decision, Organ, Quorum, Said, Section, Silence, Statutes};
use leptos::prelude::*;

use super::section::Target;
use crate::lang::Lang;
use crate::statutes::words::{self, Meaning, Unsaid, silence, unsaid};

/// A sentence, where it is said, and the page that changes it.
pub struct Line {
    /// The sentence.
    pub text: String,
    /// The article; nothing when the statutes are silent.
    pub article: Option<String>,
    /// The page of an entry of a list.
    pub target: Option<Target>,
    /// Whether it is the name of the association, which no article states.
    pub is_name: bool,
}

fn said<T>(said: &Said<T>, say: impl FnOnce(&T) -> String, silent: Meaning) -> Line {
    match said.stated() {
        Some(stated) => Line {
            text: say(&stated.rule),
            article: Some(stated.article.clone()),
            target: None,
            is_name: false,
        },
        None => Line {
            text: silent.holds,
            article: None,
            target: None,
            is_name: false,
        },
    }
}

/// Every sentence of a section.
pub fn lines(lang: Lang, statutes: &Statutes, section: Section) -> Vec<Line> {
    match section {
        Section::Association => vec![
            Line {
                text: statutes.association.clone(),
                article: None,
                target: None,
                is_name: true,
            },
            Line {
                text: statutes.object.rule.clone(),
                article: Some(statutes.object.article.clone()),
                target: None,
                is_name: false,
            },
        ],
        Section::Membership => {
            let of = &statutes.membership;
            vec![
                said(
                    &of.unpaid,
                    |it| words::unpaid(lang, *it),
                    unsaid(lang, Unsaid::Unpaid),
                ),
                said(
                    &of.seniority_months,
                    |it| words::seniority(lang, *it),
                    unsaid(lang, Unsaid::Seniority),
                ),
                said(
                    &of.roll_closes_days,
                    |it| words::roll_closes(lang, *it),
                    unsaid(lang, Unsaid::RollClosing),
                ),
                said(
                    &of.establishments,
                    |it| words::establishments(lang, *it),
                    unsaid(lang, Unsaid::Establishments),
                ),
                said(
                    &of.mixed,
                    |it| words::mixed(lang, *it),
                    unsaid(lang, Unsaid::Mixed),
                ),
            ]
        }
        Section::Colleges => statutes
            .colleges
            .iter()
            .enumerate()
            .map(|(n, it)| {
                let name = &it.name;
                let members = words::members(lang, it).join(t!(lang, " ; ", "; ").as_str());
                let (voice, seats) = (words::voice(lang, it.voice), words::seats(lang, it.seats));
                Line {
                    text: t!(
                        lang,
                        "« {name} » : {members}. {voice} {seats}",
                        "“{name}”: {members}. {voice} {seats}"
                    ),
                    article: Some(it.article.clone()),
                    target: Some(Target::College(Some(n))),
                    is_name: false,
                }
            })
            .collect(),
        Section::Board => vec![
            said(
                &statutes.board,
                |it| words::board(lang, it),
                unsaid(lang, Unsaid::Board),
            ),
            said(
                &statutes.elections,
                |it| words::elections(lang, it),
                unsaid(lang, Unsaid::Elections),
            ),
        ],
        Section::Caps => statutes
            .caps
            .iter()
            .enumerate()
            .map(|(n, it)| Line {
                text: words::cap(lang, statutes, &it.rule),
                article: Some(it.article.clone()),
                target: Some(Target::Cap(
                    Some(n),
                    super::section::cap::Kind::of(&it.rule),
                )),
                is_name: false,
            })
            .collect(),
        Section::SmallGroups => vec![said(
            &statutes.small_groups,
            |it| words::small_groups(lang, it),
            unsaid(lang, Unsaid::SmallGroups),
        )],
        Section::OrdinaryMeeting
        | Section::ExtraordinaryMeeting
        | Section::BoardMeeting
        | Section::Bureau
        | Section::CollegeVote => {
            let mut organs = statutes.organs.iter();
            let known = organs.find(|it| Section::of_organ(it.organ) == section);
            known.map_or_else(
                || {
                    let text = t!(
                        lang,
                        "Les statuts ne parlent pas de cet organe : pas de vote à distance, pouvoirs sans limite, majorité simple.",
                        "The statutes do not mention this body: no remote voting, unlimited proxies, simple majority."
                    );
                    vec![Line {
                        text,
                        article: None,
                        target: None,
is_name: false,
                    }]
                },
                |it| organ(lang, statutes, section, it),
            )
        }
    }
}

fn by(quorum: &Said<Quorum>) -> By {
    match quorum.rule() {
        Some(Quorum::Needs(rule)) => rule.by,
        _ => By::Members,
    }
}

fn organ(lang: Lang, statutes: &Statutes, section: Section, it: &Organ) -> Vec<Line> {
    let mean = |it| silence(lang, it);
    let mut lines = vec![
        said(
            &it.notice,
            |it| words::notice(lang, *it),
            mean(Silence::ReasonableNotice),
        ),
        said(
            &it.quorum,
            |it| words::quorum(lang, statutes, it),
            mean(Silence::NoQuorum),
        ),
        said(
            &it.second,
            |second| words::second(lang, *second, by(&it.quorum)),
            mean(Silence::ConvenedAnew),
        ),
        said(
            &it.majority,
            |it| words::rule_of(lang, it),
            mean(Silence::SimpleMajority),
        ),
        said(
            &it.tie,
            |it| words::tie(lang, *it),
            mean(Silence::TieRejected),
        ),
        said(
            &it.secrecy,
            |it| words::secrecy(lang, *it),
            mean(Silence::MeetingDecidesSecrecy),
        ),
        said(
            &it.remote,
            |it| words::remote(lang, *it),
            mean(Silence::NoRemote),
        ),
        said(
            &it.proxies,
            |it| words::proxies(lang, *it),
            mean(Silence::ProxiesUnlimited),
        ),
        said(
            &it.consensus,
            |it| words::consensus(lang, it),
            mean(Silence::VoteDecides),
        ),
    ];
    lines.extend(
        it.decisions
            .iter()
            .map(|own| decision(lang, statutes, section, own)),
    );
    lines
}

fn decision(lang: Lang, statutes: &Statutes, section: Section, own: &Decision) -> Line {
    let what = words::decision(lang, own.decision);
    let rules: Vec<String> = [
        own.quorum
            .rule()
            .map(|it| words::quorum(lang, statutes, it)),
        own.majority.rule().map(|it| words::rule_of(lang, it)),
        own.tie.rule().map(|it| words::tie(lang, *it)),
        own.secrecy.rule().map(|it| words::secrecy(lang, *it)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rules = if rules.is_empty() {
        t!(
            lang,
            "comme les autres décisions.",
            "as for other decisions."
        )
    } else {
        rules.join(" ")
    };
    let article = [
        own.quorum.stated().map(|it| &it.article),
        own.majority.stated().map(|it| &it.article),
        own.tie.stated().map(|it| &it.article),
        own.secrecy.stated().map(|it| &it.article),
    ];
    Line {
        text: t!(lang, "{what} : {rules}", "{what}: {rules}"),
        article: article.into_iter().flatten().next().cloned(),
        target: Some(Target::Decision(section, own.decision)),
        is_name: false,
    }
}

/// The sentences as a list. `base` is the address of the draft when its entries can be changed.
pub fn list(lang: Lang, lines: Vec<Line>, base: Option<&str>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{t!(lang, "Rien n’est dit ici.", "Nothing is said here.")}</p> }
            .into_any();
    }
    let items = lines
        .into_iter()
        .map(|it| {
            let from = match it.article {
                Some(article) if article.is_empty() => t!(lang, "article à préciser", "article to be named"),
                Some(article) => t!(lang, "art. {article}", "art. {article}"),
                None => String::new(),
            };
            // The name of the association comes without an article, and is no silence.
            let silent = from.is_empty() && !it.is_name;
            let has_article = !from.is_empty();
            let href = base.zip(it.target).map(|(base, target)| format!("{base}/{}", target.path()));
            let name = it.text.chars().take(40).collect::<String>();
            view! {
                <li class:ruled__silent=silent>
                    <span class="kept">{it.text}</span>
                    {has_article.then(|| view! { " "<span class="ruled__article">{from}</span> })}
                    {href.map(|href| {
                        view! {
                            " "
                            <a href=href aria-label=t!(lang, "Modifier : {name}…", "Change: {name}…")>
                                {t!(lang, "Modifier", "Change")}
                            </a>
                        }
                    })}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="ruled">{items}</ul> }.into_any()
}
