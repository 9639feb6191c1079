//! The contract between the engine and the templates: everything a template can see.
//!
//! A template gets one [`View`]: the site, the page, and at most one subject (a series, an event …).
//! All values are ready to print: numbers, dates and words are formatted before they come here, so
//! that a template only places them. This module must not look anything up, compute, or hold types
//! of other modules; it is strings, flags and lists.
//!
//! Four conventions hold throughout:
//!
//! * A field whose name ends in `_html` holds HTML, already escaped; templates print it with the
//!   `safe` filter. Every other text is plain and is escaped when printed.
//! * `path` is counted from the root of the site (`timeline/`); templates print it behind
//!   `page.root`. `href` is printed as it is: relative to the page, a fragment, or absolute.
//! * Ids that templates make up begin with `part-` or `y` and a year, or are `main` and
//!   `ledger`; ids that come in the views must not.
//! * `None` and an empty list mean "there is nothing to show"; the templates then leave out the
//!   part, heading included, unless a field says otherwise.

use std::collections::BTreeMap;

use serde::Serialize;

mod evidence;
mod exhibit;
mod proof;
#[cfg(test)]
mod samples;
mod subject;
#[cfg(test)]
mod tests;

pub use evidence::{ClaimView, FootnoteView, RecordView};
pub use exhibit::{
    CellView, ColumnView, EmbedCodeView, EmbedView, ExhibitPageView, ExhibitView, KeyEntryView, LetterView,
    PublisherView, RowView, TableView, VariantView,
};
pub use proof::{FindingView, ProofGroupView, ProofIndexView, ProofPanelView, ProofView};
pub use subject::{
    DataIndexView, DiscrepancyIndexView, DiscrepancyView, EventItemView, EventView, GroupView, LatestView,
    MemberView, NotFoundView, SeriesRowView, SeriesView, SourceIndexView, SourceRowView, SourceView,
    StatementView, Subject, TimelineView, YearView,
};

/// What a page template is rendered with: `site`, `page`, and the subject under its own name
/// (`series`, `event`, `timeline` …).
#[derive(Debug, Clone, Copy, Serialize)]
pub struct View<'a> {
    /// The same for every page of a build.
    pub site: &'a SiteView,
    /// This page.
    pub page: &'a PageView,
    /// What a generated page is about; none for pages written in Markdown.
    #[serde(flatten)]
    pub subject: Option<&'a Subject>,
}

/// What the template of an insert is rendered with: a piece of HTML that stands inside a page's
/// prose (`insert/claim.html` gets `claim`, `insert/exhibit.html` gets `exhibit`).
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InsertView<'a> {
    /// A checked number in running text.
    Claim(&'a ClaimView),
    /// A figure or table with its title, source and data.
    Exhibit(&'a ExhibitView),
}

impl InsertView<'_> {
    /// Name of the template that renders this insert.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Claim(_) => "insert/claim.html",
            Self::Exhibit(_) => "insert/exhibit.html",
        }
    }
}

/// What all pages of a site share.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SiteView {
    /// Name of the briefing.
    pub title: String,
    /// One or two sentences about the briefing, for the footer.
    pub description: String,
    /// Language of the site as a BCP 47 tag (`en`, `en-GB`).
    pub language: String,
    /// Absolute address of the site's root, ending in `/`; for canonical links and feeds.
    pub base_url: String,
    /// The edition that this build publishes.
    pub edition: EditionView,
    /// Main navigation in order.
    pub navigation: Vec<NavItem>,
    /// Columns of links in the footer.
    pub footer: Vec<LinkGroup>,
    /// The strip of a code list: the mark beside the site's name and an index in the footer.
    pub strip: Option<StripView>,
    /// Site paths of files by their name in `static/`: `style.css` to `style.3f9a2c1b.css`.
    /// Templates reach it through the `asset` filter.
    pub assets: BTreeMap<String, String>,
    /// Feeds, for `<link rel="alternate">`.
    pub feeds: Vec<FeedLink>,
}

