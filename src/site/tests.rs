//! Addresses, kinship, links and their findings, over briefings of a few lines.

use super::*;
use crate::markdown::Options;
use crate::text::{Span, Spanned};

/// A briefing of some files of pages, by path.
fn read(files: &[(&str, &str)]) -> (Site, Diagnostics, Vec<String>) {
    read_with(files, &[], Surroundings::default())
}

fn read_with(
    files: &[(&str, &str)],
    navigation: &[&str],
    surroundings: Surroundings,
) -> (Site, Diagnostics, Vec<String>) {
    let mut sink = Diagnostics::new();
    let pages = (0..)
        .map(FileId)
        .zip(files)
        .map(|(id, (path, text))| read_page(id, path, text, Options::default(), &mut sink))
        .collect();
    let place = Span::new(FileId(u32::MAX), 0..0);
    let item =
        |target: &&str| NavigationItem { label: None, target: Spanned::new((*target).to_owned(), place) };
    let navigation: Vec<_> = navigation.iter().map(item).collect();
    let site = Site::assemble(pages, &navigation, surroundings, &mut sink);
    site.check_links(&mut sink);
    let shown = sink.iter().map(|it| show(it, files)).collect();
    (site, sink, shown)
}

/// `code @ path: the text pointed at`.
fn show(finding: &Diagnostic, files: &[(&str, &str)]) -> String {
    let span = finding.span.expect("a place");
    let (path, text) = files.get(span.file.0 as usize).copied().unwrap_or(("site.yaml", ""));
    format!("{} @ {path}: {}", finding.code.name, &text[span.range()])
}

fn page(keys: &str, body: &str) -> String {
    format!("---\ntitle: A title\n{keys}---\n{body}\n")
}

/// Two pages, `index.md` and `a.md`; the front page's body and what is found in it.
fn check(body: &str, expected: &[&str]) {
    let (home, a) = (page("", body), page("", "## A heading\n\n## Other {#other}"));
    let files = [("index.md", home.as_str()), ("a.md", a.as_str()), ("sub/index.md", &a), ("sub/b.md", &a)];
    let surroundings = Surroundings {
        generated: vec![GeneratedPage {
            route: Route::page("series/ferries.us"),
            title: "Loans".to_owned(),
            anchors: BTreeSet::from(["may".to_owned()]),
        }],
        files: BTreeSet::from(["sub/map.png".to_owned(), "a b.pdf".to_owned()]),
        exhibits: BTreeSet::from(["charts/total.yaml".to_owned()]),
        ..Surroundings::default()
    };
    assert_eq!(read_with(&files, &[], surroundings).2, expected, "{body}");
}

#[test]
fn addresses_follow_the_files() {
    let own = page("slug: other\n", "");
    let plain = page("", "");
    let (site, _, findings) = read(&[
        ("index.md", &plain),
        ("Über uns.md", &plain),
        ("chapters/index.md", &plain),
        ("chapters/a.md", &own),
        ("kept/index.md", &own),
        ("kept/b.md", &plain),
    ]);
    assert_eq!(findings, ["address-taken"; 0]);
    let routes: Vec<_> = site.pages().iter().map(|page| page.route.as_str()).collect();
    assert_eq!(routes, ["chapters/other/", "chapters/", "", "other/b/", "other/", "uber-uns/"]);
}

#[test]
fn a_page_knows_its_kin() {
    let with_order = |order: u8| page(&format!("order: {order}\n"), "");
    let (one, two, none) = (with_order(1), with_order(2), page("", ""));
    let (site, _, findings) = read(&[
        ("index.md", &none),
        ("c/index.md", &none),
        ("c/a.md", &two),
        ("c/b.md", &one),
        ("c/z.md", &none),
    ]);
    assert!(findings.is_empty(), "{findings:?}");
    let index = site.at_path("c/index.md").unwrap();
    let paths = |pages: Vec<&Page>| pages.iter().map(|page| page.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(site.children(index)), ["c/b.md", "c/a.md", "c/z.md"]);
    let middle = site.at_path("c/a.md").unwrap();
    assert_eq!(paths(site.crumbs(middle)), ["index.md", "c/index.md"]);
    let (before, after) = site.neighbours(middle);
    assert_eq!((before.unwrap().path.as_str(), after.unwrap().path.as_str()), ("c/b.md", "c/z.md"));
}

