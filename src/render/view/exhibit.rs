//! Figures and tables as a page shows them.
//!
//! Must not draw or lay out: the drawings arrive as SVG, one per width, and the table with its
//! cells formatted.

use serde::Serialize;

use super::{GlyphView, LinkView};

/// A numbered chart, table or timeline with title, source and data.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ExhibitView {
    /// Id on the page, unique: `fig-1`.
    pub id: String,
    /// `Figure 1`, `Table 2`; empty on a page that has one exhibit only.
    pub label: String,
    /// The takeaway, a claim that the exhibit proves.
    pub title_html: String,
    /// Level of its heading, one below the heading that it stands under; 0 means 3.
    pub level: usize,
    /// Measure, unit and period.
    pub subtitle_html: Option<String>,
    /// Drawings, narrowest first; empty for a table.
    pub variants: Vec<VariantView>,
    /// Key of numbered events under the chart.
    pub key: Vec<KeyEntryView>,
    /// All plotted values, or the table itself where there are no drawings.
    pub table: Option<TableView>,
    /// The publishers of the plotted values, the first few, each once.
    pub sources: Vec<PublisherView>,
    /// How many more there are, and where they stand.
    pub more_sources: Option<LinkView>,
    /// Notes, each a sentence or several.
    pub notes_html: Vec<String>,
    /// Figures that stand in the drawings alone: links to their records.
    pub checked: Vec<LinkView>,
    /// The letters behind values in the drawings and what they mean.
    pub letters: Vec<LetterView>,
    /// The data as CSV.
    pub csv_href: Option<String>,
    /// The drawing as an SVG file.
    pub svg_href: Option<String>,
    /// The drawing as a PNG file.
    pub png_href: Option<String>,
    /// The exhibit's own page.
    pub page_href: Option<String>,
    /// How to show the exhibit on another site: a part of its own page.
    pub embed_href: Option<String>,
    /// Breaks out of the column to the full width of the page.
    pub wide: bool,
}

/// A publisher with its documents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PublisherView {
    /// Its name.
    pub name: String,
    /// Its documents, the first few: a single one under the publisher's name, several under their dates.
    pub documents: Vec<LinkView>,
    /// How many more there are.
    pub more: usize,
}

/// A letter behind values.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LetterView {
    /// The letter: `p`.
    pub letter: String,
    /// What it means: `provisional`.
    pub meaning: String,
}

/// The page of an exhibit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ExhibitPageView {
    /// The exhibit without its title, which is the page's, and without its table.
    pub figure: ExhibitView,
    /// All plotted values.
    pub table: Option<TableView>,
    /// Its files: CSV, JSON, SVG, PNG.
    pub downloads: Vec<LinkView>,
    /// The sources of its values.
    pub sources: Vec<LinkView>,
    /// The series that it draws.
    pub series: Vec<LinkView>,
    /// The pages that show it.
    pub pages: Vec<LinkView>,
    /// How to show it on another site; empty where the site's own address is not known.
    pub embeds: Vec<EmbedCodeView>,
}

/// A piece of HTML that shows an exhibit on another site.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EmbedCodeView {
    /// For which widths: `For a column of 544 to 767 px`.
    pub label: String,
    /// The HTML.
    pub code: String,
}

/// An exhibit for the frames of other sites: a page without head and foot, which needs no other file.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EmbedView {
    /// The exhibit without its title, which is the page's, and without actions.
    pub figure: ExhibitView,
    /// The rules of the page.
    pub style: String,
    /// Its own page on this site, absolute where the site's address is known.
    pub href: String,
}

/// A drawing for one range of widths.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VariantView {
    /// `v-n`, `v-m`, `v-l` or `v-x`; the class of the SVG element.
    pub class: String,
    /// The whole `<svg>` element, with `role`, `title` and `desc`.
    pub svg_html: String,
}

/// An entry of the key of events.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KeyEntryView {
    /// Number of the marker in the chart.
    pub number: String,
    /// Sign of the event's type.
    pub glyph: GlyphView,
    /// Type in words, for assistive technology: `Ruling`.
    pub kind: String,
    /// Date in words: `2 April`.
    pub date: String,
    /// Title of the event.
    pub title_html: String,
    /// Page of the event.
    pub href: Option<String>,
}

/// A table of formatted values.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TableView {
    /// What the table holds; its accessible name where no heading gives one.
    pub caption: String,
    /// Columns; the first heads the rows.
    pub columns: Vec<ColumnView>,
    /// Rows, in order.
    pub rows: Vec<RowView>,
}

/// Head of a column.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ColumnView {
    /// Name, with the unit: `To US, tonnes`.
    pub label: String,
    /// Words instead of numbers: set to the left.
    pub text: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowView {
    /// Head of the row, usually the period.
    pub head_html: String,
    /// One cell for each further column.
    pub cells: Vec<CellView>,
    /// Not final: hatched.
    pub provisional: bool,
    /// Stands in brackets behind the head: `p` provisional, `f` a forecast; empty for neither.
    pub letter: String,
    /// The row that the title speaks of.
    pub highlight: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, Serialize)]
pub struct CellView {
    /// What it shows; empty means "not applicable", `n/a` "not published".
    pub text_html: String,
    /// Softer: `n/a`, a suppressed value.
    pub muted: bool,
    /// Words instead of a number: set to the left.
    pub text: bool,
}
