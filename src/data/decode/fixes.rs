//! `kind: fixes`: local corrections of what a source got wrong, each guarded by the value it expects to find.

use super::paths;
use super::reading::{Reading, Referent};
use crate::data::catalog::{Catalog, Fix, FixAction, FixStatus};
use crate::data::period::Period;
use crate::data::scalar::ModelFields;
use crate::data::series::Observations;
use crate::diagnostic::code::data::STALE_FIX;
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
    let cell = fields.required_text("match", reading.sink).map(|text| text.map(str::to_owned));
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
        // A path that leads nowhere is reported with the other references.
        let mut silent = Diagnostics::new();
        let Some(cells) = paths::resolve(catalog, &fix.cell, &mut silent) else { continue };
        let line =
            catalog.series.get_mut(&cells.series).and_then(|series| series.keys.get_mut(&cells.members));
        if let (Some(line), Some(period)) = (line, cells.period) {
            apply_one(&fix, line, period, sink);
        }
    }
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
