//! One test for each fault that was found and mended, named after what went wrong.

use super::harness::SiteTest;

fn sound() -> SiteTest {
    SiteTest::copy("tests/diagnostics/sound")
}

fn page(site: &SiteTest, path: &str) -> String {
    String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap()
}

/// The digits of a broken figure were reported a second time, as numbers that nothing vouches for.
#[test]
fn a_figure_that_is_no_link_is_one_finding() {
    let site = sound();
    site.write(
        "content/page.md",
        "---\ntitle: A page\n---\n\nLent: [21,000 items](=sum(loans.town@2025-02, 0)).\n",
    );
    let run = site.run(&["check", "--format", "short"]);
    assert_eq!(run.stderr.matches("figure-not-a-link").count(), 1, "{}", run.stderr);
    assert_eq!(run.stderr.matches("unbound-number").count(), 0, "{}", run.stderr);
}

/// A comma behind a marked figure could stand alone at the beginning of a line: a button is a box to the line breaker.
#[test]
fn a_closing_mark_stays_with_its_figure() {
    let site = sound();
    site.write(
        "content/page.md",
        "---\ntitle: A page\n---\n\nIn February 2025, [21,000](=loans.town@2025-02), at last.\n",
    );
    site.build(&[]);
    let html = page(&site, "page/index.html");
    let joined = html.split("<span class=\"joined\">").nth(1).unwrap();
    let (figure, after) = joined.split_once("</button>").unwrap();
    assert!(figure.contains("21,000") && after.starts_with(",</span>"), "{joined:.300}");
}

/// One source that forbids redistribution took a whole series out of the downloads, without a word.
#[test]
fn a_forbidden_value_is_withheld_by_row() {
    let site = sound();
    let sources = String::from_utf8(site.tree("content").remove("data/sources.yaml").unwrap()).unwrap();
    let closed = "  closed_2025: {title: A table, publisher: P, tier: secondary, redistribute: false}\n";
    site.write("content/data/sources.yaml", format!("{}\n{closed}", sources.trim_end()));
    let loans = String::from_utf8(site.tree("content").remove("data/loans.yaml").unwrap()).unwrap();
    let changed = loans.replacen("2025-02: 21000", "2025-02: {value: 21000, source: closed_2025}", 1);
    assert_ne!(loans, changed);
    site.write("content/data/loans.yaml", changed);
    site.build(&[]);
    let csv = page(&site, "data/loans.csv");
    let row = |period: &str| {
        csv.lines().find(|line| line.starts_with(&format!("{period},town,"))).unwrap().to_owned()
    };
    assert!(row("2025-02").contains("withheld") && !row("2025-02").contains("21000"), "{csv}");
    assert!(row("2025-01").contains("20500"), "{csv}");
}

/// A number was marked as disputed wherever a note on rounding mentioned its cell: readers saw doubt at every figure.
#[test]
fn a_note_on_rounding_does_not_make_a_number_disputed() {
    let site = sound();
    let case = |severity: &str| {
        format!(
            "kind: discrepancies\ndiscrepancies:\n  case:\n    topic: Two roundings\n    type: rounding\n    \
             severity: {severity}\n    about: [loans.town@2025-02]\n    statements:\n      \
             - {{text: About 21 thousand, sources: [council_2025]}}\n"
        )
    };
    site.write(
        "content/page.md",
        "---\ntitle: A page\n---\n\nIn February 2025 it lent [21,000](=loans.town@2025-02) items.\n",
    );
    for (severity, state) in [("low", "match"), ("high", "disputed")] {
        site.write("content/data/discrepancies.yaml", case(severity));
        site.build(&[]);
        let html = page(&site, "page/index.html");
        assert!(html.contains(&format!("data-s=\"{state}\"")), "{severity}");
        assert!(html.contains("#case\">"), "the record leads to the case: {severity}");
    }
}

