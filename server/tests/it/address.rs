//! Addresses: where letters lead, and what is no address.

use app::root::table;
use service::notice::page::Page;

#[test]
fn every_letter_leads_to_a_page_of_the_site() {
    let entries = table().entries;
    for page in Page::ALL {
        let pattern = page.pattern();
        assert!(
            entries
                .iter()
                .any(|it| it.method == "GET" && it.path == pattern),
            "{pattern}"
        );
    }
}

#[tokio::test]
async fn an_identifier_that_cannot_be_is_not_found() {
    let site = crate::victim::Site::new().await;
    let member = site.plain_member(crate::victim::ATTACKER).await;
    let cookie = site.sign_in(member).await;
    let id = uuid::Uuid::nil();
    for (method, path) in [
        ("GET", "/structures/x".to_owned()),
        ("POST", "/structures/x".to_owned()),
        ("GET", "/structures/x/adherer".to_owned()),
        ("POST", "/structures/x/adherer".to_owned()),
        ("POST", "/structures/x/mandats".to_owned()),
        ("POST", format!("/structures/{id}/mandats/x/fin")),
        ("GET", "/mes-adhesions/x".to_owned()),
        ("POST", "/mes-adhesions/x/reponse".to_owned()),
        ("POST", "/mes-adhesions/x/retrait".to_owned()),
        ("POST", "/mes-adhesions/x/demission".to_owned()),
        ("POST", "/mes-adhesions/x/rattachement".to_owned()),
        ("GET", "/mes-adhesions/x/groupes".to_owned()),
        ("POST", "/mes-adhesions/x/groupes/declarer".to_owned()),
        ("POST", format!("/mes-adhesions/{id}/groupes/x")),
        ("POST", "/moi/appareils/x/arreter".to_owned()),
        ("POST", "/moi/appareils/x/revoquer".to_owned()),
        ("POST", "/moi/appareils/x/nom".to_owned()),
        ("POST", format!("/moi/appareils/{id}/nom")),
        ("GET", "/appareil/x".to_owned()),
        ("POST", "/moi/donnees/activites/x/retrait".to_owned()),
    ] {
        let kind = "application/x-www-form-urlencoded";
        let answer = site
            .ask(method, &path, Some(&cookie), kind, String::new())
            .await;
        assert_eq!(answer.status, 404, "{method} {path}");
    }
}
