use domain::decision::{Ballot, Choice as Position};

use crate::decision::live::name;
use crate::lang::Lang;
use crate::ui::Choice;

/// The five positions: what each means, and what it leads to.
pub(super) fn positions(lang: Lang) -> Vec<Choice> {
    let detail = |it: Position| match it {
        Position::Support => t!(
            lang,
            "Je suis pour. Si tous ceux qui s’expriment soutiennent le texte, c’est un consensus.",
            "I am for it. If all who speak support the text, it is a consensus."
        ),
        Position::Consent => t!(
            lang,
            "Je ne suis pas contre : on peut avancer ainsi. Sans objection maintenue, le texte est adopté.",
            "I am not against it: we can go on like this. Without a maintained objection, the text is adopted."
        ),
        Position::Reservation => t!(
            lang,
            "On peut avancer, et je veux que mon doute soit écrit. Il est publié avec le résultat ; il n’arrête rien.",
            "We can go on, and I want my doubt to be written down. It is published with the result; it stops nothing."
        ),
        Position::Objection => t!(
            lang,
            "J’y vois un dommage, et je dis lequel. On doit me répondre ; je dis ensuite ce que devient mon objection. Maintenue, elle empêche l’accord.",
            "I see a harm in it, and say which. I must be answered; then I say what becomes of my objection. Maintained, it keeps an agreement from being reached."
        ),
        Position::Abstention => t!(
            lang,
            "Je ne me prononce pas. Compte dans la participation, ni pour ni contre.",
            "I do not take sides. It counts as taking part, neither for nor against."
        ),
    };
    Position::ALL
        .iter()
        .map(|it| Choice::new(it.code(), name(lang, *it)).detail(detail(*it)))
        .collect()
}

/// The ballots of the vote.
pub(super) fn ballots(lang: Lang) -> Vec<Choice> {
    let detail = |it: Ballot| match it {
        Ballot::Yes => t!(lang, "J’adopte le texte.", "I adopt the text."),
        Ballot::No => t!(lang, "Je le rejette.", "I reject it."),
        Ballot::Blank => t!(
            lang,
            "Je vote sans choisir. Les statuts disent si les blancs comptent.",
            "I vote without choosing. The statutes say whether blank votes count."
        ),
        Ballot::Abstention => t!(
            lang,
            "Je suis là, et ne vote pas.",
            "I am there, and do not vote."
        ),
    };
    Ballot::ALL
        .iter()
        .map(|it| Choice::new(it.code(), ballot(lang, *it)).detail(detail(*it)))
        .collect()
}

fn ballot(lang: Lang, it: Ballot) -> String {
    match it {
        Ballot::Yes => t!(lang, "Pour", "For"),
        Ballot::No => t!(lang, "Contre", "Against"),
        Ballot::Blank => t!(lang, "Blanc", "Blank"),
        Ballot::Abstention => t!(lang, "Abstention", "Abstention"),
    }
}

/// What was said, in one word.
pub(super) fn code(lang: Lang, code: &str, vote: bool) -> String {
    let found = if vote {
        let it = Ballot::ALL.iter().find(|it| it.code() == code);
        it.map(|it| ballot(lang, *it))
    } else {
        let it = Position::ALL.iter().find(|it| it.code() == code);
        it.map(|it| name(lang, *it))
    };
    found.unwrap_or_else(|| code.to_owned())
}
