//! Points that an organ and its decisions share: quorum, majority, tie, secrecy.

use domain::statutes::{
    Base, By, CollegeQuorum, Counted, Majority, MajorityKind, Quorum, QuorumRule, Said, Secrecy,
    Silence, Statutes, Threshold, Tie,
};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, choices, select, share};
use crate::statutes::draft::typed::{Filled, Reader, shown};
use crate::statutes::words::{self, silence};
use crate::ui::{Choice, Field};

const NONE: &str = "none";
const NEEDS: &str = "needs";
const THRESHOLD: &str = "quorum-needs-threshold";
const QUALIFIED: &str = "majority-kind-qualified";
const ON_REQUEST: &str = "secrecy-on-request";

/// Silence on a point: what it means for an organ, or that a decision is as any other of its organ.
pub fn unsaid(point: Point<'_>, lang: Lang, meaning: Option<Silence>) -> Point<'_> {
    match meaning {
        Some(meaning) => point.silent(silence(lang, meaning)),
        None => point.like_organ(),
    }
}

// Thresholds.

pub fn put_threshold(form: Form, name: &str, it: Threshold) -> Form {
    let value = format!("{name}-value");
    match it {
        Threshold::AtLeast(share) => form.put(name, "at-least").put(&value, shown(share)),
        Threshold::MoreThan(share) => form.put(name, "more-than").put(&value, shown(share)),
        Threshold::Number(number) => form.put(name, "number").put(&value, number),
    }
}

/// The outer `None`: it cannot be read; the inner one: there is none.
#[expect(
    clippy::option_option,
    reason = "what cannot be read is not what is not there"
)]
pub fn read_threshold(reader: &mut Reader<'_>, name: &str) -> Option<Option<Threshold>> {
    let value = format!("{name}-value");
    Some(match reader.form.text(name) {
        "" | NONE => None,
        "at-least" => Some(Threshold::AtLeast(reader.share(&value)?)),
        "more-than" => Some(Threshold::MoreThan(reader.share(&value)?)),
        "number" => Some(Threshold::Number(reader.number(&value)?)),
        _ => {
            reader.missing(name);
            return None;
        }
    })
}

pub fn threshold(
    form: &Form,
    lang: Lang,
    name: &str,
    label: String,
    none: Option<String>,
) -> AnyView {
    let kinds = none
        .map(|none| Choice::new(NONE, none))
        .into_iter()
        .chain([
            Choice::new(
                "at-least",
                t!(lang, "Au moins (une part)", "At least (a share)"),
            ),
            Choice::new(
                "more-than",
                t!(lang, "Plus de (une part)", "More than (a share)"),
            ),
            Choice::new(
                "number",
                t!(lang, "Au moins (un nombre)", "At least (a number)"),
            ),
        ])
        .collect();
    view! {
        <div class="field-row">
            {select(form, name, label, kinds)}
            <Field
                form=form
                name=format!("{name}-value")
                label=t!(lang, "Part ou nombre", "Share or number")
                hint=t!(lang, "« 1/4 », « 20 % » ou « 12 »", "“1/4”, “20 %” or “12”")
            />
        </div>
    }
    .into_any()
}

// Quorum.

fn college(id: &str) -> String {
    format!("quorum-college-{id}")
}

pub fn put_quorum(form: Form, said: &Said<Quorum>) -> Form {
    form.said("quorum", said, |form, it| match it {
        Quorum::None => form.put("quorum", NONE),
        Quorum::Needs(rule) => {
            let form = put_threshold(form.put("quorum", NEEDS), THRESHOLD, rule.threshold)
                .put("quorum-needs-counted", rule.counted.code())
                .put("quorum-needs-by", rule.by.code());
            rule.colleges.iter().fold(form, |form, own| {
                put_threshold(form, &college(own.college.as_str()), own.threshold)
            })
        }
    })
}

pub fn read_quorum(
    reader: &mut Reader<'_>,
    statutes: &Statutes,
    before: Option<&Said<Quorum>>,
) -> Option<Said<Quorum>> {
    // Colleges in the order in which the document had them, then others in that of the colleges.
    let before = match before.and_then(Said::rule) {
        Some(Quorum::Needs(rule)) => rule.colleges.iter().map(|it| &it.college).collect(),
        _ => Vec::new(),
    };
    let known = statutes.colleges.iter().map(|it| &it.id);
    let more = known.filter(|it| !before.contains(it));
    let ids: Vec<_> = before.iter().copied().chain(more).collect();
    reader.said("quorum", |it, word| match word {
        NONE => Some(Quorum::None),
        NEEDS => {
            let threshold = read_threshold(it, THRESHOLD);
            if threshold == Some(None) {
                it.missing(THRESHOLD);
            }
            let counted = it.choice("quorum-needs-counted");
            let by = it.choice("quorum-needs-by");
            let mut colleges: Vec<CollegeQuorum> = Vec::new();
            for id in ids {
                if let Some(threshold) = read_threshold(it, &college(id.as_str()))? {
                    colleges.push(CollegeQuorum {
                        college: id.clone(),
                        threshold,
                    });
                }
            }
            Some(Quorum::Needs(QuorumRule {
                threshold: threshold??,
                counted: counted?,
                by: by?,
                colleges,
            }))
        }
        _ => {
            it.missing("quorum");
            None
        }
    })
}

