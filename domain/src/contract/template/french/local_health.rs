//! « Contrat local de santé »: what the CPTS undertakes in it.

use super::common::{self, law, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Participation de {{cpts}} au contrat local de santé avec {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        NEEDS,
        ACTIONS,
        STEERING,
        common::COMMITMENTS,
        GOVERNANCE,
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
        project!(),
        "Un contrat local de santé réunit, autour de {{partenaire}} et de l’agence régionale de santé ({{ars}}), ceux qui agissent pour la santé d’un même territoire. {{cpts}} y prend part au nom des professionnels de santé de ville, avec son propre projet de santé.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "Le présent contrat fixe les actions du contrat local de santé auxquelles {{cpts}} prend part, et ce que les signataires s’engagent à faire pour {{objet}}.

Il complète le projet de santé de la CPTS et ne le modifie pas. Les actions déjà financées par l’accord conventionnel interprofessionnel n’y sont pas financées une seconde fois.",
};

const NEEDS: Written = Written {
    key: "besoins",
    heading: "Diagnostic partagé",
    body: "Les signataires partagent leurs diagnostics des besoins de la population. Un seul questionnaire est adressé aux professionnels et aux habitants quand la même information est utile à plusieurs d’entre eux.",
};

const ACTIONS: Written = Written {
    key: "actions",
    heading: "Actions",
    body: "Chaque action a une fiche, qui dit le besoin, le public, qui la conduit, les moyens, l’indicateur et l’échéance. Une action conduite par {{cpts}} ne commence que si elle a été décidée selon ses règles. Une action peut être arrêtée si son bilan le justifie, sans que le contrat prenne fin.",
};

const STEERING: Written = Written {
    key: "pilotage",
    heading: "Pilotage",
    body: "{{cpts}} est représentée au comité de pilotage par une personne qu’elle désigne, et par sa suppléante. Les documents lui parviennent au moins quinze jours avant chaque réunion. Aucune décision du comité n’engage {{cpts}} au-delà du présent contrat.",
};

const GOVERNANCE: Written = Written {
    key: "gouvernance",
    heading: "Indépendance et gouvernance",
    body: "Le présent contrat ne donne à aucun autre signataire ni la qualité de membre de la CPTS, ni voix, ni siège dans ses instances, ni droit de s’opposer à ses décisions.

Les membres de la CPTS liés à {{partenaire}} ne prennent part ni au débat ni au vote des décisions de la CPTS qui portent sur le présent contrat. Le signataire de la CPTS n’est pas lié à {{partenaire}}.",
};

const DATA: Written = Written {
    key: "donnees",
    heading: "Secret professionnel et données personnelles",
    body: "Les échanges entre signataires portent sur des besoins, des actions et des nombres qui ne permettent d’identifier aucune personne soignée. Chaque signataire est responsable des traitements de données personnelles qu’il met en œuvre.",
};
