//! Clauses that several kinds share.

use super::Written;

/// On which law a contract with a partner of the town rests.
macro_rules! law {
    () => {
        "Vu l’article L1434-12 du code de la santé publique, relatif aux communautés professionnelles territoriales de santé ;\n\n"
    };
}

/// On which law a contract with an establishment rests.
macro_rules! laws {
    () => {
        "Vu les articles L1434-12 et L1434-12-2 du code de la santé publique, relatifs aux communautés professionnelles territoriales de santé ;\n\n"
    };
}

/// For which territory the CPTS has its health project.
macro_rules! project {
    () => {
        "Vu le projet de santé de {{cpts}} pour le territoire suivant : {{territoire}} ;\n\n"
    };
}

pub(super) use {law, laws, project};

/// A contract gives no voice.
pub(super) const GOVERNANCE: Written = Written {
    key: "gouvernance",
    heading: "Indépendance et gouvernance",
    body: "La CPTS est gouvernée par les professionnels de santé de son territoire. La présente convention est conclue avec {{partenaire}} en qualité de partenaire : elle ne lui donne ni la qualité de membre, ni voix, ni siège dans les instances de la CPTS, ni droit de s’opposer à leurs décisions.

Les membres de la CPTS liés à {{partenaire}}, ou au groupe dont il fait partie, ne prennent part ni au débat ni au vote des décisions de la CPTS qui portent sur la présente convention. Le signataire de la CPTS n’est pas lié à {{partenaire}}.

Chaque partie garde son organisation, ses règles et sa responsabilité propres. La présente convention ne crée entre elles ni société, ni lien de subordination, ni exclusivité.",
};

/// Follow-up once a year.
pub(super) const FOLLOW_UP: Written = Written {
    key: "suivi",
    heading: "Suivi et évaluation",
    body: "Les parties désignent chacune un référent : {{referent_cpts}} pour la CPTS, {{referent_partenaire}} pour {{partenaire}}. Les référents se tiennent informés de toute difficulté et préparent les réunions prévues.

Une fois par an au moins, les parties examinent ensemble ce qui a été fait, les résultats de chaque indicateur de l’annexe « Engagements » et les sommes versées. Le bilan est écrit, et présenté aux membres de la CPTS.

Un indicateur qui n’est pas atteint donne lieu à un échange sur ses causes ; il n’emporte par lui-même ni pénalité ni résiliation.",
};

/// Commitments stand in the annex.
pub(super) const COMMITMENTS: Written = Written {
    key: "engagements",
    heading: "Engagements, indicateurs et financement",
    body: "Les missions concernées, les actions, les indicateurs avec leur cible et leur échéance, les sommes versées avec leur plafond et leur date, et les réunions dues sont énumérés dans l’annexe « Engagements », qui fait partie de la présente convention.

Aucune somme n’est due qui n’y figure pas. Les sommes reçues par la CPTS figurent dans ses comptes et sont affectées aux actions de la présente convention.",
};

/// Personal data and secrecy.
pub(super) const DATA: Written = Written {
    key: "donnees",
    heading: "Secret professionnel et données personnelles",
    body: "Les professionnels qui prennent part aux actions restent tenus au secret professionnel. Ils n’échangent sur une personne prise en charge que ce qui est nécessaire à la coordination ou à la continuité de ses soins, après l’avoir informée et dans le respect de son droit d’opposition.

Les échanges de données de santé passent par une messagerie ou un outil sécurisé. Chaque partie est responsable des traitements de données personnelles qu’elle met en œuvre. Un traitement décidé en commun fait l’objet d’un accord écrit entre elles avant de commencer.

Le suivi de la présente convention n’utilise que des données qui ne permettent d’identifier aucune personne soignée.",
};

/// Begin, end, renewal.
pub(super) const TERM: Written = Written {
    key: "duree",
    heading: "Durée et reconduction",
    body: "La présente convention prend effet le {{debut}}, et au plus tôt quand toutes les parties l’ont signée. Elle prend fin le {{fin}}.

Règle applicable à son terme : {{reconduction}}.",
};

/// Amendment.
pub(super) const AMENDMENT: Written = Written {
    key: "avenant",
    heading: "Modification",
    body: "La présente convention et ses annexes ne sont modifiées que par un avenant écrit, signé par toutes les parties. Pour la CPTS, l’avenant est décidé comme la convention : un nouveau texte demande un nouveau mandat.",
};

/// Termination.
pub(super) const TERMINATION: Written = Written {
    key: "resiliation",
    heading: "Résiliation",
    body: "Chaque partie peut mettre fin à la présente convention par écrit, avec un préavis de {{preavis}}.

Si une partie manque gravement à ses obligations, l’autre lui demande par écrit d’y remédier. Faute de réponse utile dans les trente jours, elle peut mettre fin à la convention sans autre préavis.

La convention prend fin de plein droit si la CPTS est dissoute, ou si {{partenaire}} cesse l’activité sur laquelle elle porte. Les parties veillent à ce que la fin de la convention n’interrompe aucune prise en charge en cours. Les sommes dues pour la période écoulée le restent ; celles qui ont été versées d’avance et n’ont pas été employées sont rendues.",
};

/// Disagreement.
pub(super) const DISPUTE: Written = Written {
    key: "differend",
    heading: "Différend",
    body: "Les parties recherchent d’abord un accord, par leurs référents puis par leurs représentants, dans les deux mois qui suivent l’écrit par lequel l’une d’elles expose le différend. À défaut d’accord, le tribunal compétent peut être saisi.",
};

/// How it is signed.
pub(super) const SIGNING: Written = Written {
    key: "signature",
    heading: "Signature et exemplaires",
    body: "Chaque signataire déclare avoir le pouvoir d’engager la partie pour laquelle il signe, en la qualité indiquée à la page des signatures. Pour la CPTS, ce pouvoir vient d’une décision qui porte sur le texte exact de la présente convention.

Les parties conviennent de signer par voie électronique. Elles acceptent comme preuve, entre elles, la signature électronique simple de l’empreinte du document, accompagnée de la preuve de son intégrité. Cette signature n’est pas une signature électronique qualifiée. Une partie peut demander à signer sur papier.

Chaque partie reçoit un exemplaire du document et le fichier qui permet d’en vérifier les signatures.",
};
