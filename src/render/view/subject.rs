//! What the generated pages are about: series, events, sources and their indexes.
//!
//! Must not repeat what [`PageView`](super::PageView) holds: title, standfirst, crumbs, dates,
//! pager and prose of a generated page stand there.

use serde::Serialize;

use super::{
    EmbedView, ExhibitPageView, ExhibitView, FactView, GlyphView, LinkView, ProofIndexView, ProofView,
    StripView, TableView,
};

/// The subject of a generated page. Templates see it under the name of its kind.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// One data series.
    Series(SeriesView),
    /// All data series.
    Data(DataIndexView),
    /// One event.
    Event(EventView),
    /// All events.
    Timeline(TimelineView),
    /// One source.
    Source(SourceView),
    /// All sources.
    Sources(SourceIndexView),
    /// Where sources differ.
    Discrepancies(DiscrepancyIndexView),
    /// A member of a code list.
    Member(MemberView),
    /// One exhibit.
    Exhibit(ExhibitPageView),
    /// One exhibit for the frames of other sites.
    Embed(EmbedView),
    /// The proof sheet of an exhibit.
    Proof(ProofView),
    /// All proof sheets.
    Proofs(ProofIndexView),
    /// The page for addresses that do not exist.
    NotFound(NotFoundView),
}

impl Subject {
    /// Kind of page, for [`PageView::kind`](super::PageView::kind).
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Series(_) => "series",
            Self::Data(_) => "data",
            Self::Event(_) => "event",
            Self::Timeline(_) => "timeline",
            Self::Source(_) => "source",
            Self::Sources(_) => "sources",
            Self::Discrepancies(_) => "discrepancies",
            Self::Member(_) => "member",
            Self::Exhibit(_) => "exhibit",
            Self::Embed(_) => "embed",
            Self::Proof(_) => "proof",
            Self::Proofs(_) => "proofs",
            Self::NotFound(_) => "not_found",
        }
    }

    /// Name of the template that renders the page.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Series(_) => "series.html",
            Self::Data(_) => "data.html",
            Self::Event(_) => "event.html",
            Self::Timeline(_) => "timeline.html",
            Self::Source(_) => "source.html",
            Self::Sources(_) => "sources.html",
            Self::Discrepancies(_) => "discrepancies.html",
            Self::Member(_) => "member.html",
            Self::Exhibit(_) => "exhibit.html",
            Self::Embed(_) => "embed.html",
            Self::Proof(_) => "proof.html",
            Self::Proofs(_) => "proofs.html",
            Self::NotFound(_) => "404.html",
        }
    }
}

/// A data series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SeriesView {
    /// Latest values: one, or one for each of the chief members.
    pub latest: Vec<LatestView>,
    /// Chart of the whole series.
    pub exhibit: Option<ExhibitView>,
    /// All observations.
    pub table: Option<TableView>,
    /// Definition, unit, code, coverage, revisions, licence.
    pub facts: Vec<FactView>,
    /// Notes on single observations, in the order of the table.
    pub notes_html: Vec<String>,
    /// Files of the data: CSV, JSON.
    pub downloads: Vec<LinkView>,
    /// Sources of its observations.
    pub sources: Vec<LinkView>,
    /// Exhibits that draw it.
    pub exhibits: Vec<LinkView>,
    /// Pages that cite it.
    pub pages: Vec<LinkView>,
    /// Cases where sources differ about it.
    pub discrepancies: Vec<LinkView>,
}

/// The newest value of a series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LatestView {
    /// Whose value, where the series has several members; else empty.
    pub name: String,
    /// The number, formatted: `582`.
    pub value: String,
    /// Its unit in words: `tonnes`.
    pub unit: String,
    /// Its period: `November 2025`.
    pub period: String,
    /// Its status in words: `Reported`, `Provisional`.
    pub status: String,
    /// Not final: the value carries a p.
    pub provisional: bool,
}

/// A line in a list of series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SeriesRowView {
    /// Name of the series.
    pub title: String,
    /// Page of the series.
    pub href: String,
    /// Frequency, unit, code: `Monthly, tonnes, HS 8508.11`.
    pub note: String,
    /// Sparkline, hidden from assistive technology.
    pub spark_html: Option<String>,
    /// Latest value with a p if provisional; with its unit where the list mixes units.
    pub latest: String,
    /// Period of the latest value: `Nov 2025`.
    pub period: String,
    /// Number of observations in words: `32`.
    pub observations: String,
    /// The data as CSV.
    pub csv_href: Option<String>,
}

/// A titled group of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GroupView<T> {
    /// Id of the heading, without `#`.
    pub id: String,
    /// Heading.
    pub title: String,
    /// A sentence about the group.
    pub note: Option<String>,
    /// Its entries.
    pub entries: Vec<T>,
}

/// All data series.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DataIndexView {
    /// Series in groups.
    pub groups: Vec<GroupView<SeriesRowView>>,
    /// The way on: sources, and the cases in which they differ.
    pub see_also: Vec<LinkView>,
}

