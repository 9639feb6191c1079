//! Whether the generated pages that chart files name are there and show charts.
//!
//! Judges addresses only; what stands on those pages is `render`'s.

use std::collections::BTreeSet;

use crate::briefing::place;
use crate::data::catalog::Catalog;
use crate::diagnostic::code::chart::BAD_CHART;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::render::Shown;
use crate::text::{Spanned, nearest};

/// The generated pages that chart files name must be there, and show what a written page shows: a chart that no text
/// speaks of has no place.
pub(super) fn check(uses: &[Shown<'_>], catalog: &Catalog, sink: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for shown in uses.iter().filter(|shown| seen.insert(&shown.id)) {
        for name in &shown.exhibit.spec.pages {
            let finding = |message: String| Diagnostic::new(&BAD_CHART, name.span, message);
            if shown.page.is_none() {
                let message = format!("`{}` stands on no page that an editor wrote", shown.id);
                sink.push(finding(message).help("show it in a text too, and speak of it there"));
            } else if place::with_exhibits(catalog, &name.value).is_none() && !is_lost(name, catalog) {
                let known: Vec<String> = place::names_with_exhibits(catalog).collect();
                let near = nearest(&name.value, known.iter().map(String::as_str));
                let message = format!("`{}` is no generated page that shows charts", name.value);
                sink.push(
                    finding(message)
                        .suggest(near)
                        .note("they are `timeline`, `discrepancies` and `events/ID`"),
                );
            }
        }
    }
}

/// Whether an address names an event that could not be read, which has been reported.
fn is_lost(name: &Spanned<String>, catalog: &Catalog) -> bool {
    name.value.strip_prefix("events/").is_some_and(|id| catalog.lost.contains(id.trim_end_matches('/')))
}
