//! `count`: how many periods, events or members meet a filter.

use super::Function;
use super::arguments::{Place, option};
use crate::data::event::Event;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::expr::ast::{Call, ChoiceValue, Expression, Node, When};
use crate::expr::breaks::ACROSS;
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::{Nature, Times};
use crate::text::Span;

pub(super) static FUNCTION: Function = Function {
    name: "count",
    signature: "count(x@a..b,sign:up), count(events,within:2025) or count(members(id,elements))",
    summary: "how many periods, events or members meet a filter",
    documentation: "Periods of a range with `sign:up` or `sign:down` (a rise or fall on the period before, or the sign of a change), `above:` or `below:` a number. Events with `within:` a time, `type:`, `by:` and `against:` a member.",
    example: "count(visits.town@2025-01..2025-06,sign:up)",
    options: &["sign", "above", "below", "within", "type", "by", "against"],
    run: |evaluator, call, span| {
        let usage = "count(series@2025-01..2025-06,sign:up)";
        let argument = evaluator.only(call, span, usage)?;
        match &argument.node {
            Node::Call(members) if members.name == "members" => {
                takes(evaluator, call, "of members", &[])?;
                let (found, words) = super::members::covered(evaluator, members, argument.span)?;
                counted(found, words, Times::default()).map(Outcome::Amount)
            }
            Node::Path(name) if name == "events" => events(evaluator, call, span).map(Outcome::Amount),
            _ => periods(evaluator, call, argument, usage).map(Outcome::Amount),
        }
    },
};

/// Options of periods, and of events.
const OF_PERIODS: &[&str] = &["sign", "above", "below"];
const OF_EVENTS: &[&str] = &["within", "type", "by", "against"];

/// Refuses an option that this kind of count does not know: a filter that is not applied counts too much.
fn takes(evaluator: &mut Evaluator<'_>, call: &Call, what: &str, known: &[&str]) -> Option<()> {
    let is_known = |name: &str| name == ACROSS || known.contains(&name);
    let Some(other) = call.options.iter().find(|choice| !is_known(&choice.name)) else {
        return Some(());
    };
    let message = format!("a count {what} has no option `{}`", other.name);
    let help = match known {
        [] => "leave it out".to_owned(),
        _ => format!("it takes `{}`", known.join("`, `")),
    };
    evaluator.bad_argument(other.span, message, help)
}

/// A count as an amount. It is exact: rounding moves values, not how many there are.
fn counted(count: usize, words: String, times: Times) -> Option<Amount> {
    Some(Amount {
        formula: Formula::Constant(Decimal::from_int(i64::try_from(count).ok()?)),
        unit: typing::count(),
        nature: Nature::Count,
        printed: None,
        exact: true,
        times,
        words,
        subject: None,
    })
}

/// Periods of a range whose values meet every filter; a missing value makes the count unknown.
fn periods(evaluator: &mut Evaluator<'_>, call: &Call, argument: &Expression, usage: &str) -> Option<Amount> {
    takes(evaluator, call, "of periods", OF_PERIODS)?;
    let place = evaluator.place(argument, usage)?;
    let sign = evaluator.word_option(call, "sign", &["up", "down"])?;
    let (above, below) = (limit(evaluator, call, "above")?, limit(evaluator, call, "below")?);
    let mut count = 0;
    for period in evaluator.steps(place)? {
        let amount = evaluator.at(place, period)?;
        let value = evaluator.value(&amount)?;
        let signed = match &sign {
            None => true,
            Some(word) => step(evaluator, place, period, value)?.is_some_and(|up| up == (word == "up")),
        };
        let bounded = above.is_none_or(|limit| value > limit) && below.is_none_or(|limit| value < limit);
        count += usize::from(signed && bounded);
    }
    let label = place.line.label(evaluator.catalog);
    let words = format!("how many periods of {label}, {}, meet the filter", format::period(place.period));
    counted(count, words, Times::of(place.period))
}

/// Whether a value went up (or is positive, for changes); nothing if it stayed.
fn step<'a>(
    evaluator: &mut Evaluator<'a>,
    place: Place<'a>,
    period: Period,
    value: Decimal,
) -> Option<Option<bool>> {
    let base = if place.line.observations.measure == Measure::Change {
        Decimal::ZERO
    } else {
        let earlier = evaluator.at(place, period.step(-1))?;
        evaluator.value(&earlier)?
    };
    Some((value != base).then_some(value > base))
}

/// The number of `above:` or `below:`, if the option is there.
fn limit(evaluator: &mut Evaluator<'_>, call: &Call, name: &str) -> Option<Option<Decimal>> {
    let Some(choice) = option(call, name) else { return Some(None) };
    match &choice.value {
        ChoiceValue::Number(text) if Decimal::parse(text).is_some() => Some(Decimal::parse(text)),
        _ => evaluator.bad_argument(
            choice.span,
            format!("`{name}` wants a number"),
            format!("write `{name}:100`"),
        ),
    }
}

/// Events that meet every filter, by their own date.
fn events(evaluator: &mut Evaluator<'_>, call: &Call, span: Span) -> Option<Amount> {
    takes(evaluator, call, "of events", OF_EVENTS)?;
    let within = match option(call, "within").map(|choice| (&choice.value, choice.span)) {
        None => None,
        Some((ChoiceValue::When(When::Period(period)), _)) => Some(*period),
        Some((ChoiceValue::Range(When::Period(from), When::Period(to)), _)) => from.through(*to),
        Some((_, place)) => {
            return evaluator.bad_argument(
                place,
                "`within` wants a time",
                "write `within:2025` or `within:2025-01..2025-06`",
            );
        }
    };
    let kind = evaluator.id_option(call, "type")?;
    let by = evaluator.id_option(call, "by")?;
    let on = evaluator.id_option(call, "against")?;
    let meets = |event: &&Event| {
        within.is_none_or(|period| period.contains(event.date))
            && kind.as_ref().is_none_or(|kind| event.r#type.value == *kind)
            && by.as_ref().is_none_or(|by| event.by.iter().any(|one| one.value == *by))
            && on.as_ref().is_none_or(|on| event.on.iter().any(|one| one.value == *on))
    };
    let found: Vec<&Event> = evaluator.catalog.events.values().filter(meets).collect();
    for event in &found {
        super::days::remember(evaluator, event, "date", event.date);
    }
    if found.is_empty() {
        return evaluator.bad_argument(span, "no event meets the filter", "see `briefing list events`");
    }
    let times = within.map_or_else(Times::default, Times::of);
    counted(found.len(), "how many events meet the filter".to_owned(), times)
}
