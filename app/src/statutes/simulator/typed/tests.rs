use domain::scenario::{Verdict, play};
use domain::statutes::{Said, template};

use super::*;
use crate::statutes::simulator::say::{Tone, headline, told};

fn typed(pairs: &[(&str, &str)]) -> Typed {
    let own = pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let mut typed = filled(&template(), Typed::new());
    typed.extend(own);
    typed
}

fn errors(pairs: &[(&str, &str)]) -> Typed {
    read(Lang::Fr, &template(), &typed(pairs)).unwrap_err()
}

#[test]
fn the_page_starts_with_a_meeting_that_can_be() {
    for organ in domain::statutes::OrganKind::ALL {
        let asked = Typed::from([(ORGAN.to_owned(), organ.code().to_owned())]);
        let typed = filled(&template(), asked);
        let scenario = read(Lang::Fr, &template(), &typed).unwrap();
        assert_eq!(scenario.organ, *organ);
        assert!(
            matches!(play(&template(), &scenario).verdict, Verdict::Voted(_)),
            "{organ:?}"
        );
    }
    let asked = Typed::from([(DECISION.to_owned(), "election".to_owned())]);
    let scenario = read(Lang::Fr, &template(), &filled(&template(), asked)).unwrap();
    assert!(play(&template(), &scenario).seated.is_some());
}

#[test]
fn an_address_gives_the_same_meeting_again() {
    let first = typed(&[
        ("ville.hors.pour", "30"),
        (FORM, "secret"),
        (CONVOCATION, "2"),
    ]);
    let query = query(&first);
    let again: Typed = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    assert_eq!(again, first);
    assert_eq!(filled(&template(), again.clone()), first);
    assert!(again.keys().all(|it| is_known(&template(), it)));
    assert!(!is_known(&template(), "ville.hors"));
    let odd = Typed::from([(ORGAN.to_owned(), "é&=% ".to_owned())]);
    let query = super::query(&odd);
    let again: Typed = form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    assert_eq!(again, odd);
}

#[test]
fn what_cannot_be_a_number_is_told_at_its_field() {
    for (wrong, words) in [
        ("", "Écrivez un nombre, 0"),
        ("   ", "Écrivez un nombre, 0"),
        ("douze", "en chiffres"),
        ("-3", "en chiffres"),
        ("1,5", "en chiffres"),
        ("1000000000000", "C’est trop"),
        ("99999999999999999999999", "C’est trop"),
        ("1000001", "C’est trop"),
    ] {
        let found = errors(&[("ville.hors.presents", wrong)]);
        let said: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(said, ["ville.hors.presents"], "{wrong:?}");
        assert!(found["ville.hors.presents"].contains(words), "{found:?}");
    }
    let spaced = typed(&[("ville.hors.inscrits", "1\u{202f}200 ")]);
    assert!(read(Lang::Fr, &template(), &spaced).is_ok());
}

#[test]
fn numbers_that_do_not_fit_together_are_told_at_their_field() {
    let found = errors(&[("ville.hors.presents", "61"), ("usagers.hors.pour", "99")]);
    let said: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(said, ["usagers.hors.pour", "ville.hors.presents"]);
    assert!(
        found["ville.hors.presents"].contains("60 ont le droit de vote"),
        "{found:?}"
    );
    let found = errors(&[("ville.hors.pouvoirs", "21")]);
    assert!(
        found["ville.hors.pouvoirs"].contains("20 ne sont pas là"),
        "{found:?}"
    );
}

#[test]
fn unknown_choices_count_as_not_chosen() {
    let odd = typed(&[
        (ORGAN, "senate"),
        (DECISION, "war"),
        (COLLEGE, "nobody"),
        (CONVOCATION, "9"),
    ]);
    let scenario = read(Lang::Fr, &template(), &odd).unwrap();
    assert_eq!(scenario.organ, domain::statutes::OrganKind::OrdinaryMeeting);
    assert_eq!(scenario.college.unwrap().as_str(), "ville");
    assert_eq!(scenario.convocation, Convocation::First);
}

