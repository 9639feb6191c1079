//! Exhibits between their file and their pictures: the words of a chart file read, judged and made plain.

use crate::chart::Drawing;
use crate::data::catalog::{Catalog, Target};
use crate::diagnostic::Diagnostics;
use crate::exhibit::{ExhibitSpec, Words};
use crate::markdown::{InlineText, parse_inline};

use super::bind::{Binder, BoundFigure, Slot};

/// A chart file with its words read and their figures judged.
#[derive(Debug, Clone)]
pub struct BoundExhibit {
    /// What the editor asked for.
    pub spec: ExhibitSpec,
    /// The words.
    pub words: ExhibitWords,
    /// Every figure in them, in the order of the fields of [`ExhibitWords`].
    pub figures: Vec<BoundFigure>,
}

/// The words of a chart file.
#[derive(Debug, Clone, Default)]
pub struct ExhibitWords {
    /// The finding.
    pub title: InlineText,
    /// Measure, unit and period.
    pub subtitle: InlineText,
    /// What it shows, for those who do not see it.
    pub alt: Option<InlineText>,
    /// A note under it.
    pub note: Option<InlineText>,
    /// Why the axis does not begin at zero.
    pub why: Option<InlineText>,
    /// The notes in the picture.
    pub annotations: Vec<InlineText>,
}

/// An exhibit where a page shows it.
#[derive(Debug, Clone)]
pub struct ExhibitUse {
    /// Id of the exhibit.
    pub id: String,
    /// The pictures; none after a fault that has been reported.
    pub drawing: Option<Drawing>,
}

impl ExhibitWords {
    /// Reads the words of a chart file.
    #[must_use]
    pub fn read(spec: &ExhibitSpec, sink: &mut Diagnostics) -> Self {
        let mut line = |words: &Words| parse_inline(words.text(), &|range| words.place_in(range), sink);
        Self {
            title: line(&spec.title),
            subtitle: line(&spec.subtitle),
            alt: spec.alt.as_ref().map(&mut line),
            note: spec.note.as_ref().map(&mut line),
            why: spec.why.as_ref().map(&mut line),
            annotations: spec.annotate.iter().map(|note| line(&note.text)).collect(),
        }
    }

    /// Every text, in order.
    pub fn all(&self) -> impl Iterator<Item = &InlineText> {
        self.texts().map(|(_, text)| text)
    }

    /// The texts that hold figures, in order.
    fn texts(&self) -> impl Iterator<Item = (Slot, &InlineText)> {
        let single = [
            (Slot::ExhibitTitle, Some(&self.title)),
            (Slot::ExhibitSubtitle, Some(&self.subtitle)),
            (Slot::ExhibitAlt, self.alt.as_ref()),
            (Slot::ExhibitNote, self.note.as_ref()),
            (Slot::ExhibitWhy, self.why.as_ref()),
        ];
        let annotations = self.annotations.iter().enumerate();
        let single = single.into_iter().filter_map(|(slot, text)| Some((slot, text?)));
        single.chain(annotations.map(|(at, text)| (Slot::ExhibitAnnotation(at), text)))
    }
}

impl BoundExhibit {
    /// Judges the figures in the words of a chart file.
    #[must_use]
    pub fn bind(spec: ExhibitSpec, binder: &Binder<'_>, sink: &mut Diagnostics) -> Self {
        let words = ExhibitWords::read(&spec, sink);
        let mut figures = Vec::new();
        for (slot, text) in words.texts() {
            figures.extend(text.figures.iter().map(|figure| binder.bind(slot, figure, sink)));
        }
        Self { spec, words, figures }
    }

    /// Whether it draws a series, named itself or through one of its members.
    #[must_use]
    pub fn draws(&self, catalog: &Catalog, id: &str) -> bool {
        self.spec.data.iter().any(|entry| {
            let path = entry.path.value.trim_end_matches(".*");
            match catalog.resolve(path) {
                Ok(
                    Target::Observations(series, ..)
                    | Target::Partial(series, _)
                    | Target::NoObservations(series),
                ) => series.id == id,
                _ => false,
            }
        })
    }
}
