//! Derived observations: each formula is computed again, and must give its value to the last printed digit.

use super::{Check, Run};
use crate::data::catalog::Catalog;
use crate::data::order::{Graph, order};
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Body, Condition, Observation, Observations, Series};
use crate::data::unit::UnitKind;
use crate::diagnostic::code::check::{CIRCULAR_FORMULA, FORMULA_MISMATCH};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expr::{self, Input, Number, Value};
use crate::text::Span;

pub(super) const CHECK: Check =
    Check { name: "formulas", summary: "derived values are what their formulas give", run: Run::Data(run) };

/// Looks at every observation that stands in a file, alternatives included; a union shows the same ones again.
fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    let mut graph = Graph::new();
    // A union shows the same observations again.
    let own =
        catalog.series.values().filter(|one| one.body == Body::Own && one.condition == Condition::Sound);
    for series in own {
        for line in series.keys.values() {
            let cells =
                line.by_period.values().flat_map(|cell| std::iter::once(cell).chain(&cell.alternatives));
            for observation in cells {
                recompute(series, line, observation, catalog, &mut graph, sink);
            }
        }
    }
    report_circles(&graph, sink);
}

/// Computes one formula. The value counts alone, not the interval: the data set says that a formula gives its value
/// to the printed digit, and inputs with wide rounding would excuse any value.
fn recompute(
    series: &Series,
    line: &Observations,
    observation: &Observation,
    catalog: &Catalog,
    graph: &mut Graph<Span>,
    sink: &mut Diagnostics,
) {
    let (Some(formula), Some(value)) = (&observation.formula, observation.value) else { return };
    let evaluation = expr::evaluate_formula(formula, Some(observation.period), catalog, sink);
    let derived = |input: &Input| input.formula.as_ref().map(|_| input.place);
    graph.insert(observation.place, evaluation.inputs.iter().filter_map(derived).collect());
    let Value::Number(number) = evaluation.value else { return };
    let Some(given) = in_print(&number, line) else {
        let message = format!("the formula gives {}, the value is in {}", number.unit.name, line.unit.name);
        sink.push(Diagnostic::new(&FORMULA_MISMATCH, formula.span, message));
        return;
    };
    let accepted = match series.exact {
        true => Some(Interval::point(value)),
        false => Interval::rounded_to(value, observation.decimals),
    };
    if accepted.is_some_and(|accepted| !accepted.contains(given)) {
        let shown = given.round(observation.decimals.saturating_add(2)).normalized();
        let message = format!("the formula gives {shown}, not {value}");
        let finding =
            Diagnostic::new(&FORMULA_MISMATCH, observation.place, message).also(formula.span, "the formula");
        let rounded = given.round(observation.decimals);
        sink.push(finding.help(format!("write `{}`, or correct the formula", rounded.normalized())));
    }
}

/// A computed number in the unit and multiplier in which the line is printed. What is left of a percentage when a part
/// of it is taken away is a percentage again.
fn in_print(number: &Number, line: &Observations) -> Option<Decimal> {
    let rest = (&number.unit.kind, &line.unit.kind) == (&UnitKind::Points, &UnitKind::Percent);
    let factor = number.unit.factor_to(&line.unit).or_else(|| rest.then_some(Decimal::ONE))?;
    number.value.checked_mul(factor)?.checked_mul(Decimal::power_of_ten(-line.multiplier)?)
}

/// Reports each circle of derived values once, at its first place.
fn report_circles(graph: &Graph<Span>, sink: &mut Diagnostics) {
    for circle in order(graph).circles {
        let Some((first, others)) = circle.split_first() else { continue };
        let finding = Diagnostic::new(&CIRCULAR_FORMULA, *first, "this value is derived from itself");
        let finding = finding.help("derive it from something that a source states");
        sink.push(others.iter().fold(finding, |finding, other| finding.also(*other, "by way of this one")));
    }
}
