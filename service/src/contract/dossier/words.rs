use domain::contract::Kind;
use domain::contract::stage::{End, Step};

/// What a contract is, in the language of the dossier.
pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Establishment => "convention ville–hôpital avec un établissement",
        Kind::Ght => "convention ville–hôpital avec un GHT",
        Kind::MedicoSocial => "convention avec un établissement médico-social",
        Kind::Municipality => "convention avec une commune ou une collectivité",
        Kind::Dac => "convention avec un dispositif d’appui à la coordination (DAC)",
        Kind::LocalHealth => "contrat local de santé",
        Kind::Aci => "contrat tripartite ACI",
        Kind::Other => "convention",
    }
}

/// Where it stands.
pub(super) const fn state(step: Step, end: Option<End>) -> &'static str {
    match (end, step) {
        (Some(End::Expired), _) => "arrivée à son terme",
        (Some(End::Terminated), _) => "résiliée",
        (Some(End::Amended), _) => "remplacée par un avenant",
        (Some(End::Renewed), _) => "renouvelée",
        (Some(End::Abandoned), _) => "abandonnée",
        (None, Step::Notice) => "dénoncée",
        (None, _) => "en vigueur",
    }
}
