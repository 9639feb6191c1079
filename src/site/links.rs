//! Where links lead: paths as editors write them to addresses of the site.
//!
//! Paths count from the page's own file, as on a code host; a leading slash means `content/`. Pages are named by
//! their files, generated pages by their addresses.

use std::collections::BTreeSet;

use super::Site;
use super::page::{Page, PageId};
use super::path::{as_written, content_path, exhibit_name, index_of, split};
use super::route::Route;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::markdown::html::ResolvedLink;
use crate::text::{Spanned, nearest};

/// What to say where nothing is near.
const HOW_PATHS_COUNT: &str = "paths count from the page's own file; a leading `/` means `content/`";

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A page, or a heading of it.
    Page {
        /// The page.
        page: PageId,
        /// The anchor, without `#`.
        anchor: Option<String>,
    },
    /// A generated page, or a place in it.
    Generated {
        /// Its address.
        route: Route,
        /// The anchor, without `#`.
        anchor: Option<String>,
    },
    /// A file.
    File(Route),
    /// An address outside the site, as written.
    External(String),
}

/// Why a link leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dead {
    /// Nothing is there; with what may have been meant, in the form that the editor used.
    Target {
        /// The nearest target.
        near: Option<String>,
    },
    /// The page is there, the anchor is not.
    Anchor {
        /// The anchor.
        anchor: String,
        /// The nearest one.
        near: Option<String>,
    },
    /// A kind of address that is not published, which the Markdown has been reported for.
    Refused,
    /// The page of data that could not be read, which has been reported.
    Lost,
}

impl Site {
    /// Where a link on a page leads.
    ///
    /// # Errors
    ///
    /// [`Dead`] if it leads nowhere.
    pub fn resolve(&self, from: &Page, target: &str) -> Result<Destination, Dead> {
        find(self, &from.path, target)
    }

    /// The link as the page holds it; without an address if it is dead, or leads to a page that this build does
    /// not publish.
    #[must_use]
    pub fn link(&self, from: &Page, target: &str) -> ResolvedLink {
        let with = |route: &Route, anchor: Option<String>| {
            let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
            let path = if *route == from.route && !anchor.is_empty() {
                String::new()
            } else {
                route.relative_to(&from.route)
            };
            Some(format!("{path}{anchor}"))
        };
        let Ok(destination) = self.resolve(from, target) else { return ResolvedLink::default() };
        let is_external = matches!(destination, Destination::External(_));
        let href = match destination {
            Destination::Page { page, anchor } => {
                self.page(page).filter(|page| page.is_published).and_then(|page| with(&page.route, anchor))
            }
            Destination::Generated { route, anchor } => with(&route, anchor),
            Destination::File(route) => with(&route, None),
            Destination::External(address) => Some(address),
        };
        ResolvedLink { href, is_external }
    }

    /// Reports, for every page, the links, images and exhibits that lead nowhere, and links from published pages to
    /// drafts.
    pub fn check_links(&self, sink: &mut Diagnostics) {
        self.pages.iter().for_each(|page| self.check_links_of(page, sink));
    }

    /// The same for one page.
    pub fn check_links_of(&self, page: &Page, sink: &mut Diagnostics) {
        let links = page.document.links().into_iter().map(|link| &link.target);
        let in_front = page.front.texts().flat_map(|text| text.links()).map(|link| &link.target);
        for target in in_front.chain(links) {
            self.check_link(page, target, sink);
        }
        for image in page.document.images() {
            self.check_image(page, &image.target, sink);
        }
        for exhibit in page.document.exhibits() {
            self.check_exhibit(page, &exhibit.target, sink);
        }
        self.check_lead(page, sink);
    }

    fn check_link(&self, page: &Page, target: &Spanned<String>, sink: &mut Diagnostics) {
        match self.resolve(page, &target.value) {
            Err(Dead::Refused | Dead::Lost) => {}
            Err(dead) => sink.push(report(target, &dead)),
            Ok(Destination::Page { page: to, .. }) => {
                let draft = self.page(to).filter(|to| !to.is_published && page.is_published);
                sink_draft(draft, target, sink);
            }
            Ok(_) => {}
        }
    }

