//! The tree and the findings of each construct, and of any text.

use proptest::prelude::*;

use super::*;
use crate::markdown::html::tests::markdown_like;

fn read(text: &str) -> (Document, Diagnostics) {
    let mut sink = Diagnostics::new();
    let document = parse(FileId(0), text, Options::default(), &mut sink);
    (document, sink)
}

/// The findings as `code @ the text they point at`.
fn findings(text: &str) -> Vec<String> {
    let (_, sink) = read(text);
    sink.iter().map(|it| format!("{} @ {}", it.code.name, &text[it.span.unwrap().range()])).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(findings(text), expected, "{text}");
}

#[test]
fn a_figure_has_words_target_and_surroundings() {
    let text = "---\ntitle: x\n---\n## A b\n\nChile shipped *about* [353 **tonnes**](=us@2025-06 \"first\") in June, [up](fig:mom(us)) on May.\n";
    let (document, sink) = read(text);
    assert!(sink.is_empty(), "{sink:?}");
    let [first, second] = document.figures.as_slice() else { panic!("{document:?}") };
    assert_eq!(first.words, "353 tonnes");
    assert_eq!(first.target.value, "us@2025-06");
    assert_eq!(&text[first.target.span.range()], "us@2025-06");
    assert_eq!(&text[first.span.range()], "[353 **tonnes**](=us@2025-06 \"first\")");
    assert_eq!(&text[first.words_span.range()], "353 **tonnes**");
    assert_eq!(&text[first.place(4..10).range()], "tonnes");
    assert_eq!(&text[first.place(0..10).range()], "353 **tonnes");
    assert_eq!(first.title.as_deref(), Some("first"));
    assert_eq!(first.before, "Chile shipped about ");
    assert_eq!(first.after, " in June, up on May.");
    assert_eq!((first.section.as_deref(), first.ordinal), (Some("a-b"), 1));
    assert_eq!(second.before, "Chile shipped about 353 tonnes in June, ");
    assert_eq!(&text[second.target.span.range()], "mom(us)");
    assert_eq!((second.section.as_deref(), second.ordinal), (Some("a-b"), 2));
    assert_eq!(document.front.clone().map(|range| &text[range]), Some("title: x\n"));
}

#[test]
fn figures_stand_wherever_text_does() {
    let check = |text: &str, before: &str, words: &str, after: &str| {
        let (document, _) = read(text);
        let figure = &document.figures[0];
        assert_eq!((&*figure.before, &*figure.words, &*figure.after), (before, words, after), "{text}");
    };
    check("- a [b](=c) d\n- e", "a ", "b", " d");
    check("| a | b |\n|-|-|\n| x | y [1 t](=c) z |", "y ", "1 t", " z");
    check("> a\n> [b\n> c](=d) e", "a ", "b c", " e");
    check("![a [b](=c) d](e.yaml)", "a ", "b", " d");
    check("a[^1]\n\n[^1]: b [c](=d) e", "b ", "c", " e");
    check("## a [b](=c)", "a ", "b", "");
    check("a [up&nbsp;10%](=c)", "a ", "up\u{a0}10%", "");
    check("a [b][us] c\n\n[us]: =mom(a)", "a ", "b", " c");
}

#[test]
fn a_definition_binds_by_reference() {
    let text = "a [b][us] c\n\n[us]: <=mom(a, b)> 'note'\n";
    let (document, _) = read(text);
    let figure = &document.figures[0];
    assert_eq!(figure.target.value, "mom(a, b)");
    assert_eq!(&text[figure.target.span.range()], "mom(a, b)");
    assert_eq!(figure.title.as_deref(), Some("note"));
}