pub fn quorum(form: &Form, lang: Lang, statutes: &Statutes, meaning: Option<Silence>) -> AnyView {
    let by = By::ALL;
    let own = statutes
        .colleges
        .iter()
        .filter(|it| it.voice.voices() > 0)
        .map(|it| {
            let none = t!(lang, "Pas de quorum propre", "No quorum of its own");
            threshold(
                form,
                lang,
                &college(it.id.as_str()),
                it.name.clone(),
                Some(none),
            )
        })
        .collect_view();
    let fields = view! {
        {threshold(form, lang, THRESHOLD, t!(lang, "Combien", "How many"), None)}
        <div class="field-row">
            {select(
                form,
                "quorum-needs-counted",
                t!(lang, "Qui est compté", "Who is counted"),
                choices(Counted::ALL, Counted::code, |it| words::counted(lang, it)),
            )}
            {select(
                form,
                "quorum-needs-by",
                t!(lang, "De quoi", "Of what"),
                choices(by, By::code, |it| match it {
                    By::Members => t!(lang, "Membres qui votent", "Members who vote"),
                    By::Voices => t!(lang, "Voix", "Votes"),
                }),
            )}
        </div>
        <details class="disclosure">
            <summary>{t!(lang, "Un quorum dans chaque collège aussi", "A quorum in each college too")}</summary>
            <div class="point__more">{own}</div>
        </details>
    };
    let point = Point::new(
        form,
        lang,
        "quorum",
        t!(lang, "Quorum", "Quorum"),
        t!(
            lang,
            "Une fois écrit, il conditionne la validité des décisions. Exemple : « au moins 1/4 » de 162 membres, c’est 41 membres.",
            "Once written, decisions are valid only with it. “At least 1/4” of 162 members is 41 members."
        ),
    );
    unsaid(point, lang, meaning)
        .answer(Answer::new(
            NONE,
            t!(lang, "Aucun, et c’est écrit", "None, and they say so"),
        ))
        .answer(
            Answer::new(
                NEEDS,
                t!(lang, "Assez de monde doit être là", "Enough must be there"),
            )
            .more(fields.into_any()),
        )
        .view()
}

// Majority.

pub fn put_majority(form: Form, said: &Said<Majority>) -> Form {
    form.said("majority", said, |form, it| {
        let form = form.put("majority-base", it.base.code());
        match it.kind {
            MajorityKind::Simple => form.put("majority", "simple"),
            MajorityKind::Absolute => form.put("majority", "absolute"),
            MajorityKind::Unanimity => form.put("majority", "unanimity"),
            MajorityKind::Qualified(share) => form
                .put("majority", "qualified")
                .put(QUALIFIED, shown(share)),
        }
    })
}

pub fn read_majority(reader: &mut Reader<'_>) -> Option<Said<Majority>> {
    reader.said("majority", |it, word| {
        let kind = match word {
            "simple" => Some(MajorityKind::Simple),
            "absolute" => Some(MajorityKind::Absolute),
            "unanimity" => Some(MajorityKind::Unanimity),
            "qualified" => it.share(QUALIFIED).map(MajorityKind::Qualified),
            _ => {
                it.missing("majority");
                None
            }
        };
        let base = it.choice("majority-base");
        Some(Majority {
            kind: kind?,
            base: base?,
        })
    })
}

