//! `stated:` beside an observation: changes that its source printed, held against the observations.
//!
//! Where the earlier value is not there the change cannot be told, and nothing is said. Where it was derived from that
//! very change it agrees by construction.

use super::{Check, Run};
use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Body, Condition, Key, Observation, Series};
use crate::diagnostic::code::check::STATED_MISMATCH;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expr::{self, Value};
use crate::text::Spanned;

pub(super) const CHECK: Check =
    Check { name: "stated", summary: "changes that sources print follow from the data", run: Run::Data(run) };

/// Unions are left out, since their cells are those of their parts.
fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    let concerns = Concerns::of(catalog);
    let sound =
        catalog.series.values().filter(|one| one.body == Body::Own && one.condition == Condition::Sound);
    for series in sound {
        for (key, line) in &series.keys {
            for observation in line.by_period.values() {
                for (change, printed) in &observation.stated {
                    compare(series, key, observation, (change, *printed), (catalog, &concerns), sink);
                }
            }
        }
    }
}

/// Holds one printed change against the data. Both are intervals: the source rounded its change as well as its values.
fn compare(
    series: &Series,
    key: &Key,
    observation: &Observation,
    (change, printed): (&Spanned<String>, Decimal),
    (catalog, concerns): (&Catalog, &Concerns),
    sink: &mut Diagnostics,
) {
    let Some(computed) = computed(series, key, observation.period, &change.value, catalog) else { return };
    let decimals = i32::try_from(printed.scale()).unwrap_or(0);
    let Some(accepted) = accepted(printed, decimals) else { return };
    let agree = accepted.low <= computed.high && computed.low <= accepted.high;
    let base = earlier(observation.period, &change.value);
    let is_explained = |period: Period| !concerns.of_cell(&series.id, key, period).is_empty();
    if agree || is_explained(observation.period) || is_explained(base) {
        return;
    }
    let (low, high) = (computed.low.round(decimals + 1), computed.high.round(decimals + 1));
    let given = if low == high { format!("{low}%") } else { format!("{low} to {high}%") };
    let message = format!("the source states {printed}%, the data give {given} ({})", change.value);
    let help = "correct the value, or record a discrepancy whose `about` names the cell";
    sink.push(Diagnostic::new(&STATED_MISMATCH, change.span, message).help(help));
}

/// What a printed change may stand for: agencies round, and some cut the digits after the last one they print.
fn accepted(printed: Decimal, decimals: i32) -> Option<Interval> {
    let rounded = Interval::rounded_to(printed, decimals)?;
    let unit = Decimal::power_of_ten(-decimals)?;
    Some(match printed.is_negative() {
        false => Interval { high: printed.checked_add(unit)?, ..rounded },
        true => Interval { low: printed.checked_sub(unit)?, ..rounded },
    })
}

/// The period that a change compares with.
fn earlier(period: Period, change: &str) -> Period {
    if change == "yoy" { period.plus_years(-1) } else { period.step(-1) }
}

/// The change that the data give, in per cent, if they have both ends.
fn computed(series: &Series, key: &Key, period: Period, change: &str, catalog: &Catalog) -> Option<Interval> {
    let cell = format!("{}@{}", series.path(key), period.to_string().replace('/', ".."));
    let text = format!("{change}({cell})");
    // An expression of our own making: that it cannot be told is no finding.
    let mut silent = Diagnostics::new();
    let place = series.keys.get(key)?.by_period.get(&period)?.place;
    match expr::evaluate_formula(&Spanned::new(text, place), None, catalog, &mut silent).value {
        Value::Number(number) => Some(number.interval),
        _ => None,
    }
}
