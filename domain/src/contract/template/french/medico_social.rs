//! Convention with an EHPAD or another médico-social body.

use super::common::{self, laws, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Convention de coopération entre {{cpts}} et {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        CARE,
        URGENT,
        HOSPITAL,
        PREVENTION,
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
    body: concat!(
        laws!(),
        project!(),
        "{{partenaire}} accueille ou accompagne des personnes dont la santé et l’autonomie demandent plusieurs professionnels à la fois. {{cpts}} réunit ceux de la ville. Les parties veulent que ces personnes aient un médecin traitant, des soins réguliers, et le moins possible d’hospitalisations évitables.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe ce que {{cpts}} et {{partenaire}} font ensemble pour {{objet}}.

Elle ne remplace ni le libre choix du professionnel par la personne accueillie, ni les contrats que {{partenaire}} conclut avec chaque professionnel qui y intervient.",
};

const CARE: Written = Written {
    key: "soins",
    heading: "Médecin traitant et soins réguliers",
    body: "{{partenaire}} signale à {{cpts}} les personnes accueillies qui n’ont pas de médecin traitant et en veulent un. {{cpts}} transmet la demande à ses membres et répond dans un délai de {{delai_reponse_jours}} jours, en disant ce qui est possible.

Les parties conviennent des jours et des conditions d’intervention qui épargnent à chacun des déplacements inutiles : visites regroupées, dossier et traitement préparés, présence d’un soignant de {{partenaire}}.",
};

const URGENT: Written = Written {
    key: "non-programme",
    heading: "Soins non programmés et téléconsultation",
    body: "Pour un besoin qui ne peut pas attendre la prochaine visite et ne relève pas de l’urgence vitale, {{partenaire}} appelle d’abord le médecin traitant, puis l’organisation de soins non programmés de {{cpts}}, et donne les informations convenues entre les référents.

Une téléconsultation ou une téléexpertise se fait avec la personne, ou avec son accord, et en présence d’un soignant de {{partenaire}} quand son état le demande.",
};

const HOSPITAL: Written = Written {
    key: "hospitalisation",
    heading: "Hospitalisation et retour",
    body: "Avant un transfert, {{partenaire}} remet le dossier de liaison convenu : traitements, volontés exprimées par la personne, personne de confiance, coordonnées du médecin traitant. Au retour, {{partenaire}} transmet dans les {{delai_liaison_heures}} heures les documents reçus au médecin traitant et au pharmacien.",
};

const PREVENTION: Written = Written {
    key: "prevention",
    heading: "Prévention et formation",
    body: "Les parties organisent ensemble des actions de prévention (chutes, dénutrition, vaccination, santé bucco-dentaire, bon usage du médicament) et des temps de formation ouverts à leurs professionnels. Le calendrier en est arrêté chaque année par les référents.",
};
