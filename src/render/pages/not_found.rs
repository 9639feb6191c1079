//! The page for addresses that do not exist.
//!
//! A host serves it at any depth, so its links cannot be relative to where it stands: they start at the site's base.

use crate::briefing::Briefing;
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{NotFoundView, Subject};
use crate::site::Route;

/// How many of the latest events it offers.
const EVENTS: usize = 3;

/// The page that hosts serve as `404.html`.
pub(in crate::render) fn compose(briefing: &Briefing) -> ComposedPage {
    let at = Route::file("404.html");
    let latest = frame::past_events(briefing).rev().take(EVENTS);
    let mut events: Vec<_> = latest.map(|event| frame::event_item(briefing, &at, event)).collect();
    let root = base_path(&briefing.base_url);
    for item in &mut events {
        item.href = item.href.take().map(|href| format!("{root}{}", href.trim_start_matches("./")));
    }
    let mut view = frame::page(briefing, &at, "Page not found", None);
    view.kind = "not_found".to_owned();
    view.description = "There is no page at this address.".to_owned();
    view.crumbs.clear();
    view.root = root;
    let subject = Subject::NotFound(NotFoundView { events });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

/// The path of an address: `/briefing/` of `https://example.org/briefing/`.
fn base_path(address: &str) -> String {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    after_scheme.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_start_at_the_base_of_the_site() {
        let check = |address: &str, path: &str| assert_eq!(base_path(address), path, "{address}");
        check("https://example.org/briefing/", "/briefing/");
        check("https://example.org/", "/");
        check("https://example.org", "/");
        check("", "/");
    }
}
