//! Which exhibit stands where, and the view of one on its page.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::briefing::{BoundExhibit, Briefing, ExhibitUse, SeriesChart, Slot, place};
use crate::chart::{self, Drawing};
use crate::data::format;
use crate::data::reference::{Source, SourceId};
use crate::exhibit::{EventChoice, Size};
use crate::markdown::InlineText;
use crate::raster;
use crate::render::frame;
use crate::render::view::{
    CellView, ColumnView, ExhibitView, GlyphView, KeyEntryView, LetterView, LinkView, PublisherView, RowView,
    TableView, VariantView,
};
use crate::site::{PageId, Route, Site, content_path, exhibit_anchor};
use crate::text::{capitalised, escape_html};

/// What stands under an exhibit whose values may not be offered as a file.
const WITHHELD: &str = "No CSV is offered: one of the sources does not allow redistribution.";
/// How many publishers a source line names before it counts the rest.
pub(super) const PUBLISHERS: usize = 5;
/// How many documents of one publisher it names before it counts the rest.
const DOCUMENTS: usize = 3;

/// An exhibit at a place where it is to be drawn.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    /// Begins the ids inside its pictures.
    pub id: String,
    /// The exhibit.
    pub exhibit: &'a BoundExhibit,
    /// The page; `None` for an exhibit that stands on none.
    pub page: Option<PageId>,
    /// The alternative text that the page gives; empty where the chart file's own holds.
    alt: String,
}

impl Shown<'_> {
    /// The words that stand in its pictures.
    #[must_use]
    pub fn texts(&self) -> chart::Texts {
        let own = exhibit_texts(self.exhibit);
        if self.alt.is_empty() { own } else { chart::Texts { alt: self.alt.clone(), ..own } }
    }
}

/// The words of a chart file as they stand in a picture.
#[must_use]
pub fn exhibit_texts(exhibit: &BoundExhibit) -> chart::Texts {
    let words = &exhibit.words;
    chart::Texts {
        title: words.title.plain(),
        alt: words.alt.as_ref().map(InlineText::plain).unwrap_or_default(),
        annotations: words.annotations.iter().map(InlineText::plain).collect(),
    }
}

/// Every place where an exhibit is drawn, page by page, those that stand nowhere last.
#[must_use]
pub fn exhibit_uses<'a>(site: &Site, exhibits: &BTreeMap<&str, &'a BoundExhibit>) -> Vec<Shown<'a>> {
    let mut shown = Vec::new();
    for page in site.pages() {
        for exhibit in page.document.exhibits() {
            let found =
                exhibit_id(&page.path, &exhibit.target.value).and_then(|id| exhibits.get(id.as_str()));
            let Some(found) = found else { continue };
            shown.push(Shown {
                id: found.spec.id.clone(),
                exhibit: found,
                page: Some(page.id),
                alt: crate::markdown::plain(&exhibit.alt, &page.document.figures),
            });
        }
    }
    let nowhere = exhibits.values().filter(|exhibit| !shown.iter().any(|one| one.id == exhibit.spec.id));
    let nowhere: Vec<Shown<'a>> = nowhere
        .map(|exhibit| Shown { id: exhibit.spec.id.clone(), exhibit, page: None, alt: String::new() })
        .collect();
    shown.extend(nowhere);
    shown
}

/// The id of the exhibit that a target on a page names.
pub(super) fn exhibit_id(page: &str, target: &str) -> Option<String> {
    let path = content_path(page, target)?;
    let name = path.rsplit('/').next()?;
    Some(name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned())
}

/// An exhibit as its page shows it; `line` turns a line of text into HTML.
pub(super) fn view(
    briefing: &Briefing,
    at: &Route,
    shown: &ExhibitUse,
    label: String,
    line: &dyn Fn(Slot, &InlineText) -> String,
) -> Option<ExhibitView> {
    let exhibit = briefing.exhibits.get(&shown.id)?;
    let drawing = shown.drawing.as_ref()?;
    let notes = own_notes(exhibit);
    let offered = may_be_offered(briefing, drawing);
    let withheld = (!offered).then(|| WITHHELD.to_owned());
    let pictures = pictures(briefing, at, drawing, exhibit.words.title.plain());
    Some(ExhibitView {
        id: exhibit_anchor(&shown.id),
        label,
        title_html: line(Slot::ExhibitTitle, &exhibit.words.title),
        subtitle_html: Some(line(Slot::ExhibitSubtitle, &exhibit.words.subtitle)),
        notes_html: notes
            .map(|(slot, note)| line(slot, note))
            .chain(pictures.notes_html.clone())
            .chain(withheld)
            .collect(),
        csv_href: offered.then(|| place::exhibit_file(&shown.id, "csv").relative_to(at)),
        svg_href: Some(place::exhibit_file(&shown.id, "svg").relative_to(at)),
        page_href: Some(place::exhibit(&shown.id).relative_to(at)),
        embed_href: can_be_embedded(briefing)
            .then(|| format!("{}#embed", place::exhibit(&shown.id).relative_to(at))),
        png_href: raster::IS_AVAILABLE.then(|| place::exhibit_file(&shown.id, "png").relative_to(at)),
        wide: exhibit.spec.size == Size::Full,
        ..pictures
    })
}

