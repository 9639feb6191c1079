//! `feed.xml`: an Atom feed (RFC 4287) of the pages and the latest events, newest first.
//!
//! Dates are days of the content, at midnight UTC: the clock of the build never shows.

use super::{File, Setting};
use crate::briefing::{Briefing, place};
use crate::data::period::Day;
use crate::render::xml::Element;

/// How many entries it holds.
const ENTRIES: usize = 30;

/// What an entry says.
struct Entry {
    day: Day,
    path: String,
    title: String,
    summary: String,
}

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    if !super::has_feed(briefing) {
        return Vec::new();
    }
    let mut entries = pages(briefing);
    entries.extend(events(briefing));
    entries.sort_by(|one, other| (other.day, &one.path).cmp(&(one.day, &other.path)));
    entries.truncate(ENTRIES);
    let newest = entries.iter().map(|entry| entry.day).max().or(briefing.edition.date);
    let Some(updated) = newest else { return Vec::new() };
    let base = briefing.base_url.as_str();
    let root = Element::new("feed")
        .with("xmlns", "http://www.w3.org/2005/Atom")
        .with("xml:lang", &briefing.config.language.0)
        .holding([
            Element::text("id", base),
            Element::text("title", &briefing.config.title),
            Element::text("updated", moment(updated)),
            Element::new("link").with("rel", "alternate").with("type", "text/html").with("href", base),
            Element::new("link").with("rel", "self").with("href", format!("{base}feed.xml")),
            Element::new("author").holding([Element::text("name", author(briefing))]),
        ])
        .holding(entries.iter().map(|entry| element(base, entry)));
    vec![File::new("feed.xml", root.document())]
}

fn author(briefing: &Briefing) -> &str {
    briefing.config.contact.as_ref().map_or(briefing.config.title.as_str(), |contact| contact.name.as_str())
}

fn element(base: &str, entry: &Entry) -> Element {
    let address = format!("{base}{}", entry.path);
    Element::new("entry").holding([
        Element::text("id", &address),
        Element::text("title", &entry.title),
        Element::text("updated", moment(entry.day)),
        Element::new("link").with("rel", "alternate").with("type", "text/html").with("href", &address),
        Element::text("summary", &entry.summary),
    ])
}

/// Written pages, by the day of their last change, else of the edition.
fn pages(briefing: &Briefing) -> Vec<Entry> {
    let page = |page: &crate::site::Page| {
        let day = page.front.updated.as_ref().map(|day| day.value).or(briefing.edition.date)?;
        let summary = page.description().unwrap_or_default();
        Some(Entry { day, path: page.route.as_str().to_owned(), title: page.title(), summary })
    };
    briefing.site.published().filter_map(page).collect()
}

/// Events that have happened by the day of the edition.
fn events(briefing: &Briefing) -> Vec<Entry> {
    let past = briefing
        .catalog
        .events
        .values()
        .filter(|event| briefing.edition.date.is_none_or(|date| event.date.first() <= date));
    let entry = |event: &crate::data::event::Event| Entry {
        day: event.date.first(),
        path: place::event(&event.id).as_str().to_owned(),
        title: event.title.clone(),
        summary: event.summary.clone(),
    };
    past.map(entry).collect()
}

/// A day as a moment (RFC 3339).
fn moment(day: Day) -> String {
    format!("{day}T00:00:00Z")
}
