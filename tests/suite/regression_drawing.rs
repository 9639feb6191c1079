//! One test for each fault of pages and pictures that was found and mended, named after what went wrong.

use super::harness::SiteTest;

fn sound() -> SiteTest {
    SiteTest::copy("tests/diagnostics/sound")
}

fn page(site: &SiteTest, path: &str) -> String {
    String::from_utf8(site.tree("public").remove(path).unwrap()).unwrap()
}

fn input(site: &SiteTest, path: &str) -> String {
    String::from_utf8(site.tree("content").remove(path).unwrap()).unwrap()
}

/// The values of an attribute, in order.
fn all<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Titles, tables and pictures used marks up that only running text draws: half of the ledger could not be reached.
#[test]
fn every_record_is_reached_from_the_page_and_leads_back() {
    for site in [SiteTest::flagship(), SiteTest::copy("tests/sites/library/input")] {
        site.build(&[]);
        for (path, bytes) in site.tree("public").into_iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = String::from_utf8(bytes).unwrap();
            let (text, popovers) = html.split_once("<div class=\"pops\">").unwrap_or((&html, ""));
            let Some((text, ledger)) = text.split_once("<ol class=\"ledger\">") else { continue };
            let (ledger, notes) = ledger.split_once("</ol>").unwrap();
            let text = format!("{text}{notes}");
            let entries = all(ledger, "<li id=\"");
            assert!(!entries.is_empty(), "{path}");
            for entry in entries {
                let button = format!("popovertarget=\"c-{entry}\"");
                let opens = text.contains(&button) && popovers.contains(&format!("id=\"c-{entry}\""));
                assert!(opens || text.contains(&format!("href=\"#{entry}\"")), "{path}: {entry}");
            }
            let backs = all(ledger, "<a class=\"perma\" href=\"#at-");
            assert!(!backs.is_empty(), "{path}");
            for back in backs {
                assert_eq!(text.matches(&format!(" id=\"at-{back}\"")).count(), 1, "{path}: {back}");
            }
        }
    }
}

/// A figure in the title took the mark of the same figure in the text below it.
#[test]
fn a_title_does_not_use_up_the_mark_of_its_figure() {
    let site = sound();
    site.write(
        "content/page.md",
        "---\ntitle: \"The town lent [21,000](=loans.town@2025-02)\"\n---\n\n\
         In February 2025 it lent [21,000](=loans.town@2025-02) items.\n",
    );
    site.build(&[]);
    let html = page(&site, "page/index.html");
    assert_eq!(html.matches("<button type=\"button\" class=\"chk\"").count(), 1);
    let heading = html.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
    assert!(!heading.contains("<a") && !heading.contains("<button"), "{heading}");
}

/// The panel on the front page called every edition the first.
#[test]
fn no_edition_is_called_the_first() {
    let site = sound();
    let loans = input(&site, "data/loans.yaml");
    site.build(&[]);
    let before = page(&site, "index.html");
    assert!(!before.contains("first edition") && !before.contains("no earlier edition"));
    let held = |html: &str| {
        let (_, rest) = html.split_once("<b>Data</b><span>").unwrap();
        rest.split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    site.write(
        "content/data/loans.yaml",
        loans.replacen("2025-02: 10400", "2025-02: {value: null, status: suppressed}", 1),
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(held(&page(&site, "index.html")), held(&before) - 1, "what is missing is no value");
}

/// Feed, sitemap and canonical links held addresses without a host.
#[test]
fn what_needs_an_address_is_left_out_without_one() {
    let site = SiteTest::copy("tests/sites/library/input");
    let settings = input(&site, "site.yaml");
    let kept: Vec<&str> = settings.lines().filter(|line| !line.starts_with("base_url")).collect();
    site.write("content/site.yaml", format!("{}\n", kept.join("\n")));
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("no-address"), "{}", run.stderr);
    let files = site.tree("public");
    assert!(!files.contains_key("feed.xml") && !files.contains_key("sitemap.xml"));
    assert!(!String::from_utf8_lossy(&files["robots.txt"]).contains("Sitemap"));
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        assert!(!html.contains("canonical") && !html.contains("feed.xml"), "{path}");
    }
}

