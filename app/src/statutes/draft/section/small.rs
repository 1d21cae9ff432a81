//! Groups too small for a secret vote of their own.

use domain::statutes::{SmallChoice, SmallGroups, Statutes};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, number};
use crate::statutes::draft::typed::{Filled, Reader};
use crate::statutes::words::{self, Unsaid, unsaid};
use crate::ui::{Choice, Select};

/// As many choices as there are answers; a document with more of them says one twice.
const CHOICES: usize = SmallChoice::ALL.len();

fn name(n: usize) -> String {
    format!("small-groups-choices-{n}")
}

pub fn fill(statutes: &Statutes) -> Form {
    Form::default().said("small-groups", &statutes.small_groups, |form, it| {
        let form = form
            .put("small-groups", "says")
            .put("small-groups-fewer-than", it.fewer_than);
        it.choices
            .iter()
            .enumerate()
            .fold(form, |form, (n, it)| form.put(&name(n), it.code()))
    })
}

pub fn read(reader: &mut Reader<'_>, statutes: &mut Statutes) -> Option<()> {
    let small = reader.said("small-groups", |it, _| {
        let fewer_than = it.number("small-groups-fewer-than");
        let mut choices = Vec::new();
        for n in 0..CHOICES {
            let name = name(n);
            if !it.form.text(&name).is_empty() {
                choices.push(it.choice(&name)?);
            }
        }
        Some(SmallGroups {
            fewer_than: fewer_than?,
            choices,
        })
    })?;
    statutes.small_groups = small;
    Some(())
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let selects = (0..CHOICES)
        .map(|n| {
            let (rank, later) = (n + 1, n > 0);
            let all = SmallChoice::ALL
                .iter()
                .map(|it| Choice::new(it.code(), words::small_choice(lang, *it)))
                .collect();
            view! {
                <Select
                    form=form
                    name=name(n)
                    label=t!(lang, "Choix {rank}", "Choice {rank}")
                    empty=t!(lang, "Rien", "Nothing")
                    choices=all
                    optional=later
                />
            }
        })
        .collect_view();
    let fields = view! {
        {number(form, "small-groups-fewer-than", t!(lang, "Un groupe est petit à moins de (personnes)", "A group is small with fewer than (people)"))}
        {selects}
    };
    Point::new(
        form,
        lang,
        "small-groups",
        t!(lang, "Petits groupes", "Small groups"),
        t!(
            lang,
            "Si trois personnes votent dans une urne et sont unanimes, chacun connaît leur vote. Avec « 5 », un collège de 4 votants demande un autre choix ; le premier possible vaut.",
            "When three people vote in one ballot box and agree, everybody knows their votes. With “5”, a college of 4 voters needs another choice; the first that is possible applies."
        ),
    )
    .silent(unsaid(lang, Unsaid::SmallGroups))
    .answer(
        Answer::new("says", t!(lang, "Les statuts disent quoi faire", "The statutes say what to do"))
            .more(fields.into_any()),
    )
    .view()
}
