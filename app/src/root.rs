//! Every address of the site, on one screen: method, path, who may, handler.
//!
//! The axum router and the list that the tenant test walks come from this one table, so that an
//! address cannot exist without saying who may use it. Pages are server-rendered Leptos views;
//! axum alone routes, because forms are posted to the address of their page.

mod contract;
mod decision;
mod election;
mod sealed;
mod trustee;
mod vote;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{get, post};
use domain::permission::Action;

use crate::account::devices;
use crate::visit::AppState;
use crate::{
    about, account, adhesion, audit, clock, cpts, directory, dues, electorate, ght, home, import,
    join, layout, mailbox, member, partner, person, role, statutes, structure, territory,
};

/// The addresses.
pub fn table() -> Table {
    Table::default()
        .get("/", Access::Public, home::page::home)
        .get("/demo/courrier", Access::Demonstration, mailbox::page)
        .get("/demo/horloge", Access::Demonstration, clock::get)
        .post("/demo/horloge", Access::Demonstration, clock::post)
        .get("/connexion", Access::Public, account::page::sign_in)
        .post("/connexion", Access::Public, account::form::ask_code)
        .get("/connexion/code", Access::Public, account::page::code)
        .post("/connexion/code", Access::Public, account::form::enter_code)
        .get("/connexion/nom", Access::SignedIn, account::page::name)
        .post("/connexion/nom", Access::SignedIn, account::form::give_name)
        .post(
            "/auth/{provider}",
            Access::Public,
            account::provider::depart,
        )
        .get(
            "/auth/{provider}/retour",
            Access::Public,
            account::provider::arrive,
        )
        .post("/deconnexion", Access::Public, account::provider::sign_out)
        .get("/moi/sessions", Access::SignedIn, account::sessions::page)
        .post(
            "/moi/sessions",
            Access::SignedIn,
            account::sessions::close_one,
        )
        .get("/moi/appareils", Access::SignedIn, devices::page)
        .post("/moi/appareils", Access::SignedIn, devices::enrol)
        .post("/moi/appareils/defi", Access::SignedIn, devices::challenge)
        .post(
            "/moi/appareils/accepter",
            Access::SignedIn,
            devices::approve,
        )
        .post(
            "/moi/appareils/{device}/arreter",
            Access::SignedIn,
            devices::stop,
        )
        .post(
            "/moi/appareils/{device}/revoquer",
            Access::SignedIn,
            devices::revoke,
        )
        .post(
            "/moi/appareils/{device}/nom",
            Access::SignedIn,
            devices::rename,
        )
        .get("/appareil/{token}", Access::Public, devices::mailed)
        .post("/appareil/{token}", Access::Public, devices::stop_mailed)
        .get("/moi/connexion", Access::SignedIn, account::means::page)
        .post(
            "/moi/connexion",
            Access::SignedIn,
            account::means::add_address,
        )
        .post(
            "/moi/connexion/retirer",
            Access::SignedIn,
            account::means::remove_one,
        )
        .get(
            "/moi/connexion/reunir",
            Access::SignedIn,
            account::merge::page,
        )
        .post(
            "/moi/connexion/reunir",
            Access::SignedIn,
            account::merge::join,
        )
        .get("/moi", Access::SignedIn, home::me::me)
        .get("/cpts", Access::Public, territory::search::page)
        .get("/cpts/{slug}", Access::Public, cpts::page::page)
        .get(
            "/cpts/{slug}/territoire",
            Access::Public,
            territory::page::page,
        )
        .get(
            "/cpts/{slug}/territoire/modifier",
            Access::Cpts(Action::ManageTerritory),
            territory::edit::page,
        )
        .post(
            "/cpts/{slug}/territoire/modifier",
            Access::Cpts(Action::ManageTerritory),
            territory::form::edit,
        )
        .get(
            "/cpts/{slug}/territoire/communes/{code}",
            Access::Cpts(Action::ManageTerritory),
            territory::shared::page,
        )
        .post(
            "/cpts/{slug}/territoire/communes/{code}",
            Access::Cpts(Action::ManageTerritory),
            territory::shared::form,
        )
        .get("/api/communes", Access::Public, territory::api::communes)
        .get("/a-propos", Access::Public, about::page::platform)
        .get(
            "/donnees-personnelles",
            Access::Public,
            about::page::privacy,
        )
        .get("/verifier", Access::Public, crate::election::verify::page)
        .get("/accessibilite", Access::Public, about::page::accessibility)
        .get("/mentions-legales", Access::Public, about::page::legal)
        .get("/adherer", Access::SignedIn, join::page::person)
        .post("/adherer", Access::SignedIn, join::form::person)
        .get("/mes-adhesions", Access::SignedIn, adhesion::list::list)
        .get(
            "/mes-adhesions/{adhesion}",
            Access::SignedIn,
            adhesion::page::page,
        )
        .post(
            "/mes-adhesions/{adhesion}/reponse",
            Access::SignedIn,
            adhesion::form::answer,
        )
        .post(
            "/mes-adhesions/{adhesion}/rattachement",
            Access::SignedIn,
            adhesion::form::claim,
        )
        .post(
            "/mes-adhesions/{adhesion}/retrait",
            Access::SignedIn,
            adhesion::form::withdraw,
        )
        .post(
            "/mes-adhesions/{adhesion}/demission",
            Access::SignedIn,
            adhesion::form::resign,
        )
        .get("/moi/donnees", Access::SignedIn, person::data::page)
        .post("/moi/donnees", Access::SignedIn, person::form::names)
        .post(
            "/moi/donnees/activites",
            Access::SignedIn,
            person::form::add,
        )
        .post(
            "/moi/donnees/activites/{activity}/retrait",
            Access::SignedIn,
            person::form::remove,
        )
        .get(
            "/moi/visibilite",
            Access::SignedIn,
            person::visibility::page,
        )
        .post(
            "/moi/visibilite",
            Access::SignedIn,
            person::visibility::choose,
        )
        .get("/moi/export.json", Access::SignedIn, person::export::file)
        .get("/structures", Access::SignedIn, structure::list::list)
        .get(
            "/structures/nouvelle",
            Access::SignedIn,
            structure::list::new,
        )
        .post(
            "/structures/nouvelle",
            Access::SignedIn,
            structure::form::new,
        )
        .get(
            "/structures/{structure}",
            Access::SignedIn,
            structure::page::page,
        )
        .post(
            "/structures/{structure}",
            Access::SignedIn,
            structure::form::edit,
        )
        .get(
            "/structures/{structure}/adherer",
            Access::SignedIn,
            join::page::structure,
        )
        .post(
            "/structures/{structure}/adherer",
            Access::SignedIn,
            join::form::structure,
        )
        .post(
            "/structures/{structure}/mandats",
            Access::SignedIn,
            structure::mandate::give,
        )
        .post(
            "/structures/{structure}/mandats/{mandate}/fin",
            Access::SignedIn,
            structure::mandate::finish,
        )
        .get(
            "/cpts/{slug}/annuaire",
            Access::Cpts(Action::ReadDirectory),
            directory::page::page,
        )
        .post("/langue", Access::Public, layout::form::language)
        .get(
            "/modeles/membres.csv",
            Access::Public,
            import::file::members_model,
        )
        .get(
            "/modeles/cotisations.csv",
            Access::Public,
            import::file::dues_model,
        )
        .get(
            "/modeles/groupes.csv",
            Access::Public,
            import::file::parties_model,
        )
        .get(
            "/cpts/{slug}/membres.csv",
            Access::Cpts(Action::ExportMembers),
            import::file::members_csv,
        )
        .get(
            "/cpts/{slug}/membres.xlsx",
            Access::Cpts(Action::ExportMembers),
            import::file::members_xlsx,
        )
        .get(
            "/cpts/{slug}/import",
            Access::Cpts(Action::ImportMembers),
            import::page::members,
        )
        .post(
            "/cpts/{slug}/import",
            Access::Cpts(Action::ImportMembers),
            import::form::members,
        )
        .get(
            "/cpts/{slug}/import/{batch}",
            Access::Cpts(Action::ImportMembers),
            import::batch::members,
        )
        .post(
            "/cpts/{slug}/import/{batch}",
            Access::Cpts(Action::ImportMembers),
            import::form::act,
        )
        .get(
            "/cpts/{slug}/cotisations/import",
            Access::Cpts(Action::RecordDues),
            import::page::dues,
        )
        .post(
            "/cpts/{slug}/cotisations/import",
            Access::Cpts(Action::RecordDues),
            import::form::dues,
        )
        .get(
            "/cpts/{slug}/cotisations/import/{batch}",
            Access::Cpts(Action::RecordDues),
            import::batch::dues,
        )
        .post(
            "/cpts/{slug}/cotisations/import/{batch}",
            Access::Cpts(Action::RecordDues),
            import::form::act_dues,
        )
        // The board of a CPTS.
        .get(
            "/cpts/{slug}/bureau",
            Access::Cpts(Action::ReadApplications),
            cpts::hub::get,
        )
        .get(
            "/cpts/{slug}/candidatures",
            Access::Cpts(Action::ReadApplications),
            member::queue::get,
        )
        .get(
            "/cpts/{slug}/candidatures/{adhesion}",
            Access::Cpts(Action::ReadApplications),
            member::application::get,
        )
        .post(
            "/cpts/{slug}/candidatures/{adhesion}",
            Access::Cpts(Action::DecideApplication),
            member::application::post,
        )
        .get(
            "/cpts/{slug}/membres",
            Access::Cpts(Action::ReadMembers),
            member::register::get,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}",
            Access::Cpts(Action::ReadMembers),
            member::sheet::get,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}/coordonnees",
            Access::Cpts(Action::EditMember),
            member::contact::get,
        )
        .post(
            "/cpts/{slug}/membres/{adhesion}/coordonnees",
            Access::Cpts(Action::EditMember),
            member::contact::post,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}/appareil",
            Access::Cpts(Action::AcceptDevice),
            member::desk::get,
        )
        .post(
            "/cpts/{slug}/membres/{adhesion}/appareil",
            Access::Cpts(Action::AcceptDevice),
            member::desk::post,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}/mesures/{measure}",
            Access::Cpts(Action::EndMembership),
            member::measure::get,
        )
        .post(
            "/cpts/{slug}/membres/{adhesion}/mesures/{measure}",
            Access::Cpts(Action::EndMembership),
            member::measure::post,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}/cotisation",
            Access::Cpts(Action::RecordDues),
            dues::record::get,
        )
        .post(
            "/cpts/{slug}/membres/{adhesion}/cotisation",
            Access::Cpts(Action::RecordDues),
            dues::record::post,
        )
        .get(
            "/cpts/{slug}/cotisations",
            Access::Cpts(Action::ReadDues),
            dues::overview::get,
        )
        .post(
            "/cpts/{slug}/cotisations/montants",
            Access::Cpts(Action::RecordDues),
            dues::overview::post_rates,
        )
        .post(
            "/cpts/{slug}/cotisations/rappels",
            Access::Cpts(Action::RecordDues),
            dues::overview::post_reminders,
        )
        .get(
            "/cpts/{slug}/cotisations/{dues}/annuler",
            Access::Cpts(Action::RecordDues),
            dues::record::get_cancel,
        )
        .post(
            "/cpts/{slug}/cotisations/{dues}/annuler",
            Access::Cpts(Action::RecordDues),
            dues::record::post_cancel,
        )
        .get(
            "/cpts/{slug}/structures",
            Access::Cpts(Action::ReadMembers),
            structure::board::get,
        )
        .get(
            "/cpts/{slug}/poids",
            Access::Cpts(Action::ReadWeight),
            electorate::get,
        )
        .get(
            "/cpts/{slug}/partenaires",
            Access::Cpts(Action::ReadMembers),
            partner::list::get,
        )
        .get(
            "/cpts/{slug}/partenaires/nouveau",
            Access::Cpts(Action::ManagePartners),
            partner::edit::get_new,
        )
        .post(
            "/cpts/{slug}/partenaires/nouveau",
            Access::Cpts(Action::ManagePartners),
            partner::edit::post_new,
        )
        .get(
            "/cpts/{slug}/partenaires/{partner}",
            Access::Cpts(Action::ManagePartners),
            partner::edit::get,
        )
        .post(
            "/cpts/{slug}/partenaires/{partner}",
            Access::Cpts(Action::ManagePartners),
            partner::edit::post,
        )
        .post(
            "/cpts/{slug}/partenaires/{partner}/fin",
            Access::Cpts(Action::ManagePartners),
            partner::edit::post_end,
        )
        .get(
            "/cpts/{slug}/blocs",
            Access::Cpts(Action::ReadMembers),
            ght::list::get,
        )
        .get(
            "/cpts/{slug}/blocs/nouveau",
            Access::Cpts(Action::ManageBlocs),
            ght::edit::get_new,
        )
        .post(
            "/cpts/{slug}/blocs/nouveau",
            Access::Cpts(Action::ManageBlocs),
            ght::edit::post_new,
        )
        .get(
            "/cpts/{slug}/blocs.csv",
            Access::Cpts(Action::ReadMembers),
            import::file::parties_csv,
        )
        .get(
            "/cpts/{slug}/blocs/import",
            Access::Cpts(Action::ManageBlocs),
            import::page::parties,
        )
        .post(
            "/cpts/{slug}/blocs/import",
            Access::Cpts(Action::ManageBlocs),
            import::form::parties,
        )
        .get(
            "/cpts/{slug}/blocs/import/{batch}",
            Access::Cpts(Action::ManageBlocs),
            import::batch::parties,
        )
        .post(
            "/cpts/{slug}/blocs/import/{batch}",
            Access::Cpts(Action::ManageBlocs),
            import::form::act_parties,
        )
        .get(
            "/cpts/{slug}/blocs/{bloc}",
            Access::Cpts(Action::ReadMembers),
            ght::sheet::get,
        )
        .get(
            "/cpts/{slug}/blocs/{bloc}/modifier",
            Access::Cpts(Action::ManageBlocs),
            ght::edit::get,
        )
        .post(
            "/cpts/{slug}/blocs/{bloc}/modifier",
            Access::Cpts(Action::ManageBlocs),
            ght::edit::post,
        )
        .get(
            "/cpts/{slug}/blocs/{bloc}/parties/nouvelle",
            Access::Cpts(Action::ManageBlocs),
            ght::party::get_new,
        )
        .post(
            "/cpts/{slug}/blocs/{bloc}/parties/nouvelle",
            Access::Cpts(Action::ManageBlocs),
            ght::party::post_new,
        )
        .get(
            "/cpts/{slug}/blocs/{bloc}/parties/{party}",
            Access::Cpts(Action::ManageBlocs),
            ght::leave::get,
        )
        .post(
            "/cpts/{slug}/blocs/{bloc}/parties/{party}",
            Access::Cpts(Action::ManageBlocs),
            ght::leave::post,
        )
        .post(
            "/cpts/{slug}/blocs/{bloc}/parties/{party}/erreur",
            Access::Cpts(Action::ManageBlocs),
            ght::leave::post_strike,
        )
        .get(
            "/cpts/{slug}/rattachements",
            Access::Cpts(Action::ManageBlocs),
            ght::queue::get,
        )
        .get(
            "/cpts/{slug}/rattachements/{attachment}",
            Access::Cpts(Action::ManageBlocs),
            ght::review::get,
        )
        .post(
            "/cpts/{slug}/rattachements/{attachment}",
            Access::Cpts(Action::ManageBlocs),
            ght::review::post,
        )
        .post(
            "/cpts/{slug}/rattachements/{attachment}/dates",
            Access::Cpts(Action::ManageBlocs),
            ght::review::post_dates,
        )
        .get(
            "/cpts/{slug}/membres/{adhesion}/rattachement",
            Access::Cpts(Action::ManageBlocs),
            ght::record::get,
        )
        .post(
            "/cpts/{slug}/membres/{adhesion}/rattachement",
            Access::Cpts(Action::ManageBlocs),
            ght::record::post,
        )
        .get(
            "/mes-adhesions/{adhesion}/groupes",
            Access::SignedIn,
            ght::own::get,
        )
        .get(
            "/mes-adhesions/{adhesion}/groupes/declarer",
            Access::SignedIn,
            ght::own::declare::get,
        )
        .post(
            "/mes-adhesions/{adhesion}/groupes/declarer",
            Access::SignedIn,
            ght::own::declare::post,
        )
        .get(
            "/mes-adhesions/{adhesion}/groupes/{attachment}",
            Access::SignedIn,
            ght::own::answer::get,
        )
        .post(
            "/mes-adhesions/{adhesion}/groupes/{attachment}",
            Access::SignedIn,
            ght::own::answer::post,
        )
        .get(
            "/cpts/{slug}/roles",
            Access::Cpts(Action::ReadMembers),
            role::list::get,
        )
        .get(
            "/cpts/{slug}/roles/nommer",
            Access::Cpts(Action::ManageRoles),
            role::appoint::get_appoint,
        )
        .post(
            "/cpts/{slug}/roles/nommer",
            Access::Cpts(Action::ManageRoles),
            role::appoint::post_appoint,
        )
        .get(
            "/cpts/{slug}/roles/inviter",
            Access::Cpts(Action::ManageRoles),
            role::invite::get_invite,
        )
        .post(
            "/cpts/{slug}/roles/inviter",
            Access::Cpts(Action::ManageRoles),
            role::invite::post_invite,
        )
        .post(
            "/cpts/{slug}/roles/invitations/{invitation}/retirer",
            Access::Cpts(Action::ManageRoles),
            role::invite::post_withdraw,
        )
        .get(
            "/cpts/{slug}/roles/{role}/fin",
            Access::Cpts(Action::ReadMembers),
            role::end::get_end,
        )
        .post(
            "/cpts/{slug}/roles/{role}/fin",
            Access::Cpts(Action::ReadMembers),
            role::end::post_end,
        )
        .get(
            "/cpts/{slug}/journal",
            Access::Cpts(Action::ReadJournal),
            audit::journal::get,
        )
        .get("/cpts/{slug}/statuts", Access::Public, statutes::page::get)
        .get(
            "/cpts/{slug}/statuts/publier",
            Access::Cpts(Action::PublishStatutes),
            statutes::page::get_publish,
        )
        .post(
            "/cpts/{slug}/statuts/publier",
            Access::Cpts(Action::PublishStatutes),
            statutes::page::post_publish,
        )
        .get(
            "/cpts/{slug}/statuts/brouillons",
            Access::Cpts(Action::DraftRules),
            statutes::draft::list::get,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons",
            Access::Cpts(Action::DraftRules),
            statutes::draft::list::post,
        )
        .get(
            "/cpts/{slug}/statuts/brouillons/{draft}",
            Access::Cpts(Action::DraftRules),
            statutes::draft::page::get,
        )
        .get(
            "/cpts/{slug}/statuts/brouillons/{draft}/document.json",
            Access::Cpts(Action::DraftRules),
            statutes::draft::page::document,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons/{draft}/renommer",
            Access::Cpts(Action::DraftRules),
            statutes::draft::close::post_rename,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons/{draft}/revenir",
            Access::Cpts(Action::DraftRules),
            statutes::draft::close::post_restore,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons/{draft}/abandonner",
            Access::Cpts(Action::DraftRules),
            statutes::draft::close::post_give_up,
        )
        .get(
            "/cpts/{slug}/statuts/brouillons/{draft}/adopter",
            Access::Cpts(Action::PublishStatutes),
            statutes::draft::adopt::get,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons/{draft}/adopter",
            Access::Cpts(Action::PublishStatutes),
            statutes::draft::adopt::post,
        )
        .get(
            "/cpts/{slug}/statuts/brouillons/{draft}/{section}",
            Access::Cpts(Action::DraftRules),
            statutes::draft::edit::get,
        )
        .post(
            "/cpts/{slug}/statuts/brouillons/{draft}/{section}",
            Access::Cpts(Action::DraftRules),
            statutes::draft::edit::post,
        )
        .get(
            "/cpts/{slug}/statuts/regles",
            Access::Public,
            statutes::rules::get,
        )
        .get(
            "/cpts/{slug}/statuts/regles/{version}",
            Access::Public,
            statutes::rules::get_version,
        )
        .get(
            "/cpts/{slug}/statuts/regles/{version}/document.json",
            Access::Public,
            statutes::rules::document,
        )
        .get(
            "/cpts/{slug}/statuts/comparer",
            Access::Public,
            statutes::compare::get,
        )
        .get(
            "/cpts/{slug}/statuts/simuler",
            Access::Public,
            statutes::simulate::get,
        )
        .get(
            "/cpts/{slug}/statuts/{version}",
            Access::Public,
            statutes::page::get_version,
        )
        .get(
            "/cpts/{slug}/reglages",
            Access::Cpts(Action::EditProfile),
            cpts::profile::get,
        )
        .post(
            "/cpts/{slug}/reglages",
            Access::Cpts(Action::EditProfile),
            cpts::profile::post,
        )
        .get(
            "/invitation/{token}",
            Access::SignedIn,
            role::invite::get_offer,
        )
        .post(
            "/invitation/{token}",
            Access::SignedIn,
            role::invite::post_offer,
        )
        .and(contract::table())
        .and(decision::table())
        .and(trustee::table())
        .and(election::table())
        .and(sealed::table())
        .and(vote::table())
}

