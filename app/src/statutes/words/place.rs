//! Where something stands in a document, for people: « Assemblée générale ordinaire › Quorum ».

use domain::statutes::{Place, Statutes};

use super::{cap_name, decision, organ};
use crate::lang::Lang;

/// The place, as pages name it. What is not known is shown as it stands in the document.
pub fn place(lang: Lang, statutes: &Statutes, it: &Place) -> String {
    let parts: Vec<&str> = it.as_str().split('/').skip(1).collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let index = parts.get(at + 1).and_then(|it| it.parse::<usize>().ok());
        let entry = index.and_then(|n| entry(lang, statutes, &parts, at, n));
        if let Some(entry) = entry {
            said.push(entry);
            at += 2;
        } else {
            said.extend(field(lang, part));
            at += 1;
        }
    }
    if said.is_empty() {
        return t!(lang, "Le document", "The document");
    }
    said.join(" › ")
}

/// An entry of a list, by its own name.
fn entry(lang: Lang, statutes: &Statutes, parts: &[&str], at: usize, n: usize) -> Option<String> {
    match *parts.get(at)? {
        "organs" => statutes.organs.get(n).map(|it| organ(lang, it.organ)),
        "decisions" => {
            let of = parts.get(1)?.parse::<usize>().ok()?;
            let own = statutes.organs.get(of)?.decisions.get(n)?;
            Some(decision(lang, own.decision))
        }
        "colleges" if at == 0 => statutes.colleges.get(n).map(|it| {
            let name = &it.name;
            t!(lang, "Collège « {name} »", "College “{name}”")
        }),
        "caps" => statutes.caps.get(n).map(|it| cap_name(lang, &it.rule)),
        "members" => {
            let n = n + 1;
            Some(t!(lang, "condition {n}", "condition {n}"))
        }
        _ => None,
    }
}

/// A field; nothing for those that only wrap what they hold.
fn field(lang: Lang, word: &str) -> Option<String> {
    let (fr, en) = match word {
        "says" | "rule" | "needs" | "limited" | "convocation" => {
            return None;
        }
        "association" => ("Nom de l’association", "Name of the association"),
        "object" => ("Objet", "Object"),
        "membership" => ("Qui vote", "Who votes"),
        "unpaid" => ("cotisation impayée", "unpaid dues"),
        "seniority-months" => ("ancienneté", "seniority"),
        "roll-closes-days" => ("clôture de la liste", "closing of the roll"),
        "establishments" => ("établissements", "establishments"),
        "mixed" => ("exercice mixte", "mixed practice"),
        "from-share" | "share" => ("part", "share"),
        "colleges" => ("Collèges", "Colleges"),
        "college" => ("collège", "college"),
        "members" => ("membres", "members"),
        "category" => ("catégorie", "category"),
        "profession" => ("profession", "profession"),
        "mode" => ("mode d’exercice", "mode of practice"),
        "setting" => ("lieu d’exercice", "place of practice"),
        "structure" => ("structure", "structure"),
        "side" => ("côté", "side"),
        "voice" => ("voix", "voice"),
        "deliberative" => ("nombre de voix", "number of votes"),
        "seats" => ("sièges", "seats"),
        "board" => ("Conseil", "Board"),
        "term-years" => ("durée du mandat", "term of office"),
        "elections" => ("Élections", "Elections"),
        "organs" => ("Organes", "Organs"),
        "organ" => ("organe", "organ"),
        "decision" => ("décision", "decision"),
        "notice" => ("convocation", "notice"),
        "days" | "after-days" => ("délai en jours", "days"),
        "quorum" => ("quorum", "quorum"),
        "threshold" | "fewer-than" => ("seuil", "threshold"),
        "at-least" => ("au moins", "at least"),
        "more-than" => ("plus de", "more than"),
        "number" => ("nombre", "number"),
        "second" => ("deuxième convocation", "second convocation"),
        "majority" => ("majorité", "majority"),
        "kind" => ("sorte de majorité", "kind of majority"),
        "qualified" => ("fraction", "fraction"),
        "base" => ("base du calcul", "base of the count"),
        "tie" => ("égalité", "tie"),
        "secrecy" => ("secret", "secrecy"),
        "on-request" => ("part qui le demande", "share that asks for it"),
        "remote" => ("vote à distance", "remote voting"),
        "proxies" => ("pouvoirs", "proxies"),
        "consensus" => ("recherche d’accord", "seeking agreement"),
        "tabled-by" => ("qui dépose", "who tables"),
        "discussion-days" => ("jours de discussion", "days of discussion"),
        "round-days" => ("jours d’un tour", "days of a round"),
        "rounds" => ("nombre de tours", "number of rounds"),
        "per-holder" => ("par personne", "per holder"),
        "decisions" => ("décisions", "decisions"),
        "only" => ("liste", "list"),
        "caps" => ("Limites de poids", "Limits of weight"),
        "when-zero" => ("si moins d’un siège", "where less than one seat"),
        "scope" => ("où elle vaut", "where it holds"),
        "weights" => ("poids", "weights"),
        "weight" => ("poids", "weight"),
        "most" => ("maximum", "most"),
        "roles" => ("fonctions", "offices"),
        "professions" => ("nombre de professions", "number of professions"),
        "profession-share" => ("part d’une profession", "share of one profession"),
        "small-groups" => ("Petits groupes", "Small groups"),
        "choices" => ("choix", "choices"),
        "article" => ("article", "article"),
        "id" => ("mot du collège", "word of the college"),
        "name" => ("nom", "name"),
        "roll-voices" | "votes-cast" | "college-weights" | "double-majority" | "proxies-held"
        | "offices" | "composition" => return None,
        other => {
            // An index beyond the list, or a field of a later form.
            let n = other.parse::<usize>().ok()?;
            let n = n + 1;
            return Some(t!(lang, "n° {n}", "no. {n}"));
        }
    };
    Some(super::pick(lang, fr, en))
}
