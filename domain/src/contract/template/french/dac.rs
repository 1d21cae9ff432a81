//! Convention with a « dispositif d'appui à la coordination ».

use super::common::{self, law, project};
use super::{French, Written};

pub(super) const FRENCH: French = French {
    title: "Convention de coopération entre {{cpts}} et le dispositif d’appui à la coordination {{partenaire}}",
    clauses: &[
        PREAMBLE,
        OBJECT,
        ROLES,
        REFERRAL,
        TOGETHER,
        common::COMMITMENTS,
        GOVERNANCE,
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
        law!(),
        project!(),
        "{{partenaire}} vient en appui aux professionnels pour les situations complexes, quels que soient l’âge et la maladie. {{cpts}} organise les soins de ville de son territoire. Les professionnels ont besoin d’un seul chemin pour demander de l’aide, et de savoir qui fait quoi.",
    ),
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "La présente convention fixe comment les membres de {{cpts}} demandent l’appui de {{partenaire}}, ce que {{partenaire}} leur répond, et ce que les deux font ensemble pour {{objet}}.

L’appui est demandé par les professionnels ; il ne leur est pas imposé.",
};

const ROLES: Written = Written {
    key: "roles",
    heading: "Rôle de chacun",
    body: "Le médecin traitant et les professionnels qui suivent la personne gardent la conduite des soins. {{partenaire}} informe, oriente et coordonne à leur demande ; il ne prescrit pas et ne remplace aucun d’eux. {{cpts}} fait connaître {{partenaire}} à ses membres et lui fait connaître les ressources de son territoire.",
};

const REFERRAL: Written = Written {
    key: "demande",
    heading: "Demande d’appui et réponse",
    body: "La demande se fait par le numéro ou le formulaire unique tenu à jour par {{partenaire}}. {{partenaire}} répond dans un délai de {{delai_reponse_jours}} jours, en disant qui prend la situation en charge et ce qui est proposé. Il tient le demandeur et le médecin traitant informés à chaque étape, et de la fin de l’appui.

Une demande que {{partenaire}} ne peut pas prendre est réorientée avec l’accord du demandeur.",
};

const TOGETHER: Written = Written {
    key: "commun",
    heading: "Réunions et répertoire communs",
    body: "Les parties tiennent un répertoire commun des ressources du territoire, dont chacune met à jour ce qui la concerne. Elles organisent des réunions de concertation sur des situations proposées par les professionnels, et un retour annuel sur les ruptures de parcours constatées, sans donnée qui permette d’identifier une personne.",
};

const GOVERNANCE: Written = Written {
    key: "gouvernance",
    heading: "Indépendance et gouvernance",
    body: "{{cpts}} et {{partenaire}} sont indépendants l’un de l’autre. La présente convention ne donne à {{partenaire}} ni la qualité de membre de la CPTS, ni voix, ni siège dans ses instances. Si {{cpts}} est représentée dans les instances de {{partenaire}}, son représentant est désigné et rend compte selon les règles de la CPTS.

Les membres de la CPTS liés à {{partenaire}} ne prennent part ni au débat ni au vote des décisions de la CPTS qui portent sur la présente convention. Le signataire de la CPTS n’est pas lié à {{partenaire}}.",
};
