//! The text of a clause, in Markdown, as blocks: paragraphs, lists, tables. What paper knows no form for stays as its words.

use document::{Block, Column, Span, Table};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::words::spaced;

/// The blocks of a text.
pub(in crate::contract) fn blocks(markdown: &str) -> Vec<Block> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        writer.event(event);
    }
    writer.flush();
    writer.blocks
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    /// The words of what is open: a paragraph, an item, a cell.
    words: Vec<Span>,
    style: Style,
    /// How deep in lists; points of a list in a point stand with those around it.
    lists: usize,
    numbered: bool,
    items: Vec<Vec<Span>>,
    table: Option<Open>,
}

/// What is around the words.
#[derive(Default)]
struct Style {
    strong: usize,
    emphasis: usize,
}

/// A table that is open.
#[derive(Default)]
struct Open {
    head: Vec<String>,
    in_head: bool,
    rows: Vec<Vec<Vec<Span>>>,
    row: Vec<Vec<Span>>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.words.push(Span::code(text.to_string())),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            // Who types a new line means one.
            Event::SoftBreak | Event::HardBreak => self.words.push(Span::Break),
            Event::Rule => self.flush(),
            // Not asked of the parser.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                self.text(&text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = spaced(text);
        self.words.push(match self.style {
            Style {
                strong: 0,
                emphasis: 0,
            } => Span::plain(text),
            Style { strong: 0, .. } => Span::emphasis(text),
            Style { .. } => Span::strong(text),
        });
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Heading { .. } => self.style.strong += 1,
            Tag::Emphasis => self.style.emphasis += 1,
            Tag::List(first) => {
                if self.lists == 0 {
                    self.flush();
                    self.numbered = first.is_some();
                } else {
                    self.item();
                }
                self.lists += 1;
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(Open::default());
            }
            Tag::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = true;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.style.strong = self.style.strong.saturating_sub(1),
            TagEnd::Emphasis => self.style.emphasis = self.style.emphasis.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.style.strong = self.style.strong.saturating_sub(1);
                self.flush();
            }
            TagEnd::Paragraph if self.lists == 0 => self.flush(),
            TagEnd::Paragraph if !self.words.is_empty() => self.words.push(Span::Break),
            TagEnd::Item => self.item(),
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                if self.lists == 0 && !self.items.is_empty() {
                    self.blocks.push(Block::List {
                        numbered: self.numbered,
                        items: std::mem::take(&mut self.items),
                    });
                }
            }
            TagEnd::CodeBlock => self.flush(),
            TagEnd::TableCell | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Table => {
                self.of_table(tag);
            }
            _ => {}
        }
    }

    fn of_table(&mut self, tag: TagEnd) {
        let words = std::mem::take(&mut self.words);
        let Some(table) = &mut self.table else { return };
        match tag {
            TagEnd::TableCell if table.in_head => table.head.push(plain(&words)),
            TagEnd::TableCell => table.row.push(words),
            TagEnd::TableHead => table.in_head = false,
            TagEnd::TableRow => {
                let mut row = std::mem::take(&mut table.row);
                row.resize(table.head.len(), Vec::new());
                table.rows.push(row);
            }
            _ => {
                let Some(table) = self.table.take() else {
                    return;
                };
                let columns = table.head.into_iter().map(|it| Column::text(it, 1));
                self.blocks.push(Block::Table(Table {
                    caption: None,
                    columns: columns.collect(),
                    rows: table.rows,
                }));
            }
        }
    }

    /// A point of a list is over.
    fn item(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        while words.last() == Some(&Span::Break) {
            words.pop();
        }
        if !words.is_empty() {
            self.items.push(words);
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.words);
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph { text });
        }
    }
}

fn plain(words: &[Span]) -> String {
    let word = |it: &Span| match it {
        Span::Plain { text }
        | Span::Strong { text }
        | Span::Emphasis { text }
        | Span::Code { text }
        | Span::Link { text, .. } => text.clone(),
        Span::Break => " ".to_owned(),
    };
    words.iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists_stay_what_they_are() {
        let found =
            blocks("Pour la sortie, l’hôpital :\n\n- prévient ;\n- **remet** la lettre.\n\nFin.");
        let expected = vec![
            Block::paragraph("Pour la sortie, l’hôpital\u{a0}:"),
            Block::List {
                numbered: false,
                items: vec![
                    vec![Span::plain("prévient\u{202f};")],
                    vec![Span::strong("remet"), Span::plain(" la lettre.")],
                ],
            },
            Block::paragraph("Fin."),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn points_in_a_point_stand_beside_it_and_rows_have_a_cell_a_column() {
        let found = blocks("1. un\n   - deux\n2. trois");
        let items = ["un", "deux", "trois"].map(|it| vec![Span::plain(it)]);
        assert_eq!(
            found,
            [Block::List {
                numbered: true,
                items: items.to_vec()
            }]
        );
        let found = blocks("| A | B |\n|---|---|\n| 1 |\n");
        let [Block::Table(table)] = &found[..] else {
            panic!("{found:?}")
        };
        assert_eq!((table.columns.len(), table.rows[0].len()), (2, 2));
    }

    #[test]
    fn tags_are_read_as_they_stand() {
        let found = blocks("# Titre\n\n<script>x</script> `code`");
        assert_eq!(
            found[0],
            Block::Paragraph {
                text: vec![Span::strong("Titre")]
            }
        );
        assert!(format!("{found:?}").contains("<script>"));
    }
}
