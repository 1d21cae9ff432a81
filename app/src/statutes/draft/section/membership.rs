//! What membership gives.

use domain::statutes::{Establishments, Mixed, Statutes, Unpaid};
use leptos::prelude::*;

use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::field::{Answer, Point, number, share};
use crate::statutes::draft::typed::{Filled, Reader, shown};
use crate::statutes::words::{self, Unsaid, unsaid};

const FROM_SHARE: &str = "from-share";
const ADHESION: &str = "adhesion";

pub fn fill(statutes: &Statutes) -> Form {
    let of = &statutes.membership;
    Form::default()
        .said("unpaid", &of.unpaid, |form, it| {
            form.put("unpaid", it.code())
        })
        .said("seniority-months", &of.seniority_months, |form, it| {
            form.put("seniority-months", "months")
                .put("seniority-months-number", it)
        })
        .said("roll-closes-days", &of.roll_closes_days, |form, it| {
            form.put("roll-closes-days", "days")
                .put("roll-closes-days-number", it)
        })
        .said("establishments", &of.establishments, |form, it| {
            form.put("establishments", it.code())
        })
        .said("mixed", &of.mixed, |form, it| match it {
            Mixed::Adhesion => form.put("mixed", ADHESION),
            Mixed::FromShare(share) => form
                .put("mixed", FROM_SHARE)
                .put("mixed-from-share", shown(*share)),
        })
}

pub fn read(reader: &mut Reader<'_>, statutes: &mut Statutes) -> Option<()> {
    let unpaid = reader.said_code("unpaid");
    let seniority = reader.said("seniority-months", |it, _| {
        it.number("seniority-months-number")
    });
    let closes = reader.said("roll-closes-days", |it, _| {
        it.number("roll-closes-days-number")
    });
    let establishments = reader.said_code("establishments");
    let mixed = reader.said("mixed", |it, word| match word {
        FROM_SHARE => it.share("mixed-from-share").map(Mixed::FromShare),
        ADHESION => Some(Mixed::Adhesion),
        _ => {
            it.missing("mixed");
            None
        }
    });
    let of = &mut statutes.membership;
    of.unpaid = unpaid?;
    of.seniority_months = seniority?;
    of.roll_closes_days = closes?;
    of.establishments = establishments?;
    of.mixed = mixed?;
    Some(())
}

pub fn view(form: &Form, lang: Lang) -> AnyView {
    let unpaid = Point::new(
        form,
        lang,
        "unpaid",
        t!(lang, "Cotisation impayée", "Unpaid dues"),
        t!(
            lang,
            "Ce que peut faire un membre qui n’a pas réglé sa cotisation.",
            "What a member who owes dues may do."
        ),
    )
    .silent(unsaid(lang, Unsaid::Unpaid))
    .codes(Unpaid::ALL, Unpaid::code, |it| words::unpaid(lang, it));
    let seniority = Point::new(
        form,
        lang,
        "seniority-months",
        t!(lang, "Ancienneté pour voter", "Seniority before voting"),
        t!(
            lang,
            "Un délai évite les adhésions de dernière minute, et tient aussi à l’écart les nouveaux installés.",
            "A waiting period keeps out last-minute members, but newcomers too."
        ),
    )
    .silent(unsaid(lang, Unsaid::Seniority))
    .answer(
        Answer::new("months", t!(lang, "Après quelques mois d’adhésion", "After some months of membership"))
            .more(number(form, "seniority-months-number", t!(lang, "Mois entiers", "Whole months"))),
    );
    let closes = Point::new(
        form,
        lang,
        "roll-closes-days",
        t!(lang, "Liste des votants arrêtée", "Roll closed"),
        t!(
            lang,
            "Qui est admis après cette date vote à la réunion suivante.",
            "Those admitted later vote at the next meeting."
        ),
    )
    .silent(unsaid(lang, Unsaid::RollClosing))
    .answer(
        Answer::new(
            "days",
            t!(
                lang,
                "Quelques jours avant la réunion",
                "Some days before the meeting"
            ),
        )
        .more(number(
            form,
            "roll-closes-days-number",
            t!(lang, "Jours calendaires", "Calendar days"),
        )),
    );
    let establishments = Point::new(
        form,
        lang,
        "establishments",
        t!(lang, "Établissements de santé", "Health-care establishments"),
        t!(
            lang,
            "Hôpitaux et cliniques eux-mêmes, non celles et ceux qui y exercent. Les collèges doivent dire la même chose.",
            "Hospitals and clinics themselves, not those who practise there. Colleges must say the same."
        ),
    )
    .silent(unsaid(lang, Unsaid::Establishments))
    .codes(Establishments::ALL, Establishments::code, |it| {
        words::establishments(lang, it)
    });
    let mixed = Point::new(
        form,
        lang,
        "mixed",
        t!(lang, "Activité mixte", "Mixed practice"),
        t!(
            lang,
            "De quel côté compte une personne qui exerce en ville et à l’hôpital. Exemple avec « 1/2 » : 6 demi-journées en ville sur 10 comptent du côté de la ville.",
            "On which side somebody who practises both in town and in hospital counts. With “1/2”, 6 half-days of 10 in town count as town."
        ),
    )
    .silent(unsaid(lang, Unsaid::Mixed))
    .answer(
        Answer::new(FROM_SHARE, t!(lang, "Selon la part des demi-journées en ville", "By the share of half-days in town practice"))
            .more(share(
                form,
                lang,
                "mixed-from-share",
                t!(lang, "Du côté de la ville à partir de", "On the side of town practice from"),
                None,
            )),
    )
    .answer(Answer::new(ADHESION, words::mixed(lang, Mixed::Adhesion)));
    view! {
        {unpaid.view()}
        {seniority.view()}
        {closes.view()}
        {establishments.view()}
        {mixed.view()}
    }
    .into_any()
}
