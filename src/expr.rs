//! The expression language over the data: read, check, compute.
//!
//! An expression is read once into a tree with places, evaluated against the catalogue to an exact value with the
//! interval that the sources' rounding leaves open, and keeps every observation it rests on. Knows nothing of the
//! words that an editor wrote about it; `claim` does.

mod ast;
mod breaks;
mod derived;
mod evaluator;
#[cfg(test)]
pub(crate) mod fixture;
mod formula;
pub mod functions;
mod lexer;
mod lookup;
mod parser;
mod typing;
mod value;

use crate::data::catalog::Catalog;
use crate::data::period::Period;
use crate::diagnostic::Diagnostics;
use crate::text::Spanned;
use evaluator::Evaluator;

pub use ast::{Bound, Call, Choice, ChoiceValue, Expression, Figure, Node, Operator, When};
pub use derived::derive;
pub use parser::{parse, parse_expression};
pub use value::{
    Circle, Evaluation, Input, Nature, Number, Printed, RankOrder, Record, Standing, TimeUnit, Times, Value,
};

/// Computes one expression.
#[must_use]
pub fn evaluate(expression: &Expression, catalog: &Catalog, sink: &mut Diagnostics) -> Evaluation {
    Evaluator::new(catalog, sink).evaluate(expression)
}

/// Computes the expressions of one figure. Where several series say `latest`, it is the latest period that all of
/// them have, and a note names it.
#[must_use]
pub fn evaluate_all(
    expressions: &[Expression],
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Vec<Evaluation> {
    let latest = common_latest(expressions, catalog);
    let evaluate = |expression: &Expression| {
        let mut evaluator = Evaluator::new(catalog, sink);
        evaluator.latest = latest;
        evaluator.evaluate(expression)
    };
    expressions.iter().map(evaluate).collect()
}

/// Reads and computes the text of a formula or assertion. A bare path in it means its value at `implied`.
#[must_use]
pub fn evaluate_formula(
    text: &Spanned<String>,
    implied: Option<Period>,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Evaluation {
    let expression = parse_expression(&text.value, text.span, sink);
    let mut evaluator = Evaluator::new(catalog, sink);
    evaluator.implied = implied;
    evaluator.evaluate(&expression)
}

/// The figure that a name stands for; nothing, and a finding, where there is none.
#[must_use]
pub fn named(name: &Spanned<String>, catalog: &Catalog, sink: &mut Diagnostics) -> Option<Figure> {
    use crate::diagnostic::Diagnostic;
    use crate::diagnostic::code::expr::UNKNOWN_SERIES;
    let Some(text) = catalog.figures.get(&name.value) else {
        let near = crate::text::nearest(&name.value, catalog.figures.keys().map(String::as_str));
        let message = format!("there is no figure named `{}`", name.value);
        sink.push(Diagnostic::new(&UNKNOWN_SERIES, name.span, message).suggest(near));
        return None;
    };
    Some(parse(&text.value, text.span, sink))
}

/// The last period that all lines with `latest` have a value for; nothing where a single line says it.
fn common_latest(expressions: &[Expression], catalog: &Catalog) -> Option<Period> {
    let mut lines = Vec::new();
    for expression in expressions {
        expression.visit(&mut |part| {
            if let Node::Point(path, When::Latest(_)) = &part.node
                && let Ok(crate::data::catalog::Target::Observations(series, key, observations)) =
                    catalog.resolve(path)
                && !lines.iter().any(|line: &lookup::Line<'_>| line.series.id == series.id && line.key == key)
            {
                lines.push(lookup::Line { series, key, observations });
            }
        });
    }
    if lines.len() < 2 {
        return None;
    }
    let frequency = lines.first()?.series.frequency;
    let has = |line: &lookup::Line<'_>, period: &Period| {
        line.observations.by_period.get(period).is_some_and(|one| one.value.is_some())
    };
    let periods = lines.first()?.observations.by_period.keys().rev();
    let mut common = periods.filter(|period| lines.iter().all(|line| has(line, period)));
    let regular = common.clone().find(|period| period.frequency() == frequency);
    regular.or_else(|| common.next()).copied()
}

#[cfg(test)]
mod tests;
