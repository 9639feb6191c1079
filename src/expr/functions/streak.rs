//! `streak`: rises or falls in a row.

use super::Function;
use super::arguments::Place;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::{Measure, Timing};
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::{Nature, Times};

pub(super) static FUNCTION: Function = Function {
    name: "streak",
    signature: "streak(p)",
    summary: "consecutive rises (positive) or falls (negative) up to a period",
    documentation: "No change ends it. For `measure: change` consecutive positive or negative values. One that meets a hole, a break or the start of the series passes with a note.",
    example: "streak(visits.town@2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let usage = "streak(series@2025-06)";
        let argument = evaluator.only(call, span, usage)?;
        let place = evaluator.place(argument, usage)?;
        let (length, cut) = run(evaluator, place)?;
        let label = place.line.label(evaluator.catalog);
        if cut {
            let note =
                "the streak meets a missing value, a break or the start of the series; it may be longer";
            evaluator.notes.push(note.to_owned());
        }
        Some(Outcome::Amount(Amount {
            formula: Formula::Constant(Decimal::from_int(length)),
            unit: typing::count(),
            nature: Nature::Streak,
            printed: None,
            exact: true,
            times: Times::of(place.period),
            words: format!("rises or falls in a row of {label} up to {}", format::period(place.period)),
            subject: None,
        }))
    },
};

/// The signed length, and whether the data ended before the streak did.
fn run<'a>(evaluator: &mut Evaluator<'a>, place: Place<'a>) -> Option<(i64, bool)> {
    let own = evaluator.at(place, place.period)?;
    let (mut later, mut at, mut length, mut sign) = (evaluator.value(&own)?, place.period, 0_i64, 0_i64);
    loop {
        let earlier = before(evaluator, place, at);
        let step = match (place.line.observations.measure, earlier) {
            (Measure::Change, _) => direction(later, Decimal::ZERO),
            (_, Some((_, value))) => direction(later, value),
            (_, None) => return Some((length, true)),
        };
        if step == 0 || sign != 0 && step != sign {
            return Some((length, false));
        }
        (sign, length) = (step, length + step);
        let Some((period, value)) = earlier else { return Some((length, true)) };
        (at, later) = (period, value);
    }
}

fn direction(later: Decimal, earlier: Decimal) -> i64 {
    match later.cmp(&earlier) {
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Less => -1,
    }
}

/// The value of the period before, kept among the inputs.
fn before<'a>(evaluator: &mut Evaluator<'a>, place: Place<'a>, at: Period) -> Option<(Period, Decimal)> {
    let line = place.line.observations;
    // What is in force until changed is followed from change to change; what has no frequency has no period before.
    let one = match place.line.series.timing {
        Timing::From => line.by_period.values().rfind(|one| one.period.first() < at.first()),
        Timing::During | Timing::At => line.by_period.get(&at.step(-1)),
    };
    let one = one.filter(|one| one.value.is_some())?;
    if evaluator.across.is_none() && line.break_between(one.period, at).is_some() {
        return None;
    }
    let amount = evaluator.single(place.line, one, place.span)?;
    evaluator.value(&amount).map(|value| (one.period, value))
}
