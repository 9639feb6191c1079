//! Ways through the site: its navigation, the way down from the front page, and the pages before and after.

use super::Site;
use super::links::{self, Destination};
use super::page::{Page, PageId};
use super::route::Route;
use crate::diagnostic::Diagnostics;
use crate::project::NavigationItem;

/// An entry of the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationEntry {
    /// What readers see: its own label, else the title of what it leads to.
    pub label: String,
    /// Where it leads: the path of a file of the site, with an anchor if it names one, or an address elsewhere.
    pub href: String,
    /// The address within the site; `None` elsewhere.
    pub route: Option<Route>,
    /// The page it leads to, unless it is a generated one.
    pub page: Option<PageId>,
}

/// The entries of `site.yaml`; those that lead nowhere are reported and left out.
pub(super) fn resolve(site: &Site, items: &[NavigationItem], sink: &mut Diagnostics) -> Vec<NavigationEntry> {
    items.iter().filter_map(|item| entry(site, item, sink)).collect()
}

fn entry(site: &Site, item: &NavigationItem, sink: &mut Diagnostics) -> Option<NavigationEntry> {
    let destination = match links::find(site, "", &item.target.value) {
        Ok(destination) => destination,
        Err(dead) => {
            if dead != links::Dead::Lost {
                sink.push(links::report(&item.target, &dead));
            }
            return None;
        }
    };
    let label = |title: String| item.label.clone().unwrap_or(title);
    Some(match destination {
        Destination::Page { page, anchor } => {
            let page = site.page(page)?;
            if !page.is_published {
                sink.push(links::report_draft(&item.target, page));
                return None;
            }
            NavigationEntry { page: Some(page.id), ..within(label(page.title()), &page.route, anchor) }
        }
        Destination::Generated { route, anchor } => {
            let title = site.generated.get(&route).map(|page| page.title.clone()).unwrap_or_default();
            within(label(title), &route, anchor)
        }
        Destination::File(route) => within(label(item.target.value.clone()), &route, None),
        Destination::External(href) => {
            NavigationEntry { label: label(href.clone()), href, route: None, page: None }
        }
    })
}

/// An entry that stays within the site.
fn within(label: String, route: &Route, anchor: Option<String>) -> NavigationEntry {
    let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
    let href = format!("{}{anchor}", route.output());
    NavigationEntry { label, href, route: Some(route.clone()), page: None }
}

impl Site {
    /// The pages from the front page down to the parent of a page.
    #[must_use]
    pub fn crumbs(&self, page: &Page) -> Vec<&Page> {
        let parent = |page: &&Page| page.parent.and_then(|parent| self.page(parent));
        let mut crumbs: Vec<&Page> = std::iter::successors(parent(&page), |page| parent(page)).collect();
        crumbs.reverse();
        crumbs
    }

    /// The published pages below a page, in order.
    #[must_use]
    pub fn children(&self, page: &Page) -> Vec<&Page> {
        page.children.iter().filter_map(|id| self.page(*id)).collect()
    }

    /// The page and its siblings, in order.
    #[must_use]
    pub fn siblings(&self, page: &Page) -> Vec<&Page> {
        page.parent.and_then(|parent| self.page(parent)).map_or_else(Vec::new, |parent| self.children(parent))
    }

    /// The siblings before and after a page.
    #[must_use]
    pub fn neighbours(&self, page: &Page) -> (Option<&Page>, Option<&Page>) {
        let siblings = self.siblings(page);
        let Some(at) = siblings.iter().position(|sibling| sibling.id == page.id) else { return (None, None) };
        let before = at.checked_sub(1).and_then(|at| siblings.get(at)).copied();
        (before, siblings.get(at + 1).copied())
    }

    /// The entry of the navigation that a page belongs to: its own, or that of the nearest page above it. The front
    /// page's entry is for that page alone.
    #[must_use]
    pub fn section(&self, page: &Page) -> Option<&NavigationEntry> {
        let entry = |page: &Page| self.navigation.iter().find(|entry| entry.page == Some(page.id));
        let above = self.crumbs(page).into_iter().rev().filter(|page| page.parent.is_some());
        std::iter::once(page).chain(above).find_map(entry)
    }
}
