//! `assert:`: never negative, no gap, no step beyond a factor, two expressions equal within rounding.

use super::{Check, Run};
use crate::data::catalog::Catalog;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::{Assertion, Condition, Key, Observation, Observations, Rule, Series};
use crate::diagnostic::code::check::{ASSERTION_FAILED, NEEDLESS_EXCEPTION};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expr::{self, Number, Value};
use crate::text::Spanned;

/// Gaps longer than this are not walked: the range was mistyped.
const LONGEST_WALK: usize = 10_000;

pub(super) const CHECK: Check =
    Check { name: "assertions", summary: "what `assert:` says of a series holds", run: Run::Data(run) };

/// Damaged series are passed over: their faults are reported, and what is missing there would fail here again.
fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    for series in catalog.series.values().filter(|series| series.condition == Condition::Sound) {
        for assertion in &series.assertions {
            let failures = failures(assertion, series, catalog, sink);
            report(assertion, failures, sink);
        }
    }
}

/// Failures that a discrepancy explains are none; an exception without a failure is said to be needless.
fn report(assertion: &Assertion, failures: Option<Vec<Diagnostic>>, sink: &mut Diagnostics) {
    let Some(failures) = failures else { return };
    match &assertion.except {
        None => failures.into_iter().for_each(|failure| sink.push(failure)),
        Some(except) if failures.is_empty() => {
            let message = format!("`{}` explains nothing: the assertion holds", except.value);
            sink.push(Diagnostic::new(&NEEDLESS_EXCEPTION, except.span, message).help("remove `except`"));
        }
        Some(_) => {}
    }
}

