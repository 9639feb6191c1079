//! Paths to series and cells outside of expressions: `exports.us`, `exports.us@2025-06`, `exports.us@2025-01..2025-06`.
//!
//! Only looks up what is there; sums over a range are for expressions.

use crate::data::catalog::{Catalog, Target};
use crate::data::period::Period;
use crate::data::scalar::parse_period;
use crate::data::series::{Condition, Key, SeriesId};
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
        Ok(Target::NoObservations(series)) => {
            if series.condition == Condition::Sound {
                let message = format!("`{head}` has no observations");
                sink.push(Diagnostic::new(&UNKNOWN_PATH, path.span, message));
            }
            return None;
        }
        Ok(_) => return None,
        Err(unknown) => {
            let known = unknown.known.map_or_else(String::new, |known| format!(" in `{known}`"));
            let finding = Diagnostic::new(
                &UNKNOWN_PATH,
                path.span,
                format!("`{}` is not known{known}", unknown.unknown),
            );
            sink.push(finding.suggest(unknown.near.as_deref()));
            return None;
        }
    };
    let cells = Cells { series: series.id.clone(), members, period };
    let meets = |held: Period| period.is_none_or(|p| held.first() <= p.last() && p.first() <= held.last());
    let lines = series.keys.iter().filter(|(key, _)| key.starts_with(&cells.members));
    let found = lines.flat_map(|(_, line)| line.by_period.keys()).any(|held| meets(*held));
    let computed = matches!(series.body, crate::data::series::Body::Derive(_));
    if !found && !computed && series.condition == Condition::Sound {
        let message = format!("`{}` names no cell that is there", path.value);
        sink.push(Diagnostic::new(&UNKNOWN_PATH, path.span, message));
        return None;
    }
    Some(cells)
}

/// The members that a path names after the id of its series.
fn members(path: &str, series: &str, named: usize) -> Key {
    let rest = path.strip_prefix(series).unwrap_or("");
    rest.split('.').filter(|segment| !segment.is_empty()).take(named).map(str::to_owned).collect()
}
