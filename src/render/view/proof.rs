//! The proof sheet of an exhibit: what an editor looks at before it is published.
//!
//! Must not judge: the findings are those of the checks.

use serde::Serialize;

use super::{LinkView, TableView};

/// The sheet of one exhibit.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProofView {
    /// Id of the exhibit.
    pub id: String,
    /// The rules of the sheet.
    pub style: String,
    /// The pictures in groups: widths, dark, colour vision.
    pub groups: Vec<ProofGroupView>,
    /// The card of the exhibit.
    pub card_href: Option<String>,
    /// All plotted values.
    pub table: Option<TableView>,
    /// What the checks say of the chart file.
    pub findings: Vec<FindingView>,
    /// What was measured: sizes of the pictures, contrast of the colours.
    pub measured: Vec<TableView>,
    /// The other sheets, the list of them first.
    pub others: Vec<LinkView>,
}

/// Pictures under one heading.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProofGroupView {
    /// The heading.
    pub title: String,
    /// Its pictures.
    pub panels: Vec<ProofPanelView>,
}

/// A picture as some readers see it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProofPanelView {
    /// For whom, in words: `Without red: protanopia`.
    pub title: String,
    /// `light` or `dark`.
    pub theme: String,
    /// The filter through which it is seen: `grey`, `protan`, `deutan`, `tritan`; empty for none.
    pub filter: String,
    /// Width in pixels.
    pub width: u32,
    /// The `svg` element, with ids of its own.
    pub svg_html: String,
}

/// A finding on a sheet.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FindingView {
    /// Its code: `chart-compromise`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Vec<String>,
}

/// The list of all sheets.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ProofIndexView {
    /// The rules of the list.
    pub style: String,
    /// The sheets, with the number of their findings.
    pub sheets: Vec<LinkView>,
}