/// Where an assertion fails; nothing if that cannot be told.
fn failures(
    assertion: &Assertion,
    series: &Series,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<Vec<Diagnostic>> {
    match &assertion.rule {
        Rule::NeverNegative => Some(negatives(series)),
        Rule::NoGap(from, to) => Some(gaps(series, *from, *to, assertion)),
        Rule::MaxStep(factor) => Some(steps(series, *factor, catalog)),
        Rule::Equal { left, right, within } => {
            let failure = inequality(left, right, *within, assertion, catalog, sink)?;
            Some(failure.into_iter().collect())
        }
    }
}

/// Values below zero, of all members.
fn negatives(series: &Series) -> Vec<Diagnostic> {
    let values = series.keys.values().flat_map(|line| line.by_period.values());
    let negative = values.filter(|one| one.value.is_some_and(Decimal::is_negative));
    let finding = |one: &Observation| {
        let value = one.value.unwrap_or(Decimal::ZERO);
        let message = format!("{value} is negative, which `{}` never is", series.id);
        Diagnostic::new(&ASSERTION_FAILED, one.place, message)
    };
    negative.map(finding).collect()
}

/// Keys that have both ends but miss periods between them. A longer observation fills the periods it covers.
fn gaps(series: &Series, from: Period, to: Period, assertion: &Assertion) -> Vec<Diagnostic> {
    let periods: Vec<Period> = (0..LONGEST_WALK)
        .map_while(|step| Some(from.step(i32::try_from(step).ok()?)).filter(|one| *one <= to))
        .collect();
    let covered = |line: &Observations, period: Period| {
        line.by_period.contains_key(&period) || line.by_period.keys().any(|held| held.contains(period))
    };
    let mut found = Vec::new();
    for (key, line) in &series.keys {
        if !covered(line, from) || !covered(line, to) {
            continue;
        }
        let missing: Vec<String> =
            periods.iter().filter(|period| !covered(line, **period)).map(Period::to_string).collect();
        if !missing.is_empty() {
            let message = format!("`{}` has no observation for {}", series.path(key), missing.join(", "));
            found.push(Diagnostic::new(&ASSERTION_FAILED, assertion.place, message));
        }
    }
    found
}

/// Values more than so many times the one before, or less than that part of it, with no break and no event between the two.
fn steps(series: &Series, factor: Decimal, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (key, line) in &series.keys {
        let regular = line.by_period.values().filter(|one| one.period.frequency() == series.frequency);
        let valued: Vec<_> = regular.filter_map(|one| Some((one, one.value?))).collect();
        for pair in valued.windows(2) {
            let [(before, old), (after, new)] = pair else { continue };
            let larger = old.abs().max(new.abs());
            let limit = old.abs().min(new.abs()).checked_mul(factor);
            let beyond = limit.is_some_and(|limit| larger > limit);
            let broken = line.break_between(before.period, after.period).is_some();
            if beyond && !broken && !explained(series, key, before.period, after.period, catalog) {
                let message =
                    format!("the step from {old} ({}) to {new} is more than {factor} times", before.period);
                let finding =
                    Diagnostic::new(&ASSERTION_FAILED, after.place, message).also(before.place, "before");
                found.push(finding.help("correct the value, or record the event that explains the step"));
            }
        }
    }
    found
}

/// Whether an event that concerns a member of the series lies between two periods.
fn explained(series: &Series, key: &Key, before: Period, after: Period, catalog: &Catalog) -> bool {
    let fixed = series.dimensions.iter().filter_map(|dimension| dimension.fixed.as_ref());
    let members: Vec<&String> = fixed.chain(key).collect();
    catalog.events.values().any(|event| {
        let date = event.effective.unwrap_or(event.date);
        let mut concerned = event.by.iter().chain(&event.on);
        let concerns = event.by.is_empty() || concerned.any(|member| members.contains(&&member.value));
        concerns && before.first() <= date.last() && date.first() <= after.last()
    })
}

/// The failure of an equation, if it fails; nothing at all if one side cannot be told.
fn inequality(
    left: &Spanned<String>,
    right: &Spanned<String>,
    within: Decimal,
    assertion: &Assertion,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<Option<Diagnostic>> {
    let one = number(left, catalog, sink)?;
    let other = number(right, catalog, sink)?;
    let Some(factor) = other.unit.factor_to(&one.unit) else {
        let message = format!("`{}` and `{}` are not of one unit", left.value, right.value);
        let units = format!("{} and {}", one.unit.id, other.unit.id);
        return Some(Some(Diagnostic::new(&ASSERTION_FAILED, assertion.place, message).note(units)));
    };
    let scaled = |value: Decimal| value.checked_mul(factor);
    let (low, high) = (scaled(other.interval.low)?, scaled(other.interval.high)?);
    let above = one.interval.low.checked_sub(high)?;
    let below = low.checked_sub(one.interval.high)?;
    if above.max(below) <= within {
        return Some(None);
    }
    let value = scaled(other.value)?;
    let difference = one.value.checked_sub(value)?.abs();
    let text = |value: Decimal| format!("{} {}", shown(value), one.unit.symbol).trim_end().to_owned();
    let message = format!("{} and {} differ by {}", text(one.value), text(value), text(difference));
    let between = |side: &Spanned<String>, low, high| {
        format!("`{}` lies between {} and {}", side.value, shown(low), shown(high))
    };
    let finding = Diagnostic::new(&ASSERTION_FAILED, assertion.place, message)
        .note(between(left, one.interval.low, one.interval.high))
        .note(between(right, low, high));
    let help =
        "correct the data, allow more by `within`, or name the discrepancy that explains it: `except: …`";
    Some(Some(finding.help(help)))
}

/// To six digits after the point, without trailing zeros.
fn shown(value: Decimal) -> Decimal {
    value.round(6).normalized()
}

/// A side of an equation; what cannot be told is reported by the evaluation itself.
fn number(text: &Spanned<String>, catalog: &Catalog, sink: &mut Diagnostics) -> Option<Number> {
    match expr::evaluate_formula(text, None, catalog, sink).value {
        Value::Number(number) => Some(number),
        _ => None,
    }
}
