//! Convention with a GHT: by its support establishment for the parties that it lists, or as a legal person.

use super::common::{self, laws, project};
use super::{French, Written};

pub(super) const BY_SUPPORT: French = French {
    title: "Convention ville–hôpital entre {{cpts}} et les établissements du {{ght}}, représentés par {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        CAPACITY_OF_SUPPORT,
        PROJECT,
        PATHWAYS,
        common::COMMITMENTS,
        GOVERNANCE,
        common::DATA,
        common::FOLLOW_UP,
        CHANGES,
        common::TERM,
        common::AMENDMENT,
        common::TERMINATION,
        common::DISPUTE,
        common::SIGNING,
    ],
};

pub(super) const AS_LEGAL_PERSON: French = French {
    title: "Convention ville–hôpital entre {{cpts}} et le {{ght}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        CAPACITY_AS_LEGAL_PERSON,
        PROJECT,
        PATHWAYS,
        common::COMMITMENTS,
        GOVERNANCE,
        common::DATA,
        common::FOLLOW_UP,
        CHANGES,
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
        "Vu l’article L6132-1 du même code, relatif aux groupements hospitaliers de territoire ;

",
        project!(),
        "Le {{ght}} porte un projet médical partagé entre ses établissements parties. {{cpts}} réunit les professionnels de santé de ville d’une partie de ce territoire. L’étendue du groupement dépasse celle de la communauté : la présente convention règle leur coopération sans que l’un dépende de l’autre.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe ce que {{cpts}} et les établissements du {{ght}} qu’elle engage font ensemble pour {{objet}}.

Elle s’applique aux patients du territoire de {{cpts}}, quel que soit l’établissement engagé qui les accueille.",
};

const CAPACITY_OF_SUPPORT: Written = Written {
    key: "capacite",
    heading: "Capacité et établissements engagés",
    body: "{{partenaire}}, établissement support du {{ght}}, signe la présente convention en cette qualité, pour lui-même et pour les établissements parties suivants, qui lui en ont donné le pouvoir : {{etablissements}}.

Un établissement qui n’est pas nommé ici n’est pas engagé. {{partenaire}} remet à {{cpts}}, avant la signature, la décision ou le mandat qui lui permet de signer pour chacun d’eux, et l’avertit sans délai si l’un d’eux le retire.",
};

const CAPACITY_AS_LEGAL_PERSON: Written = Written {
    key: "capacite",
    heading: "Capacité et établissements engagés",
    body: "Le {{ght}}, doté de la personnalité morale en application de la loi n° 2023-1268 du 27 décembre 2023, signe la présente convention en son nom. Elle engage ses établissements parties dans la mesure des compétences qu’ils lui ont confiées. À la date de la signature, ce sont : {{etablissements}}.

Le groupement remet à {{cpts}}, avant la signature, la délibération qui autorise son représentant à signer.",
};

const PROJECT: Written = Written {
    key: "projet",
    heading: "Projet médical partagé et projet de santé",
    body: "Les parties se communiquent le projet médical partagé et le projet de santé, et leurs modifications. Avant d’arrêter une filière ou un parcours qui change la place des soins de ville sur le territoire de {{cpts}}, les établissements engagés recueillent son avis. {{cpts}} fait de même pour ce qui change la place des soins hospitaliers.

Un avis est donné dans les deux mois ; passé ce délai, il est réputé rendu sans observation.",
};

const PATHWAYS: Written = Written {
    key: "parcours",
    heading: "Parcours communs",
    body: "Pour chaque parcours énuméré dans l’annexe « Engagements », les parties conviennent :

- d’un médecin ou d’un cadre référent dans chaque établissement engagé, et d’un professionnel référent de {{cpts}} ;
- d’un numéro ou d’une adresse de messagerie sécurisée où la ville obtient un avis ;
- d’une lettre de liaison envoyée au médecin traitant dans un délai de {{delai_liaison_heures}} heures après la sortie ;
- d’un signalement des sorties complexes au moins {{delai_sortie_heures}} heures à l’avance.

Les parcours sont les mêmes dans tous les établissements engagés, sauf ce que l’annexe prévoit pour l’un d’eux.",
};

const GOVERNANCE: Written = Written {
    key: "gouvernance",
    heading: "Indépendance et gouvernance",
    body: "La CPTS est gouvernée par les professionnels de santé de son territoire. Le {{ght}}, ses établissements parties et son établissement support sont ses partenaires : la présente convention ne leur donne ni la qualité de membre, ni voix, ni siège dans les instances de la CPTS, ni droit de s’opposer à leurs décisions.

Pour l’application des règles de la CPTS, tous les établissements du {{ght}} forment un seul groupe. Les membres liés à l’un d’eux ne prennent part ni au débat ni au vote des décisions de la CPTS qui portent sur la présente convention, et ne la signent pas pour elle.

De même, la CPTS ne prend part à aucune décision interne du groupement.",
};

const CHANGES: Written = Written {
    key: "perimetre",
    heading: "Changement du groupement",
    body: "Si un établissement engagé quitte le {{ght}}, les engagements qui le concernent restent les siens jusqu’au terme de la convention, sauf s’il y met fin avec le préavis prévu à l’article « Résiliation ». Si un établissement rejoint le groupement, il n’est engagé que par un avenant.

Chaque changement est porté à la connaissance de l’autre partie dans le mois, et conduit la CPTS à revoir quels membres sont tenus au déport.",
};
