//! Paths to series and cells outside of expressions: `exports.us`, `exports.us@2025-06`, `exports.us@2025-01..2025-06`.
//!
//! Only looks up what is there; sums over a range are for expressions.

use crate::data::catalog::{Catalog, Target, UnknownPath};
use crate::data::period::Period;
use crate::data::scalar::parse_period;
use crate::data::series::{Body, Condition, Key, Series, SeriesId};
use crate::diagnostic::code::data::UNKNOWN_PATH;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Spanned;

/// Some cells of one series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) series: SeriesId,
    /// The first members of the keys that are meant; a whole key where all are named.
    pub(super) members: Key,
    /// The period; all of them if none is named.
    pub(super) period: Option<Period>,
}

impl Cells {
    /// Whether a cell is one of these.
    pub(super) fn hold(&self, series: &str, key: &Key, period: Period) -> bool {
        let within = self.period.is_none_or(|whole| whole.contains(period) || whole == period);
        self.series == series && key.starts_with(&self.members) && within
    }
}

/// The cells of a path. What names no cell is reported, unless its series is damaged or lost.
pub(super) fn resolve(catalog: &Catalog, path: &Spanned<String>, sink: &mut Diagnostics) -> Option<Cells> {
    let (head, period) = match path.value.split_once('@') {
        Some((head, text)) => (head, Some(parse_period(&text.replace("..", "/"), path.span, sink)?)),
        None => (path.value.as_str(), None),
    };
    let (series, members) = match catalog.resolve(head) {
        Ok(Target::Observations(series, key, _)) => (series, key.clone()),
        Ok(Target::Partial(series, named)) => (series, members(head, &series.id, named)),
        // A key without observations is like one without the period.
        Ok(Target::NoObservations(series)) => (series, members(head, &series.id, usize::MAX)),
        Ok(_) => return None,
        Err(unknown) => {
            sink.push(unknown_path(path, &unknown));
            return None;
        }
    };
    let cells = Cells { series: series.id.clone(), members, period };
    let told = series.condition == Condition::Sound && !matches!(series.body, Body::Derive(_));
    if told && !is_held(series, &cells) {
        let message = format!("`{}` names no cell that is there", path.value);
        sink.push(Diagnostic::new(&UNKNOWN_PATH, path.span, message));
        return None;
    }
    Some(cells)
}

fn unknown_path(path: &Spanned<String>, unknown: &UnknownPath) -> Diagnostic {
    let known = unknown.known.as_ref().map_or_else(String::new, |known| format!(" in `{known}`"));
    let message = format!("`{}` is not known{known}", unknown.unknown);
    Diagnostic::new(&UNKNOWN_PATH, path.span, message).suggest(unknown.near.as_deref())
}

/// Whether the series has an observation that is one of these, or a part of one: a range may be a sum.
fn is_held(series: &Series, cells: &Cells) -> bool {
    let lines = series.keys.iter().filter(|(key, _)| key.starts_with(&cells.members));
    let mut held = lines.flat_map(|(_, line)| line.by_period.keys());
    held.any(|held| {
        cells.period.is_none_or(|period| held.first() <= period.last() && period.first() <= held.last())
    })
}

/// The members that a path names after the id of its series.
fn members(path: &str, series: &str, named: usize) -> Key {
    let rest = path.strip_prefix(series).unwrap_or("");
    rest.split('.').filter(|segment| !segment.is_empty()).take(named).map(str::to_owned).collect()
}