    fn check_image(&self, page: &Page, target: &Spanned<String>, sink: &mut Diagnostics) {
        let is_chart =
            content_path(&page.path, &target.value).is_some_and(|path| self.exhibits.contains(&path));
        match self.resolve(page, &target.value) {
            Ok(Destination::File(_) | Destination::External(_)) | Err(Dead::Refused | Dead::Lost) => {}
            // An exhibit in running text, which has been reported.
            Err(_) if is_chart => {}
            Err(dead) => sink.push(report(target, &dead)),
            Ok(_) => {
                let message = format!("`{}` is a page, not an image", target.value);
                sink.push(Diagnostic::new(&code::site::DEAD_LINK, target.span, message));
            }
        }
    }

    fn check_exhibit(&self, page: &Page, target: &Spanned<String>, sink: &mut Diagnostics) {
        let path = content_path(&page.path, &target.value);
        if path.as_ref().is_some_and(|path| self.exhibits.contains(path)) {
            return;
        }
        let known: Vec<String> =
            self.exhibits.iter().map(|path| as_written(&page.path, &target.value, path)).collect();
        let near = nearest(&target.value, known.iter().map(String::as_str));
        let message = format!("there is no chart `{}`", path.as_deref().unwrap_or(&target.value));
        sink.push(Diagnostic::new(&code::site::UNKNOWN_EXHIBIT, target.span, message).suggest(near));
    }

    fn check_lead(&self, page: &Page, sink: &mut Diagnostics) {
        let Some(lead) = &page.front.lead else { return };
        let names: BTreeSet<&str> = self.exhibits.iter().map(|path| exhibit_name(path)).collect();
        if !names.contains(lead.value.as_str()) {
            let message = format!("there is no chart `{}`", lead.value);
            let near = nearest(&lead.value, names);
            sink.push(Diagnostic::new(&code::site::UNKNOWN_EXHIBIT, lead.span, message).suggest(near));
        }
    }
}

fn sink_draft(draft: Option<&Page>, target: &Spanned<String>, sink: &mut Diagnostics) {
    if let Some(draft) = draft {
        sink.push(report_draft(target, draft));
    }
}

/// The finding for a link to a draft.
pub(super) fn report_draft(target: &Spanned<String>, draft: &Page) -> Diagnostic {
    let message = format!("`{}` leads to a draft, which is not published", target.value);
    Diagnostic::new(&code::site::LINK_TO_DRAFT, target.span, message)
        .also(draft.place(), "the draft")
        .help("publish the draft, or link to it when it is ready")
}

/// The finding for a link that leads nowhere.
pub(super) fn report(target: &Spanned<String>, dead: &Dead) -> Diagnostic {
    match dead {
        Dead::Anchor { anchor, near } => {
            let (path, _) = split(&target.value);
            let message = match path {
                "" => format!("this page has no heading `#{anchor}`"),
                path => format!("`{path}` has no heading `#{anchor}`"),
            };
            let is_exact = target.span.range().len() == target.value.len();
            let span = if is_exact { target.span.part(path.len()..target.value.len()) } else { target.span };
            Diagnostic::new(&code::site::DEAD_ANCHOR, span, message).suggest(near.as_deref())
        }
        Dead::Target { near } => {
            let message = format!("`{}` leads nowhere", target.value);
            let finding =
                Diagnostic::new(&code::site::DEAD_LINK, target.span, message).suggest(near.as_deref());
            if near.is_some() { finding } else { finding.help(HOW_PATHS_COUNT) }
        }
        Dead::Refused | Dead::Lost => {
            Diagnostic::new(&code::site::DEAD_LINK, target.span, "this address is not published")
        }
    }
}