/// The exhibits of a generated page: those whose files name it, and on the page of an event without any the first one
/// that marks the event.
pub(super) fn on_generated(briefing: &Briefing, at: &Route, event: Option<&str>) -> Vec<ExhibitView> {
    let plain = |_: Slot, words: &InlineText| escape_html(&words.plain()).into_owned();
    let draw = |(exhibit, drawing): (&BoundExhibit, &Drawing)| {
        let shown = ExhibitUse { id: exhibit.spec.id.clone(), drawing: Some(drawing.clone()) };
        let view = view(briefing, at, &shown, String::new(), &plain)?;
        Some(ExhibitView { level: 2, wide: view.wide && event.is_none(), ..view })
    };
    let placed: Vec<_> =
        briefing.exhibits_on_pages().map(|(exhibit, drawing, _)| (exhibit, drawing)).collect();
    let names =
        |exhibit: &BoundExhibit| exhibit.spec.pages.iter().any(|name| Route::page(&name.value) == *at);
    let marks = |exhibit: &BoundExhibit| match &exhibit.spec.events {
        EventChoice::Show(ids) => ids.iter().any(|id| Some(id.value.as_str()) == event),
        EventChoice::None | EventChoice::Types(_) => false,
    };
    let mut named: Vec<ExhibitView> =
        placed.iter().copied().filter(|(exhibit, _)| names(exhibit)).filter_map(draw).collect();
    if named.is_empty() {
        named.extend(placed.iter().copied().find(|(exhibit, _)| marks(exhibit)).and_then(draw));
    }
    named
}

/// Whether other sites can show exhibits: not before the site's own address is known.
pub(super) fn can_be_embedded(briefing: &Briefing) -> bool {
    !briefing.base_url.is_empty()
}

/// The notes that the editor wrote under an exhibit.
pub(super) fn own_notes(exhibit: &BoundExhibit) -> impl Iterator<Item = (Slot, &InlineText)> {
    let words = &exhibit.words;
    let both = [(Slot::ExhibitNote, words.note.as_ref()), (Slot::ExhibitWhy, words.why.as_ref())];
    both.into_iter().filter_map(|(slot, text)| Some((slot, text?)))
}

/// The chart on the page of a series, which has its table and files beside it.
pub(super) fn series_view(briefing: &Briefing, at: &Route, chart: &SeriesChart) -> ExhibitView {
    ExhibitView {
        id: "course".to_owned(),
        title_html: escape_html(&chart.title).into_owned(),
        level: 2,
        subtitle_html: Some(escape_html(&capitalised(&chart.subtitle)).into_owned()),
        table: None,
        ..pictures(briefing, at, &chart.drawing, chart.title.clone())
    }
}

/// What comes from the drawing alone: pictures, key, table, sources, and what the letters behind values mean.
fn pictures(briefing: &Briefing, at: &Route, drawing: &Drawing, caption: String) -> ExhibitView {
    let letter = |(letter, meaning): &(&str, &str)| LetterView {
        letter: (*letter).to_owned(),
        meaning: (*meaning).to_owned(),
    };
    let sources = publishers(briefing, &drawing.sources);
    ExhibitView {
        variants: drawing.variants.iter().map(variant).collect(),
        key: drawing.key.iter().map(|entry| key_entry(at, entry)).collect(),
        table: Some(table(briefing, at, drawing, caption)),
        sources: sources
            .iter()
            .take(PUBLISHERS)
            .map(|(name, documents)| publisher(at, name, documents))
            .collect(),
        more_sources: more_sources(at, sources.len()),
        notes_html: drawing.notes.iter().map(|note| escape_html(note).into_owned()).collect(),
        letters: drawing.suffixes.iter().map(letter).collect(),
        ..ExhibitView::default()
    }
}

