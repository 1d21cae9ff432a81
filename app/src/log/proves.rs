//! What a register proves, what it does not, and how one checks without us.

use leptos::prelude::*;

use crate::lang::Lang;

/// Both lists, and the way to check.
pub fn proves(lang: Lang, log: &str) -> impl IntoView + use<> {
    let list = |lines: Vec<String>| {
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! { <ul>{items.collect_view()}</ul> }
    };
    let yes = vec![
        t!(
            lang,
            "Rien n’est retiré ni récrit sans que cela se voie : qui a gardé une ancienne empreinte vérifie que la nouvelle la prolonge.",
            "Nothing is removed or rewritten without being seen: who kept an old fingerprint checks that the new one extends it."
        ),
        t!(
            lang,
            "Votre reçu suffit : il prouve que votre acte est inscrit, même si le serveur disparaît.",
            "Your receipt is enough: it proves that your act is entered, even if the server disappears."
        ),
        t!(
            lang,
            "L’effacement reste possible : le contenu est gardé à part, et effacé quand il le faut ; le registre reste entier.",
            "Erasure stays possible: the content is kept apart, and erased when it must be; the register stays whole."
        ),
    ];
    let no = vec![
        t!(
            lang,
            "Que ce qui est inscrit soit vrai : le registre prouve qu’un acte a été inscrit, et à quelle place.",
            "That what is entered is true: the register proves that an act was entered, and at which place."
        ),
        t!(
            lang,
            "Que tout le monde voie le même registre : il faut pour cela comparer les empreintes entre membres.",
            "That everybody sees the same register: for that, members must compare fingerprints."
        ),
        t!(
            lang,
            "Que tout soit inscrit : ce qui n’a pas de reçu n’est pas inscrit.",
            "That everything is entered: what has no receipt is not entered."
        ),
        t!(
            lang,
            "L’heure exacte : les dates affichées sont celles de l’horloge du serveur.",
            "The exact time: the dates shown are those of the server's clock."
        ),
    ];
    let address = format!("/log/{log}");
    view! {
        <section class="stack">
            <h2>{t!(lang, "Ce que le registre prouve", "What the register proves")}</h2>
            {list(yes)}
            <h2>{t!(lang, "Ce qu’il ne prouve pas", "What it does not prove")}</h2>
            {list(no)}
            <h2>{t!(lang, "Vérifier sans nous", "Checking without us")}</h2>
            <p>
                {t!(
                    lang,
                    "Le registre est publié au format ouvert C2SP tlog-tiles, à l’adresse",
                    "The register is published in the open format C2SP tlog-tiles, at the address"
                )} " " <code>{address}</code>
                {t!(
                    lang,
                    ". D’autres logiciels que le nôtre savent le lire : la bibliothèque de Go (golang.org/x/mod/sumdb), et en Rust tlog_tiles et ct-merkle.",
                    ". Other software than ours can read it: Go's library (golang.org/x/mod/sumdb), and in Rust tlog_tiles and ct-merkle."
                )}
            </p>
        </section>
    }
}
