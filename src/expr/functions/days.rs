//! `days`: the days between two dates; and how dates get into an expression.

use super::Function;
use crate::data::catalog::Target;
use crate::data::event::Event;
use crate::data::format;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::ObservationStatus;
use crate::expr::ast::{Bound, Call, Node, When};
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::{Input, Nature, Printed, TimeUnit, Times};
use crate::text::Span;

pub(super) static FUNCTION: Function = Function {
    name: "days",
    signature: "days(a..b)",
    summary: "days from one date to another",
    documentation: "Half-open: the first day counts, the last does not. Each end is a day, or a dated attribute of an event such as `truce.expires`.",
    example: "days(truce.effective..truce.expires)",
    options: &[],
    run: |evaluator, call, span| {
        let (from, to) = ends(evaluator, call, span)?;
        let days = to.first().days_since(from.first());
        duration(evaluator, "days", TimeUnit::Days, Decimal::from_int(days.into()), from, to)
            .map(Outcome::Amount)
    },
};

/// The two ends of a range of dates, each to the day.
pub(super) fn ends(evaluator: &mut Evaluator<'_>, call: &Call, span: Span) -> Option<(Period, Period)> {
    let usage = format!("{}(2025-05-14..2025-08-12)", call.name);
    let argument = evaluator.only(call, span, &usage)?;
    let Node::Dates(from, to) = &argument.node else {
        return evaluator.bad_argument(
            argument.span,
            "two dates are wanted here",
            format!("write `{usage}`"),
        );
    };
    let (from, to) = (end(evaluator, from, argument.span), end(evaluator, to, argument.span));
    let (from, to) = (from?, to?);
    if to < from {
        return evaluator.bad_argument(argument.span, "the range of dates runs backward", "turn it round");
    }
    Some((from, to))
}

fn end(evaluator: &mut Evaluator<'_>, bound: &Bound, span: Span) -> Option<Period> {
    let date = match bound {
        Bound::When(When::Period(period)) => *period,
        Bound::When(When::Latest(_)) => {
            return evaluator.bad_argument(span, "`latest` is no day", "write a day or a dated attribute");
        }
        Bound::Path(path) => attribute(evaluator, path, span)?,
    };
    if date.frequency() == Frequency::Daily {
        return Some(date);
    }
    let message = format!("{} is no day", format::period(date));
    evaluator.bad_argument(span, message, "days are counted between days: write `2025-05-14`")
}

/// A dated attribute of an event.
pub(super) fn attribute(evaluator: &mut Evaluator<'_>, path: &str, span: Span) -> Option<Period> {
    match evaluator.catalog.resolve(path) {
        Ok(Target::Date(event, name, Some(date))) => {
            remember(evaluator, event, name, date);
            Some(date)
        }
        Ok(Target::Date(event, name, None)) => {
            let known: Vec<String> = Event::DATED
                .iter()
                .filter(|name| event.dated(name).is_some())
                .map(|name| format!("`{}.{name}`", event.id))
                .collect();
            let message = format!("`{}` has no date `{name}`", event.id);
            evaluator.bad_argument(span, message, format!("it has {}", known.join(", ")))
        }
        Ok(Target::Event(event)) => {
            let message = format!("`{path}` is an event, not a date");
            evaluator.bad_argument(
                span,
                message,
                format!("write `{}.date` or another of its dates", event.id),
            )
        }
        Ok(Target::Lost) => None,
        Ok(_) => {
            evaluator.bad_argument(span, format!("`{path}` is no date"), "name a dated attribute of an event")
        }
        Err(unknown) => evaluator.unknown_path(path, &unknown, span),
    }
}

/// Keeps a date of an event among the inputs.
pub(super) fn remember(evaluator: &mut Evaluator<'_>, event: &Event, attribute: &str, date: Period) {
    let input = Input {
        path: format!("{}.{attribute}", event.id),
        label: format!("{} ({attribute})", event.title),
        series: None,
        period: date,
        value: None,
        unit: None,
        printed: Printed { decimals: 0, multiplier: 0 },
        status: ObservationStatus::Reported,
        sources: event.sources.iter().map(|source| source.value.clone()).collect(),
        formula: None,
        scope: None,
        note: event.status_note.clone(),
        place: event.place,
    };
    let _ = evaluator.cell(input, Decimal::ZERO, Interval::point(Decimal::ZERO));
}

/// A stretch of time as an amount.
pub(super) fn duration(
    evaluator: &Evaluator<'_>,
    word: &str,
    unit: TimeUnit,
    length: Decimal,
    from: Period,
    to: Period,
) -> Option<Amount> {
    let own = evaluator.catalog.units.find(if unit == TimeUnit::Weeks { "week" } else { "day" })?;
    let own = if unit == TimeUnit::Months { typing::count() } else { own };
    Some(Amount {
        formula: Formula::Constant(length),
        unit: own,
        nature: Nature::Duration(unit),
        printed: None,
        exact: true,
        times: Times { base: vec![from], ..Times::of(to) },
        words: format!("{word} from {} to {}", format::period(from), format::period(to)),
        subject: None,
    })
}