#[test]
fn the_result_is_one_sentence_and_each_step_names_its_article() {
    let mut statutes = template();
    statutes.organs[0].tie = Said::Silent;
    let mut zero = filled(&statutes, Typed::new());
    for (name, value) in &mut zero {
        if name.contains('.') {
            "0".clone_into(value);
        }
    }
    zero.extend([
        ("ville.hors.inscrits".to_owned(), "60".to_owned()),
        ("ville.hors.presents".to_owned(), "50".to_owned()),
        ("ville.hors.pour".to_owned(), "38".to_owned()),
        ("ville.hors.contre".to_owned(), "12".to_owned()),
    ]);
    let scenario = read(Lang::Fr, &statutes, &zero).unwrap();
    let played = play(&statutes, &scenario);
    let head = headline(Lang::Fr, &played);
    assert_eq!((head.tone, head.words.as_str()), (Tone::Good, "Adoptée"));
    assert_eq!(
        head.why,
        "38 pour, 12 contre\u{202f}; il fallait plus de 25 pour."
    );
    let steps = told(Lang::Fr, &statutes, &played);
    let terms: Vec<&str> = steps.iter().map(|it| it.term.as_str()).collect();
    assert_eq!(terms, ["Quorum", "Vote", "Majorité"]);
    assert!(steps.iter().all(|it| it.from == "article 11"), "{steps:#?}");

    let mut missed = zero.clone();
    missed.insert(ORGAN.to_owned(), "extraordinary-meeting".to_owned());
    missed.insert("ville.hors.presents".to_owned(), "29".to_owned());
    missed.insert("ville.hors.pour".to_owned(), "20".to_owned());
    missed.insert("ville.hors.contre".to_owned(), "9".to_owned());
    let played = play(&statutes, &read(Lang::Fr, &statutes, &missed).unwrap());
    let head = headline(Lang::Fr, &played);
    assert_eq!(head.words, "Quorum manqué");
    assert_eq!(head.why, "il manque 1\u{a0}: rien ne peut être décidé.");
    let steps = told(Lang::En, &statutes, &played);
    assert_eq!(steps[1].term, "Next");
}

#[test]
fn an_election_reads_the_votes_of_each_candidate_and_tells_seats() {
    let election = [
        (DECISION, "election"),
        ("ville.hors.candidats", "40 ; 30,20 10"),
    ];
    let scenario = read(Lang::Fr, &template(), &typed(&election)).unwrap();
    let ville = scenario.contenders.iter();
    let ville = ville.filter(|it| it.cell.college.as_str() == "ville");
    let votes: Vec<u64> = ville.map(|it| it.votes).collect();
    assert_eq!(votes, [40, 30, 20, 10]);
    let played = play(&template(), &scenario);
    let head = headline(Lang::Fr, &played);
    assert_eq!(head.words, "10 sièges pourvus sur 15");
    assert_eq!(head.why, "5 sièges restent vacants.");
    let steps = told(Lang::Fr, &template(), &played);
    let terms: Vec<&str> = steps.iter().map(|it| it.term.as_str()).collect();
    assert!(terms.contains(&"Sièges vacants"), "{terms:?}");
    assert!(terms.contains(&"Non vérifié") && !terms.contains(&"Majorité"));
}

#[test]
fn votes_of_candidates_that_cannot_be_are_told_at_their_field() {
    let many = "1 ".repeat(41);
    for (wrong, words) in [
        ("douze", "séparées par des espaces"),
        ("40 -3", "séparées par des espaces"),
        ("999", "Plus de voix que de votants"),
        (many.as_str(), "40 candidatures au plus"),
    ] {
        let found = errors(&[(DECISION, "election"), ("ville.hors.candidats", wrong)]);
        let said: Vec<&str> = found.keys().map(String::as_str).collect();
        assert_eq!(said, ["ville.hors.candidats"], "{wrong}");
        assert!(found["ville.hors.candidats"].contains(words), "{found:?}");
    }
    // Where nobody is elected they are not looked at.
    let other = typed(&[("ville.hors.candidats", "douze")]);
    assert!(read(Lang::Fr, &template(), &other).is_ok());
}

#[test]
fn proxies_are_told_with_every_limit_on_them() {
    let scenario = read(Lang::Fr, &template(), &typed(&[])).unwrap();
    let steps = told(Lang::Fr, &template(), &play(&template(), &scenario));
    let found = steps.iter().find(|it| it.term == "Pouvoirs").unwrap();
    assert!(
        found.says.contains("les présents peuvent en porter"),
        "{found:?}"
    );
    assert!(found.says.contains("Une même personne en porte 2 au plus."));
}