/// A period that could not be read emptied the call around it, which then wanted an argument; a range of an option that
/// ran backward was no filter at all.
#[test]
fn a_misspelt_period_is_one_finding_within_a_call() {
    let misspelt = [
        "mom(loan.town@2025-3)",
        "change(loans.town@2025-2,loans.town@2025-03)",
        "sum(loans.town@2025-01..2025-3)",
        "pct(loans.town@2025-3,loans.town@2025-02)",
        "rank(loans.town@2025-03,within:2025-01..2025-3)",
        "count(events,within:2025-06..2025-01)",
        "record(loans.town@2025-03,since:2025-1)",
        "mom(loans.town@2025-3)*2",
    ];
    for expression in misspelt {
        let site = sound();
        let text = format!("---\ntitle: A page\n---\n\nLoans doubled, up [100%](={expression}).\n");
        site.write("content/page.md", text);
        let run = site.run(&["check", "--format", "short"]);
        let found = run.stderr.matches("error[").count();
        assert!(found == 1 && run.stderr.contains("[expression-period]"), "{expression}: {}", run.stderr);
    }
}

/// The second of two equal options was ignored, and one of a wrong kind was no filter: both answered another question.
#[test]
fn an_option_is_never_ignored() {
    for call in [
        "count(events,type:rule,type:rule)",
        "count(events,type:5)",
        "count(events,by:7)",
        "rate(us,cn,hs:magnets,on:2025-06-15)",
    ] {
        let site = sound();
        let text = format!("---\ntitle: A page\n---\n\nThere is [1 rule](={call}).\n");
        site.write("content/page.md", text);
        let run = site.run(&["check", "--format", "short"]);
        let found = run.stderr.matches("error[").count();
        assert!(found == 1 && run.stderr.contains("[bad-arguments]"), "{call}: {}", run.stderr);
    }
}

/// What could be read of a broken expression was judged, and the sentence called wrong on the strength of a part of it.
#[test]
fn a_part_of_an_expression_is_not_judged() {
    let broken = [
        "count(events,by:2025-01)",
        "sum(loans.town@2025-01;3)",
        "loans.town@2025-02)",
        "(loans.town@2025-02",
        "cite()",
        "cite(council_2025",
        "cite(council_2025,loans)",
    ];
    for expression in broken {
        let site = sound();
        let text = format!("---\ntitle: A page\n---\n\nThere is [1 rule](<={expression}>).\n");
        site.write("content/page.md", text);
        let run = site.run(&["check", "--format", "short"]);
        let found = run.stderr.matches("error[").count();
        assert!(found == 1 && run.stderr.contains("[expression-syntax]"), "{expression}: {}", run.stderr);
    }
}

/// A link to the page of an event that could not be read was called dead: a second finding for one slip.
#[test]
fn a_link_to_damaged_data_is_no_fault_of_its_own() {
    let site = sound();
    let events = String::from_utf8(site.tree("content").remove("data/events.yaml").unwrap()).unwrap();
    site.write("content/page.md", "---\ntitle: A page\n---\n\nSee [the rule](/events/no_fines/).\n");
    assert_eq!(site.run(&["check"]).code, Some(0));
    site.write("content/data/events.yaml", events.replacen("date: 2025-03-01", "date: 2025-02-30", 1));
    let run = site.run(&["check", "--format", "short"]);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("[bad-period]"), "{}", run.stderr);
}

/// A misspelt key that must be there was reported twice, as missing and as unknown.
#[test]
fn a_misspelt_key_is_one_finding() {
    let site = sound();
    let loans = String::from_utf8(site.tree("content").remove("data/loans.yaml").unwrap()).unwrap();
    site.write("content/data/loans.yaml", loans.replacen("frequency:", "frequncy:", 1));
    let run = site.run(&["check", "--format", "short"]);
    assert_eq!(run.stderr.matches("error[").count(), 1, "{}", run.stderr);
    assert!(run.stderr.contains("loans.yaml:7:1: error[missing-key]"), "{}", run.stderr);
}