#[test]
fn broken_figures_are_found() {
    check("a [b](=mom(c, d)) e", &["figure-not-a-link @ [b](=mom(c, d))"]);
    check("a [**b** c](=mom(c, d)) e", &["figure-not-a-link @ [**b** c](=mom(c, d))"]);
    check("a [b](=mom(c,\nd)) e", &["figure-not-a-link @ [b](=mom(c,\nd))"]);
    check("a [b](=mom(c e", &["figure-not-a-link @ [b](=mom(c e"]);
    check("a b](=c) e", &["figure-not-a-link @ ](=c)"]);
    check("[a [b](=c) d](e.md)", &["figure-not-a-link @ [a [b](=c) d]("]);
    check("[46 t[^1]](=c)\n\n[^1]: d", &["figure-not-a-link @ [46 t[^1]]("]);
    check("[from [46](=c) to](=d)", &["figure-not-a-link @ [from [46](=c) to]("]);
    check("| a |\n|-|\n| [b](=c|d) |", &["figure-not-a-link @ [b](=c|d)"]);
    check("`a [b](=mom(c, d))` and \\[b\\](=x y)", &[]);
    check("[?](=a) and [](=b)", &[]);
}

#[test]
fn the_mended_form_is_shown() {
    let (_, sink) = read("a [b](=mom(c, d)) e");
    let help: Vec<_> = sink.iter().flat_map(|it| it.help.clone()).collect();
    assert_eq!(help, ["write `(<=mom(c, d)>)` or `(=mom(c,d))`"]);
}

#[test]
fn exhibits_stand_alone() {
    let (document, sink) = read("a\n\n![b [c](=d)](charts/e.yaml)\n");
    assert!(sink.is_empty());
    assert_eq!(document.exhibits()[0].target.value, "charts/e.yaml");
    check("a ![b](c.yaml)", &["exhibit-in-text @ ![b](c.yaml)"]);
    check("![](c.yaml)\n\n![](c.yml)", &[]);
    check("![](c.png)", &["missing-alt @ ![](c.png)"]);
    check("a **![](c.png)**", &["missing-alt @ ![](c.png)"]);
}

#[test]
fn html_is_refused_and_comments_are_not() {
    check("a <b>c</b>", &["raw-html @ <b>"]);
    check("<div>\na\n</div>", &["raw-html @ <div>\na\n</div>"]);
    check("<b>\r\né", &["raw-html @ <b>\r\né"]);
    check("<!-- a -->\n\nb <!-- c --> d", &[]);
    check("a < b, c <d", &[]);
    let mut sink = Diagnostics::new();
    let document = parse(FileId(0), "a <b>c</b>", Options { raw_html: true }, &mut sink);
    assert!(sink.is_empty());
    assert!(
        matches!(&document.blocks[0], Block::Paragraph(it) if it.contains(&Inline::Html("<b>".to_owned())))
    );
}

#[test]
fn links_need_words_and_a_known_scheme() {
    check("[](a.md)", &["empty-link @ [](a.md)"]);
    check("[a](javascript:b)", &["bad-link-scheme @ javascript:b"]);
    check("[a][b]\n\n[b]: data:c", &["bad-link-scheme @ data:c"]);
    check("<https://a.b> <c@d.e> [f](tel:1)", &[]);
}

#[test]
fn headings_have_anchors_and_levels() {
    let (document, _) = read("## A\n\n## A\n\n### B {#c}\n\n## Ledger\n\n## Fn 1 2\n\n> ## …");
    let ids: Vec<_> = document.headings().iter().map(|heading| heading.id.clone()).collect();
    assert_eq!(ids, ["a", "a-2", "c", "section-ledger", "section-fn-1-2", "section"]);
    check("# A", &["title-in-body @ # A"]);
    check("## A\n\n#### B", &["skipped-heading @ #### B"]);
    check("### A", &["skipped-heading @ ### A"]);
    check("## A {#a}\n\n## B {#a}", &["duplicate-anchor @ ## B {#a}"]);
    check("## A\n\n## B {#a}", &["duplicate-anchor @ ## B {#a}"]);
    check("## A {#main}", &["duplicate-anchor @ ## A {#main}"]);
    check("## A {#fn-1}", &["duplicate-anchor @ ## A {#fn-1}"]);
    check("## A {.x}", &["heading-attribute @ ## A {.x}"]);
    check("##", &["empty-heading @ ##"]);
}