/// An event in a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EventItemView {
    /// Date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub iso: String,
    /// Date in words.
    pub date: String,
    /// Type in words: `Ruling`.
    pub kind: String,
    /// Sign of the type.
    pub glyph: GlyphView,
    /// Title.
    pub title_html: String,
    /// Page of the event; `None` for the event that the page is about.
    pub href: Option<String>,
    /// Distance to the event that the page is about: `38 days after`.
    pub gap: Option<String>,
    /// Status in words, where the list shows it: `in force`.
    pub status: Option<String>,
}

/// An event.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EventView {
    /// Type in words.
    pub kind: String,
    /// Sign of the type.
    pub glyph: GlyphView,
    /// Date, status, type, issuer, instrument, scope, pages.
    pub facts: Vec<FactView>,
    /// Members of a code list that it concerns.
    pub strip: Option<StripView>,
    /// The event in a paragraph or several, where no prose is written for it.
    pub summary_html: String,
    /// Charts that show it.
    pub exhibits: Vec<ExhibitView>,
    /// Events before and after, oldest first, this one among them.
    pub neighbours: Vec<EventItemView>,
    /// Events that it answers, causes or belongs to.
    pub related: Vec<EventItemView>,
    /// Sources.
    pub sources: Vec<LinkView>,
    /// Cases where sources differ about it.
    pub discrepancies: Vec<LinkView>,
}

/// All events.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TimelineView {
    /// Charts over the list.
    pub exhibits: Vec<ExhibitView>,
    /// Years, newest first.
    pub years: Vec<YearView>,
}

/// The events of a year.
#[derive(Debug, Clone, Default, Serialize)]
pub struct YearView {
    /// The year: `2025`; also the heading's id behind a `y`.
    pub year: String,
    /// Events, newest first.
    pub events: Vec<EventItemView>,
}

/// A source.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceView {
    /// Address of the document; none: the page says that it is a lead, not a citation.
    pub url: Option<String>,
    /// Publisher, document, dates, tier, origin, archived copy, licence.
    pub facts: Vec<FactView>,
    /// What the data set says about it.
    pub note_html: Option<String>,
    /// Series with observations read from it; the note says how many.
    pub series: Vec<LinkView>,
    /// Figures read from it, as a table: series, period, value.
    pub table: Option<TableView>,
    /// Events that rest on it.
    pub events: Vec<EventItemView>,
    /// Pages whose figures rest on it.
    pub pages: Vec<LinkView>,
    /// Cases in which it differs from others.
    pub discrepancies: Vec<LinkView>,
}

/// All sources.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceIndexView {
    /// Sources in groups, usually by tier.
    pub groups: Vec<GroupView<SourceRowView>>,
}

/// A line in the list of sources.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceRowView {
    /// Title of the document.
    pub title: String,
    /// Page of the source.
    pub href: String,
    /// Publisher.
    pub publisher: String,
    /// Date of publication in words; `no date` where none is given.
    pub published: String,
    /// How many figures, events and cases rest on it: `12 figures, 2 events`.
    pub uses: String,
}

/// Where sources differ.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DiscrepancyIndexView {
    /// Charts over the list.
    pub exhibits: Vec<ExhibitView>,
    /// Cases in groups, usually by severity.
    pub groups: Vec<GroupView<DiscrepancyView>>,
}

/// A case in which sources disagree, mislabel or err.
#[derive(Debug, Clone, Default, Serialize)]
pub struct DiscrepancyView {
    /// Id of the entry, without `#`.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Kind of case in words: `Mislabelled`.
    pub kind: String,
    /// Period concerned, in words; empty for none.
    pub period: String,
    /// What each source says.
    pub statements: Vec<StatementView>,
    /// What we conclude.
    pub resolution_html: String,
    /// The value that we use, if one is preferred.
    pub preferred: Option<String>,
    /// Series and events concerned.
    pub about: Vec<LinkView>,
}

/// What a source says in a case.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StatementView {
    /// The statement in words.
    pub text_html: String,
    /// Its value with unit, if it states one.
    pub value: Option<String>,
    /// Who says so.
    pub sources: Vec<LinkView>,
}

/// A member of a code list: a country, a product, an element.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MemberView {
    /// The strip of its list with its cell ringed, where the site has one.
    pub strip: Option<StripView>,
    /// Code, attributes, acts that cover it.
    pub facts: Vec<FactView>,
    /// What is known about it, in the words of the data.
    pub note_html: Option<String>,
    /// Series in which it stands, a row for each key.
    pub series: Vec<SeriesRowView>,
    /// Events in which it acts, that concern it, or that cover it, newest first.
    pub events: Vec<EventItemView>,
    /// Sources that describe it.
    pub sources: Vec<LinkView>,
}

/// The page for addresses that do not exist.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NotFoundView {
    /// The latest events, three at most.
    pub events: Vec<EventItemView>,
}
