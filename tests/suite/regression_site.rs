//! Faults of pages, links and drafts that were found and mended, one test each, named after what went wrong.

use super::harness::SiteTest;

/// A draft with a wrong number and a link that leads nowhere.
const DRAFT: &str = "---\ntitle: A draft\ndraft: true\n---\n\nIn February 2025, [99,000](=loans.town@2025-02). [There](none.md).\n";

/// `--drafts` published whatever stood in a draft, wrong numbers included, and ended as if all were well.
#[test]
fn a_draft_that_is_published_is_judged() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write("content/draft.md", DRAFT);
    let plain = site.run(&["build", "--format", "short"]);
    assert_eq!(plain.code, Some(0), "{}", plain.stderr);
    assert!(plain.stderr.contains(": note[number-mismatch]"), "{}", plain.stderr);
    assert!(!site.tree("public").contains_key("draft/index.html"));
    let run = site.run(&["build", "--drafts", "--output", "drafts", "--format", "short"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    for code in ["number-mismatch", "dead-link"] {
        assert!(run.stderr.contains(&format!(": error[{code}]")), "{}", run.stderr);
    }
    assert!(site.tree("drafts").is_empty());
}

/// Links from published pages to drafts were errors even where the drafts were published too.
#[test]
fn a_draft_that_is_published_may_be_linked_to() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write("content/draft.md", "---\ntitle: A draft\ndraft: true\n---\n\nWords.\n");
    site.write("content/page.md", "---\ntitle: A page\n---\n\n[The draft](draft.md)\n");
    let settings = String::from_utf8(site.tree("content").remove("site.yaml").unwrap()).unwrap();
    site.write("content/site.yaml", format!("{settings}navigation: [index.md, draft.md]\n"));
    let run = site.run(&["check", "--format", "short"]);
    assert_eq!((run.code, run.stderr.matches("[link-to-draft]").count()), (Some(1), 2), "{}", run.stderr);
    let run = site.run(&["check", "--drafts"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

/// Numbers in the alternative text of an image were nobody's.
#[test]
fn numbers_in_the_words_for_an_image_must_be_bound() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write("content/map.png", b"\x89PNG");
    site.write("content/page.md", "---\ntitle: A page\n---\n\nWords, ![a map of 12 branches](map.png).\n");
    let run = site.run(&["check", "--format", "short"]);
    assert!(run.stderr.contains("[unbound-number]: `12` is bound to nothing"), "{}", run.stderr);
}

/// A template with a slip was reported only once every number was right, against what the README says.
#[test]
fn faults_of_templates_come_with_those_of_pages() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.write(
        "content/page.md",
        "---\ntitle: A page\n---\n\nIn February 2025, [99,000](=loans.town@2025-02).\n",
    );
    site.write("templates/page.html", "{% if page %}");
    site.write("static/own.css", "a { background: url(none.png) }");
    let run = site.run(&["check", "--format", "short"]);
    for code in ["number-mismatch", "template-syntax", "missing-asset"] {
        assert!(run.stderr.contains(&format!("error[{code}]")), "{code}: {}", run.stderr);
    }
}

/// The closing line called every figure checked, those that are cited or exempt included.
#[test]
fn what_is_cited_is_not_counted_as_checked() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let count = |site: &SiteTest| {
        let words = site.run(&["check"]).stderr;
        let (before, _) = words.split_once(" checked figure").unwrap();
        before.rsplit(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let before = count(&site);
    let body =
        "In February 2025, [21,000](=loans.town@2025-02) items; [12 branches](=exempt \"counted by us\").";
    site.write("content/page.md", format!("---\ntitle: A page\n---\n\n{body}\n"));
    assert_eq!(count(&site), before + 1);
}

#[test]
fn charts_stand_on_the_generated_pages_that_their_files_name() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    let read = |path: &str| String::from_utf8(site.tree("content").remove(path).unwrap()).unwrap();
    let chart = read("charts/loans_by_month.yaml");
    site.write("content/charts/loans_by_month.yaml", format!("{chart}pages: [timeline, events/no_fines]\n"));
    site.build(&[]);
    for page in ["timeline/index.html", "events/no_fines/index.html"] {
        let html = String::from_utf8(site.tree("public").remove(page).unwrap()).unwrap();
        assert_eq!(html.matches("id=\"exhibit-loans-by-month\"").count(), 1, "{page}");
    }
    site.write("content/charts/loans_by_month.yaml", format!("{chart}pages: [timelin]\n"));
    let run = site.run(&["check", "--format", "short"]);
    assert!(
        run.stderr.contains("error[bad-chart]: `timelin` is no generated page that shows charts"),
        "{}",
        run.stderr
    );
    site.write("content/charts/loans_by_month.yaml", &chart);
    site.write("content/charts/alone.yaml", format!("{chart}pages: [timeline]\n"));
    let run = site.run(&["check", "--format", "short"]);
    assert!(run.stderr.contains("`alone` stands on no page that an editor wrote"), "{}", run.stderr);
}
