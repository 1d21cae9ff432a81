//! Limits and groups in words.

use std::collections::BTreeMap;

use domain::exact::Exact;
use domain::ght::weight::{Bound, Counted, Group, Measure};
use domain::id::BlocId;
use domain::profession::Profession;
use domain::statutes::Side;
use service::electorate::weight::Shown;

use crate::lang::Lang;
use crate::statutes::words::{exact, percent, whole};
use crate::words::profession;

/// Names of blocs.
pub type Blocs = BTreeMap<BlocId, String>;

/// A limit with what the reader may know of it.
pub fn shown(lang: Lang, blocs: &Blocs, it: &Shown) -> String {
    if it.is_hidden {
        hidden(lang, blocs, &it.measure)
    } else {
        measure(lang, blocs, &it.measure)
    }
}

/// « Le GHT X pèse 18,3 % des voix (11 sur 60) ; la limite est 20 % (art. 18). »
pub fn measure(lang: Lang, blocs: &Blocs, it: &Measure) -> String {
    match it.counted {
        Counted::Seats => seats(lang, blocs, it),
        Counted::RollVoices | Counted::VotesCast => voices(lang, blocs, it),
    }
}

/// The share that a limit leaves: « 20 % », « 12,5 % ».
fn most(lang: Lang, it: &Measure) -> String {
    let share = limit(it).over(&Exact::from(it.all)).unwrap_or_default();
    match (&share * &Exact::from(100)).whole() {
        Some(hundredths) => match lang {
            Lang::Fr => format!("{hundredths}\u{a0}%"),
            Lang::En => format!("{hundredths}%"),
        },
        None => percent(lang, &share),
    }
}

/// What a limit leaves, in what is counted.
fn limit(it: &Measure) -> &Exact {
    match &it.limit {
        Bound::AtMost(limit) | Bound::AtLeast(limit) => limit,
    }
}

fn voices(lang: Lang, blocs: &Blocs, it: &Measure) -> String {
    let all = Exact::from(it.all);
    let share = |part: &Exact| part.over(&all).map(|it| percent(lang, &it));
    let has = share(&Exact::from(it.has)).unwrap_or_else(|| "0".to_owned());
    let most = most(lang, it);
    let (n, all, article) = (whole(lang, it.has), whole(lang, it.all), &it.article);
    match it.of {
        Group::Establishments => t!(
            lang,
            "Les établissements pèsent ensemble {has} des voix ({n} sur {all}) ; la limite est {most} (art.\u{a0}{article}).",
            "Establishments together hold {has} of the votes ({n} of {all}); the limit is {most} (art.\u{a0}{article})."
        ),
        of => {
            let who = group(lang, blocs, of);
            t!(
                lang,
                "{who} pèse {has} des voix ({n} sur {all}) ; la limite est {most} (art.\u{a0}{article}).",
                "{who} holds {has} of the votes ({n} of {all}); the limit is {most} (art.\u{a0}{article})."
            )
        }
    }
}

fn seats(lang: Lang, blocs: &Blocs, it: &Measure) -> String {
    let (has, all, article) = (it.has, it.all, &it.article);
    let bound = exact(lang, limit(it));
    match it.of {
        Group::Establishments => plural!(
            lang,
            has,
            "Les établissements occupent ensemble {has} siège du conseil sur {all} ; la limite est {bound} (art.\u{a0}{article}).",
            "Les établissements occupent ensemble {has} sièges du conseil sur {all} ; la limite est {bound} (art.\u{a0}{article}).",
            "Establishments together hold {has} of the board’s {all} seats; the limit is {bound} (art.\u{a0}{article}).",
            "Establishments together hold {has} of the board’s {all} seats; the limit is {bound} (art.\u{a0}{article})."
        ),
        Group::Ville => plural!(
            lang,
            has,
            "La ville occupe {has} siège du conseil sur {all} ; il en faut au moins {bound} (art.\u{a0}{article}).",
            "La ville occupe {has} sièges du conseil sur {all} ; il en faut au moins {bound} (art.\u{a0}{article}).",
            "Town practice holds {has} of the board’s {all} seats; at least {bound} are needed (art.\u{a0}{article}).",
            "Town practice holds {has} of the board’s {all} seats; at least {bound} are needed (art.\u{a0}{article})."
        ),
        Group::GeneralPractitioners => t!(
            lang,
            "Médecins généralistes au conseil : {has} ; il en faut au moins {bound} (art.\u{a0}{article}).",
            "General practitioners on the board: {has}; at least {bound} needed (art.\u{a0}{article})."
        ),
        Group::OtherSpecialists => t!(
            lang,
            "Médecins d’une autre spécialité au conseil : {has} ; il en faut au moins {bound} (art.\u{a0}{article}).",
            "Doctors of another specialty on the board: {has}; at least {bound} needed (art.\u{a0}{article})."
        ),
        Group::Professions => t!(
            lang,
            "Professions représentées au conseil : {has} ; il en faut au moins {bound} (art.\u{a0}{article}).",
            "Professions on the board: {has}; at least {bound} needed (art.\u{a0}{article})."
        ),
        Group::Bloc(_) | Group::Profession(_) => {
            let who = group(lang, blocs, it.of);
            plural!(
                lang,
                has,
                "{who} : {has} siège du conseil sur {all} ; la limite est {bound} (art.\u{a0}{article}).",
                "{who} : {has} sièges du conseil sur {all} ; la limite est {bound} (art.\u{a0}{article}).",
                "{who}: {has} of the board’s {all} seats; the limit is {bound} (art.\u{a0}{article}).",
                "{who}: {has} of the board’s {all} seats; the limit is {bound} (art.\u{a0}{article})."
            )
        }
    }
}