#[test]
fn folders_have_a_page() {
    let plain = page("", "");
    let (site, _, findings) = read(&[("a/b/c.md", &plain), ("index.md", &plain)]);
    assert_eq!(findings, ["missing-index @ a/b/c.md: ", "missing-index @ a/b/c.md: "]);
    assert_eq!(site.at_path("a/b/c.md").unwrap().route.as_str(), "a/b/c/");
    assert_eq!(read(&[("a.md", &plain)]).2, ["missing-index @ a.md: "]);
}

#[test]
fn front_matter_is_read_with_places() {
    let text = "---\ntitle: \"Up [660%](=mom(ferries.us@2025-06))\"\nupdated: 2026-11-23\nheadline_figures:\n  \
                - {name: To the US, value: \"[353 t](=us)\", change: \"[up 1%](=a) on May\", series: us}\n---\n";
    let (site, _, findings) = read(&[("index.md", text)]);
    assert!(findings.is_empty(), "{findings:?}");
    let front = &site.home().unwrap().front;
    let figure = &front.title.as_ref().unwrap().figures[0];
    assert_eq!(&text[figure.words_span.range()], "660%");
    assert_eq!(&text[figure.target.span.range()], "mom(ferries.us@2025-06)");
    assert_eq!(front.updated.map(|day| day.value), crate::data::period::Day::new(2026, 11, 23));
    assert_eq!(front.headline_figures[0].change.as_ref().unwrap().figures[0].after, " on May");
    assert_eq!(front.texts().count(), 4);
}

#[test]
fn figures_in_folded_texts_have_places() {
    let text = "---\ntitle: x\nsummary: >-\n  Chile shipped [353\n  tonnes](=ferries.us@2025-06) in June,\n  after \
                [46 tonnes](=ferries.us@2025-05).\n---\n";
    let (site, _, findings) = read(&[("index.md", text)]);
    assert!(findings.is_empty(), "{findings:?}");
    let figures = &site.home().unwrap().front.summary.as_ref().unwrap().figures;
    assert_eq!(&text[figures[0].target.span.range()], "ferries.us@2025-06");
    assert_eq!(&text[figures[0].words_span.range()], "353\n  tonnes");
    assert_eq!(&text[figures[1].place(3..9).range()], "tonnes");
    assert_eq!(&text[figures[1].span.range()], "[46 tonnes](=ferries.us@2025-05)");
}

#[test]
fn faults_of_front_matter_have_places() {
    let check = |text: &str, expected: &[&str]| assert_eq!(read(&[("index.md", text)]).2, expected, "{text}");
    check("No front matter.", &["missing-front-matter @ index.md: "]);
    check("---\nsummary: x\n---\n", &["missing-key @ index.md: summary"]);
    check("---\ntitle: x\norde: 1\n---\n", &["unknown-key @ index.md: orde"]);
    check("---\ntitle: [a]\n---\n", &["wrong-type @ index.md: [a]"]);
    check("---\ntitle: x\nupdated: 2026-13-01\n---\n", &["bad-day @ index.md: 2026-13-01"]);
    check("---\ntitle: x\nslug: a\n---\n", &["bad-slug @ index.md: a"]);
    check("---\ntitle: x\naliases: [old]\n---\n", &["bad-alias @ index.md: old"]);
    check("---\ntitle: x\nlead: y\n---\n", &["unknown-exhibit @ index.md: y"]);
    check("---\ntitle: x\ntemplate: pag.html\n---\n", &["unknown-template @ index.md: pag.html"]);
    check("---\ntitle: x\n", &["open-front-matter @ index.md: ---"]);
    check("---\ntitle: x\nsummary: \"[a](=b c)\"\n---\n", &["figure-not-a-link @ index.md: [a](=b c)"]);
}