/// No page knew its own place in the navigation, so that none was marked as the one that is open.
#[test]
fn the_open_page_is_marked_in_the_navigation() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    for (path, label) in [("timeline/index.html", "Timeline"), ("data/index.html", "Data")] {
        let html = page(&site, path);
        assert!(html.contains(&format!(" aria-current=\"page\">{label}</a>")), "{path}");
    }
    assert!(page(&site, "chapters/central/index.html").contains("aria-current=\"true\""));
}

/// The row of a key on the page of its member said less than the row of its series in the list of data.
#[test]
fn rows_of_a_series_agree_wherever_they_stand() {
    let site = SiteTest::copy("tests/sites/library/input");
    site.build(&[]);
    let member = page(&site, "branches/town/index.html");
    assert!(member.contains("<small>Monthly, loans; All branches</small>"), "{member}");
}

/// A date in the past was called the next release.
#[test]
fn a_release_that_was_due_is_not_the_next() {
    let site = sound();
    let sources = input(&site, "data/sources.yaml");
    let changed = sources.replacen("accessed:", "next_release: 2020-01-01\n    accessed:", 1);
    site.write("content/data/sources.yaml", changed);
    site.build(&[]);
    let files = site.tree("public");
    let pages = files.iter().filter(|(path, _)| path.starts_with("sources/"));
    let text: String = pages.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect();
    assert!(text.contains("Release was due") && !text.contains("Next release"));
}

/// The same event, named twice, had two markers; a series named twice was drawn over itself.
#[test]
fn nothing_is_drawn_twice() {
    let site = sound();
    let chart = input(&site, "charts/loans_by_month.yaml");
    site.write(
        "content/charts/loans_by_month.yaml",
        format!("{chart}events: {{show: [no_fines, no_fines]}}\n"),
    );
    let run = site.run(&["check", "--format", "short"]);
    assert!(run.stderr.contains("`no_fines` is named twice"), "{}", run.stderr);
    let twice = chart.replacen("data:", "data: [{series: loans.town}, {series: loans.town}]\nignored:", 1);
    site.write("content/charts/loans_by_month.yaml", twice.split("ignored:").next().unwrap());
    let run = site.run(&["check", "--format", "short"]);
    assert!(run.stderr.contains("`loans.town` is drawn twice"), "{}", run.stderr);
}

/// Only the first document of a publisher was linked under a chart.
#[test]
fn every_document_of_a_publisher_is_linked_under_a_chart() {
    let site = sound();
    let sources = input(&site, "data/sources.yaml");
    let second = "  council_late:\n    title: A later return\n    publisher: Harwick Town Council\n    \
                  url: https://example.org/late\n    published: 2025-06-20\n    accessed: 2025-06-21\n    tier: primary\n";
    site.write("content/data/sources.yaml", format!("{}\n{second}", sources.trim_end()));
    let loans = input(&site, "data/loans.yaml");
    let changed = loans.replacen("2025-03: 42000", "2025-03: {value: 42000, source: council_late}", 1);
    site.write("content/data/loans.yaml", changed);
    site.build(&[]);
    let html = page(&site, "index.html");
    let line = html.split("<figcaption").nth(1).unwrap().split("</figcaption>").next().unwrap();
    assert_eq!(line.matches("Harwick Town Council").count(), 1, "{line}");
    assert!(line.contains(">20 May 2025</a>, <a href=") && line.contains(">20 Jun 2025</a>)"), "{line}");
}

/// The small line of a list ran on where its series breaks.
#[test]
fn a_break_parts_the_small_line_too() {
    let site = SiteTest::copy("tests/sites/library/input");
    let row = |site: &SiteTest| {
        let html = page(site, "branches/town/index.html");
        html.split("series/loans_total/").nth(1).unwrap().split("</tr>").next().unwrap().to_owned()
    };
    site.build(&[]);
    assert_eq!(row(&site).matches("class=\"l c-c1\"").count(), 1);
    let loans = input(&site, "data/loans_total.yaml");
    let broken = loans.replacen("2025-02: 21000", "2025-02: {value: 21000, break: a new system}", 1);
    assert_ne!(loans, broken);
    site.write("content/data/loans_total.yaml", broken);
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(row(&site).matches("class=\"l c-c1\"").count(), 2);
}
