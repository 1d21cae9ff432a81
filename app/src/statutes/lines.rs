//! Lines of the rules on a page: the point, what holds, and beside it the article, or silence and its ground.

use domain::statutes::{Point, Statutes};
use leptos::prelude::*;

use super::words::{Line, Source, article, line};
use crate::lang::Lang;
use crate::ui::Facts;

/// What the lines of one document are shown with.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'s> {
    /// Language of the page.
    pub lang: Lang,
    /// Whose statutes.
    pub slug: &'s str,
    /// The document.
    pub statutes: &'s Statutes,
}

impl Reading<'_> {
    /// Lines as a list of facts.
    pub fn facts(self, points: impl IntoIterator<Item = Point>) -> AnyView {
        let lines = points
            .into_iter()
            .map(|point| self.fact(&point))
            .collect_view();
        view! { <Facts>{lines}</Facts> }.into_any()
    }

    fn fact(self, point: &Point) -> AnyView {
        let Line { term, says, from } = line(self.lang, self.statutes, point);
        let from = self.source(&from);
        view! {
            <div>
                <dt>{term}</dt>
                <dd class="rule">
                    <span class="kept">{says}</span>
                    " "
                    {from}
                </dd>
            </div>
        }
        .into_any()
    }

    /// A line by itself, for a table.
    pub fn cell(self, point: &Point) -> AnyView {
        let Line { says, from, .. } = line(self.lang, self.statutes, point);
        let from = self.source(&from);
        view! {
            <span class="rule">
                <span class="kept">{says}</span>
                " "
                {from}
            </span>
        }
        .into_any()
    }

    /// The article with a link to the text, or what silence rests on.
    pub fn source(self, from: &Source) -> Option<AnyView> {
        let lang = self.lang;
        Some(match from {
            Source::Document => return None,
            Source::Article(reference) => {
                let words = article(lang, reference);
                match number(reference) {
                    None => view! { <span class="rule__article">{words}</span> }.into_any(),
                    Some(number) => {
                        let href = format!("/cpts/{}/statuts#article-{number}", self.slug);
                        view! { <a class="rule__article" href=href>{words}</a> }.into_any()
                    }
                }
            }
            Source::Silence(ground) => {
                let ground = ground.clone();
                view! {
                    <span class="rule__silence">
                        <strong>{t!(lang, "Les statuts n’en disent rien.", "The statutes say nothing.")}</strong>
                        " "
                        {ground}
                    </span>
                }
                .into_any()
            }
            Source::AsOrgan => {
                let words = t!(lang, "comme les autres décisions", "as for other decisions");
                view! { <span class="rule__silence">{words}</span> }.into_any()
            }
        })
    }
}

/// The number with which an article begins: 12 of « 12, al. 2 ».
fn number(reference: &str) -> Option<&str> {
    let end = reference
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(reference.len());
    reference.get(..end).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_leads_to_the_text_by_its_first_number() {
        assert_eq!(number("12, al. 2"), Some("12"));
        assert_eq!(number("12"), Some("12"));
        assert_eq!(number("RI 4"), None);
    }
}
