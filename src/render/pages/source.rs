//! The page of a source: the document, and every figure, event and case that rests on it; and the list of all.

use indexmap::IndexMap;

use crate::briefing::Briefing;
use crate::briefing::index::{Cell, observation_at};
use crate::briefing::place;
use crate::data::format;
use crate::data::reference::{Source, Tier};
use crate::data::series::Observation;
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{
    CellView, ColumnView, EventItemView, FactView, GroupView, LinkView, RowView, SourceIndexView,
    SourceRowView, SourceView, Subject, TableView, TocEntry,
};
use crate::render::words;
use crate::site::Route;
use crate::text::{counted, escape_html};

/// The page of the source with this id.
pub(in crate::render) fn compose(briefing: &Briefing, id: &str) -> Option<ComposedPage> {
    let source = briefing.catalog.sources.get(id)?;
    let at = place::source(id);
    let mut page = frame::page(briefing, &at, &source.title, Some(("Sources", place::sources())));
    page.kind = "source".to_owned();
    page.section = place::data().to_string();
    page.description = format!(
        "{}. {}",
        frame::publisher_and_date(&source.publisher, source.published),
        uses(briefing, source)
    );
    let subject = Subject::Source(view(briefing, &at, source));
    let template = subject.template().to_owned();
    Some(ComposedPage { view: page, subject: Some(subject), template, route: at })
}

fn view(briefing: &Briefing, at: &Route, source: &Source) -> SourceView {
    SourceView {
        url: source.url.clone(),
        facts: facts(briefing, at, source),
        note_html: source.note.as_deref().map(|note| escape_html(note).into_owned()),
        series: series(briefing, at, source),
        table: table(briefing, at, source),
        events: events(briefing, at, source),
        pages: briefing
            .pages_of_source(&source.id)
            .map(|page| frame::link(page.title(), page.route.relative_to(at)))
            .collect(),
        discrepancies: frame::discrepancy_links(
            briefing,
            at,
            briefing.index.discrepancies_of_source(&source.id),
        ),
    }
}

fn facts(briefing: &Briefing, at: &Route, source: &Source) -> Vec<FactView> {
    let day = briefing.edition.date;
    let is_over = source.next_release.zip(day).is_some_and(|(release, day)| release.last() < day);
    let mut facts = Vec::new();
    let mut add = |term: &str, text: Option<String>| {
        if let Some(text) = text {
            facts.push(fact(term, escape_html(&text).into_owned()));
        }
    };
    add("Publisher", Some(source.publisher.clone()));
    add("Published", Some(source.published.map_or_else(|| "No date given".to_owned(), format::period)));
    add("Read on", source.accessed.map(format::period));
    add("Measured by", source.origin.clone());
    add("Version", source.version.clone());
    add("Appears", source.frequency.clone());
    add(if is_over { "Release was due" } else { "Next release" }, source.next_release.map(format::period));
    add("Licence", source.licence.clone());
    add("Cite as", source.citation.clone());
    add("SHA-256 of the copy read", source.sha256.clone());
    facts.extend(source.archive.as_deref().map(|archive| fact("Archived copy", archived(archive))));
    facts.push(fact("Listed under", tier_link(at, source.tier)));
    facts
}

/// The address of the copy as a link; what is no address, such as a shelf mark, as it is.
fn archived(archive: &str) -> String {
    let is_address = archive.starts_with("https://") || archive.starts_with("http://");
    if is_address { frame::anchor_at(archive, archive) } else { escape_html(archive).into_owned() }
}

fn fact(term: &str, text_html: String) -> FactView {
    FactView { term: term.to_owned(), text_html }
}

/// The way to the documents of one kind in the list of all.
fn tier_link(at: &Route, tier: Tier) -> String {
    let list = place::sources().relative_to(at);
    frame::anchor_at(words::tier(tier).0, &format!("{list}#{}", tier_anchor(tier)))
}

fn tier_anchor(tier: Tier) -> String {
    format!("tier-{}", tier.word())
}

/// How much rests on a source: `12 figures, 2 events`.
fn uses(briefing: &Briefing, source: &Source) -> String {
    let cells = briefing.index.cells_of_source(&source.id).len();
    let events = briefing.index.events_of_source(&source.id).len();
    let cases = briefing.index.discrepancies_of_source(&source.id).len();
    let parts = [(cells, "figure", "figures"), (events, "event", "events"), (cases, "case", "cases")];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if said.is_empty() { "Read for checking".to_owned() } else { said.join(", ") }
}

/// The series with observations read from it; the note says how many.
fn series(briefing: &Briefing, at: &Route, source: &Source) -> Vec<LinkView> {
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for (series, ..) in briefing.index.cells_of_source(&source.id) {
        *counts.entry(series).or_default() += 1;
    }
    let link = |(id, count): (&str, usize)| {
        let series = briefing.catalog.series.get(id)?;
        let note = Some(counted(count, "observation", "observations"));
        Some(LinkView { note, ..frame::link(series.title.clone(), place::series(id).relative_to(at)) })
    };
    counts.into_iter().filter_map(link).collect()
}

