//! `share`: a part of its whole.

use super::Function;
use super::arguments::Place;
use super::compare::beside;
use crate::data::catalog::{Catalog, Target};
use crate::data::format;
use crate::data::quantity::Decimal;
use crate::expr::ast::{Expression, Node, Operator};
use crate::expr::evaluator::{Amount, Evaluator, Outcome};
use crate::expr::formula::Formula;
use crate::expr::lookup::{Line, is_aggregate};
use crate::expr::typing;
use crate::expr::value::Nature;
use crate::text::Span;

pub(super) static FUNCTION: Function = Function {
    name: "share",
    signature: "share(part,whole)",
    summary: "a part of its whole, in per cent",
    documentation: "Both of one period, and the part inside the whole: a member of an aggregate of the same series, or of a series that declares `parts_of`. Otherwise `pct` compares them.",
    example: "share(visits.central@2025-06,visits.town@2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let usage = "share(part@2025-06,whole@2025-06)";
        let (part, whole) = evaluator.two(call, span, usage)?;
        let parts: Vec<Option<Place<'_>>> =
            summands(part).into_iter().map(|part| evaluator.place(part, usage)).collect();
        let whole = evaluator.place(whole, usage);
        let (parts, whole) = (parts.into_iter().collect::<Option<Vec<_>>>()?, whole?);
        for part in &parts {
            fits(evaluator, *part, whole, span)?;
        }
        apart(evaluator, &parts)?;
        divide(evaluator, &parts, whole).map(Outcome::Amount)
    },
};

/// The parts of a sum, each of which has to lie inside the whole.
fn summands(part: &Expression) -> Vec<&Expression> {
    match &part.node {
        Node::Binary(Operator::Add, one, other) => summands(one).into_iter().chain(summands(other)).collect(),
        Node::Call(call) if call.name == "sum" && call.arguments.len() > 1 => call.arguments.iter().collect(),
        _ => vec![part],
    }
}

/// Whether a part belongs to the whole; nothing, and a report, if not.
fn fits<'a>(evaluator: &mut Evaluator<'a>, part: Place<'a>, whole: Place<'a>, span: Span) -> Option<()> {
    if part.period != whole.period {
        let help = format!("write both for {}, or use `pct`", format::period(whole.period));
        return evaluator.bad_argument(span, "a part and its whole are of one period", help);
    }
    if !is_inside(evaluator.catalog, part.line, whole.line) {
        let message = format!("`{}` is not declared a part of `{}`", part.line.path(), whole.line.path());
        return evaluator.bad_argument(
            span,
            message,
            "write `pct(a,b)`, or declare `parts_of` in the series",
        );
    }
    Some(())
}

/// Whether no part is counted twice: neither the same line again nor a member beside the total that holds it.
fn apart<'a>(evaluator: &mut Evaluator<'a>, parts: &[Place<'a>]) -> Option<()> {
    let pairs = parts
        .iter()
        .enumerate()
        .flat_map(|(at, one)| parts.iter().skip(at + 1).map(move |other| (one, other)));
    let twice = pairs.into_iter().find(|(one, other)| {
        let (one, other) = (one.line, other.line);
        is_inside(evaluator.catalog, one, other) || is_inside(evaluator.catalog, other, one)
    });
    let Some((one, other)) = twice else { return Some(()) };
    let message = format!("`{}` and `{}` count the same twice", one.line.path(), other.line.path());
    evaluator.bad_argument(other.span, message, "name each part once")
}

fn divide<'a>(evaluator: &mut Evaluator<'a>, parts: &[Place<'a>], whole: Place<'a>) -> Option<Amount> {
    let mut above: Option<Amount> = None;
    for part in parts {
        let amount = evaluator.at(*part, part.period)?;
        above = Some(match above {
            None => amount,
            Some(sum) => {
                let words = format!("{} and {}", sum.words, amount.words);
                let amount = typing::convert(evaluator, amount, &sum.unit, part.span)?;
                Amount { words, ..sum.added(amount) }
            }
        });
    }
    let (above, below) = (above?, evaluator.at(whole, whole.period)?);
    let below = typing::convert(evaluator, below, &above.unit, whole.span)?;
    Some(Amount {
        words: beside("share of ", "in", &above.words, &below.words),
        formula: above.formula.over(below.formula).times(Formula::Constant(Decimal::HUNDRED)),
        unit: typing::percent(),
        nature: Nature::Share,
        printed: None,
        exact: above.exact && below.exact,
        times: above.times,
        subject: None,
    })
}

/// Whether a line is a part of another: the same series with an aggregate in place of a member, or so declared.
fn is_inside(catalog: &Catalog, part: Line<'_>, whole: Line<'_>) -> bool {
    let declared = part.series.parts_of.as_ref().and_then(|path| catalog.resolve(&path.value).ok());
    let declared = matches!(declared, Some(Target::Observations(series, key, _))
        if series.id == whole.series.id && key == whole.key);
    declared || part.series.id == whole.series.id && widens(catalog, part, whole)
}

/// Whether each member of the whole is that of the part or an aggregate.
fn widens(catalog: &Catalog, part: Line<'_>, whole: Line<'_>) -> bool {
    let members = part.series.free_dimensions().zip(part.key.iter().zip(whole.key));
    members.into_iter().all(|(dimension, (one, other))| {
        let aggregate = is_aggregate(catalog, &dimension.codes, other);
        one == other || aggregate
    })
}
