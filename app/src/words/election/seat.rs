//! Who has a seat and why, in words.

use domain::election::limits::{Full, Limit, Limits, Short};
use service::election::proclaimed::{Fate, Placed, Proclaimed};

use crate::lang::Lang;
use crate::statutes::words::article;
use crate::words::number;

/// « Anne Roy est élu·e (Usagers), avec 12 voix. »
pub fn seat(lang: Lang, read: &Proclaimed, it: &Placed) -> String {
    let (name, college) = (&it.name, read.college(&it.college));
    let votes = votes(lang, it.votes);
    match &it.fate {
        Fate::ElectedFor(short, of) => {
            let (of, least) = (read.candidate(*of), least(lang, short));
            t!(
                lang,
                "{name} est élu·e ({college}) avec {votes}, à la place de {of} : il faut {least}.",
                "{name} is elected ({college}) with {votes}, in the place of {of}: there must be {least}."
            )
        }
        _ => t!(
            lang,
            "{name} est élu·e ({college}) avec {votes}.",
            "{name} is elected ({college}) with {votes}."
        ),
    }
}

/// « 3 voix ».
pub fn votes(lang: Lang, count: u64) -> String {
    let shown = number(lang, i64::try_from(count).unwrap_or(i64::MAX));
    plural!(
        lang,
        count,
        "{shown} voix",
        "{shown} voix",
        "{shown} vote",
        "{shown} votes"
    )
}

/// What became of a candidate, in one or two words.
pub fn fate(lang: Lang, it: &Fate) -> String {
    match it {
        Fate::Elected | Fate::ElectedFor(..) => t!(lang, "Élu·e", "Elected"),
        Fate::Skipped(_) => t!(lang, "Écarté·e par un plafond", "Passed over by a limit"),
        Fate::GaveWay(..) => t!(lang, "A cédé son siège", "Gave way"),
        Fate::LeftVacant(_) => t!(lang, "Siège laissé vacant", "Seat left vacant"),
        Fate::NotEnoughVotes | Fate::NoSeat => t!(lang, "Non élu·e", "Not elected"),
        Fate::Withdrew => t!(lang, "S’est retiré·e", "Withdrew"),
        Fate::Waits => t!(lang, "À départager", "Tied"),
    }
}

/// Why a candidate is not elected; nothing where others simply had more votes, or where she is.
pub fn why(lang: Lang, read: &Proclaimed, it: &Placed) -> Option<String> {
    let name = &it.name;
    Some(match &it.fate {
        Fate::Elected | Fate::ElectedFor(..) | Fate::NotEnoughVotes => return None,
        Fate::Skipped(full) => {
            let most = most(lang, read, full);
            t!(
                lang,
                "{name} passe son tour : {most}.",
                "{name} is passed over: {most}."
            )
        }
        Fate::GaveWay(short, to) => {
            let (to, least) = (read.candidate(*to), least(lang, short));
            t!(
                lang,
                "{name} laisse son siège à {to} : il faut {least}.",
                "{name} gives the seat to {to}: there must be {least}."
            )
        }
        Fate::LeftVacant(short) => {
            let least = least(lang, short);
            t!(
                lang,
                "{name} avait les voix, mais le siège reste vacant : il faut {least}.",
                "{name} had the votes, but the seat stays vacant: there must be {least}."
            )
        }
        Fate::NoSeat => t!(
            lang,
            "{name} : ce collège n’élit personne.",
            "{name}: this college elects nobody."
        ),
        Fate::Withdrew => t!(
            lang,
            "{name} s’est retiré·e après le verrouillage des bulletins : ses voix sont dites et ne donnent pas de siège.",
            "{name} withdrew after the ballots were locked: the votes are told and give no seat."
        ),
        Fate::Waits => t!(
            lang,
            "{name} : un nouveau vote départage.",
            "{name}: another vote decides."
        ),
    })
}

