//! The tripartite ACI contract: CPTS, CPAM, ARS, for five years. The contract that is signed is the national one; this text is
//! what a CPTS prepares and follows it with.

use super::{French, Written, common};

pub(super) const FRENCH: French = French {
    title: "Contrat tripartite de {{cpts}} avec la caisse ({{cpam}}) et l’agence régionale de santé ({{ars}}), en application de l’accord conventionnel interprofessionnel",
    clauses: &[
        PREAMBLE,
        OBJECT,
        TERRITORY,
        MISSIONS,
        CALENDAR,
        MONEY,
        FOLLOW_UP,
        GOVERNANCE,
        DATA,
        TERM,
        AMENDMENT,
        TERMINATION,
        common::SIGNING,
    ],
};

const PREAMBLE: Written = Written {
    key: "preambule",
    heading: "Préambule",
    body: "Vu les articles L1434-12, L1434-12-1 et L1434-12-2 du code de la santé publique ;

Vu l’accord conventionnel interprofessionnel en faveur du développement de l’exercice coordonné et du déploiement des communautés professionnelles territoriales de santé, signé le 20 juin 2019 et approuvé par l’arrêté du 21 août 2019, et ses avenants ;

Vu le projet de santé de {{cpts}}, adressé à l’agence régionale de santé et validé le {{validation}} ;

Les parties concluent le présent contrat. Le modèle national s’impose à elles : ce texte le prépare et le complète là où il le permet.",
};

const OBJECT: Written = Written {
    key: "objet",
    heading: "Objet",
    body: "Le présent contrat fixe les engagements de {{cpts}} sur ses missions, l’accompagnement et les moyens apportés par {{cpam}} et {{ars}}, et la façon dont les résultats sont suivis. Il définit les actions, les moyens et les indicateurs de suivi, adaptés au territoire.",
};

const TERRITORY: Written = Written {
    key: "territoire",
    heading: "Territoire et taille",
    body: "Le territoire de {{cpts}} est le suivant : {{territoire}}. Il compte {{habitants}} habitants. Les tailles de l’accord sont : moins de 40 000 habitants, de 40 000 à 80 000, de 80 000 à 175 000, plus de 175 000.

Un changement de territoire donne lieu à un avenant.",
};

const MISSIONS: Written = Written {
    key: "missions",
    heading: "Missions",
    body: "{{cpts}} s’engage sur les missions obligatoires :

- l’accès aux soins : médecin traitant et soins non programmés ;
- les parcours pluriprofessionnels autour du patient ;
- la prévention sur le territoire ;
- la réponse aux crises sanitaires.

Elle peut s’engager aussi sur les missions facultatives : la qualité et la pertinence des soins, l’accompagnement des professionnels de santé. L’annexe « Engagements » dit, pour chaque mission, les actions, les indicateurs, leur cible et leur échéance.",
};

const CALENDAR: Written = Written {
    key: "calendrier",
    heading: "Déploiement",
    body: "Les délais courent à partir de la signature. L’accès aux soins et la réponse aux crises commencent dans les six mois et sont pleinement déployés dans les dix-huit mois. Les parcours et la prévention commencent dans les douze mois et sont pleinement déployés dans les vingt-quatre mois. Les missions facultatives commencent à la date choisie par {{cpts}}.",
};

const MONEY: Written = Written {
    key: "financement",
    heading: "Financement",
    body: "{{cpam}} verse à {{cpts}} un financement de fonctionnement et un financement par mission. Le financement par mission a une part fixe, versée en proportion du temps à partir du début de la mission, et une part variable, qui dépend des indicateurs.

Une avance est versée à chaque date anniversaire du contrat, et le solde après l’examen annuel. Les montants, plafonds et dates figurent dans l’annexe « Engagements ».

Les indemnités et rémunérations que {{cpts}} verse à ses membres suivent les articles du code de la santé publique et ses propres règles, dans la limite annuelle par professionnel.",
};

const FOLLOW_UP: Written = Written {
    key: "suivi",
    heading: "Dialogue de gestion",
    body: "Une réunion des trois parties se tient dans les quinze jours de la demande qu’en fait {{cpts}}. Une fois par an, les parties examinent ensemble les actions conduites, les indicateurs, le budget et les comptes. {{cpts}} remet son rapport d’activité et ses documents comptables au moins un mois avant.

Le désaccord sur un résultat est noté, avec les observations de {{cpts}}, avant toute décision sur la part variable.",
};

const GOVERNANCE: Written = Written {
    key: "gouvernance",
    heading: "Indépendance et gouvernance",
    body: "{{cpts}} décide librement de son organisation, de ses règles et de ses projets, dans le respect du code de la santé publique. Le présent contrat ne donne à {{cpam}} et à {{ars}} ni la qualité de membre, ni voix, ni siège dans ses instances.

Les établissements de santé du territoire n’y sont pas parties : {{cpts}} coopère avec eux par des conventions distinctes.",
};

const DATA: Written = Written {
    key: "donnees",
    heading: "Données",
    body: "{{cpam}} et {{ars}} communiquent à {{cpts}} les données du territoire qui lui sont utiles pour ses missions et ses indicateurs. Ces données ne permettent d’identifier aucune personne. Chaque partie est responsable des traitements de données personnelles qu’elle met en œuvre.",
};

const TERM: Written = Written {
    key: "duree",
    heading: "Durée",
    body: "Le présent contrat est conclu pour cinq ans, du {{debut}} au {{fin}}.

Règle applicable à son terme : {{reconduction}}.",
};

const AMENDMENT: Written = Written {
    key: "avenant",
    heading: "Modification",
    body: "Le présent contrat est modifié par un avenant signé par toutes les parties. Quand un avenant à l’accord national change les missions, les indicateurs ou les montants, les parties adaptent le contrat dans le délai qu’il prévoit. Pour la CPTS, un nouveau texte demande un nouveau mandat.",
};

const TERMINATION: Written = Written {
    key: "resiliation",
    heading: "Résiliation",
    body: "{{cpts}} peut mettre fin au présent contrat par écrit, avec un préavis de {{preavis}}. {{cpam}} et {{ars}} peuvent y mettre fin si {{cpts}} ne respecte pas ses engagements, après lui avoir dit par écrit ce qui est reproché et lui avoir laissé deux mois pour répondre ou y remédier.

Les sommes dues pour la période écoulée le restent ; ce qui a été versé d’avance et n’est pas dû est rendu.",
};
