//! Convention with a municipality or a community of municipalities.

use super::common::{self, law, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Convention de partenariat entre {{cpts}} et {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        MEANS,
        SETTLING,
        PREVENTION,
        COMMUNICATION,
        common::COMMITMENTS,
        common::GOVERNANCE,
        DATA,
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
    body: concat!(
        law!(),
        "Vu la délibération par laquelle {{partenaire}} autorise la signature de la présente convention : {{deliberation}} ;

",
        project!(),
        "{{partenaire}} connaît sa population et dispose de lieux et de services. {{cpts}} connaît les besoins de soins et réunit ceux qui y répondent. Les parties agissent ensemble, chacune dans ses compétences.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe ce que {{cpts}} et {{partenaire}} font ensemble pour {{objet}}, au bénéfice des habitants.",
};

const MEANS: Written = Written {
    key: "moyens",
    heading: "Lieux et moyens mis à disposition",
    body: "{{partenaire}} met à la disposition de {{cpts}}, pour ses réunions et ses actions, les lieux suivants : {{lieux}}. Les dates sont convenues au moins quinze jours avant. Les lieux sont rendus en l’état ; {{cpts}} justifie d’une assurance.

La valeur de cette mise à disposition, si elle est gratuite, est indiquée dans l’annexe « Engagements ».",
};

const SETTLING: Written = Written {
    key: "installation",
    heading: "Accueil des professionnels et des étudiants",
    body: "Les parties accueillent ensemble les professionnels de santé qui envisagent de s’installer et les étudiants en stage : {{partenaire}} pour le logement, les locaux et les démarches, {{cpts}} pour la rencontre des confrères et l’organisation du travail. Elles se communiquent, avec l’accord des intéressés, les demandes qu’elles reçoivent.",
};

const PREVENTION: Written = Written {
    key: "prevention",
    heading: "Prévention",
    body: "Les parties préparent ensemble les actions de prévention destinées aux habitants. {{cpts}} répond du contenu de santé ; {{partenaire}} aide à rejoindre le public, en particulier les personnes éloignées des soins.",
};

const COMMUNICATION: Written = Written {
    key: "communication",
    heading: "Information des habitants",
    body: "{{partenaire}} relaie les informations pratiques de {{cpts}} sur l’accès aux soins. Aucune communication commune ne fait la promotion d’un professionnel ou d’un établissement. Chaque partie valide avant sa diffusion ce qui porte son nom.",
};

const DATA: Written = Written {
    key: "donnees",
    heading: "Secret professionnel et données personnelles",
    body: "{{cpts}} et ses membres ne communiquent à {{partenaire}} aucune information sur une personne soignée. Les échanges prévus par la présente convention portent sur des actions, des besoins et des nombres qui ne permettent d’identifier personne.

Chaque partie est responsable des traitements de données personnelles qu’elle met en œuvre.",
};
