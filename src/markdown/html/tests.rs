//! HTML of each construct, and of any text.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Diagnostics;
use crate::markdown::{Options, parse, parse_inline};
use crate::text::{FileId, Span};

/// Inserts that can be seen.
struct Shown;

impl Inserts for Shown {
    fn figure(&self, figure: &FigureText, words: Html) -> Html {
        Html::trusted(format!("<b title=\"{}\">{words}</b>", escape(&figure.target.value)))
    }

    fn exhibit(&self, exhibit: &Exhibit) -> Html {
        Html::trusted(format!("<figure>{}</figure>", escape(&exhibit.target.value)))
    }

    fn link(&self, target: &Spanned<String>) -> ResolvedLink {
        let is_external = target.value.contains("://");
        let is_dead = target.value.starts_with("dead");
        ResolvedLink { href: (!is_dead).then(|| target.value.clone()), is_external }
    }
}

fn document(text: &str) -> Document {
    parse(FileId(0), text, Options::default(), &mut Diagnostics::new())
}

fn check(text: &str, expected: &str) {
    assert_eq!(body(&document(text), &Shown).as_str().trim_end(), expected, "{text}");
}

#[test]
fn blocks() {
    check("a\nb", "<p>a\nb</p>");
    check("## What a 660% rise is {#rise}", "<h2 id=\"rise\">What a 660% rise is</h2>");
    check("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>");
    check("3. a\n\n4. b", "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>");
    check("> a", "<blockquote><p>a</p>\n</blockquote>");
    check("***", "<hr>");
    check(
        "```rust x\na < b\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">a &lt; b\n</code></pre>",
    );
    check("![What it shows](charts/a.yaml)", "<figure>charts/a.yaml</figure>");
}

#[test]
fn callouts_have_a_label() {
    check(
        "> [!WARNING]\n> Rounded.",
        "<aside class=\"note note-warning\" role=\"note\">\n<p class=\"note-h\">Warning</p>\n<p>Rounded.</p>\n</aside>",
    );
}

#[test]
fn bold_words_at_the_start_of_a_callout_are_its_head() {
    check(
        "> [!NOTE]\n> **Rounded.** To tens.\n>\n> More.",
        "<aside class=\"note note-note\" role=\"note\">\n<p class=\"note-h\">Rounded.</p>\n<p> To tens.</p>\n<p>More.</p>\n</aside>",
    );
}

#[test]
fn inlines() {
    check("*a* **b** ~~c~~ `d<`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>");
    check("a & b \"c\" \\<", "<p>a &amp; b &quot;c&quot; &lt;</p>");
    check("[a](b.md#c \"d\")", "<p><a href=\"b.md#c\" title=\"d\">a</a></p>");
    check("[a](https://a.b/?c&d)", "<p><a href=\"https://a.b/?c&amp;d\" rel=\"external\">a</a></p>");
    check("[a](dead.md)", "<p>a</p>");
    check("![an *a*](a b.png)", "<p>![an <em>a</em>](a b.png)</p>");
    check("x ![an *a*](<a b.png>)", "<p>x <img src=\"a%20b.png\" alt=\"an a\" loading=\"lazy\"></p>");
    check(
        "up [**353** t](=us@2025-06).",
        "<p>up <span class=\"joined\"><b title=\"us@2025-06\"><strong>353</strong> t</b>.</span></p>",
    );
}

#[test]
fn tables_have_scopes_and_columns_by_content() {
    check(
        "| Month | Tonnes | Note |\n|---|---|---|\n| May | 1,238 | |\n| June | [3,188](=a) | rounded |",
        "<div class=\"tbl free\" tabindex=\"0\" role=\"region\" aria-label=\"Table: Month, Tonnes, Note\"><table>\n\
         <thead><tr><th scope=\"col\" class=\"w\">Month</th><th scope=\"col\" class=\"num\">Tonnes</th>\
         <th scope=\"col\" class=\"w\">Note</th></tr>\n</thead>\n<tbody>\n\
         <tr><th scope=\"row\" class=\"w\">May</th><td class=\"num\">1,238</td><td class=\"w\"></td></tr>\n\
         <tr><th scope=\"row\" class=\"w\">June</th><td class=\"num\"><b title=\"a\">3,188</b></td>\
         <td class=\"w\">rounded</td></tr>\n</tbody>\n</table></div>",
    );
}

