//! Any other convention.

use super::common::{self, law, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Convention entre {{cpts}} et {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        UNDERTAKINGS,
        common::COMMITMENTS,
        common::GOVERNANCE,
        common::DATA,
        common::FOLLOW_UP,
        common::TERM,
        common::AMENDMENT,
        common::TERMINATION,
        common::DISPUTE,
        common::SIGNING,
    ],
};

const PREAMBLE: Written = Written {
    key: "preambule",
    heading: "Préambule",
    body: concat!(law!(), project!(), "Les parties souhaitent coopérer.",),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe ce que {{cpts}} et {{partenaire}} font ensemble pour {{objet}}.",
};

const UNDERTAKINGS: Written = Written {
    key: "obligations",
    heading: "Ce que fait chaque partie",
    body: "{{cpts}} fait connaître la présente convention à ses membres, et réunit ceux qui veulent y prendre part.

{{partenaire}} désigne ceux de ses services qui y prennent part, et facilite leur participation aux réunions.",
};