/// Dates of an edition, in words.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EditionView {
    /// Date of this edition: `20 December 2025`.
    pub updated: String,
    /// The same as `YYYY-MM-DD`.
    pub updated_iso: String,
    /// Date of the next release that a source announces.
    pub next_due: Option<String>,
    /// Page that explains how figures are checked; `path` of a [`LinkView`].
    pub methods: Option<PathLink>,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NavItem {
    /// Words of the link.
    pub label: String,
    /// Site path of the page, or an address elsewhere.
    pub path: String,
    /// The address is elsewhere and does not count from the site's root.
    pub external: bool,
    /// Section that the entry stands for; the entry is marked on pages whose `section` equals it.
    pub section: String,
}

/// A link printed as it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkView {
    /// Words of the link.
    pub label: String,
    /// Relative to the page, a fragment, or absolute.
    pub href: String,
    /// Plain words behind the link: a date, a number of observations.
    pub note: Option<String>,
}

/// A link counted from the root of the site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PathLink {
    /// Words of the link.
    pub label: String,
    /// Site path.
    pub path: String,
}

/// A titled column of links.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkGroup {
    /// Heading of the column.
    pub title: String,
    /// Its links.
    pub links: Vec<PathLink>,
}

/// A feed of the site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FeedLink {
    /// Name that a feed reader shows.
    pub title: String,
    /// Site path of the feed.
    pub path: String,
    /// Media type: `application/atom+xml`.
    pub media_type: String,
}

/// One cell per member of a code list, some of them filled.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StripView {
    /// What the list is, for assistive technology.
    pub label: String,
    /// Its members in order.
    pub cells: Vec<StripCell>,
    /// What a filled cell means.
    pub key_on: String,
    /// What an empty cell means.
    pub key_off: String,
}

/// A member in a strip.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StripCell {
    /// Two or three letters.
    pub symbol: String,
    /// Full name.
    pub name: String,
    /// Small number or code above the symbol; may be empty.
    pub number: String,
    /// Filled.
    pub on: bool,
    /// The page is about this member.
    pub current: bool,
    /// Site path of the member's page.
    pub path: Option<String>,
}

/// A picture that stands for a page on social media.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CardView {
    /// Its absolute address.
    pub href: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
}

/// One page. Fields that a kind of page does not use are empty.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageView {
    /// Kind of page: `home`, `page`, `series` … ([`Subject::kind`]); `<body>` has the class
    /// `kind-home` and so on.
    pub kind: String,
    /// Relative path from this page to the site's root: `./`, `../../`; ends in `/`. The page for
    /// unknown addresses is served at any depth and has the site's base path instead.
    pub root: String,
    /// Site path of the page; equals the `path` of the links that lead here.
    pub path: String,
    /// Absolute address of the page.
    pub canonical: String,
    /// What a link to the page shows on social media.
    pub card: Option<CardView>,
    /// Section of the navigation that the page belongs to; equals a [`NavItem::section`].
    pub section: String,
    /// Title without markup, for `<title>` and cards.
    pub title: String,
    /// Title as the heading shows it.
    pub title_html: String,
    /// One or two sentences for search engines and cards.
    pub description: String,
    /// Paragraph under the title.
    pub standfirst_html: Option<String>,
    /// The way from the site's front page here; the last crumb is this page's place.
    pub crumbs: Vec<CrumbView>,
    /// Date of the last change in words.
    pub updated: Option<String>,
    /// Newest period of the data that its figures and exhibits rest on: `November 2025`.
    pub data_to: Option<String>,
    /// Tally of checked figures: `13 checked figures: 7 match, 1 derived …`; links to the ledger.
    pub tally: Option<String>,
    /// The page is a draft and says so.
    pub draft: bool,
    /// Contents: headings of the second level of the body; templates add the ledger.
    pub toc: Vec<TocEntry>,
    /// The whole body, inserts included.
    pub body_html: String,
    /// The body cut at its headings of the second level, for layouts that place the parts (the home
    /// page); empty where a template prints [`Self::body_html`].
    pub sections: Vec<SectionView>,
    /// Headline figures, four at most.
    pub tiles: Vec<TileView>,
    /// What changed since the edition before; `None` hides the panel, an empty list says so.
    pub changes: Option<ChangesView>,
    /// Pages below this one, in order.
    pub children: Vec<ChildView>,
    /// Heading of the list of children: `Chapters`.
    pub children_title: String,
    /// The latest events, newest first.
    pub events: Vec<EventItemView>,
    /// Page of all events.
    pub events_link: Option<LinkView>,
    /// Chosen data series.
    pub series: Vec<SeriesRowView>,
    /// Page of all series.
    pub series_link: Option<LinkView>,
    /// Footnotes in order.
    pub footnotes: Vec<FootnoteView>,
    /// The same records as data; printed behind the ledger's heading.
    pub records_href: Option<String>,
    /// Every checked figure of the page, once, in order: popovers and ledger are made from it.
    pub records: Vec<RecordView>,
    /// Name of the pager for assistive technology: `Chapters`, `Events`.
    pub pager_label: String,
    /// The page before in order.
    pub previous: Option<PagerView>,
    /// The page after in order.
    pub next: Option<PagerView>,
}