/// Whether the values may be offered as a file: not where one of the sources forbids it.
pub(super) fn may_be_offered(briefing: &Briefing, drawing: &Drawing) -> bool {
    let known = drawing.sources.iter().filter_map(|id| briefing.catalog.sources.get(id));
    known.into_iter().all(|source| source.redistribute)
}

fn variant(variant: &chart::Variant) -> VariantView {
    VariantView { class: variant.class.to_owned(), svg_html: variant.svg.clone() }
}

fn key_entry(at: &Route, entry: &chart::KeyEntry) -> KeyEntryView {
    KeyEntryView {
        number: entry.number.to_string(),
        glyph: GlyphView { shape: entry.glyph.to_owned(), token: entry.token.to_owned() },
        kind: entry.kind.clone(),
        date: entry.date.map(format::period).unwrap_or_default(),
        title_html: escape_html(&entry.title).into_owned(),
        href: entry.event.as_ref().map(|id| place::event(id).relative_to(at)),
    }
}

fn table(briefing: &Briefing, at: &Route, drawing: &Drawing, caption: String) -> TableView {
    let is_words = |column: usize| {
        let mut cells = drawing.table.rows.iter().filter_map(|row| row.cells.get(column.checked_sub(1)?));
        column == 0 || cells.any(|cell| cell.is_words)
    };
    let column = |(at, label): (usize, &String)| ColumnView { label: label.clone(), text: is_words(at) };
    let cell = |cell: &chart::Cell| CellView {
        text_html: escape_html(&cell.text).into_owned(),
        muted: cell.missing,
        text: cell.is_words,
    };
    let row = |row: &chart::TableRow| RowView {
        head_html: head(briefing, at, row),
        cells: row.cells.iter().map(cell).collect(),
        provisional: row.provisional,
        letter: row.letter.to_owned(),
        highlight: row.highlight,
    };
    TableView {
        caption,
        columns: drawing.table.columns.iter().enumerate().map(column).collect(),
        rows: drawing.table.rows.iter().map(row).collect(),
    }
}

/// The head of a row, linked to the page of what it is about.
fn head(briefing: &Briefing, at: &Route, row: &chart::TableRow) -> String {
    let has_pages = |list: &str| briefing.config.pages_for.iter().any(|id| id.value == list);
    match &row.about {
        Some(chart::About::Event(id)) => frame::anchor(&row.head, &place::event(id), at),
        Some(chart::About::Member(list, id)) if has_pages(list) => {
            frame::anchor(&row.head, &place::member(list, id), at)
        }
        _ => escape_html(&row.head).into_owned(),
    }
}

/// The publishers of the plotted values in the order of their first use, each once, with all documents of theirs.
fn publishers<'a>(briefing: &'a Briefing, ids: &[SourceId]) -> IndexMap<&'a str, Vec<&'a Source>> {
    let mut publishers: IndexMap<&str, Vec<&Source>> = IndexMap::new();
    for source in ids.iter().filter_map(|id| briefing.catalog.sources.get(id)) {
        publishers.entry(source.publisher.as_str()).or_default().push(source);
    }
    publishers
}

/// A publisher with links to its documents.
fn publisher(at: &Route, name: &str, documents: &[&Source]) -> PublisherView {
    let label = |source: &Source| match source.published {
        _ if documents.len() == 1 => name.to_owned(),
        Some(date) => format::period_short(date),
        None => source.title.clone(),
    };
    let link = |source: &&Source| {
        let link = frame::link(label(source), place::source(&source.id).relative_to(at));
        // Several documents stand under their dates; a single one has its date behind it.
        let date = source.published.filter(|_| documents.len() == 1).map(format::period_short);
        LinkView { note: date, ..link }
    };
    PublisherView {
        name: name.to_owned(),
        documents: documents.iter().take(DOCUMENTS).map(link).collect(),
        more: documents.len().saturating_sub(DOCUMENTS),
    }
}

/// How many publishers are left, with the way to all sources.
fn more_sources(at: &Route, publishers: usize) -> Option<LinkView> {
    let more = publishers.saturating_sub(PUBLISHERS);
    (more > 0).then(|| frame::link(format!("and {more} more"), place::sources().relative_to(at)))
}
