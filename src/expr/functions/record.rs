//! `record`: whether a value is the highest or lowest so far.

use super::Function;
use super::arguments::{Place, option};
use crate::data::format;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::expr::ast::{Call, ChoiceValue, When};
use crate::expr::evaluator::{Evaluator, Outcome};
use crate::expr::value::{Nature, Record, Standing, Times};

pub(super) static FUNCTION: Function = Function {
    name: "record",
    signature: "record(p,since:when)",
    summary: "whether a value is the highest or lowest so far, or since a time",
    documentation: "Compares with earlier values only; the words say highest or lowest. With `since` every value after it must be there, and one at `since` at least as extreme.",
    example: "record(visits.town@2025-06,since:2024)",
    options: &["since"],
    run: |evaluator, call, span| {
        let usage = "record(series@2025-06)";
        let argument = evaluator.only(call, span, usage)?;
        let place = evaluator.place(argument, usage)?;
        let own = evaluator.at(place, place.period)?;
        let value = evaluator.value(&own)?;
        let since = since(evaluator, call)?;
        let earlier = earlier(evaluator, place, since)?;
        let label = place.line.label(evaluator.catalog);
        let known_from = place.line.series.record_starts.is_some();
        let later = later(place);
        let record = Record {
            value,
            unit: own.unit,
            is_balance: own.nature == Nature::Level(Measure::Balance),
            highest: standing(&earlier, &later, since, value, |other, own| other > own),
            lowest: standing(&earlier, &later, since, value, |other, own| other < own),
            since,
            whole_record: known_from,
        };
        let scope = since.map_or(" so far".to_owned(), |since| format!(" since {}", format::period(since)));
        let words = format!("{label}, {}, against the values{scope}", format::period(place.period));
        let times = Times { base: since.into_iter().collect(), ..Times::of(place.period) };
        Some(Outcome::Record(record, words, times))
    },
};

fn since(evaluator: &mut Evaluator<'_>, call: &Call) -> Option<Option<Period>> {
    let Some(choice) = option(call, "since") else { return Some(None) };
    match choice.value {
        ChoiceValue::When(When::Period(period)) => Some(Some(period)),
        _ => evaluator.bad_argument(choice.span, "`since` wants a period", "write `since:2009`"),
    }
}

/// The values before a place, of periods as long as its own, so that a month never competes with a year: all that the
/// series has, or every one from `since` on. Where there are none, nothing can be said.
fn earlier<'a>(
    evaluator: &mut Evaluator<'a>,
    place: Place<'a>,
    since: Option<Period>,
) -> Option<Vec<(Period, Decimal)>> {
    let own = place.period;
    let regular = own.frequency() != Frequency::Irregular;
    let periods: Vec<Period> = match since {
        Some(since) if since.first() > own.first() => {
            let message = format!("{} lies after {}", format::period(since), format::period(own));
            return evaluator.bad_argument(place.span, message, "name an earlier time");
        }
        Some(since) if regular => evaluator.peers(place, since.through(own)?)?,
        _ => {
            let known = place.line.observations.by_period.values().filter(|one| one.value.is_some());
            known.map(|one| one.period).filter(|one| one.frequency() == own.frequency()).collect()
        }
    };
    let mut periods: Vec<Period> = periods.into_iter().filter(|period| period.last() < own.first()).collect();
    if since.is_none() && regular && own.frequency() != place.line.series.frequency && periods.is_empty() {
        periods = summed(place);
    }
    if periods.is_empty() {
        let message =
            format!("`{}` has nothing before {} to compare with", place.line.path(), format::period(own));
        return evaluator.bad_argument(place.span, message, "a record needs earlier values");
    }
    let mut out = Vec::new();
    for period in periods {
        let amount = evaluator.at(place, period)?;
        out.push((period, evaluator.value(&amount)?));
    }
    Some(out)
}

/// The periods as long as a place's own that the series reaches back to, where it records shorter ones only.
fn summed(place: Place<'_>) -> Vec<Period> {
    let Some(start) = place.line.observations.by_period.keys().map(|one| one.first()).min() else {
        return Vec::new();
    };
    let back = (1..).map(|back| place.period.step(-back)).take_while(|one| one.first() >= start);
    back.collect()
}

/// The values after a place, of periods as long as its own.
fn later(place: Place<'_>) -> Vec<(Period, Decimal)> {
    let observations = place.line.observations;
    let power = Decimal::power_of_ten(observations.multiplier).unwrap_or(Decimal::ONE);
    let after = observations.by_period.values().filter(|one| {
        one.period.first() > place.period.last() && one.period.frequency() == place.period.frequency()
    });
    after.filter_map(|one| Some((one.period, one.value?.checked_mul(power)?))).collect()
}

fn standing(
    earlier: &[(Period, Decimal)],
    later: &[(Period, Decimal)],
    since: Option<Period>,
    own: Decimal,
    beats: fn(Decimal, Decimal) -> bool,
) -> Standing {
    let after = |period: &Period| since.is_none_or(|since| !since.contains(*period));
    let beaten_by = earlier.iter().find(|(period, value)| after(period) && beats(*value, own)).copied();
    let tied_with =
        earlier.iter().find(|(period, value)| after(period) && *value == own).map(|(period, _)| *period);
    let reached = |since: Period| {
        let mut at = earlier.iter().filter(|(period, _)| since.contains(*period));
        at.any(|(_, value)| *value == own || beats(*value, own))
    };
    let overtaken_by = later.iter().find(|(_, value)| beats(*value, own)).copied();
    Standing { beaten_by, tied_with, equalled_at_since: since.map(reached), overtaken_by }
}