pub fn majority(form: &Form, lang: Lang, meaning: Option<Silence>) -> AnyView {
    let point = Point::new(
        form,
        lang,
        "majority",
        t!(lang, "Majorité", "Majority"),
        t!(
            lang,
            "Exemple : 40 pour, 35 contre, 10 blancs. À la majorité simple des suffrages exprimés, c’est adopté ; à la majorité absolue des voix exprimées, il en faudrait 43.",
            "40 for, 35 against, 10 blank: adopted by simple majority of the votes for and against; an absolute majority of all votes cast would need 43."
        ),
    );
    unsaid(point, lang, meaning)
        .answer(
            Answer::new("simple", t!(lang, "Simple", "Simple")).detail(t!(
                lang,
                "Plus de « pour » que de « contre ».",
                "More for than against."
            )),
        )
        .answer(
            Answer::new("absolute", t!(lang, "Absolue", "Absolute")).detail(t!(
                lang,
                "Plus de la moitié.",
                "More than half."
            )),
        )
        .answer(
            Answer::new("qualified", t!(lang, "Qualifiée", "Qualified"))
                .detail(t!(
                    lang,
                    "Une part ou davantage : 2/3, 3/4, 4/5.",
                    "A share or more: 2/3, 3/4, 4/5."
                ))
                .more(share(
                    form,
                    lang,
                    QUALIFIED,
                    t!(lang, "Au moins", "At least"),
                    None,
                )),
        )
        .answer(
            Answer::new("unanimity", t!(lang, "Unanimité", "Unanimity")).detail(t!(
                lang,
                "Chacun a un droit de veto.",
                "Everybody has a veto."
            )),
        )
        .common(select(
            form,
            "majority-base",
            t!(lang, "De quoi", "Of what"),
            choices(Base::ALL, Base::code, |it| words::base(lang, it)),
        ))
        .view()
}

// Tie.

pub fn put_tie(form: Form, said: &Said<Tie>) -> Form {
    form.said("tie", said, |form, it| form.put("tie", it.code()))
}

pub fn read_tie(reader: &mut Reader<'_>) -> Option<Said<Tie>> {
    reader.said_code("tie")
}

pub fn tie(form: &Form, lang: Lang, meaning: Option<Silence>) -> AnyView {
    let point = Point::new(
        form,
        lang,
        "tie",
        t!(lang, "Égalité", "Tie"),
        t!(
            lang,
            "Autant de « pour » que de « contre ». Une voix prépondérante ne vaut que dans un vote ouvert : dans un vote secret, personne ne sait ce qu’elle a dit.",
            "As many for as against. A casting vote works only in open ballots: in a secret one nobody knows what it said."
        ),
    );
    unsaid(point, lang, meaning)
        .codes(Tie::ALL, Tie::code, |it| words::tie(lang, it))
        .view()
}

// Secrecy.

pub fn put_secrecy(form: Form, said: &Said<Secrecy>) -> Form {
    form.said("secrecy", said, |form, it| match it {
        Secrecy::Always => form.put("secrecy", "always"),
        Secrecy::OnRequest(share) => form
            .put("secrecy", "on-request")
            .put(ON_REQUEST, shown(*share)),
        Secrecy::MeetingDecides => form.put("secrecy", "meeting-decides"),
        Secrecy::Never => form.put("secrecy", "never"),
    })
}

pub fn read_secrecy(reader: &mut Reader<'_>) -> Option<Said<Secrecy>> {
    reader.said("secrecy", |it, word| match word {
        "always" => Some(Secrecy::Always),
        "on-request" => it.share(ON_REQUEST).map(Secrecy::OnRequest),
        "meeting-decides" => Some(Secrecy::MeetingDecides),
        "never" => Some(Secrecy::Never),
        _ => {
            it.missing("secrecy");
            None
        }
    })
}

pub fn secrecy(form: &Form, lang: Lang, meaning: Option<Silence>) -> AnyView {
    let point = Point::new(
        form,
        lang,
        "secrecy",
        t!(lang, "Secret du vote", "Secrecy"),
        t!(
            lang,
            "Pour élire ou révoquer des personnes, le secret protège chacun. Un plafond sur les voix exprimées demande un vote ouvert.",
            "Where people are elected or removed, secrecy protects everybody. A limit on votes cast needs an open ballot."
        ),
    );
    unsaid(point, lang, meaning)
        .answer(Answer::new("always", words::secrecy(lang, Secrecy::Always)))
        .answer(
            Answer::new(
                "on-request",
                t!(
                    lang,
                    "Secret si assez de monde le demande",
                    "Secret when enough ask for it"
                ),
            )
            .more(share(
                form,
                lang,
                ON_REQUEST,
                t!(
                    lang,
                    "Part des présents et représentés",
                    "Share of those present or represented"
                ),
                Some(t!(lang, "Souvent 1/4 ou 1/10", "Often 1/4 or 1/10")),
            )),
        )
        .answer(Answer::new(
            "meeting-decides",
            words::secrecy(lang, Secrecy::MeetingDecides),
        ))
        .answer(Answer::new("never", words::secrecy(lang, Secrecy::Never)))
        .view()
}