/// Every figure read from the source.
fn table(briefing: &Briefing, at: &Route, source: &Source) -> Option<TableView> {
    let cells = briefing.index.cells_of_source(&source.id);
    let rows: Vec<RowView> = cells.iter().filter_map(|cell| row(briefing, at, source, cell)).collect();
    let column = |label: &str, text| ColumnView { label: label.to_owned(), text };
    (!rows.is_empty()).then(|| TableView {
        caption: format!("Figures read from {}", source.title),
        columns: vec![
            column("Period", true),
            column("Series", true),
            column("Value", false),
            column("Status", true),
        ],
        rows,
    })
}

fn row(briefing: &Briefing, at: &Route, source: &Source, cell: &Cell) -> Option<RowView> {
    let (id, key, period) = cell;
    let series = briefing.catalog.series.get(id)?;
    let line = series.keys.get(key)?;
    let in_use = observation_at(series, key, *period)?;
    let stated = stated_by(in_use, &source.id)?;
    let value = stated.value.map(|value| format::quantity(value, &line.unit, line.multiplier));
    let names = super::series::key_names(briefing, series, key);
    let title = if names.is_empty() { series.title.clone() } else { format!("{}: {names}", series.title) };
    let status =
        if std::ptr::eq(stated, in_use) { words::status(stated.status) } else { "Kept for comparison" };
    let number = |text: &str| CellView { text_html: escape_html(text).into_owned(), ..CellView::default() };
    let text = |html: String| CellView { text_html: html, text: true, muted: false };
    Some(RowView {
        head_html: escape_html(&format::period_short(*period)).into_owned(),
        cells: vec![
            text(frame::anchor(&title, &place::series(id), at)),
            number(&value.unwrap_or_else(|| "n/a".to_owned())),
            text(status.to_owned()),
        ],
        provisional: super::series::is_provisional(stated),
        letter: super::series::letter(stated).to_owned(),
        highlight: false,
    })
}

/// The value of a cell that a source states: the one in use, or one kept beside it.
fn stated_by<'a>(in_use: &'a Observation, source: &str) -> Option<&'a Observation> {
    let all = std::iter::once(in_use).chain(&in_use.alternatives).chain(&in_use.earlier);
    all.into_iter().find(|value| value.sources.iter().any(|id| id == source))
}

fn events(briefing: &Briefing, at: &Route, source: &Source) -> Vec<EventItemView> {
    let ids = briefing.index.events_of_source(&source.id);
    let known = ids.iter().filter_map(|id| briefing.catalog.events.get(id));
    known.map(|event| frame::event_item(briefing, at, event)).collect()
}

/// The page of all sources, the nearest to the measurement first.
pub(in crate::render) fn compose_index(briefing: &Briefing) -> ComposedPage {
    let at = place::sources();
    let tiers = [Tier::Primary, Tier::Wire, Tier::Secondary, Tier::Aggregator, Tier::Low];
    let groups: Vec<_> = tiers.into_iter().filter_map(|tier| group(briefing, &at, tier)).collect();
    let mut view = frame::page(briefing, &at, "Sources", Some(("Data", place::data())));
    view.kind = "sources".to_owned();
    view.section = place::data().to_string();
    let count = counted(briefing.catalog.sources.len(), "document", "documents");
    view.description = format!("{count} from which figures and events were read.");
    view.standfirst_html = Some(escape_html(&view.description).into_owned());
    view.toc =
        groups.iter().map(|group| TocEntry { id: group.id.clone(), title: group.title.clone() }).collect();
    let subject = Subject::Sources(SourceIndexView { groups });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

fn group(briefing: &Briefing, at: &Route, tier: Tier) -> Option<GroupView<SourceRowView>> {
    let sources = briefing.catalog.sources.values().filter(|source| source.tier == tier);
    let mut entries: Vec<_> = sources.map(|source| index_row(briefing, at, source)).collect();
    entries.sort_by(|one, other| (&one.publisher, &one.title).cmp(&(&other.publisher, &other.title)));
    let (title, note) = words::tier(tier);
    (!entries.is_empty()).then(|| GroupView {
        id: tier_anchor(tier),
        title: title.to_owned(),
        note: Some(note.to_owned()),
        entries,
    })
}

fn index_row(briefing: &Briefing, at: &Route, source: &Source) -> SourceRowView {
    SourceRowView {
        title: source.title.clone(),
        href: place::source(&source.id).relative_to(at),
        publisher: source.publisher.clone(),
        published: source.published.map_or_else(|| "no date".to_owned(), format::period),
        uses: uses(briefing, source),
    }
}
