//! What stands behind the numbers of a page: checked figures and footnotes.
//!
//! Must not judge figures: states and wording come from the stage that checked them.

use serde::Serialize;

use super::LinkView;

/// A checked figure where it stands in running text.
///
/// It opens the popover of its record; without popovers and in print it shows the record's number.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimView {
    /// Id of the record's popover, `c-…`; the same as [`RecordView::id`].
    pub record: String,
    /// Id of the record's entry in the ledger; the same as [`RecordView::entry`].
    pub entry: String,
    /// Number of the record in the ledger of the page, from 1.
    pub number: usize,
    /// Id of this place, to which the record leads back; empty for a later use.
    pub place: String,
    /// `match`, `derived`, `provisional`, `disputed` or `cited`; `quiet` is a link to the entry without a
    /// mark (in headings, beyond two in a sentence); `plain` prints the words without a mark
    /// (a later use of the same figure).
    pub state: String,
    /// Too long to stay on one line: a link to the ledger, which may break, in place of a button.
    pub long: bool,
    /// The words as written, number and unit joined by a no-break space.
    pub text_html: String,
}

/// A figure's evidence: one popover and one entry of the ledger.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RecordView {
    /// Id of the popover, unique on the page: `c-passengers-2025-06`.
    pub id: String,
    /// Permanent id of its entry in the ledger, unique on the page.
    pub entry: String,
    /// Number in the ledger, from 1.
    pub number: usize,
    /// `match`, `derived`, `provisional`, `disputed` or `cited`.
    pub state: String,
    /// The state in words: `Matches source`.
    pub state_label: String,
    /// Value with its unit: `353 t`.
    pub value: String,
    /// What the value is, in words, without a full stop.
    pub what: String,
    /// How it was checked, in sentences.
    pub check_html: String,
    /// Sources of the inputs.
    pub sources: Vec<LinkView>,
    /// Entries of "where sources differ" that concern it.
    pub discrepancies: Vec<LinkView>,
    /// A mark in the text opens its popover.
    pub popover: bool,
    /// The place on the page where it first stands; none where that is no place that readers see.
    pub back: Option<String>,
}

/// A footnote at the foot of the page.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FootnoteView {
    /// Id of the note, without `#`.
    pub id: String,
    /// Its text; a paragraph or several.
    pub text_html: String,
    /// Fragments of the places that cite it (`#fnref-1`), in order.
    pub references: Vec<String>,
}
