//! The addresses of a chart: its page, its files, and the page for the frames of other sites.

use super::harness::{SiteTest, repository};

const SITE: &str = "tests/sites/library/input";
const EMBED: &str = "charts/loans_by_month/embed/index.html";
const PAGE: &str = "charts/loans_by_month/index.html";

fn built(change: impl FnOnce(&SiteTest)) -> SiteTest {
    let site = SiteTest::copy(SITE);
    change(&site);
    site.build(&[]);
    site
}

fn text(site: &SiteTest, path: &str) -> String {
    std::fs::read_to_string(site.path("public").join(path)).unwrap()
}

fn replace(site: &SiteTest, path: &str, old: &str, new: &str) {
    let before = std::fs::read_to_string(site.path(path)).unwrap();
    assert!(before.contains(old), "{path} lacks {old}");
    site.write(path, before.replace(old, new));
}

#[test]
fn the_page_for_frames_needs_no_other_file_and_is_not_to_be_found() {
    let site = built(|_| ());
    let embed = text(&site, EMBED);
    assert!(embed.contains("<meta name=\"robots\" content=\"noindex\">"));
    for asked in ["<script", " src=", "rel=\"stylesheet\"", "rel=\"preload\"", "url(\"", "url(.."] {
        assert!(!embed.contains(asked), "{asked}");
    }
    let home = "https://example.org/harwick/charts/loans_by_month/";
    assert!(embed.contains(&format!("<link rel=\"canonical\" href=\"{home}\">")));
    assert!(embed.contains(&format!("<a href=\"{home}\">Lending in Harwick")), "a link back");
    let map = text(&site, "sitemap.xml");
    assert!(map.contains(&format!("<loc>{home}</loc>")) && !map.contains("embed"), "{map}");
}

#[test]
fn html_for_other_sites_needs_the_address_of_this_one() {
    let code = |site: &SiteTest| {
        text(site, PAGE).contains("&lt;iframe src=&quot;https://example.org/harwick/charts/")
    };
    assert!(code(&built(|_| ())));
    let site = built(|site| {
        replace(site, "content/site.yaml", "base_url: https://example.org/harwick/\n", "");
    });
    assert!(!text(&site, PAGE).contains("iframe") && !text(&site, "index.html").contains("#embed"));
    assert!(text(&site, EMBED).contains("<a href=\"../index.html\">"));
}

#[test]
fn the_values_are_the_same_in_every_file() {
    let site = built(|_| ());
    let json: serde_json::Value = serde_json::from_str(&text(&site, "charts/loans_by_month.json")).unwrap();
    let values: Vec<&str> =
        json["values"].as_array().unwrap().iter().map(|value| value["value"].as_str().unwrap()).collect();
    let csv = text(&site, "charts/loans_by_month.csv");
    let column = csv.lines().next().unwrap().split(',').position(|name| name == "value").unwrap();
    let of_csv: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(column).unwrap()).collect();
    assert_eq!(values, of_csv);
    assert_eq!(json["values"][3]["status"], "provisional");
    assert_eq!(json["sources"][0]["publisher"], "Harwick Town Council");
}

#[test]
fn a_chart_that_only_a_draft_shows_has_no_address() {
    let site = built(|site| {
        replace(site, "content/index.md", "charts/loans_by_month.yaml", "charts/other.yaml");
        let chart = std::fs::read_to_string(site.path("content/charts/loans_by_month.yaml")).unwrap();
        site.write("content/charts/other.yaml", chart);
        site.write(
            "content/chapters/draft.md",
            "---\ntitle: Not yet\nsummary: Later.\ndraft: true\n---\n\n![Loans](/charts/loans_by_month.yaml)\n",
        );
    });
    let files = site.tree("public");
    let of_draft: Vec<&String> = files.keys().filter(|path| path.contains("loans_by_month")).collect();
    assert!(of_draft.is_empty(), "{of_draft:?}");
    assert!(files.contains_key("charts/other/index.html"));
    assert!(!text(&site, "sitemap.xml").contains("loans_by_month"));
}

#[test]
fn proof_sheets_are_written_when_asked_for_and_nothing_leads_there() {
    let site = built(|_| ());
    assert!(!site.tree("public").keys().any(|path| path.starts_with("proofs/")));
    site.build(&["--proofs"]);
    let sheet = text(&site, "proofs/loans_by_month/index.html");
    assert!(sheet.contains("<meta name=\"robots\" content=\"noindex\">"));
    for part in
        ["Every width", "Dark", "protanopia", "feColorMatrix", "Contrast in light", "Nothing: no compromise"]
    {
        assert!(sheet.contains(part), "{part}");
    }
    let mut ids: Vec<&str> =
        sheet.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    for (path, bytes) in site.tree("public").into_iter().filter(|(path, _)| !path.starts_with("proofs/")) {
        let is_list = path == ".briefing-manifest.json";
        assert!(is_list || !String::from_utf8_lossy(&bytes).contains("proofs/"), "{path}");
    }
    site.build(&[]);
    assert!(!site.tree("public").keys().any(|path| path.starts_with("proofs/")), "gone with the next build");
}

#[test]
fn a_proof_sheet_repeats_what_the_checks_say() {
    let site = SiteTest::copy("tests/diagnostics/sound");
    site.lay(&repository().join("tests/diagnostics/chart-compromise"));
    site.build(&["--proofs"]);
    let sheet = text(&site, "proofs/loans_by_month/index.html");
    assert!(sheet.contains("<code>chart-compromise</code> this note finds no free place"), "{sheet}");
    assert!(sheet.contains("Help: shorten it to keep it in the picture"));
    assert!(text(&site, "proofs/index.html").contains("1 finding"));
}

/// Every publisher of a chart stands with the date of what it published.
#[test]
fn a_source_line_says_who_and_when() {
    let page = text(&built(|_| ()), PAGE);
    let line =
        page.split("<b>Source</b>").nth(1).and_then(|rest| rest.split("</figcaption>").next()).unwrap();
    let dated = ["2024", "2025", "2026"].iter().any(|year| line.contains(&format!("{year})")));
    assert!(line.contains("</a> (") && dated, "{line}");
}
