//! How many voted on paper, where all members read it.

use crate::lang::Lang;
use crate::words::number;

/// The number or, of a group that the statutes call small, that it is one: « moins de 5 ».
pub fn on_paper(lang: Lang, papers: u64, fewer_than: u64) -> String {
    if papers < fewer_than {
        t!(lang, "moins de {fewer_than}", "fewer than {fewer_than}")
    } else {
        number(lang, i64::try_from(papers).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_number_of_papers_is_not_said_of_one_urn() {
        assert_eq!(on_paper(Lang::Fr, 1, 5), "moins de 5");
        assert_eq!(on_paper(Lang::En, 4, 5), "fewer than 5");
        assert_eq!(on_paper(Lang::Fr, 5, 5), "5");
    }
}