/// A step on the way from the front page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CrumbView {
    /// Words of the step.
    pub label: String,
    /// Where it leads; the last step leads nowhere.
    pub href: Option<String>,
    /// Glyph before the words, on event pages.
    pub glyph: Option<GlyphView>,
}

/// Sign of an event type: its shape and its colour token say the same thing.
#[derive(Debug, Clone, Default, Serialize)]
pub struct GlyphView {
    /// `triangle`, `square`, `disc` or `diamond`.
    pub shape: String,
    /// Colour token of the theme: `e1`, `e2`, `e3` or `context`.
    pub token: String,
}

/// A heading in the contents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TocEntry {
    /// Id of the heading, without `#`.
    pub id: String,
    /// Plain text of the heading.
    pub title: String,
}

/// A part of the body under one heading of the second level.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SectionView {
    /// Id of the heading; empty before the first heading.
    pub id: String,
    /// The heading; `None` before the first one.
    pub title_html: Option<String>,
    /// The first exhibit of the section, if it has one.
    pub exhibit_html: Option<String>,
    /// Everything else in the section.
    pub body_html: String,
}

/// A headline figure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TileView {
    /// What is counted.
    pub name_html: String,
    /// Period of the value: `November 2025`.
    pub period: String,
    /// The number, usually a checked figure. A unit that stands within the figure's words is set
    /// small: `<button …>5,238 <small>tonnes</small></button>`.
    pub value_html: String,
    /// Unit behind the number: `tonnes`; empty for none.
    pub unit: String,
    /// The change with its base; every tile has one.
    pub change: Option<ChangeView>,
    /// A sparkline (`<svg class="spark" …>`).
    pub spark_html: Option<String>,
}

/// A change and what it is measured from.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeView {
    /// `up` or `down`, drawn as an arrow, never as a colour; `flat`, or empty where the words of
    /// the change say it.
    pub direction: String,
    /// Size of the change: `12.4%`, usually a checked figure.
    pub amount_html: String,
    /// Its base: `on October, from 5,473 t`.
    pub base_html: String,
}

/// What changed since the edition before.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangesView {
    /// Heading of the panel: `What changed in this update`.
    pub title: String,
    /// Which editions are compared: `20 December 2025, replacing 20 November`.
    pub period: String,
    /// The changes; empty: the panel says that nothing changed.
    pub entries: Vec<ChangeEntry>,
    /// Page of all updates and corrections.
    pub more: Option<LinkView>,
}

/// One line of what changed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeEntry {
    /// `Added`, `Changed` or `Revised`.
    pub label: String,
    /// What it was.
    pub text_html: String,
}

/// A page below this one.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChildView {
    /// Its number among its siblings.
    pub number: String,
    /// Its title.
    pub title_html: String,
    /// Its standfirst, shortened or whole, without checked figures.
    pub summary_html: Option<String>,
    /// Where it is.
    pub href: String,
}

/// The page before or after.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PagerView {
    /// Small line above: `Chapter 1`, `Earlier: 2 April 2025`.
    pub kicker: String,
    /// Title of that page.
    pub title_html: String,
    /// Where it is.
    pub href: String,
}

/// A row of a list of facts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FactView {
    /// What is told: `Status`.
    pub term: String,
    /// The fact, links included.
    pub text_html: String,
}
