//! Convention ville–hôpital with a health establishment.

use super::common::{self, laws, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Convention ville–hôpital entre {{cpts}} et {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        PATHWAYS,
        UNSCHEDULED,
        MEANS,
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
        "{{cpts}} réunit des professionnels de santé de ville, qui s’organisent entre eux pour répondre aux besoins de la population. {{partenaire}} assure sur ce territoire des soins hospitaliers. Les parties veulent que les patients passent de la ville à l’hôpital et de l’hôpital à la ville sans rupture, et que chacun connaisse le rôle de l’autre. Elles coopèrent par la présente convention, en complémentarité et sans concurrence.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe ce que {{cpts}} et {{partenaire}} font ensemble pour {{objet}}.

Chaque professionnel de santé reste libre d’y prendre part, et chaque patient libre de choisir qui le soigne.",
};

const PATHWAYS: Written = Written {
    key: "parcours",
    heading: "Entrée et sortie d’hospitalisation",
    body: "Pour une hospitalisation programmée, {{cpts}} diffuse à ses membres le document de liaison convenu ; {{partenaire}} indique le service, le nom et le numéro à joindre pour chaque spécialité concernée.

Pour la sortie, {{partenaire}} :

- prévient le médecin traitant et, s’il y a lieu, l’infirmier et le pharmacien désignés par le patient, avant la sortie quand elle demande une prise en charge à domicile ;
- remet la lettre de liaison au patient le jour de sa sortie, et l’envoie par messagerie sécurisée au médecin traitant dans un délai de {{delai_liaison_heures}} heures ;
- signale les sorties complexes au moins {{delai_sortie_heures}} heures à l’avance.

Pour un patient sans médecin traitant, {{cpts}} recherche parmi ses membres qui peut assurer les premiers soins après la sortie.",
};

const UNSCHEDULED: Written = Written {
    key: "acces",
    heading: "Accès à un avis et soins non programmés",
    body: "{{partenaire}} met à la disposition des membres de {{cpts}} un accès direct à un avis spécialisé, aux jours et heures tenus à jour par les référents. {{cpts}} tient à la disposition de {{partenaire}} la liste des professionnels et des créneaux de soins non programmés de son territoire.

Les parties orientent vers la ville, avec leur accord, les patients qui se présentent aux urgences et relèvent de soins de ville, dans le respect de la régulation médicale.",
};

const MEANS: Written = Written {
    key: "moyens",
    heading: "Moyens",
    body: "Chaque partie assume le temps de ses propres professionnels, sauf ce que prévoit l’annexe « Engagements ». Les réunions se tiennent de préférence en fin de journée, sur place et à distance, à des dates convenues au moins quinze jours avant.",
};
