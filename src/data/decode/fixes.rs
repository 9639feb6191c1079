//! `kind: fixes`: local corrections of what a source got wrong, each guarded by the value it expects to find.

use super::paths;
use super::reading::{Reading, Referent};
use crate::data::catalog::{Catalog, Fix, FixAction, FixStatus, Target};
use crate::data::concern;
use crate::data::period::Period;
use crate::data::scalar::ModelFields;
use crate::data::series::{Body, Condition, Observations, Series};
use crate::diagnostic::code::data::{STALE_FIX, UNKNOWN_PATH};
use crate::diagnostic::code::yaml::MISSING_KEY;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::yaml::{Entry, Fields};

/// The words of `action`.
const ACTIONS: &[(&str, FixAction)] =
    &[("override", FixAction::Override), ("drop", FixAction::Drop), ("flag", FixAction::Flag)];

/// The words of `status`.
const STATUSES: &[(&str, FixStatus)] = &[
    ("open", FixStatus::Open),
    ("reported", FixStatus::Reported),
    ("acknowledged", FixStatus::Acknowledged),
    ("fixed_upstream", FixStatus::FixedUpstream),
];

/// Reads a fix. Its cell is looked up when all series are read.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Fix> {
    let mut fields = Fields::of_entry(entry, "a fix", reading.sink)?;
    let cell = fields.required_text("match", reading.sink).map(|text| text.owned());
    cell.iter().for_each(|cell| reading.refer(Referent::Cell, cell));
    let action = fields.required("action", reading.sink);
    let action = action.and_then(|node| node.read_word("action", ACTIONS, reading.sink));
    let reason = fields.required_text("reason", reading.sink);
    let value = fields.number("value", reading.sink);
    if action.is_some_and(|action| action.value == FixAction::Override) && value.is_none() {
        let finding = Diagnostic::new(&MISSING_KEY, entry.key.span, "a fix that overrides lacks `value`");
        reading.sink.push(finding.help("write the value to use instead"));
    }
    let status = fields.word("status", STATUSES, reading.sink);
    let expect = fields.number("expect", reading.sink);
    let provider = fields.string("provider", reading.sink);
    fields.finish(reading.sink);
    Some(Fix {
        id: entry.key.value.clone(),
        cell: cell?,
        action: action?.value,
        value: value.map(|number| number.value),
        expect,
        reason: reason.map_or_else(String::new, |text| text.value.to_owned()),
        provider,
        status: status.map_or(FixStatus::Open, |word| word.value),
        place: entry.key.span,
    })
}

/// Applies the fixes to the series that hold the cells, before any union is built.
pub(super) fn apply(catalog: &mut Catalog, sink: &mut Diagnostics) {
    let fixes: Vec<Fix> = catalog.fixes.values().cloned().collect();
    for fix in fixes {
        let Some(series) = series_of(catalog, &fix).filter(|series| series.condition == Condition::Sound)
        else {
            continue;
        };
        let (id, is_own) = (series.id.clone(), series.body == Body::Own);
        // A path that leads nowhere is reported with the other references.
        let found = paths::resolve(catalog, &fix.cell, &mut Diagnostics::new());
        if found.is_none() && is_own {
            continue;
        }
        let line = found.as_ref().and_then(|cells| catalog.series.get_mut(&id)?.keys.get_mut(&cells.members));
        let period = found.as_ref().and_then(|cells| cells.period);
        match line.zip(period).filter(|(line, period)| line.by_period.contains_key(period)) {
            Some((line, period)) => apply_one(&fix, line, period, sink),
            None => report_cell(&fix, sink),
        }
    }
}

/// The series that a fix speaks of.
fn series_of<'a>(catalog: &'a Catalog, fix: &Fix) -> Option<&'a Series> {
    match catalog.resolve(concern::cell(&fix.cell.value).0) {
        Ok(
            Target::Observations(series, ..) | Target::Partial(series, _) | Target::NoObservations(series),
        ) => Some(series),
        // A union has no members before it is built.
        Err(unknown) => catalog.series.get(&unknown.known?),
        Ok(_) => None,
    }
}

/// A fix that names a sum, several cells, or a cell that a union or an expression presents would change nothing: the
/// wrong number would stay, and look mended.
fn report_cell(fix: &Fix, sink: &mut Diagnostics) {
    let message = format!("`{}` is not one cell as a file writes it", fix.cell.value);
    let help = "name the series that writes the value, all its members and the period: `exports.us@2025-06`";
    sink.push(Diagnostic::new(&UNKNOWN_PATH, fix.cell.span, message).help(help));
}

/// Applies a fix whose guard holds. The value as the source printed it stays, as an alternative.
fn apply_one(fix: &Fix, line: &mut Observations, period: Period, sink: &mut Diagnostics) {
    let Some(observation) = line.by_period.get_mut(&period) else { return };
    if let Some(expect) = fix.expect
        && observation.value != Some(expect.value)
    {
        let found = observation.value.map_or_else(|| "no value".to_owned(), |value| format!("`{value}`"));
        let message = format!("the fix expects `{}`, the cell holds {found}", expect.value);
        let finding = Diagnostic::new(&STALE_FIX, expect.span, message).also(observation.place, "the cell");
        sink.push(finding.help("look at the source again; then correct `expect`, or remove the fix"));
        return;
    }
    match (fix.action, fix.value) {
        (FixAction::Override, Some(value)) => {
            let original = observation.clone();
            observation.value = Some(value);
            observation.decimals = i32::try_from(value.scale()).unwrap_or(28);
            observation.range = None;
            observation.reason = Some(fix.reason.clone());
            observation.alternatives.push(original);
        }
        (FixAction::Flag, _) => observation.reason = Some(fix.reason.clone()),
        (FixAction::Drop, _) => {
            line.by_period.remove(&period);
        }
        (FixAction::Override, None) => {}
    }
}
