//! A board sends files, good and bad ones.

use axum::http::StatusCode;
use domain::role::RoleKind;
use sea_orm::EntityTrait as _;

use crate::victim::{Answer, Site, VICTIM};

const KIND: &str = "multipart/form-data; boundary=limite";

fn part(content: &str) -> String {
    format!(
        "--limite\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"membres.csv\"\r\n\
         Content-Type: text/csv\r\n\r\n{content}"
    )
}

struct Desk {
    site: Site,
    cookie: String,
}

impl Desk {
    async fn of(kind: RoleKind) -> Self {
        let site = Site::new().await;
        let officer = site.officer(VICTIM, kind).await;
        let cookie = site.sign_in(officer).await;
        Self { site, cookie }
    }

    async fn send(&self, page: &str, body: String) -> Answer {
        let path = format!("/cpts/{VICTIM}/{page}");
        let cookie = Some(self.cookie.as_str());
        self.site.ask("POST", &path, cookie, KIND, body).await
    }

    async fn refused(&self, body: String, sentence: &str) {
        let answer = self.send("import", body).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.body.contains(sentence),
            "{sentence}: {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn a_bad_file_comes_back_on_its_page_with_what_is_wrong() {
    let desk = Desk::of(RoleKind::Secretary).await;
    let cut = part("Nom;Prénom\r\nMartin;Claire\r\n");
    desk.refused(cut, "n’est pas arrivé entier").await;
    let whole = |content: &str| format!("{}\r\n--limite--\r\n", part(content));
    desk.refused(whole(""), "est vide").await;
    desk.refused("--limite--\r\n".to_owned(), "Choisissez un fichier")
        .await;
    desk.refused(whole(&"x".repeat(13 << 20)), "dépasse 12")
        .await;
    desk.refused(whole("Prénom\r\nClaire\r\n"), "il manque")
        .await;
    desk.refused(whole("PK\u{3}\u{4}"), "C’est un classeur")
        .await;
}

#[tokio::test]
async fn a_good_file_is_looked_at_then_recorded_once() {
    let desk = Desk::of(RoleKind::Secretary).await;
    let file = "Nom;Prénom;RPPS;Profession\r\nTestard;Ada;;Infirmière\r\nTestard;Bob;12;Kiné\r\n";
    let answer = desk
        .send("import", format!("{}\r\n--limite--\r\n", part(file)))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let batch = answer.location;
    let cookie = Some(desk.cookie.as_str());
    let page = desk.site.get(&batch, cookie).await;
    for said in [
        "1 ligne à créer",
        "1 erreur",
        "Ligne 3",
        "<code>12",
        "Ada Testard",
    ] {
        assert!(page.body.contains(said), "{said}");
    }
    let done = desk.site.post(&batch, cookie, "action=commit").await;
    assert_eq!(
        (done.status, done.location.as_str()),
        (StatusCode::SEE_OTHER, batch.as_str())
    );
    let again = desk.site.post(&batch, cookie, "action=commit").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let undone = desk.site.post(&batch, cookie, "action=undo").await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn dues_are_imported_by_the_treasurer_and_their_import_is_not_one_of_members() {
    let desk = Desk::of(RoleKind::Treasurer).await;
    let file = "N° adhérent;Année;Montant\r\n999999;2026;20\r\n";
    let answer = desk
        .send(
            "cotisations/import",
            format!("{}\r\n--limite--\r\n", part(file)),
        )
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = Some(desk.cookie.as_str());
    let page = desk.site.get(&answer.location, cookie).await;
    assert!(page.body.contains("Aucun membre de la CPTS ne correspond"));
    let president = desk.site.officer(VICTIM, RoleKind::President).await;
    let president = desk.site.sign_in(president).await;
    let elsewhere = answer.location.replace("/cotisations/import/", "/import/");
    let page = desk.site.get(&elsewhere, Some(&president)).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn groups_are_imported_by_who_keeps_their_register_and_errors_stop_the_file() {
    let desk = Desk::of(RoleKind::Secretary).await;
    let file = "Groupe;Type;FINESS;Nom;Du;Au\r\n\
        GHT <b>Neuf</b>;GHT;180000028;Hôpital neuf;01/01/2020;\r\n\
        GHT Autre;GHT;180000028;Hôpital neuf;01/06/2021;31/12/2021\r\n\
        GHT Autre;GHT;180000036;Hôpital autre;01/06/2021;\r\n";
    let send = |file: &str| format!("{}\r\n--limite--\r\n", part(file));
    let answer = desk.send("blocs/import", send(file)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let batch = answer.location;
    let cookie = Some(desk.cookie.as_str());
    let page = desk.site.get(&batch, cookie).await;
    for said in [
        "Ligne 2",
        "Ligne 3",
        "La ligne 3 le met dans",
        "juin 2021",
        "&lt;b&gt;Neuf",
        "sans les 2 lignes en erreur",
    ] {
        assert!(page.body.contains(said), "{said}: {}", page.body);
    }
    let stopped = desk.site.post(&batch, cookie, "action=commit").await;
    assert_eq!(stopped.status, StatusCode::CONFLICT);
    let done = desk.site.post(&batch, cookie, "action=commit-rest").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let page = desk.site.get(&batch, cookie).await;
    assert!(page.body.contains("1 établissement enregistré."));
    let elsewhere = batch.replace("/blocs/import/", "/import/");
    let page = desk.site.get(&elsewhere, cookie).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let model = desk.site.get("/modeles/groupes.csv", None).await;
    assert!(
        model
            .body
            .contains("Groupe;Type;FINESS;SIREN;Nom;Du;Au;Source")
    );
    let sent = desk.send("blocs/import", send(&model.body)).await;
    let page = desk.site.get(&sent.location, cookie).await;
    assert!(page.body.contains("ligne"), "the model can be sent back");
}

#[tokio::test]
async fn an_annex_of_fifty_megabytes_is_refused_at_its_field_with_the_limit() {
    let desk = Desk::of(RoleKind::President).await;
    let contract = entity::contract::Entity::find().one(desk.site.db()).await;
    let page = format!("conventions/{}/documents", contract.unwrap().unwrap().id);
    let annex = |bytes: usize| {
        let content = format!("%PDF-1.7{}", " ".repeat(bytes));
        let part = part(&content).replace("\"fichier\"", "\"document\"");
        format!(
            "{}\r\n--limite--\r\n",
            part.replace("membres.csv", "plan.pdf")
        )
    };
    // Above what is kept; above what the page reads; far above.
    for bytes in [11_000_000, 20_000_000, 50_000_000] {
        let answer = desk.send(&page, annex(bytes)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        for said in ["dépasse 10\u{a0}Mo", "name=\"document\"", "aria-invalid"] {
            assert!(answer.body.contains(said), "{bytes}: {said}");
        }
    }
    let taken = desk.send(&page, annex(9_000_000)).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    // Who sends a file to be verified is told on that page too.
    let file = annex(20_000_000).replace("\"document\"", "\"fichier\"");
    let answer = desk
        .site
        .ask("POST", "/verifier/convention", None, KIND, file)
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("un fichier, de 16\u{a0}Mo au plus"));
    // What nobody sends by accident is not heard out.
    let answer = desk.send(&page, annex(101_000_000)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    for said in ["<h1", "un fichier a 10\u{a0}Mo au plus"] {
        assert!(answer.body.contains(said), "{said}");
    }
}
