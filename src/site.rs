//! The pages of a briefing: their addresses, order and kinship, and where their links lead.
//!
//! There is one kind of page, and any page may have pages below it: those of its folder, if it is the folder's
//! `index.md`. Knows the addresses of generated pages, which are told to it, but not what stands on them. Reads no
//! file and writes no HTML.

mod address;
mod collision;
mod front_matter;
mod links;
mod navigation;
mod page;
mod path;
mod route;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::project::NavigationItem;
use crate::text::{FileId, nearest};

pub use collision::Alias;
pub use front_matter::{FrontMatter, HeadlineFigure};
pub use links::{Dead, Destination, exhibit_anchor};
pub use navigation::NavigationEntry;
pub use page::{Page, PageFile, PageId, read_page};
pub use path::{content_path, exhibit_name};
pub use route::Route;

/// A page that no editor wrote: of a series, an event, a source, or an index of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedPage {
    /// Its address.
    pub route: Route,
    /// What readers call it.
    pub title: String,
    /// The anchors that links may name.
    pub anchors: BTreeSet<String>,
}

/// What pages live among: everything else that has an address or can be named in a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The generated pages.
    pub generated: Vec<GeneratedPage>,
    /// Files under `content/` that are published as they are, by their path from there: images, documents.
    pub files: BTreeSet<String>,
    /// The chart files, by their path from `content/`: `charts/ferries.yaml`.
    pub exhibits: BTreeSet<String>,
    /// The pages of charts, by the chart's id: a chart has its page where a published page shows it.
    pub exhibit_pages: BTreeMap<String, GeneratedPage>,
    /// Further addresses of the build, such as feeds and downloads.
    pub outputs: BTreeSet<Route>,
    /// Ids of data that could not be read: a link to a page of theirs is no fault of its own.
    pub lost: BTreeSet<String>,
    /// The templates that a page may name.
    pub templates: BTreeSet<String>,
    /// Whether drafts are published too.
    pub drafts: bool,
}

/// The pages of a briefing.
#[derive(Debug, Clone, Default)]
pub struct Site {
    pages: Vec<Page>,
    by_path: BTreeMap<String, PageId>,
    generated: BTreeMap<Route, GeneratedPage>,
    files: BTreeSet<String>,
    exhibits: BTreeSet<String>,
    outputs: BTreeSet<Route>,
    lost: BTreeSet<String>,
    aliases: Vec<Alias>,
    navigation: Vec<NavigationEntry>,
}

impl Site {
    /// Puts the pages of a briefing together. Reports folders without an index, addresses claimed twice, and
    /// entries of the navigation that lead nowhere. Links are judged by [`Site::check_links`].
    #[must_use]
    pub fn assemble(
        mut files: Vec<PageFile>,
        navigation: &[NavigationItem],
        surroundings: Surroundings,
        sink: &mut Diagnostics,
    ) -> Self {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let by_path: BTreeMap<String, PageId> =
            (0..).map(PageId).zip(&files).map(|(id, it)| (it.path.clone(), id)).collect();
        report_folders_without_index(&files, &by_path, sink);
        let pages = page::place(files, &by_path, surroundings.drafts, sink);
        check_templates(&pages, &surroundings.templates, sink);
        let Surroundings { generated, files, exhibits, exhibit_pages, outputs, lost, .. } = surroundings;
        let shown = shown_exhibits(&pages);
        let of_exhibits = exhibit_pages.into_iter().filter(|(id, _)| shown.contains(id));
        let generated = generated.into_iter().chain(of_exhibits.map(|(_, page)| page));
        let generated = generated.map(|page| (page.route.clone(), page)).collect();
        let mut site = Self { pages, by_path, generated, files, exhibits, outputs, lost, ..Self::default() };
        site.aliases = collision::aliases(&site.pages, sink);
        collision::check(&site, sink);
        site.navigation = navigation::resolve(&site, navigation, sink);
        site
    }

    /// Every page, drafts included, in the order of their files.
    #[must_use]
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The pages that this build publishes.
    pub fn published(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|page| page.is_published)
    }

    /// A page.
    #[must_use]
    pub fn page(&self, id: PageId) -> Option<&Page> {
        self.pages.get(id.0 as usize)
    }

    /// The page of a file, by its path from `content/`.
    #[must_use]
    pub fn at_path(&self, path: &str) -> Option<&Page> {
        self.by_path.get(path).and_then(|id| self.page(*id))
    }

    /// The front page.
    #[must_use]
    pub fn home(&self) -> Option<&Page> {
        self.at_path("index.md")
    }

    /// The generated pages, by address.
    pub fn generated(&self) -> impl Iterator<Item = &GeneratedPage> {
        self.generated.values()
    }

    /// Addresses that pages had before.
    #[must_use]
    pub fn aliases(&self) -> &[Alias] {
        &self.aliases
    }

    /// The entries of the navigation.
    #[must_use]
    pub fn navigation(&self) -> &[NavigationEntry] {
        &self.navigation
    }

    /// The files of pages that this build does not publish: findings in them are notes.
    #[must_use]
    pub fn unpublished_files(&self) -> BTreeSet<FileId> {
        self.pages.iter().filter(|page| !page.is_published).map(|page| page.file).collect()
    }
}

/// Reports each folder of pages that has no `index.md`, once, at its first page.
/// The ids of the charts that published pages show.
fn shown_exhibits(pages: &[Page]) -> BTreeSet<String> {
    let published = pages.iter().filter(|page| page.is_published);
    let targets = published.flat_map(|page| {
        let exhibits = page.document.exhibits().into_iter();
        exhibits.map(|exhibit| exhibit_name(&exhibit.target.value).to_owned())
    });
    targets.collect()
}

fn report_folders_without_index(
    files: &[PageFile],
    by_path: &BTreeMap<String, PageId>,
    sink: &mut Diagnostics,
) {
    let mut reported = BTreeSet::new();
    for file in files {
        let folders = file.path.match_indices('/').filter_map(|(at, _)| file.path.get(..=at));
        for folder in std::iter::once("").chain(folders) {
            let index = format!("{folder}index.md");
            if by_path.contains_key(&index) || !reported.insert(index.clone()) {
                continue;
            }
            let message = match folder {
                "" => "the briefing has no front page".to_owned(),
                folder => format!("the folder `{folder}` has pages and no page of its own"),
            };
            sink.push(
                Diagnostic::new(&code::site::MISSING_INDEX, file.start(), message)
                    .help(format!("write `content/{index}` with a title and what the folder is about")),
            );
        }
    }
}

/// Reports pages that name a template which neither the site nor the theme has.
fn check_templates(pages: &[Page], known: &BTreeSet<String>, sink: &mut Diagnostics) {
    for name in pages.iter().filter_map(|page| page.front.template.as_ref()) {
        if !known.contains(&name.value) {
            let near = nearest(&name.value, known.iter().map(String::as_str));
            let message = format!("there is no template `{}`", name.value);
            let finding = Diagnostic::new(&code::site::UNKNOWN_TEMPLATE, name.span, message);
            sink.push(match near {
                Some(_) => finding.suggest(near),
                None => finding.help(format!("put it at `templates/{}`, or remove `template`", name.value)),
            });
        }
    }
}

#[cfg(test)]
mod tests;
