//! `rank`: the place of a value in an order.

use super::Function;
use super::arguments::{Place, option};
use crate::data::catalog::Target;
use crate::data::format;
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::diagnostic::Diagnostics;
use crate::expr::ast::{Call, ChoiceValue};
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::lookup::Line;
use crate::expr::typing;
use crate::expr::value::{Nature, RankOrder, Times};
use crate::text::Span;

pub(super) static FUNCTION: Function = Function {
    name: "rank",
    signature: "rank(p,within:a..b,order:asc)",
    summary: "the place among the members of a dimension, 1 the largest",
    documentation: "Aggregates are no candidates. Every member that could stand above must be in the data: what the whole leaves over must be smaller than the value itself, or every member must have a value. With `within:` the place among the periods of a range.",
    example: "rank(visits.central@2025-06)",
    options: &["within", "order"],
    run: |evaluator, call, span| {
        let usage = "rank(series.member@2025-06)";
        let argument = evaluator.only(call, span, usage)?;
        let place = evaluator.place(argument, usage)?;
        let ascending = evaluator.word_option(call, "order", &["asc", "desc"])?.as_deref() == Some("asc");
        let own = evaluator.at(place, place.period)?;
        let others = match option(call, "within") {
            Some(_) => periods(evaluator, call, place)?,
            None => members(evaluator, place, &own, ascending)?,
        };
        if others.is_empty() {
            let message =
                format!("there is nothing beside `{}` that it could be ranked with", place.line.path());
            return evaluator.bad_argument(
                place.span,
                message,
                "name a member of a dimension, or periods by `within:`",
            );
        }
        order(evaluator, place, own, others, ascending, span).map(Outcome::Amount)
    },
};

/// The place of `own` among `others`.
fn order<'a>(
    evaluator: &mut Evaluator<'a>,
    place: Place<'a>,
    own: Amount,
    others: Vec<Amount>,
    ascending: bool,
    span: Span,
) -> Option<Amount> {
    let (value, interval) = evaluator.measure(&own, span)?;
    let (mut above, mut tied, mut close) = (0_i64, 1_usize, 0_usize);
    let among = others.len() + 1;
    for other in others {
        let other = typing::convert(evaluator, other, &own.unit, span)?;
        let (rival, around) = evaluator.measure(&other, span)?;
        above += i64::from(if ascending { rival < value } else { rival > value });
        tied += usize::from(rival == value);
        close += usize::from(rival != value && around.overlaps(interval));
    }
    if close > 0 {
        evaluator.notes.push("the places could change within the rounding of the sources".to_owned());
    }
    let end = if ascending { "smallest" } else { "largest" };
    let label = place.line.label(evaluator.catalog);
    Some(Amount {
        formula: Formula::Constant(Decimal::from_int(above + 1)),
        unit: evaluator.catalog.units.find("rank").unwrap_or_else(typing::count),
        nature: Nature::Rank(RankOrder { ascending, tied, among }),
        printed: None,
        exact: true,
        times: Times::of(place.period),
        words: format!("rank of {label}, {}, among {among}, 1 the {end}", format::period(place.period)),
        subject: None,
    })
}

/// The values of the same line in the other periods of `within:`; a hole among them makes the rank unknown.
fn periods<'a>(evaluator: &mut Evaluator<'a>, call: &Call, place: Place<'a>) -> Option<Vec<Amount>> {
    let choice = option(call, "within")?;
    let (from, to) = match choice.value {
        ChoiceValue::Range(from, to) => (from, to),
        ChoiceValue::When(when) => (when, when),
        _ => {
            return evaluator.bad_argument(
                choice.span,
                "`within` wants a time",
                "write `within:2025-01..2025-12`",
            );
        }
    };
    let period = evaluator.range(place.line, from, to, choice.span)?;
    let steps = evaluator.peers(place, period)?;
    let others: Vec<Period> = steps.into_iter().filter(|step| *step != place.period).collect();
    others.into_iter().map(|step| evaluator.at(place, step)).collect()
}

