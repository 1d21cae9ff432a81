//! One kind of decision of an organ, with rules of its own.

use domain::statutes::{Decision, DecisionKind, Said, Section, Statutes};
use leptos::prelude::*;

use super::organ::{of, put};
use super::points::{
    majority, put_majority, put_quorum, put_secrecy, put_tie, quorum, read_majority, read_quorum,
    read_secrecy, read_tie, secrecy, tie,
};
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::typed::Reader;
use crate::statutes::words;

fn own(section: Section, kind: DecisionKind, statutes: &Statutes) -> Option<Decision> {
    let organ = of(section, statutes);
    organ.decisions.into_iter().find(|it| it.decision == kind)
}

const fn silent(decision: DecisionKind) -> Decision {
    Decision {
        decision,
        quorum: Said::Silent,
        majority: Said::Silent,
        tie: Said::Silent,
        secrecy: Said::Silent,
    }
}

pub fn fill(section: Section, kind: DecisionKind, statutes: &Statutes) -> Form {
    let own = own(section, kind, statutes).unwrap_or_else(|| silent(kind));
    let form = put_majority(put_quorum(Form::default(), &own.quorum), &own.majority);
    put_secrecy(put_tie(form, &own.tie), &own.secrecy)
}

pub fn read(
    section: Section,
    kind: DecisionKind,
    reader: &mut Reader<'_>,
    statutes: &mut Statutes,
) -> Option<()> {
    let before = own(section, kind, statutes);
    let quorum = read_quorum(reader, statutes, before.as_ref().map(|it| &it.quorum));
    let majority = read_majority(reader);
    let tie = read_tie(reader);
    let secrecy = read_secrecy(reader);
    let decision = Decision {
        decision: kind,
        quorum: quorum?,
        majority: majority?,
        tie: tie?,
        secrecy: secrecy?,
    };
    let mut organ = of(section, statutes);
    let here = organ.decisions.iter().position(|it| it.decision == kind);
    match here.and_then(|n| organ.decisions.get_mut(n)) {
        Some(known) => *known = decision,
        // Nothing in particular is said of it, and nothing was.
        None if decision == silent(kind) => {}
        None => organ.decisions.push(decision),
    }
    put(section, organ, statutes);
    Some(())
}

pub fn view(
    section: Section,
    kind: DecisionKind,
    statutes: &Statutes,
    form: &Form,
    lang: Lang,
) -> AnyView {
    let what = words::decision(lang, kind);
    let whose = section
        .organ()
        .map(|it| words::in_organ(lang, it))
        .unwrap_or_default();
    view! {
        <p>
            {t!(
                lang,
                "« {what} », {whose} : ce qui n’est pas dit ici est comme pour les autres décisions.",
                "“{what}”, {whose}: what is not said here is as for other decisions."
            )}
        </p>
        {quorum(form, lang, statutes, None)}
        {majority(form, lang, None)}
        {tie(form, lang, None)}
        {secrecy(form, lang, None)}
    }
    .into_any()
}