#[test]
fn links_lead_somewhere() {
    check(
        "[x](a.md) [x](./a.md#a-heading) [x](/a.md#other) [x](sub/) [x](sub/index.md) [x](/) [x](sub)",
        &[],
    );
    check("[x](/series/ferries.us/) [x](/series/ferries.us/#may) [x](a%20b.pdf) [x](#the)\n\n## The", &[]);
    check("[x](https://e.org) [x](mailto:a@e.org) ![x](sub/map.png)\n\n![](charts/total.yaml)", &[]);
    check("[x](#exhibit-total) [x](#main)\n\n![](charts/total.yaml)", &[]);
    check("[x](#ledger)", &["dead-anchor @ index.md: #ledger"]);
    check("[x](b.md)", &["dead-link @ index.md: b.md"]);
    check("[x](../a.md)", &["dead-link @ index.md: ../a.md"]);
    check("[x](A.md)", &["dead-link @ index.md: A.md"]);
    check("[x](/a/)", &["dead-link @ index.md: /a/"]);
    check("[x](a.md#nowhere)", &["dead-anchor @ index.md: #nowhere"]);
    check("[x](/series/ferries.us/#june)", &["dead-anchor @ index.md: #june"]);
    check("![x](sub/map.jpg)", &["dead-link @ index.md: sub/map.jpg"]);
    check("![x](a.md)", &["dead-link @ index.md: a.md"]);
    check("![](charts/totl.yaml)", &["unknown-exhibit @ index.md: charts/totl.yaml"]);
    check("a ![](charts/total.yaml)", &["exhibit-in-text @ index.md: ![](charts/total.yaml)"]);
    check("[x](javascript:y)", &["bad-link-scheme @ index.md: javascript:y"]);
}

#[test]
fn the_nearest_target_is_offered() {
    let check = |target: &str, expected: &str| {
        let home = page("", &format!("[x]({target})"));
        let other = page("", "## Some words");
        let files = [("index.md", home.as_str()), ("methods.md", &other), ("c/index.md", &other)];
        let (_, sink, _) = read(&files);
        let help: Vec<_> = sink.iter().flat_map(|it| it.help.clone()).collect();
        assert_eq!(help, [expected], "{target}");
    };
    check("method.md", "did you mean `methods.md`?");
    check("/method.md", "did you mean `/methods.md`?");
    check("methods.md#some-word", "did you mean `#some-words`?");
    check("/methods/", "did you mean `/methods.md`?");
    check("zzzzzzzzzz.md", "paths count from the page's own file; a leading `/` means `content/`");
}

#[test]
fn links_are_relative_on_the_page() {
    let plain = page("", "## H");
    let (site, _, _) =
        read(&[("index.md", &plain), ("a.md", &plain), ("c/index.md", &plain), ("c/b.md", &plain)]);
    let from = site.at_path("c/b.md").unwrap();
    let check = |target: &str, href: &str| {
        assert_eq!(site.link(from, target).href.as_deref(), Some(href), "{target}");
    };
    check("../a.md", "../../a/index.html");
    check("/a.md#h", "../../a/index.html#h");
    check("#h", "#h");
    check("b.md#h", "#h");
    check("./", "../index.html");
    check("/", "../../index.html");
    assert_eq!(site.link(from, "x.md").href, None);
    assert!(site.link(from, "https://e.org").is_external);
}

#[test]
fn drafts_are_checked_and_not_published() {
    let draft = page("draft: true\n", "[x](nowhere.md)");
    let (home, below) = (page("", "[x](d/index.md)"), page("", "[x](../index.md)"));
    let files = [("index.md", home.as_str()), ("d/index.md", &draft), ("d/e.md", &below)];
    let (site, sink, findings) = read(&files);
    assert_eq!(findings, ["dead-link @ d/index.md: nowhere.md", "link-to-draft @ index.md: d/index.md"]);
    assert_eq!(sink.len(), 2);
    assert_eq!(site.published().map(|page| page.path.as_str()).collect::<Vec<_>>(), ["index.md"]);
    assert_eq!(site.unpublished_files(), BTreeSet::from([FileId(1), FileId(2)]));
    assert_eq!(site.link(site.home().unwrap(), "d/").href, None);
    let (site, ..) = read_with(&files, &[], Surroundings { drafts: true, ..Surroundings::default() });
    assert_eq!(site.published().count(), 3);
}

