//! From what the parser found to HTML: every tag that can be written stands here.

mod link;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::words::unbroken;

/// Lists and quotations stand inside each other this deep; what is deeper stands with them.
const DEPTH: usize = 6;

/// The HTML of a text.
pub(super) fn write(markdown: &str, below: u8) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut writer = Writer {
        out: String::with_capacity(markdown.len() * 2),
        below,
        ..Writer::default()
    };
    for event in TextMergeStream::new(Parser::new_ext(markdown, options)) {
        writer.event(event);
    }
    writer.out
}

/// A link that is open: where its words begin, and where it leads.
struct Link {
    from: usize,
    to: String,
}

#[derive(Default)]
struct Writer {
    out: String,
    /// How each thing that is open is closed.
    close: Vec<&'static str>,
    below: u8,
    /// The levels of the headings above, as typed.
    above: Vec<HeadingLevel>,
    depth: usize,
    head: bool,
    code: bool,
    link: Option<Link>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            // Nothing is a tag that a member typed: it is read as it stands.
            Event::Html(text) | Event::InlineHtml(text) => escape(&mut self.out, &text),
            Event::Text(text) => self.text(&text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape(&mut self.out, &text);
                self.out.push_str("</code>");
            }
            // Who types a new line means one.
            Event::SoftBreak | Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            // Not asked of the parser.
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
                escape(&mut self.out, &text);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let (open, close) = match tag {
            Tag::Paragraph | Tag::HtmlBlock => ("<p>", "</p>"),
            Tag::Heading { level, .. } => self.heading(level),
            Tag::BlockQuote(_) => {
                self.depth += 1;
                self.shallow(("<blockquote>", "</blockquote>"), ("", ""))
            }
            Tag::CodeBlock(_) => {
                self.code = true;
                ("<pre><code>", "</code></pre>")
            }
            Tag::List(first) => {
                self.depth += 1;
                return self.list(first);
            }
            Tag::Item => self.shallow(("<li>", "</li>"), ("<br>", "")),
            Tag::Table(_) => ("<table>", "</tbody></table>"),
            Tag::TableHead => {
                self.head = true;
                ("<thead><tr>", "</tr></thead><tbody>")
            }
            Tag::TableRow => ("<tr>", "</tr>"),
            Tag::TableCell if self.head => ("<th scope=\"col\">", "</th>"),
            Tag::TableCell => ("<td>", "</td>"),
            Tag::Emphasis => ("<em>", "</em>"),
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<s>", "</s>"),
            Tag::Link { dest_url, .. } => return self.follow(&dest_url),
            // An image is fetched from somewhere, which is then told who reads: its description stays. The others are not
            // asked of the parser.
            Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => ("", ""),
        };
        self.out.push_str(open);
        self.close.push(close);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::CodeBlock => self.code = false,
            TagEnd::TableHead => self.head = false,
            _ => {}
        }
        let close = self.close.pop().unwrap_or_default();
        if close == "</a>"
            && let Some(link) = self.link.take()
            && link.from == self.out.len()
        {
            // A link without words is named by where it leads.
            escape(&mut self.out, &link.to);
        }
        self.out.push_str(close);
    }

    fn shallow(
        &self,
        tags: (&'static str, &'static str),
        deeper: (&'static str, &'static str),
    ) -> (&'static str, &'static str) {
        if self.depth <= DEPTH { tags } else { deeper }
    }

    fn list(&mut self, first: Option<u64>) {
        let close = match first {
            _ if DEPTH < self.depth => "",
            None => {
                self.out.push_str("<ul>");
                "</ul>"
            }
            Some(first) => {
                // Browsers count in 32 bits.
                let first = i32::try_from(first).unwrap_or(1);
                self.out.push_str("<ol start=\"");
                self.out.push_str(&first.to_string());
                self.out.push_str("\">");
                "</ol>"
            }
        };
        self.close.push(close);
    }

    /// Headings follow each other without leaving out a level, whatever was typed.
    fn heading(&mut self, level: HeadingLevel) -> (&'static str, &'static str) {
        while self.above.last().is_some_and(|above| level <= *above) {
            self.above.pop();
        }
        self.above.push(level);
        match usize::from(self.below) + self.above.len() {
            0..=2 => ("<h2>", "</h2>"),
            3 => ("<h3>", "</h3>"),
            4 => ("<h4>", "</h4>"),
            5 => ("<h5>", "</h5>"),
            _ => ("<h6>", "</h6>"),
        }
    }

    fn follow(&mut self, to: &CowStr<'_>) {
        if self.link.is_some() || !link::is_safe(to) {
            self.close.push("");
            return;
        }
        open(&mut self.out, to);
        self.link = Some(Link {
            from: self.out.len(),
            to: to.to_string(),
        });
        self.close.push("</a>");
    }

    /// Words, in which an address that was pasted becomes a link.
    fn text(&mut self, text: &str) {
        if self.code {
            return escape(&mut self.out, text);
        }
        if self.link.is_some() {
            return escape(&mut self.out, &unbroken(text));
        }
        let mut rest = text;
        while let Some((before, address, after)) = link::find(rest) {
            escape(&mut self.out, &unbroken(before));
            open(&mut self.out, address);
            escape(&mut self.out, address);
            self.out.push_str("</a>");
            rest = after;
        }
        escape(&mut self.out, &unbroken(rest));
    }
}

fn open(out: &mut String, to: &str) {
    out.push_str("<a href=\"");
    escape(out, to);
    out.push_str("\" rel=\"nofollow noopener noreferrer\">");
}

/// Text that no browser reads as anything else, between tags and in an attribute.
fn escape(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(sign),
        }
    }
}
