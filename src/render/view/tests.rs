//! Every template with every part filled, and with none.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::theme::TemplateSet;

fn templates() -> TemplateSet {
    let mut sink = Diagnostics::new();
    let set = TemplateSet::load(&[], &mut sink);
    assert!(sink.is_empty(), "{sink:?}");
    set
}

/// Renders a page, which must go without a finding.
fn page(page: &PageView, subject: Option<&Subject>, template: &str) -> String {
    let site = samples::site();
    let view = View { site: &site, page, subject };
    let mut sink = Diagnostics::new();
    let html = templates().render(template, &view, &mut sink);
    assert!(sink.is_empty(), "{template}: {sink:?}");
    html.unwrap()
}

/// All pages of the samples: name and HTML.
fn pages() -> Vec<(String, String)> {
    let mut pages = vec![
        ("home".to_owned(), page(&samples::home(), None, "home.html")),
        ("page".to_owned(), page(&samples::chapter(), None, "page.html")),
    ];
    for subject in samples::subjects() {
        let of = samples::page(subject.kind());
        pages.push((subject.kind().to_owned(), page(&of, Some(&subject), subject.template())));
    }
    pages
}

/// The ids of a page, in order.
fn ids(html: &str) -> Vec<&str> {
    html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_page_is_whole() {
    for (name, html) in pages() {
        assert!(html.starts_with("<!doctype html>\n<html lang=\"en-GB\">"), "{name}: {}", &html[..60]);
        assert!(html.ends_with("</html>\n"), "{name}");
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        assert_eq!(html.matches("<main").count(), 1, "{name}");
        assert!(!html.contains("_html") && !html.contains("None"), "{name}");
    }
}

#[test]
fn no_id_stands_twice_and_every_reference_has_its_id() {
    for (name, html) in pages() {
        let mut ids = ids(&html);
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: {ids:?}");
        for attribute in ["aria-labelledby=\"", "popovertarget=\"", "href=\"#"] {
            for target in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                for id in target.split(' ').filter(|id| !id.is_empty()) {
                    // Samples stand alone; their targets on other pages begin with `..`.
                    assert!(ids.contains(&id), "{name}: {attribute}{id}");
                }
            }
        }
    }
}

#[test]
fn plain_texts_are_escaped_once() {
    let html = page(&samples::home(), None, "home.html");
    assert!(
        html.contains("<title>What a 660% rise &lt;looks&gt; like · Ferry &amp; Harbour</title>"),
        "{html}"
    );
    assert!(html.contains("<h1>What a 660% rise &lt;looks&gt; like</h1>"));
    assert!(html.contains("content=\"June&#39;s &quot;rise&quot;.\""), "{}", &html[..900]);
}

#[test]
fn no_script_and_nothing_from_elsewhere() {
    for (name, html) in pages() {
        assert!(!html.contains("<script"), "{name}");
        for address in html.split("src=\"").skip(1) {
            assert!(!address.starts_with("http"), "{name}");
        }
    }
}

#[test]
fn links_into_the_site_start_at_its_root() {
    let html = page(&samples::page("data"), Some(&Subject::Data(DataIndexView::default())), "data.html");
    for link in [
        "href=\"../timeline/\" aria-current=\"true\"",
        "href=\"../style.css\"",
        "href=\"../data/\" aria-current=\"page\"",
    ] {
        assert!(html.contains(link), "{link}");
    }
}

#[test]
fn empty_views_render() {
    let empty = PageView { title: "x".to_owned(), ..PageView::default() };
    let subjects = [
        Subject::Series(SeriesView::default()),
        Subject::Data(DataIndexView::default()),
        Subject::Event(EventView::default()),
        Subject::Timeline(TimelineView::default()),
        Subject::Source(SourceView::default()),
        Subject::Sources(SourceIndexView::default()),
        Subject::Discrepancies(DiscrepancyIndexView::default()),
        Subject::Exhibit(ExhibitPageView::default()),
        Subject::Embed(EmbedView::default()),
        Subject::Proof(ProofView::default()),
        Subject::Proofs(ProofIndexView::default()),
        Subject::NotFound(NotFoundView::default()),
    ];
    for subject in &subjects {
        page(&empty, Some(subject), subject.template());
    }
    let html = page(&empty, None, "home.html");
    assert!(!html.contains("What changed"));
    let silent = PageView { changes: Some(ChangesView::default()), ..empty };
    assert!(page(&silent, None, "home.html").contains("Nothing: no figure was added"));
    page(&silent, None, "page.html");
}

#[test]
fn a_claim_is_a_button_that_opens_its_record() {
    let claim = |state: &str| {
        let claim = ClaimView {
            place: "at-x".to_owned(),
            record: "c-us".to_owned(),
            entry: "figure-us".to_owned(),
            number: 3,
            state: state.to_owned(),
            long: false,
            text_html: "353&nbsp;t".to_owned(),
        };
        let insert = InsertView::Claim(&claim);
        templates().render(insert.template(), &insert, &mut Diagnostics::new()).unwrap()
    };
    assert_eq!(claim("plain"), "353&nbsp;t");
    assert_eq!(
        claim("match"),
        "<button type=\"button\" class=\"chk\" id=\"at-x\" popovertarget=\"c-us\" data-s=\"match\" data-n=\"3\">353&nbsp;t\
         <span class=\"vh\">, checked figure</span></button>"
    );
}
