//! Paths to series and cells outside of expressions: `exports.us`, `exports.us@2025-06`, `exports.us@2025-01..2025-06`.
//!
//! Only looks up what is there; sums over a range are for expressions.

use crate::data::catalog::{Catalog, Target, UnknownPath};
use crate::data::concern;
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

/// What a path may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// A series or cells of one.
    Cells,
    /// These, or an event or one of its dates.
    Concern,
}

/// The cells of a path. What names none is reported, unless its series is damaged or lost, or it names an event where
/// that may be meant.
pub(super) fn resolve(
    catalog: &Catalog,
    path: &Spanned<String>,
    meant: Meant,
    sink: &mut Diagnostics,
) -> Option<Cells> {
    let (head, period) = concern::cell(&path.value);
    let time = path.value.split_once('@').map(|(_, time)| time.replace("..", "/"));
    if let (None, Some(time)) = (period, &time) {
        parse_period(time, path.span, sink);
        return None;
    }
    let series = match catalog.resolve(head) {
        Ok(
            Target::Observations(series, ..) | Target::Partial(series, _) | Target::NoObservations(series),
        ) => series,
        Ok(Target::Lost) => return None,
        Ok(Target::Event(_) | Target::Date(..)) if meant == Meant::Concern && time.is_none() => return None,
        Ok(other) => {
            sink.push(not_data(path, other, meant));
            return None;
        }
        Err(unknown) => {
            sink.push(unknown_path(path, &unknown));
            return None;
        }
    };
    let cells = Cells { series: series.id.clone(), members: series.members_in(head), period };
    let told = series.condition == Condition::Sound && !matches!(series.body, Body::Derive(_));
    if told && !is_held(series, &cells) {
        let message = format!("`{}` names no cell that is there", path.value);
        sink.push(Diagnostic::new(&UNKNOWN_PATH, path.span, message));
        return None;
    }
    Some(cells)
}

/// The finding for what has no cells: it would match nothing, and nobody would know.
fn not_data(path: &Spanned<String>, target: Target<'_>, meant: Meant) -> Diagnostic {
    let what = match target {
        Target::Event(_) => "an event",
        Target::Date(..) => "the date of an event",
        Target::Act(_) => "an act",
        _ => "a source",
    };
    let wanted = match meant {
        Meant::Cells => "name a series, or a cell of one: `exports.us@2025-06`",
        Meant::Concern => {
            "name a series, a cell of one (`exports.us@2025-06`), an event or its date (`truce.expires`)"
        }
    };
    let message = format!("`{}` is {what}, which has no cells", path.value);
    Diagnostic::new(&UNKNOWN_PATH, path.span, message).help(wanted)
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
