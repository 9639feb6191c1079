//! The addresses of what every build makes: pages of series, events, sources and exhibits, their indexes, and files of data.

use std::collections::BTreeMap;

use crate::data::catalog::Catalog;
use crate::diagnostic::Diagnostics;
use crate::exhibit::ExhibitSpec;
use crate::markdown::parse_inline;
use crate::site::{GeneratedPage, Route};
use crate::text::{Spanned, slug};

/// The page of a series.
#[must_use]
pub fn series(id: &str) -> Route {
    Route::page(&format!("series/{id}"))
}

/// The page of an event.
#[must_use]
pub fn event(id: &str) -> Route {
    Route::page(&format!("events/{id}"))
}

/// The page of a source.
#[must_use]
pub fn source(id: &str) -> Route {
    Route::page(&format!("sources/{id}"))
}

/// The list of series.
#[must_use]
pub fn data() -> Route {
    Route::page("data")
}

/// The list of events.
#[must_use]
pub fn timeline() -> Route {
    Route::page("timeline")
}

/// The list of sources.
#[must_use]
pub fn sources() -> Route {
    Route::page("sources")
}

/// "Where sources differ".
#[must_use]
pub fn discrepancies() -> Route {
    Route::page("discrepancies")
}

/// The link from a page to an entry of "where sources differ".
#[must_use]
pub fn discrepancy(from: &Route, id: &str) -> String {
    format!("{}#{id}", discrepancies().relative_to(from))
}

/// The page that hosts serve where there is none.
#[must_use]
pub fn not_found() -> Route {
    Route::file("404.html")
}

/// The CSV of a series.
#[must_use]
pub fn series_csv(id: &str) -> Route {
    Route::file(&format!("data/{id}.csv"))
}

/// The JSON of a series.
#[must_use]
pub fn series_json(id: &str) -> Route {
    Route::file(&format!("data/{id}.json"))
}

/// Every figure of the site as data.
#[must_use]
pub fn figures() -> Route {
    Route::file("figures.json")
}

/// The figures of one page as data; those of the front page stand with all others.
#[must_use]
pub fn page_figures(page: &Route) -> Route {
    Route::file(&format!("{}figures.json", page.as_str()))
}

/// A file of an exhibit: `charts/x.csv`.
#[must_use]
pub fn exhibit_file(id: &str, ending: &str) -> Route {
    Route::file(&format!("charts/{id}.{ending}"))
}

/// The page of an exhibit.
#[must_use]
pub fn exhibit(id: &str) -> Route {
    Route::page(&format!("charts/{id}"))
}

/// The card that a link to a page shows on social media.
#[must_use]
pub fn card(page: &Route) -> Route {
    Route::file(&format!("{}card.png", page.as_str()))
}

/// The page that other sites show in a frame: one exhibit and nothing else.
#[must_use]
pub fn embed(id: &str) -> Route {
    exhibit(id).child("embed")
}

/// The proof sheets for editors, which are no part of the site.
#[must_use]
pub fn proofs() -> Route {
    Route::page("proofs")
}

/// The proof sheet of an exhibit.
#[must_use]
pub fn proof(id: &str) -> Route {
    proofs().child(id)
}

/// The pages of exhibits that links may name, by id.
#[must_use]
pub fn exhibit_pages(specs: &[ExhibitSpec]) -> BTreeMap<String, GeneratedPage> {
    let page = |spec: &ExhibitSpec| {
        let title =
            parse_inline(spec.title.text(), &|range| spec.title.place_in(range), &mut Diagnostics::new());
        let page = GeneratedPage { route: exhibit(&spec.id), title: title.plain(), anchors: [].into() };
        (spec.id.clone(), page)
    };
    specs.iter().map(page).collect()
}

/// The generated page at an address of a chart file's `pages`, if it is one that shows charts.
#[must_use]
pub fn with_exhibits(catalog: &Catalog, address: &str) -> Option<Route> {
    let route = Route::page(address);
    let events = || catalog.events.keys().map(|id| event(id));
    [timeline(), discrepancies()].into_iter().chain(events()).find(|known| *known == route)
}

/// The addresses that it knows, as chart files write them.
pub fn names_with_exhibits(catalog: &Catalog) -> impl Iterator<Item = String> {
    let single = ["timeline", "discrepancies"].map(str::to_owned);
    single.into_iter().chain(catalog.events.keys().map(|id| format!("events/{id}")))
}

/// The page of a member of a code list.
#[must_use]
pub fn member(list: &str, id: &str) -> Route {
    Route::page(&format!("{}/{}", slug(list), slug(id)))
}

/// Every generated page that links may name, with its title and anchors.
#[must_use]
pub fn generated(catalog: &Catalog, pages_for: &[Spanned<String>]) -> Vec<GeneratedPage> {
    let page =
        |route: Route, title: &str| GeneratedPage { route, title: title.to_owned(), anchors: [].into() };
    let mut pages = vec![page(timeline(), "Timeline"), page(data(), "Data"), page(sources(), "Sources")];
    let anchors = catalog.discrepancies.keys().cloned().collect();
    pages.push(GeneratedPage { anchors, ..page(discrepancies(), "Where sources differ") });
    pages.extend(catalog.series.values().map(|item| page(series(&item.id), &item.title)));
    pages.extend(catalog.events.values().map(|item| page(event(&item.id), &item.title)));
    pages.extend(catalog.sources.values().map(|item| page(source(&item.id), &item.title)));
    for list in pages_for.iter().filter_map(|id| catalog.code_lists.get(&id.value)) {
        pages.extend(list.members.values().map(|item| page(member(&list.id, &item.id), &item.name)));
    }
    pages
}
