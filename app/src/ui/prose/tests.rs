use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

fn shown(markdown: &str) -> String {
    html(markdown, 2).unwrap()
}

/// Every tag of a piece of HTML, with its attributes.
fn tags(html: &str) -> Vec<&str> {
    let mut tags: Vec<&str> = html
        .split('<')
        .skip(1)
        .map(|it| it.split_once('>').expect("a tag ends").0)
        .collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

const KNOWN: &[&str] = &[
    "p",
    "/p",
    "h3",
    "/h3",
    "h4",
    "/h4",
    "h5",
    "/h5",
    "h6",
    "/h6",
    "blockquote",
    "/blockquote",
    "pre",
    "/pre",
    "code",
    "/code",
    "ul",
    "/ul",
    "/ol",
    "li",
    "/li",
    "table",
    "/table",
    "thead",
    "/thead",
    "tbody",
    "/tbody",
    "tr",
    "/tr",
    "th scope=\"col\"",
    "/th",
    "td",
    "/td",
    "em",
    "/em",
    "strong",
    "/strong",
    "s",
    "/s",
    "/a",
    "br",
    "hr",
];

/// What a page cannot be harmed by: known tags without attributes, links and the first number of a list.
fn is_harmless(html: &str) -> bool {
    tags(html).iter().all(|tag| {
        let number = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
        let list = tag
            .strip_prefix("ol start=\"")
            .and_then(|it| it.strip_suffix('"'));
        let link = tag
            .strip_prefix("a href=\"")
            .and_then(|it| it.strip_suffix("\" rel=\"nofollow noopener noreferrer\""));
        KNOWN.contains(tag)
            || list.is_some_and(number)
            || link.is_some_and(|to| {
                let to = to.to_ascii_lowercase();
                !to.contains('"')
                    && ["https://", "http://", "mailto:"]
                        .iter()
                        .any(|it| to.starts_with(it))
            })
    })
}

#[test]
fn markdown_is_shown() {
    let html = shown(
        "# Projet\n\nUn **plan** et\nune ligne.\n\n- a\n- b\n\n3. c\n\n| x | y |\n|---|---|\n| 1 | ~~2~~ |",
    );
    for part in [
        "<h3>Projet</h3>",
        "<p>Un <strong>plan</strong> et<br>une ligne.</p>",
        "<ul><li>a</li><li>b</li></ul>",
        "<ol start=\"3\"><li>c</li></ol>",
        "<th scope=\"col\">x</th>",
        "<td><s>2</s></td></tr></tbody></table>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn no_line_begins_with_a_colon_and_what_is_code_stays_as_typed() {
    assert_eq!(
        shown("« Oui » : **20 %**, voir « https://a.test » ; `a : b`"),
        "<p>«\u{a0}Oui\u{a0}»\u{a0}: <strong>20\u{a0}%</strong>, voir «\u{a0}<a href=\"https://a.test\" rel=\"nofollow noopener noreferrer\">https://a.test</a>\u{a0}»\u{a0}; <code>a : b</code></p>"
    );
}

#[test]
fn headings_leave_out_no_level_and_stay_below_the_page() {
    let html = shown("### a\n\n##### b\n\n# c\n\n## d");
    assert_eq!(html, "<h3>a</h3><h4>b</h4><h3>c</h3><h4>d</h4>");
    assert_eq!(super::html("# a", 4).unwrap(), "<h5>a</h5>");
}

#[test]
fn what_is_hostile_is_read_and_not_done() {
    for hostile in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=\"x\">b</b>",
        "<style>body{display:none}</style>",
        "<!-- --><iframe src=//evil.test></iframe>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#10;script:alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a](vbscript:x)",
        "[a](<https://a.test/\" onmouseover=\"x>)",
        "<javascript:alert(1)>",
        "![a](https://evil.test/pixel.png)",
        "[![a](https://evil.test/p.png)](https://evil.test)",
        "[a]: javascript:alert(1)\n\n[a]",
        "`<script>`\n\n    <script>\n\n```<script>\n<script>\n```",
        "https://evil.test/\"><script>",
        "&lt;script&gt;",
        "| <script> |\n|---|\n| <script> |",
    ] {
        let html = shown(hostile);
        assert!(is_harmless(&html), "{hostile}\n{html}");
        assert!(
            !html.contains("<script") && !html.contains("<img"),
            "{html}"
        );
    }
    assert_eq!(shown("![Carte](https://evil.test/x.png)"), "<p>Carte</p>");
    assert_eq!(shown("<b>gras</b>"), "<p>&lt;b&gt;gras&lt;/b&gt;</p>");
}

#[test]
fn links_say_nothing_about_who_follows_them_and_always_have_words() {
    let rel = "rel=\"nofollow noopener noreferrer\"";
    assert_eq!(
        shown("[](https://a.test)"),
        format!("<p><a href=\"https://a.test\" {rel}>https://a.test</a></p>")
    );
    assert_eq!(
        shown("https://a.test/x."),
        format!("<p><a href=\"https://a.test/x\" {rel}>https://a.test/x</a>.</p>")
    );
    assert_eq!(
        shown("`https://a.test`"),
        "<p><code>https://a.test</code></p>"
    );
    assert_eq!(
        shown("[lien](/moi)"),
        "<p>lien</p>",
        "no address of the site by itself"
    );
}

#[test]
fn what_is_nested_without_end_is_shown_at_a_depth_that_a_phone_shows() {
    let mut deep = String::new();
    for level in 0..300 {
        let _ = writeln!(deep, "{}- x", "  ".repeat(level.min(40)));
    }
    for hostile in [
        ">".repeat(20_000) + " x",
        "[".repeat(20_000),
        "*a ".repeat(10_000),
        "- ".repeat(10_000) + "x",
        "![".repeat(10_000) + &"](a)".repeat(5_000),
        deep,
    ] {
        let html = shown(&hostile);
        assert!(is_harmless(&html));
        let quotes = html.matches("<blockquote>").count() + html.matches("<ul><li><ul>").count();
        assert!(quotes <= 40, "{quotes}");
    }
}

#[test]
fn a_text_longer_than_any_member_may_write_is_not_shown() {
    assert_eq!(html(&"a".repeat(1 << 20), 2), Err(TooLong));
    assert_eq!(html(&"é".repeat(TEXT_CHARS + 1), 2), Err(TooLong));
    assert!(html(&"é".repeat(TEXT_CHARS), 2).is_ok());
}

proptest! {
    #[test]
    fn whatever_is_typed_cannot_harm(text in "[\\[\\]()<>!&\"'`*_~#|:a-z/\\-+ \n\\\\=.0-9]{0,200}") {
        let html = shown(&text);
        prop_assert!(is_harmless(&html), "{html}");
    }

    #[test]
    fn what_is_opened_is_closed(text in "[\\[\\]()<>!`*_~#|:a-c\\- \n>]{0,120}") {
        let html = shown(&text);
        for tag in ["p", "li", "ul", "blockquote", "em", "strong", "td", "tr", "tbody", "table", "s"] {
            let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
            prop_assert_eq!(html.matches(&open).count(), html.matches(&close).count(), "{}: {}", tag, html);
        }
    }
}
