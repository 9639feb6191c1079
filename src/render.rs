//! From the frozen briefing and the templates to pages and files.
//!
//! Every page is a pure function of the briefing: composed into a view, printed through a template. Nothing here
//! reads a file, computes a number or changes the model.

mod card;
mod embed;
pub mod formats;
mod frame;
mod ledger;
mod pages;
mod pictures;
mod proofs;
mod shown;
mod standalone;
mod strip;
pub mod view;
mod words;
mod xml;

pub use frame::Frame;
pub use pictures::PlacedPicture;
pub use proofs::Findings;
pub use shown::{Shown, exhibit_texts, exhibit_uses};

use crate::briefing::Briefing;
use crate::output::{Artifact, Producer};
use crate::site::{Alias, PageId};
use crate::text::escape_html;

/// A page to be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Task {
    /// A page that an editor wrote.
    Written(PageId),
    /// The page of a series.
    Series(String),
    /// The page of an event.
    Event(String),
    /// The page of a source.
    Source(String),
    /// The page of a member of a code list: the list and the member.
    Member(String, String),
    /// The page of an exhibit.
    Exhibit(String),
    /// An exhibit for the frames of other sites.
    Embed(String),
    /// The list of series.
    Data,
    /// The list of events.
    Timeline,
    /// The list of sources.
    Sources,
    /// "Where sources differ".
    Discrepancies,
    /// The page for addresses that do not exist.
    NotFound,
}

/// Every page of the site.
#[must_use]
pub fn tasks(briefing: &Briefing) -> Vec<Task> {
    let catalog = &briefing.catalog;
    let written = briefing.site.published().map(|page| Task::Written(page.id));
    let series = catalog.series.keys().cloned().map(Task::Series);
    let events = catalog.events.keys().cloned().map(Task::Event);
    let sources = catalog.sources.keys().cloned().map(Task::Source);
    let lists = briefing.config.pages_for.iter().filter_map(|id| catalog.code_lists.get(&id.value));
    let members =
        lists.flat_map(|list| list.members.keys().map(|id| Task::Member(list.id.clone(), id.clone())));
    let exhibits: Vec<&str> =
        briefing.exhibits_on_pages().map(|(exhibit, _, _)| exhibit.spec.id.as_str()).collect();
    let exhibits =
        exhibits.into_iter().flat_map(|id| [Task::Exhibit(id.to_owned()), Task::Embed(id.to_owned())]);
    let single = [Task::Data, Task::Timeline, Task::Sources, Task::Discrepancies, Task::NotFound];
    written.chain(series).chain(events).chain(sources).chain(members).chain(exhibits).chain(single).collect()
}

/// A page at each address that a page had before, which leads readers and search engines on.
#[must_use]
pub fn aliases(briefing: &Briefing) -> Vec<(String, Artifact)> {
    let lead_on = |alias: &Alias| {
        let page = briefing.site.page(alias.page)?;
        let (href, title) = (page.route.relative_to(&alias.route), page.title());
        let canonical = match frame::canonical(briefing, &page.route) {
            address if address.is_empty() => String::new(),
            address => format!("<link rel=\"canonical\" href=\"{}\">\n", escape_html(&address)),
        };
        let (href, title) = (escape_html(&href), escape_html(&title));
        let html = format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             {canonical}<meta http-equiv=\"refresh\" content=\"0; url={href}\">\n\
             </head>\n<body><p><a href=\"{href}\">{title}</a></p></body>\n</html>\n",
            escape_html(&briefing.config.language.0)
        );
        let producer = Producer::written(format!("an alias of the page `{}`", page.path), page.place());
        Some((alias.route.output(), Artifact::text(html, producer)))
    };
    briefing.site.aliases().iter().filter_map(lead_on).collect()
}

/// Addresses of generated pages as navigation names them.
pub(crate) fn section(route: &crate::site::Route) -> String {
    route.to_string()
}