#[test]
fn addresses_are_claimed_once() {
    let (plain, slug) = (page("", ""), page("slug: a\n", ""));
    let (alias, same) = (page("aliases: [/a/, /old]\n", ""), page("aliases: [/old/]\n", ""));
    let check = |files: &[(&str, &str)], expected: &[&str]| assert_eq!(read(files).2, expected);
    check(&[("index.md", &plain), ("a.md", &plain), ("b.md", &slug)], &["address-taken @ b.md: a"]);
    check(&[("index.md", &plain), ("a.md", &plain), ("A.md", &plain)], &["address-taken @ a.md: A title"]);
    check(&[("index.md", &alias), ("a.md", &plain)], &["address-taken @ index.md: /a/"]);
    check(&[("index.md", &alias), ("b.md", &same)], &["address-taken @ index.md: /old"]);
    let surroundings = Surroundings {
        generated: vec![GeneratedPage {
            route: Route::page("data"),
            title: "Data".to_owned(),
            anchors: BTreeSet::new(),
        }],
        outputs: BTreeSet::from([Route::file("feed.xml")]),
        ..Surroundings::default()
    };
    let feed = page("aliases: [/feed.xml]\n", "");
    let files = [("index.md", feed.as_str()), ("data.md", &plain)];
    let found = read_with(&files, &[], surroundings).2;
    assert_eq!(found, ["address-taken @ data.md: A title", "address-taken @ index.md: /feed.xml"]);
}

#[test]
fn the_navigation_leads_somewhere() {
    let (plain, draft) = (page("", ""), page("draft: true\n", ""));
    let surroundings = Surroundings {
        generated: vec![GeneratedPage {
            route: Route::page("timeline"),
            title: "Timeline".to_owned(),
            anchors: BTreeSet::new(),
        }],
        ..Surroundings::default()
    };
    let files = [("index.md", plain.as_str()), ("c/index.md", &plain), ("c/a.md", &plain), ("d.md", &draft)];
    let navigation = ["index.md", "c/", "timeline", "d.md", "none.md"];
    let (site, _, findings) = read_with(&files, &navigation, surroundings);
    assert_eq!(findings, ["link-to-draft @ site.yaml: ", "dead-link @ site.yaml: "]);
    let routes: Vec<_> = site.navigation().iter().map(|entry| entry.href.as_str()).collect();
    assert_eq!(routes, ["index.html", "c/index.html", "timeline/index.html"]);
    assert_eq!(site.navigation()[2].label, "Timeline");
    let section = |path: &str| site.section(site.at_path(path).unwrap()).map(|entry| entry.href.as_str());
    assert_eq!(section("c/a.md"), Some("c/index.html"));
    assert_eq!(section("d.md"), None);
    assert_eq!(section("index.md"), Some("index.html"));
}

/// Once, both vanished without a word.
#[test]
fn the_navigation_keeps_anchors_and_addresses_elsewhere() {
    let (plain, with_heading) = (page("", ""), page("", "## Limits\n"));
    let files = [("index.md", plain.as_str()), ("a.md", &with_heading)];
    let (site, _, findings) =
        read_with(&files, &["a.md#limits", "https://example.org/code"], Surroundings::default());
    assert_eq!(findings, [""; 0]);
    let hrefs: Vec<_> = site.navigation().iter().map(|entry| entry.href.as_str()).collect();
    assert_eq!(hrefs, ["a/index.html#limits", "https://example.org/code"]);
}

/// Once, a page whose name ends like an index was placed before the page above it and got a wrong address.
#[test]
fn a_page_may_be_called_almost_like_an_index() {
    let plain = page("", "");
    let files = [("index.md", plain.as_str()), ("c/index.md", &plain), ("c/a-index.md", &plain)];
    let (site, _, findings) = read_with(&files, &[], Surroundings::default());
    assert_eq!(findings, [""; 0]);
    assert_eq!(site.at_path("c/a-index.md").unwrap().route.as_str(), "c/a-index/");
}
