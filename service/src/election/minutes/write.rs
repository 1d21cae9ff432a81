//! The minutes as a document, in French: what happened, each figure with what proves it.

mod after;
mod board;
mod count;
mod proof;
mod seat;

use document::{Block, Document, Footer, Language, Section, Span};
use domain::canonical::Digest;
use finding::spaced;

use super::gather::Facts;
use crate::calendar::{paris_day, paris_time};
use crate::ctx::Ctx;

/// Writes them.
pub(super) fn write(ctx: &Ctx, facts: &Facts) -> Document {
    let row = &facts.row;
    let proclaimed = row.proclaimed_at.unwrap_or(row.changed_at);
    let date = paris_day(proclaimed);
    let mut sections = vec![
        called(facts),
        board::officers(facts),
        board::roll(facts),
        count::turnout(facts),
        count::votes(facts),
        seat::seats(facts),
        seat::limits(facts),
        after::incidents(facts),
        after::signatures(facts),
    ];
    for (number, section) in (1..).zip(&mut sections) {
        section.number = Some(format!("{number}."));
    }
    sections.push(proof::annex(facts));
    let held = facts.held.canonical();
    let name = facts.cpts.name.clone();
    let number = row.number;
    Document {
        language: Language::French,
        title: spaced(format!("Procès-verbal : {}", row.title)),
        subtitle: Some("Élection des membres du bureau".to_owned()),
        issuer: name,
        date,
        dated: format!("Résultat proclamé le {}", paris_time(proclaimed)),
        footer: Footer {
            reference: format!(
                "{}, élection n°\u{a0}{number}, {}",
                facts.cpts.short_name,
                ctx.settings().public_url
            ),
            fingerprint: Some(Digest::of(held.as_bytes()).to_string()),
        },
        preamble: vec![Block::paragraph(
            "Les crochets, comme [E], renvoient aux preuves de l’annexe. Chacun peut les vérifier sans faire \
             confiance au serveur.",
        )],
        sections,
    }
}

/// From the call to the proclamation, and under which statutes.
fn called(facts: &Facts) -> Section {
    let row = &facts.row;
    let time =
        |at: Option<chrono::DateTime<chrono::Utc>>| at.map_or_else(|| "–".to_owned(), paris_time);
    let until = time(row.candidacies_close_at);
    let (opens, closes) = (time(row.opens_at), time(row.closes_at));
    let known = &facts.known;
    let adopted = known.adoption.adopted_on.format("%d/%m/%Y");
    let line = |name: &str, said: String| (name.to_owned(), vec![said.into()]);
    Section::new(
        "Convocation",
        vec![
            Block::Terms {
                items: vec![
                    line("Appel à candidatures", time(row.called_at)),
                    line("Candidatures reçues jusqu’au", until),
                    line(
                        "Liste électorale arrêtée",
                        format!("{} [L]", time(row.frozen_at)),
                    ),
                    line("Réglages verrouillés", time(row.sealed_at)),
                    line("Vote ouvert", format!("du {opens} au {closes}")),
                    line("Vote clos", time(row.closed_at)),
                    line("Urnes dépouillées", time(row.counted_at)),
                    line("Résultat proclamé", time(row.proclaimed_at)),
                ],
            },
            Block::Paragraph {
                text: vec![
                    format!(
                        "Statuts, version {} de leurs règles, adoptée le {adopted}, empreinte ",
                        known.number
                    )
                    .into(),
                    Span::code(known.digest().to_string()),
                    " [S]. Les heures sont celles de Paris.".into(),
                ],
            },
        ],
    )
}