#[test]
fn footnotes_are_used_and_defined_once() {
    check("a[^1]", &["undefined-footnote @ [^1]"]);
    check("a\n\n[^1]: b", &["unused-footnote @ [^1]: b"]);
    check("a[^1]\n\n[^1]: b\n\n[^1]: c", &["duplicate-footnote @ [^1]: c"]);
    check("a[^1]\n\n[^1]: b", &[]);
    check("a \\[^1]", &[]);
}

#[test]
fn front_matter_is_closed() {
    check("---\ntitle: a\n", &["open-front-matter @ ---"]);
    check("a\n\n---\n\nb\n\n---\n\nc", &[]);
    let (document, _) = read("a\n\n---\nb\n---\n\nc");
    assert!(format!("{:?}", document.blocks).contains("\"b\""), "text between rules stays");
}

#[test]
fn the_outline_holds_two_levels() {
    let (document, _) = read("## A\n\n### B\n\n#### C\n\n## D [e](=f)");
    let outline = document.outline();
    assert_eq!(outline[0].children[0].title, "B");
    assert_eq!(outline[1].title, "D e");
}

fn read_line(text: &str, at: usize) -> InlineText {
    let place = move |range: Range<usize>| Span::new(FileId(0), range.start + at..range.end + at);
    parse_inline(text, &place, &mut Diagnostics::new())
}

#[test]
fn lines_hold_inlines_alone() {
    let check = |text: &str, expected: &str| assert_eq!(read_line(text, 0).plain(), expected, "{text:?}");
    check("2025. A year", "2025. A year");
    check("# not a heading", "# not a heading");
    check("- a\n- b", "- a - b");
    check("_a_ **b** `c`", "a b c");
    check("  a [b](=c)", "a b");
    check("", "");
    check("    a", "a");
    check("[a]: b", "[a]: b");
    check(".5 t", ".5 t");
}

#[test]
fn places_of_a_line_are_those_of_its_file() {
    let figure = &read_line(" up [660%](=mom(a)) on", 100).figures[0];
    assert_eq!(figure.words_span.range(), 105..109);
    assert_eq!(figure.target.span.range(), 112..118);
    assert_eq!((&*figure.before, &*figure.after), ("up ", " on"));
}

#[test]
fn nesting_has_an_end() {
    let (_, sink) = read(&">".repeat(5_000));
    assert_eq!(sink.iter().filter(|it| it.code.name == "nested-too-deep").count(), 1);
    let (_, sink) = read(&format!("{}a{}", "*_".repeat(500), "_*".repeat(500)));
    assert!(sink.iter().all(|it| it.code.name == "nested-too-deep"));
}

/// Broken constructs by the thousand take no more than their number.
#[test]
fn long_texts_are_read_in_time() {
    let start = std::time::Instant::now();
    for part in ["[", "](=a", "[a](=b c) ", "[^a", "](", "*a", "## fig 1\n\n", "| a ", "[a](=b) "] {
        read(&part.repeat(4_000));
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn any_text_is_read_and_places_lie_in_it(text in markdown_like()) {
        let (document, sink) = read(&text);
        let is_inside = |span: Span| text.get(span.range()).is_some();
        for finding in &sink {
            prop_assert!(finding.span.is_some_and(is_inside), "{finding:?}");
        }
        let mut ids: Vec<_> = document.headings().iter().map(|heading| heading.id.clone()).collect();
        ids.sort();
        prop_assert!(ids.iter().all(|id| !id.is_empty()) && ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
        for figure in &document.figures {
            prop_assert!(is_inside(figure.span) && is_inside(figure.words_span) && is_inside(figure.target.span));
            for (words, span) in &figure.words_map {
                prop_assert!(figure.words.get(words.clone()).is_some() && is_inside(*span));
            }
        }
        for link in document.links() {
            prop_assert!(is_inside(link.span) && is_inside(link.target.span), "{link:?}");
        }
    }

    #[test]
    fn verbatim_text_is_the_source(text in "[a-z &;*\\\\\\[\\]()=\n]{0,60}") {
        let (document, _) = read(&text);
        document.visit_inlines(&mut |inline| {
            if let Inline::Text(part) = inline && part.span.range().len() == part.value.len() && !part.value.contains('&') {
                assert_eq!(&text[part.span.range()], part.value);
            }
        });
    }
}