/// The values of the other members, none missing that could matter.
fn members<'a>(
    evaluator: &mut Evaluator<'a>,
    place: Place<'a>,
    own: &Amount,
    ascending: bool,
) -> Option<Vec<Amount>> {
    if place.line.is_aggregate(evaluator.catalog) {
        let message = format!("`{}` is a total, not one of those that are ranked", place.line.path());
        return evaluator.bad_argument(place.span, message, "name a member, or periods by `within:`");
    }
    let (mut known, mut missing) = (Vec::new(), Vec::new());
    for line in rivals(evaluator, place.line) {
        match silently(evaluator, line, place.period) {
            Some(amount) => known.push(amount),
            None => missing.push(line.path()),
        }
    }
    let unsure = match remainder(evaluator, place, own, &known) {
        Some(rest) => ascending || rest >= evaluator.value(own)?,
        None => !missing.is_empty(),
    };
    if !unsure {
        return Some(known);
    }
    let shown: Vec<&str> = missing.iter().take(4).map(String::as_str).collect();
    let message = format!(
        "a larger member than `{}` may be missing for {}",
        place.line.path(),
        format::period(place.period)
    );
    let help = if shown.is_empty() {
        "the known members leave more of the whole than this one holds; cite the rank instead".to_owned()
    } else {
        format!("there is no value of `{}`; cite the rank instead", shown.join("`, `"))
    };
    evaluator.refuse(place.span, message, help)
}

/// The lines of the same series with another member in the last dimension, without aggregates.
fn rivals<'a>(evaluator: &Evaluator<'a>, own: Line<'a>) -> Vec<Line<'a>> {
    let lines = siblings(own).into_iter().filter(|line| line.key != own.key);
    lines.filter(|line| !line.is_aggregate(evaluator.catalog)).collect()
}

/// The lines that differ from one in the last dimension alone, itself among them.
fn siblings(own: Line<'_>) -> Vec<Line<'_>> {
    let head = own.key.split_last().map(|(_, head)| head);
    let keys = own.series.keys.iter().filter(|(key, _)| key.split_last().map(|(_, head)| head) == head);
    keys.map(|(key, observations)| Line { series: own.series, key, observations }).collect()
}

/// A value that may be missing without a word.
fn silently<'a>(evaluator: &mut Evaluator<'a>, line: Line<'a>, period: Period) -> Option<Amount> {
    let before = std::mem::replace(evaluator.sink, Diagnostics::new());
    let found = evaluator.observe(line, period, line.series.place);
    *evaluator.sink = before;
    found
}

/// What the whole leaves over beside the known members, if the whole is known: the declared one, else the largest
/// aggregate of the series.
fn remainder<'a>(
    evaluator: &mut Evaluator<'a>,
    place: Place<'a>,
    own: &Amount,
    known: &[Amount],
) -> Option<Decimal> {
    // Only what adds up to a whole leaves something over, and only where nothing is below zero.
    if !matches!(own.nature, Nature::Level(Measure::Flow | Measure::Stock)) {
        return None;
    }
    let below_zero = |amount: &Amount| evaluator.value(amount).is_none_or(Decimal::is_negative);
    if below_zero(own) || known.iter().any(below_zero) {
        return None;
    }
    let whole = wholes(evaluator, place.line).into_iter().filter_map(|line| {
        let amount = silently(evaluator, line, place.period)?;
        evaluator.value(&amount)
    });
    let mut rest = whole.max()?.checked_sub(evaluator.value(own)?)?;
    for amount in known {
        rest = rest.checked_sub(evaluator.value(amount)?)?;
    }
    Some(rest)
}

/// The totals that tell whether an unknown member could be larger: the declared one alone, else the aggregates that
/// stand beside the members.
fn wholes<'a>(evaluator: &Evaluator<'a>, own: Line<'a>) -> Vec<Line<'a>> {
    let catalog = evaluator.catalog;
    let declared = own.series.parts_of.as_ref().and_then(|path| catalog.resolve(&path.value).ok());
    if let Some(Target::Observations(series, key, observations)) = declared {
        return vec![Line { series, key, observations }];
    }
    siblings(own).into_iter().filter(|line| line.is_aggregate(catalog)).collect()
}
