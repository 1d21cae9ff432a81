//! The text of statutes as a page: titles, paragraphs, lists. Everything else is shown as it was written.

use leptos::prelude::*;

use crate::words::unbroken;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    /// A title and its depth, 1 or more.
    Title(usize, String),
    /// Lines that belong together.
    Paragraph(String),
    /// A list.
    List(Vec<String>),
}

/// Titles (`#`, `##`; or a line that begins with « Article » or « Titre »), lists (`-`, `*`), paragraphs; `**words**`
/// stand out.
pub fn body(text: &str) -> AnyView {
    blocks(text)
        .into_iter()
        .map(|block| match block {
            Block::Title(1, text) => {
                view! { <h2 id=anchor(&text)>{unbroken(&text)}</h2> }.into_any()
            }
            Block::Title(_, text) => {
                view! { <h3 id=anchor(&text)>{unbroken(&text)}</h3> }.into_any()
            }
            Block::Paragraph(text) => view! { <p class="kept">{inline(&text)}</p> }.into_any(),
            Block::List(items) => {
                let items = items
                    .into_iter()
                    .map(|item| view! { <li>{inline(&item)}</li> })
                    .collect_view();
                view! { <ul>{items}</ul> }.into_any()
            }
        })
        .collect_view()
        .into_any()
}

/// Where a rule finds its article: `article-12` for « Article 12 – Assemblées ».
fn anchor(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let rest = lower.strip_prefix("article ")?;
    // « Article 1er ».
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| format!("article-{digits}"))
}

/// Words between pairs of `**` stand out; an asterisk left alone at both ends of a text is dropped (« *Note* »).
fn inline(text: &str) -> AnyView {
    let text = text
        .strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
        .filter(|inner| !inner.contains('*'))
        .unwrap_or(text);
    let text = unbroken(text);
    let parts: Vec<&str> = text.split("**").collect();
    if parts.len().is_multiple_of(2) {
        return text.clone().into_any();
    }
    parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| {
            let part = part.to_owned();
            if at % 2 == 1 {
                view! { <strong>{part}</strong> }.into_any()
            } else {
                part.into_any()
            }
        })
        .collect_view()
        .into_any()
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            open = false;
            continue;
        }
        if let Some((depth, title)) = title(line) {
            blocks.push(Block::Title(depth, title));
            open = false;
            continue;
        }
        let item = line
            .strip_prefix("- ")
            .or_else(|| line.strip_prefix("* "))
            .or_else(|| line.strip_prefix("• "));
        match (item, blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => blocks.push(Block::List(vec![item.to_owned()])),
            (None, Some(Block::Paragraph(text))) if open => {
                text.push('\n');
                text.push_str(line);
            }
            (None, _) => blocks.push(Block::Paragraph(line.to_owned())),
        }
        open = item.is_none();
    }
    blocks
}

fn title(line: &str) -> Option<(usize, String)> {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    if hashes > 0 {
        let text = line.trim_start_matches('#').trim();
        // The page has its own h1: a single title of the whole text stands as high as the first articles.
        return (!text.is_empty()).then(|| (if hashes > 2 { 2 } else { 1 }, text.to_owned()));
    }
    let lower = line.to_lowercase();
    let starts = ["article ", "titre "]
        .iter()
        .any(|word| lower.starts_with(word));
    (starts && line.chars().count() <= 120 && !line.ends_with(['.', ';', ',']))
        .then(|| (1, line.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_titles_and_hyphens_are_lists() {
        assert_eq!(
            blocks(
                "# Statuts\n\nArticle 1 – Nom\nIl est fondé\nune association.\n\n- un\n- deux\n"
            ),
            [
                Block::Title(1, "Statuts".into()),
                Block::Title(1, "Article 1 – Nom".into()),
                Block::Paragraph("Il est fondé\nune association.".into()),
                Block::List(vec!["un".into(), "deux".into()]),
            ]
        );
    }

    #[test]
    fn a_sentence_that_begins_with_article_stays_a_sentence() {
        assert_eq!(
            blocks("Article 5 de la loi de 1901 s’applique."),
            [Block::Paragraph(
                "Article 5 de la loi de 1901 s’applique.".into()
            )]
        );
    }

    #[test]
    fn words_between_asterisks_stand_out() {
        let html = body("- de **membres actifs** : ville\n\n*Note*\n\nun ** seul").to_html();
        assert!(html.contains("<strong>membres actifs"));
        assert!(!html.contains("*Note*"));
        assert!(html.contains("un ** seul"));
    }

    #[test]
    fn a_rule_finds_its_article() {
        let html = body("Article 1er – Nom\n\nTitre II\n\n## Article 12 : Assemblées").to_html();
        assert!(html.contains("<h2 id=\"article-1\">"), "{html}");
        assert!(html.contains("id=\"article-12\""), "{html}");
        assert_eq!(anchor("Titre II"), None);
    }

    #[test]
    fn markup_is_text() {
        let html = body("<script>alert(1)</script>").to_html();
        assert!(!html.contains("<script>"));
    }
}
