//! Two texts, line by line, and word by word where a line was rewritten.

use std::time::Duration;

use similar::{DiffOp, TextDiff};

/// Two texts that have nothing in common would keep a server busy; after this long the rest is shown as replaced.
const PATIENCE: Duration = Duration::from_millis(200);

/// What two texts differ in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// The later text, with what went from the earlier one.
    pub blocks: Vec<Block>,
    /// Words added.
    pub added: usize,
    /// Words removed.
    pub removed: usize,
}

/// Some lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// They stand in both.
    Same(Vec<String>),
    /// They do not.
    Changed(Vec<Piece>),
}

/// Some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// They stand in both.
    Same(String),
    /// They went.
    Removed(String),
    /// They are new.
    Added(String),
}

pub(super) fn compare(before: &str, after: &str) -> Comparison {
    // A form sends what was typed with the line ends of the 1970s.
    let (before, after) = (before.replace("\r\n", "\n"), after.replace("\r\n", "\n"));
    let lines = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(&before, &after);
    let mut blocks = Vec::new();
    for op in lines.ops() {
        let (old, new) = texts(*op, lines.old_slices(), lines.new_slices());
        match op {
            DiffOp::Equal { .. } => {
                let same = lines.new_slices().get(op.new_range()).unwrap_or_default();
                blocks.push(Block::Same(same.iter().map(ToString::to_string).collect()));
            }
            DiffOp::Delete { .. } => blocks.push(Block::Changed(vec![Piece::Removed(old)])),
            DiffOp::Insert { .. } => blocks.push(Block::Changed(vec![Piece::Added(new)])),
            DiffOp::Replace { .. } => blocks.push(Block::Changed(words(&old, &new))),
        }
    }
    let count = |counted: fn(&Piece) -> Option<&str>| {
        let pieces = blocks.iter().filter_map(|it| match it {
            Block::Changed(pieces) => Some(pieces),
            Block::Same(_) => None,
        });
        pieces
            .flatten()
            .filter_map(counted)
            .map(|it| it.split_whitespace().count())
            .sum()
    };
    let added = count(|it| {
        if let Piece::Added(text) = it {
            Some(text)
        } else {
            None
        }
    });
    let removed = count(|it| {
        if let Piece::Removed(text) = it {
            Some(text)
        } else {
            None
        }
    });
    Comparison {
        blocks,
        added,
        removed,
    }
}

/// Lines that were rewritten: word by word while at least a third stays, or else the old ones and then the new ones.
fn words(before: &str, after: &str) -> Vec<Piece> {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_words(before, after);
    let (mut pieces, mut kept) = (Vec::new(), 0);
    for op in diff.ops() {
        let (old, new) = texts(*op, diff.old_slices(), diff.new_slices());
        if let DiffOp::Equal { .. } = op {
            kept += new.trim().len();
            pieces.push(Piece::Same(new));
            continue;
        }
        let pair = [Piece::Removed(old), Piece::Added(new)];
        pieces.extend(pair.into_iter().filter(
            |it| !matches!(it, Piece::Removed(text) | Piece::Added(text) if text.is_empty()),
        ));
    }
    if kept * 3 < before.len().max(after.len()) {
        return vec![
            Piece::Removed(before.to_owned()),
            Piece::Added(after.to_owned()),
        ];
    }
    pieces
}

/// What a step takes from either side.
fn texts(op: DiffOp, before: &[&str], after: &[&str]) -> (String, String) {
    let text = |of: &[&str], range| {
        of.get::<std::ops::Range<usize>>(range)
            .unwrap_or_default()
            .concat()
    };
    (text(before, op.old_range()), text(after, op.new_range()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_changes_is_shown_in_its_line() {
        let found = compare(
            "un\nLe plan vaut trois ans.\ndeux\n",
            "un\nLe plan vaut cinq ans.\ndeux\n",
        );
        assert_eq!((found.added, found.removed), (1, 1));
        let words = vec![
            Piece::Same("Le plan vaut ".to_owned()),
            Piece::Removed("trois".to_owned()),
            Piece::Added("cinq".to_owned()),
            Piece::Same(" ans.\n".to_owned()),
        ];
        assert_eq!(
            found.blocks,
            [
                Block::Same(vec!["un\n".to_owned()]),
                Block::Changed(words),
                Block::Same(vec!["deux\n".to_owned()])
            ]
        );
    }

    #[test]
    fn a_line_that_has_nothing_of_the_old_one_is_not_shown_word_by_word() {
        let found = compare("Le plan vaut trois ans.", "Aucune cotisation n’est due.");
        let [Block::Changed(pieces)] = &found.blocks[..] else {
            panic!("{found:?}");
        };
        assert_eq!(pieces.len(), 2);
    }

    #[test]
    fn the_same_text_has_no_difference_whatever_its_line_ends() {
        let found = compare("a\r\nb", "a\nb");
        assert_eq!((found.added, found.removed), (0, 0));
        assert_eq!(found.blocks.len(), 1);
        assert_eq!(compare("", "").blocks, []);
    }

    #[test]
    fn two_long_texts_without_a_common_line_are_compared_in_time() {
        let text =
            |word: &str| (0..10_000).fold(String::new(), |text, n| text + &format!("{word}{n}\n"));
        let found = compare(&text("a"), &text("b"));
        assert_eq!((found.added, found.removed), (10_000, 10_000));
    }
}