fn hidden(lang: Lang, blocs: &Blocs, it: &Measure) -> String {
    let (who, most, article) = (group(lang, blocs, it.of), most(lang, it), &it.article);
    if it.is_kept() {
        t!(
            lang,
            "{who} : la limite de {most} des voix est respectée (art.\u{a0}{article}). Le chiffre n’est pas montré : il désignerait trop peu de personnes.",
            "{who}: the limit of {most} of the votes is respected (art.\u{a0}{article}). The figure is not shown: it would single out too few people."
        )
    } else {
        t!(
            lang,
            "{who} : la limite de {most} des voix est dépassée (art.\u{a0}{article}). Le chiffre n’est pas montré : il désignerait trop peu de personnes.",
            "{who}: the limit of {most} of the votes is exceeded (art.\u{a0}{article}). The figure is not shown: it would single out too few people."
        )
    }
}

/// What follows beyond a limit.
pub fn beyond(lang: Lang, counted: Counted) -> String {
    match counted {
        Counted::Seats => t!(
            lang,
            "Au-delà de la limite de sièges, plus personne de ce groupe n’est élu ; qui siège déjà garde son siège.",
            "Beyond the limit on seats, nobody else from that group is elected; those already sitting keep their seats."
        ),
        Counted::RollVoices => t!(
            lang,
            "Au-delà de la limite sur la liste des votants, chaque voix de ce groupe compte pour moins.",
            "Beyond the limit on the roll, each of that group’s votes counts for less."
        ),
        Counted::VotesCast => t!(
            lang,
            "Au-delà de la limite de voix exprimées, chaque voix de ce groupe compte pour moins dans les votes ouverts.",
            "Beyond the limit on votes cast, each of that group’s votes counts for less in open ballots."
        ),
    }
}

/// Whom a limit is on.
pub fn group(lang: Lang, blocs: &Blocs, of: Group) -> String {
    match of {
        Group::Bloc(bloc) => bloc_name(lang, blocs, bloc),
        Group::Establishments => t!(lang, "Les établissements", "Establishments"),
        Group::Profession(it) => profession::profession(lang, it),
        Group::Ville => t!(lang, "La ville", "Ville"),
        Group::GeneralPractitioners => {
            t!(lang, "Médecins généralistes", "General practitioners")
        }
        Group::OtherSpecialists => t!(
            lang,
            "Médecins d’une autre spécialité",
            "Doctors of another specialty"
        ),
        Group::Professions => t!(lang, "Professions", "Professions"),
    }
}

/// The name of a bloc.
pub fn bloc_name(lang: Lang, blocs: &Blocs, bloc: BlocId) -> String {
    let unknown = || t!(lang, "Un groupe sans nom", "A group without a name");
    blocs.get(&bloc).cloned().unwrap_or_else(unknown)
}

/// The bloc to which members count, or none.
pub fn party(lang: Lang, blocs: &Blocs, bloc: Option<BlocId>) -> String {
    match bloc {
        Some(bloc) => bloc_name(lang, blocs, bloc),
        None => t!(lang, "Aucun groupe d’établissements", "No hospital group"),
    }
}

/// A profession, or none.
pub fn trade(lang: Lang, it: Option<Profession>) -> String {
    match it {
        Some(it) => profession::profession(lang, it),
        None => t!(
            lang,
            "Structures, sans profession",
            "Structures, which have no profession"
        ),
    }
}

/// A side, as a heading.
pub fn side(lang: Lang, it: Side) -> String {
    match it {
        Side::Ville => t!(lang, "Ville", "Town practice (ville)"),
        Side::Establishment => t!(lang, "Établissements", "Establishments"),
        Side::Other => t!(lang, "Ni l’un ni l’autre", "Neither"),
    }
}