#[test]
fn footnotes_are_numbered_by_use_and_lead_back() {
    let document = document("One[^b], two[^a], one again[^b].\n\n[^a]: A.\n[^b]: B.");
    let html = body(&document, &Shown).into_string();
    assert!(html.contains("<a id=\"fnref-1\" href=\"#fn-1\""), "{html}");
    assert!(html.contains("<a id=\"fnref-2\" href=\"#fn-2\""), "{html}");
    assert!(html.contains("<a id=\"fnref-1-2\" href=\"#fn-1\""), "{html}");
    let notes = footnotes(&document, &Shown);
    assert_eq!(notes[0].text.as_str(), "<p>B.</p>\n");
    assert_eq!(notes[0].references, ["#fnref-1", "#fnref-1-2"]);
    assert_eq!(notes[1].text.as_str(), "<p>A.</p>\n");
}

#[test]
fn sections_are_cut_at_headings_of_the_second_level() {
    let document = document("Before.\n\n## A\n\nText.\n\n![x](a.yaml)\n\n### B\n\n![y](b.yaml)\n\n## C\n");
    let parts = sections(&document, &Shown);
    let ids: Vec<_> = parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(ids, ["", "a", "c"]);
    assert_eq!(parts[0].title, None);
    assert_eq!(parts[1].exhibit.as_ref().unwrap().as_str(), "<figure>a.yaml</figure>\n");
    let rest = "<p>Text.</p>\n<h3 id=\"b\">B</h3>\n<figure>b.yaml</figure>\n";
    assert_eq!(parts[1].body.as_str(), rest);
}

#[test]
fn refused_html_is_shown_as_text() {
    check("a <script>b</script>", "<p>a &lt;script&gt;b&lt;/script&gt;</p>");
    check("<div>\nb\n</div>", "<pre tabindex=\"0\"><code>&lt;div&gt;\nb\n&lt;/div&gt;</code></pre>");
    check("a <!-- b --> c\n\n<!-- d -->", "<p>a  c</p>");
}

/// Whether every element is closed by its own tag, and nothing but tags and entities uses `<`, `>` and `&`.
fn is_balanced(html: &str) -> bool {
    let mut open = Vec::new();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        let Some((tag, next)) = after.split_once('>') else { return false };
        rest = next;
        if text.contains('>') || tag.contains('<') || tag.matches('"').count() % 2 != 0 {
            return false;
        }
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        match (tag.starts_with('/'), name) {
            (_, "br" | "hr" | "img") => {}
            (true, _) if open.pop() != Some(name) => return false,
            (true, _) => {}
            (false, _) => open.push(name),
        }
    }
    open.is_empty() && !rest.contains('>')
}

/// Texts rich in what Markdown takes for markup.
pub(crate) fn markdown_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé0-9 ]{0,6}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        prop::sample::select(vec![
            "[",
            "](=",
            "](",
            ")",
            "<",
            ">",
            "`",
            "*",
            "**",
            "~~",
            "_",
            "# ",
            "## ",
            "- ",
            "1. ",
            "> ",
            "> [!NOTE]\n> ",
            "|a|b|\n|-|-|\n|",
            "|",
            "![",
            ".yaml)",
            "[^1]",
            "\n[^1]: ",
            "&amp;",
            "&#0;",
            "\\",
            "\"",
            "<b>",
            "<!--",
            "-->",
            "---\n",
            "{#a}",
            "    ",
            "```\n",
            "<https://a.b>",
            "\u{1}",
            "\u{feff}",
            "fig:",
            "[a]: =b\n",
            "\r\n",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn html_of_any_text_is_well_formed(text in markdown_like()) {
        let document = document(&text);
        let html = body(&document, &Shown).into_string();
        prop_assert!(is_balanced(&html), "{text:?}\n{html}");
        for note in footnotes(&document, &Shown) {
            prop_assert!(is_balanced(note.text.as_str()));
        }
    }

    #[test]
    fn html_of_any_line_is_well_formed(text in markdown_like()) {
        let place = |range: std::ops::Range<usize>| Span::new(FileId(0), range);
        let line_of_text = parse_inline(&text, &place, &mut Diagnostics::new());
        let html = line(&line_of_text, &Shown).into_string();
        prop_assert!(is_balanced(&html), "{text:?}\n{html}");
    }
}
