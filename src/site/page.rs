//! Pages: from a file to a page with an address, a parent and an order among its siblings.

use std::collections::BTreeMap;

use super::address;
use super::front_matter::{self, FrontMatter};
use super::route::Route;
use crate::diagnostic::Diagnostics;
use crate::markdown::{self, Document};
use crate::text::{FileId, Span};
use crate::yaml;

/// The position of a page in the site's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub u32);

/// A page's file, read by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFile {
    /// The file.
    pub file: FileId,
    /// Its path from `content/`: `chapters/ferries.md`.
    pub path: String,
    /// What it says about itself.
    pub front: FrontMatter,
    /// Its text.
    pub document: Document,
}

/// A page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The position in the site's list.
    pub id: PageId,
    /// The file.
    pub file: FileId,
    /// Its path from `content/`.
    pub path: String,
    /// Its address.
    pub route: Route,
    /// What it says about itself.
    pub front: FrontMatter,
    /// Its text.
    pub document: Document,
    /// The page above; `None` for the front page.
    pub parent: Option<PageId>,
    /// The pages below that this build publishes, in order.
    pub children: Vec<PageId>,
    /// It is a draft, or stands below one.
    pub is_draft: bool,
    /// This build publishes it.
    pub is_published: bool,
}

impl PageFile {
    /// The beginning of the file: the place of what it lacks.
    #[must_use]
    pub fn start(&self) -> Span {
        Span::new(self.file, 0..0)
    }
}

impl Page {
    /// The title without markup; the file's path where a title is missing, which has been reported.
    #[must_use]
    pub fn title(&self) -> String {
        self.front.title.as_ref().map_or_else(|| self.path.clone(), |title| title.plain())
    }

    /// What search engines and cards show, without markup: the description, else the summary.
    #[must_use]
    pub fn description(&self) -> Option<String> {
        self.front.description.as_ref().or(self.front.summary.as_ref()).map(|text| text.plain())
    }

    /// The place that stands for the page as a whole: its title, else the beginning of the file.
    #[must_use]
    pub fn place(&self) -> Span {
        self.front.title.as_ref().map_or_else(|| Span::new(self.file, 0..0), |title| title.span)
    }
}

/// Reads a page's file. `path` counts from `content/`.
#[must_use]
pub fn read_page(
    file: FileId,
    path: &str,
    text: &str,
    options: markdown::Options,
    sink: &mut Diagnostics,
) -> PageFile {
    let document = markdown::parse(file, text, options, sink);
    let front = match &document.front {
        Some(range) => {
            yaml::parse(file, text, range.clone(), sink).map(|node| front_matter::decode(&node, sink))
        }
        None if document.front_is_open => None,
        None => {
            front_matter::report_missing(Span::new(file, 0..0), sink);
            None
        }
    };
    PageFile { file, path: path.to_owned(), front: front.unwrap_or_default(), document }
}

/// Gives every file its address, its parent and its children. `files` are sorted by path, as in `by_path`.
pub(super) fn place(
    files: Vec<PageFile>,
    by_path: &BTreeMap<String, PageId>,
    drafts: bool,
    sink: &mut Diagnostics,
) -> Vec<Page> {
    let mut pages: Vec<Page> =
        (0..).map(PageId).zip(files).map(|(id, file)| page(id, file, by_path)).collect();
    for id in from_the_top(&pages) {
        settle(id, &mut pages, drafts, sink);
    }
    let order = in_order(&pages);
    for id in order {
        let parent = pages.get(id.0 as usize).filter(|page| page.is_published).and_then(|page| page.parent);
        if let Some(parent) = parent.and_then(|parent| pages.get_mut(parent.0 as usize)) {
            parent.children.push(id);
        }
    }
    pages
}

/// A page whose address is not known yet.
fn page(id: PageId, file: PageFile, by_path: &BTreeMap<String, PageId>) -> Page {
    Page {
        id,
        file: file.file,
        parent: address::parent(&file.path, by_path),
        route: Route::home(),
        is_draft: file.front.draft,
        is_published: true,
        children: Vec::new(),
        path: file.path,
        front: file.front,
        document: file.document,
    }
}

/// The pages, each after its parent.
fn from_the_top(pages: &[Page]) -> Vec<PageId> {
    let depth = |page: &Page| (page.path.matches('/').count(), !address::is_index(&page.path));
    let mut ids: Vec<_> = pages.iter().map(|page| (depth(page), page.id)).collect();
    ids.sort();
    ids.into_iter().map(|(_, id)| id).collect()
}

/// Works out what a page has from its parent, which is settled already: its address, and whether it is a draft.
fn settle(id: PageId, pages: &mut [Page], drafts: bool, sink: &mut Diagnostics) {
    let Some(page) = pages.get(id.0 as usize) else { return };
    let parent = page.parent.and_then(|parent| pages.get(parent.0 as usize));
    let route = address::route(page, parent, sink);
    let is_below_draft = parent.is_some_and(|parent| parent.is_draft);
    if let Some(page) = pages.get_mut(id.0 as usize) {
        page.route = route;
        page.is_draft |= is_below_draft;
        page.is_published = drafts || !page.is_draft;
    }
}

/// The pages by their order, then by title; those that give no order come last.
fn in_order(pages: &[Page]) -> Vec<PageId> {
    let key =
        |page: &Page| (page.front.order.is_none(), page.front.order, page.title().to_lowercase(), page.id);
    let mut keys: Vec<_> = pages.iter().map(key).collect();
    keys.sort();
    keys.into_iter().map(|(.., id)| id).collect()
}
