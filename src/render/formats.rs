//! The files beside the pages, one file a format. A new format is a new file and one line in [`FORMATS`].

mod exhibit_files;
mod feed;
mod figures_json;
mod robots;
mod series_files;
mod sitemap;

use std::collections::BTreeSet;

use crate::briefing::{Briefing, place};
use crate::data::catalog::Catalog;
use crate::site::Route;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Site path: `data/x.csv`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }
}

/// What a format is made from.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The frozen briefing.
    pub briefing: &'a Briefing,
    /// The rules that a drawing needs where no page is.
    pub style: &'a str,
}

/// A kind of file that a build writes.
#[derive(Debug)]
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in one line.
    pub summary: &'static str,
    /// Makes its files from a frozen briefing.
    pub produce: fn(&Setting<'_>) -> Vec<File>,
}

/// Every format.
pub static FORMATS: &[Format] = &[
    Format {
        name: "figures_json",
        summary: "every figure of the site with its expression, value, interval, verdict and inputs",
        produce: figures_json::produce,
    },
    Format { name: "series_files", summary: "every series as CSV and JSON", produce: series_files::produce },
    Format {
        name: "exhibit_files",
        summary: "every exhibit as SVG and its data as CSV and JSON",
        produce: exhibit_files::produce,
    },
    Format { name: "feed", summary: "an Atom feed of pages and events", produce: feed::produce },
    Format {
        name: "sitemap",
        summary: "the addresses of all pages for search engines",
        produce: sitemap::produce,
    },
    Format { name: "robots", summary: "where crawlers find the sitemap", produce: robots::produce },
];

/// Addresses of the files that other pages may link to. Whether the site has an address of its own decides whether it
/// has a sitemap, and with a date of its edition, whether it has a feed.
#[must_use]
pub fn routes(catalog: &Catalog, has_address: bool, has_date: bool) -> BTreeSet<Route> {
    let series = catalog.series.keys().flat_map(|id| [place::series_csv(id), place::series_json(id)]);
    let single =
        [("figures.json", true), ("feed.xml", has_address && has_date), ("sitemap.xml", has_address)];
    let single = single.into_iter().filter(|(_, is_made)| *is_made).map(|(path, _)| Route::file(path));
    series.chain(single).collect()
}

/// Whether there is a feed: it needs the site's address, and a date.
pub(super) fn has_feed(briefing: &Briefing) -> bool {
    !briefing.base_url.is_empty() && briefing.edition.date.is_some()
}
