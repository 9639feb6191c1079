//! From the path of a page's file to its address and its parent.

use std::collections::BTreeMap;

use super::page::{Page, PageId};
use super::route::Route;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::{Span, slug};

/// The page above: the `index.md` of its folder, for an index that of the folder around it; where that is missing,
/// the next one up.
pub(super) fn parent(path: &str, by_path: &BTreeMap<String, PageId>) -> Option<PageId> {
    let mut folder = folder(path);
    if is_index(path) {
        folder = above(folder)?;
    }
    loop {
        if let Some(id) = by_path.get(&format!("{folder}index.md")) {
            return Some(*id);
        }
        folder = above(folder)?;
    }
}

/// The address of a page whose parent has one.
pub(super) fn route(page: &Page, parent: Option<&Page>, sink: &mut Diagnostics) -> Route {
    let own = if is_index(&page.path) { folder(&page.path).trim_end_matches('/') } else { stem(&page.path) };
    if own.is_empty() {
        report_slug_of_home(page, sink);
        return Route::home();
    }
    let base = parent.map(|parent| parent.route.clone()).unwrap_or_default();
    // Folders without an index lie between the parent's folder and the page.
    let known = parent.map_or("", |parent| folder(&parent.path));
    let steps: Vec<&str> = own.strip_prefix(known).unwrap_or(own).split('/').collect();
    let (last, between) = steps.split_last().map_or(("", [].as_slice()), |(last, between)| (*last, between));
    let above = between.iter().fold(base, |route, step| route.child(&slug(step)));
    above.child(&segment(page, last, sink))
}

/// The last part of a page's address: its slug, else that of its file or folder.
fn segment(page: &Page, name: &str, sink: &mut Diagnostics) -> String {
    let (written, place) = match &page.front.slug {
        Some(written) => (written.value.as_str(), written.span),
        None => (name, Span::new(page.file, 0..0)),
    };
    let form = slug(written);
    if form.is_empty() || (page.front.slug.is_some() && form != written) {
        let message = format!("`{written}` cannot stand in an address");
        let help = match form.as_str() {
            "" => "give the page a `slug` of lower-case letters, digits and hyphens".to_owned(),
            form => format!("write `slug: {form}`"),
        };
        sink.push(Diagnostic::new(&code::site::BAD_SLUG, place, message).help(help));
    }
    if form.is_empty() { "page".to_owned() } else { form }
}

fn report_slug_of_home(page: &Page, sink: &mut Diagnostics) {
    if let Some(written) = &page.front.slug {
        let message = "the front page is found at the root and takes no slug";
        sink.push(Diagnostic::new(&code::site::BAD_SLUG, written.span, message).help("remove `slug`"));
    }
}

/// Whether a page is the one of its folder.
pub(super) fn is_index(path: &str) -> bool {
    path == "index.md" || path.ends_with("/index.md")
}

/// The folder of a file, with its slash; empty for `content/` itself.
pub(super) fn folder(path: &str) -> &str {
    path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("")
}

/// The folder around a folder; `None` above `content/`.
fn above(inner: &str) -> Option<&str> {
    (!inner.is_empty()).then(|| folder(inner.trim_end_matches('/')))
}

/// The path without `.md`.
fn stem(path: &str) -> &str {
    path.strip_suffix(".md").unwrap_or(path)
}