/// Where a target leads from the file at a path.
pub(super) fn find(site: &Site, from: &str, target: &str) -> Result<Destination, Dead> {
    if let Some(external) = external(target) {
        return external;
    }
    let (path, anchor) = split(target);
    let path = match path {
        "" => Some(from.to_owned()),
        path => content_path(from, path),
    };
    let near = || Dead::Target { near: near_target(site, from, target) };
    let path = path.ok_or_else(near)?;
    if let Some(page) = site.at_path(&path).or_else(|| site.at_path(&index_of(&path))) {
        check_anchor(anchor, || anchors(page))?;
        return Ok(Destination::Page { page: page.id, anchor: anchor.map(str::to_owned) });
    }
    if let Some(page) =
        site.generated.get(&Route::page(&path)).or_else(|| site.generated.get(&Route::file(&path)))
    {
        check_anchor(anchor, || page.anchors.iter().cloned().collect())?;
        return Ok(Destination::Generated { route: page.route.clone(), anchor: anchor.map(str::to_owned) });
    }
    let file = Route::file(&path);
    if site.files.contains(&path) || site.outputs.contains(&file) {
        return Ok(Destination::File(file));
    }
    if site.lost.contains(id_of(&path)) { Err(Dead::Lost) } else { Err(near()) }
}

/// The id of the data that an address of a generated page or download is about: its last segment.
fn id_of(path: &str) -> &str {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or(path);
    last.split_once('.').map_or(last, |(id, _)| id)
}

/// An address that is not of this site, if it is one.
fn external(target: &str) -> Option<Result<Destination, Dead>> {
    let (scheme, _) = target.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '#', '.']))?;
    let is_known = ["http", "https", "mailto", "tel"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    Some(if is_known { Ok(Destination::External(target.to_owned())) } else { Err(Dead::Refused) })
}

/// The anchor of an exhibit on the pages that show it, by the name of its chart file.
#[must_use]
pub fn exhibit_anchor(name: &str) -> String {
    format!("exhibit-{}", name.replace('_', "-"))
}

/// The anchors of a page: of its headings and exhibits, of its main part, and of the list of its checked figures.
fn anchors(page: &Page) -> Vec<String> {
    let headings = page.document.headings().into_iter().map(|heading| heading.id.clone());
    let has_figures =
        !page.document.figures.is_empty() || page.front.texts().any(|text| !text.figures.is_empty());
    let exhibits =
        page.document.exhibits().into_iter().map(|it| exhibit_anchor(exhibit_name(&it.target.value)));
    headings
        .chain(exhibits)
        .chain(["main".to_owned()])
        .chain(has_figures.then(|| "ledger".to_owned()))
        .collect()
}

fn check_anchor(anchor: Option<&str>, known: impl FnOnce() -> Vec<String>) -> Result<(), Dead> {
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else { return Ok(()) };
    let known = known();
    if known.iter().any(|id| id == anchor) {
        return Ok(());
    }
    let near = nearest(anchor, known.iter().map(String::as_str)).map(|near| format!("#{near}"));
    Err(Dead::Anchor { anchor: anchor.to_owned(), near })
}

/// The target nearest to one that leads nowhere: the page whose address was written, else by its letters.
fn near_target(site: &Site, from: &str, target: &str) -> Option<String> {
    let (path, _) = split(target);
    let address = content_path(from, path).map(|path| Route::page(&path));
    if let Some(page) = site.pages.iter().find(|page| Some(&page.route) == address.as_ref()) {
        return Some(as_written(from, path, &page.path));
    }
    let pages = site.pages.iter().map(|page| page.path.as_str());
    let files = site.files.iter().map(String::as_str);
    let in_content = pages.chain(files).map(|known| as_written(from, path, known));
    let generated = site.generated.keys().map(Route::to_string);
    let known: Vec<String> = in_content.chain(generated).collect();
    nearest(path, known.iter().map(String::as_str)).map(str::to_owned)
}
