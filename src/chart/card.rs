//! A chart for the card that a link shows on social media: two shapes of it, of which whoever composes the card takes
//! the one with the larger words.
//!
//! Shown at a third of its size and without a key under it, so it has neither events nor notes that find no place.
//! Nobody wrote it, so nobody is told of its compromises: a shape that cannot be laid out well is left out.

use crate::data::catalog::Catalog;
use crate::data::reference::SourceId;
use crate::diagnostic::Diagnostics;
use crate::exhibit::ExhibitSpec;

use super::layout::Width;
use super::resolve::{self, Plot, Setting};
use super::{Texts, Variant, finish, sources, svg, types};

/// A chart for cards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The shapes: one for the whole width of a card, one for a part of it.
    pub shapes: Vec<Variant>,
    /// The sources of its values.
    pub sources: Vec<SourceId>,
}

const SHAPES: [Width; 2] = [
    Width { class: "v-wide", width: 620.0, plot: 140.0 },
    Width { class: "v-tall", width: 380.0, plot: 220.0 },
];

/// Draws an exhibit for cards. Empty where its own drawing has faults, which were reported there.
#[must_use]
pub fn card(spec: &ExhibitSpec, catalog: &Catalog, setting: Setting<'_>, texts: &Texts) -> Card {
    shapes(spec, catalog, setting, texts, &mut Diagnostics::new()).unwrap_or_default()
}

fn shapes(
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    texts: &Texts,
    unheard: &mut Diagnostics,
) -> Option<Card> {
    let kind = types::find(spec, unheard)?;
    let sound = kind.check_file(spec, unheard);
    let plot = resolve::resolve(spec, catalog, setting, &texts.annotations, kind.arrangement, unheard)
        .filter(|_| sound)?;
    if !kind.check_plot(&plot, spec, unheard) {
        return None;
    }
    let plot = Plot { events: Vec::new(), ..plot };
    let frame = svg::Frame { id: "card", title: &texts.title, description: "" };
    let shape = |size: &Width| {
        let composed = (kind.compose)(&plot, spec, *size);
        let composed = match composed.keyed.is_empty() {
            true => composed,
            false => (kind.compose)(&without(&plot, &composed.keyed), spec, *size),
        };
        finish(&frame, *size, &composed, spec, &mut Diagnostics::new())
    };
    Some(Card { shapes: SHAPES.iter().filter_map(shape).collect(), sources: sources(&plot) })
}

/// The plot without some of its notes.
fn without(plot: &Plot, notes: &[usize]) -> Plot {
    let kept = plot.notes.iter().enumerate().filter(|(at, _)| !notes.contains(at));
    Plot { notes: kept.map(|(_, note)| note.clone()).collect(), ..plot.clone() }
}

impl Variant {
    /// What stands inside its `svg` element.
    #[must_use]
    pub fn body(&self) -> &str {
        let inside = self.svg.split_once('>').map_or("", |(_, rest)| rest);
        inside.strip_suffix("</svg>").unwrap_or(inside)
    }
}
