//! `kind: fixes`: local corrections of what a source got wrong, each guarded by the value it expects to find.

use std::collections::BTreeMap;

use super::paths::{self, Meant};
use super::reading::Reading;
use crate::data::catalog::{Catalog, Fix, FixAction, FixStatus, Target};
use crate::data::concern;
use crate::data::format;
use crate::data::period::Period;
use crate::data::scalar::ModelFields;
use crate::data::series::{Body, Condition, Key, Observation, Observations, Series, SeriesId};
use crate::diagnostic::code::data::{BAD_FIX, STALE_FIX, UNKNOWN_PATH};
use crate::diagnostic::code::yaml::MISSING_KEY;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Span;
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

/// Reads a fix. Its cell is looked up when it is applied, since it may not be there any more afterwards.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Fix> {
    let mut fields = Fields::of_entry(entry, "a fix", reading.sink)?;
    let cell = fields.required_text("match", reading.sink).map(|text| text.owned());
    let action = fields.required("action", reading.sink);
    let action = action.and_then(|node| node.read_word("action", ACTIONS, reading.sink));
    let reason = fields.required_text("reason", reading.sink);
    let given = fields.entry("value").map(|entry| entry.key.span);
    let value = fields.number("value", reading.sink);
    match action.map(|action| action.value) {
        Some(FixAction::Override) if given.is_none() => {
            let finding = Diagnostic::new(&MISSING_KEY, entry.key.span, "a fix that overrides lacks `value`");
            reading.sink.push(finding.help("write the value to use instead"));
        }
        Some(FixAction::Drop | FixAction::Flag) => given.iter().for_each(|place| {
            let finding =
                Diagnostic::new(&BAD_FIX, *place, "only a fix that overrides has a value of its own");
            reading.sink.push(finding.help("write `action: override`, or remove `value`"));
        }),
        _ => {}
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

/// The cells that fixes have touched, each with the place of its fix.
type Fixed = BTreeMap<(SeriesId, Key, Period), Span>;

/// Applies the fixes to the series that hold the cells, before any union is built.
pub(super) fn apply(catalog: &mut Catalog, sink: &mut Diagnostics) {
    let fixes: Vec<Fix> = catalog.fixes.values().cloned().collect();
    let mut fixed = Fixed::new();
    for fix in fixes {
        let Some(series) = series_of(catalog, &fix) else {
            paths::resolve(catalog, &fix.cell, Meant::Cells, sink);
            continue;
        };
        if series.condition == Condition::Damaged {
            continue;
        }
        let (id, is_own) = (series.id.clone(), series.body == Body::Own);
        // What a union or an expression presents is refused below, whether it is there or not.
        let mut silent = Diagnostics::new();
        let told = if is_own { &mut *sink } else { &mut silent };
        let found = paths::resolve(catalog, &fix.cell, Meant::Cells, told);
        if found.is_none() && is_own {
            continue;
        }
        let cell = found.and_then(|cells| Some((cells.members, cells.period?)));
        let line = cell.as_ref().and_then(|(key, _)| catalog.series.get_mut(&id)?.keys.get_mut(key));
        match line.zip(cell).filter(|(line, (_, period))| line.by_period.contains_key(period)) {
            Some((line, (key, period))) => match fixed.insert((id, key, period), fix.cell.span) {
                None => apply_one(&fix, line, period, sink),
                Some(first) => report_second(&fix, first, sink),
            },
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

/// Of two fixes of one cell the second would mend what the first has left.
fn report_second(fix: &Fix, first: Span, sink: &mut Diagnostics) {
    let finding = Diagnostic::new(&BAD_FIX, fix.cell.span, "a cell has one fix, and this is a second");
    sink.push(finding.also(first, "the first").help("make one of the two"));
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
    match fix.action {
        FixAction::Override => replace(fix, observation, sink),
        FixAction::Flag => explain(observation, fix, "Doubtful"),
        FixAction::Drop => leave_out(line, period),
    }
}

/// Leaves an observation out. If the series breaks there, it breaks at the next one.
fn leave_out(line: &mut Observations, period: Period) {
    let breaks = line.by_period.remove(&period).and_then(|removed| removed.breaks);
    let after = |one: &&mut Observation| one.period.first() >= period.first();
    if let (Some(words), Some(next)) = (breaks, line.by_period.values_mut().find(after)) {
        next.breaks.get_or_insert(words);
    }
}

/// Puts another value in the place of the one that the source printed, which stays as an alternative. What the source
/// said about its own value alone, its range and the changes printed beside it, goes with that.
fn replace(fix: &Fix, observation: &mut Observation, sink: &mut Diagnostics) {
    let Some(value) = fix.value else { return };
    let why_not = match observation.value {
        None => Some(("the cell has no value to correct", "write the value in its series, with its source")),
        Some(_) if observation.formula.is_some() => {
            Some(("the value of the cell is computed here", "correct its formula, or what that rests on"))
        }
        Some(_) => None,
    };
    if let Some((message, help)) = why_not {
        let finding = Diagnostic::new(&BAD_FIX, fix.cell.span, message);
        sink.push(finding.also(observation.place, "the cell").help(help));
        return;
    }
    let printed = observation.value.map(format::number).unwrap_or_default();
    let original = Observation { alternatives: Vec::new(), earlier: Vec::new(), ..observation.clone() };
    observation.value = Some(value);
    observation.decimals = i32::try_from(value.scale()).unwrap_or(28);
    observation.range = None;
    observation.stated = Vec::new();
    explain(observation, fix, &format!("Corrected here from {printed}"));
    observation.alternatives.push(original);
}

/// Tells readers what was done and why, whose error it is, and what came of telling them.
fn explain(observation: &mut Observation, fix: &Fix, what: &str) {
    let provider = fix.provider.as_deref().unwrap_or("the provider");
    let told = match fix.status {
        FixStatus::Open if fix.provider.is_none() => String::new(),
        FixStatus::Open => format!("; an error of {provider}"),
        FixStatus::Reported => format!("; {provider} has been told"),
        FixStatus::Acknowledged => format!("; {provider} agrees"),
        FixStatus::FixedUpstream => format!("; {provider} has since corrected it"),
    };
    let words = format!("{what}: {}{told}.", fix.reason.trim_end_matches('.'));
    observation.reason = Some(match observation.reason.take() {
        Some(earlier) => format!("{earlier} {words}"),
        None => words,
    });
}