fn most(lang: Lang, read: &Proclaimed, full: &Full) -> String {
    let (Full::Bloc(_, limit) | Full::Establishments(limit) | Full::Profession(_, limit)) = full;
    let (seats, at) = (limit.seats, article(lang, &limit.article));
    let who = match full {
        Full::Bloc(bloc, _) => {
            let bloc = read.bloc(*bloc);
            t!(lang, "« {bloc} » a", "“{bloc}” has")
        }
        Full::Establishments(_) => t!(lang, "les établissements ont", "establishments have"),
        Full::Profession(..) => t!(lang, "sa profession a", "the profession has"),
    };
    plural!(
        lang,
        seats,
        "{who} déjà {seats} siège, le plus que permettent les statuts ({at})",
        "{who} déjà {seats} sièges, le plus que permettent les statuts ({at})",
        "{who} {seats} seat already, the most that the statutes allow ({at})",
        "{who} {seats} seats already, the most that the statutes allow ({at})"
    )
}

/// « au moins 8 sièges de ville (article 18) ».
pub fn least(lang: Lang, short: &Short) -> String {
    let (Short::Ville(limit)
    | Short::GeneralPractitioners(limit)
    | Short::OtherSpecialists(limit)
    | Short::Professions(limit)) = short;
    let (n, at) = (limit.seats, article(lang, &limit.article));
    match short {
        Short::Ville(_) => plural!(
            lang,
            n,
            "au moins {n} siège de ville ({at})",
            "au moins {n} sièges de ville ({at})",
            "at least {n} seat of town practice ({at})",
            "at least {n} seats of town practice ({at})"
        ),
        Short::GeneralPractitioners(_) => plural!(
            lang,
            n,
            "au moins {n} médecin généraliste ({at})",
            "au moins {n} médecins généralistes ({at})",
            "at least {n} general practitioner ({at})",
            "at least {n} general practitioners ({at})"
        ),
        Short::OtherSpecialists(_) => plural!(
            lang,
            n,
            "au moins {n} médecin d’une autre spécialité ({at})",
            "au moins {n} médecins d’une autre spécialité ({at})",
            "at least {n} doctor of another specialty ({at})",
            "at least {n} doctors of another specialty ({at})"
        ),
        Short::Professions(_) => plural!(
            lang,
            n,
            "au moins {n} profession ({at})",
            "au moins {n} professions différentes ({at})",
            "at least {n} profession ({at})",
            "at least {n} different professions ({at})"
        ),
    }
}

/// Each limit of the statutes on the board: its words, and the article.
pub fn limits(lang: Lang, all: &Limits) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    let mut add = |limit: Option<&Limit>, say: &dyn Fn(u32) -> String| {
        if let Some(it) = limit {
            lines.push((say(it.seats), article(lang, &it.article)));
        }
    };
    add(all.bloc.as_ref(), &|n| {
        plural!(
            lang,
            n,
            "Un même groupe hospitalier : {n} siège au plus",
            "Un même groupe hospitalier : {n} sièges au plus",
            "One hospital group: {n} seat at most",
            "One hospital group: {n} seats at most"
        )
    });
    add(all.establishments.as_ref(), &|n| {
        plural!(
            lang,
            n,
            "Tous les établissements ensemble : {n} siège au plus",
            "Tous les établissements ensemble : {n} sièges au plus",
            "All establishments together: {n} seat at most",
            "All establishments together: {n} seats at most"
        )
    });
    add(all.profession.as_ref(), &|n| {
        plural!(
            lang,
            n,
            "Une même profession : {n} siège au plus",
            "Une même profession : {n} sièges au plus",
            "One profession: {n} seat at most",
            "One profession: {n} seats at most"
        )
    });
    add(all.ville.as_ref(), &|n| {
        t!(
            lang,
            "Exercice de ville : {n} sièges au moins",
            "Town practice: at least {n} seats"
        )
    });
    add(all.general_practitioners.as_ref(), &|n| {
        t!(
            lang,
            "Médecins généralistes : {n} au moins",
            "General practitioners: at least {n}"
        )
    });
    add(all.other_specialists.as_ref(), &|n| {
        t!(
            lang,
            "Médecins d’une autre spécialité : {n} au moins",
            "Doctors of another specialty: at least {n}"
        )
    });
    add(all.professions.as_ref(), &|n| {
        t!(
            lang,
            "Professions différentes : {n} au moins",
            "Different professions: at least {n}"
        )
    });
    lines
}