/// Who may use an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Public,
    /// Whoever is signed in; it shows and changes their own data only. Identifiers in the path
    /// that are not theirs are not found.
    SignedIn,
    /// Whoever [`domain::permission::may`] do the action in the CPTS of the path's `{slug}`.
    Cpts(Action),
    /// Everybody, in the demonstration only.
    Demonstration,
}

/// One address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Pattern, with `{slug}` for a CPTS and the kind of thing for each other identifier, such as
    /// `{adhesion}`.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
}

/// Addresses under construction.
#[derive(Default)]
pub struct Table {
    /// The router.
    pub router: Router<AppState>,
    /// The list.
    pub entries: Vec<Entry>,
}

impl Table {
    /// Adds a page.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add("GET", path, access, get(handler))
    }

    /// Adds the handler of a form.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, access: Access, handler: H) -> Self
    where
        H: Handler<T, AppState>,
        T: 'static,
    {
        self.add("POST", path, access, post(handler))
    }

    /// With those of another table.
    fn and(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.entries.extend(other.entries);
        self
    }

    fn add(
        mut self,
        method: &'static str,
        path: &'static str,
        access: Access,
        handler: axum::routing::MethodRouter<AppState>,
    ) -> Self {
        self.router = self.router.route(path, handler);
        self.entries.push(Entry {
            method,
            path,
            access,
        });
        self
    }
}
